"""What a page says to its reader: words of address, matters of a page, words that lead to another story."""

from __future__ import annotations

import re

from feeds.parse.text.phrases import holds

ADDRESS = frozenset(
    """
you your yours yourself you're you've you'll we us our ours we're we've we'll du dich dir dein deine deinem deinen
deiner euch euer eure wir uns unser unsere unserem unseren unserer vous votre vos nous notre nos te tu tus tuyo ti
usted ustedes nosotros nuestro nuestra nuestros nuestras você vocês teu tua teus tuas nosso nossa nossos nossas tuo
tuoi tue voi vostro vostra vostri vostre noi nostro nostra nostri nostre u uw je jij jou jouw jullie wij ons onze dig
din ditt dina vi oss vår vårt våra deg jer jeres vores dere ty ciebie ci cię tobie tobą twój twoja twoje twoją twoim
nasz nasza nasze naszą naszej naszych wasz vám vás váš vaše vaší náš naše naší вы вам вас ваш ваша ваше ваши мы нас
нам наш наша наше наши tienes puedes debes quieres hai puoi devi vuoi możesz musisz masz chcesz siz sizi size sizin
biz bizim bize sinä sinua sinun sinulle teidän meidän meille
please bitte veuillez merci favor favore alstublieft proszę
""".split()
)
"""Words by which a page means its reader or itself."""
_SELF = frozenset(
    """
i i'm i'd i'll me my ich mich mir mein meine je j'accepte j'aide m'abonner moi yo quiero eu quero voglio io ik mij mijn
jag mig mitt jeg ja mnie chcę chci mne хочу я мне yes no
thanks later ok allow nein danke später oui non merci tard sí gracias luego sim não obrigado depois sì grazie dopo nee
bedankt nej tack senare tak takk tak nie dziękuję
""".split()
)
"""What a button lets its reader say."""
_BUTTON = 32
"""The most letters of a button."""
_POLITE = re.compile(r"(?<=[\w,;:–—-] )(?:Sie|Ihnen|Ihr|Ihre[mnrs]?)\b|^\w+ Sie\b|^Ihre?[mnr]? [A-ZÄÖÜ]")
"""The German address is told from "she" and "they" by its capital."""
_ORDER = re.compile(
    r"(?:\w{3,}ez|\w+(?:ez|ons|e|s)-(?:la-|le-|les-)?(?:moi|vous|nous|toi)|let's"
    r"|\w*[áíóú]\w{1,4}(?:te|nos|me))$"
)
_EDGES = '.,:;!?()[]«»"“”„…–—|›»→*'
_STEM = 6
"""Letters of a word that are looked for in a text, where its ending may be another."""
_ENDING = 3
_SAYS = 4
"""Words longer than this say what a line is about."""
_QUOTES = frozenset('"“”„«»「」『』')
_SPEAKS = ("– ", "— ", "- ", "‘", "'")

_GATE = frozenset(
    """
in out up logged sign sesión party parties third terze derde tredje support chip terms this our diese cette esta month
monat mois mes mese mês maand månaden every week woche jeden chaque tous cada todos todas tutti tutte ogni elke varje
""".split()
)
"""A quick look: without one of these words there is no phrase of a page."""
_MATTERS = frozenset(
    """
einlogg anmeld registr regíst connecte accede accedi inlogg logga zalog subscri suscri abonn inscri iscri assin prenumer
member mitglied adhér membre sócio medlem kostenlos kostenfrei gratis grátis gratuit article artikel artículo articolo
artigo artykuł inhalt contenu contenid conteúdo inhoud innehåll cookie tracker traceur tracking consent permission
erlaubnis permiso permesso commission accès acceso accesso acesso zugang toegang accept zustimm einwillig akzept acept
accett aceit toestemm toestaan toegestaan godkän samtyck autoris autoriz browser navigateur navegador device gerät
appareil dispositiv drittanbiet anbieter terceiro partner données gegevens uppgifter privacy datenschutz confidentialit
privacid privacidad einstellung paramètre ajustes impostazion definições instelling inställning display anzeig angezeigt
affich mostra muestra video filmpje filmchen newsletter lettre mailbox inbox email e-mail postfach courriel correo buzón
casella caixa inkorg address adress dirección indirizzo endereço donat donation spende unterstütz soutenir soutenez
apóya apoya apoie sostien reader leser lecteur lector leitor lettor lezer läsare newsroom redaktion rédaction redacción
redazione redação redactie journalis periodis giornalis jornalis paywall blocker bloqueu bloquead werbeblock download
notif advert werbung publicit annonc formular weekday mithelf profil
""".split()
)
"""Accounts, consent, mailboxes, readers' money, how often a letter comes: what pages speak of, and few articles."""
_WHOLE = frozenset(
    """
account accounts konto conta contas compte cuenta abo socio socia free content kakor tiers tercero terceros data daten
datos dati dados settings shown letter letters carta brev posta adres dons don steun stöd editors push alert alerts app
apps access link links form forms provision login log-in monthly
""".split()
)
_TAILS = ("brief", "mail", "mailadres", "mailadresse")
_SIZES = tuple(sorted({len(stem) for stem in _MATTERS}))
_STARTS = frozenset(stem[: _SIZES[0]] for stem in _MATTERS)
"""A quick look before all sizes are tried."""
_PHRASES = re.compile(
    r"\b(?:log(?:ged|ging)? (?:in|out)|sign(?:ed|ing)? (?:in|up)|inici\w+ sesi\w+|third[- ]part\w+"
    r"|terze parti|derde partij|tredje part|support us|chip in|terms of|this page|our pages"
    r"|diese seite|cette page|esta página|a month|per month|i månaden|once a week"
    r"|(?:pro|im) monat|par mois|al mese?|por mês|per maand|every (?:day|week|morning|evening|\w+day)"
    r"|jeden (?:tag|\w+(?:tag|abend|morgen))|einmal (?:in der|pro) woche|chaque (?:jour|soir|matin|semaine|\w+di)"
    r"|tous les (?:jours|matins|soirs|\w+dis?)|cada (?:día|mañana|tarde|noche|semana)"
    r"|tod[oa]s (?:os|as|los|las) (?:días|dias|noites|noches|mañanas|manhãs|semanas)"
    r"|tutt[ei] (?:i giorni|le mattine|le sere)|ogni (?:giorno|mattina|sera|settimana)|elke (?:dag|ochtend|week|avond)"
    r"|varje (?:\w+dag|morgon|vecka|kväll))\b"
)
_LEADS = frozenset(
    """
read reading see watch listen hear more related also missed miss worth archive archives recommended recommend like
next elsewhere discover explore catch deeper further lesen liest lesenswert sehenswert hörenswert mehr dazu spannend
interessant thema themen archiv verpasst weiter lire relire voir revoir écouter découvrir sujet loin savoir manqué
lee leer lea ver vea mira mire escucha más también tema asunto interesa interese interesar archivo archives leia ler
veja ouça saiba mais
também leggi leggere vedere guarda ascolta approfondire anche scopri lees lezen bekijk luister kijk meer ook onderwerp
läs läsa lyssna mer också ämnet les læs mere også emnet czytaj przeczytaj zobacz więcej także temat
""".split()
)
_BETWEEN = frozenset(
    """
too on this that the a an our your in case you from to of it now here up story stories subject topic issue time for
series serie série series want up don't keep go may might must before again about zum zur aus dem der die das den
auch hier jetzt sie dich diesem unserem
noch ebenfalls passend im à aussi également pour aller en de nos dans davantage notre le la les sur ce même thème ne
pas encore plus
sobre este esta esto el lo te le puede quizá para además del nuestro no ainda esse o da per sul sullo stesso di più
questo il
over dit het verder hierover nog se om i även vidare na o ten też
""".split()
)
_MORE = frozenset("more mehr más mais meer mer plus altro więcej".split())
_OF = frozenset("from on about aus zu von zum zur über sobre de del da su sul over van om na o".split())
_LED = re.compile(r"([^:|–—›»]{5,40}?)\s?[:|›»]\s?(?=[\w\"“„«‘'¿¡])")
_FEWEST, _MOST = 12, 140
"""Letters of a headline that a pointer leads to."""
_LONGEST = 200
"""More letters than any pointer and its headline have."""


_COMMON = frozenset(
    """
about above after again always among another before behind being below between could doing during every everything
first going great having itself least maybe might money month months morning never nothing other others ought people
place right shall should since something start still story stories their there these thing things think those three
through today together towards under until using where which while whole whose without world would years
aller alles andere anderen beim bleiben damit dann darum dass davon dazu denen deren diese diesem diesen dieser dieses
doch durch eine einem einen einer eines einfach etwas ganze geben gegen gehen haben heute hinter immer jeden jeder jedes
jetzt kann kein keine können könnte lassen machen mehr menschen monat morgen müssen nach nicht nichts noch nämlich oder
ohne sagen schon sehen sein seine seiner sich sind sollen sondern später tagen unter viele vielleicht warum weil weiter
welche wenn werden wieder wird wirklich wissen woche wochen wollen worden wurde wurden zwischen
ainsi alors après aucun aussi autre autres avant avoir cette ceux chaque chose comme comment contre depuis donner elles
encore entre était êtes être faire faites falloir jours leurs lorsque mieux moins monde même notre parce pendant peut
peuvent plusieurs pourquoi pouvez pouvoir quand quelque quelques rien sans savoir selon semaine seulement sont soir
sujet temps toujours toute toutes travail trois très vouloir
algo alguna algunas algunos antes aquí años cada casi como cosas cuando cuanto decir desde después donde durante ellos
entre estaba estado estamos estar están estas estos forma gente hacer hasta mejor menos mientras mismo momento mucho
muchos mundo nada noche nunca otra otras otro otros parte pero poder porque puede pueden quien quienes quiere saber
semana
sería siempre siendo sobre solo también tanto tener tiempo tiene tienen toda todas todo todos vamos veces
agora ainda algumas alguns dessa desse dias depois ela eles essa esse estão fazer isso mais melhor mesmo muito nossa
ontem
onde outra outros para pela pelo pode porque quando quem sempre seus tempo tudo você
adesso anche ancora anni avere bene certo come cosa cose della delle dello dopo dove essere fanno fare fatto giorni
giorno
molto mondo niente ogni oltre perché persone poco prima proprio quale quando quando quello questa queste questi questo
sempre senza solo sono stata stato tempo tutta tutte tutti tutto
alleen alles andere deze door eerste geen graag heeft hebben hier iets jaar kunnen maar meer mensen naar niet omdat
onder
over verder voor waar waarom wanneer week welke werd wordt worden zijn zonder
alla allt andra bara blir därför efter eller finns från genom göra hade inte kommer kunna mellan mycket måste något
också
sedan skulle under utan vara varför vecka vilken
""".split()
)
"""Words of any text: to share them says nothing of what a line is about."""


def speaks(text: str, low: str) -> bool:
    """Whether a line speaks to its reader, or lets the reader speak as a button does. `low`: the same, case-folded."""
    words = (
        low.replace("’", "'").replace(",", " ").replace(".", " ").replace("?", " ").replace("!", " ").split()
    )
    if not words or max(map(len, words)) < 2:
        return False  # the letters of an index
    if not ADDRESS.isdisjoint(words) or (("Sie" in text or "Ih" in text) and _POLITE.search(text)):
        return True
    button = len(text) <= _BUTTON and text[-1].isalnum() and not _SELF.isdisjoint(words)
    return button or _ORDER.match(words[0]) is not None


def spoken(low: str) -> list[str]:
    """The words of a case-folded line, points cut off."""
    return [word.strip(_EDGES) for word in low.replace("’", "'").split()]


def matters(low: str) -> set[str]:
    """The matters of a page that a case-folded line names."""
    words = spoken(low)
    found = set() if _GATE.isdisjoint(words) else set(_PHRASES.findall(low))
    for word in words:
        if word in _WHOLE or word.endswith(_TAILS) or _is_matter(word):
            found.add(word)
    return found


def _is_matter(word: str) -> bool:
    return word[: _SIZES[0]] in _STARTS and any(word[:size] in _MATTERS for size in _SIZES)


def is_quoted(text: str) -> bool:
    """Whether a line quotes: then it is somebody else who speaks."""
    return not _QUOTES.isdisjoint(text) or text.startswith(_SPEAKS)


def stems(low: str) -> set[str]:
    """The beginnings of the words that say what a case-folded line is about."""
    words = {part.rpartition("'")[2] for part in spoken(low)} - _COMMON - ADDRESS
    return {word[: max(_STEM, len(word) - _ENDING)] for word in words if len(word) > _SAYS}


def leads(low: str) -> bool:
    """Whether a case-folded line says nothing but that its reader should see more, and then a headline."""
    if len(low) > _LONGEST or not holds(low, ":|›»"):
        return False
    found = _LED.match(low)
    if not found or low[-1] == "." or not _FEWEST <= len(low) - found.end() <= _MOST:
        return False
    words = spoken(found[1])
    if len(words) > 1 and words[0] in _MORE and words[1] in _OF:
        return True
    known = sum(word in _LEADS for word in words)
    return known > 0 and len(words) > 1 and all(word in _LEADS or word in _BETWEEN for word in words)

"""Notices: lines in which a page speaks of itself to its reader, known by what they say rather than word for word.

Consent to cookies, invitations to a newsletter, what one agrees to, where the text goes on behind an advertisement,
and pointers to other stories. Each pattern asks for the desk's voice (we, this site, an order) besides the matter, so
that a story about cookies or newsletters keeps its sentences.
"""

from __future__ import annotations

import re

from feeds.parse.text.lexicon import OPENINGS
from feeds.parse.text.phrases import Phrases, by_head

_LONGEST = 700
"""A notice is no longer than this."""
_BRIEF = 320
_LINE = 160
_HEAD = 50
_START = min(map(len, OPENINGS))
_OPENINGS = by_head(OPENINGS, _START)
_SIGNS = "»›→►▶•*([-> "
_QUOTES = "\"“„«‘'–—"

_COOKIE = Phrases(("cookie", "куки", "クッキー"), re.compile(r"\b(?:cookie|куки)|クッキー"))
_USES = re.compile(
    r"\b(?:us(?:e[sd]?|ing|age|o|a|amos|ados?|iamo)|stor(?:e[sd]?|ing)|set(?:s|zt|zen)?|utili[sz]\w*|verwend\w*"
    r"|(?:be)?nutz\w*|einsatz|emple\w+|gebrui\w+|plaats\w*|używ\w+|korzyst\w+|använd\w*|brug\w*|bruk\w*|käyttä\w*"
    r"|accept\w*|akzept\w*|acept\w*|accett\w*|aceit\w*|autori[sz]\w*|agree\w*|consent\w*|zustimm\w*|einwill\w*|manage"
    r"|configur\w*|dépos\w*|speicher\w*|almacen\w*|verarbeit\w*|process\w*|trait\w+|param[eé]tr\w*|kullan\w+|использу\w+)\b"
)
_DESK = re.compile(
    r"\b(?:we|our|us|this (?:web ?)?site|(?:this|our) (?:page|app|service)|by (?:continuing|clicking|using)"
    r"|(?:your|ihr(?:em)?|dein(?:em)?|votre|su|tu|tuo|seu) (?:device|browser|gerät|appareil|dispositi[vt]o|terminal)"
    r"|mit ihrer (?:zustimmung|einwilligung)|en (?:poursuivant|continuant|cliquant)|al (?:hacer clic|continuar|navegar)"
    r"|ao (?:continuar|navegar|clicar)|(?:proseguendo|cliccando)"
    r"|wir|uns(?:er\w*)?|diese[rs]? (?:web)?(?:site|seite|angebot)\w*|nous|notre|nos|ce site|notre site|votre"
    r"|nosotros|nuestr\w+|est[ea] (?:sitio|web|página)|us(?:a|iz|iliz)amos|utili[zs]amos|empleamos|questo sito"
    r"|utilizziamo|usiamo|nostr\w+|este (?:site|portal)|noss\w+|deze (?:web)?(?:site|pagina)|wij|onze|ta strona"
    r"|nasz\w*|denna (?:webb)?(?:plats|sida)|våra?|vi|vores|denne siden|наш\w*|мы|sitemiz\w*)\b"
)
_LETTER = Phrases(
    (
        "newsletter", "news alert", "lettre", "bolet", "brief", "brev", "biuletyn", "push-", "mail", "rassegna",
        "courriel", "рассылк",
    ),
    re.compile(
        r"\b(?:newsletter|news alert|infolettre|lettre d['’]info|bolet[ií]n|briefing|nieuwsbrief|nyhetsbrev|nyhedsbrev"
        r"|biuletyn|rundbrief|push-(?:mitteil|nachricht|benachrichtig)|email (?:update|alert)|rassegna"
        r"|per (?:e-?)?mail\b|par (?:e-?mail|courriel)\b|by email\b|via e-?mail\b)|рассылк"
    ),
)  # fmt: skip
_INBOX = Phrases(
    (
        "inbox", "postfach", "posteingang", "votre bo", "correo", "bandeja", "buzón", "mail", "casella", "inkorg",
        "skrzynk",
    ),
    re.compile(
        r"\b(?:your|to the) inbox\b|\b(?:ihr|dein)(?:em|en)? (?:e-mail-)?(?:postfach|posteingang)|\bvotre bo[iî]te"
        r"|\b(?:tu|su) (?:correo|bandeja|buzón|e-?mail)\b|\btua casella|\bseu e-?mail\b|\b(?:je|uw) (?:mailbox|inbox)\b"
        r"|\bdin inkorg\b|\b(?:twoją|swoją) skrzynk"
    ),
)  # fmt: skip
_INVITES = re.compile(
    r"\b(?:subscri\w+|sign(?:ing)? up|join|get|receive|don['’]t miss|never miss|stay|deliver(?:ed|s)|enter|abonnier\w*"
    r"|anmeld\w*|melden sie|eintrag\w*|registrier\w*|erhalten sie|bestellen sie|verpassen|auf dem laufenden"
    r"|inscri\w+|abonne\w*|recev\w+|suscr\w+|recib\w+|apúnt\w*|regístr\w*|iscriv\w*|ricev\w*|receb\w*|assin\w*"
    r"|schrijf|meld (?:je|u)|ontvang\w*|aanmeld\w*|zapisz|otrzymuj|prenumerera|anmäl|tilmeld|få|meld deg"
    r"|подпи\w+)\b"
)
_READER = re.compile(
    r"\b(?:your?|our|sie|ihr\w*|dein\w*|du|dich|euch|unser\w*|jetzt|kostenlos\w*|vous|votre|vos|notre|gratuit\w*"
    r"|tus?|te|su|nuestr\w+|gratis|tua?|tuo|nostr\w+|seu|noss\w+|je|uw|onze|din|vår\w*|free|here)\b"
)
_AGREES = Phrases(
    (
        "unsubscribe", "jederzeit", "à tout moment", "de baja", "iscri", "cancelar",
        "op elk moment", "recaptcha", "agree", "accept", "consent", "acknowledge", " our ", "datenschutz", "stimm",
        "akzeptier", "einverstanden", "reconnaissez", "notre politique", " acept", "nuestr", "nostra ",
        "aceita", "concorda", "nossa política", "akkoord", "privac", "privatsphäre", "votre vie",
    ),
    re.compile(
        r"\bunsubscribe (?:at )?any|\bcan unsubscribe\b|\bjederzeit (?:wieder )?(?:abmeld|abbestell|widerruf|kündba)"
        r"|\babmeldung ist jederzeit|\bdés(?:inscri|abonn)\w+ à tout moment|\bdar(?:se|te|me) de baja\b"
        r"|\bannullare l['’]iscrizione|\bdisiscriver|\bcancelar (?:a|su|tu) (?:inscrição|assinatura|suscripción)"
        r"|\bop elk moment (?:uitschrijven|afmelden)|\bprotected by recaptcha|\bdurch recaptcha geschützt"
        r"|\bby (?:\w+ing) (?:[^.]{0,60} )?you (?:\w+ ){0,3}(?:agree|accept|consent|acknowledge)"
        r"|\b(?:see|read|view) our (?:privacy|cookie|terms)|\b(?:in|zu) unseren? datenschutz(?:erklärung|hinweis)"
        r"|\bmit (?:dem|der|ihrer) (?:absenden|klick|anmeldung|registrierung|bestellung|abonn\w+)[^.]{0,60}"
        r"(?:stimm|akzeptier|datenschutz|einverstanden)|\bstimmen sie (?:unseren?|der|den) "
        r"(?:datenschutz|nutzungsb|agb|verwendung)"
        r"|\ben (?:vous )?\w+ant,? (?:[^.]{0,60} )?vous (?:acceptez|consentez|reconnaissez)"
        r"|\bnotre politique de (?:confidentialité|cookies)|\bretirer votre consentement"
        r"|\bal (?:suscrib|registr|continuar|hacer clic|enviar|inscrib)\w*[^.]{0,60} acept"
        r"|\bnuestr[ao]s? (?:política de|aviso de|términos)|\biscrivendo(?:ti|si)[^.]{0,60} accett"
        r"|\bnostra (?:informativa|privacy)|\bao (?:se )?(?:inscrever|continuar|clicar|assinar)[^.]{0,60}"
        r"(?:aceita|concorda)|\bnossa política de|\bgaat? (?:je|u) akkoord|\bonze privacy|\bwe and our \d* ?partners"
        r"|\byour (?:privacy|consent) (?:matters|choices|is important)|\bihre privatsphäre|\bvotre vie privée est"
        r"|\bsu privacidad|\btu privacidad"
    ),
)  # fmt: skip
_GOES_ON = re.compile(
    r"(?:(?:the |this )?(?:story|article|content|post|text|report) continues? (?:below|after|under)"
    r"|continue(?:s|d)? (?:reading )?(?:below|after)|scroll (?:down )?to continue|skip (?:the )?ad"
    r"|(?:after|below) this ad"
    r"|(?:der )?(?:artikel|text|beitrag)[^.]{0,20} (?:nach|unter|unterhalb) (?:der |dieser )?(?:anzeige|werbung)"
    r"|(?:weiter|nach|unterhalb)[^.]{0,25} (?:nach |unter )?(?:der |dieser )?(?:anzeige|werbung)"
    r"|la suite (?:de (?:l['’]|cet |votre )?(?:article )?)?(?:est )?(?:après|ci-dessous|sous)"
    r"|l['’]article (?:continue|se poursuit)"
    r"|(?:el |la )?(?:artículo|noticia|nota|texto)? ?(?:continúa|sigue) (?:tras|después|debajo|abajo|leyendo)"
    r"|(?:l['’]articolo )?(?:continua|prosegue) (?:dopo|sotto)|(?:o artigo |a notícia )?continua (?:após|depois|abaixo)"
    r"|(?:het )?artikel gaat (?:verder )?(?:onder|na)|(?:dalsza część|ciąg dalszy)[^.]{0,30}(?:pod|poniżej)"
    r"|artikeln fortsätter|artiklen fortsætter|(?:saken|artikkelen) fortsetter|продолжение (?:после|ниже))"
)
_POINTERS = re.compile(
    r"(?:(?:(?:please )?(?:read|see|watch|listen|hear|explore|learn|discover|find out)"
    r"(?: more| also| next| now| here| further| on| this| to| about)*"
    r"|(?:more|also)(?: on| about| from| in| news| stories| reading)*(?: this| the| our)?"
    r"(?: story| topic| subject| site| section)?"
    r"|(?:related|recommended|suggested)(?: \w+)?|don['’]t miss|you (?:may|might) (?:also )?like|must[- ]read"
    r"|in case you missed it|further reading|up next|next up|editor['’]s (?:pick|choice)"
    r"|(?:lesen|lies|hören|sehen|schauen)(?: sie| dazu| auch| hier| mehr| weiter)*"
    r"|mehr(?: dazu| zum thema| zu diesem thema| lesen| infos?| informationen| hier| nachrichten)*"
    r"|(?:auch|ebenfalls) (?:interessant|lesenswert|spannend)|passend (?:dazu|zum thema)|siehe auch|weiterlesen"
    r"|lesetipp|zum thema|das könnte (?:sie|dich) (?:auch )?interessieren"
    r"|(?:à |a )?(?:lire|voir|écouter|regarder|découvrir|relire)"
    r"(?: aussi| également| la suite| plus| encore| notre \w+)*"
    r"|sur le même (?:sujet|thème)|pour aller plus loin|(?:pour )?en savoir plus|plus d['’]infos?"
    r"|lisez (?:aussi|également)"
    r"|(?:lea|lee|leer|ver|vea|mira|mire|escuche|escucha)(?: también| más| además)*"
    r"|(?:te|le) puede interesar|más (?:información|noticias|sobre [\w ]{3,25})|(?:noticias? )?relacionad[oa]s?"
    r"|no te pierdas"
    r"|(?:leggi|guarda|vedi|ascolta)(?: anche| di più| tutto)*|per approfondire|potrebbe interessarti"
    r"|(?:leia|veja|ouça|confira)(?: também| mais)*|saiba mais"
    r"|(?:lees|bekijk|zie|luister)(?: ook| meer| verder)*|(?:läs|les|læs|se|lue)(?: också| även| også| mere?| myös)*"
    r"|(?:czytaj|zobacz|przeczytaj)(?: też| także| więcej| również)*|(?:čtěte|viz)(?: také| též)*|přečtěte si"
    r"|(?:читайте|смотрите)(?: также| ещё)*)\s*(?:[:|–—→►▶»›>]|$)"
    r"|(?:à lire (?:aussi|également)|lire (?:aussi|également)|lea también|lee también|leggi anche|leia também|lees ook"
    r"|läs också|les også|læs også|czytaj (?:też|także)|siehe auch|read also|see also|also read)\b)"
)
_CLICK = Phrases(
    ("click here", "tap here", "hier", "cliqu", "clic aquí", "clicca qui"),
    re.compile(
        r"\b(?:click here|tap here|klicken sie hier|hier klicken|cliquez ici|ha(?:z|ga) clic aquí|clicca qui"
        r"|clique aqui|klik hier)\W{0,4}$|^(?:click|tap) here (?:to|for)\b"
    ),
)


def is_notice(low: str) -> bool:
    """True where a case-folded line is the page's own word to its reader."""
    size = len(low)
    if size > _LONGEST or low[0] in _QUOTES:
        return False
    if size <= _LINE and _leads_on(low.lstrip(_SIGNS)):
        return True
    if _COOKIE.within(low):
        return _USES.search(low) is not None and _DESK.search(low) is not None
    return size <= _BRIEF and (_is_invitation(low) or _AGREES.within(low))


def _leads_on(low: str) -> bool:
    if _POINTERS.match(low) or _GOES_ON.match(low):
        return True
    return low.startswith(_OPENINGS.get(low[:_START], ())) or _CLICK.within(low)


def is_box(low: str) -> bool:
    """True where a case-folded line of furniture is the word of a box, whose other lines are furniture too."""
    if len(low) > _BRIEF:
        return False
    asks = _INVITES.match(low) is not None and _READER.search(low) is not None
    return asks or _is_invitation(low) or _AGREES.within(low)


def points(low: str) -> bool:
    """True where a case-folded line is nothing but the heading of other stories."""
    low = low.lstrip(_SIGNS)
    found = _POINTERS.match(low) if len(low) < _HEAD else None
    return found is not None and found.end() == len(low)


def _is_invitation(low: str) -> bool:
    if not (_LETTER.within(low) or _INBOX.within(low)):
        return False
    return _INVITES.search(low) is not None and _READER.search(low) is not None

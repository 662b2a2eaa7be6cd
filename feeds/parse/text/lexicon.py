"""The words of furniture: whole lines, openings, and the marks behind which a page has left its article.

All case-folded, divided by `|` (an opening keeps its closing blank). A line more is one word more here and one
case in tests/documents.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for row in text.strip("\n").split("\n") for word in row.split("|") if word)


LINES = frozenset(
    _words("""
advertisement|advertisements|advertising|advertise|advertise with us|ad choices|adchoices|scorecard|sponsored
sponsored content|sponsored links|promoted content|partner content|paid content|werbung|anzeige|anzeigen
-- anzeige --|- anzeige -|publicité|publicidad|pubblicità|publicidade|reklama|reklam|iklan|advertentie|annons
annonse|annonce|スポンサードリンク|広告|реклама|إعلان|menu|menü|menú|menus|main menu|navigation|search|suche|suchen
buscar|buscador|recherche|rechercher|cerca|pesquisar|zoeken|szukaj|sök|toggle|toggle navigation|open menu
close menu|close|schließen|schliessen|fermer|cerrar|chiudi|fechar|zamknij|stäng|ok|back|back to top|nach oben
zurück|weiter|next|previous|previous post|next post|previous article|next article|prev|top|return to top|トップへ
返回顶部|start|share|share this|share this article|share this story|share on facebook|share on twitter
share article|teilen|artikel teilen|partager|compartir|condividi|compartilhar|udostępnij|dela|del|delen|deel
tweet|tweeten|twittern|pin|pin it|print|drucken|artikel drucken|imprimer|imprimir|stampa|e-mail|email|mail
copy link|link kopieren|copy|save|saved|merken|bookmark|save article|speichern|facebook|twitter|x|instagram
whatsapp|linkedin|pinterest|reddit|telegram|flipboard|youtube|tumblr|xing|messenger|google+|snapchat|tiktok
threads|bluesky|mastodon|rss|rss feed|rss feeds|pocket|line|comments|comment|no comments|no comments:
post a comment|leave a comment|leave a reply|add a comment|add comment|view comments|show comments
load comments|loading comments...|read comments|read the comments|write a comment|kommentare
kommentar schreiben|kommentieren|keine kommentare|0 kommentare|schreibe einen kommentar|commentaires
commenter|comentarios|mostrar comentarios|comentar|commenti|commenta|comentários|reacties|komentarze
kommentarer|コメント|join the conversation|join the discussion|start the conversation|subscribe|subscribe now
subscribe today|abonnieren|abo|abo abschließen|abonnement|abonnements|s'abonner|suscríbete|suscribirse
abbonati|assine|prenumerera|subscribers only|sign in|sign up|sign out|log in|login|log out|logout|register
registrieren|anmelden|abmelden|einloggen|my account|mein konto|mein profil|profil|account|se connecter
connexion|iniciar sesión|accedi|entrar|zaloguj się|logga in|newsletter|newsletters|newsletter abonnieren
newsletter anmelden|sign up for our newsletter|e-paper|epaper|podcast|podcasts|live tv|livestream|mediathek
watch live|watch now|videos|video|fotos|photos|photo|gallery|bildergalerie|bild|image|image caption|caption
caption options|media caption|bildunterschrift|copy caption|show caption|hide caption|skip to content
skip to main content|skip to navigation|skip to main navigation|zum inhalt springen|zum hauptinhalt
zum hauptinhalt springen|zum inhalt|direkt zum inhalt|zur navigation springen|zur navigation|aller au contenu
ir al contenido|vai al contenuto principale|vai al contenuto|ir para o conteúdo|hoppa till innehåll
přejít na obsah|przejdź do treści|zur startseite|zur hauptnavigation|zum menü|follow us|follow|followed
following|folgen|folgen sie uns|folge uns|síguenos|suivez-nous|seguici|unfollow
subscribe to push notifications|alerts|read next|read more|read more articles on|read article|read also
also read|weiterlesen|mehr lesen|lesen sie auch|lesen sie mehr|mehr zum thema|mehr|more|more stories
more news|more from|more on this|more on this story|lire aussi|à lire aussi|lire la suite|leer más
lee también|te puede interesar|para saber más|leggi anche|leia também|leia mais|lees ook|läs också|läs mer
czytaj także|czytaj też|zobacz także|čtěte také|see also|see also:|see more|show more|load more|mehr anzeigen
mehr laden|mehr artikel|related|related:|related articles|related stories|related news|related content
related topics|related posts|related links|related topics:|ähnliche artikel|verwandte artikel
verwandte themen|passend zum thema|zum thema|das könnte sie auch interessieren
das könnte dich auch interessieren|auch interessant|auch interessant:|you may also like|you might also like
you may like|recommended|recommended for you|recommended stories|recommended articles|empfehlungen|empfohlen
unsere empfehlungen|most read|most popular|meistgelesen|meist gelesen|am meisten gelesen|beliebt|popular
popular now|popular right now|trending|trending now|trending stories|trending topics|top stories|latest
latest news|latest stories|aktuelle nachrichten|neueste artikel|neueste|letzte artikel|relacionados
noticias relacionadas|artículos relacionados|articles liés|sur le même sujet|articoli correlati|関連記事|ピックアップ
トピックス|ランキング|tags|tags:|topics|topics:|themen|themen:|thema|schlagworte|schlagwörter|stichworte|etiquetas
mots clés|explore more on these topics|filed under:|filed under|posted in|categories|kategorien|archive
archiv|service|services|jobs|karriere|careers|shop|store|kontakt|contact|contact us|impressum|datenschutz
datenschutzerklärung|agb|nutzungsbedingungen|privacy|privacy policy|privacy settings|terms of use
terms of service|terms and conditions|terms|cookie policy|cookies|cookie-einstellungen|manage cookies|accept
accept all|accept cookies|alle akzeptieren|akzeptieren|zustimmen|ablehnen|mentions légales|aviso legal|about
about us|über uns|über|about the author|about author|help|hilfe|faq|sitemap|feedback|feedback geben|donate
spenden|support us|advertisement - continue reading below|story continues below
story continues below advertisement|continue reading|article continues below
article continues after advertisement|continue reading the main story|continue reading below|loading
loading...|lädt|lade...|play|play video|pause|mute|unmute|anhören|artikel anhören|listen
listen to this article|listen to article|vorlesen|artikel vorlesen|zurückspulen|vorspulen|escuchar|écouter
ascolta|text size|font size|schriftgröße|small|medium|large|aa|a a a|小字号|大中小|author avatar
author avatar image|article thumbnail image|thumbnail|avatar|logo|qr code|home page|homepage|home|home »
startseite|report|report a typo|report error|fehler melden|korrektur|korrekturhinweis|flag|reply|antworten
like|likes|reprints|reprints & permissions|get the app|download the app|app herunterladen
jetzt app herunterladen!|get alerts|created with sketch.|icon|arrow_upward|expand|collapse|expand all
view all|alle anzeigen|see all|read full article|zum artikel|zu allen artikeln|zur übersicht|alle artikel
all articles|zoom|enlarge|vergrößern|bild vergrößern|view gallery|view slideshow|slideshow|image 1 of 1
1 of 1|1/1|1 / 1|1 von 1|now watch|now watch:|live|breaking|breaking news|exclusive content|premium|plus|abo+
sections|ressorts|rubriken|sections menu|services menu|what's hot|in city|entire website|become a member
found this helpful|featured|what others are reading|editors' picks|editor's picks|editor's pick|editors picks
from our partners|around the web|from around the web|von unseren partnern|das beste aus|die besten
your email address|email address|e-mail-adresse|name|website|submit|senden|absenden|abschicken|pflichtfelder
notify me|thank you|thank you!|danke!|vielen dank!|published|published:|updated|updated:|erstellt:
actualizado|aktualisiert:|aktualisiert|veröffentlicht|veröffentlicht:|publicado|publié|autor:|datum:|author
authors|autor|autoren|by|by:|von|von:|text|lesezeit:|dauer:|date|source:|quelle:|fuente:|quelle|source
""")
)
"""Lines that are furniture wherever they stand."""

OPENINGS = _words("""
now watch: |read more: |read more:|see also: |read also: |also read: |related: |related:|lesen sie auch
lesen sie hier|lesen sie mehr|lesen sie dazu|mehr zum thema|lesetipp|auch interessant|mehr dazu:|mehr dazu |lies auch
lire aussi|à lire aussi|à lire :|lee también|lea también|leer más|leggi anche|leia também|leia mais|lees ook
läs också|läs mer|les også|læs også|czytaj też|czytaj także|zobacz też|zobacz także|čtěte také|baca juga
follow us on|folgen sie uns|follow @|follow him on|follow her on|like us on|sign up for|sign up to
subscribe to|get our |get the latest|click here|klicken sie hier|copyright ©|copyright (c)|copyright 19
copyright 20|copyright: |© |(c)|all rights reserved|alle rechte vorbehalten|todos los derechos
tous droits réservés|this site uses cookies|this website uses cookies|we use cookies|we and our partners
diese website verwendet|diese webseite verwendet|diese seite verwendet|wir verwenden cookies
wir nutzen cookies|mit der nutzung unserer|mit der nutzung dieser|cookies erleichtern
die cookie-einstellungen|cookies help us|by clicking|by using this|by continuing|by signing up|by subscribing
ce site utilise|este sitio utiliza|este sitio web utiliza|utilizamos cookies|nous utilisons des cookies
questo sito utilizza|your email address will not|deine e-mail-adresse wird|ihre e-mail-adresse wird
erforderliche felder|pflichtfelder|required fields|you must be logged in|sie müssen angemeldet
du musst angemeldet|log in to |sign in to |you are commenting using|du kommentierst mit|share on |share this
auf facebook teilen|auf twitter teilen|per mail teilen|per mail versenden|per mail senden|per whatsapp teilen
per e-mail teilen|teilen auf|compartir en|partager sur|condividi su|photo gallery|image 1 of|view comments
loading comments|advertisement -|advertisement:|story continues|article continues|this advertisement
jetzt app|jetzt abonnieren|jetzt anmelden|jetzt newsletter|newsletter:|melden sie sich an
melden sie sich hier|abonnieren sie|hier geht es zum|hier geht's zu|zur startseite|zu allen artikeln
sie haben kein gültiges|sie haben kein abo|diese audioversion|wir freuen uns über ihr feedback
please enable javascript|bitte aktivieren sie|javascript is disabled|javascript is required|javascript is not
your browser does|your browser is not|ihr browser unterstützt|enable javascript|posted in |posted in:
filed under|tags:|tagged with|tagged in|schlagwörter|schlagworte|kategorie:|kategorien:|categories:|topics:
themen:|etiquetas:|permalink|trackback|bookmark the|vorheriger beitrag|nächster beitrag|vorheriger artikel
nächster artikel|previous post|next post|older post|newer post|ältere beiträge|sponsored by|powered by
dieser artikel erschien zuerst|this post is also available|thank you for reading|support our journalism
support quality journalism|support independent|unterstützen sie|tired of too many ads|http://|https://|www.
""")
"""What lines of furniture begin with."""

TAILS = frozenset(
    _words("""
read next|read more articles on|more from this category|related articles|related stories|related posts
related news|related content|related topics|you may also like|you might also like|recommended for you
recommended|most read|most popular|trending now|trending|top stories|latest news|more stories
popular right now|comments|leave a reply|leave a comment|post a comment|add a comment|view comments
no comments|no comments:|kommentare|schreibe einen kommentar|auch interessant
das könnte sie auch interessieren|das könnte dich auch interessieren|mehr zum thema|meistgelesen
ähnliche artikel|weitere artikel|mehr artikel|mehr aus dem ressort|mehr aus dieser rubrik
das könnte ihnen auch gefallen|mostrar comentarios|comentarios|commentaires|commenti|関連記事|see also:|now watch
about the author|tags|tags:|share this story|share this article|share this|loading comments...|around the web
from our partners|explore more on these topics|explore more on the topics in this story|more on this story
your email address will not be published.|neueste artikel|hinterlasse einen kommentar|kommentar verfassen
antwort schreiben|antworten abbrechen|aucun commentaire:|join the conversation|newsletter
newsletter abonnieren|über den autor|über die autorin|más noticias|te puede interesar|noticias relacionadas
""")
)
"""Lines after which a page has left its article."""

TAIL_OPENINGS = _words("""
now watch: |your email address will not|deine e-mail-adresse wird nicht|copyright ©|copyright (c)|© 20
sign up for notifications|you are commenting using|more from |mehr aus |mehr von
""")
"""What such lines begin with."""

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
annonse|annonce|スポンサードリンク|広告|реклама|إعلان|menu|menü|menú|menus|main menu|navigation|search|suche
suchen|buscar|buscador|recherche|rechercher|cerca|pesquisar|zoeken|szukaj|sök|toggle|toggle navigation|open menu
close menu|close|schließen|schliessen|fermer|cerrar|chiudi|fechar|zamknij|stäng|ok|back|back to top|nach oben
zurück|weiter|next|previous|previous post|next post|previous article|next article|prev|top|return to top
トップへ|返回顶部|start|share|share this|share this article|share this story|share on facebook|share on twitter
share article|teilen|artikel teilen|partager|compartir|condividi|compartilhar|udostępnij|dela|del|delen|deel
tweet|tweeten|twittern|pin|pin it|print|drucken|artikel drucken|imprimer|imprimir|stampa|e-mail|email|mail
copy link|link kopieren|copy|save|saved|merken|bookmark|save article|speichern|facebook|twitter|x|instagram
whatsapp|linkedin|pinterest|reddit|telegram|flipboard|youtube|tumblr|xing|messenger|google+|snapchat|tiktok
threads|bluesky|mastodon|rss|rss feed|rss feeds|pocket|line|comments|comment|no comments|no comments:
post a comment|leave a comment|leave a reply|add a comment|add comment|view comments|show comments|load comments
loading comments...|read comments|read the comments|write a comment|kommentare|kommentar schreiben|kommentieren
keine kommentare|0 kommentare|schreibe einen kommentar|commentaires|commenter|comentarios|mostrar comentarios
comentar|commenti|commenta|comentários|reacties|komentarze|kommentarer|コメント|join the conversation
join the discussion|start the conversation|subscribe|subscribe now|subscribe today|abonnieren|abo
abo abschließen|abonnement|abonnements|s'abonner|suscríbete|suscribirse|abbonati|assine|prenumerera
subscribers only|sign in|sign up|sign out|log in|login|log out|logout|register|registrieren|anmelden|abmelden
einloggen|my account|mein konto|mein profil|profil|account|se connecter|connexion|iniciar sesión|accedi|entrar
zaloguj się|logga in|newsletter|newsletters|newsletter abonnieren|newsletter anmelden|sign up for our newsletter
e-paper|epaper|podcast|podcasts|live tv|livestream|mediathek|watch live|watch now|videos|video|fotos|photos
photo|gallery|bildergalerie|bild|image|image caption|caption|caption options|media caption|bildunterschrift
copy caption|show caption|hide caption|skip to content|skip to main content|skip to navigation
skip to main navigation|zum inhalt springen|zum hauptinhalt|zum hauptinhalt springen|zum inhalt
direkt zum inhalt|zur navigation springen|zur navigation|aller au contenu|ir al contenido
vai al contenuto principale|vai al contenuto|ir para o conteúdo|hoppa till innehåll|přejít na obsah
przejdź do treści|zur startseite|zur hauptnavigation|zum menü|follow us|follow|followed|following|folgen
folgen sie uns|folge uns|síguenos|suivez-nous|seguici|unfollow|subscribe to push notifications|alerts|read next
read more|read more articles on|read article|read also|also read|weiterlesen|mehr lesen|lesen sie auch
lesen sie mehr|mehr zum thema|mehr|more|more stories|more news|more from|more on this|more on this story
lire aussi|à lire aussi|lire la suite|leer más|lee también|te puede interesar|para saber más|leggi anche
leia também|leia mais|lees ook|läs också|läs mer|czytaj także|czytaj też|zobacz także|čtěte také|see also
see also:|see more|show more|load more|mehr anzeigen|mehr laden|mehr artikel|related|related:|related articles
related stories|related news|related content|related topics|related posts|related links|related topics:
ähnliche artikel|verwandte artikel|verwandte themen|passend zum thema|zum thema
das könnte sie auch interessieren|das könnte dich auch interessieren|auch interessant|auch interessant:
you may also like|you might also like|you may like|recommended|recommended for you|recommended stories
recommended articles|empfehlungen|empfohlen|unsere empfehlungen|most read|most popular|meistgelesen
meist gelesen|am meisten gelesen|beliebt|popular|popular now|popular right now|trending|trending now
trending stories|trending topics|top stories|latest|latest news|latest stories|aktuelle nachrichten
neueste artikel|neueste|letzte artikel|relacionados|noticias relacionadas|artículos relacionados|articles liés
sur le même sujet|articoli correlati|関連記事|ピックアップ|トピックス|ランキング|tags|tags:|topics|topics:
themen|themen:|thema|schlagworte|schlagwörter|stichworte|etiquetas|mots clés|explore more on these topics
filed under:|filed under|posted in|categories|kategorien|archive|archiv|service|services|jobs|karriere|careers
shop|store|kontakt|contact|contact us|impressum|datenschutz|datenschutzerklärung|agb|nutzungsbedingungen|privacy
privacy policy|privacy settings|terms of use|terms of service|terms and conditions|terms|cookie policy|cookies
cookie-einstellungen|manage cookies|accept|accept all|accept cookies|alle akzeptieren|akzeptieren|zustimmen
ablehnen|mentions légales|aviso legal|about|about us|über uns|über|about the author|about author|help|hilfe|faq
sitemap|feedback|feedback geben|donate|spenden|support us|advertisement - continue reading below
story continues below|story continues below advertisement|continue reading|article continues below
article continues after advertisement|continue reading the main story|continue reading below|loading|loading...
lädt|lade...|play|play video|pause|mute|unmute|anhören|artikel anhören|listen|listen to this article
listen to article|vorlesen|artikel vorlesen|zurückspulen|vorspulen|escuchar|écouter|ascolta|text size|font size
schriftgröße|small|medium|large|aa|a a a|小字号|大中小|author avatar|author avatar image|article thumbnail image
thumbnail|avatar|logo|qr code|home page|homepage|home|home »|startseite|report|report a typo|report error
fehler melden|korrektur|korrekturhinweis|flag|reply|antworten|like|likes|reprints|reprints & permissions
get the app|download the app|app herunterladen|jetzt app herunterladen!|get alerts|created with sketch.|icon
arrow_upward|expand|collapse|expand all|view all|alle anzeigen|see all|read full article|zum artikel
zu allen artikeln|zur übersicht|alle artikel|all articles|zoom|enlarge|vergrößern|bild vergrößern|view gallery
view slideshow|slideshow|image 1 of 1|1 of 1|1/1|1 / 1|1 von 1|now watch|now watch:|live|breaking|breaking news
exclusive content|premium|plus|abo+|sections|ressorts|rubriken|sections menu|services menu|what's hot|in city
entire website|become a member|found this helpful|featured|what others are reading|editors' picks|editor's picks
editor's pick|editors picks|from our partners|around the web|from around the web|von unseren partnern
das beste aus|die besten|your email address|email address|e-mail-adresse|name|website|submit|senden|absenden
abschicken|pflichtfelder|notify me|thank you|thank you!|danke!|vielen dank!|published|published:|updated
updated:|erstellt:|actualizado|aktualisiert:|aktualisiert|veröffentlicht|veröffentlicht:|publicado|publié|autor:
datum:|author|authors|autor|autoren|by|by:|von|von:|text|lesezeit:|dauer:|date|source:|quelle:|fuente:|quelle
source|schon gelesen?|die redaktion empfiehlt|redaktion empfiehlt|vous aimerez aussi|à lire également
sur le même thème|hinterlassen sie einen kommentar|empfohlener redaktioneller inhalt|empfohlener externer inhalt
externer inhalt|externe inhalte anzeigen|externen inhalt anzeigen|inhalte anzeigen|die meistgelesenen artikel
meistgelesene artikel|das wird gerade gelesen|weitere beiträge|weitere nachrichten|weitere meldungen
weitere themen|mehr nachrichten|mehr lesen über|lesen sie mehr zum thema|lesen sie auch:|auch spannend
auch lesenswert|unsere themen|alle themen|aktuelle artikel|aktuelle beiträge|neueste beiträge|neueste kommentare
letzte beiträge|ähnliche beiträge|kommentar abschicken|kommentar absenden|antwort abbrechen|wir empfehlen
leserempfehlung|zu den kommentaren|personalisierte anzeigen|cookie settings|datenschutzeinstellungen
accept all cookies|reject all|alle ablehnen|tout accepter|tout refuser|aceptar|aceptar todo|rechazar|accetta
accetta tutto|rifiuta|aceitar|accepteren|godkänn|your privacy choices|do not sell my personal information
cookie preferences|send feedback|in this article|in this story|what to read next|up next|more in this section
more in news|keep reading|read full story|read the full story|most viewed|most shared|most commented
editor's choice|staff picks|don't miss|in case you missed it|also on this site|elsewhere on the web|site map
subscriber services|place an ad|letters to the editor|your california privacy rights|manage subscription
manage account|saved articles|edit profile|create account|create an account|forgot password?
forgot your password?|remember me|not a member?|already a subscriber?|already a member?|have an account?
want more?|learn more|find out more|share this post|share via email|share on whatsapp|share on linkedin
click to share|print this article|email this article|report this comment|sort by|sort by:|newest|oldest|replies
upvote|downvote|load more comments|terms & conditions|mediadaten|qui sommes-nous|política de privacidad
política de cookies|quiénes somos|chi siamo|note legali|quem somos|over ons|om oss|サイトマップ|お問い合わせ
利用規約|プライバシーポリシー|会社概要|ログイン|会員登録|記事一覧|おすすめ記事|人気記事|新着記事|コメントを書く
コメントを投稿する|シェアする|ツイート|あわせて読みたい|相关新闻|相关阅读|推荐阅读|热门新闻|最新新闻|返回首页
关于我们|联系我们|分享|评论|发表评论|登录|注册|网站地图|관련기사|관련 기사|댓글|로그인|회원가입|많이 본 뉴스
기사 공유하기|공유하기|구독하기|últimas noticias|lo más leído|lo más visto|más leídas|también te puede interesar
te recomendamos|contenido relacionado|compartir en facebook|i più letti|potrebbe interessarti
potrebbe interessarti anche|ti potrebbe interessare|articoli più letti|mais lidas|veja também|veja mais
notícias relacionadas|meest gelezen|lees meer|gerelateerde artikelen|mest lästa|läs mer:|mest lest
najczęściej czytane|polecane|nejčtenější|související|okunma|ilgili haberler|çok okunanlar|читайте также
читайте также:|комментарии|поделиться|популярное|последние новости|اقرأ أيضا|اقرأ أيضاً|مواضيع ذات صلة|شارك
الأكثر قراءة|baca juga|berita terkait|terpopuler|artikel terkait
""")
)
"""Lines that are furniture wherever they stand."""

OPENINGS = _words("""
now watch: |read more: |read more:|see also: |read also: |also read: |related: |related:|lesen sie auch
lesen sie hier|lesen sie mehr|lesen sie dazu|mehr zum thema|lesetipp|auch interessant|mehr dazu:|mehr dazu |
lies auch|lire aussi|à lire aussi|à lire :|lee también|lea también|leer más|leggi anche|leia também|leia mais
lees ook|läs också|läs mer|les også|læs også|czytaj też|czytaj także|zobacz też|zobacz także|čtěte také
baca juga|follow us on|folgen sie uns|follow @|follow him on|follow her on|like us on|sign up for|sign up to
subscribe to|get our |get the latest|click here|klicken sie hier|copyright ©|copyright (c)|copyright 19
copyright 20|copyright: |© |(c)|all rights reserved|alle rechte vorbehalten|todos los derechos
tous droits réservés|this site uses cookies|this website uses cookies|we use cookies|we and our partners
diese website verwendet|diese webseite verwendet|diese seite verwendet|wir verwenden cookies|wir nutzen cookies
mit der nutzung unserer|mit der nutzung dieser|cookies erleichtern|die cookie-einstellungen|cookies help us
by clicking|by using this|by continuing|by signing up|by subscribing|ce site utilise|este sitio utiliza
este sitio web utiliza|utilizamos cookies|nous utilisons des cookies|questo sito utilizza
your email address will not|deine e-mail-adresse wird|ihre e-mail-adresse wird|erforderliche felder
pflichtfelder|required fields|you must be logged in|sie müssen angemeldet|du musst angemeldet|log in to |
sign in to |you are commenting using|du kommentierst mit|share on |share this|auf facebook teilen
auf twitter teilen|per mail teilen|per mail versenden|per mail senden|per whatsapp teilen|per e-mail teilen
teilen auf|compartir en|partager sur|condividi su|photo gallery|image 1 of|view comments|loading comments
advertisement -|advertisement:|story continues|article continues|this advertisement|jetzt app|jetzt abonnieren
jetzt anmelden|jetzt newsletter|newsletter:|melden sie sich an|melden sie sich hier|abonnieren sie
hier geht es zum|hier geht's zu|zur startseite|zu allen artikeln|sie haben kein gültiges|sie haben kein abo
diese audioversion|wir freuen uns über ihr feedback|please enable javascript|bitte aktivieren sie
javascript is disabled|javascript is required|javascript is not|your browser does|your browser is not
ihr browser unterstützt|enable javascript|posted in |posted in:|filed under|tags:|tagged with|tagged in
schlagwörter|schlagworte|kategorie:|kategorien:|categories:|topics:|themen:|etiquetas:|permalink|trackback
bookmark the|vorheriger beitrag|nächster beitrag|vorheriger artikel|nächster artikel|previous post|next post
older post|newer post|ältere beiträge|sponsored by|powered by|dieser artikel erschien zuerst
this post is also available|thank you for reading|support our journalism|support quality journalism
support independent|unterstützen sie|tired of too many ads|http://|https://|www.|an dieser stelle findest du
an dieser stelle finden sie|an dieser stelle befindet sich|ich bin damit einverstanden, dass mir
personenbezogene daten können|personenbezogene daten werden|wir benötigen ihre zustimmung|externer inhalt von
empfohlener redaktioneller inhalt|mit dem klick|mit klick auf|mit ihrer anmeldung|mit der anmeldung
fehler gefunden|hier können sie den|melden sie sich jetzt|noch kein abo|sie sind bereits|bereits abonnent
already a subscriber|not a subscriber|to continue reading|to read the full|you have reached your
you've reached your|we want to hear|have a news tip|got a tip|do you have a story|download our app
download the app|download our free|receive our |enter your email|please enter a valid|an error has occurred
something went wrong|we've sent|check your inbox|this article is for subscribers|this content is for
already have an account|don't have an account|by submitting|by registering|by creating an account|inscrivez-vous
abonnez-vous|suscríbete |regístrate |iscriviti  |
""")
"""What lines of furniture begin with."""

TAILS = frozenset(
    _words("""
share this story|share this article|read next|now watch|trending now|trending|recommended|recommended for you
you might also like|vous aimerez aussi|à lire également|up next|tags|tags:|schon gelesen?|don't miss
read more articles on|more from this category|related articles|related stories|related posts
related news|related content|related topics|you may also like
most read|most popular|top stories|latest news|more stories|popular right now
comments|leave a reply|leave a comment|post a comment|add a comment|view comments|no comments|no comments:
kommentare|schreibe einen kommentar|das könnte sie auch interessieren
das könnte dich auch interessieren|meistgelesen|ähnliche artikel|weitere artikel|mehr artikel
mehr aus dem ressort|mehr aus dieser rubrik|das könnte ihnen auch gefallen|mostrar comentarios|comentarios
commentaires|commenti|関連記事|about the author
loading comments...|around the web|from our partners|explore more on these topics
explore more on the topics in this story|more on this story|your email address will not be published.
neueste artikel|hinterlasse einen kommentar|kommentar verfassen|antwort schreiben|antworten abbrechen
aucun commentaire:|join the conversation|über den autor|über die autorin
más noticias|te puede interesar|noticias relacionadas|die redaktion empfiehlt
hinterlassen sie einen kommentar|die meistgelesenen artikel|das wird gerade gelesen
neueste beiträge|ähnliche beiträge|kommentar abschicken|what to read next|most viewed|most shared
editor's choice|in case you missed it|report this comment|コメントを書く|おすすめ記事|人気記事
新着記事|あわせて読みたい|相关新闻|相关阅读|推荐阅读|관련기사|관련 기사|많이 본 뉴스|lo más leído|lo más visto
más leídas|también te puede interesar|te recomendamos|i più letti|potrebbe interessarti
potrebbe interessarti anche|mais lidas|veja também|meest gelezen|mest lästa|najczęściej czytane|читайте также
ilgili haberler|çok okunanlar|مواضيع ذات صلة|berita terkait|terpopuler|artikel terkait
""")
)
"""Lines after which a page has left its article."""

TAIL_OPENINGS = _words("""
now watch: |your email address will not|deine e-mail-adresse wird nicht|copyright ©|copyright (c)|© 20
sign up for notifications|you are commenting using|more from |mehr aus |mehr von
""")
"""What such lines begin with."""

PAGE_WORDS = frozenset(
    """
abo abonnement abonnements abonnent abonnieren abonné abonnés abonnez abuse accessibility account activate ads
advertise advertisement advertisements advertising affiliate agb aktuelle all alle anbieter android angebote
angemeldet anmelden anmeldung annonces announces anzeige anzeigen app apps archiv archive archives archivo
article articles artikel artículos asks associated audio ausblenden ausgabe author authors autor autoren autores
autos barrierefreiheit beitrag beiträge bezahlt bild bilder bildergalerie blocker blog blogs bookmark brands
browser button buy calendar captures careers cars cartoons categories category choices choose chronik
classifieds click clicking columnists columns comentar comentario comentarios comic comics comment commentaire
commentaires comments commercial condiciones conditions conectar connect connexion consent contact contacto
content contents continue contributor cookie cookies copy copyright corporate coupons credit crossword
datenschutz datenschutzerklärung datenschutzeinstellungen deals delivery descargar desktop directory disable
disclaimer discount disqus distribution donate download dpa drucken edit edition editions editor editorial
editorials editors eingeloggt einloggen einstellungen einverstanden email empfehlen empfehlungen empfohlene
empfohlener enter entertainment entdecken epaper events exclusive explore externe externen externer facebook faq
favoriten features feed feedback fehler finden flipboard folgen follow followers footer formular forum forums
foto fotos freizeit galerie galleries gallery games gefallen gelesen gesundheit getty gewinnspiele gmbh gmt
google gratis guide guidelines guides gutscheine headline headlines highlights hilfe hints home homepage
horoscopes html http https icon image images imago impressum inbox index info informationen inhalt inhalte
insider instagram ios ipad iphone javascript jobs journalism jpg kategorie kategorien kaufen keystone klick
klicken kolumne kommentar kommentare kommentieren kontakt konto kostenlos kostenlose kostenlosen kultur kündigen
language languages latest laden learn lesen lesermeinungen leserbriefe letters lifestyle link linkedin links
listen listings llc loading log login logo logout magazin magazine mail mailing manage mapa mediadaten mein
meinung meldungen menu menü messenger mitglied mobile nachrichten navigate navigation networks neueste news
newsletter newsletters newspapers newsroom newsticker noticias notifications nutzungsbedingungen obituaries
offers org page panorama partner partners password passwort pdf permission personalisierte personenbezogene
photo photograph photography photos php pictured picks pinterest playlist plus podcast podcasts política policy
popular post posted posts preferences premium presse print privacidad privacy profile profil profilseite
programm promo prospekte protected publicidad publicité puzzles quelle quiz ratgeber rate reader readers read
recommended redakteur redaktion redaktionelle redaktioneller reddit refresh register registrieren registrierung
related releases rent rental rentals reporter reports reproduced reserved ressort reviews rewards rezepte rights
roundup rss rubrik sale sales saved schlagzeilen screenshot search sections seite select send senden settings
share shares sharing shop shopping sidebar sign sitemap skip slideshow social spam speichern sponsored spotlight
startseite stories store stream submit subscribe subscriber subscribers subscription subscriptions suche suchen
sudoku suscríbete síguenos tag tags teilen telegram terms themen thema thread tickets tiktok toggle topic topics
trending tweet twitter uhr unsubscribe updated updates upgrade upload url user username utility veranstaltungen
veröffentlicht via video videos view views vídeos webseite website websites weitere weiterlesen whatsapp widget
wordpress www youtube zoom zurück zustimmen zustimmung überblick cookie-einstellungen e-mail e-mails e-paper
sign-up ad-free opt-out push-nachrichten e-mail-adresse abonnez-vous connectez-vous inscrivez-vous partager
partagez newslettera commenti condividi iscriviti accedi abbonati pubblicità compartir compartilhe assine
anúncio comentários reklama zaloguj komentarze udostępnij reacties delen inloggen aanmelden advertentie
prenumerera annons kommentarer logga reklam yorum giriş реклама комментарии подписаться читайте
""".split()
)
"""Words that a page says of itself more often than any article does of the world."""

WIDE_PAGE_WORDS = _words("""
会員|ログイン|登録|利用規約|プライバシー|記事一覧|コメント|おすすめ|関連記事|ランキング|お問い合わせ|購読
クリック|サイト|ページ|フォロー|シェア|無断転載|登录|注册|评论|相关|推荐|点击|版权所有|网站|客户端|扫码|转载
责任编辑|구독|로그인|댓글|무단|기자|저작권|제보|기사
""")
"""Such words where none are set apart by blanks."""

MENU_WORDS = frozenset(
    """
the to of a my our your and in us on at open close hide show back top up world local region regions city nation
states community people tv radio live pictures opinions features blogs magazine shopping food cars homes property
jobs today tomorrow now best new trends deals guides games quizzes dating horoscope horoscopes bookmarks inloggen
zum zur zu und die das der den mein meine öffnen schließen überspringen springen anzeigen hauptmenü hauptinhalt
lokal regionen region deutschland welt land stadt leute leben wetter verkehr rätsel spiele familie garten wohnen
mobilität geld börse karriere beruf netzwelt netz fernsehen rundfunk kino bücher ratgeber service abonnieren
hauptnavigation inhaltsbereich anzeigenmarkt trauer stellenmarkt immobilien reisen genuss stil zeitgeschehen
geschichte kunst musik film le la les l d du des de et un une mon ma notre nos votre aller au aux à ouvrir fermer
menu accueil une rubriques france régions région ville villes météo débats débat idées planète jeux vidéo
vidéos services compte contenu kiosque journal boutique annonces annonce emploi immobilier voyage voyages mode
maison cuisine bien-être santé actu actus actualité actualités faits divers justice éducation tech people
television télévision télé cinéma livres el los las lo y mi tu ir abrir cerrar inicio portada españa méxico
argentina internacional nacional locales sucesos tiempo gente televisión cine libros música estilo vida moda
viajes motor empleo vivienda bolsa empresas tendencias blogs boletines hemeroteca contenido principal cuenta
il lo gli i di e mio mia vai apri chiudi italia regioni città tempo meteo cinema libri moda viaggi motori lavoro
casa tv video foto o os as do da e meu minha ir abrir fechar início brasil cidades tempo novelas carros emprego
het een en naar mijn open sluit binnenland regio weer film boeken
""".split()
)
"""Words that only menus are made of, where a line has no others."""

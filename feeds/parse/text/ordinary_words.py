"""The commonest words of running text in several languages, case-folded: what a heading is made of, and few names."""

from __future__ import annotations

ORDINARY = frozenset(
    """
ab aber ability able about above abroad absolutely academic accept access accessible according account
accounts accurate accused achieve achieved acknowledged across act acting action actions active activists
activities activity actual actually ad add added adding addition additional address addresses adds
administration admit admitted ads advance advanced advantage advertising advice affect affected affiliate
afford affordable after afternoon again against age agencies agency aggressive ago agree agreed agreement
ahead aid aimed aims air aktiv aktuell aktuelle aktuellen alert alive all alle alleged allegedly allein allem
allen aller allerdings alles allow allowed allowing allows almost alone along alongside already als also
alternative although always am amazing amid among amount amounts an analysis analyst analysts analyze and
andere anderem anderen anderer anderes animal animals announce announced announcement annual another answer
answers ante anti any anybody anymore anyone anything anyway anywhere apart apartment app apparent apparently
appeal appear appearance appeared appears application applications applied apply appreciate approach
approaches appropriate approved approximately apps arbeiten are area areas aren argue argument arguments arm
armed arms army around array arrest arrested arrived art article articles as aside ask asked asking aspects
assets assist assistant associated assume at attack attacks attempt attempts attend attended attention
attorney au auch audience audio auf aufgenommen aufgrund aus author authorities automatically außen available
avec average avoid award aware awareness away awesome baby back backed background backing bad bag balance bald
ball band bank banks bar barely base based basic basically basis battle be beat beautiful beauty became
because become becomes becoming bed bedeutet been before began begin beginning begins behavior behind bei
beiden beim being beispielsweise bekannt bekommen bekommt believe believed believes below benefit benefits
bereits besondere besonders besser best beste besteht besten bestimmten better between bevor bewegen beyond
bid bien bieten bietet big bigger biggest bike billion billions birth bis bisher bislang bisschen bit bitte
black blame bleiben bleibt block blog blood blue board body book books boost border born both bottom bought
box boy brain brand brands braucht break breaking brief bright bring bringen bringing brings bringt broad
broadcast broader broke broken brother brought brown browser budget build building buildings built bunch bus
business businesses busy but button buy buying by bzw cable call called calling calls calm came camera cameras
campaign campaigns campus can cancer candidate candidates cannot capabilities capable capacity capital car
card cards care career careful carefully carried carry carrying cars case cases cash cast catch categories
category caught cause caused causes causing ce celebrate cent center central centre century certain certainly
chain chairman challenge challenges challenging chance chances change changed changes changing channel
channels character characters charge charged charges cheap check chief child childhood children choice choices
choose choosing chose chosen cities citizens city civil claim claimed claims class classes classic clean clear
clearly click client clients climate close closed closely closer closing clothes clothing cloud club co coach
code coffee cold collaboration collect collected collection college color colors combination combined come
comes comfort comfortable coming command comment comments commercial commission commitment committed common
communicate communication communications communities community como companies company compared comparison
compelling compete competition competitive complete completed completely complex complicated computer
computers con concept concern concerned concerns condition conditions conference confidence confident
confirmed conflict connect connected connection connections consent consequences consider considered
considering consistent constant constantly construction consumer consumers consumption contact contains
content contents context continue continued continues continuing contract contrast contribute control
controlled controls conversation cookies cool copy core corner coronavirus corporate correct corruption cost
costs could couldn count counter countries country couple course court cover coverage covered covering covers
crack crazy create created creates creating creative credit crew crime criminal crisis critical criticism
cross crossed crowd crucial culture current currently custom customer customers cut cute cuts cutting cycle
dabei dadurch dafür dagegen daher daily damage damals damit danach dance danger dangerous dann dans daran
darauf daraus darf darin dark darum darunter darüber dass data date dates dating daughter davon day days dazu
dead deal dealing deals death debate debt debut decade decades decide decided decision decisions declared
declined dedicated deep deeper deeply default defending defense defensive define definitely degree degrees
deine deliver delivered delivering delivery dem demand demands democracy democratic denen denied denke denn
dennoch depending deputy deren derzeit des describe described desde deshalb design designed desire despite
dessen destination detail detailed details detect determine determined deutlich deutsche deutschen develop
developed developer developers developing development device devices dialogue dich did didn die died dies
diese diesem diesen dieser dieses difference differences different difficult digital digitale dir direct
direction directly director direkt discount discover discovered discuss discussed discussion discussions
disease display displayed distance distributed distribution district diverse diversity division do doch
document documents does doesn dog doing dollar dollars domestic done door doors dort double doubt down
download downtown dozen dozens drama dramatic draw drawing drawn dream dreams drei dress drink drive driven
driver drivers driving drop dropped drug drugs dry due durch durchaus during duty dynamic dürfen dürfte each
earlier early earn earned ease easier easily easy eat eating eben ebenfalls ebenso economic economy edge
editor education educational effect effective effectively effects efficiency efficient effort efforts egal
eher eigene eigenen eigentlich eight ein eine einem einen einer eines einfach einige einigen einmal einzige
either elected election elections electricity element elements eligible else email emails emerged emergency
emerging emotional employee employees empty en enable encourage end ended ending endlich ends energy
enforcement engage engaged engagement engaging engine engineer engineering engineers enhance enhanced enjoy
enjoyed enough ensure enter entered entering entertainment entfernt entire entirely entre entry entscheiden
entschieden entwickelt environment episode equipment er era erfahren erfolgreich erhalten erkennen erklären
erklärt erneut erreichen erreicht error erst erste ersten erwartet es especially essential essentially est
establish established estate este estimate estimated estimates está et etc etwa etwas euch europäischen even
evening event events eventually ever every everyone everything everywhere evidence ex exact exactly example
examples excellent except exception exchange excited exciting exclusive executive executives exercise exist
existence existing exit expanded expanding expansion expect expectations expected expects expense expensive
experience experienced experiences experiencing experiment expert expertise experts explain explained explains
explanation explore exposed exposure expressed extend extended extent extra extreme extremely eye eyes face
faced faces facilities facility facing fact factor factors facts fail failed failing fails failure fair fairly
fall fallen falling false familiar families family famous fan fand fans fantastic far fashion fast faster
fastest fat father favor favorite favourite fear fears feature featured features featuring federal fee feed
feedback feel feeling feels fees feet fehlt fell fellow felt female fest few field fifth fight fighting figure
figures file filed files fill filled film fin final finally finance financial find finden findet finding
findings finds fine finish finished fire fired firm firms first fiscal fish fit five fix fixed flat flight
floor flow fly flying focus focused folgt folks follow followed followers following follows food foot football
for force forced forces foreign forever forget form formal format formed former forms forum forward found
foundation founded founder four fourth frame free freedom frei frequent frequently fresh freuen friend
friendly friends from front fue fuel full fully fun function fund funding funds funktioniert funny further
future fällt führen führt fünf für gab gain gains game games ganz ganze ganzen gap gar gas gathered gave geben
gebracht gefallen gefunden geführt gegen gegenüber gehen geht gehören gehört gekommen gemacht gemeinsam genau
general generally generate generated generation genommen genug genutzt gerade gerne gesagt gesamte gesehen
gestellt get gets getting gewesen gewinnen gewonnen geworden giant gibt gift gilt ging girl girls give given
gives giving glad glass gleich gleichzeitig global go goal goals goes going gold golden gone good goods got
gotten government governments grab grand great greater greatest greatly green grew ground group groups grow
growing grown growth groß große großen großer größte guard guess guest guests guide guidelines gut gute guten
guys ha habe haben had hadn hair half hall halten han hand handelt handful handle hands happen happened
happening happens happy hard harder hardware harm has hasn hasta hat hate hatte hatten have haven having he
head headed headquarters heads health healthy hear heard hearing heart heat heavily heavy heißt held helfen
help helped helpful helping helps her heraus here herself heute hidden hide hier high higher highest
highlights highly him himself hin hinaus hingegen hinter hire hiring his historical history hit hits hitting
hoch hohe hold holding holds holiday home homes honest hopefully hopes hospital host hot hotel hour hours
house household houses housing how however http https huge human humans hundred hundreds hurt husband hält
hätte hätten häufig ice ich idea ideal ideas identified identify identifying if ignore ihm ihn ihnen ihr ihre
ihrem ihren ihrer ihres il ill illegal im image images imagine immediate immediately immer impact impacts
importance important importantly impossible impression impressive improve improved improvement improvements
improving in inbox incident incidents include included includes including income increase increased increases
increasing increasingly incredible incredibly indeed indem independent indicate indicated individual
individuals industrial industries industry influence info information informed infrastructure initial
initially initiative injuries injury innerhalb innovation ins insbesondere insgesamt inside insights inspired
install installed instance instead instructions integrated integration intelligence intended interest
interested interesting interests internal international interview interviews into introduce introduced invest
invested investigate investigation investment investments investors invited involved involving inzwischen is
isn issue issued issues ist it item items its itself ja jacket javascript je jede jedem jeden jeder jedes
jedoch jemand jetzt jeweils job jobs join joined joining joint journal journalists journey judge jump jumped
just justice kam kamen kann kaum keep keeping keeps kein keine keinen kept key kick kids killed killing kind
kinds kitchen klar kleine kleinen knapp knew know knowing knowledge known knows kommen kommt komplett konnte
konnten kostenlos kurz könne können könnte könnten lack laid land landscape lang lange langsam language large
largely larger largest las lassen last late later latest latter laufen laugh launch launched launches
launching laut law lawmakers laws lawyer lead leader leaders leadership leading leads learn learned learning
least leave leaves leaving led left legal leicht leider leisten length les lesen less let lets letter letting
letzten level levels leverage liberal library liegen liegt lies ließ life lifestyle light lighting like liked
likely likes limit limited line lines link linked links list listed listen literally little live lived lives
living lo load local located location locations lock long longer look looked looking looks los lose losing
loss lost lot lots loud love loved lovely loves low lower lucky luxury lying länger lässt läuft machen machine
macht made mag magazine magic mailto main mainly maintain maintaining mais major majority make makes making
mal male man manage managed management manager managing manchmal manner many map market marketing markets
markiert married mass massive match matches matching material materials matter matters maximum may maybe mayor
me mean meaning meaningful means meant measure measures media medical medicine medium meet meeting meetings
mehr mehrere mehreren mein meine meinem meinen meiner meint meist meisten member members membership memory men
mental mention mentioned mess message messages met method methods mich mid middle might military million
millions mind mindestens mine mini minimum minister minor minute minutes mir miss missed missing mission
mistake mit mittlerweile mix mobile mode model models modern mom moment moments money monitor monitoring month
monthly months more morning most mostly mother motivation mouth move moved movement moves movie movies moving
much multi multiple music muss musste mussten must my myself más möchte möglich müsse müssen na nach nachdem
name named names nation national native natural naturally nature natürlich ne near nearby nearly neben
necessarily necessary need needed needs negative nehmen net network networks neu neue neuen neues never new
news newsletter newspaper next ni nice nicht nichts nie night nimmt nine no noch non none nor normal nos not
note noted notes nothing notice noticed notifications notwendig nous now number numbers nun nur nutzen nächste
nächsten nämlich ob oben objects obvious obwohl occasionally occur oder of off offen offenbar offensive offer
offered offering offers office officer officers offices official officially officials oft often ohne oil old
older on once one ones ongoing online only onto open opened opening operate operating operation operations
opinion opinions opportunities opportunity opposed opposite opposition opt option options or orange order
ordered organic organization organizations organized original originally other others otherwise ou our
ourselves out outcome outfit outside outstanding over overall own owned owner owners paar pace package page
pages paid pair pandemic panel paper par para parallel parent parents part parte participants participate
particular particularly parties partner partners parts party pas pass passed passiert past path patient
patients pattern patterns pay paying payment payments pays peace people per percent percentage perfect
perfectly perform performance performed performing perhaps period permission person personal personality
personally perspective phone photo photos physical pic pick picked picture pictures piece pieces place placed
places plan planned planning plans plant platform platforms play played player players playing plays please
pleased plenty plot plus point pointed points police policies policy political politics politische politischen
pool poor pop popular population por portfolio portion position positions positive possibility possible
possibly post posted posting posts potential potentially pour power powerful practical practice practices pre
prefer premier prepared preparing presence present presentation presented presidency president presidential
press pressure pretty prevent previous previously price prices pricing primarily primary prime principles
print prior priority prison private pro probably problem problems process processes produce produced producing
product production products professional professionals professor profile profit profitieren program
programming programs progress project projects prominent promise promised promote proper properly properties
property protect protected protection protest proud provide provided providers provides providing public
publicly publish published pull pulled pulling purchase purchased purchases purchasing pure purpose purposes
push pushed pushing put puts putting qu quality quarter quasi que question questions qui quick quickly quiet
quietly quite quote race radio raise raised raising rally ran random range rank ranks rapid rare rarely rate
rates rather re reach reached reaching reaction read readers reading ready real reality realize realized
really reason reasonable reasons receive received receiving recent recently recession recht recipe recognize
recommend recommended record recorded records recovery red reduce reduced reducing reflect regarding
regardless regelmäßig region regional regions registered regular regularly regulations related relations
relationship relationships relative relatively release released relevant reliable relief religious rely remain
remained remaining remains remember remote remove removed rental repeatedly replace replaced report reported
reportedly reporter reporters reporting reports represent representatives represents reprint request requested
require required requirement requirements requires research researchers reserve reserved residents resolution
resources respect respectively respond responded response responsibility responsible rest restaurant
restaurants result resulted resulting results retail retailers retirement return returned reveal revealed
revealing revenue review reviews rich richtig rid ride riding right rights rise rising risk risks rival road
roads rock role roll rolling room rooms root roughly round route routine row rule rules rumors run rund
running runs sa sad safe safely safety sagen sagt sagte said sale sales same sat save saved savings saw say
saying says scale scene scenes schaffen schedule scheduled scheint scheme schlecht schnell schon school
schools schreiben schreibt schwer schön schützen science scientific scientists scope score scores screen se
sea search season seat seats sechs second seconds secret secretary section sector secure security see seeing
seek seeking seem seemed seemingly seems seen sees sehen sehr sei seien sein seine seinem seinen seiner seit
selbst select selected selection self sell selling selten send sending senior sense sent separate ser series
serious seriously serve served server serves service services serving ses session set sets setting settings
setup setzen setzt seven several sex sexual shape share shared shareholders shares sharing she shift ship
shocked shoes shop shopping short shortly shot shots should shoulder shouldn show showed showing shown shows
si sich sicher sichern sick side sides sie sieht sight sign signals signature signed significant significantly
signing signs similar simple simply sin since sind singer single sister sit site sites sits sitting situation
situations six size skills skin sky sleeping slightly slow slowly small smaller smart smile so sobre social
society sofort soft software sogar sogenannte sogenannten solche solchen sold solid soll sollen sollte sollten
solo solution solutions solve some somebody somehow someone something sometimes somewhat somewhere somit son
sondern song songs sonst sont soon sorgen sort sought sound sounds source sources southern sowie sowohl
sozialen space speak speakers speaking speaks special species specific specifically speech speed spend
spending spent spielt spirit split spoke spoken spokesman spokesperson sports spot spread sprechen spricht
spring später square stability staff stage stages stance stand standard standards standing stands star stark
starken stars start started starting starts startup state stated statement statements station statt status
stay stayed staying stehen steht stellen stellt step stepped steps stets stick still stock stood stop stopped
storage store stores stories story straight strategic strategies strategy stream streaming streets strength
strengthen stress strike strikes strong stronger struck structure structures struggle struggled struggling
stuck student students studies study stuff stunning style su subject subscription substantial success
successful such suddenly suffered suggest suggested suggests suit sum summer sun super supply support
supported supporters supporting supports supposed sur sure surface surprise surprised surprising surrounding
surveillance survey sus suspect sustainable sweet switch system systems table tackle take taken takes taking
talent talented talk talked talking talks también target targeted targeting task tatsächlich taught tax taxes
teacher teaching team teams tech technical technologies technology teilweise television tell telling tells
temperature temporary tend term terms test tested testing tests text than thank thanks that the their them
theme themselves then theory there therefore these they thin thing things think thinking thinks third this
those though thought thousands thread threat threats three through throughout throw thus time times tiny tip
tips title titles to today todos together told tomorrow ton too took tool tools top topic topics total totally
touch tough tour toward towards town track tracks trade traditional traffic tragen train trained training
transfer transition transportation travel traveling treat treated treatment treffen trend trends trial trick
tried trigger trip trips trotz trotzdem trouble true truly trust truth try trying trägt tun turn turned
turning turns tweet twice two type types typically ultimate ultimately um un una unable unbedingt und under
understand understanding une unexpected unique unit units unless unlike unlikely uns unser unsere unserem
unseren unserer unter unterstützen unterstützt unterwegs until unusual up upcoming update updated updates upon
urged us usage use used useful user users uses using usual usually valuable value values variety various vary
vast vehicle vehicles verbunden vergangenen verhindern verloren vermeiden vermutlich verschiedenen version
versions verstehen versuchen versucht versus verwenden verwendet very verändert veröffentlicht veteran via
vice victims victory video videos viel viele vielen vielleicht vier view viewed viewing views violations
violence virtual virus vision visit visited visiting visitors visits visual voice voices volume vom vor vorbei
vorher vote voted voters vs völlig wage wait waiting wake walk walked walking wall walls wann want wanted
wants war waren warm warned warning warum was wasn watch watched watching water wave way ways we wealth
weapons wear wearing weather web website websites weder week weekend weekly weeks wegen weight weil weit
weiter weitere weiteren weiterhin weiß welche welches welcome well weltweit wenig wenige wenigen weniger wenn
went wer werde werden were weren what whatever when whenever where whether which while white who whole whom
whose why wichtig wichtige wichtiger wichtigsten wide widely wider widespread wie wieder wife wild willing win
wind window windows winner winning wins winter wir wird wirklich wish wissen with within without wo wohl
wollen wollte wollten woman women won wonder wonderful wondering wood word worden words work worked worker
workers working works world worldwide worried worry worse worst worth would wouldn write writer writers writes
writing written wrong wrote wurde wurden www während wäre würde würden ya yards year years yellow yes
yesterday yet yield you young younger your yourself youth zahlreiche zehn zeigen zeigt zeigte zero zieht
ziemlich zone zudem zufolge zuletzt zum zumindest zunächst zurück zusammen zuvor zwar zwei zweite zweiten
zwischen ändern öffentlichen über überhaupt übernehmen überrascht
""".split()
)
"""Words that stand in small letters; given names and the particles of names are left out."""

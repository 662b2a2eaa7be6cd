"""Given names of many countries, case-folded: what most often opens a person's name, and no heading."""

from __future__ import annotations

GIVEN = frozenset(
    """
aabid aadi aadil aalam aamir aarav aarif aarnav aaron aarush aasif aasim aayush abbas abbie abdelatif
abdelkader abderaouf abderrahmane abdi abdul abdullah abeer abel abelardo abhimanyu abhiram abhishek abigail
abraham abram achille achim adalbert adalberto adam adamo adel adela adelaida adelasia adelbert adele adelina
adeline adelmo adem adina aditi aditya adolf adolfo adrian adriana adrianna adriano adrien adrienn adrienne
adrián advaith advay advik adán adèle adéla adélaïde aedan afonso agastya agata agatha agathe aglaia agnes
agneta agnieszka agnolo agnès agostina agostino agripina agris agustin agustina agustín agáta ahmad ahmed
ahmet aida aidan aiden aigars aila aimee aimé aimée aino ainārs aisha aistis aivar aivars akiko akram aksel
akseli akshay aladin alain alan alana alastair alba alban albeiro alberico albert alberta albertina alberto
alberts albin albina albrecht albín alderano aldis aldo aldonza alejandra alejandro alejo aleks aleksandar
aleksander aleksandr aleksandra aleksandras aleksandrs aleksanteri aleksei aleksej aleksi alen alena alenka
alessandra alessandro alessia alessio alex alexa alexander alexandr alexandra alexandre alexandria alexandrie
alexandrina alexandros alexei alexej alexey alexia alexis aleš alf alfie alfio alfons alfonsina alfonso alfonz
alfred alfredo alfréd alfrēds algirdas ali alice alicia alida alina aline alirio alis alison alistair alister
alix allan allana allegra allison ally alma alois alojz alojzija alonso aloys alphons alphonse alun alva
alvaro alvin alwin alyssa alícia alžběta amadeo amador amalia amalija amanda amandine ambar amber ambróz
amedeo amelia amelie amico amin amina amine amir amira amit amleto amol amos amparo amy amélia amélie ana
anabel anabela anahera anahí anaida anamaria anastasia anastasie anastasios anastazja anastázie anatol anatoli
anatolij anay anaïs anca ancuța anda anders anderson andor andrada andre andrea andreas andree andreea andrei
andreia andrej andreja andrejs andres andrew andrey andrešs andrija andris andrius andriy andrus andrzej
andrás andré andrée andrés andy anděla ane anel anemona aneta anett anette anežka angel angela angelica
angelika angelina angelo anghelina angie angus angélica angélique anh anica aniela anika anikó anil anirudh
anis anita anișoara anja anjali anka ankica ankit anmol ann anna annalisa annamaria annamária anne anneli
annelies annetta annette annibale annick annie anniina annika annikki annunziata anny anouk ansaldo anselm
ansgar ansh ansis antanas antero anthony anto antoaneta antoin antoine antoinette anton antonela antonella
antonello antoni antonia antonietta antonija antonina antonino antonio antonios antonius antons antony antonín
antti antun antónio antônio anu anuța anđa anđela aodhan aoife apolena apollo apolonia apostolos april araceli
aranka arcelia archie arezki arham ari aria ariadna ariana aribert arie ariel arielle arif arijus ariki arild
arin arina aristița arja arjun arkadiusz arlette arley armandas armando armands armin arminas arnaldo arnas
arnaud arnaude arnd arndt arne arnfried arnim arnis arno arnold arnolds arnošt arnulf arnulfo aroha aron
aronas arpád arran arron arsenio artemisa arthur artis arto artur arturo arturs artūras artūrs arun arvid
arvydas arvīds aryan arūnas asafe asbjørn asger ashlee ashleigh ashley ashok ashton astrid asunción atena
atenulf atfat athanasios atharv atheel atila attaf attila aud audrey august augustas auguste augustin
augustina augusto augusts augustín aulikki aulis auraq aurel aurelia aureliana aurelio aurica aurimas aurora
aurore aurélie aurélien ava avi awadil awamil awamiri awan axel axenia ayaan ayden ayla aylin aylla aymen
ayoub ayush ayushman azaan azad azeglio aziz baccio bachittar badr baha bahadurjit bailey bailie bakhshi
baldassare baldur balendra balhaar baljiwan balthasar balvan balveer balázs banjeet baptist baptiste barbara
barbora barbro barica barnabás barry bart bartek bartholomäus bartolomej bartolomeo bassam bastiaan bastian
bastien bastián bautista bayram beatrice beatrix beatriz becky bedřich bekir bela belinda belo ben benas bence
bendegúz benedek benedetto benedikt benedita bengt benicio benito benjamim benjamin benjamín benjámin benn
benno benny benoit benoît bente bento benício beppe berend berenice berit bernabé bernadett bernadette bernard
bernarda bernardo bernd berndt bernfried bernhard bernt bernward bert berta bertalan berthold bertil bertold
bertram bertrand beth bethan bethany betina bettina betty beverley beverly beáta beňadik biagio bianca bianka
bilal biljana bill billy birger birgit birgitta biserka bjarne bjorn björn bjørg bjørn blahoslav blaine blair
blake blanduzia blanka blažej blažena bo boaz bob bobby bodo boe bogdan bogdana boglárka bohdan bohumil
bohumila bohumír bohuslav bohuš boleslav bonifác bonnie borbála boris borris borys botond bořivoj božena
božica božo brad bradley bram brandi brandon brandy branislav branka branko brayan breandan breanna breda
brencis brenda brendan brendon breno brent brett brian briana brianna bridget brigita brigitta brigitte
brijesh britt brittany brittney bronwyn brooke bruce bruna bruno bryan brândușa burckhard burghard burkard
burkhard burkhardt bystrík bálint bárbara béatrice béla bénédicte bøje børge bērends bērtulis błażej břetislav
caetana caio caitlin calcedonio caleb calebe callum calogero calvin camelia cameron camila camilla camille
camillo camilo candela candelaria candice capucine cara caridad carina carine carl carla carlo carlos carlota
carly carmela carmelo carmen carmina carminho carol carole caroline carolyn carrie carsten carter casandra
casey casiana casper cassandra catalina catarina caterina catherine cathrine cathy catinca catrina catrinel
cauã cauê cecilia cecilie cecília celal celia celine cemal cemil cengiz cerasela cesare cetin cezara cezary
chabane chad chaitanya chakradev chakradhar champak chanakya chandran chandresh chantal charan charlene
charles charlie charline charlotta charlotte charo chatresh chatura chelsea cherif cheryl cheyenne chloe chloé
chris christa christel christelle christer christiaan christian christiane christina christine christof
christoffer christoph christophe christopher christos christy châu ciaran cindy cipriana cipriano cirillo ciro
citlali claas claes claire clara clare clarice clarisa claude claudia claudine claudio claudius claus clavs
clayton clemens clemente clementina cleopatra clifford clive cláudio clémence clément codrina codruța cody
colette colin colleen collin collins coluccio concepción conchita connie connor conor conrad constance
constantin constantina constantino constanza constança constanța consuela consuelo cooper coralia coralie
corentin corey corina corinne coriolano cornelia cornelio cornelis cornelius corrado cory cosimo cosmina
costantino costanzo courtney craig crenguța crina cristal cristian cristiano cristina cristobal cristóbal
csaba csilla csongor ctibor ctirad curt curtis cvetka cynthia cyprian cyprián cyril czeslaw cécile cédric
célia célina céline césar cătălina daan daciana dagmar dagmara dagobert dainis daire daisuke daisy daksh
dakshesh dalbir dale dalia dalibor dalton damian damiano damien damir dan dana dani danica daniel daniela
daniele danielius danielle daniels danijel danijela danilo daniël danny dante danuše dany dara darinka dario
darius dariusz darja darko darlene darpan darragh darrell darren darryl darsh dary darío dave davi david davy
dawid dawn dayana dean deanna debbie deborah debra declan deepak deividas dejan delfina delfino delia della
delphine demeter denis denisa denise dennis denny derek derrick desiree detlef detlev devansh devin dezider
dezső dhruv diana diane dianne dick didier diedrich diego dierk dieter diethard diethelm diether dietmar
dietrich dimitri dimitrios dina dinis dino diogo dion dionigi dionýz dirk dita ditmar dittmar divya diána
djamel dmitri dmitry dobroslav dogan dolly dolores dom domagoj domantas domas domenico dominic dominik
dominika dominique dominykas don donald donatas donatello donato donna dora dorian dorina doris dorota dorothy
dorothée dorottya douglas dovydas draga dragan dragica drago dragutin drahomír drahomíra drahoslav drahoslava
dražen drew duane duarte duje dulce duncan dursun dusan dustin duuk duyên dušan dwayne dylan dylano dzintars
dániel dávid débora dénes dóra dāvis dũng dương ebba ebbe eberhard eberhardt eckard eckart eckehard eckhard
eckhardt eckhart ed eddie eddy edelbert eden eder edgar edgaras edgars edina edinson edison edita edith edmond
edmund edmunds edoardo edouard eduard eduarda eduardo eduards edvardas edvinas edvīns edward edwin eemeli
eemil eero eetu eeva egbert eggert egidijus egil egils egon ehrenfried ehrhard eija eila eileen eimantas einar
eino eirik eivind ekalinga ekansh ekapad ekaraj ekaterina ekavir ekbal ekkehard ekkehart ekrem elaine eleanor
elemér elena eleonora eli eliana eliane elias eliecer elijah elin elina eline elisa elisabet elisabeth elise
eliza elizabeta elizabeth eliáš elke elkin ella elladio ellen ellie elliot elliott elmar elmo elmārs eloah
elodie eloisa eloy eloá eloïse elsa elvia elvira elvis elías elżbieta ema emanuel emanuella emanuelly emelie
emeline emese emi emiel emil emile emilia emiliano emilie emilio emilis emilly emily emin emir emma emmanuel
emmanuelle emmerich emília emīls endre ene engelbert engin enikő ennio enno enrico enrique ensio enver enzio
enzo eoin eraldo ercan erdal erdogan erhard erhardt eric erica erich erick erik erika erikas erin erkan erkki
erling ermanis ermanno ermenegildo ermes erna ernest ernestas ernesto ernests ernst ernő erol ervin ervín
erwin eryk erzsébet esben esko esmeralda esparta espartaco espen esteban estefanía estela estelle ester esther
eszter etelka ethan etienne ettore eugen eugene eugenia eugenio eugène eunice eva evaldas evan evangelos evans
eve evelien eveliina eveline evelio evelyn evelyne ewa ewald ewan ewelina ezequiel ezio faas fabian fabiana
fabien fabienne fabio fabiola fabián fabrice fabrizio facundo fadi faisal faith faizan falan falk falko fanni
fanny faqid faraj faras farhan farid fariq faris farouk faruk fatih fatima fatteh faustino fausto fedde fedele
federico federigo fedor felice felicia felicitas felipe felix femke feng ferdi ferdinand ferdinando ferenc
ferhat fernand fernanda fernando ferney fidel fien filip filipa filipe filippo finn fiona fiorenzo fiorino
fitan fiyaz flavia flavio flemming flor flora florence florencia florent florian floris florián flynn fodil
folker folkert frado fran frances francesca francesco francine francis francisca francisco franciska
franciszek franck franco franjo frank franky frans františek franz françois françoise fred freddie freddy
frede frederic frederick frederico frederik fredi fredo fredrik fredy fricis frida fridolin fridrich friedbert
friedemann frieder friedhelm friedhold friedo friedrich frithjof fritz frode fryderyk frédéric frédérique
fulvio fuma fábio félix gabino gabor gabriel gabriela gabriele gabrielius gabriella gabrielle gabrielly gael
gaetano gagan gail gaja galasso galina ganesh gareth garrett garry gary gaspar gaspare gastone gatis gaurang
gaurav gautam gauthier gavin gaëlle gaëtan gašpar gebhard gediminas geert geir gejza gemma genaro gene
geneviève geoffrey georg george georges georgette georgia georgina georgios gerald geraldine gerard gerardo
gerd gerda gereon gerfried gergely gergő gerhard gerhardt gerhart germaine german germán gernot gero gerold
gerolf geronimo gerrit gert gerwin gerónimo ghauth ghilas ghislaine giacinto giacobbe giacomo giampaolo
giampiero gian giancarlo gianfrancesco gianfranco gianluca gianluigi gianmarco gianni gianpaolo gianpietro
giedrius giel gijs gil gilbert gilberto gilles gillian gina ginette gino gioacchino gioachino gioele gioffre
gionata giorgio giosuè giovanna giovanni girik girindra girish girolamo gisbert gisèle giulia giuliana
giuliano giulio giuseppe giustino gizella gladys glen glenn gloria godelieve goffredo gonzalo gonçalo gopal
goran gordana gordon gorm gottfried gotthard gotthilf gotthold gottlieb gottlob grace graciela graeme graham
grant graziano greco greg gregor gregorio gregory greta grete grethe grzegorz grégoire grégory gréta guadalupe
guarino guenter guenther guglielmo guido guilherme guillaume guillermina guillermo guiseppe gunar gunbir
gundolf guneet gunilla gunn gunnar gunnel gunner guntars gunter gunther guntis guntram gunārs gustaf gustav
gustavo gustaw gustáv gusztáv guus guy gytis gyula gyöngyi györgy györgyi győző gábor géraldine gérard géza
göran gösta götz günter günther hadassa hagen hailey hajnalka hajo hakan hala haley halil hamid hamish hamza
hana hanna hannah hanne hannele hannes hanni hanns hannu hans hansgeorg hansjoachim hansjörg hansjürgen
hanspeter hanss hao harald hardik harijs harish harold harper harri harriet harrison harro harry harshil
hartmut hartmuth hartwig haruki hasan hassan hasso hayden hayley hazel heather hector hege heide heidi heikki
heiko heimo heiner heinfried heini heino heinrich heinz heitor helen helena helene helfried helga helge heli
hellena hellevi hellmut hellmuth helmar helmi helmut helmuth heloisa heloísa hemang hemi hendrik henna henner
henning henri henrich henrietta henriette henrik henriks henrique henry henryk herbert heribert herman
hermanis hermann hermelinda hernando hernán herrmann hervé herwig hidde hilary hilda hilde hilkka hilmar
hinrich hiroshi hitesh hjalte hocine holger hollie holly holm homero hong honoré hope horacio horst hortense
horymír houcine howard hoàng hredhaan hritik hrvoje hubert hubertus huda hugh hugo hugues hui humberto hunor
hussain hussein huw huy huzaifa hynek hyun håkan håkon håvard héctor hélène hưng hương iain ian iara ibolya
ibrahim ida idrees ignacio ignacy ignas ignazio ignác igor igors ihsaan iida ika ikbal ikrimah ilari ildikó
ilija ilkka ilmari ilmārs ilona ilse ilyes imants imaran imelda imran imre imrich ina indira indrajit indrek
indriķis ines inga inge ingeborg ingegerd ingela ingemar inger ingrid ingvar inkeri inès inés inês ippazio
irena irene irina iris irja irma irmantas irmeli irène irén isaac isabel isabela isabella isabelle isabelly
isadora isaiah isaque ishaan ishwar isidora isis isla ismael ismail istván itzel iva ivan ivana ivanka ivar
ivars iver ivica ivka ivo ivonne iván iwo izidor iľja jaabir jaakko jaan jaana jaanus jacek jacinto jack jacob
jacobo jacopo jacqueline jacques jade jadranka jae jafar jagat jagdish jai jaime jair jairaj jairo jake jakob
jakobs jakov jakub jalaal jalmari jamaal jamal jameel james jamie jan jana jane janet janeth jani janice
janina janine janis janja janko janne jannis jano jaqueline jared jari jarkko jarl jarmo jarolím jaromír
jaroslav jasmin jasmina jasmine jasminka jasna jason jasper jatin javier javiera jay jayden jayne jayson
jazmin jazmín jean jeanette jeanine jeanne jeannette jeannine jeff jeffery jeffrey jekaterina jele jelena
jelka jelle jelte jemma jen jenna jenni jennifer jenny jens jenő jeppe jeremi jeremiah jeremias jeremy jerguš
jeroen jerome jeronimo jerry jerzy jerónimo jesper jesse jessica jessie jesus jesús jevgeni jezups jhon
jhonatan jie jill jillian jim jimmy jindřich jing jip jiří jo joachim joakim joan joana joanna joanne joaquim
joaquin joaquina joaquín jocelyne jodi jodie jody joe joel joep joey johan johana johanna johannes johans john
johnathan johnnie johnny jokūbas jolanta jolien jolán jon jonas jonathan jonathon joni jonás jonáš joona
joonas joost jordan jordy jorge joris jorma jorn jort jorunn jose josef josefa josefin josefina josefine
joseph josephine josette josh joshua josiane josip josipa joso josué josé joséphine jouko jouni joy joyce
jozef jozo joão joël joëlle joško jožefa jožica juan juana judit judith judy juha juhani juho jukka jules
julia julian juliana julianna julie julien juliet julieta julieth juliette julijana julio julita julius
juliusz julián jun june juraj jure jurgen juri juris jurre jussi justas justin justina justinas justine
justyna ján jános jázmin jérémy jérôme jéssica józef józsef jörg jörgen jørgen júlia július jüri jānis jāzeps
jēkabs jēkaubs jędrzej jūlijs kaamil kaarina kabeer kabir kacper kada kadri kahurangi kai kaia kaija kaique
kaisa kaitlin kaitlyn kaja kajetan kajus kaleem kalervo kalevi kalina kalle kalpit kamal kamil kamila kamilly
kane kara karan kareem karel karen kari karim karin karina karine karl karla karlo karmen karol karoliina
karolina karoline karolis karsten kaspar kaspars kasper katalin katariina katarina kate katelyn katherine
kathleen kathryn kathy kati katia katica katie katja katri katrien katriina katrin katrina katy kauri kavita
kay kayla kayleigh kazimierz kazimír kazuo keano kei keiko keith keld kelli kelly kelsey kelvin ken kendra
kenji kennedy kenneth kenny kent kenta kerry kerstin kerttu kev kevin khaled khalid khalil kiaan kian kiara
kieran kim kimberley kimberly kimmo kinga kirsi kirsten kirsti kirsty kit kitti kjeld kjell kjersti kjetil
klaudia klaus klavdija klavs klement kliment klára knut kobe koen koloman konrad konradus konstantin konstanty
konštantín kornel kornelia kornél kris krish krishna krista kristaps kristel kristen kristers kristi kristian
kristiina kristijan kristin kristina kristine kristián kristjan kristof kristoffer krists kristupas kristy
kristóf krisztina krisztián krisztofer krišjānis krišs krištof krystal krystian krystyna kryštof krzysztof
ksawery kunal kurt kvetoslav kyan kyano kyara kyle kylie kyllikki kyung kálmán károly kåre kévim kévin kārlis
kęstutis labeeb lachlan ladislav laetitia laila laimonis lajos lamberto lamine lan lana lando lara larissa
larry lars lateef latoya laura laure laureano lauren laurence laurens laurent lauri laurie lauris laurits
laurynas laus laust lautaro lavínia lawrence layla lazzaro laís lea leah leandro leanne lee leen leena lei
leidy leif leigh leila lena lene lenn lennart lennarth leo leon leona leonard leonardo leone leonel leonor
leopold leopoldo leoš lesley leslie leticia letícia levente levi levoslav lewis lex león lia liam liana
liberto libor lidia lidija liesbeth lieve ligia liisa lila lili lilia lilian liliana liliane lilla lily lina
linda lindsay lindsey linh linn linnea linnéa linus lionel lisa lisandro lise lisette liv livia livio liwia
liz lizeth ljiljana ljubica ljubov ljudmila lodovico loek logan lois lola lorena lorenzo lori lorraine lotfi
lotta lotte louis louise lourdes lourenço lovisa lovre lovro loïc luan luana luara lubomír luboš luc luca
lucas lucca luce luchino lucia luciana luciano lucie lucien lucienne lucija lucio lucy lucía ludivine ludmila
ludo ludovic ludovico ludvig ludvík luděk luigi luis luisa luisana luisina luiz luiza luka lukas luke lukáš
lumír lunna luqmaan lutf lutfi lutgarde luuk luís luísa lydia lynda lynette lynn lynne lászló lâm léa léna léo
léon lívia lúcia maaria maarit maarten macarena maciej mackenzie madalena maddison madeleine madeline mads
mafalda magali magda magdalena magdolna maggie magne magnus mahesh mahmoud mai maia maie maija maite maitê maj
maja majd makoto maks maksim maksymilian malcolm malena malik malika malin malle mallory malthe malwina manaia
manda mandy manish manoj manon mantas manuel manuela manuella mara marc marcantonio marcel marcela marcelina
marcell marcella marcelle marcello marcelo marcin marco marcos marcus mare maree marek maren margaret
margareta margaretha margarida margarita margaud margaux margit margot marguerite margus mari maria mariah
mariam marian mariana mariane mariann marianna marianne mariano maribel marica marie mariela mariette marija
marijan marijana marijke marijn marika mariko marilyn marin marina marine marinus mario marion marisela
marisol marissa marit marita maritza marius mariusz marja marjaana marjana marjatta marjeta marjo marjorie
marjut mark markas marketta markku marko markus marleen marlene marleny marta marte martha marthe martim
martin martina martine martino martti martyn martynas martín marvin mary maryam maryline maryse maría masahiro
mason massimiliano massimo massinissa matas matea matej mateja mateo mateus mateusz matheus mathias mathieu
mathijs mathilde mathis mathys mathéo mati matias matija matilda matilde mato matouš matt matteo matthew
matthias matthieu matthijs matti mattia mattias matyáš matías matěj maud maureen maurice mauricio maurilio
maurits maurizio mauro maurycy max maxence maxim maxime maximiliano maximo maya maysa mayte maša meagan meelis
meera mees meg megan meghan mehdi mehmet mei melania melanie melina melinda melissa melle melody melvin
mercedes mercy meredith merijn merike merja mery metka mia micael micaela micha michael michaela michal
michaël michał micheal michel michelangelo michele micheletto micheline michelle michelotto michiel michèle
mick mieke mieszko miguel mihael mihaela mihhail mihkel mihály mijo mik mika mikael mikaere mikayla mike
mikhail miki mikkel mikko miklós mikołaj mikuláš mila milagros milan milena miles milica milka milo miloslav
miloš milton milán mina mindaugas minerva ming minh minna mira miranda mirco mireille mirella mireya miriam
mirja mirjam mirjami mirjana mirko miroslav mislav misty mitchell mitzy miłosz mladen modesto mogens mohamad
mohamed mohammad mohammed mohand mojca mojmír molly mona monica monika monique mora morag morena morgan
morgane morris morten mostafa mouloud mounir mourad moussa muhammad muhammed muriel murielle murilo murray
musa mustafa mustapha mykola myriam márcio mária mário márk márta márton mátyás máté märta mélanie mélissa
mónica mónika naadir nabeel nabhan nabil nacer nadeem nadežda nadia nadine nadir nadja naeem nafees naglis
nahiara nahuel naiara nair najam najeeb nancy nanni naoise naoko naomi napoleone nasser nassim natacha natalia
natalie natalija natalja natalya natan nataniel natasha natasza nataša nath nathalie nathan nathaniel
natividad natália naud naveen nayeli nazim ned nedas neha neil nela nele nell nelly nelson nenad nerijus
nevenka neville neža nhiên niall niccolò nicholas nichole nick nicklas nico nicola nicolai nicolaj nicolas
nicole nicolás nicolò nidia niek niels nigel niina nika nikau nikita niklas niko nikodem nikola nikolai
nikolaj nikolett nikoletta nikolina nikora nikša nils nina nino nisha nitin noa noah noel noelia noemí nojus
nolan noor noora nora norah norbert noriko norma norman noud nour nout noé noémi noémie noël nubia nuno nádia
nándor néstor nóra núria octavio océane odette ofelia oksana ola olaf olav olavi oldřich ole oleg oleksandr
olena olfert olga olgierd olive oliver olivia olivie olivier olivér oliwier olle olli olof olov olívia omaira
omar ondřej onni orazio oreste oriana orlando orsolya orvokki oscar oskar oskari osvald osvaldo oswaldo otakar
oto ottavio otto ottone ottó otávio ouanes oussama ove owen paavo pablo padraig paige palle paloma pamela
panfilo pankaj paola paolo paride pascal pascale pascual pasi pasqual pasquale pat patrice patricia patricio
patrick patrik patrizio patryk patrícia paul paula paulette pauli pauliina paulina pauline paulius paulo pavao
pavel pavla paweł peder pedro peeter peggy pekka pellegrino penelope penny pentti pepijn perla pertti petar
pete peter petr petra petri petter petteri phil philip philippa philippe philippine phillip phoebe phúc phương
pia pierangelo piergiorgio piergiuseppe pierluigi piermaria piero pierpaolo pierre piersanti pieter pietra
pietro pijus pilar pim ping piotr piret pirjo pirkko piroska polona pompeo pomponio pooja porfirio poul
povilas pradeep prakash prashant preben priit priscila priscilla priya przemysław puccio pál päivi pål
pénélope péter přemysl qaadir qadeer qatadah qawee qing quang qudamah quentin quinn quinten qutaybah raamiz
raashid rabah rabee rachael rachel rachid radek radim radomír radoslav radosław radovan rael raewyn raf rafael
rafaela rafaél rafał rafee raffaele raffaellino raffaello ragnar ragner ragnhild rahul raija raili raimo
raimondo raivo raj rajeev rajesh rakesh ralf ralph ramesh rami ramiro ramona ramzi ramón randall randi randy
rania ranieri raphaël raquel rasmus raul ravi ravy rawiri ray rayan raymond raymonde raúl rebeca rebecca
rebeka rebekah reece reet regan regina reginald reidun reijo reina rembrandt renan renata renato renaud renee
rens renzo renáta rené renée reuben reynaldo rhavi rhonda rhys riad ricardo riccardo ricciotti richard
richardt richárd rick rickard ricky rida rie riikka riina riitta rik riley risto rita ritu ritva roan rob
robbe robert roberta robertas roberto robin robinson robyn rocco rochelle rocío rodney rodolfo rodrigo roger
rohaan rohan rohit rokas roko roksana roland rolandas rolando rolf romain roman romana romane romano romeo
romolo ron ronald ronaldo ronni ronnie ronny rosa rosalba rosalia rosario rose rosemary rosie ross rostislav
rowan roy rozalia rozalija rozália ruben rubén rudi rudolf rudy rufino ruggero ruggiero rui rune russell ruth
ruža ružica ryan ryo ryszard rytis régine réka rémy róbert róza rózsa róża rúben saabir saad saahir saajid
saara sabatino sabeeh sabina sabine sabrina sacha sachin sadan sai sakari sally salma salman salomé salvador
salvatore salvi sam samantha sameer samir samira samuel samuli sandeep sander sandra sandrine sandro sandu
sandy sanja sanjay sanna sante santeri santiago santino sara sarah sari satoshi saulius savannah saverio saša
scott sean sebastiaan sebastian sebastiano sebastián sebastião seija selma senn senna senne sep sepp seppe
seppo serafín serena serge sergei sergej sergey sergio sergius serhiy sessa seth severino shane shannon sharon
shashi shaun shawn sheila shelby shelley shelly sheri sherri sherry sheryl shinji shirley shona shota shreya
sian siddharth siem sienna sierra signe sigrid sigurd siim sil silas silje silke silva silvano silvestro
silvia silvio simen simo simon simona simonas simone simonne simão sindre sinead sinikka siniša siobhan siri
sirje sirkka sirpa sisko sissel siv sjoerd slavica slavko slavomír snježana socorro sofia sofie sofía soledad
solveig sondre sonia sonja sonny sonya sophia sophie soraia spencer srinivas stacey stacy stan stana stanislav
stanislava stanisław stanley stef stefaan stefan stefanie stefano stein steinar stella sten stephan stephanie
stephany stephen steve steven stewart stian stig stijn stina stine stiven stjepan stu stuart stéphane
stéphanie subhash sue sung sunil sunita suresh susan susana susanna susanne suvi suzana suzanne svatopluk
svatoslav svein sven sverre svetlana swati sydney sylvain sylvia sylvie sylwia synnøve szabolcs szilveszter
szilvia szilárd szymon sándor sára sébastien sérgio séverine taahir tabassum tadas tadeja tadeusz tadeáš
tajammul takashi takeo takeshi talal talha talhah tama tamara tamati tammy tamás tane tania tanja tanner tanya
tao tapani tapio tara tarek tariq tarja tarmo tatiana tatjana tatsuya tatyana tautvydas tayla taylor teemu
telemaco tellervo temistocle teodor teodoro terence teresa terezija terje tero terri terry terttu teréz
terézia tessa tetsuya teun thales thea theo theodoro theresa therese thiago thibault thibaut thierry thijmen
thijn thijs thom thomas thor théo théodore théophile thérèse tia tiago tibor tiffany tiina tiit tiiu tijmen
tijn tijs tim timo timoteo timothy timothée timéo tina tine titas tivadar tiziana tiziano tjaša tobias tobiasz
toby todd toivo tola tom tomas tomasz tomi tomislav tommi tommy tomo tomàs tomás tomáš toni tonino tonje tony
tonya toomas tor torbjörn torbjørn torill torquato tove tracey traci tracy travis trevor triin trine trinidad
tristan trond troy trung tui tuija tullio tuomas tuomo turid tuula tuulia tuulikki twan tycho tygo tyler tymon
tymoteusz tímea tõnu tùng tünde ubaadah ubadah ubaid ubaidah ubaldo ubay ubayd ubaydullah uberto uday ugo
ugolino uhban ulf ulfat ulla ulrika umaarah umair umar umberto unni uolevi uriel urmas urszula urška uta
vaidas vakris valentijn valentim valentin valentina valentine valentino valeri valeria valerie valerija
valerio valter valtteri valéria valérie vanesa vanessa vasco vasyl vedran veera veerle vegard veikko veli
vello venancio vera veronica veronika veronique verónica vesa vesna vicente vicki vickie victoire victor
victoria victória vidar vigo vijay vikram viktor viktoria viktória vilde vilhelm vilius viljami vilma vilmos
vilém vince vincent vincentio vincenzo vinciane vinicius vinícius viola violeta virgilio virginia virginie
virág vito vitor vittorio vivek vivian viviana viviane vivien vjekoslav vladimir vladimír vladislav vlado
vlasta vlastimil vojtěch volodymyr vratislav vytautas václav vân väinö véronique víctor vít vítor vítězslav
věra waahid waail wael waheed walter wanda warren wei wenche wendolin wendy werner wesley wessel whitney
wiktor wilfrido wilfried wilhelm will willem william willie willy wilmer wilson wim wiremu witold wojciech
wolf wout wouter xavi xavier xiao ximena xin xuân yago yaman yamile yan yaneth yanis yannick yara yasir yasmin
yasmine yassin yeison yelena yeni yenny yesid ying yogesh yoko yolanda yousef youssef yuki yuko yuliana
yulieth yuri yuridia yury yusuf yves yvette yvonne zaahid zaahir zacarías zacharie zachary zafar zaheer zainab
zalán zara zbyněk zdenka zdeněk zdravko zeferino ziad zikmund zita zlatko zoe zoltán zora zoran zorka zoé
zsanett zsigmond zsolt zsombor zsuzsanna zsófia zvonko ábel ádám ágatha ágnes ákos álvaro ángel ángela ánh
áron árpád ângela ângelo åke åsa åse édith édouard élisabeth élise élodie éléonore émile émilie éric érica
étienne éva íris ísis óliver óscar øystein øyvind úrsula ādams ādolfs ąžuolas đuro đurđica ēriks ēvalds
ģederts ģirts ľubomír ľubor ľuboslav ľuboš łukasz šime šimon špela štefan štefanija štefica štěpán štěpánka
šárka željka željko bảo hạnh hải hồng ngọc nhật thảo trọng yến άγγελοσ άνθιμοσ άρησ άριστοσ έκτορασ έξαρχοσ
ίκαροσ ίων αίασ αβραάμ αγάπιοσ αγαθάγγελοσ αγαθοκλήσ αγαθόνικοσ αγαμέμνων αγαπητόσ αγγελήσ αγησίλαοσ αδάμ
αδαμάντιοσ αθανάσιοσ αθηναγόρασ αθηνόδωροσ αιμίλιοσ αιμιλιανόσ ακρίτασ ακριβόσ αλέξανδροσ αλέξιοσ αλκιβιάδησ
αμβρόσιοσ ανάργυροσ ανέστησ αναγνώστησ ανανίασ αναξαγόρασ αναστάσιοσ ανδρέασ ανδροκλήσ ανδρόνικοσ ανθούλησ
αντίγονοσ αντίπατροσ αντύπασ αντώνιοσ απόλλων απόστολοσ αρίσταρχοσ αργύριοσ αριστείδησ αριστομένησ αριστοτέλησ
αριστοφάνησ αριστόβουλοσ αρτέμησ αρτέμιοσ αρχέλαοσ αρχιμήδησ ασημάκησ ασημήσ аарон август августин авдей
аверкий аверьян авксентий аврелій автоном агап агафон аггей адам адриан азар азарий аким алевтин александр
алексей альберт амвросий амвросій амос ананий анатолий андрей андрон андроник андрій аникей аникита анисим
антип антон антонин аполлинарий аполлон арефий аристарх аркадий аркадій арсен арсений артем артемий архип
аскольд афанасий афиноген бажен богдан богодар богуслав болеслав борис борислав боян бронислав будимир
вʼячеслав вадим валентин валерий валерьян валерій варлаам варфоломей варфоломій василий василь вацлав велимир
венедикт вениамин веніямин викентий виктор викторин виссарион виталий владилен владимир владислав владлен влас
володимир всеволод всемил всеслав вышеслав вячеслав віктор віталій гаврила гаврило галактион гедеон геннадий
геннадій георгий георгій герасим герман глеб гліб гордей гордій гостомысл гремислав григорий григорій гурий
давид давыд дан данила данило демʼян дементий демид демьян денис дмитрий дмитро добромысл доброслав дорофей
евгений евграф евдоким евлампий евсей евстафий евстигней егор едуард елизар елисей емельян епифан еремей ермил
захар зиновій зорян йосип климент костянтин левко орхип євген єлисей єфрем іван ігнат ігор ілля
""".split()
)
"""Left out are names that are oftener a word, a place or a month than a person."""

"""Words of bylines, and the patterns made of them; byline.py reads by them."""

from __future__ import annotations

import re

_WORDS = (
    r"(?:text|words) (?:&|und|and) (?:fotos?|photos?|bilder)|by|von|par|por|di|de|door|af|av|przez|oleh|byline"
    r"|text|texte|texto|testo|autor(?:en|innen|in/autor|[/:*_]?in)?"
    r"|author|authors|thread starter|auteur|autore"
    r"|author name|words|story|report|redaktion|by ?by"
    r"|بقلم|كتبت?|إعداد|מאת|авторы?|текст|yazan|penulis|szerző"
    r"|írta|autorka|autoři|napsala?"
)
_LONG_WORDS = (
    r"(?:written|posted|reported|published|submitted|contributed|created|compiled|uploaded|added"
    r"|words|story|review|analysis"
    r"|opinion) by|(?:geschrieben|erstellt|veröffentlicht|eingestellt|gepostet|verfasst|publiziert"
    r"|protokoll|interview|gastbeitrag"
    r"|text|porträt|reportage|beitrag|artikel) von"
    r"|(?:ein|eine) (?:kolumne|kommentar|gastbeitrag|analyse|essay|glosse|interview|reportage|porträt"
    r"|gastkommentar) von"
    r"|(?:escrito|publicado|enviado|redactado) por|(?:écrit|publié|rédigé|posté) par|(?:scritto"
    r"|pubblicato) da|a cura di"
    r"|(?:postado|publicada) por|skriven av|skrevet av|geschreven door"
)
OPEN = re.compile(rf"(?:{_LONG_WORDS}|{_WORDS})\b\s*[:|]?\s*(?=\S)", re.IGNORECASE)
COLON = re.compile(
    r"(?:text|texte|texto|testo"
    r"|(?:text|words) (?:&|und|and) (?:fotos?|photos?|bilder)"
    r"|autor(?:en|in|innen)?|authors?|auteur|autore|words|story|report|de"
    r"|redaktion)\b\s*(?!:)",
    re.IGNORECASE,
)
INSIDE = re.compile(
    rf"(?:^|(?<=[\s,|·•/(–—-]))(?:{_LONG_WORDS}|[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or|door)\s*:?\s+(?=[^\W\d_])"
)
OTHERS_WORK = re.compile(
    r"\b(?:design(?:ed)?|built|build|developed|powered|hosted|maintained|created|made|sponsored|presented|produced"
    r"|directed|music|photos?|fotos?|images?|pictures?|illustrations?|illustrated|video|graphics?|template|theme"
    r"|hosting|website|site|logo|art|artwork|cover|followed|translated|recommended|liked|shared|replied|commented"
    r"|photographed|played|performed|narrated|sung|edited|editing|picked|chosen"
    r"|gestaltet|programmiert|realisiert|bereitgestellt|bild|bilder|grafik|profilbild|benutzerbild"
    r"|kommentarbild|übersetzt|umgesetzt|präsentiert)\s*$",
    re.IGNORECASE,
)
"""What stands before a by-word where it names the maker of something else: a site, a picture, a reply."""
MAYBE = re.compile(r" (?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or|[Dd]oor|da|av|a cura)\b")
GLUED = re.compile(r"(?:[Bb]y|BY|[Vv]on|[Pp]or|[Pp]ar)(?=[A-ZÄÖÜÉ][\w.]+ [^\W\d_])")
CREDIT = re.compile(
    r"/\s?(?:getty|ap\b|reuters|afp|dpa|epa|imago|shutterstock|istock)|^reuters/|credit"
    r"|\b(?:image|photo|foto|bild)\b|\([lr]\)",
    re.IGNORECASE,
)
"""Whose picture it is."""
TALKS = ("interview", "ein interview", "gespräch", "ein gespräch")
WITH = re.compile(r" (?:mit|with) ")
"""Whom somebody talked with is no author."""
ALONE = frozenset(
    "by|by:|by :|von|von:|von :|par|por|di|autor|autor:|autorin:|author:|text:|von:in|written by|posted by"
    "|geschrieben von|eine kolumne von|ein kommentar von|ein gastbeitrag von".split("|")
)
"""By-words that stand in a line of their own; the name is in the next."""
CUT = re.compile(
    r"\s*(?:\||·|•|–|—| - |\(|\[|@|/|\d|;\s*\w+@|\b(?:Updated|Published|Posted|Last|First|Comments?"
    r"|Contact|Follow|Photos?|Fotos?|Uhr"
    r"|Stand|Aktualisiert|Erstellt|Veröffentlicht|Actualizado|Publicado|Publié|Mis à jour|veröffentlicht"
    r"|aktualisiert|am|vom|le|on|at|in|aus|für"
    r"|for|For|from|special to|permalink|Permalink|RSS|zum|zur|is a|is|ist|war|via|zuletzt|Video|Photo"
    r"|Grafik|Bilder|Illustration|Profile|Bio|Share|Lesezeit|Lesedauer|Min)\b)"
)
SPLIT = re.compile(
    r"(\s*[,;&]\s*(?:and |und |et |y )?|\s+(?:and|und|et|y|e|og|och|en|with|mit|AND|UND)\s+|\s*[|/]\s*)"
)
NO_FIRST = frozenset(
    "the a an our your this that der die das unserem unserer einem einer le la les el los un una".split()
)
"""No first name, though a by-word stands before it."""
HANDLE = re.compile(r"[^\W\d_][\w.-]{0,20}\d[\w.-]{0,20}(?=$|\s*[,|·]|\s(?:am|on|um|at|vom)\b)")
"""A pen name with a figure in it."""
SIGNATURE = re.compile(r"[a-zäöü]{2,6}(?:[/,][a-zäöü-]{2,7}){1,3}(?=$|\s)")
"""The signs of those who wrote it, as German newsrooms set them: `mab/dpa`."""
PORTRAIT = re.compile(
    r"(?:(?:profil|benutzer|autoren|kommentar)bild|avatar|profile (?:picture|photo|image)|author(?:'s)? (?:photo|image)"
    r"|(?:picture|photo|portrait|bild|foto|porträt) (?:of|von|de))(?: (?:von|of|for|de))?:? (?=\S)",
    re.IGNORECASE,
)
"""The words for a portrait that stands where the page shows the author's."""
NO_NAME = frozenset(
    "on in at to by and for of with from as is it an und oder mit in im am um auf bei für zum zur text via posted"
    " updated published last first special exklusiv sur dans pour et en por para con foto photo image".split()
)
"""Opens no name at all."""
EDGES = " .,|·•:;–—-*/\"'“”„"
BY_SENTENCE = re.compile(r"(?:By|Von) (?P<names>[^,.:;]{5,50}), (?:an?|is an?|the|who|der|die|eine?)\b")
BIO = re.compile(
    r"(?P<name>[^\W\d_][\w.’'-]*+(?: [^\W\d_][\w.’'-]*+){1,3}) (?:is|was|ist|war|arbeitet|works|writes"
    r"|reports|covers|covered|joined|schreibt|est|es)\b(?=[^.!?]{0,120}\b(?:writer|reporter|editor|correspondent|columnist|journalist\w*"
    r"|author|contributor|blogger\w*|fellow|covers|writes|writing|reporting|schreibt|redakteur\w*|autor\w*|redaktion"
    r"|korrespondent\w*|journaliste|periodista|redactora?|giornalista)\b)"
)
"""A sentence that introduces somebody who writes."""
CJK_REPORTER = re.compile(r"(?P<name>[\u4e00-\u9fff\uac00-\ud7af]{2,5})\s?(?:記者|记者|기자)")
CJK_EDITOR = re.compile(
    r"(?:责编|责任编辑|记者|作者|文|編集|取材・文|文="
    r"|文/)[：:/／\s]+(?P<names>[\u4e00-\u9fff]{2,4}(?:[、，, ][\u4e00-\u9fff]{2,4}){0,4})"
)
CJK_NAME = re.compile(r"[\u4e00-\u9fff]{2,5}|[\uac00-\ud7af]{2,4}")

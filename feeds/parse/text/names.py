"""What a person's name looks like, and what only looks like one."""

from __future__ import annotations

import re

from feeds.parse.text.given_names import GIVEN
from feeds.parse.text.months import MONTHS, WEEKDAYS
from feeds.parse.text.ordinary_words import ORDINARY

_PARTICLE_WORDS = "van von de del della der den di da dos das du le la el al bin ibn y e ter ten zu zur af"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_SMALL_OPENINGS = ("d'", "d’", "o'", "l'")
_CALENDAR = frozenset(MONTHS) | WEEKDAYS
_BEHIND = _CALENDAR | frozenset("on at am vom um von by tags autor author profil profile le".split())
"""What a date, or the next label, leaves standing behind a name."""
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’\-])*")
_PAGE_WORDS = """
the a an and or of for with from to in on at how why what who when where your our this that all new news
world politics business sport sports opinion culture travel health science technology tech money life style
video photos photo gallery share comments comment read more most popular related top stories follow us sign
log menu search home about contact terms privacy policy cookie cookies newsletter subscribe subscriber
advertisement published updated posted last minute minutes min ago hours hour day days view views live
breaking editor staff der die das und oder mit für ein eine im am zum nach über aus auf ist nicht politik
wirtschaft kultur leben wissen mehr artikel teilen drucken kommentare merken foto bild anzeige aktualisiert
veröffentlicht lesezeit les des et une pour dans sur par avec est los las una para con por según noticias
política economía deportes cultura opinión sociedad mundo today yesterday story continues below click here
learn getty images copyright monday tuesday wednesday thursday friday saturday sunday january february march
april june july august september skip navigation channel score edition product name number date side
articles reviews customer counsel issues access company release trade project features feature press october
november december facebook twitter instagram whatsapp linkedin pinterest youtube email print reuters
"""
_BODIES = frozenset(
    """
    university college school institute ministry department association foundation council committee commission
    company corporation inc ltd llc gmbh ag office center centre club museum hospital county agency bureau union
    party group society academy bank partners universität hochschule schule institut ministerium verband verein
    stiftung gesellschaft gemeinde kanton landkreis université école ministère universidad ministerio fundación
    università ministero universidade fundação universiteit
    """.split()
)
"""What an organisation calls itself."""
_NOT_NAMES = frozenset(_PAGE_WORDS.split())
"""Words of pages and calendars that stand capitalised like names."""

_ROLES = (
    r"staff(?: \w+)?|writer|reporter|correspondent|editor|editor-in-chief|columnist|contributor|journalist"
    r"|producer|author"
    r"|autor(?:in)?|redakteur(?:in)?|redaktion|korrespondent(?:in)?|volont[äa]r(?:in)?"
    r"|chefredakteur(?:in)?|reporter(?:in)?"
    r"|journalist(?:in)?|kolumnist(?:in)?|gastautor(?:in)?|redactor[a]?|periodista|corresponsal"
    r"|journaliste|rédact(?:eur|rice)"
    r"|\w*leiter(?:in)?|\w*sprecher(?:in)?|professor(?:in)?|geschäftsführer(?:in)?|präsident(?:in)?|direktor(?:in)?"
    r"|director|president|professor|founder|co-founder|chairman|fellow|analyst|lecturer|directeur|directrice"
    r"|presidente|profesora?|direttore"
    r"|giornalista|redattore|jornalista|repórter|dziennikarz|redaktor|fotograf|reporter|admin"
)
ROLE = re.compile(
    rf"(?:(?:senior|chief|managing|deputy|associate|assistant|freelance|political|business|sports?|special"
    rf"|leitende[rn]?|freie[r]?)\s)*"
    rf"(?:\w+\s){{0,3}}(?:{_ROLES})(?:,? .{{0,40}})?",
    re.IGNORECASE,
)
_ROLE_GLUED = re.compile(
    r"(?<=[a-zß-ÿ])(?:Staff|Senior|Writer|Reporter|Correspondent|Editor|Columnist|Contributor|Journalist|Redakt"
    r"|Autor|Korrespondent|Volont|Chefred|Kolumnist|Periodista|CEO\b|Alle Artikel|The (?=[A-Z]))"
)
_CAMEL = re.compile(r"[a-zß-ÿ][A-Z]")
AGENCY = re.compile(
    r"(?:the )?(?:associated press|ap|reuters|afp|dpa|pti|ians|ani|efe|ansa|bloomberg|xinhua|tass|cnn"
    r"|bbc(?: news)?|et bureau"
    r"|press association|pa media|canadian press|timesofindia\.com|tnn|agencies|agence france-presse"
    r"|cnn business|usa today"
    r"|sda|apa|kna|epd|dpa-afx|newsday|the guardian|the new york times)",
    re.IGNORECASE,
)
_AGENCY_BEHIND = re.compile(rf"(?<=\w)[\s,|/–—-]+(?:{AGENCY.pattern})$", re.IGNORECASE)

_ROLE_BEHIND = re.compile(
    r"(?P<name>[^\W\d_][\w.'’-]* [^\W\d_][\w'’-]*) (?:[\w-]+ )?"
    r"(?:[Ee]ditor|[Rr]eporter|[Cc]orrespondent|[Ww]riter|[Cc]olumnist|[Rr]edakteur(?:in)?|[Kk]orrespondent(?:in)?)"
)
_OFFICE = re.compile(
    rf"(?:{AGENCY.pattern}|jiji|kyodo|yonhap|sid|belga|keystone-sda|cbs news|abc news|nbc news|fox news|wire services?"
    r"|afp|新华社|共同社|연합뉴스|editors?|the editors|redaktion)"
    r"(?:\s?[/|]\s?[\w. -]{2,20})?"
    r"|[\w.-]{1,30}[ -]redaktion|(?:die )?redaktion [\w.-]{1,30}|[\w.]{2,20} staff|pressestelle [\w -]{3,40}",
    re.IGNORECASE,
)


def is_office(text: str) -> bool:
    """True for an agency or an editorial office that may stand for the author."""
    return len(text) < 60 and _OFFICE.fullmatch(text) is not None


def begins_as_name(text: str) -> bool:
    """A quick look: whether the first two words might open a name."""
    words = text.split(None, 2)
    if len(words) < 2 or words[0][0].islower() or words[0].casefold() in _NOT_NAMES:
        return False
    second = words[1]
    return (not second[0].islower() or second in _PARTICLES) and second.casefold() not in _NOT_NAMES


def may_go_on(text: str) -> bool:
    """A quick look: whether the second word might be a name's; the second of most sentences is none."""
    second = text.partition(" ")[2].partition(" ")[0]
    first = second[:1]
    if not first.islower() or first.upper() == first:
        return True
    return second[:2] in _SMALL_OPENINGS or second.casefold() in _PARTICLES


def is_name(text: str) -> bool:
    """Two to five words, each as names are written, none a word of the page's furniture."""
    if len(text) > 50 or not 0 < text.count(" ") < 5:
        return False
    words = text.split()
    capitals = 0
    for word in words:
        low = word.casefold()
        if low in _PARTICLES and word is not words[-1]:
            continue
        initial = len(word) == 2 and word[1] == "." and word is not words[0]
        shaped = word.isalpha() or _TOKEN.fullmatch(word)
        if (low.strip(".") in _NOT_NAMES and not initial) or not shaped:
            return False
        if not word[0].isupper() and word.lower() != word.upper() and word[:2] not in _SMALL_OPENINGS:
            return False
        capitals += 1
    return capitals >= 2


def is_given(text: str) -> bool:
    """True where the first word is a given name that we know; of `Anne-Marie`, its first part."""
    first = text.split(None, 1)[0].casefold() if text else ""
    return first in GIVEN or first.split("-")[0] in GIVEN


def is_ordinary(text: str) -> bool:
    """True where the first word is no given name but one of running text."""
    first = text.split(None, 1)[0].casefold() if text else ""
    return first in ORDINARY or first in _NOT_NAMES


def is_heading(text: str) -> bool:
    """True where it opens with no given name and has a word of running text: `Box Office`, `Rehab Partners`."""
    if "'s " in text or "’s " in text:
        return True
    if is_given(text) or is_initial(text):
        return False
    words = [word.casefold().strip(".") for word in text.split()]
    return any(word in ORDINARY or word in _BODIES for word in words)


def is_initial(text: str) -> bool:
    """True where initials stand for the given name: `J. Doe`, `J.K. Doe`."""
    first = text.split(None, 1)[0] if text else ""
    return first.isupper() and first[1:2] == "." and len(first) < 6


def is_role(text: str) -> bool:
    """True for a role, a place of work or an agency rather than a name."""
    return len(text) < 80 and (ROLE.fullmatch(text) is not None or AGENCY.fullmatch(text) is not None)


def cut_role(text: str) -> str:
    """A name without the role that is glued behind it ("Howard BlumeStaff Writer")."""
    match = _ROLE_GLUED.search(text) if _CAMEL.search(text) else None
    return text[: match.start()] if match else text


def cut_behind(text: str) -> str:
    """A name without the role, agency, month or weekday behind it ("JANE DOE Associated Press", "Ann Lee March")."""
    text = cut_role(text)
    if role := _ROLE_BEHIND.fullmatch(text):
        text = role["name"]
    words = text.split()
    if len(words) > 2 and (match := _AGENCY_BEHIND.search(text)):
        words = text[: match.start()].rstrip(" ,|/-–—").split()
    while len(words) > 1 and words[-1].casefold().strip(".,") in _BEHIND:
        words.pop()
    return " ".join(words)

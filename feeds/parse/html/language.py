"""The language: what the page declares, unless its own text is plainly in another."""

from __future__ import annotations

import re
from collections import Counter

from feeds.parse.html.found import Found
from feeds.parse.html.linked import strings
from feeds.parse.html.said import Said

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_].*)?")
_NAMES = {
    "english": "en", "deutsch": "de", "german": "de", "français": "fr", "french": "fr", "español": "es",
    "spanish": "es", "italiano": "it", "italian": "it", "português": "pt", "portuguese": "pt", "nederlands": "nl",
    "dutch": "nl",
}  # fmt: skip
_NONE = frozenset(("und", "mul", "zxx", "xx", "xxx", "all"))

_SCRIPTS = (
    ("Cyrillic", re.compile("[\u0400-\u04ff]"), "ru uk be bg sr mk kk ky mn tg"),
    ("Arabic", re.compile("[\u0600-\u06ff]"), "ar fa ur ps ckb ku sd ug"),
    ("Hebrew", re.compile("[\u0590-\u05ff]"), "he iw yi"),
    ("Greek", re.compile("[\u0370-\u03ff]"), "el"),
    ("kana", re.compile("[\u3040-\u30ff]"), "ja"),
    ("Hangul", re.compile("[\uac00-\ud7af]"), "ko"),
    ("Han", re.compile("[\u4e00-\u9fff]"), "zh ja yue ko"),
    ("Thai", re.compile("[\u0e00-\u0e7f]"), "th"),
    ("Devanagari", re.compile("[\u0900-\u097f]"), "hi mr ne sa"),
    ("Bengali", re.compile("[\u0980-\u09ff]"), "bn as"),
    ("Tamil", re.compile("[\u0b80-\u0bff]"), "ta"),
)  # fmt: skip
"""Script → the languages that are written in it."""

_WORDS = {
    "en": "the and that with from this have were which would there their been",
    "de": "der die und das nicht mit sich auf eine auch werden wurde einen dass",
    "fr": "les des est dans une pour qui par sur avec sont cette mais nous",
    "es": "los las que una por con para del como pero más fue este",
    "it": "che della per una con sono del gli anche nel alla più questo",
    "pt": "que uma não com para dos mais das pelo como foi são ao",
    "nl": "het een van dat niet voor zijn met werd ook aan naar bij",
    "pl": "nie się jest na że przez oraz który dla jak jego był",
    "sv": "och att det som är för den inte har med till av ett",
    "da": "og at det er ikke til af der på har med for den",
    "cs": "že se na je které jsou také jako ale podle který by",
    "tr": "ve bir bu için ile olarak olan daha çok gibi sonra kadar",
    "id": "yang dan di dengan untuk dari ini itu pada tidak dalam akan",
}
_KNOWN = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_KIN = (
    {"da", "no", "nb", "nn", "sv"},
    {"es", "pt", "gl", "ca", "it", "oc"},
    {"cs", "sk"},
    {"id", "ms"},
    {"nl", "af", "fy"},
    {"de", "nds", "lb"},
)
"""Languages that are not told apart by these words."""
_SAMPLE = 3_000
_FEW, _LEAST = 120, 0.03
"""In so many words of running text at least this share is of a language's commonest."""


def find(said: Said, text: str) -> Found[str] | None:
    """A BCP 47 tag; None where none is declared, or none that the text bears out. `text`: the body's."""
    told = [(source, tag) for source, stated in _stated(said) if (tag := _tag(stated))]
    sample = text[:_SAMPLE]
    believed = [(source, tag) for source, tag in told if not _contradicted(tag, sample)]
    if not believed:
        return None
    _, tag = _fullest(believed)
    agreeing = [name for name, other in believed if other[:2] == tag[:2]]
    sure = (
        0.99
        if len(agreeing) > 1 and len(agreeing) == len(told)
        else 0.95
        if len(agreeing) == len(told)
        else 0.85
    )
    return Found(tag, "language.find", f"{', '.join(agreeing)}: {tag}", sure)


def _fullest(believed: list[tuple[str, str]]) -> tuple[str, str]:
    """The first language told, with a region where another source gives one for it."""
    first = believed[0]
    return next((one for one in believed if one[1].startswith(f"{first[1]}-")), first)


def _stated(said: Said) -> list[tuple[str, str]]:
    found = [("html lang", said.language)]
    found += [
        (name, said.meta[name][0])
        for name in ("content-language", "og:locale", "language", "dc.language")
        if said.meta.get(name)
    ]
    found += [("JSON-LD", text) for text in strings(said.article.get("inLanguage"))[:1]]
    return found


def _tag(stated: str) -> str:
    stated = stated.split(",", maxsplit=1)[0].strip()
    if stated.casefold() in _NAMES:
        return _NAMES[stated.casefold()]
    match = _TAG.fullmatch(stated) if len(stated) < 30 else None
    if not match or match[1].casefold() in _NONE:
        return ""
    parts = (match[1].lower(), (match[2] or "").title(), (match[3] or "").upper())
    return "-".join(part for part in parts if part)


def _contradicted(tag: str, sample: str) -> bool:
    """Whether a text is plainly in another language than the tag's."""
    if len(sample) < 200:
        return False
    language = tag.partition("-")[0]
    script = _script_of(sample)
    if script is not None:
        return language not in script
    if any(language in languages.split()[:1] for _, _, languages in _SCRIPTS if language not in ("sr", "kk")):
        return True  # the language of another script, and hardly a letter of that
    return _outnumbered(language, sample)


def _script_of(sample: str) -> tuple[str, ...] | None:
    """The languages of the script that most letters are of; None for Latin and unknown ones."""
    letters = sum(map(str.isalpha, sample)) or 1
    if sample.isascii():
        return None
    for name, pattern, languages in _SCRIPTS:
        if len(pattern.findall(sample)) > (0.05 if name == "kana" else 0.4) * letters:
            return tuple(languages.split())
    return None


def _outnumbered(language: str, sample: str) -> bool:
    words = Counter(sample.casefold().split())
    counts = {name: sum(words[word] for word in known) for name, known in _KNOWN.items()}
    words_in_all = sum(words.values())
    if language in _KNOWN and words_in_all >= _FEW and counts[language] < _LEAST * words_in_all:
        return True
    most = max(counts, key=lambda name: counts[name])
    related = any({most, language} <= kin for kin in _KIN)
    return (
        most != language and not related and counts[most] > 15 and counts[most] > 4 * counts.get(language, 0)
    )

"""How things are put for people: dates, teasers, languages, reading direction. Pure; knows neither HTTP nor store."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from html import unescape
from zoneinfo import ZoneInfo

from feeds.model import Article
from feeds.settings import Site

OWN_LANGUAGE = "en"
"""The language of the pages' own words."""

TEASER_LIMIT = 240
_LOOKED_AT = 2_000
"""Characters of a body that are read for its direction or beginning."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_RTL_LANGUAGES = frozenset({
    "ar", "arc", "azb", "ckb", "dv", "fa", "he", "iw", "ji", "ks",
    "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi",
})  # fmt: skip
_RTL_SCRIPTS = frozenset({
    "adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa",
})  # fmt: skip

_block_end = re.compile(r"</(?:p|h[1-6]|li|blockquote|figcaption|pre|div)>|<br\s*/?>", re.IGNORECASE)
_sentence_end = re.compile(r"(?<=\w{4})[.!?][\"'”’»)]*(?=\s)|[。！？][」』]*|؟")
"""Where a text may be cut without a sign. Short words before a full stop are often abbreviations."""
_markup = re.compile(r"<[^>]*>?")


def direction(text: str, language: str = "") -> str:
    """`rtl` where most letters of the text run from right to left, else `ltr`.

    A text without letters is taken to run as its language does, by the script subtag first (BCP 47).
    """
    classes = [unicodedata.bidirectional(character) for character in text[:_LOOKED_AT]]
    leftward = classes.count("R") + classes.count("AL")
    rightward = classes.count("L")
    if leftward or rightward:
        return "rtl" if leftward > rightward else "ltr"
    return "rtl" if _runs_leftward(language) else "ltr"


def _runs_leftward(language: str) -> bool:
    primary, *rest = language.lower().replace("_", "-").split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return script in _RTL_SCRIPTS if script else primary in _RTL_LANGUAGES


def article_direction(article: Article) -> str:
    """The direction of an article: of its headline and of how its text begins."""
    return direction(f"{article.title} {opening(article)}", article.language)


def site_language(site: Site) -> str:
    """The language of a page that is no article's: the site's, else that of our own words."""
    return site.language or OWN_LANGUAGE


def article_language(article: Article, site: Site) -> str:
    """The language of an article; where it is not known, the site's if that runs the same way, else empty: unknown."""
    same_way = article_direction(article) == direction("", site.language)
    return article.language or (site.language if same_way else "")


def day(moment: datetime, zone: ZoneInfo) -> str:
    """The day in a time zone: `4 November 2026`."""
    local = moment.astimezone(zone)
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """The time of day in a time zone: `06:15`; empty at midnight, which stands for a day without a time."""
    local = moment.astimezone(zone)
    return f"{local:%H:%M}" if local.hour or local.minute else ""


def teaser(article: Article) -> str:
    """A line or three that say what it is about: the summary's first point, else how the text begins."""
    points = summary_points(article)
    return shorten(points[0] if points else opening(article), TEASER_LIMIT)


def summary_points(article: Article) -> tuple[str, ...]:
    """The summary, a point a line."""
    return tuple(line.strip() for line in article.summary.split("\n") if line.strip())


def is_opening(article: Article) -> bool:
    """Whether the summary only repeats how the text begins, so that a page need not show both."""
    begins = article.body_text[:_LOOKED_AT] or opening(article)
    return " ".join(begins.split()).startswith(" ".join(article.summary.split()).rstrip("…"))


def opening(article: Article) -> str:
    """The first block of the text, plain and on one line. (Editions carry no `body_text`: the HTML is read.)"""
    for block in _block_end.split(article.body_html[:_LOOKED_AT]):
        plain = " ".join(unescape(_markup.sub("", block)).split())
        if plain:
            return plain
    return ""


def shorten(text: str, limit: int) -> str:
    """The text on one line, cut to at most `limit` characters: after a sentence, else between words with `…`."""
    plain = " ".join(text.split())
    if len(plain) <= limit:
        return plain
    ends = [found.end() for found in _sentence_end.finditer(plain, 0, limit) if found.end() > limit // 3]
    if ends:
        return plain[: ends[-1]]
    head, _, _ = plain[:limit].rpartition(" ")
    kept = head if len(head) > limit // 2 else plain[: limit - 1]
    return kept.rstrip(" ,;:.–—-") + "…"

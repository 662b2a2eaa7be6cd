"""Text that every format can carry: no character that XML 1.0 or JSON for the internet forbids.

`normalise` has cleaned what it kept. This is done again here, since one bad article must never harm a feed.
"""

from __future__ import annotations

import re
from datetime import datetime
from html import escape, unescape

TITLE_LIMIT = 1_000
SUMMARY_LIMIT = 10_000
LEAD_LIMIT = 300
NAMES_LIMIT = 100
LANGUAGE_LIMIT = 100

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17)
)
# XML 1.0 2.2 Char, RFC 7493 2.1 (surrogates, noncharacters), and DEL; beside them vertical tab and form feed.
_FORBIDDEN = "\x00-\x08\x0e-\x1f\x7f\ud800-\udfff" + _NONCHARACTERS
# Directional embeddings, overrides and isolates reach beyond a text that forgets to close them.
_UNRULY = "\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff"

_forbidden = re.compile(f"[\x0b\x0c{_FORBIDDEN}]")
_unruly = re.compile(f"[{_FORBIDDEN}{_UNRULY}]")
_space = re.compile("[\t\n\x0b\x0c\r \x85\u2028\u2029]+")
_markup = re.compile(r"<[A-Za-z/!?]")
# RFC 5646 2.1: language, script, region, variants, extensions, private use.
_language = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+",
    re.ASCII | re.IGNORECASE,
)

_CONTROLS = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0D, 0x20), 0x7F])
_SUSPECT = (b"\xef", b"\xbf")
"""One of these bytes is in the UTF-8 of every noncharacter, and seldom in that of other text."""


def clean(text: str) -> str:
    """The text without what no format may carry; lines end in a line feed. Markup is left as it is."""
    if _spotless(text):
        return text
    return _forbidden.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _spotless(text: str) -> bool:
    """Whether a quick look finds nothing to clean: a fifth of what the pattern costs on a whole body."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return len(data.translate(None, _CONTROLS)) == len(data) and not any(s in data for s in _SUSPECT)


def one_line(text: str, limit: int = TITLE_LIMIT) -> str:
    """Plain text on one line, of at most `limit` characters; a cut shows as `…`."""
    if len(text) <= limit and text.isprintable() and "  " not in text:
        return text.strip()
    visible = _unruly.sub("", text.strip()[: limit * 10])
    return _cut(_space.sub(" ", visible).strip(), limit)


def lines(text: str, limit: int = SUMMARY_LIMIT) -> str:
    """Plain text whose lines stay lines; empty ones go."""
    kept = (one_line(line, limit) for line in text[: limit * 10].splitlines())
    return _cut("\n".join(line for line in kept if line), limit)


def lead(text: str, limit: int = LEAD_LIMIT) -> str:
    """How a text begins, on one line, cut between words."""
    start = one_line(text[: limit * 4], limit * 4)
    if len(start) <= limit:
        return start
    whole, space, _ = start[:limit].rpartition(" ")
    return (whole if space else start[: limit - 1]).rstrip(" ,;:–—-") + "…"


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def names(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts on one line each, in their order, without empty ones and repetitions whatever their case.

    At most `NAMES_LIMIT`: nobody's byline is longer.
    """
    kept: dict[str, str] = {}
    for text in texts:
        name = one_line(text)
        if name and len(kept) < NAMES_LIMIT:
            kept.setdefault(name.casefold(), name)
    return tuple(kept.values())


def language(tag: str) -> str:
    """The language tag where it has the shape of one (BCP 47), else nothing."""
    return tag if len(tag) <= LANGUAGE_LIMIT and _language.fullmatch(tag) else ""


def as_html(text: str) -> str:
    """Plain text for a place that readers take for HTML: escaped only where they would misread it."""
    misread = _markup.search(text) or unescape(text) != text
    return escape(text, quote=False) if misread else text


def stamp(moment: datetime) -> str:
    """RFC 3339 with `Z`, of a moment in UTC and whole seconds."""
    return moment.isoformat().replace("+00:00", "Z")

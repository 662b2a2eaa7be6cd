"""Who says what on a page, in words for people: `ld persons` is a name for tables, `JSON-LD` one for a reader."""

from __future__ import annotations

from collections.abc import Iterable

_SPEAKERS = (
    ("part of ", "part of "),
    ("modified ", "changed: "),
    ("ld", "JSON-LD"),
    ("og", "og:title"),
    ("twitter", "twitter:title"),
    ("title", "<title>"),
    ("prop", "itemprop"),
    ("person", "a marked person"),
    ("byline", "a marked byline"),
    ("aside", "a byline aside"),
    ("rel", "rel=author"),
    ("handle", "a handle"),
    ("time", "a time element"),
    ("dated", "a marked date"),
    ("seen", "a visible line"),
    ("address", "the address"),
    ("heading's own parts", "a part of the heading"),
    ("other meta", "a meta element"),
)
"""How a source's name begins → how it is called. What is not here is called as it is: `h1`, `article:author`."""
_MOST = 6


def spoken(sources: Iterable[str]) -> str:
    """Sources in words, each once, in their order, six at most."""
    return ", ".join(list(dict.fromkeys(map(_word, sources)))[:_MOST])


def _word(source: str) -> str:
    for start, word in _SPEAKERS:
        if source.startswith(start):
            return word + _word(source.removeprefix(start)) if start.endswith(" ") else word
    return source

"""The byline's hygiene: names without by-words, none twice."""

from __future__ import annotations

import re

from feeds.model import Item, changed
from feeds.normalise.context import Context

NAME_LIMIT = 200

_BY = re.compile(r"(?:by|von|par|por|di|door|af|av)\s*:?\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
_EDGES = " \t,;|·•/"


def byline(item: Item, _: Context) -> Item:
    """Each author once, in the byline's order."""
    known: dict[str, str] = {}
    for author in item.authors:
        match = _BY.match(author)
        name = author[match.end() if match else 0 :].strip(_EDGES)[:NAME_LIMIT].rstrip()
        if any(map(str.isalnum, name)):
            known.setdefault(name.casefold(), name)
    authors = tuple(known.values())
    return item if authors == item.authors else changed(item, authors=authors)

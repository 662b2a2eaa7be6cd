"""The language: the item's own, else its source's, else none."""

from __future__ import annotations

import re
from dataclasses import replace

from feeds.model import Item
from feeds.normalise.context import Context

_SHAPE = re.compile(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-[a-z0-9]{5,8}|-\d[a-z0-9]{3})*"
)


def language(item: Item, context: Context) -> Item:
    """A BCP 47 tag in its usual case, or empty."""
    return replace(item, language=tag(item.language) or tag(context.source.language))


def tag(text: str) -> str:
    """`de_de` as `de-DE`, `zh-hans` as `zh-Hans`; empty where it has not the shape of a tag (RFC 5646 2.1)."""
    parts = text.strip().replace("_", "-").split("-")
    cased = [parts[0].lower(), *(_subtag(part) for part in parts[1:])]
    joined = "-".join(cased)
    return joined if _SHAPE.fullmatch(joined) else ""


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()

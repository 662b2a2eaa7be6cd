"""Plain text as scraped or as typed → one item.

    lines | crumbs | kicker | byline candidates | headline | authors | dates | bullets | body | item

Each module finds one matter among candidates and says what it rests on; the weights stand in tables.py.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from feeds.model import Document, Item, Rejection
from feeds.parse import decode
from feeds.parse.text import lines, read

_MARKUP = re.compile(
    r"\s*<(?:[?!]|/?(?!(?:a|abbr|b|br|big|em|font|i|img|small|span|strong|sub|sup"
    r"|u)\b)[A-Za-z][\w:-]*(?:\s[^<>]{0,2000})?/?>)",
    re.IGNORECASE,
)
"""A document of markup opens so; a text may still open with an inline tag that a scraper left in it."""
_JSON = re.compile(r"\s*(?:\{\s*(?:\"|\})|\[\s*[\[{\"])")
_OTHERS = ("%PDF-", "{\\rtf", "%!PS", "BEGIN:V")


def sniff(document: Document) -> bool:
    """Whether a `.txt` document is text rather than markup or data under that name.

    Raises DocumentError("binary") where its bytes are no text at all.
    """
    if not document.name.casefold().endswith((".txt", ".text", ".md", ".markdown")):
        return False
    text = decode.decode(document.data)
    decode.check(text)
    return not (_MARKUP.match(text) or _JSON.match(text) or text.startswith(_OTHERS))


def items(document: Document, learned: Collection[str]) -> Iterator[Item | Rejection]:
    """The article that a text is, or why it is none."""
    found = reading(document, learned)
    yield found if isinstance(found, Rejection) else read.item(found)


def reading(document: Document, learned: Collection[str]) -> read.Reading | Rejection:
    """What every line of a text is taken for, or why it is no article."""
    text = decode.entities(decode.decode(document.data))
    if len(text) > lines.MAX_LINES and len(text.splitlines()) > lines.MAX_LINES:
        return Rejection(reason="too long", detail=f"more than {lines.MAX_LINES} lines")
    return read.reading(text, document.arrived.date(), learned)

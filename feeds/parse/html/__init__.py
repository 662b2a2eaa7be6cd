"""HTML pages → Items.

    tree | what it says of itself | headline | byline and date | address | body | walls | sections, picture … | item

Each module finds one matter among candidates and says what it rests on; the weights stand in tables/.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from feeds.model import Document, Item, Rejection
from feeds.parse.html import read, tree

_HEAD = 4_096
"""Bytes that tell a page from other markup."""
_NAMES = (".html", ".htm", ".xhtml", ".xht", ".shtml")
_BEFORE = re.compile(r"(?:\s+|<!--.*?-->|<\?[^<>]{0,500}>)*+", re.DOTALL)
_OPENS = re.compile(
    r"<!doctype\s+html\b|</?(?:html|head|body|title|meta|link|base|style|script|noscript|article|section|main|header|footer|nav|aside"
    r"|div|p|h[1-6]|ul|ol|dl|table|blockquote|figure|picture|center|form|iframe|hr|pre|address|details)\b[^<>]{0,4000}>",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"<(?:html|body|p|div|br|h[1-6]|a|span|img|article|table|ul|b|i|em|strong)\b[^<>]{0,2000}>", re.IGNORECASE
)
_OTHERS = re.compile(
    r"<(?:rss|feed|rdf:rdf|urlset|sitemapindex|opml|nitf|newsml|newsitem|newsmessage)\b", re.IGNORECASE
)


def sniff(document: Document) -> bool:
    """Whether the bytes are a page of HTML, or a part of one, whatever the file is called.

    A file called `.html` may begin with words; it is a page if there is a tag among its first bytes.
    """
    head = tree.glance(document.data[:_HEAD])
    start = _BEFORE.match(head)
    at = start.end() if start else 0
    if _OTHERS.match(head, at):
        return False
    if _OPENS.match(head, at):
        return True
    return document.name.casefold().endswith(_NAMES) and _ANY.search(head) is not None


def items(document: Document, learned: Collection[str]) -> Iterator[Item | Rejection]:
    """The article that a page is, or why it is none. Raises DocumentError where the bytes are no page at all."""
    found = reading(document, learned)
    yield found if isinstance(found, Rejection) else read.item(found)


def reading(document: Document, learned: Collection[str]) -> read.Reading | Rejection:
    """What everything on a page is taken for, or why it is no article. Raises as `items` does."""
    return read.reading(tree.read(document.data), document.arrived.date(), learned)

"""A small page of HTML for the tests: what its head and its article hold is given, the rest is always the same."""

from __future__ import annotations

from datetime import UTC, datetime

import lxml.html

from feeds.model import Document, Item, Rejection
from feeds.parse import parse
from feeds.parse.html import said, title, visible
from feeds.parse.html.said import Said

ARRIVED = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)

TEXT = (
    "<p>The ferry to the outer islands sails again from Monday, the harbour master said, after a winter in which"
    " the crossing had to be made by way of the northern port.</p>"
    "<p>The crew has been told to keep to the old timetable until the summer, and no ticket will cost more than it"
    " did before the storm took the pier.</p>"
    "<p>On the islands the shops had run short of flour and of lamp oil, and the school had sent its youngest pupils"
    " home for three weeks.</p>"
)


def page(
    head: str = "", article: str = "<h1>Ferry sails again</h1>", *, opening: str = "", lang: str = "en"
) -> bytes:
    """The bytes of a page. `opening` stands above its main part."""
    html = (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        f'<nav><ul><li><a href="/">Home</a></li><li><a href="/weather">Weather</a></li></ul></nav>{opening}'
        f'<main><article>{article}<div class="article-body">{TEXT}</div></article></main>'
        "<footer><p>© The Island Gazette. All rights reserved.</p></footer></body></html>"
    )
    return html.encode()


def parsed(data: bytes, name: str = "page.html") -> Item | Rejection:
    """What is read of a document, whatever its certainty."""
    return parse(Document(source="pages", name=name, data=data, arrived=ARRIVED), 0)[0]


def read(head: str = "", article: str = "<h1>Ferry sails again</h1>", **more: str) -> Item:
    """The item of a page made of these."""
    item = parsed(page(head, article, **more))
    assert isinstance(item, Item), item
    return item


def heard(
    head: str = "", article: str = "<h1>Ferry sails again</h1>", **more: str
) -> tuple[Said, visible.Around]:
    """What a page says of itself, and what is seen around its headline."""
    tree = lxml.html.document_fromstring(page(head, article, **more))
    says = said.read(tuple(tree.iter("*")))
    headline = title.find(says)
    return says, visible.around(tree, headline.text if headline else "")


def linked(json: str) -> str:
    """A script of JSON-LD."""
    return f'<script type="application/ld+json">{json}</script>'

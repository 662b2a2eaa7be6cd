"""Document → Items: a module per input format, each with `sniff` and `items`.

    sidecar | front matter | sniff | items | what was given | certainty

What a field rests on stands in the item's `why`; a field that is less sure than the config asks for stays empty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

from feeds.errors import DocumentError
from feeds.model import Document, Item, Rejection, changed
from feeds.parse import front_matter, given, html, sidecar, text


class Parser(Protocol):
    """What each input format's module offers."""

    def sniff(self, document: Document) -> bool:
        """Whether the document is of this format: by its bytes, its name counts only beside them."""

    def items(self, document: Document, learned: Collection[str]) -> Iterator[Item | Rejection]:
        """What the document says, an item or a rejection per entry. `learned`: see parse."""


PARSERS: tuple[Parser, ...] = (html, text)
"""In this order: who sniffs first."""

_FIELDS = {
    "authors": "authors",
    "published": "published",
    "updated": "updated",
    "sections": "crumbs",
    "summary": "summary",
    "reading_minutes": "minutes",
}
"""What may stay empty: the name in `why` → the item's field. Headline and body are not of them: without them there
is no article, so the best that the document offers is taken, and `why` says how sure that is."""

_EMPTY = Item()


def parse(
    document: Document, certainty: float, learned: Collection[str] = ()
) -> tuple[Item | Rejection, ...]:
    """What a document says: items, and rejections for what cannot be read; never nothing, never an exception.

    `certainty` (0 to 1): a field whose confidence is below it stays empty; 0 always answers.
    `learned`: lines, case-folded, blanks collapsed, that recur in documents of its source: furniture.
    """
    if not document.data.strip():
        return (Rejection(reason="empty", detail=f"{len(document.data)} bytes, none of them visible"),)
    try:
        document, *tables = opened(document)
        for parser in PARSERS:
            if parser.sniff(document):
                return tuple(
                    _certain(_given(said, *tables), certainty) for said in parser.items(document, learned)
                )
    except DocumentError as error:
        return (Rejection(reason=error.reason, detail=error.detail),)
    return (
        Rejection(reason="unknown format", detail=f"no parser knows {document.name}: {document.data[:40]!r}"),
    )


def opened(document: Document) -> tuple[Document, given.Given, given.Given]:
    """A document without its front matter, and what that and its sidecar give, the last word last.

    Raises DocumentError where the sidecar cannot be read.
    """
    beside = sidecar.find(document)
    head, document = front_matter.find(document)
    return given.headed(document, html.sniff, beside, head), head, beside


def _given(said: Item | Rejection, *tables: given.Given) -> Item | Rejection:
    """What was given outright replaces what was read, the last word counts; parts of a document have no such head."""
    if isinstance(said, Rejection) or said.entry:
        return said
    for table in tables:
        said = given.applied(said, table)
    return said


def _certain(said: Item | Rejection, certainty: float) -> Item | Rejection:
    if isinstance(said, Rejection):
        return said
    unsure = [
        name for name, field in _FIELDS.items() if name in said.why and said.why[name].confidence < certainty
    ]
    if not unsure:
        return said
    emptied = {_FIELDS[name]: getattr(_EMPTY, _FIELDS[name]) for name in unsure}
    return changed(said, **emptied, why={name: why for name, why in said.why.items() if name not in unsure})

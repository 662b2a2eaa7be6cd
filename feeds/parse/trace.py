"""What each line of a text was taken for: the marks that `newswire explain` shows beside the document.

Derived from the very reading that the item is made of, so that the two cannot disagree.
"""

from __future__ import annotations

from typing import NamedTuple

from feeds.errors import DocumentError
from feeds.model import Document, Rejection
from feeds.parse import decode, text
from feeds.parse.text import lines, published, read
from feeds.parse.text.lines import Line


class Mark(NamedTuple):
    """A line and what it was taken for."""

    text: str
    kind: str
    """`title`, `byline`, `date`, `section`, `kicker`, `summary`, `body`, `list`, `caption`, `furniture`, `learned`
    or `left out`."""


def trace(document: Document) -> tuple[Mark, ...]:
    """The lines of a text in their order; none for a document that is rejected or of another format."""
    try:
        if not text.sniff(document):
            return ()
    except DocumentError:
        return ()
    decoded = decode.decode(document.data)
    if len(decoded.splitlines()) > lines.MAX_LINES:
        return ()
    found = read.reading(decoded, document.arrived.date())
    if isinstance(found, Rejection):
        return ()
    kinds = _kinds(found)
    return tuple(Mark(line.text, kinds.get(line.row) or _left(line)) for line in found.head.page.lines)


def _kinds(found: read.Reading) -> dict[int, str]:
    """Row → kind, of the rows that gave something: what is said later outranks what is said before."""
    head = found.head
    stated = published.find(found.when)
    kinds = {line.row: "list" if line.mark else "body" for line in found.kept.lines}
    if stated:
        # A day that opens a paragraph dates the article, and the paragraph stays text.
        kinds.setdefault(stated.row, "date")
    if head.authors:
        kinds.setdefault(head.authors.row, "byline")
    if found.points:
        kinds |= dict.fromkeys(found.points.rows, "summary")
    if head.trail:
        kinds |= dict.fromkeys(head.trail.rows, "section")
    if head.kicker:
        kinds[head.kicker.row] = "kicker"
    return kinds | dict.fromkeys(head.title.rows, "title")


def _left(line: Line) -> str:
    if line.learned:
        return "learned"
    if line.furniture:
        return "furniture"
    return "caption" if line.caption else "left out"

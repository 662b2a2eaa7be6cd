"""What each line of a text was taken for: the marks that `newswire explain` shows beside the document.

Derived from the very reading that the item is made of, so that the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Collection
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
    """`title`, `byline`, `date`, `by, date` (a line that gives both), `section`, `kicker`, `summary`, `body`, `list`,
    `caption`, `furniture`, `learned` or `left out`.
    """


def trace(document: Document, learned: Collection[str] = ()) -> tuple[Mark, ...]:
    """The lines of a text in their order; none for a document that is rejected or of another format.

    `learned`: see parse.
    """
    try:
        if not text.sniff(document):
            return ()
    except DocumentError:
        return ()
    decoded = decode.decode(document.data)
    if len(decoded.splitlines()) > lines.MAX_LINES:
        return ()
    found = read.reading(decoded, document.arrived.date(), learned)
    if isinstance(found, Rejection):
        return ()
    kinds = _kinds(found)
    return tuple(Mark(line.text, kinds.get(line.row) or _left(line)) for line in found.head.page.lines)


def _kinds(found: read.Reading) -> dict[int, str]:
    """Row → kind, of the rows that gave something: what is said later outranks what is said before."""
    head = found.head
    stated = published.find(found.when)
    kinds = {line.row: "list" if line.mark else "body" for line in found.kept.lines}
    # A day or a name that opens a paragraph settles a field, and the paragraph stays text.
    if head.authors:
        kinds.setdefault(head.authors.row, "byline")
    if stated:
        same = head.authors and head.authors.row == stated.row
        kinds[stated.row] = (
            "by, date" if same and kinds[stated.row] == "byline" else kinds.get(stated.row, "date")
        )
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

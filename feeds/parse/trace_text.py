"""What each line of a text was taken for."""

from __future__ import annotations

from collections.abc import Collection

from feeds.parse.marks import Mark, recurs
from feeds.parse.text import published
from feeds.parse.text.lines import Line
from feeds.parse.text.read import Reading


def marks(found: Reading, certainty: float, learned: Collection[str]) -> tuple[Mark, ...]:
    """The lines in their order. A byline or a date less sure than `certainty` gave nothing, and is not marked."""
    kinds = _kinds(found, certainty)
    return tuple(
        Mark(line.text, kinds.get(line.row) or _left(line), recurs(line.low, learned) if line.learned else "")
        for line in found.head.page.lines
    )


def _kinds(found: Reading, certainty: float) -> dict[int, str]:
    """Row → kind, of the rows that gave something: what is said later outranks what is said before."""
    head = found.head
    stated = published.find(found.when)
    kinds = {line.row: _body(line) for line in found.kept.lines}
    # A day or a name that opens a paragraph settles a field, and the paragraph stays text.
    if head.authors and head.authors.confidence >= certainty:
        kinds.setdefault(head.authors.row, "byline")
    if stated and stated.confidence >= certainty:
        both = kinds.get(stated.row) == "byline"
        kinds[stated.row] = "by, date" if both else kinds.get(stated.row, "date")
    if found.points:
        kinds |= dict.fromkeys(found.points.rows, "summary")
    if head.trail:
        kinds |= dict.fromkeys(head.trail.rows, "section")
    if head.kicker:
        kinds[head.kicker.row] = "kicker"
    return kinds | dict.fromkeys(head.title.rows, "title")


def _body(line: Line) -> str:
    return "heading" if line.heading else "list" if line.mark else "body"


def _left(line: Line) -> str:
    if line.learned:
        return "learned"
    if line.furniture:
        return "furniture"
    return "caption" if line.caption else "left out"

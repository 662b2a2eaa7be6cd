"""The body: each line is judged by its own signs, then once more by what its neighbours turned out to be."""

from __future__ import annotations

from dataclasses import dataclass

from feeds.parse.text.body_around import OUT, around, signs_around
from feeds.parse.text.body_signs import View, signs_of, view
from feeds.parse.text.lines import Line
from feeds.parse.text.tables.body import BODY
from feeds.parse.text.tables.body_around import BODY_AROUND
from feeds.parse.text.weights import Signs, Table, confidence, score

__all__ = ["AMIDST", "Kept", "candidates", "find", "is_amidst", "second_signs", "view"]

AMIDST = 3.5
"""The score of a paragraph between paragraphs, in log odds."""
BAR = -0.3
"""A line is kept from this score on: a sentence lost is worse than a line of the page too many."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The lines of the body, and how sure their choice is on average."""

    lines: tuple[Line, ...]
    confidence: float
    """The share of lines, kept or left, that are judged rightly."""


def find(seen: View) -> Kept:
    """The lines that are kept, in their order."""
    own = {line.row: () if is_amidst(seen, line) else signs_of(seen, line) for line in candidates(seen)}
    signs = second_signs(seen, own, BODY)
    kept: list[Line] = []
    sure = 0.0
    for row, found in signs.items():
        total = score(found, BODY_AROUND) if found else AMIDST
        sure += confidence(abs(total - BAR))
        if total >= BAR:
            kept.append(seen.page.lines[row])
    return Kept(tuple(kept), sure / len(signs) if signs else 0.0)


def candidates(seen: View) -> list[Line]:
    """The lines that may be body: what recurs in documents of the source is none, but between paragraphs."""
    return [
        line
        for line in seen.page.lines
        if line.row not in seen.taken and not line.furniture and (not line.learned or is_amidst(seen, line))
    ]


def second_signs(seen: View, own: dict[int, Signs], table: Table) -> dict[int, Signs]:
    """Row → the line's own signs and those of what stands around it, none for a paragraph between paragraphs.

    `own`: row → the line's own signs; `table`: what these weigh.
    """
    scores = [OUT] * len(seen.page.lines)
    for row, signs in own.items():
        scores[row] = score(signs, table) if signs else AMIDST
    one = around(seen, scores)
    return {
        row: signs + signs_around(one, seen.page.lines[row]) if signs else () for row, signs in own.items()
    }


def is_amidst(seen: View, line: Line) -> bool:
    """A paragraph between paragraphs, which needs no weighing: most of any article."""
    between = line.prose and not line.caption and seen.before[line.row] == 1 and seen.after[line.row] == 1
    return (
        between
        and line.size > 120
        and seen.page.start < line.row < min(seen.page.end, seen.blocks.again)
        and line.above
        and line.below
        and not seen.blocks.agos[line.row]
    )

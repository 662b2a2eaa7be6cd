"""The body: each line is judged by its own signs, then once more by what its neighbours turned out to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from feeds.parse.text.body_around import OUT, around, signs_around
from feeds.parse.text.body_signs import View, signs_of, view
from feeds.parse.text.lines import Line
from feeds.parse.text.tables.body import BODY
from feeds.parse.text.tables.body_around import BODY_AROUND
from feeds.parse.text.weights import Signs, Table, confidence, score

__all__ = ["Kept", "find", "first_scores", "own_signs", "second_signs", "view"]

AMIDST = 3.5
"""The score of a paragraph between paragraphs, in log odds."""
DECIDED = 4.0
"""A line this sure, for or against, is not looked at again."""
BAR = -0.15
"""A line is kept from this score on: a sentence lost and a line of the page too many cost alike."""

_AMIDST_SURE = confidence(AMIDST - BAR)


@dataclass(frozen=True, slots=True)
class Kept:
    """The lines of the body, and how sure their choice is on average."""

    lines: tuple[Line, ...]
    confidence: float
    """The share of lines, kept or left, that are judged rightly."""


def find(seen: View) -> Kept:
    """The lines that are kept, in their order."""
    own = own_signs(seen)
    scores = first_scores(seen, own, BODY)
    again = second_signs(seen, own, scores)
    kept: list[Line] = []
    sure = 0.0
    for row in own:
        total = score(again[row], BODY_AROUND) if row in again else scores[row]
        sure += _AMIDST_SURE if total == AMIDST else confidence(abs(total - BAR))
        if total >= BAR:
            kept.append(seen.page.lines[row])
    return Kept(_unlearned(seen, kept), sure / len(own) if own else 0.0)


def own_signs(seen: View) -> dict[int, Signs]:
    """Row → the signs of a line that may be body, none for a paragraph between paragraphs."""
    return {line.row: () if is_amidst(seen, line) else signs_of(seen, line) for line in _candidates(seen)}


def _candidates(seen: View) -> list[Line]:
    """The lines that may be body."""
    return [line for line in seen.page.lines if line.row not in seen.taken and not line.furniture]


def _unlearned(seen: View, kept: list[Line]) -> tuple[Line, ...]:
    """The kept lines without what recurs in documents of the source, unless it stands between paragraphs.

    They go when all is judged, so that no line comes in because another was learned. A text of nothing else stays as
    it is: no story is lost to what was learned.
    """
    return tuple(line for line in kept if not line.learned or is_amidst(seen, line)) or tuple(kept)


def first_scores(seen: View, own: Mapping[int, Signs], table: Table) -> list[float]:
    """Row → what a line is worth alone, in log odds."""
    scores = [OUT] * len(seen.page.lines)
    for row, signs in own.items():
        scores[row] = score(signs, table) if signs else AMIDST
    return scores


def second_signs(seen: View, own: Mapping[int, Signs], scores: Sequence[float]) -> dict[int, Signs]:
    """Row → a line's own signs and those of what stands around it, for the lines that are not decided alone."""
    open_ = [row for row, signs in own.items() if signs and -DECIDED < scores[row] < DECIDED]
    if not open_:
        return {}
    one = around(seen, scores)
    return {row: own[row] + signs_around(one, seen.page.lines[row]) for row in open_}


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

"""The body: each line is kept or left by the signs it bears, and by what its neighbours are."""

from __future__ import annotations

from dataclasses import dataclass

from feeds.parse.text.body_signs import View, signs_of, view
from feeds.parse.text.lines import Line
from feeds.parse.text.tables import BODY
from feeds.parse.text.weights import confidence, score

__all__ = ["Kept", "find", "view"]

_SURE = 0.97
"""The confidence of a paragraph between paragraphs."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The lines of the body, and how sure their choice is on average."""

    lines: tuple[Line, ...]
    confidence: float


def find(seen: View) -> Kept:
    """The lines that are kept, in their order."""
    kept: list[Line] = []
    sure = 0.0
    count = 0
    for line in seen.page.lines:
        if line.row in seen.taken or line.furniture:
            continue
        chance = _SURE if _is_amidst(seen, line) else confidence(score(signs_of(seen, line), BODY))
        count += 1
        sure += max(chance, 1 - chance)
        if chance >= 0.5:
            kept.append(line)
    return Kept(_unlearned(kept), sure / count if count else 0.0)


def _unlearned(kept: list[Line]) -> tuple[Line, ...]:
    """Without what recurs in documents of the source; a text of nothing else stays as it is."""
    return tuple(line for line in kept if not line.learned) or tuple(kept)


def _is_amidst(seen: View, line: Line) -> bool:
    """A paragraph between paragraphs, which needs no weighing: most of any article."""
    between = line.prose and not line.caption and seen.before[line.row] == 1 and seen.after[line.row] == 1
    return (
        between
        and line.size > 120
        and seen.page.start < line.row < seen.page.end
        and line.above
        and line.below
    )

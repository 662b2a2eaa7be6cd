"""The body: each line is kept or left by the signs it bears, then once more by what its neighbours were taken for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from feeds.parse.text.body_context import context
from feeds.parse.text.body_signs import View, signs_of, view
from feeds.parse.text.lines import Line
from feeds.parse.text.tables import BODY, BODY_AGAIN
from feeds.parse.text.weights import confidence, score

__all__ = ["Kept", "candidates", "find", "view"]

BAR = 0.5
"""The chance from which a line is kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The lines of the body, and how sure their choice is on average."""

    lines: tuple[Line, ...]
    confidence: float


def find(seen: View) -> Kept:
    """The lines that are kept, in their order."""
    lines = candidates(seen)
    chances = _chances(seen, lines)
    kept = tuple(line for line, chance in zip(lines, chances, strict=True) if chance >= BAR)
    sizes = sum(line.size for line in lines)
    sure = sum(max(chance, 1 - chance) * line.size for line, chance in zip(lines, chances, strict=True))
    return Kept(kept, sure / sizes if sizes else 0.0)


def candidates(seen: View) -> list[Line]:
    """Lines that may be body: neither something else for sure nor furniture, known or learned."""
    return [line for line in seen.page.lines if not (line.furniture or line.learned or line.row in seen.taken)]


def _chances(seen: View, lines: Sequence[Line]) -> list[float]:
    own = [signs_of(seen, line) for line in lines]
    first = [confidence(score(signs, BODY)) for signs in own]
    around = context(lines, first)
    return [confidence(score(signs + more, BODY_AGAIN)) for signs, more in zip(own, around, strict=True)]

"""The body's second look: what a line's neighbours were taken for at the first.

A paragraph among paragraphs that are surely the article is the article; the same paragraph behind a gap of menus and
teasers is not. So each line's chance at the first look becomes signs for those around it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from feeds.parse.text.lines import Line
from feeds.parse.text.weights import Signs

_SURE = 0.85
_LETTERS = 70
"""A line this likely and this long is surely the article."""
_MOST = 700
"""Letters beyond which a line weighs no more."""
_NEAR = 5
_FAR = 99

_CHANCES = (0.1, 0.3, 0.5, 0.7, 0.9, 0.97)
_OWN = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_SHARES = (0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9)
_PARTS = (0.001, 0.02, 0.05, 0.15, 0.4, 0.8, 0.95, 0.99)
_ROWS = (2, 3, 4, 6, 10, 20, 98)
_SIZES = (25, 50, 85, 150, 270, 540)


def _named(words: str, limits: Sequence[float]) -> tuple[str, ...]:
    return (*(f"{words} below {limit}" for limit in limits), f"{words} most")


_OWN_SIGNS = _named("chance", _OWN)
_SIZE_SIGNS = _named("size", _SIZES)
_OPEN_SIGNS = _named("open size", _SIZES)
_STEPS = tuple(
    (step, f"nothing {where}", _named(f"chance {where}", _CHANCES))
    for step, where in ((-1, "above"), (-2, "two above"), (-3, "three above"), (1, "below"), (2, "two below"),
                        (3, "three below"))
)  # fmt: skip
_ABOVE, _BELOW = _named("share above", _SHARES), _named("share below", _SHARES)
_PART_ABOVE, _PART_BELOW = _named("text above", _PARTS), _named("text below", _PARTS)
_SURE_ABOVE, _SURE_BELOW = _named("sure text above", _ROWS), _named("sure text below", _ROWS)


def context(lines: Sequence[Line], chances: Sequence[float]) -> list[Signs]:
    """The signs of each line's surroundings; `chances` is what the first look made of each."""
    sizes = [min(line.size, _MOST) for line in lines]
    mass = [chance * size for chance, size in zip(chances, sizes, strict=True)]
    masses, lengths = list(accumulate(mass, initial=0.0)), list(accumulate(sizes, initial=0))
    whole = masses[-1] or 1.0
    above = _distances(lines, chances)
    below = _distances(lines[::-1], chances[::-1])[::-1]
    found = []
    for n, line in enumerate(lines):
        signs = [_OWN_SIGNS[bisect_right(_OWN, chances[n])]]
        for step, nothing, named in _STEPS:
            at = n + step
            signs.append(named[bisect_right(_CHANCES, chances[at])] if 0 <= at < len(lines) else nothing)
        low, high = max(0, n - _NEAR), min(len(lines), n + _NEAR + 1)
        signs += (
            _ABOVE[bisect_right(_SHARES, _share(masses, lengths, low, n))],
            _BELOW[bisect_right(_SHARES, _share(masses, lengths, n + 1, high))],
            _PART_ABOVE[bisect_right(_PARTS, masses[n] / whole)],
            _PART_BELOW[bisect_right(_PARTS, (whole - masses[n + 1]) / whole)],
            _SURE_ABOVE[bisect_right(_ROWS, above[n])],
            _SURE_BELOW[bisect_right(_ROWS, below[n])],
            (_SIZE_SIGNS if line.ends else _OPEN_SIGNS)[bisect_right(_SIZES, line.size)],
        )
        found.append(tuple(signs))
    return found


def _share(masses: Sequence[float], lengths: Sequence[int], low: int, high: int) -> float:
    length = lengths[high] - lengths[low]
    return (masses[high] - masses[low]) / length if length else 0.0


def _distances(lines: Sequence[Line], chances: Sequence[float]) -> list[int]:
    """How many lines away the nearest that is surely the article stands above."""
    found, away = [], _FAR
    for line, chance in zip(lines, chances, strict=True):
        found.append(away)
        away = 1 if chance > _SURE and line.size > _LETTERS else min(away + 1, _FAR)
    return found

"""The body's second look: what a line's neighbours are worth, once each line has been judged alone.

A teaser reads like a paragraph, and a sub-heading like a teaser; what stands around them tells them apart. A rule
names the sign it sees, or nothing; what each weighs stands in tables/body.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from feeds.parse.text.body_blocks import EDGES
from feeds.parse.text.body_signs import View
from feeds.parse.text.furniture import ends_article
from feeds.parse.text.lines import Line

OUT = -9.0
"""The score of a line that is no body for sure."""
_SURE = 1.5
_FAINT = -1.0
_MOST = 4.0
_FINE = (-4.0, -3.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
_COARSE = (-8.0, -3.0, -1.0, 0.0, 1.0, 3.0)
_COUNTS = (0, 1, 2, 4, 7, 15)
_MANY = 99
"""Lines that are left out beyond a page's edges: as many as one likes."""
_LONG = 5
"""Longer words say what a text is about."""
_SHARES = (0.0, 0.03, 0.1, 0.3, 0.7, 0.9, 0.97, 0.9999)


_TEXT = 30_000
"""Letters of sure text that words are looked for in."""
_FAMILIAR = ("strange", "half strange", "half familiar", "familiar")
_FAMILIAR_FROM = (0.001, 0.25, 0.501)


@dataclass(frozen=True, slots=True)
class Around:
    """The page as the second look sees it."""

    seen: View
    scores: Sequence[float]
    """Index → what the line is worth alone, in log odds."""
    beside: Sequence[float]
    """The same for its neighbours: beyond the sure text, a line that is hardly body is as good as none."""
    bounded: Sequence[float]
    """The same, none more than _MOST for or against: a mean is not to be one line's."""
    letters: Sequence[int]
    """Index → letters of the kept lines above it."""
    total: int
    first: int
    last: int
    """The indexes of the first and the last paragraph that is kept for sure, -1 where there is none."""
    gaps: Sequence[int]
    """Index → how many lines right above it are left out."""
    behind: Sequence[int]
    """Index → how many lines right below it are left out."""
    ends: Sequence[int]
    """Row → how many lines from the text's start to it say that the article has ended."""
    text: str
    """The lines that are kept for sure, case-folded."""


def around(seen: View, scores: Sequence[float]) -> Around:
    """What the second look needs, found once. `scores`: row → what a line is worth alone."""
    lines = [line for line in seen.page.lines if not line.furniture]
    worth = [scores[line.row] for line in lines]
    kept = [score >= 0 for score in worth]
    letters = tuple(accumulate([line.size * k for line, k in zip(lines, kept, strict=True)], initial=0))
    sure = [at for at, line in enumerate(lines) if line.prose and worth[at] >= _SURE]
    first, last = (sure[0], sure[-1]) if sure else (-1, -1)
    amid = range(first, last + 1) if sure else range(len(worth))
    beside = [score if score >= _FAINT or at in amid else OUT for at, score in enumerate(worth)]
    return Around(
        seen=seen,
        scores=worth,
        beside=beside,
        bounded=[max(-_MOST, min(_MOST, score)) for score in beside],
        letters=letters,
        total=letters[-1],
        first=first,
        last=last,
        gaps=_runs(kept),
        behind=_runs(kept[::-1])[::-1],
        ends=tuple(
            accumulate([not line.prose and _is_end(seen, line) for line in seen.page.lines], initial=0)
        ),
        text=f" {' '.join(lines[at].low for at in sure)}"[:_TEXT] + " ",
    )


def _is_end(seen: View, line: Line) -> bool:
    return line.row >= seen.page.start and ends_article(line.low)


def _says(text: str, word: str) -> bool:
    """Whether a text has a word, with or without points at its edges. Few words are asked for, so none is listed."""
    at = text.find(word) if word else -1
    while at >= 0:
        start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
        if text[start:end].strip(EDGES) == word and end - start > _LONG:
            return True
        at = text.find(word, end)
    return False


def _runs(kept: Sequence[bool]) -> Sequence[int]:
    found, run = [], _MANY
    for keep in kept:
        found.append(run)
        run = 0 if keep else run + 1
    return found


def signs_around(one: Around, line: Line) -> tuple[str, ...]:
    """The signs of what stands around a line."""
    at = one.seen.page.index[line.row]
    return tuple([sign for rule in RULES if (sign := rule(one, line, at))])


def _binned(sign: str, limits: Sequence[float]) -> tuple[str, ...]:
    """The signs of a value below the first of the limits, then of one from each of them on."""
    return tuple(f"{sign} {limit:g}" for limit in (-99, *limits))


_ALONE = _binned("alone", _FINE)
_ABOVE = _binned("above", _COARSE)
_BELOW = _binned("below", _COARSE)
_FURTHER_ABOVE = _binned("further above", _COARSE)
_FURTHER_BELOW = _binned("further below", _COARSE)
_NEAR = _binned("near", _FINE)
_LETTERS_ABOVE = _binned("letters above", _SHARES)
_BEFORE_SURE = _binned("before the sure by", _COUNTS)
_BEHIND_SURE = _binned("behind the sure by", _COUNTS)
_OUT_ABOVE = _binned("left out above", _COUNTS)
_OUT_BELOW = _binned("left out below", _COUNTS)


def _alone(one: Around, _: Line, at: int) -> str:
    return _ALONE[bisect_right(_FINE, one.scores[at])]


def _score(one: Around, row: int) -> float:
    return one.beside[row] if 0 <= row < len(one.beside) else OUT


def _above(one: Around, _: Line, at: int) -> str:
    return _ABOVE[bisect_right(_COARSE, _score(one, at - 1))]


def _below(one: Around, _: Line, at: int) -> str:
    return _BELOW[bisect_right(_COARSE, _score(one, at + 1))]


def _further_above(one: Around, _: Line, at: int) -> str:
    mean = (_score(one, at - 2) + _score(one, at - 3)) / 2
    return _FURTHER_ABOVE[bisect_right(_COARSE, mean)]


def _further_below(one: Around, _: Line, at: int) -> str:
    mean = (_score(one, at + 2) + _score(one, at + 3)) / 2
    return _FURTHER_BELOW[bisect_right(_COARSE, mean)]


def _window(one: Around, _: Line, at: int) -> str:
    near = [*one.bounded[max(0, at - 5) : at], *one.bounded[at + 1 : at + 6]]
    near += [-_MOST] * (10 - len(near))
    mean = sum(near) / len(near)
    return _NEAR[bisect_right(_FINE, mean)]


def _letters_above(one: Around, _: Line, at: int) -> str:
    return _LETTERS_ABOVE[bisect_right(_SHARES, one.letters[at] / one.total if one.total else 0)]


def _place(one: Around, _: Line, at: int) -> str:
    if one.first < 0:
        return "no sure text"
    if at < one.first:
        return _BEFORE_SURE[bisect_right(_COUNTS, one.first - at)]
    if at > one.last:
        return _BEHIND_SURE[bisect_right(_COUNTS, at - one.last)]
    return "amid the sure"


def _gap_above(one: Around, _: Line, at: int) -> str:
    return _OUT_ABOVE[bisect_right(_COUNTS, one.gaps[at])]


def _gap_below(one: Around, _: Line, at: int) -> str:
    return _OUT_BELOW[bisect_right(_COUNTS, one.behind[at])]


def _ends(one: Around, line: Line, _: int) -> str:
    count = one.ends[line.row]
    return f"{min(count, 3)} ends above" if count else ""


def _familiar(one: Around, line: Line, at: int) -> str:
    """How many of the line's long words the sure text has."""
    if line.wide or (line.prose and one.scores[at] >= _SURE):
        return ""
    words = [word.strip(EDGES) for word in line.low[:400].split() if len(word) > _LONG]
    if not words:
        return ""
    share = sum(_says(one.text, word) for word in words) / len(words)
    kind = "prose" if line.prose else "line"
    return f"{kind} {_FAMILIAR[bisect_right(_FAMILIAR_FROM, share)]}"


def _capitals(_: Around, line: Line, __: int) -> str:
    """How many of a short line's words begin with a capital: headings and teasers, each in its fashion."""
    if line.prose or line.wide:
        return ""
    words = [word for word in line.text.split() if len(word) > 3]
    if len(words) < 2:
        return ""
    share = sum(word[0].isupper() for word in words) / len(words)
    if line.text.isupper():
        return "all in capitals"
    return "words in capitals" if share > 0.8 else "some capitals" if share > 0.4 else "few capitals"


Rule = Callable[[Around, Line, int], str]

RULES: Sequence[Rule] = (
    _alone, _above, _below, _further_above, _further_below, _window, _letters_above, _place, _gap_above, _gap_below,
    _ends, _familiar, _capitals,
)  # fmt: skip

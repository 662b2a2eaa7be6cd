"""Asides: what stands in the text and is not of it, in words that no list has: boxes, notices, pointers.

An aside is known by three things together. It speaks to its reader, of matters of a page (an account, a mailbox, a
browser). It says next to nothing that the text around it says: a sub-heading and a short paragraph share their words
with the article, a box shares few. And it has a box's shape: a sentence or two, with lines that are none around them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from feeds.parse.text import speech

if TYPE_CHECKING:
    from feeds.parse.text.lines import Line

_LINE = 260
"""The most letters of an aside's line."""
_ALL = 420
"""The most letters of all its lines."""
_LABEL = 48
"""The most letters of a heading, a field or a button."""
_BRIEF = 32
"""A sentence no longer than this may be a heading or a button all the same."""
_MOST = 6
"""The most lines of an aside."""
_NEAR = 10
"""The most lines to the paragraphs between which an aside stands."""
_TEXT = 400
"""Letters of other text at least: with less there is nothing to be strange to."""
_ENOUGH = 30_000
_BY = ("by ", "von ", "par ", "por ", "di ", "door ", "av ")
"""A byline is the article's."""
_NAMED = re.compile(r"[a-zß-ÿ,] [A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ][\w'’-]+")
"""Two words with capitals amid a sentence are mostly somebody's name; boxes name nobody."""
_NOTHING = range(0)


def rows(lines: Sequence[Line]) -> Iterator[int]:
    """The rows of asides, beyond the furniture that is known already."""
    paragraphs = [line.row for line in lines if line.prose]
    text = ""
    row = 0
    while paragraphs and row < paragraphs[-1]:
        if _is_long(lines[row]):
            row += 1
            continue
        end = row
        while not lines[end].below:
            end += 1
        found = _NOTHING
        below = row > paragraphs[0]
        if not below or _is_near(paragraphs, row, end):
            if (below or row == end) and _speaks(lines[row : end + 1]):
                text = text or f" {' '.join([lines[at].low for at in paragraphs])} "[:_ENOUGH]
                found = _aside(lines, row, end, text) if below else _notice(lines, row, end, text)
            if below:
                yield from (at for at in range(row, end + 1) if speech.leads(lines[at].low))
        yield from found
        row = max(end + 1, found.stop)


def _is_long(line: Line) -> bool:
    """A quick look that spares most paragraphs the rest: a block of one line that is longer than an aside's."""
    return line.below and line.size > _LINE and not line.wide


def _is_near(paragraphs: Sequence[int], row: int, end: int) -> bool:
    """Whether a paragraph stands near above and one near below."""
    above, below = bisect_left(paragraphs, row) - 1, bisect_right(paragraphs, end)
    if above < 0 or below == len(paragraphs):
        return False
    return row - paragraphs[above] <= _NEAR and paragraphs[below] - end <= _NEAR


def _notice(lines: Sequence[Line], row: int, end: int, text: str) -> range:
    """The row of a block above the text where it is a notice of one line; headline and deck stand there too."""
    return range(row, end + 1) if row == end and _worth(lines[row : end + 1], text) >= 0 else _NOTHING


def _aside(lines: Sequence[Line], row: int, end: int, text: str) -> range:
    """The rows of the aside that a block is, with the labels that stand in blanks of their own above and below it."""
    low, high = row, end
    while high + 1 < len(lines) and high - low < _MOST and _goes_with(lines[high + 1], text):
        high += 1
    if not _is_label(lines[row]) and _goes_with(lines[row - 1], text):
        low = row - 1
    for first, last in ((low, high), (row, end)):
        if _worth(lines[first : last + 1], text) >= 0:
            return range(first, last + 1)
    return _NOTHING


def _speaks(some: Sequence[Line]) -> bool:
    """Whether a block may be an aside, and one of its lines speaks to its reader."""
    if len(some) > _MOST or some[0].size > _LINE or sum([line.size for line in some]) > _ALL:
        return False
    return all(map(_may_be, some)) and any(map(_is_spoken, some))


def _is_spoken(line: Line) -> bool:
    return not line.furniture and speech.speaks(line.text, line.low)


def _may_be(line: Line) -> bool:
    if line.size > _LINE or line.wide or line.stamps or line.caption:
        return False
    return not speech.is_quoted(line.text) and not line.low.startswith(_BY)


def _is_label(line: Line) -> bool:
    if line.size > _LABEL or line.mark or line.text[0].isdigit() or ": " in line.text:
        return False
    return not line.ends or line.size <= _BRIEF


def _goes_with(line: Line, text: str) -> bool:
    """Whether a line alone may be a label of the aside beside it: the text has none of its words, or one but once."""
    alone = line.above and line.below and not line.furniture
    return alone and _is_label(line) and _may_be(line) and _shared(line.low, text) <= 0.5


def _shared(low: str, text: str) -> float:
    """How many of a case-folded line's words the text has; one that it says but once counts for half."""
    return sum(min(2, text.count(f" {stem}")) for stem in speech.stems(low)) / 2


def _worth(some: Sequence[Line], text: str) -> float:
    """How surely a few lines are an aside: from 0 on they are. Weighed by hand, so that hardly a line of text goes."""
    for line in some:
        if line.prose:
            text = text.replace(line.low, "", 1)
    if len(text) < _TEXT:
        return -1.0
    low = " ".join([line.low for line in some])
    matters = speech.matters(low)
    if len(some) == 1 and not (matters and some[0].ends and not _is_label(some[0])):
        return -1.0
    words = speech.ADDRESS.intersection(speech.spoken(low))
    # A text that speaks to its reader all along, as recipes do, is not known by it.
    habit = min([text.count(f" {word} ") for word in words], default=0) * 1000 / len(text)
    voice = min(3, sum(map(_is_spoken, some))) / (1 + habit / 2)
    strange = min(4, sum(f" {matter}" not in text for matter in matters))
    if len(some) == 1:
        worth = 1.5 * voice + strange - (1.9 if strange else 9.0)
    else:
        worth = voice + 0.6 * strange + _shape(some) - (0.0 if strange else 0.4)
    return worth - 7.5 * _shared(low, text) / (1 + len(speech.stems(low))) if worth >= 0 else worth


def _shape(some: Sequence[Line]) -> float:
    """How much some lines look like a box."""
    labels = min(3, sum(map(_is_label, some)))
    sentences = sum(line.size > _LABEL or (line.ends and line.size > _BRIEF) for line in some)
    names = any(_NAMED.search(line.text) for line in some if not _is_label(line))
    return 0.6 * labels - (1.35 + 0.7 * sentences if sentences else 2.5) - 0.8 * names

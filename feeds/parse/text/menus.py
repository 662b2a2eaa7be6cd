"""Furniture that is known by its company: menus, boxes around a notice, and what follows the end of an article.

A line may be a heading or a label of the article by itself; among its like it is the page's, and so are the lines
between, which no list of words knows. What is asked of a line is what `lines.Line` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from feeds.parse.text import notices
from feeds.parse.text.furniture import ends_article, is_furniture
from feeds.parse.text.lexicon import MENU_WORDS, PAGE_WORDS
from feeds.parse.text.phrases import holds
from feeds.words import GENERIC_CRUMBS, SECTION_WORDS

if TYPE_CHECKING:
    from feeds.parse.text.lines import Line

_SHORT = 32
"""The most letters of a menu's entry."""
_BOXED = 48
"""The most letters of a line that goes with the notice beside it."""
_WORDS = 5
_NAMED = 3
"""Entries that must be known."""
_LONG, _EACH = 8, 4
"""In a run this long, one entry in so many must be known; in a shorter one, one in two."""
_PARTS = 4
"""Parts of one line that make it a menu; fewer are a kicker or a breadcrumb."""
_MANY = 6
"""So many parts that two known ones will do."""
_LONGEST = 400
_BETWEEN = re.compile(r"\s*[|•·∙●]\s*|\s+/\s+|\s{2,}")
_PARTING = "|•·∙●/"
"""A quick look: without one of these signs a line has one part."""
_EDGES = "&+.,:-’'? "


def rows(lines: Sequence[Line]) -> Iterator[int]:
    """The rows that are furniture, beyond those that are known by their words."""
    yield from _menus(lines)
    first = next((line.row for line in lines if line.prose), len(lines))
    last = next((line.row for line in reversed(lines) if line.prose), len(lines))
    for line in lines[first:]:
        alone = line.above and line.below  # then it has no block that could be its box
        if line.furniture and not (line.mark or alone) and notices.is_box(line.low):
            yield from _boxed(lines, line.row, -1)
            yield from _boxed(lines, line.row, 1)
    yield from _behind_end(lines, last)


def _behind_end(lines: Sequence[Line], last: int) -> Iterator[int]:
    """What follows the mark of an end below which no paragraph stands."""
    for line in lines[last + 1 :]:
        if ends_article(line.low) or notices.points(line.low):
            yield from (row for row in range(line.row, len(lines)) if not _is_sentence(lines[row]))
            return


def _is_sentence(line: Line) -> bool:
    return line.ends and line.size > _SHORT


def _boxed(lines: Sequence[Line], row: int, step: int) -> Iterator[int]:
    """The short lines of a notice's block, on one side of it: the box's heading and its buttons."""
    while True:
        parted = lines[row].above if step < 0 else lines[row].below
        row += step
        if parted or not 0 <= row < len(lines):
            return
        line = lines[row]
        if line.prose or line.size > _BOXED or line.stamps or _is_sentence(line):
            return
        yield row


def _menus(lines: Sequence[Line]) -> Iterator[int]:
    start = 0
    for line in lines:
        if not _may_be(line):
            if line.row - start >= _NAMED:
                yield from _marked(lines, start, line.row)
            start = line.row + 1
            if _is_bar(line.low):
                yield line.row
    yield from _marked(lines, start, len(lines))


def _may_be(line: Line) -> bool:
    if line.stamps:
        return False  # a date is no entry, nor is what stands below it
    return line.furniture or (line.size <= _SHORT and not (line.ends or line.heading))


def _marked(lines: Sequence[Line], start: int, end: int) -> Iterator[int]:
    """The stretches of a run in which known entries speak for the others, each to the edges of its block."""
    known = [_is_entry(line) for line in lines[start:end]]
    if sum(known) < _NAMED:
        return
    for first, last in _stretches(known):
        if sum(known[first : last + 1]) >= _NAMED:
            low, high = start + first, start + last
            while low > start and not lines[low].above:
                low -= 1
            while high + 1 < end and not lines[high].below:
                high += 1
            # A block that goes on with longer lines is more than a menu.
            yield from range(low if lines[low].above else start + first, start + last + 1)
            yield from range(start + last + 1, high + 1 if lines[high].below else 0)


def _is_entry(line: Line) -> bool:
    return (line.furniture and any(map(str.isalpha, line.low))) or is_named(line.low)


def _stretches(known: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """(first, last) of each stretch: from a known entry to a known one, or all of a long run that has enough."""
    if len(known) >= _LONG and _EACH * sum(known) >= len(known):
        yield known.index(True), len(known) - 1 - list(reversed(known)).index(True)
        return
    at = 0
    while at < len(known):
        if not known[at]:
            at += 1
            continue
        balance, last = 0, at
        for row in range(at, len(known)):
            balance += 1 if known[row] else -1
            if balance < 0:
                break
            last = row if known[row] else last
        yield at, last
        at = last + 1


def is_named(low: str) -> bool:
    """Whether a case-folded line is nothing but a section, a service or a place of a site."""
    low = low.strip(_EDGES)
    if low in SECTION_WORDS or low in GENERIC_CRUMBS:
        return True
    words = [word for part in low.split() if (word := part.strip(_EDGES))]
    return 0 < len(words) <= _WORDS and all(map(_is_word, words))


def _is_word(word: str) -> bool:
    return word in MENU_WORDS or word in PAGE_WORDS or word in SECTION_WORDS


def _is_bar(low: str) -> bool:
    """A menu in one line."""
    if len(low) > _LONGEST or not holds(low, _PARTING):
        return False
    parts = [part for part in _BETWEEN.split(low) if part]
    if len(parts) < _PARTS or max(map(len, parts)) > _SHORT:
        return False
    known = sum(is_named(part) or is_furniture(part) for part in parts)
    return (known >= _NAMED and 2 * known >= len(parts)) or (known > 1 and len(parts) >= _MANY)

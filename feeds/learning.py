"""What of a source's pages is furniture, judged by what recurs: pure functions of lines and counts.

    stories of a source ──marks──▶ the window, and what is new ──learn──▶ Lesson, a line each

A line that stands in several stories which otherwise differ is printed around the articles, not part of them. The
store keeps the window and what was learned (store/learned.py); what a lesson does to a body is for parse to do.
"""

from __future__ import annotations

import struct
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, islice
from typing import NamedTuple
from unicodedata import is_normalized

from feeds.model import Article, Told

WINDOW = 200
"""Stories of a source whose lines are remembered: its newest."""
MOST_LINES = 1000
"""Lines of one story that are counted: those at its two ends, where furniture stands."""
SHORTEST, LONGEST = 2, 400
"""Letters of a line that may be learned; longer ones only tell stories apart."""
PARAGRAPH = 80
"""From so many letters on a line may be a paragraph, which a running story repeats from day to day."""
FEWEST = 3
"""Stories that a line must stand in, however few there are."""
FEWEST_PARAGRAPH = 4
SHARE = 0.02
SHARE_PARAGRAPH = 0.1
"""And the share of the known stories that it must stand in."""
_TESTED = 60
"""Stories of one line that are compared with each other."""
_SAME_TELLING = 0.5
_FIGURED = 60
"""A shorter line with a figure in it is a date, a time or a reading time."""
_OPENING = 2
"""Paragraphs of a text, and of its summary, that other pages may quote."""
_BYLINE = 120
_BY = ("by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "od ")


class Lesson(NamedTuple):
    """A line that is furniture from now on, and what that rests on."""

    line: str
    """Case-folded, blanks collapsed."""
    stories: int
    """So many stories held it …"""
    known: int
    """… of so many that were known when it was learned."""
    articles: frozenset[int]
    """Numbers of the articles that held it."""


class Marks(NamedTuple):
    """The lines of a story that the window knows, as marks."""

    lines: frozenset[int]
    opening: frozenset[int] = frozenset()


class Telling(NamedTuple):
    """A story as it is heard: its article's number, its lines, and its text."""

    article: int
    told: Told
    text: str = ""

    @property
    def marks(self) -> Marks:
        """What the store keeps of it."""
        return Marks(frozenset(self.told.lines), self.told.opening)


def holds(text: str, learned: Collection[str]) -> bool:
    """Whether any learned line stands in a clean text, a paragraph a line."""
    return bool(learned) and any(line in learned for line in text.casefold().split("\n"))


def without(text: str, learned: Collection[str]) -> str:
    """A clean text, a paragraph a line, without its learned lines. The same text where it has none."""
    if not holds(text, learned):
        return text
    return "\n".join(line for line in text.split("\n") if line.casefold() not in learned)


def told(article: Article, lines: Sequence[str] = ()) -> Told:
    """The lines of a story that may turn out to be furniture: those of its document, else of its body.

    What the head of this very story needs is not counted: its headline, section, byline, and what has the look
    of a date.
    """
    lines = lines or article.body_text.casefold().split("\n")
    own = {name.casefold() for name in (article.title, *article.crumbs, *article.sections, *article.authors)}
    names = tuple(name.casefold() for name in article.authors)
    counted = {line for line in _ends(lines) if line not in own and _counts(line, names)}
    marks = {line: mark(line) for line in counted}
    return Told({number: line for line, number in marks.items()}, frozenset(_opening(article, marks)))


def _opening(article: Article, marks: Mapping[str, int]) -> Iterator[int]:
    """`marks`: the line → its mark, where it is known already, as a paragraph's mostly is."""
    for text in (article.body_text, article.summary):
        paragraphs = (line.casefold() for line in text.split("\n") if len(line) > PARAGRAPH)
        yield from (marks.get(line) or mark(line) for line in islice(paragraphs, _OPENING))


def _ends(lines: Sequence[str]) -> Iterable[str]:
    half = MOST_LINES // 2
    return lines if len(lines) <= MOST_LINES else [*lines[:half], *lines[-half:]]


def _counts(line: str, names: tuple[str, ...]) -> bool:
    size = len(line)
    if size < SHORTEST or not (line.isascii() or _is_kept_so(line)):
        return False
    if size < _BYLINE and (line.startswith(_BY) or any(name in line for name in names)):
        return False
    return size >= _FIGURED or not any(map(str.isdigit, line))


def _is_kept_so(line: str) -> bool:
    """Whether an article's clean text holds a line as its document does: no invisible letters in it, NFC."""
    return line.isprintable() and is_normalized("NFC", line)


def mark(line: str) -> int:
    """A folded line as a number of 64 bits: 48 of its digest, 16 of its length in letters."""
    digest = blake2b(line.encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return int.from_bytes(digest) << 16 | min(len(line), 0xFFFF)


def pack(marks: Iterable[int]) -> bytes:
    """Marks as the store keeps them, 8 bytes each, in order."""
    some = sorted(marks)
    return struct.pack(f">{len(some)}Q", *some)


def unpack(packed: bytes) -> frozenset[int]:
    """The marks that were packed."""
    return frozenset(struct.unpack(f">{len(packed) // 8}Q", packed))


def learn(
    window: Mapping[int, Marks], new: Sequence[Telling], learned: Collection[str]
) -> tuple[Lesson, ...]:
    """What the new stories teach, one after the other, beside those of the window (article number → marks).

    A line must stand in enough stories of enough different texts: versions of one running story, each in a file
    of its own, teach nothing however many they are. Nor does a paragraph that one of the stories opens with: the
    others tease that story. What is learned depends on the order of the stories alone, not
    on how many come at once.
    """
    open_ = _recurring(window.values(), new, learned)
    if not open_:
        return ()
    stories = {**window, **{one.article: one.marks for one in new}}
    rule = _Rule(stories, open_, sorted(window))
    found: dict[int, tuple[str, int, int]] = {}
    for one in new:
        rule.hear(one.article)
        for mark in rule.recurring(one.article):
            if mark not in found and (count := rule.furniture(mark)):
                found[mark] = (one.told.lines[mark], *count)
    holders = _holders(stories, found)
    lessons = (Lesson(*found[mark], frozenset(holders[mark])) for mark in found)
    return tuple(sorted(lessons))


def _recurring(window: Iterable[Marks], new: Sequence[Telling], learned: Collection[str]) -> frozenset[int]:
    """The lines that could be learned now: in enough stories, newly heard, not known. Mostly none, so it is quick."""
    heard = [marks.lines for marks in window]
    times = Counter(chain.from_iterable((*heard, *(one.told.lines for one in new))))
    often = {mark for mark, count in times.items() if count >= FEWEST and _size(mark) <= LONGEST}
    if not often:
        return frozenset()
    return frozenset(
        mark for one in new for mark in often & one.told.lines.keys() if one.told.lines[mark] not in learned
    )


def _holders(stories: Mapping[int, Marks], wanted: Mapping[int, object]) -> Mapping[int, set[int]]:
    """Mark → the articles that hold it."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    if wanted:
        for number, marks in stories.items():
            for mark in marks.lines & wanted.keys():
                found[mark].add(number)
    return found


class _Rule:
    """The newest stories, and in how many of them each of the lines in question stands."""

    def __init__(self, stories: Mapping[int, Marks], lines: frozenset[int], window: Iterable[int]) -> None:
        self._stories = stories
        self._lines = lines
        self._heard: dict[int, frozenset[int]] = {}
        self._times: Counter[int] = Counter()
        self._openings: Counter[int] = Counter()
        self._differ = _Difference(stories)
        for number in window:
            self.hear(number)

    def hear(self, number: int) -> None:
        """One story more; the oldest goes where the window is full."""
        self._heard[number] = self._stories[number].lines & self._lines
        self._count(number, 1)
        if len(self._heard) > WINDOW:
            oldest = next(iter(self._heard))
            self._count(oldest, -1)
            del self._heard[oldest]

    def _count(self, number: int, step: int) -> None:
        for mark in self._heard[number]:
            self._times[mark] += step
            if mark in self._stories[number].opening:
                self._openings[mark] += step

    def recurring(self, number: int) -> Iterator[int]:
        """Lines of this story that stand in enough of those heard."""
        known = len(self._heard)
        line, paragraph = max(FEWEST, SHARE * known), max(FEWEST_PARAGRAPH, SHARE_PARAGRAPH * known)
        for mark in self._heard[number]:
            if self._times[mark] >= (paragraph if _size(mark) > PARAGRAPH else line):
                yield mark

    def furniture(self, mark: int) -> tuple[int, int] | None:
        """(stories that hold it, stories known), where enough of them differ; else None."""
        if self._openings[mark] == 1:  # furniture that opens a text by mistake opens many
            return None
        holders = [number for number, marks in self._heard.items() if mark in marks]
        fewest = FEWEST_PARAGRAPH if _size(mark) > PARAGRAPH else FEWEST
        return (len(holders), len(self._heard)) if self._differ.tellings(holders, fewest) else None


def _size(mark: int) -> int:
    return mark & 0xFFFF


class _Difference:
    """Which stories are the same one told again; each pair is compared once."""

    def __init__(self, stories: Mapping[int, Marks]) -> None:
        self._stories = stories
        self._paragraphs = lru_cache(maxsize=None)(self._read)
        self._same = lru_cache(maxsize=20_000)(self._compare)

    def tellings(self, numbers: Iterable[int], enough: int) -> bool:
        """Whether so many of these stories differ from each other."""
        different: list[int] = []
        for number in islice(numbers, _TESTED):
            if not any(self._same(other, number) for other in different):
                different.append(number)
                if len(different) >= enough:
                    return True
        return False

    def _compare(self, one: int, other: int) -> bool:
        first, second = self._paragraphs(one), self._paragraphs(other)
        shared = sum(map(_size, first & second))
        return shared >= _SAME_TELLING * sum(map(_size, first | second))

    def _read(self, number: int) -> frozenset[int]:
        """The paragraphs of a story; all its lines where it has none."""
        marks = self._stories[number].lines
        return frozenset(mark for mark in marks if _size(mark) > PARAGRAPH) or marks

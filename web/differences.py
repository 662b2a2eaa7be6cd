"""What changed between two texts, word by word: pure, and bounded in time whatever the texts.

What both have only once anchors the rest (Bram Cohen's "patience diff"); between anchors, where nothing is
unique, difflib looks on, as long as its effort lasts; what is left over counts as changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple

Kind = Literal["", "del", "ins"]
"""In both texts, in the old one alone, in the new one alone: as the elements of HTML are called."""

DEEPEST = 12
"""Anchors are looked for within anchors so often."""
EFFORT = 3_000_000
"""Comparisons that difflib may make for two texts: at most a second."""
COMPARED = 400
"""Pairs of paragraphs between two that are the same, of which it is asked whether they are alike."""
ALIKE = 0.7
"""The share of words that makes them so."""
SENTENCE = 4
"""Words that were written anew in a row, from which on the full stop behind them is too."""
BREAK = "\n"
PILCROW = "¶"
"""Shows where a paragraph was divided or joined."""

_CLOSE = r".,;:!?()\[\]{}<>\"“”„«»‹›¿¡।。、！？؟،…–—"
_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts that set no blanks between words: every letter counts for itself."""
_WORD = rf"[^\s{_CLOSE}{_ALONE}]+"
_token = re.compile(rf"\s*(?:[{_ALONE}]|{_WORD}(?:(?<=\d)[.,:](?=\d){_WORD})*|[{_CLOSE}])")
_closing = re.compile(rf"[{_CLOSE}]")


class Run(NamedTuple):
    """A stretch of text that is of one kind."""

    kind: Kind
    text: str


class Edit(NamedTuple):
    """From place `i` to `i_end` of the old text became from `j` to `j_end` of the new one."""

    same: bool
    i: int
    i_end: int
    j: int
    j_end: int

    @property
    def size(self) -> int:
        """Places of the longer side."""
        return max(self.i_end - self.i, self.j_end - self.j)


@dataclass(slots=True)
class _Effort:
    """What is left of it for two texts, of which many parts are compared."""

    left: int = EFFORT


@dataclass(slots=True)
class _Search:
    """One comparison: both sides, what was found to match as (i, j, length), and how much effort is left."""

    old: Sequence[str]
    new: Sequence[str]
    found: list[tuple[int, int, int]]
    effort: _Effort


def line(old: str, new: str) -> tuple[Run, ...]:
    """What changed in a text of one line: a headline, a byline."""
    return next(iter(_paragraphs([old], [new], _Effort())), ())


def paragraphs(old: str, new: str) -> tuple[tuple[Run, ...], ...]:
    """What changed in a text with a paragraph a line: the runs of each paragraph, unchanged ones included.

    The old text is what is not `ins`, the new one what is not `del`, pilcrows aside.
    """
    before, after, effort = old.split(BREAK), new.split(BREAK), _Effort()
    told: list[tuple[Run, ...]] = []
    for edit in edits(before, after, effort):
        if edit.same:
            told += [(Run("", text),) for text in after[edit.j : edit.j_end] if text]
        else:
            told += _rewritten(before[edit.i : edit.i_end], after[edit.j : edit.j_end], effort)
    return tuple(told)


def is_changed(runs: Iterable[Run]) -> bool:
    """Whether anything of a paragraph is of one text alone."""
    return any(run.kind for run in runs)


def edits(old: Sequence[str], new: Sequence[str], effort: _Effort | None = None) -> list[Edit]:
    """What became of what, in order: stretches that are the same and stretches that are not, in turn."""
    search = _Search(old, new, [], effort or _Effort())
    _match(search, (0, len(old), 0, len(new)), 0)
    told: list[Edit] = []
    i = j = 0
    for at, there, length in (*_joined(search.found), (len(old), len(new), 0)):
        if at > i or there > j:
            told.append(Edit(False, i, at, j, there))
        if length:
            told.append(Edit(True, at, at + length, there, there + length))
        i, j = at + length, there + length
    return told


def _joined(found: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The matches in order, those that follow one another as one."""
    told: list[tuple[int, int, int]] = []
    for i, j, length in sorted(one for one in found if one[2]):
        at, there, before = told[-1] if told else (-1, -1, 0)
        if (at + before, there + before) == (i, j):
            told[-1] = (at, there, before + length)
        else:
            told.append((i, j, length))
    return told


def _match(search: _Search, window: tuple[int, int, int, int], depth: int) -> None:
    """Find what matches between places `i` to `i_end` of the old and `j` to `j_end` of the new text."""
    i, i_end, j, j_end = window
    old, new = search.old, search.new
    start = 0
    while i + start < i_end and j + start < j_end and old[i + start] == new[j + start]:
        start += 1
    search.found.append((i, j, start))
    i, j = i + start, j + start
    tail = 0
    while i_end - tail > i and j_end - tail > j and old[i_end - tail - 1] == new[j_end - tail - 1]:
        tail += 1
    i_end, j_end = i_end - tail, j_end - tail
    search.found.append((i_end, j_end, tail))
    if i == i_end or j == j_end:
        return
    anchors = _anchors(search, (i, i_end, j, j_end)) if depth < DEEPEST else []
    if not anchors:
        _look_on(search, (i, i_end, j, j_end))
        return
    for at, there in anchors:
        _match(search, (i, at, j, there), depth + 1)
        search.found.append((at, there, 1))
        i, j = at + 1, there + 1
    _match(search, (i, i_end, j, j_end), depth + 1)


def _anchors(search: _Search, window: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Places of what both sides have exactly once, as many as stand in the same order on both."""
    i, i_end, j, j_end = window
    once = _once(search.old, i, i_end)
    pairs = [(once[word], there) for word, there in _once(search.new, j, j_end).items() if word in once]
    return _rising(sorted(pairs))


def _once(words: Sequence[str], start: int, end: int) -> dict[str, int]:
    counts = Counter(words[start:end])
    return {words[at]: at for at in range(start, end) if counts[words[at]] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs whose second numbers rise as the first ones do."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        place = bisect_left(ends, there)
        ends[place:] = [there]
        last[place:] = [number]
        before.append(last[place - 1] if place else -1)
    chosen = []
    number = last[-1] if last else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def _look_on(search: _Search, window: tuple[int, int, int, int]) -> None:
    """Have difflib match what no anchor divides, where that is not too much for it."""
    i, i_end, j, j_end = window
    old, new = search.old[i:i_end], search.new[j:j_end]
    counts = Counter(new)
    # Each call of its find_longest_match walks through all pairs that are equal, and each finds one block at least.
    cost = sum(counts[word] for word in old) * min(len(old), len(new))
    if cost <= search.effort.left:
        search.effort.left -= cost
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        search.found += [(i + at, j + there, length) for at, there, length in blocks]


# Paragraphs and words


def _rewritten(old: Sequence[str], new: Sequence[str], effort: _Effort) -> list[tuple[Run, ...]]:
    """What became of paragraphs none of which is the same: each is told beside the one that it is like."""
    told: list[tuple[Run, ...]] = []
    i = j = 0
    for at, there in (*_alike(old, new), (len(old), len(new))):
        told += _paragraphs(old[i:at], new[j:there], effort)
        told += _paragraphs(old[at : at + 1], new[there : there + 1], effort)
        i, j = at + 1, there + 1
    return told


def _alike(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of paragraphs that are like one another, in order on both sides."""
    if not 1 < len(old) * len(new) <= COMPARED:
        return []
    bags = [_bag(text) for text in old]
    pairs: dict[int, int] = {}
    for there, text in enumerate(new):
        bag = _bag(text)
        likeness, at = max((_likeness(bag, other), -at) for at, other in enumerate(bags))
        if likeness >= ALIKE:
            pairs.setdefault(-at, there)
    return _rising(sorted(pairs.items()))


def _bag(text: str) -> Counter[str]:
    return Counter(map(_bare, _tokens([text])))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    return (one & other).total() / (max(one.total(), other.total()) or 1)


def _paragraphs(old: Sequence[str], new: Sequence[str], effort: _Effort) -> list[tuple[Run, ...]]:
    before, after = list(_tokens(old)), list(_tokens(new))
    bare = [_bare(word) for word in before]
    found = _readable(edits(bare, [_bare(word) for word in after], effort), bare)
    told: list[list[Run]] = [[]]
    for edit in found:
        if edit.same:
            _say(told, "", after[edit.j : edit.j_end])
        else:
            _say(told, "del", before[edit.i : edit.i_end])
            _say(told, "ins", after[edit.j : edit.j_end])
    return [tuple(map(_run, _grouped(runs))) for runs in told if runs]


def _bare(word: str) -> str:
    return word if word == BREAK else word.lstrip()


def _tokens(lines: Sequence[str]) -> Iterator[str]:
    """Words and signs, each with the blank before it, and a break between lines."""
    for number, text in enumerate(lines):
        if number:
            yield BREAK
        yield from _token.findall(text)


def _readable(found: Iterable[Edit], words: Sequence[str]) -> list[Edit]:
    """The edits without small words that happen to be the same in the midst of what was written anew."""
    told: list[Edit] = []
    for edit in _closed(found, words):
        told.append(edit)
        while len(told) > 2 and not edit.same and _is_chance(told, words):
            first, _, last = told[-3:]
            told[-3:] = [Edit(False, first.i, last.i_end, first.j, last.j_end)]
    return told


def _closed(found: Iterable[Edit], words: Sequence[str]) -> list[Edit]:
    """The edits, with the full stop behind a sentence that was written anew as part of it."""
    told: list[Edit] = []
    for edit in found:
        last = told[-1] if told else edit
        if not edit.same and not last.same and told:
            told[-1] = last._replace(i_end=edit.i_end, j_end=edit.j_end)
        elif edit.same and not last.same and last.size >= SENTENCE and _closes(edit, words):
            told[-1] = last._replace(i_end=edit.i + 1, j_end=edit.j + 1)
            rest = edit._replace(i=edit.i + 1, j=edit.j + 1)
            told += [rest] if rest.size else []
        else:
            told.append(edit)
    return told


def _closes(edit: Edit, words: Sequence[str]) -> bool:
    after = words[edit.i + 1 : edit.i_end]
    return _closing.fullmatch(words[edit.i]) is not None and (not after or after[0] == BREAK)


def _is_chance(told: Sequence[Edit], words: Sequence[str]) -> bool:
    before, same, after = told[-3:]
    small = 2 * same.size < min(before.size, after.size)
    return small and BREAK not in words[same.i : same.i_end]


def _say(told: list[list[Run]], kind: Kind, words: Iterable[str]) -> None:
    """Go on with the last paragraph; a break begins another."""
    for word in words:
        if word != BREAK:
            told[-1].append(Run(kind, word))
            continue
        if kind and any(run.kind != kind for run in told[-1]):
            told[-1].append(Run(kind, f" {PILCROW}"))
        told.append([])


def _grouped(runs: Iterable[Run]) -> Iterator[tuple[Kind, str]]:
    for kind, some in groupby(runs, key=lambda run: run.kind):
        yield kind, "".join(run.text for run in some)


def _run(one: tuple[Kind, str]) -> Run:
    return Run(*one)

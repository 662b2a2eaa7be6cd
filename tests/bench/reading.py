"""How fast copy is read, from the document's bytes to the article, beside others reading the same; and the worst case.

Text beside feedparser reading the same copy as one feed, pages beside trafilatura with its metadata, two processes
beside one, and the slowest and largest of all documents of the corpus. Both sides are measured in turn, in this run.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import feedparser
import trafilatura

from feeds.startup import spare_collector
from tests import corpus
from tests.bench import copy
from tests.bench.measure import article_of

STORIES = 300
ROUNDS = 5
TEXT, HTML, TWO = 0.3, 1.1, 1.6
"""At least so much of feedparser's rate; at most so much of trafilatura's time; at least so many times one process."""
SECONDS, MIB = 2.0, 300.0
"""At most, for any document."""

_EVERY = 4
"""One page of so many is read by one process and by two."""
_SHARE = 8
"""Pages that a process is given at a time."""
_CERTAINTY = 0.5


class Worst(NamedTuple):
    """What the most demanding documents took of a process that read them all."""

    seconds: float
    slowest: str
    mib: float
    """The whole process, while it read the largest."""
    largest: str
    documents: int


def main() -> int:
    """Print the lines; 0 where every promise holds."""
    good = [_line("text / feedparser", _text(), TEXT)]
    if "NEWSWIRE_CORPUS" not in os.environ:
        sys.exit("bench reading: NEWSWIRE_CORPUS is not set: no pages to read")
    pages = [data for _, data in corpus.pages()]
    ours, theirs = _html(pages)
    more = f"{1000 * ours:.1f} ms and {1000 * theirs:.1f} ms a page, {len(pages)} pages"
    good.append(_line("html / trafilatura, time", ours / theirs, HTML, most=True, more=more))
    good.append(_line("two processes / one", _two(), TWO, more=f"{os.cpu_count()} processors"))
    worst = _in_a_process(_worst)
    more = f"{worst.slowest}, of {worst.documents} documents"
    good.append(_line("slowest document, seconds", worst.seconds, SECONDS, most=True, more=more))
    good.append(
        _line("largest document, MiB", worst.mib, MIB, most=True, more=f"{worst.largest}, whole process")
    )
    return 0 if all(good) else 1


def _line(what: str, value: float, bound: float, *, most: bool = False, more: str = "") -> bool:
    holds = value <= bound if most else value >= bound
    said = f"(at {'most' if most else 'least'} {bound:g}) {'holds' if holds else 'FALLS SHORT'}"
    print(f"{what}: {value:.2f} {said}{f'  {more}' if more else ''}", flush=True)
    return holds


def _text() -> float:
    """Our rate beside feedparser's."""
    texts = [copy.text(number).encode() for number in range(STORIES)]
    feed = copy.feed(range(STORIES))
    ours, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(_seconds(partial(feedparser.parse, feed)))
        ours.append(_seconds(partial(_read, texts)))
    return min(theirs) / min(ours)


def _read(texts: Sequence[bytes]) -> None:
    for number, data in enumerate(texts):
        assert article_of(f"{number}.txt", data, _CERTAINTY), number


def _html(pages: Sequence[bytes]) -> tuple[float, float]:
    """Seconds a page that we take, and trafilatura: the medians of rounds, each over pages of its own.

    No page is read twice by either: both keep much of what they have seen, and copy is new. Both read as the service
    does, which has the garbage collector look seldom.
    """
    spare_collector()
    sides: tuple[Callable[[bytes], object], ...] = (
        _page,
        partial(trafilatura.bare_extraction, with_metadata=True),
    )
    rounds = []
    for start in range(ROUNDS):
        took = [0.0, 0.0]
        some = pages[start::ROUNDS]
        for number, data in enumerate(some):
            for side in (0, 1) if number % 2 else (1, 0):
                took[side] += _seconds(partial(sides[side], data))
        rounds.append((took[0] / len(some), took[1] / len(some)))
    rounds.sort(key=lambda both: both[0] / both[1])
    return rounds[ROUNDS // 2]


def _page(data: bytes) -> object:
    return article_of("page.html", data, _CERTAINTY)


def _seconds(work: Callable[[], object]) -> float:
    """Of the processor."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _two() -> float:
    """How many times as fast two processes read the same pages as one does."""
    pages = len(list(islice(corpus.pages(), 0, None, _EVERY)))
    shares = [range(start, min(start + _SHARE, pages)) for start in range(0, pages, _SHARE)]
    took: dict[int, list[float]] = {1: [], 2: []}
    with _pool(1) as one, _pool(2) as two:
        for _ in range(1 + ROUNDS):
            for count, pool in ((1, one), (2, two)):
                began = time.monotonic()
                assert sum(pool.map(_read_pages, shares)) == pages
                took[count].append(time.monotonic() - began)
    # The first round is the one in which each process fetches its pages and compiles its patterns.
    return min(took[1][1:]) / min(took[2][1:])


_pages: list[bytes] = []
"""What a process of the pool reads, once it has fetched it."""


def _read_pages(numbers: range) -> int:
    if not _pages:
        _pages.extend(data for _, data in islice(corpus.pages(), 0, None, _EVERY))
    for number in numbers:
        _page(_pages[number])
    return len(numbers)


def _pool(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"))


def _in_a_process(work: Callable[[], Worst]) -> Worst:
    """Work done where nothing else has been, so that its memory is its own."""
    with _pool(1) as pool:
        return pool.submit(work).result()


def _worst() -> Worst:
    seconds: list[tuple[float, str]] = []
    mib: list[tuple[float, str]] = []
    for one in corpus.documents():
        _forget_peak()
        seconds.append(
            (_seconds(partial(article_of, one.name, one.data, _CERTAINTY)), f"{one.kind} {one.name}")
        )
        mib.append((_peak(), f"{one.kind} {one.name}"))
    return Worst(*max(seconds), *max(mib), len(seconds))


def _forget_peak() -> None:
    # 5: the peak begins anew at what is in use now (proc(5), clear_refs).
    Path("/proc/self/clear_refs").write_text("5", "ascii")


def _peak() -> float:
    """The most memory that this process has had since then, in MiB."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024

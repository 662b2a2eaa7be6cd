"""How fast text is read, beside feedparser reading the same copy as one feed: a ratio of rates, taken in turn."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial

import feedparser

from tests.bench import copy
from tests.bench.measure import article_of

STORIES = 300
ROUNDS = 5
LEAST = 0.3


def main() -> int:
    """Print the ratio; 0 where it holds."""
    texts = [copy.text(number).encode() for number in range(STORIES)]
    feed = copy.feed(range(STORIES))
    ratios = []
    for _ in range(ROUNDS):
        theirs = _seconds(partial(feedparser.parse, feed))
        ratios.append(theirs / _seconds(partial(_read, texts)))
    ratio = statistics.median(ratios)
    print(f"text / feedparser: {ratio:.2f} (at least {LEAST}) {'holds' if ratio >= LEAST else 'FALLS SHORT'}")
    return 0 if ratio >= LEAST else 1


def _read(texts: list[bytes]) -> None:
    for number, data in enumerate(texts):
        assert article_of(f"{number}.txt", data, 0.5), number


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began

"""The table of dates: which of a page's dates is the article's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from feeds.model import Rejection
from feeds.parse.text import lines, published, read
from feeds.parse.text.weights import Sure, Table
from tests import corpus
from tests.fit import write
from tests.fit.marks import Sample, run

PAIRS = 0
C = 0.3
ARRIVED = date(2100, 1, 1)
NEVER = -6.0
"""What a date that can be read two ways weighs."""


def samples() -> Iterator[Sample]:
    """The dates of every page, as the reader sees them."""
    for truth, text in corpus.texts():
        page = lines.read(text)
        head = read._head(page)
        if isinstance(head, Rejection):
            continue
        at = head.authors.row if head.authors else -1
        seen = published.view(page, head.above, at, ARRIVED)
        days = corpus.days(truth) if truth["published"] else frozenset()
        readable = [
            one for one in seen.candidates if published.UNREADABLE not in published.signs_of(seen, one)
        ]
        right = tuple(one.stamp.day.isoformat() in days for one in readable)
        signs = tuple(published.signs_of(seen, one) for one in readable)
        visible = bool(days and truth["visible"]["date"])
        yield Sample(truth, visible, bool(days), signs, right)


def main() -> None:
    def save(table: Table, by: Sure) -> None:
        sentence = "What speaks for a date being the article's own, and what against it."
        known = replace(table, signs=dict(table.signs) | {published.UNREADABLE: NEVER})
        write("text/tables/published.py", "PUBLISHED", sentence, known, by)

    run(tuple(samples()), PAIRS, C, save)

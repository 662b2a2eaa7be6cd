"""The table of bylines: which line names the authors."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.model import Rejection
from feeds.parse.text import authors, byline, crumbs, lines, read
from feeds.parse.text.weights import Sure, Table
from tests import corpus
from tests.fit import write
from tests.fit.marks import Sample, run

PAIRS = 40
C = 0.3


def samples() -> Iterator[Sample]:
    """The candidates of every page, as the reader sees them."""
    people = corpus.rules().aset
    for truth, text in corpus.texts():
        seen = _view(text)
        if seen is None:
            continue
        wanted = people(truth["authors"])
        right = tuple(people(one.names) == wanted for one in seen.candidates)
        signs = tuple(authors.signs_of(seen, one) for one in seen.candidates)
        visible = bool(wanted and truth["visible"]["authors"])
        yield Sample(truth, visible, bool(wanted), signs, right)


def _view(text: str) -> authors.View | None:
    page = lines.read(text)
    head = read._head(page)
    if isinstance(head, Rejection):
        return None
    trail = crumbs.find(page)
    found = byline.find(page, trail.rows if trail else frozenset())
    others = tuple(one for one in found if one.row not in head.title.rows)
    return authors.view(page, head.above, others)


def main() -> None:
    def save(table: Table, by: Sure) -> None:
        write(
            "text/tables/authors.py", "AUTHORS", "What speaks for a byline, and what against it.", table, by
        )

    run(tuple(samples()), PAIRS, C, save)

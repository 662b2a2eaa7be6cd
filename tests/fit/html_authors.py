"""The authors' table of HTML pages."""

from __future__ import annotations

from feeds.parse.html import authors, title_told
from tests import corpus
from tests.fit import html

PAIRS = 60


def cases() -> list[html.Case]:
    people = corpus.rules().aset
    found: list[html.Case] = []
    for truth, said, around, _ in html.pages():
        seen = authors.view(said, title_told.site_names(said), around)
        right = people(truth["authors"])
        found.append(
            (
                truth,
                [
                    (authors.signs_of(seen, one), float(people(list(one.names)) == right))
                    for one in seen.named
                ],
            )
        )
    return found


def main() -> None:
    html.run(
        cases(),
        "authors",
        "html/tables/authors.py",
        "AUTHORS",
        "What speaks for a page's authors, and what against them.",
        pairs=PAIRS,
    )

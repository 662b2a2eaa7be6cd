"""The authors' table of HTML pages."""

from __future__ import annotations

from feeds.parse.html import authors, title_told
from tests.fit import html
from tests.fit.measure import measure

PAIRS = 60


def cases() -> list[html.Case]:
    found: list[html.Case] = []
    for truth, said, around, _ in html.pages():
        seen = authors.view(said, title_told.site_names(said), around)
        right = measure.aset(truth["authors"])
        found.append(
            (
                truth,
                [
                    (authors.signs_of(seen, one), float(measure.aset(list(one.names)) == right))
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

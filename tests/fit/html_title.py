"""The headline's table of HTML pages."""

from __future__ import annotations

from feeds.parse.html import title_signs, title_told
from tests.fit import html
from tests.fit.measure import measure


def main() -> None:
    cases = []
    for truth, said, *_ in html.pages():
        seen = title_told.view(said)
        right = measure.norm(truth["title"])
        cases.append(
            (
                truth,
                [
                    (title_signs.signs_of(seen, one), float(measure.norm(one.text) == right))
                    for one in seen.called
                ],
            )
        )
    html.run(
        cases,
        "title",
        "html/tables/title.py",
        "TITLE",
        "What speaks for a page's headline, and what against it.",
        pairs=PAIRS,
        c=C,
    )


PAIRS = 60
C = 0.8

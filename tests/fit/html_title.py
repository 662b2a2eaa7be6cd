"""The headline's table of HTML pages."""

from __future__ import annotations

from feeds.parse.html import title_signs, title_told
from tests import corpus
from tests.fit import html


def main() -> None:
    norm = corpus.rules().norm
    cases = []
    for truth, said, *_ in html.pages():
        seen = title_told.view(said)
        right = norm(truth["title"])
        cases.append(
            (
                truth,
                [(title_signs.signs_of(seen, one), float(norm(one.text) == right)) for one in seen.called],
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

"""Fits the headline's table: every candidate of every text shape, labelled by whether it says the true headline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import exp
from typing import Any, NamedTuple

from feeds.parse.text import byline, crumbs, lines, title
from feeds.parse.text.title_signs import signs_of
from feeds.parse.text.weights import Signs, Table, score
from tests import corpus, fit

PAIRS = 80
C = 0.2
EASY, HARD = 0.3, 2.0
"""What a wrong candidate weighs, and what more where it is the likely choice: the choice is what counts."""


class Case(NamedTuple):
    """A page: its candidates' texts, signs and whether each is right; `scored` where the measure asks for it."""

    truth: dict[str, Any]
    texts: tuple[str, ...]
    signs: tuple[Signs, ...]
    right: tuple[bool, ...]
    scored: bool


def main() -> None:
    """Prints what strangers' folds and the whole say, and writes the table of the whole."""
    cases = [case(truth, text) for truth, text in corpus.texts() if truth["title"]]
    choices = []
    for number in range(fit.FOLDS):
        table = fitted([one for one in cases if fit.fold(one.truth) != number])
        choices += [chosen(one, table) for one in cases if fit.fold(one.truth) == number]
    whole = fitted(cases)
    report("across publishers", choices)
    report("in sample", [chosen(one, whole) for one in cases])
    curve = fit.sure([(s, lead, right) for one, s, lead, right in choices if one.scored and one.texts])
    sentence = "What speaks for a headline, and what against it."
    fit.write("text/tables/title.py", "TITLE", sentence, whole, curve)


def case(truth: dict[str, Any], text: str) -> Case:
    page = lines.read(text)
    trail = crumbs.find(page)
    found = byline.find(page, trail.rows if trail else frozenset())
    near = [one for one in found if one.kind not in ("role", "stack") and one.row < page.start + 20]
    seen = title.view(page, trail, near)
    them = title.candidates(seen)
    by = corpus.rules()
    said = by.norm(truth["title"])
    doubtful = (truth.get("html_id") or truth["id"]) in by.DOUBTFUL.get("title", ())
    return Case(
        truth,
        tuple(line.text for line in them),
        tuple(signs_of(seen, line) for line in them),
        tuple(by.norm(line.text) == said for line in them),
        truth["visible"]["title"] and not doubtful,
    )


def fitted(cases: Sequence[Case]) -> Table:
    """Fitted twice: what the first table takes for a headline wrongly weighs more in the second."""
    cases = [one for one in cases if any(one.right)]
    first = weighed(cases, [[1.0] * len(one.right) for one in cases], pairs=0)
    return weighed(cases, [hardness(one, first) for one in cases], pairs=PAIRS)


def hardness(one: Case, table: Table) -> list[float]:
    """For each candidate, how near it comes to being the table's choice."""
    totals = [score(signs, table) for signs in one.signs]
    odds = [exp(total - max(totals)) for total in totals]
    return [EASY + HARD * odd / sum(odds) for odd in odds]


def weighed(cases: Sequence[Case], wrong: Sequence[Sequence[float]], *, pairs: int) -> Table:
    """A fit in which each page's right candidates weigh as one, and each wrong one as told."""
    rows = [signs for one in cases for signs in one.signs]
    labels = [float(right) for one in cases for right in one.right]
    weights = [
        1 / sum(one.right) if right else weight
        for one, them in zip(cases, wrong, strict=True)
        for right, weight in zip(one.right, them, strict=True)
    ]
    return fit.fit(rows, labels, weights, pairs=pairs, c=C)


def chosen(one: Case, table: Table) -> tuple[Case, float, float, bool]:
    """(the case, score, lead, whether the choice is right)."""
    totals = [score(signs, table) for signs in one.signs]
    if not totals:
        return one, 0.0, 0.0, False
    best = max(range(len(totals)), key=totals.__getitem__)
    others = [total for n, total in enumerate(totals) if n != best]
    return one, totals[best], min(8.0, totals[best] - max(others)) if others else 8.0, one.right[best]


def report(name: str, choices: Sequence[tuple[Case, float, float, bool]]) -> None:
    tally: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for one, _, _, right in choices:
        if one.scored:
            tally[one.truth["shape"]].append((right, any(one.right)))
    said = ", ".join(
        f"{shape} {100 * sum(r for r, _ in rows) / len(rows):.1f} of {100 * sum(c for _, c in rows) / len(rows):.1f}"
        for shape, rows in sorted(tally.items())
    )
    print(f"{name}: {said}")

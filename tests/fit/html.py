"""What the matters of HTML pages share: the pages with their truths, and the loop that fits, judges and writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from feeds.errors import DocumentError
from feeds.parse.html import said, title, tree, visible
from feeds.parse.text.weights import Signs, Sure, Table, confidence, score
from tests import corpus, fit
from tests.corpus import STRICT


def pages() -> list[tuple[dict[str, Any], said.Said, visible.Around, str]]:
    """(truth, what the page says of itself, what is seen around its headline, headline) of the development half."""
    found = []
    for truth, data in corpus.pages():
        try:
            page = tree.read(data)
            says = said.read(tuple(page.iter("*")))
            headline = title.find(says)
            text = headline.text if headline else ""
            found.append((truth, says, visible.around(page, text), text))
        except DocumentError as error:
            print(truth["id"], error)
    return found


def is_told(truth: dict[str, Any], field: str) -> bool:
    return bool(truth[field]) and truth["id"] not in corpus.rules().DOUBTFUL.get(field, ())


def is_strict(truth: dict[str, Any], field: str) -> bool:
    return is_told(truth, field) and (truth.get("grade") or {}).get(field) in STRICT


Case = tuple[dict[str, Any], Sequence[tuple[Signs, float]]]


def run(
    cases: Sequence[Case], field: str, path: str, name: str, sentence: str, *, pairs: int = 0, c: float = 0.3
) -> Table:
    """Fit on all, judge by strangers, write. A case is a truth and its candidates' signs and labels."""
    choices = []
    for n in range(fit.FOLDS):
        table = fit.fit(*_rows([case for case in cases if fit.fold(case[0]) != n], field), pairs=pairs, c=c)
        choices += [(case, *_choose(case, table)) for case in cases if fit.fold(case[0]) == n]
    _say("strangers", field, choices)
    whole = fit.fit(*_rows(cases, field), pairs=pairs, c=c)
    _say("all", field, [(case, *_choose(case, whole)) for case in cases])
    curve = fit.sure(
        [(s, lead, right) for case, s, lead, right in choices if is_told(case[0], field) and case[1]]
    )
    _calibrated(field, choices, curve)
    fit.write(path, name, sentence, whole, curve)
    return whole


def _calibrated(field: str, choices: Sequence[tuple[Case, float, float, bool]], curve: Sure) -> None:
    """How many of what strangers are given at a confidence is right."""
    given = [
        (confidence(curve.base + curve.score * s + curve.lead * lead), right)
        for case, s, lead, right in choices
        if is_strict(case[0], field) and case[1]
    ]
    for low, high in ((0.0, 0.5), (0.5, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        rights = [right for sure, right in given if low <= sure < high]
        if rights:
            print(
                f"{field} given at {low} to {high}: {100 * sum(rights) / len(rights):.0f} % of {len(rights)}"
            )


def _rows(cases: Sequence[Case], field: str) -> tuple[list[Signs], list[float], list[float]]:
    rows, labels, weights = [], [], []
    for truth, candidates in cases:
        right = sum(label for _, label in candidates)
        for signs, label in candidates if right and is_told(truth, field) else ():
            rows.append(signs)
            labels.append(label)
            weights.append((1.0 if is_strict(truth, field) else 0.4) * (1 / right if label else 1.0))
    return rows, labels, weights


def _choose(case: Case, table: Table) -> tuple[float, float, bool]:
    scored = sorted(((score(signs, table), label) for signs, label in case[1]), key=lambda x: -x[0])
    if not scored:
        return -30.0, 0.0, False
    lead = min(8.0, scored[0][0] - scored[1][0]) if len(scored) > 1 else 8.0
    return scored[0][0], lead, scored[0][1] > 0


def _say(name: str, field: str, choices: Sequence[tuple[Case, float, float, bool]]) -> None:
    for which, test in (("strict", is_strict), ("told", is_told)):
        rights = [right for case, _, _, right in choices if test(case[0], field)]
        listed = [any(label for _, label in case[1]) for case, *_ in choices if test(case[0], field)]
        n = len(rights) or 1
        share, possible = 100 * sum(rights) / n, 100 * sum(listed) / n
        print(f"{name} {which} {field}: {share:.1f} % of {len(rights)}, in list {possible:.1f}")

"""The body's two tables: lines by their own signs, then by what stands around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import mean
from typing import Any
from unittest import mock

from feeds.parse.text import body, read
from feeds.parse.text.body_signs import View
from feeds.parse.text.weights import Signs, Table, score
from tests import corpus
from tests.fit import FOLDS, fit, fold, write

ARRIVED = date(2100, 1, 1)
SHAPES = {"rp_main": 1.0, "seed_wrap": 0.8, "rp_full": 0.6, "inscriptis": 0.9, "markdown": 0.6}
"""What a page of each shape weighs in the fit."""
PAIRS = 150
LIGHT = 0.06
"""A sign that weighs less than this is left out."""
BARS = (-0.6, -0.3, 0.0, 0.4)


@dataclass(slots=True)
class Sample:
    """A page with its lines' labels."""

    truth: Mapping[str, Any]
    seen: View
    own: dict[int, Signs]
    labels: dict[int, tuple[float | None, float]]
    """Row → (1 for body, 0 for page, None where nobody knows; weight)."""
    scores: list[float]
    """Row → what the first table makes of it."""
    around: dict[int, Signs]


def _view(text: str) -> View | None:
    """The page as the body's rules are shown it, whatever was found before them."""
    seen: list[View] = []

    def find(view: View) -> body.Kept:
        seen.append(view)
        return body.Kept((), 0.0)

    with mock.patch.object(body, "find", find):
        read.read(text, ARRIVED)
    return seen[0] if seen else None


def samples() -> Iterator[Sample]:
    """Every page that has a headline."""
    for truth, text in corpus.texts(*SHAPES):
        seen = _view(text)
        if seen:
            own = body.own_signs(seen)
            yield Sample(truth, seen, own, dict(_labels(truth, seen, own)), [], {})


def _whole(truth: Mapping[str, Any]) -> str:
    return "\n".join([*truth["summary"], truth["body"] or ""])


def _labels(
    truth: Mapping[str, Any], seen: View, own: Mapping[int, Signs]
) -> Iterator[tuple[int, tuple[float | None, float]]]:
    by = corpus.rules()
    shingles = set(by.shingles(by.toks(_whole(truth))))
    parts, whole = {by.squash(part) for part in _whole(truth).split("\n")}, by.squash(_whole(truth))
    wanted, unwanted = (
        [by.squash(one) for one in truth["visible"][key]] for key in ("must_have", "must_not")
    )
    tokens = {row: by.toks(seen.page.lines[row].text) for row in own}
    told = corpus.has_body(truth)
    letters = sum(map(len, tokens.values())) or 1
    for row in own:
        text = by.squash(seen.page.lines[row].text)
        have, keep_out = _share(text, wanted), _share(text, unwanted)
        found = by.shingles(tokens[row])
        if len(tokens[row]) < 4:
            label = float(bool(text) and (text in parts or (len(text) > 15 and text in whole)))
        else:
            label = float(sum(n for one, n in found.items() if one in shingles) > 0.6 * sum(found.values()))
        known: float | None = label if told else 1.0 if have else 0.0 if keep_out else None
        if have or (keep_out and len(tokens[row]) < 40):
            known = float(have > 0)
        weight = 10 * len(tokens[row]) / letters * told + 0.15 + 1.5 * (have + keep_out)
        yield row, (known, weight * SHAPES[truth["shape"]])


def _share(text: str, strings: Sequence[str]) -> float:
    hits = sum(one in text or (len(text) > 15 and text in one) for one in strings if text)
    return hits / len(strings) if strings else 0.0


def _fitted(pages: Sequence[Sample], second: bool) -> Table:
    rows, labels, weights = [], [], []
    for page in pages:
        for row, signs in (page.around if second else page.own).items():
            label, weight = page.labels[row]
            if signs and label is not None:
                rows.append(signs)
                labels.append(label)
                weights.append(weight)
    table = fit(rows, labels, weights, pairs=PAIRS if second else 0)
    heavy = {name: w for name, w in table.signs.items() if abs(w) >= LIGHT}
    return replace(table, signs=heavy)


def _report(pages: Sequence[Sample], totals: Sequence[Mapping[int, float]]) -> None:
    for shape in SHAPES:
        for bar in BARS:
            sums: defaultdict[str, list[float]] = defaultdict(list)
            for page, scores in zip(pages, totals, strict=True):
                if page.truth["shape"] == shape:
                    kept = [page.seen.page.lines[row].text for row, s in scores.items() if s >= bar]
                    for key, value in corpus.body_scores(page.truth, "\n".join(kept), counts=True).items():
                        sums[key].append(value)
            p, r = mean(sums["bp"]), mean(sums["br"])
            rest = " ".join(f"{name} {100 * mean(sums[name]):.1f}" for name in ("have", "not") if sums[name])
            print(f"{shape:10} bar {bar:+.1f} F1 {2 * p * r / (p + r):.4f} {rest}")


def main() -> None:
    """Both tables: what strangers' pages would say of them, then fitted on all pages and written."""
    pages = list(samples())
    folds = [[page for page in pages if fold(dict(page.truth)) == number] for number in range(FOLDS)]
    rest = [[page for page in pages if fold(dict(page.truth)) != number] for number in range(FOLDS)]
    for number in range(FOLDS):
        # The second table learns from scores that the first one gives to strangers.
        table = _fitted(rest[number], second=False)
        for page in folds[number]:
            page.scores = body.first_scores(page.seen, page.own, table)
            page.around = body.second_signs(page.seen, page.own, page.scores)
    totals = {}
    for number in range(FOLDS):
        table = _fitted(rest[number], second=True)
        for page in folds[number]:
            totals[id(page)] = {
                row: score(page.around[row], table) if row in page.around else page.scores[row]
                for row in page.own
            }
    _report(pages, [totals[id(page)] for page in pages])
    first, second = _fitted(pages, second=False), _fitted(pages, second=True)
    write("text/tables/body.py", "BODY", "What speaks for a line of the article, and what against it.", first)
    sentence = "What a line and its neighbours together say for it, or against it."
    write("text/tables/body_around.py", "BODY_AROUND", sentence, second)

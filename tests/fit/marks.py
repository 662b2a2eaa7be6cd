"""What the truth says of authors and days, and the figures that the fits of both print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from feeds.parse.text.weights import FAR, Signs, Sure, Table, confidence, score
from tests.fit import FOLDS, fit, fold, sure

BARS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Sample:
    """A page's candidates: their signs, and whether each is right. `visible`: the truth stands in the text."""

    truth: Mapping[str, Any]
    visible: bool
    known: bool
    """Whether the page has a truth at all."""
    signs: tuple[Signs, ...]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a table chose on a page it had not seen: score, lead, and whether it was right."""

    sample: Sample
    score: float
    lead: float
    right: bool


def table_of(samples: Sequence[Sample], pairs: int, c: float) -> Table:
    """The table fitted on the samples whose truth is known; right ones of a page share one weight."""
    rows: list[Signs] = []
    labels: list[float] = []
    weights: list[float] = []
    for sample in samples:
        if not sample.known or (sample.visible and not any(sample.right)):
            continue
        each = 1 / max(1, sum(sample.right))
        rows += sample.signs
        labels += map(float, sample.right)
        weights += (each if right else 1.0 for right in sample.right)
    return fit(rows, labels, weights, pairs=pairs, c=c)


def choose(samples: Sequence[Sample], table: Table) -> list[Chosen]:
    """The best candidate of each page that has one."""
    found = []
    for sample in samples:
        scores = [score(signs, table) for signs in sample.signs]
        if not scores:
            continue
        top = max(scores)
        second = max((s for n, s in enumerate(scores) if n != scores.index(top)), default=top - FAR)
        found.append(Chosen(sample, top, min(FAR, top - second), sample.right[scores.index(top)]))
    return found


def crossed(samples: Sequence[Sample], pairs: int, c: float) -> list[Chosen]:
    """The choices on each fold by the table of the others."""
    found = []
    for number in range(FOLDS):
        table = table_of([s for s in samples if fold(dict(s.truth)) != number], pairs, c)
        found += choose([s for s in samples if fold(dict(s.truth)) == number], table)
    return found


def curve(choices: Sequence[Chosen]) -> Sure:
    """The confidence that the choices bear out; pages of an unknown truth say nothing."""
    return sure([(one.score, one.lead, one.right) for one in choices if one.sample.known])


def show(samples: Sequence[Sample], choices: Sequence[Chosen], by: Sure) -> None:
    """Per shape and bar: right share of visible, wrong share of all pages."""
    parts: defaultdict[str, list[Chosen]] = defaultdict(list)
    for one in choices:
        parts[one.sample.truth["shape"]].append(one)
    for shape, part in parts.items():
        of_shape = [s for s in samples if s.truth["shape"] == shape]
        visible = sum(s.visible for s in of_shape)
        cells = []
        for bar in BARS:
            given = [o for o in part if _sure(o, by) >= bar]
            right = sum(o.right and o.sample.visible for o in given) / visible
            wrong = sum(o.sample.known and not o.right for o in given) / len(of_shape)
            cells.append(f"{bar:.1f}: {100 * right:.1f}/{100 * wrong:.1f}")
        print(f"{shape:10}", " ".join(cells))


def _sure(one: Chosen, by: Sure) -> float:
    return confidence(by.base + by.score * one.score + by.lead * one.lead)


def run(samples: Sequence[Sample], pairs: int, c: float, save: Callable[[Table, Sure], None]) -> None:
    """Cross-validate, print the curve, fit on all and save."""
    choices = crossed(samples, pairs, c)
    by = curve(choices)
    show(samples, choices, by)
    save(table_of(samples, pairs, c), by)

"""How candidates are judged: signs that speak for or against them, and a plain table of what each weighs.

A rule is a function that names the sign it sees, or nothing. A candidate's score is the sum of its signs'
weights, and of what two signs weigh together beyond their own. How sure the choice is follows from the score and
from its lead over the runner-up. So every judgement can be read off: which signs, what each weighed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import exp
from typing import Generic, TypeVar

Candidate = TypeVar("Candidate")

Signs = tuple[str, ...]

FAR = 8.0
"""A lead beyond this, in log odds, says no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """How a choice's score and lead make its confidence: `base + score · score + lead · lead`, in log odds."""

    base: float = 0.0
    score: float = 1.0
    lead: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What each sign weighs, in log odds. Positive speaks for a candidate, negative against it."""

    base: float
    """The weight of being a candidate at all."""
    signs: Mapping[str, float]
    pairs: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """What two signs together weigh beyond their own: the one → the other → weight."""
    sure: Sure = Sure()
    known: Mapping[str, tuple[float, Mapping[str, float]]] = field(init=False, repr=False, compare=False)
    """Sign → its weight and its pairs: both at one look."""

    def __post_init__(self) -> None:
        both = {
            sign: (self.signs.get(sign, 0.0), self.pairs.get(sign, {})) for sign in (*self.signs, *self.pairs)
        }
        object.__setattr__(self, "known", both)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Generic[Candidate]):
    """The candidate of the highest score, the first of equals, and the one that came next."""

    candidate: Candidate
    score: float
    signs: Signs
    confidence: float
    """0 to 1: of choices as sure as this, so many are right."""
    runner_up: Candidate | None = None


def score(signs: Signs, table: Table) -> float:
    """The sum of the signs' weights, the table's `base` included."""
    total, known = table.base, table.known
    said = frozenset(signs) if table.pairs else signs
    for sign in signs:
        if sign in known:
            weight, with_it = known[sign]
            total += weight
            if with_it and not with_it.keys().isdisjoint(said):  # mostly it is
                for other in signs:
                    if other in with_it:
                        total += with_it[other]
    return total


def heaviest(signs: Signs, table: Table, most: int = 3) -> str:
    """The signs that weighed most, each with its weight: `+1.3 right below the breadcrumb, -0.8 a bar`."""
    weights = table.signs
    weighed = [(-abs(weight), sign) for sign in signs if abs(weight := weights.get(sign, 0.0)) >= 0.1]
    return ", ".join([f"{weights[sign]:+.1f} {sign}" for _, sign in sorted(weighed)[:most]])


def confidence(total: float) -> float:
    """Log odds as 0 to 1."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def best(
    candidates: Iterable[Candidate], signs_of: Callable[[Candidate], Signs], table: Table
) -> Choice[Candidate] | None:
    """The best candidate; None where there is none."""
    first: tuple[Candidate, float, Signs] | None = None
    second: tuple[Candidate, float] | None = None
    for candidate in candidates:
        signs = signs_of(candidate)
        total = score(signs, table)
        if first is None or total > first[1]:
            second = first[:2] if first else None
            first = (candidate, total, signs)
        elif second is None or total > second[1]:
            second = (candidate, total)
    if first is None:
        return None
    lead = min(FAR, first[1] - second[1]) if second else FAR
    sure = table.sure
    odds = sure.base + sure.score * first[1] + sure.lead * lead
    return Choice(
        candidate=first[0],
        score=first[1],
        signs=first[2],
        confidence=confidence(odds),
        runner_up=second[0] if second else None,
    )

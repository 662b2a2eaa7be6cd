"""How candidates are judged: signs that speak for or against them, and a plain table of what each weighs.

A rule is a function that names the sign it sees, or nothing. A candidate's score is the sum of its signs'
weights; the logistic function makes a confidence of it. So every judgement can be read off: which signs, what
each weighed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import exp
from typing import TypeVar

Candidate = TypeVar("Candidate")

Signs = tuple[str, ...]

Table = Mapping[str, float]


def score(signs: Signs, table: Table) -> float:
    """The sum of the signs' weights, the table's `base` included."""
    total = table["base"]
    for sign in signs:
        total += table.get(sign, 0.0)
    return total


def confidence(total: float) -> float:
    """A score as 0 to 1."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def best(
    candidates: Iterable[Candidate], signs_of: Callable[[Candidate], Signs], table: Table
) -> tuple[Candidate, float, Signs] | None:
    """The candidate of the highest score (the first of equals), its score and its signs; None where there is none."""
    found: tuple[Candidate, float, Signs] | None = None
    for candidate in candidates:
        signs = signs_of(candidate)
        total = score(signs, table)
        if found is None or total > found[1]:
            found = (candidate, total, signs)
    return found

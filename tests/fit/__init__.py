"""How the tables in feeds/parse/*/tables are fitted: `python -m tests.fit MATTER`, over NEWSWIRE_CORPUS.

A matter's module turns each page into candidates with their signs and labels, and says how a choice is judged; what
is common stands here: folds by publisher, the logistic fit, the choice of pairs, the curve of confidence,
and the table as Python. Needs scikit-learn besides the project's own packages.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import md5
from itertools import combinations
from pathlib import Path
from typing import Any

from feeds.parse.text.weights import Signs, Sure, Table

ROOT = Path(__file__).parent.parent.parent
FOLDS = 5
LEAST = 5
"""A sign seen on fewer candidates gets no weight."""
LEAST_PAIR = 40


def fold(truth: Mapping[str, Any]) -> int:
    """0 to FOLDS - 1: pages of one publisher stay together, so that a fold is judged by strangers."""
    return int(md5((truth["publisher"] or truth["id"]).encode()).hexdigest(), 16) % FOLDS


def fit(
    rows: Sequence[Signs],
    labels: Sequence[float],
    weights: Sequence[float],
    *,
    pairs: int = 0,
    c: float = 0.3,
) -> Table:
    """The table of a logistic fit; with `pairs`, so many pairs of signs get a weight of their own: those whose
    absence leaves the most unexplained.
    """
    names = [name for name, count in Counter(s for row in rows for s in set(row)).items() if count >= LEAST]
    if not pairs:
        return _table(rows, labels, weights, names, [], c)
    chosen: list[tuple[str, str]] = []
    for _ in range(2):
        table = _table(rows, labels, weights, names, chosen, c)
        chosen += _unexplained(rows, labels, weights, table, set(names), pairs // 2, set(chosen))
    return _table(rows, labels, weights, names, chosen, c)


def _table(
    rows: Sequence[Signs],
    labels: Sequence[float],
    weights: Sequence[float],
    names: Sequence[str],
    pairs: Sequence[tuple[str, str]],
    c: float,
) -> Table:
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    column = {name: n for n, name in enumerate(names)}
    second: dict[str, list[tuple[str, int]]] = {}
    for n, (one, other) in enumerate(pairs):
        second.setdefault(one, []).append((other, len(names) + n))
    at, cell = [], []
    for n, row in enumerate(rows):
        signs = set(row)
        found = [column[sign] for sign in signs if sign in column]
        found += [where for sign in signs for other, where in second.get(sign, ()) if other in signs]
        at += [n] * len(found)
        cell += found
    matrix = csr_matrix((np.ones(len(cell)), (at, cell)), shape=(len(rows), len(names) + len(pairs)))
    model = LogisticRegression(C=c, max_iter=3000, solver="liblinear")
    model.fit(matrix, labels, sample_weight=weights)
    weight = [round(float(w), 2) for w in model.coef_[0]]
    together: dict[str, dict[str, float]] = {}
    for (one, other), w in zip(pairs, weight[len(names) :], strict=True):
        if abs(w) >= 0.05:
            together.setdefault(one, {})[other] = w
    return Table(
        base=round(float(model.intercept_[0]), 2),
        signs={name: w for name, w in zip(names, weight, strict=False) if w or _in_pair(name, together)},
        pairs=together,
    )


def _in_pair(name: str, pairs: dict[str, dict[str, float]]) -> bool:
    return name in pairs or any(name in others for others in pairs.values())


def _unexplained(
    rows: Sequence[Signs],
    labels: Sequence[float],
    weights: Sequence[float],
    table: Table,
    names: set[str],
    most: int,
    known: set[tuple[str, str]],
) -> list[tuple[str, str]]:
    from feeds.parse.text.weights import confidence, score

    slope: defaultdict[tuple[str, str], float] = defaultdict(float)
    spread: defaultdict[tuple[str, str], float] = defaultdict(float)
    seen: Counter[tuple[str, str]] = Counter()
    for row, label, weight in zip(rows, labels, weights, strict=True):
        chance = confidence(score(tuple(set(row)), table))
        for pair in combinations(sorted(set(row) & names), 2):
            slope[pair] += weight * (label - chance)
            spread[pair] += weight * weight * chance * (1 - chance)
            seen[pair] += 1
    worth = {
        pair: abs(slope[pair]) / spread[pair] ** 0.5
        for pair in slope
        if seen[pair] >= LEAST_PAIR and spread[pair] > 0 and pair not in known
    }
    return sorted(worth, key=lambda pair: -worth[pair])[:most]


def sure(choices: Sequence[tuple[float, float, bool]]) -> Sure:
    """The curve of confidence, from (score, lead, whether it was right) of choices that the fit had not seen."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=10.0).fit(np.array([c[:2] for c in choices]), [c[2] for c in choices])
    score, lead = (round(float(w), 3) for w in model.coef_[0])
    return Sure(base=round(float(model.intercept_[0]), 3), score=score, lead=lead)


def write(path: str, name: str, sentence: str, table: Table, curve: Sure | None = None) -> None:
    """The table as a module: `path` below feeds/parse, heaviest first."""
    whole = replace(table, sure=curve) if curve else table
    quoted = json.JSONEncoder(ensure_ascii=False).encode
    lines = [
        f'"""{sentence}"""',
        "",
        "from feeds.parse.text.weights import Sure, Table",
        "",
        f"{name} = Table(",
    ]
    lines += [f"    base={whole.base},", "    signs={"]
    lines += [
        f"        {quoted(s)}: {w}," for s, w in sorted(whole.signs.items(), key=lambda x: (-abs(x[1]), x[0]))
    ]
    lines += ["    },", "    pairs={"]
    for one, others in sorted(whole.pairs.items()):
        inner = ", ".join(f"{quoted(s)}: {w}" for s, w in sorted(others.items(), key=lambda x: -abs(x[1])))
        lines.append(f"        {quoted(one)}: {{{inner}}},")
    curve = whole.sure
    lines += ["    },", f"    sure=Sure(base={curve.base}, score={curve.score}, lead={curve.lead}),", ")", ""]
    (ROOT / "feeds" / "parse" / path).write_text("\n".join(lines), "utf-8")

"""The body's two tables: lines labelled by how much of them the truth holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from feeds.parse.text import body, body_context, bullets, lines, read
from feeds.parse.text.lines import Line
from feeds.parse.text.weights import Signs, Table, confidence, score
from tests import fit
from tests.fit.measure import body as judged
from tests.fit.measure import measure

_WEIGHTS = {"rp_main": 1.3, "seed_wrap": 0.5}
_OTHERS = 0.6
FIRST_PAIRS, PAIRS = 60, 120


@dataclass
class Page:
    truth: dict[str, Any]
    lines: list[Line]
    signs: list[Signs]
    labels: list[float]
    weights: list[float]
    chances: list[float]
    around: list[Signs]


def pages() -> list[Page]:
    found = []
    for truth, text in fit.texts():
        page = _page(truth, text)
        found += [page] if page and any(page.weights) else []
    return found


def _page(truth: dict[str, Any], text: str) -> Page | None:
    page = lines.read(text)
    head = read._head(page)
    if not isinstance(head, read.Head):
        return None
    points = bullets.find(page, head.above, read._taken(head))
    taken = read._taken(head) | (points.rows if points else frozenset())
    seen = body.view(page, head.above, head.authors.row if head.authors else -1, taken)
    own = [line for line in body.candidates(seen) if measure.squash(line.text)]
    labels, weights = _labels(truth, own)
    return Page(truth, own, [body.signs_of(seen, line) for line in own], labels, weights, [], [])


def _labels(truth: dict[str, Any], own: list[Line]) -> tuple[list[float], list[float]]:
    known = _is_known(truth)
    whole, shingles = measure.squash(truth["body"] or ""), set(measure.shingles(measure.toks(truth["body"] or "")))
    paragraphs = {measure.squash(part) for part in (truth["body"] or "").split("\n")}
    have = [measure.squash(words) for words in truth["visible"]["must_have"] or ()]
    kept_out = [measure.squash(words) for words in truth["visible"]["must_not"] or ()]
    labels, weights, total = [], [], sum(len(measure.toks(line.text)) for line in own) or 1
    for line in own:
        tokens, letters = measure.toks(line.text), measure.squash(line.text)
        if len(tokens) < 4:
            label = float(letters in paragraphs or (letters in whole and len(letters) > 15))
        else:
            grams = measure.shingles(tokens)
            label = float(sum(n for gram, n in grams.items() if gram in shingles) > 0.6 * sum(grams.values()))
        out = [words for words in kept_out if words and words in letters]
        if out and len(letters) < 3 * max(map(len, out)):
            label = 0.0
        held = any(len(w) > 3 and (w in letters or (known and letters in w)) for w in have)
        told = bool(out) or (held and (label or not known))
        labels.append(1.0 if held and not known else label)
        share = (max(1, len(tokens)) / total * 10 + 0.15 if known else 0.0) + 0.8 * bool(told)
        weights.append(share * _WEIGHTS.get(truth["shape"], _OTHERS))
    return labels, weights


def _is_known(truth: dict[str, Any]) -> bool:
    """Whether the truth has the whole body; where it has not, only what must and must not stand in it is told."""
    doubtful = "body" in measure.DOUBTFUL.get(truth["html_id"], ())
    return bool(truth["body"]) and (truth["visible"]["body_cover"] or 0) >= 0.8 and not doubtful


def _fit(some: list[Page], *, again: bool, pairs: int) -> Table:
    rows = [s for p in some for s in (_both(p) if again else p.signs)]
    labels, weights = [y for p in some for y in p.labels], [w for p in some for w in p.weights]
    return fit.fit(rows, labels, weights, pairs=pairs)


def _both(page: Page) -> list[Signs]:
    return [own + more for own, more in zip(page.signs, page.around, strict=True)]


def _judge(name: str, told: list[tuple[Page, list[float]]]) -> None:
    totals: dict[str, list[tuple[float, float, float | None, float | None]]] = defaultdict(list)
    for page, chances in told:
        kept = "\n".join(line.text for line, c in zip(page.lines, chances, strict=True) if c >= body.BAR)
        if _is_known(page.truth):
            totals[page.truth["shape"]].append(judged(page.truth, kept))
    for shape, rows in sorted(totals.items()):
        p, r = (sum(row[n] or 0 for row in rows) / len(rows) for n in (0, 1))
        have = [row[2] for row in rows if row[2] is not None]
        out = [row[3] for row in rows if row[3] is not None]
        share = [100 * sum(part) / len(part) if part else 0.0 for part in (have, out)]
        print(f"{name} {shape:10} F1 {2 * p * r / (p + r):.4f} have {share[0]:.1f} kept out {share[1]:.1f}")


def main() -> None:
    some = pages()
    folds = [fit.fold(page.truth) for page in some]
    for n in range(fit.FOLDS):
        table = _fit([p for p, f in zip(some, folds, strict=True) if f != n], again=False, pairs=FIRST_PAIRS)
        for page in (p for p, f in zip(some, folds, strict=True) if f == n):
            page.chances = [confidence(score(signs, table)) for signs in page.signs]
            page.around = body_context.context(page.lines, page.chances)
    told = []
    for n in range(fit.FOLDS):
        table = _fit([p for p, f in zip(some, folds, strict=True) if f != n], again=True, pairs=PAIRS)
        told += [
            (p, [confidence(score(signs, table)) for signs in _both(p)])
            for p, f in zip(some, folds, strict=True)
            if f == n
        ]
    _judge("strangers", told)
    fit.write(
        "text/tables/body.py",
        "BODY",
        "What speaks for a line of the article, and what against it, at the first look.",
        _fit(some, again=False, pairs=FIRST_PAIRS),
    )
    fit.write(
        "text/tables/body_again.py",
        "BODY_AGAIN",
        "What speaks for a line of the article once its neighbours are known.",
        _fit(some, again=True, pairs=PAIRS),
    )



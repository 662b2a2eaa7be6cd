"""Which blocks of a page are its article's: fitted on what share of a block's words the truth holds."""

from __future__ import annotations

from collections import defaultdict
from statistics import mean
from typing import Any

import lxml.html

from feeds.parse.html import body, body_signs
from feeds.parse.html.blocks import blocks
from feeds.parse.text.weights import Signs, Table, confidence, score
from tests import corpus, fit
from tests.fit.html import is_strict, is_told

PAIRS = 40


class Page:
    """A page's blocks with their signs and labels."""

    def __init__(self, truth: dict[str, Any], data: bytes) -> None:
        by = corpus.rules()
        text = by.decode(data).replace("\0", "")
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        found = blocks(tree)
        seen = body.look(tree, found, truth["title"] or "", ())
        self.truth = truth
        self.texts = [block.text for block in found]
        self.free = [body_signs.never(seen, n) for n in range(len(found))]
        self.signs: list[Signs] = [body_signs.signs(seen, n) if t else () for n, t in enumerate(self.texts)]
        self.told = is_told(truth, "body")
        tokens = by.toks("\n".join([*(truth["summary"] or []), truth["body"] or ""]))
        grams = {n: set(by.shingles(tokens, n)) for n in (1, 2, 3, 4)}
        self.labels = [_share(by.toks(t), grams) for t in self.texts]


def _share(tokens: list[str], grams: dict[int, set[Any]]) -> tuple[float, int]:
    if not tokens:
        return 0.0, 0
    own = corpus.rules().shingles(tokens, min(4, len(tokens)))
    return sum(g in grams[min(4, len(tokens))] for g in own) / len(own), len(tokens)


def main() -> None:
    """Fit, judge by strangers, write."""
    pages = [Page(truth, data) for truth, data in corpus.pages()]
    judged: list[tuple[Page, Table]] = []
    for n in range(fit.FOLDS):
        table = _fit([p for p in pages if fit.fold(p.truth) != n])
        judged += [(p, table) for p in pages if fit.fold(p.truth) == n]
    for least in (0.3, 0.4, 0.5):
        _say(f"strangers {least}", judged, least)
    whole = _fit(pages)
    for least in (0.4, 0.5):
        _say(f"all {least}", [(p, whole) for p in pages], least)
    fit.write("html/tables/body.py", "BODY", "What speaks for a block of a page being the article's.", whole)


def _fit(pages: list[Page]) -> Table:
    rows, labels, weights = [], [], []
    for page in pages:
        if not page.told:
            continue
        for signs, (share, size), never in zip(page.signs, page.labels, page.free, strict=True):
            if not signs or never:
                continue
            rows.append(signs)
            labels.append(float(share >= 0.5))
            weights.append(min(size, 60) ** 0.5 / 3 * (1.0 if is_strict(page.truth, "body") else 0.6))
    return fit.fit(rows, labels, weights, pairs=PAIRS, c=0.2)


def _say(name: str, judged: list[tuple[Page, Table]], least: float) -> None:
    sums: defaultdict[str, list[float]] = defaultdict(list)
    for page, table in judged:
        kept = "\n".join(
            t
            for t, s, never in zip(page.texts, page.signs, page.free, strict=True)
            if s and not never and confidence(score(s, table)) >= least
        )
        scores = corpus.body_scores(page.truth, kept, counts=is_strict(page.truth, "body"))
        for key, value in scores.items():
            sums[key].append(value)
    p, r, h, o = (mean(sums[key]) for key in ("bp", "br", "have", "not"))
    print(
        f"{name}: F {2 * p * r / (p + r):.4f} p {p:.4f} r {r:.4f} have {100 * h:.1f} out {100 * o:.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()

"""Which blocks of a page are its article's: fitted on what share of a block's words the truth holds."""

from __future__ import annotations

import gzip
import json
from typing import Any

import lxml.html

from feeds.parse.html import body, body_signs
from feeds.parse.html.blocks import blocks
from feeds.parse.text.weights import Signs, Table, confidence, score
from tests import fit
from tests.fit.measure import measure

STRICT = ("gold", "parser", "asserted")
PAIRS = 40


class Page:
    """A page's blocks with their signs and labels."""

    def __init__(self, truth: dict[str, Any]) -> None:
        folder = fit.corpus() / "articles_html" / "dev"
        text = measure.decode(gzip.decompress((folder / f"{truth['id']}.html.gz").read_bytes())).replace(
            "\0", ""
        )
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        found = blocks(tree)
        seen = body.look(tree, found, truth["title"] or "", ())
        self.truth = truth
        self.texts = [block.text for block in found]
        self.free = [body_signs.never(seen, n) for n in range(len(found))]
        self.signs: list[Signs] = [body_signs.signs(seen, n) if t else () for n, t in enumerate(self.texts)]
        self.told = bool(truth["body"]) and truth["id"] not in measure.DOUBTFUL.get("body", ())
        tokens = measure.toks("\n".join([*(truth["summary"] or []), truth["body"] or ""]))
        grams = {n: set(measure.shingles(tokens, n)) for n in (1, 2, 3, 4)}
        self.labels = [_share(measure.toks(t), grams) for t in self.texts]


def _share(tokens: list[str], grams: dict[int, set[Any]]) -> tuple[float, int]:
    if not tokens:
        return 0.0, 0
    own = measure.shingles(tokens, min(4, len(tokens)))
    return sum(g in grams[min(4, len(tokens))] for g in own) / len(own), len(tokens)


def main() -> None:
    """Fit, judge by strangers, write."""
    pages = _pages()
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


def _pages() -> list[Page]:
    folder = fit.corpus() / "articles_html" / "dev"
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        return [Page(truth) for truth in map(json.loads, lines)]


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
            weights.append(
                min(size, 60) ** 0.5
                / 3
                * (1.0 if (page.truth.get("grade") or {}).get("body") in STRICT else 0.6)
            )
    return fit.fit(rows, labels, weights, pairs=PAIRS, c=0.2)


def _say(name: str, judged: list[tuple[Page, Table]], least: float) -> None:
    precision, recall, have, out = [], [], [], []
    for page, table in judged:
        kept = "\n".join(
            t
            for t, s, never in zip(page.texts, page.signs, page.free, strict=True)
            if s and not never and confidence(score(s, table)) >= least
        )
        truth = page.truth
        if page.told and (truth.get("grade") or {}).get("body") in STRICT:
            said = measure.shingles(measure.toks(kept))
            wholes = [
                truth["body"],
                *(["\n".join([*truth["summary"], truth["body"]])] if truth["summary"] else []),
            ]
            p, r, _ = max(
                (measure.prf(measure.shingles(measure.toks(w)), said) for w in wholes), key=lambda x: x[2]
            )
            precision.append(p)
            recall.append(r)
        letters = measure.squash(kept)
        if truth["must_have"]:
            have.append(
                sum(measure.squash(w) in letters for w in truth["must_have"]) / len(truth["must_have"])
            )
        if truth["must_not"]:
            out.append(
                sum(measure.squash(w) not in letters for w in truth["must_not"]) / len(truth["must_not"])
            )
    p, r, h, o = (sum(v) / len(v) for v in (precision, recall, have, out))
    print(
        f"{name}: F {2 * p * r / (p + r):.4f} p {p:.4f} r {r:.4f} have {100 * h:.1f} out {100 * o:.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()

"""The corpus that NEWSWIRE_CORPUS names: its documents with their truths, and its own measure of what is right.

`eval.py` of the corpus is loaded here and nowhere else, so that what is fitted is what is scored.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

Truth = Mapping[str, Any]

STRICT = frozenset({"gold", "parser", "asserted"})
"""Grades of truth that do not come from the page's own metadata."""


class Copy(NamedTuple):
    """A document as a source would bring it. `kind`: the part of the corpus that it is of."""

    kind: str
    name: str
    data: bytes


def folder() -> Path:
    """Where the corpus lies; KeyError where NEWSWIRE_CORPUS names none."""
    return Path(os.environ["NEWSWIRE_CORPUS"])


@cache
def rules() -> Any:
    """The corpus' eval.py as a module."""
    spec = importlib.util.spec_from_file_location("corpus_eval", folder() / "eval.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"{folder()}/eval.py is no module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts(*shapes: str) -> Iterator[tuple[dict[str, Any], str]]:
    """(truth, text) of the development half, all shapes where none is named."""
    at = folder() / "articles_text" / "dev"
    for truth in _truths(at):
        if not shapes or truth["shape"] in shapes:
            yield truth, _unpacked(at / truth["file"]).decode("utf-8", "replace")


def pages() -> Iterator[tuple[dict[str, Any], bytes]]:
    """(truth, bytes) of the pages of the development half."""
    at = folder() / "articles_html" / "dev"
    for truth in _truths(at):
        yield truth, _unpacked(at / f"{truth['id']}.html.gz")


def documents() -> Iterator[Copy]:
    """Every document that is read as an article, of whatever kind, the hostile ones last."""
    for truth, data in pages():
        yield Copy("html", f"{truth['id']}.html", data)
    for truth, text in texts():
        yield Copy(truth["shape"], truth["file"].removesuffix(".gz"), text.encode())
    wild = gzip.decompress((folder() / "texts_wild" / "dclm_annotated_499.jsonl.gz").read_bytes())
    for number, line in enumerate(wild.splitlines()):
        yield Copy("texts_wild", f"{number}.txt", json.loads(line)["text"].encode("utf-8", "surrogatepass"))
    for path in sorted((folder() / "texts_bbc" / "dev").glob("*.txt")):
        yield Copy("texts_bbc", path.name, path.read_bytes())
    hostile = folder() / "adversarial"
    for one in json.loads((hostile / "truth.json").read_text("utf-8")):
        yield Copy("adversarial", one["file"].removesuffix(".gz"), _unpacked(hostile / one["file"]))


def _truths(at: Path) -> Iterator[dict[str, Any]]:
    with (at / "truth.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _unpacked(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def days(truth: Truth) -> frozenset[str]:
    """The days that count as the article's; `published` must be known."""
    return frozenset(truth.get("date_days") or (truth["date_day"], truth["published"][:10]))


def has_body(truth: Truth) -> bool:
    """Whether there is a body in the truth, and enough of it in the document, to be judged by."""
    visible = truth.get("visible")
    return bool(truth["body"]) and (visible is None or (visible["body_cover"] or 0) >= 0.8)


def bodies(truth: Truth) -> list[str]:
    """The body, and where there is a summary, both together: either way of keeping it is right."""
    both = ["\n".join([*truth["summary"], truth["body"]])] if truth["summary"] else []
    return [truth["body"], *both]


def body_scores(truth: Truth, said: str, *, counts: bool) -> dict[str, float]:
    """Precision, recall and F1 of a body, by the names that `eval.py` has for them, where it counts and there is one;
    the shares of must-have lines that it holds and of must-not lines that it keeps out, where there are such.
    """
    by, scores = rules(), {}
    if counts and has_body(truth):
        found = by.shingles(by.toks(said))
        ways = [by.prf(by.shingles(by.toks(one)), found) for one in bodies(truth)]
        scores["bp"], scores["br"], scores["bf"] = max(ways, key=lambda way: way[2])
    lines, letters = truth.get("visible") or truth, by.squash(said)
    for key, name, wanted in (("have", "must_have", True), ("not", "must_not", False)):
        if lines[name]:
            held = [(by.squash(one) in letters) is wanted for one in lines[name]]
            scores[key] = sum(held) / len(held)
    return scores

"""How right copy is read: the corpus' own measure over the real pipeline, beside the floors that must hold."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.progress import track

from tests import corpus
from tests.bench import accuracy_table as table
from tests.bench.measure import CONFIG, Row, article_of, data_of, row
from tests.corpus import STRICT, Truth

SHAPES = ("seed_wrap", "rp_main", "rp_full", "inscriptis", "markdown", "html")
BY_LANGUAGE = ("rp_main", "html")
FIELDS = ("title", "authors", "published")
_EXACT = frozenset({"gold", "parser"})
_PAGE = (
    b"<!DOCTYPE html><html><head><title>Harbour opens</title></head><body><article><h1>Harbour opens</h1>"
    + (b"<p>The harbour opened on Monday after two years of work, the port's office said.</p>" * 4)
)
_FEW = 20
"""Documents of a language below which it gets no line."""


def main(words: Sequence[str] = ()) -> int:
    """Print the tables; 0 where every floor holds."""
    asked = _options(words)
    rules, good, kept = corpus.rules(), True, {}
    for shape in [asked.shape] if asked.shape else SHAPES:
        if shape == "html" and article_of("page.html", _PAGE, 0) is None:
            print("html: no parser reads this format")
            continue
        rows = _read(rules, shape)
        kept[shape] = rows
        good = _shape(shape, rows, asked) and good
    if asked.json:
        Path(asked.json).write_text(
            json.dumps({shape: [asdict(one) for one in rows] for shape, rows in kept.items()}),
            encoding="utf-8",
        )
    return 0 if good else 1


def _options(words: Sequence[str]) -> argparse.Namespace:
    asking = argparse.ArgumentParser(prog="bench accuracy")
    asking.add_argument("--shape", choices=SHAPES)
    asking.add_argument("--field", choices=FIELDS, help="curve, calibration and misses of this one only")
    asking.add_argument("--misses", type=int, default=10, help="how many to show of each field")
    asking.add_argument("--json", help="a file for every document's scores")
    return asking.parse_args(list(words))


def _read(rules: Any, shape: str) -> list[Row]:
    truths = list(rules.load(str(corpus.folder()), "dev", shape))
    return [_row(rules, shape, truth) for truth in _progress(shape, truths)]


def _row(rules: Any, shape: str, truth: Truth) -> Row:
    ending = "html" if shape == "html" else "txt"
    article = article_of(f"{truth['id']}.{ending}", data_of(truth), 0)
    if shape != "html":
        return row(rules, truth, article)
    strict, exact = row(rules, truth, article, STRICT), row(rules, truth, article, _EXACT)
    numbers = {name: value for name, value in strict.numbers.items() if name != "minute"}
    numbers |= {name: exact.numbers[name] for name in ("minute",) if name in exact.numbers}
    return Row(strict.id, shape, strict.language, numbers, strict.answers)


def _progress(shape: str, truths: list[Truth]) -> Iterable[Truth]:
    if sys.stderr.isatty():
        from rich.console import Console

        return track(truths, description=shape, console=Console(stderr=True))
    print(f"{shape}: {len(truths)} documents", file=sys.stderr, flush=True)
    return truths


def _shape(shape: str, rows: list[Row], asked: argparse.Namespace) -> bool:
    certainty = CONFIG.normalise.certainty
    found = table.figures(rows, certainty)
    _print(table.table(f"{shape}", found))
    if shape in BY_LANGUAGE:
        _print(_languages(rows, certainty))
    for field in [asked.field] if asked.field else FIELDS:
        if field != "title":
            _print((f"{shape}, {field} by certainty", *table.curve(rows, field)))
        _print((f"{shape}, {field}: calibration", *table.calibration(rows, field)))
        _print(_misses(shape, rows, field, asked.misses))
    return all(table.kept(shape, name, value) is not False for name, value, _ in found)


def _languages(rows: list[Row], certainty: float) -> Iterator[str]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for one in rows:
        groups[one.language].append(one)
    for language, some in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        if len(some) >= _FEW:
            said = ", ".join(f"{name} {value:.0f}" for name, value, _ in table.figures(some, certainty))
            yield f"  {language:3} n {len(some):4}  {said}"


def _misses(shape: str, rows: list[Row], field: str, count: int) -> Iterator[str]:
    """The surest wrong answers first: they cost most."""
    wrong = [(one.answers[field], one.id) for one in rows if one.answers[field].right is False]
    wrong.sort(key=lambda pair: (-pair[0].confidence, pair[1]))
    yield f"{shape}, {field}: worst misses of {len(wrong)}"
    for answer, name in wrong[:count]:
        yield f"  {name} ({answer.confidence:.2f})"
        yield f"    said  {answer.said[:150]}"
        yield f"    truth {answer.truth[:150]}{'' if answer.visible else ' (not shown)'}"
        yield f"    {answer.evidence[:220]}"


def _print(lines: Iterable[str]) -> None:
    print("\n".join((*lines, "")), flush=True)

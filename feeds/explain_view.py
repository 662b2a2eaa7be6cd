"""The document for people: each line with its mark in a narrow column, long runs of one kind folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import shorten

from feeds.parse.trace import Mark

WIDTH = 80
_COLUMN = 10
_LONG = 4
"""Lines of one kind that are still shown in full."""
_NAMES = {"furniture": "furniture", "left out": "–"}
_SURE = ((0.9, "sure"), (0.7, "likely"), (0.5, "fair"), (0.0, "doubtful"))


def document_view(marks: Sequence[Mark]) -> str:
    """The lines of a document and what each was taken for; 80 columns, nothing that moves a terminal's cursor."""
    return "".join(
        f"{line}\n" for _, run in groupby(marks, key=lambda mark: mark.kind) for line in _run(list(run))
    )


def _run(run: Sequence[Mark]) -> Iterator[str]:
    kind = run[0].kind
    if len(run) <= _LONG:
        yield from map(_line, run)
        return
    yield _line(run[0])
    yield (
        f"{'':{_COLUMN}}│ … {len(run) - 2} lines of {kind}" if kind != "left out" else _skipped(len(run) - 2)
    )
    yield _line(run[-1])


def _skipped(count: int) -> str:
    return f"{'':{_COLUMN}}│ … {count} lines left out"


def _line(mark: Mark) -> str:
    seen = "".join(sign if sign.isprintable() else " " for sign in mark.text[: WIDTH * 2])
    room = WIDTH - _COLUMN - 2
    return f"{_NAMES.get(mark.kind, mark.kind):<{_COLUMN}}│ {shorten(seen, room, placeholder=' …')}"


def sureness(confidence: float) -> str:
    """A confidence (0 to 1) as a word and a number."""
    return next(f"{word} {confidence:.2f}" for least, word in _SURE if confidence >= least)

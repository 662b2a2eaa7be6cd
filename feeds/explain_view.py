"""`newswire explain` for people: first the fields, each with how sure it is and why, then the document line by line.

field | how sure | value, and below it dimmed: the rule and what it rests on, the runner-up
what a line was taken for | the line, cut at the edge; long runs of one kind folded
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from shutil import get_terminal_size
from typing import Any, NamedTuple

import click

from feeds.columns import cells, cut, folded, padded, printable
from feeds.parse.marks import OUTSIDE, Mark

WIDTH = 80
NARROWEST, WIDEST = 60, 110
_FIELD = 11
_SURE = 15
_KIND = 11
_TEXT = ("body", "heading", "list")
_LONG = 5
"""Lines of one kind that are still shown in full."""
_VALUE_LINES, _WHY_LINES = 2, 2
_SHOWN = (
    "title", "authors", "published", "updated", "sections", "tags", "language", "reading_minutes", "url", "image",
    "summary", "body_text",
)  # fmt: skip
_NAMES = {"reading_minutes": "minutes", "body_text": "body"}
_LEVELS = ((0.9, "sure"), (0.7, "likely"), (0.5, "fair"), (0.0, "doubtful"))
_COLOURS: Mapping[str, Mapping[str, Any]] = {
    "title": {"fg": "green", "bold": True},
    "byline": {"fg": "cyan"},
    "date": {"fg": "magenta"},
    "by, date": {"fg": "cyan"},
    "section": {"fg": "cyan"},
    "kicker": {"fg": "cyan"},
    "summary": {"fg": "green"},
    "doubtful": {"fg": "red"},
    "fair": {"fg": "magenta"},
    "field": {"bold": True},
    "rejected": {"fg": "red", "bold": True},
    "dim": {"dim": True},
}
"""Colours that can be read on dark ground and on light; what is not of the article is dimmed, its text is plain."""


class Look(NamedTuple):
    """How the terminal is."""

    width: int = WIDTH
    colours: bool = False

    def paint(self, text: str, kind: str) -> str:
        """A text in the colour of its kind; as it is where there is none."""
        colours = _COLOURS.get(kind) if self.colours and text else None
        return click.style(text, **colours) if colours else text


PLAIN = Look()


def look_of(environment: Mapping[str, str], *, terminal: bool, colours: bool | None = None) -> Look:
    """How to print: in colours on a terminal unless NO_COLOR is set (no-color.org), or as `colours` asks; as wide as a
    terminal is within reason, else 80 columns.
    """
    if colours is None:
        colours = terminal and not environment.get("NO_COLOR")
    width = get_terminal_size((WIDTH, 24)).columns if terminal else WIDTH
    return Look(min(max(width, NARROWEST), WIDEST), colours)


def sureness(confidence: float) -> str:
    """A confidence (0 to 1) as a word and a number."""
    return f"{_level(confidence)} {confidence:.2f}"


def _level(confidence: float) -> str:
    return next(word for least, word in _LEVELS if confidence >= least)


# The fields


def fields_view(result: Mapping[str, Any], look: Look = PLAIN) -> str:
    """What `explain` gives, for a terminal: a field a paragraph; what is left empty in one line at the end."""
    lines = [look.paint(cut(printable(result["document"]), look.width), "field")]
    for item in result["items"]:
        lines += ["", *_item(item, look)]
    for one in result["rejected"]:
        lines += ["", *_row("rejected", one["reason"], [one["detail"]], "rejected", look)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _item(item: Mapping[str, Any], look: Look) -> Iterator[str]:
    empty = []
    if "withdrawn" in item:
        yield from _row("withdrawn", "", [item["withdrawn"], item["reason"]], "rejected", look)
    for field in _SHOWN:
        name, value = _NAMES.get(field, field), _value(field, item)
        if not value:
            empty.append(name)
            continue
        why = item["why"].get("body_html" if field == "body_text" else field)
        level = _level(why["confidence"]) if why else ""
        yield from _row(name, sureness(why["confidence"]) if why else "", [value], level, look)
        if why:
            yield from _why(why, str(value), look)
    if empty:
        yield from _row("left empty", "", [", ".join(empty)], "", look)


def _value(field: str, item: Mapping[str, Any]) -> str:
    value = item[field]
    if field == "image":
        return str(value["url"]) if value else ""
    if field == "body_text" and value:
        return f"{_size(value)}: {value}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value) if value else ""


def _size(text: str) -> str:
    """How long a text is; of one that is written without blanks, its letters are counted."""
    words, paragraphs = len(text.split()), text.count("\n") + 1
    long = f"{words} words" if len(text) < _LETTERS * words else f"{len(text)} letters"
    return f"{long} in {paragraphs} {'paragraphs' if paragraphs > 1 else 'paragraph'}"


_LETTERS = 15
"""Letters of a word, on average, from which on it is more than one."""


def _row(name: str, sure: str, values: Sequence[str], kind: str, look: Look) -> Iterator[str]:
    room = look.width - _FIELD - _SURE
    head = look.paint(padded(name, _FIELD), "rejected" if kind == "rejected" else "field")
    head += look.paint(padded(sure, _SURE), kind)
    for value in values:
        for line in folded(printable(value), room, _VALUE_LINES):
            yield head + line
            head = " " * (_FIELD + _SURE)


def _why(why: Mapping[str, Any], value: str, look: Look) -> Iterator[str]:
    """The rule and what it rests on, then what would have been taken else, or what the section map made of it; the
    value is not said twice.
    """
    evidence, _, second = printable(why["evidence"]).partition("; else ")
    evidence, _, steps = evidence.partition("; map: ")
    evidence = _without(evidence, value)
    yield from _dim(f"{why['rule']}: {evidence}" if evidence else why["rule"], look)
    if second and second[1:-1] not in value:
        yield from _dim(f"else {second}", look)
    if steps:
        yield from _dim(f"section map: {steps}", look)


_QUOTED = (120, 160)
"""Letters of a value that evidence quotes."""
_TOLD = 20
"""A longer value that stands at the end of its evidence is not said again."""


def _without(evidence: str, value: str) -> str:
    for quote in (repr(value[:letters]) for letters in _QUOTED):
        if evidence.startswith(quote):
            return evidence.removeprefix(quote).lstrip(": ")
    if len(value) > _TOLD and (value.startswith(evidence) or evidence.endswith(value)):
        return evidence.removesuffix(value).rstrip(": ") if evidence.endswith(value) else ""
    return evidence


def _dim(text: str, look: Look) -> Iterator[str]:
    for line in folded(text, look.width - _FIELD - _SURE, _WHY_LINES):
        yield " " * (_FIELD + _SURE) + look.paint(line, "dim")


# The document


def document_view(marks: Sequence[Mark], look: Look = PLAIN) -> str:
    """The lines of a document and what each was taken for; nothing that moves a terminal's cursor."""
    runs = (list(run) for _, run in groupby(marks, key=_group))
    return "".join(f"{line}\n" for run in runs for line in _run(run, look))


def _group(mark: Mark) -> str:
    return "outside" if mark.kind in OUTSIDE else "body" if mark.kind in _TEXT else mark.kind


def _run(run: Sequence[Mark], look: Look) -> Iterator[str]:
    if len(run) <= _LONG:
        yield from (_line(mark, look) for mark in run)
        return
    folds = run[1:-1]
    what = "furniture" if run[0].kind in OUTSIDE else _group(run[0])
    yield _line(run[0], look)
    told = cut(f"│ … {len(folds)} lines of {what}{_told(folds)}", look.width - _KIND)
    yield " " * _KIND + look.paint(told, "dim")
    yield _line(run[-1], look)


def _told(folds: Sequence[Mark]) -> str:
    """What kinds of furniture a fold holds, the most frequent first."""
    kinds = Counter("learned" if mark.kind == "learned" else mark.why.partition(",")[0] for mark in folds)
    told = [f"{kind} {count}" for kind, count in kinds.most_common() if kind and not kind.startswith("body")]
    return f": {', '.join(told[:4])}" if told else ""


def _line(mark: Mark, look: Look) -> str:
    outside = mark.kind in OUTSIDE or mark.kind in ("caption", "picture")
    name = "–" if mark.kind == "left out" else mark.kind
    room = look.width - _KIND - 2
    note = f"  ({printable(mark.why)})" if mark.why else ""
    text = cut(printable(mark.text[: look.width * 2]), max(20, room - cells(note)))
    head = look.paint(padded(name, _KIND), "dim" if outside else mark.kind)
    kind = mark.kind if mark.kind == "title" else "dim" if outside else ""
    return f"{head}{look.paint('│', 'dim')} {look.paint(text, kind)}{look.paint(note, 'dim')}".rstrip()

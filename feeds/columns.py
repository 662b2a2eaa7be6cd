"""Text in columns of a terminal: a wide letter (Chinese, Japanese, Korean) takes two cells, a combining mark none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from unicodedata import combining, east_asian_width

_CUT = "…"


def printable(text: object) -> str:
    """A text that cannot move a terminal's cursor, in one line."""
    return "".join(sign if sign.isprintable() else " " for sign in str(text))


def cells(text: str) -> int:
    """The cells that a printable text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cell, text))


def _cell(sign: str) -> int:
    return 0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1


def cut(text: str, room: int) -> str:
    """At most `room` cells of a printable text, an ellipsis the last where it was longer."""
    return text if cells(text) <= room else _head(text, room - 1).rstrip() + _CUT


def _head(text: str, room: int) -> str:
    taken = 0
    for at, sign in enumerate(text):
        taken += _cell(sign)
        if taken > room:
            return text[:at]
    return text


def padded(text: str, room: int) -> str:
    """A printable text in exactly `room` cells."""
    short = cut(text, room)
    return short + " " * (room - cells(short))


def folded(text: str, room: int, most: int) -> list[str]:
    """A printable text in at most `most` lines of `room` cells, broken at blanks where there are some; never none."""
    lines = list(islice(_lines(text.split(), room), most + 1))
    if len(lines) > most:
        lines = [*lines[: most - 1], _open(lines[most - 1], room)]
    return lines or [""]


def _open(line: str, room: int) -> str:
    """A line that goes on: its ellipsis stands within the room."""
    if cells(line) > room - 2:
        line, _, word = _head(line, room - 1).rpartition(" ")
        line = line or _head(word, room - 2)
    return f"{line} {_CUT}"


def _lines(words: list[str], room: int) -> Iterator[str]:
    line = ""
    for piece in _pieces(words, room):
        longer = f"{line} {piece}" if line else piece
        if cells(longer) <= room:
            line = longer
            continue
        yield line
        line = piece
    if line:
        yield line


def _pieces(words: list[str], room: int) -> Iterator[str]:
    """The words, those that are longer than a line in pieces of one."""
    for word in words:
        rest = word
        while cells(rest) > room:
            head = _head(rest, room)
            yield head
            rest = rest[len(head) :]
        yield rest

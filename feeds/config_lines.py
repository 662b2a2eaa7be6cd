"""Where in config.toml a key stands, so that an error can name its line.

tomllib reads TOML and forgets the lines. This finds them again in a text that tomllib has accepted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

Place = tuple[str | int, ...]
"""`("server", "port")`, or `("sources", 0, "path")` for a key of the first [[sources]]."""

_QUOTED = r"\"\"\"(?:\\.|[^\\])*?\"{3,5}|'''.*?'{3,5}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'"
_QUOTED_OR_COMMENT = re.compile(rf"(?P<quoted>{_QUOTED})|#[^\n]*", re.DOTALL)
_HEADER = re.compile(r"\s*(\[\[?)(.*?)\]\]?\s*$")


def line_numbers(text: str) -> dict[Place, int]:
    """The line, from 1, of every table and key of a valid TOML text; what stands inside `{…}` or `[…]` is left out."""
    found: dict[Place, int] = {}
    counts: dict[str, int] = {}
    table: Place = ()
    for number, bare, line in _statements(text):
        header = _HEADER.match(bare)
        if header and header[1] == "[[":
            name = ".".join(_names(line[header.start(2) : header.end(2)]))
            table = (name, counts.get(name, 0))
            counts[name] = counts.get(name, 0) + 1
            found.setdefault((name,), number)
        elif header:
            table = _names(line[header.start(2) : header.end(2)])
        names = () if header else _names(line[: bare.index("=")])
        for length in range(len(names) + 1):
            found.setdefault((*table, *names[:length]), number)
    found.pop((), None)
    return found


def line_of(lines: Mapping[Place, int], place: Place) -> int:
    """The line of a place, or of the nearest one around it that has a line; 0 where none has."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 0)


def _statements(text: str) -> Iterator[tuple[int, str, str]]:
    """Line number, the line with its strings and comments masked, and the line, where a statement begins."""
    lines = text.replace("\r\n", "\n")
    masked = _QUOTED_OR_COMMENT.sub(_mask, lines)
    depth = 0
    for number, (bare, line) in enumerate(zip(masked.split("\n"), lines.split("\n"), strict=True), 1):
        if depth == 0 and (_HEADER.match(bare) or "=" in bare):
            yield number, bare, line
        depth += sum(map(bare.count, "[{")) - sum(map(bare.count, "]}"))


def _mask(found: re.Match[str]) -> str:
    filler = "_" if found["quoted"] else " "
    return re.sub(r"[^\n]", filler, found[0])


def _names(key: str) -> tuple[str, ...]:
    """The parts of a dotted key, unquoted."""
    inner: Any = tomllib.loads(f"{key} = 0")
    names: list[str] = []
    while isinstance(inner, dict):
        name, inner = next(iter(inner.items()))
        names.append(name)
    return tuple(names)

"""Text in Markdown, settled: each line as plain text would have it, and what its marks said of it.

Scrapers write pages as Markdown too. Nothing declares it, so it is recognised by what plain text hardly holds:
links, or headings that stand alone. The marks follow CommonMark 0.31 (ATX headings 4.2, block quotes 5.1, lists 5.3,
emphasis 6.2, links 6.3, images 6.4) and the pipe tables of its GitHub extension; each line is settled by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_ADDRESS = r"\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,2000}){0,3}\)"
_LINK = re.compile(rf"\[([^\[\]\n]*)\]{_ADDRESS}")
_IMAGE = re.compile(rf"!\[[^\[\]\n]*\]{_ADDRESS}")
_CLOSED = re.compile(rf"^\s*\]{_ADDRESS}")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_ALONE = re.compile(r"\s{0,3}#{1,6} \S")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?){1,9}")
_ITEM = re.compile(r"(\s{0,40})(?:[*+-]\s{1,4}){0,2}?(?:[*+-]|(\d{1,3})[.)])\s+(?=[^\s*+-]|\S\S)")
_EMPTY = re.compile(r"\s{0,40}(?:[*+-]\s*){1,9}")
_BREAK = re.compile(r"\s{0,3}(?:(?:\*\s?){3,40}|(?:-\s?){3,200}|(?:_\s?){3,40})\s*")
_RULED = re.compile(r"[\s|:-]{0,400}-{3}[\s|:-]{0,400}")
_EDGE = re.compile(r"(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|\*{1,3}(?=\S)|(?<=\S)\*{1,3}")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ASIDE = 0xE000
"""Escaped signs wait in the private area while the others are taken for marks."""
_BACK = {_ASIDE + n: n for n in range(33, 127)}


class Settled(NamedTuple):
    """A line without its marks; a list item keeps one, as plain text writes it."""

    text: str
    heading: int = 0
    """1 to 6, 0 where it is none."""
    linked: float = 0.0
    """The share of its letters that were a link's text."""


def settle(raw: Sequence[str]) -> list[Settled] | None:
    """The lines of a text in Markdown, one for each of `raw`; None where the text is plain."""
    if not is_markdown(raw):
        return None
    ruled = _in_tables(raw)
    settled, open_link = [], False
    for part, row in zip(raw, ruled, strict=True):
        opened = part.count("[") > part.count("]")
        one = _settle(part, in_table=row)
        # A link round whole blocks opens on one line and closes some lines below.
        settled.append(one._replace(linked=1.0) if open_link and one.text.strip() else one)
        if opened and part.lstrip()[:1] == "[":
            open_link = True
        elif open_link and "](" in part:
            open_link = False
    return settled


def is_markdown(raw: Sequence[str]) -> bool:
    """Whether links, or headings that stand alone, say so: one of each, three links, or two headings."""
    links = sum(len(_LINK.findall(part)) for part in raw if "](" in part)
    headings = sum(_stands_alone(raw, n) for n, part in enumerate(raw) if part.lstrip()[:1] == "#")
    return links > 2 or headings > 1 or (links > 0 and headings > 0)


def _stands_alone(raw: Sequence[str], number: int) -> bool:
    """Whether a line is a heading with nothing right above and below: `#` in plain text opens comments and tags."""
    if not _ALONE.match(raw[number]):
        return False
    near = (raw[n] for n in (number - 1, number + 1) if 0 <= n < len(raw))
    return all(not part.strip() for part in near)


def _in_tables(raw: Sequence[str]) -> Iterator[bool]:
    """For each line, whether it is a row of a table: beside a ruled line, and on until a blank one."""
    inside = False
    for number, part in enumerate(raw):
        below = raw[number + 1] if number + 1 < len(raw) else ""
        if "|" not in part:
            inside = False
        elif _is_ruled(part) or _is_ruled(below) or part.lstrip()[:1] == "|":
            inside = True
        yield inside


def _is_ruled(part: str) -> bool:
    return "|" in part and "---" in part and _RULED.fullmatch(part) is not None


def _settle(part: str, *, in_table: bool) -> Settled:
    if not part.strip() or _BREAK.fullmatch(part) or _EMPTY.fullmatch(part) or _is_ruled(part):
        return Settled("")
    part = _ESCAPED.sub(lambda sign: chr(_ASIDE + ord(sign[1])), part) if "\\" in part else part
    quote = _QUOTE.match(part)
    part = part[quote.end() :] if quote else part
    item = _ITEM.match(part)
    mark, rest = (_written(item), part[item.end() :]) if item else ("", part)
    heading = _HEADING.match(rest)
    level, rest = (len(heading[1]), rest[heading.end() :].rstrip("# ")) if heading else (0, rest)
    if in_table:
        rest = rest.replace("|", " ")
    text, linked = _inline(rest)
    return Settled(
        (mark + text if text.strip() else "").translate(_BACK), level if text.strip() else 0, linked
    )


def _written(item: re.Match[str]) -> str:
    """A list's mark as plain text writes it: two blanks at least before it."""
    depth = item[1] if len(item[1]) > 1 else "  "
    return f"{depth}{item[2]}. " if item[2] else f"{depth}• "


def _inline(text: str) -> tuple[str, float]:
    """(text without images, addresses and emphasis, the share of its letters that were a link's text)."""
    letters = 0
    if "](" in text:
        text = _LINK.sub(lambda link: _words(link[1]), _IMAGE.sub("", text).replace(")[", ") ["))
        letters = sum(map(len, _TAGGED.findall(text)))
        text = _CLOSED.sub("", text.replace(_IN, "").replace(_OUT, ""))
    text = text.removeprefix("[").removesuffix("[") if text.count("[") > text.count("]") else text
    if "*" in text or "_" in text:
        text = _EDGE.sub("", text.replace("**", ""))
    return text, min(1.0, letters / max(1, len(text.strip())))


_IN, _OUT = "\ue100", "\ue101"
_TAGGED = re.compile(f"{_IN}([^{_IN}{_OUT}]*){_OUT}")


def _words(text: str) -> str:
    return f"{_IN}{text.strip()}{_OUT}" if text.strip() else ""

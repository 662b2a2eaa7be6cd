"""Headlines that share their line with a kicker or a site's name: what is left of a line when these are cut.

A line is only cut where something says so: what is cut off stands elsewhere, or the page's own words show the seam.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeds.parse.text.crumbs import Trail
from feeds.parse.text.lines import Line
from feeds.parse.text.title_view import View

LEAST = 12
"""Fewer letters than this are no headline that a cut could leave."""

KICKER = 60
"""The most letters of what is cut off."""

_BARS = (" | ", " - ", " – ", " — ", " :: ", " · ")
_BAR = re.compile(r"\s[|:·–—-]")
_SEAM = re.compile(
    r"[^\W\d_][a-zß-öø-ÿ\u03b1-\u03c9\u0430-\u044f]{3}(?=[A-ZÀ-ÖØ-Þ\u0391-\u03a9\u0410-\u042f])"
)
_SEAMS = " :|»›/–—-·"


def cuts(seen: View, line: Line) -> Iterator[Line]:
    """What a line may be cut to. A text that stands as a line of its own needs no cut."""
    told = {line.text}
    for text in _texts(seen, line):
        low = text.casefold()
        if len(text) >= LEAST and text not in told and not seen.page.times[low]:
            told.add(text)
            size = line.size * len(text) // max(1, len(line.text))
            yield line._replace(text=text, low=low, size=size)


def sign(seen: View, line: Line) -> str:
    """How a line was cut; empty for a whole one."""
    whole = seen.page.lines[line.row].text
    if len(whole) == len(line.text):
        return ""
    if whole.startswith(line.text):
        return "tail cut"
    off = whole[: len(whole) - len(line.text)].rstrip()
    if off[-1:] == ":":
        return "front cut at a colon by itself" if off[-2:-1] == " " else "front cut at a colon"
    if off[-1:] in _SEAMS:
        return "front cut at a bar"
    glued = not whole[: len(whole) - len(line.text)][-1:].isspace()
    return "front cut at a seam" if glued else "front cut, told elsewhere"


def front_told(seen: View, line: Line) -> str:
    """Whether the first words of a line stand elsewhere by themselves, so that it may be cut there."""
    return "its front said elsewhere" if next(_behind_told_front(seen, line), None) else ""


def _texts(seen: View, line: Line) -> Iterator[str]:
    yield from _behind_told_front(seen, line)
    yield from _behind_seam(seen, line)
    yield from _behind_colon(seen, line)
    yield from _before_tail(seen, line)
    if seen.trail and line.row in seen.trail.rows and line.text.endswith(seen.trail.crumbs[-1]):
        yield seen.trail.crumbs[-1]


def _crumbs(trail: Trail | None) -> tuple[str, ...]:
    return tuple(crumb.casefold() for crumb in trail.crumbs) if trail else ()


def _behind_told_front(seen: View, line: Line) -> Iterator[str]:
    """Behind the first words where these are a line or a crumb of their own."""
    if len(line.low) != len(line.text):
        return
    crumbs, end = _crumbs(seen.trail), -1
    for _ in range(6):
        end = line.low.find(" ", end + 1)
        if end < 0 or end > KICKER:
            return
        front = line.low[:end].rstrip(_SEAMS)
        if len(front) > 2 and (front in seen.page.times or front in crumbs):
            yield line.text[end:].lstrip(_SEAMS)


def _behind_seam(seen: View, line: Line) -> Iterator[str]:
    """Behind a small letter that a capital follows, where the text has a word of one side but not the whole."""
    words, lines = seen.page.words, seen.page.times
    if line.text[1:KICKER] == line.low[1:KICKER]:
        return  # no capital, so no seam
    for seam in _SEAM.finditer(line.text, 0, KICKER):
        front, rest = line.text[: seam.end()], line.text[seam.end() :]
        left = front.rpartition(" ")[2].casefold()
        right = rest.partition(" ")[0].strip(",:;.!?").casefold()
        if left + right not in words and (left in words or right in words or front.casefold() in lines):
            yield rest


def _behind_colon(seen: View, line: Line) -> Iterator[str]:
    """Behind a colon with a blank before it, where the text itself does not write colons so, as French does."""
    front, colon, rest = line.text.partition(" : ")
    if colon and len(front) <= KICKER and " :" not in seen.running:
        yield rest


def _before_tail(seen: View, line: Line) -> Iterator[str]:
    """Before the last bar or dash where the page says elsewhere what stands behind it."""
    for bar in _BARS if _BAR.search(line.text) else ():
        front, found, tail = line.text.rpartition(bar)
        if found and 2 < len(tail) <= 40 and not tail[0].islower():
            low = tail.casefold()
            if bar == " | " or seen.beside.count(low) > seen.beside.count(bar + low):
                yield front.rstrip()

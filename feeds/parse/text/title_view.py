"""What the headline's rules see of a page, found once: counts, joined lines, and the rows that are byline or date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

from feeds.parse.text import byline, names
from feeds.parse.text.crumbs import Trail
from feeds.parse.text.lines import Line, Page

LONG_WORD = re.compile(r"\w{4,}")
RUNNING = 8_000
"""Letters of running text that a headline's words are looked for in, where they are not told by blanks."""
BESIDE = 40_000
"""Letters of other lines that are looked through; menus are long."""
OPENING = 700
"""Letters that count as the first paragraphs."""
ENTRY = 20
"""The most letters of an entry in a menu."""
REACH = 20
"""Rows among which the lines next to a headline are looked for; furniture may stand between."""
NEWLINE = "\n"
_WORDS = bytes(code if chr(code).isalnum() or chr(code) == "_" else ord(" ") for code in range(256))
"""A blank for each sign that is part of no word."""


@dataclass(frozen=True, slots=True)
class View:
    """The page as the headline's rules see it: lines, breadcrumb, and the rows that look like byline or date."""

    page: Page
    trail: Trail | None
    crumb: str
    """The breadcrumb's last part, case-folded."""
    bylines: frozenset[int]
    signed: frozenset[int]
    """Rows of bylines that say nothing but who wrote it."""
    dated: frozenset[int]
    plausible: tuple[int, ...]
    """Row → how many plausible lines stand above it."""
    longer: tuple[int, ...]
    """Row → how many lines above it are longer than a menu's entry, and no known furniture."""
    proses: tuple[int, ...]
    """Row → how many lines of running text stand above it."""
    beside: str
    """The lines that are no running text, case-folded, each between line ends."""
    running: str
    """The beginning of the running text, case-folded."""
    pairs: frozenset[str]
    """Its pairs of neighbouring letters, where it is wide: no blanks part words there."""
    opening: frozenset[str]
    """The words of its first paragraphs."""
    over_byline: frozenset[int]
    """The plausible lines nearest above a byline."""
    tops: int
    """How many headings of the first level the text marks."""

    def below(self, row: int) -> Sequence[Line]:
        """The three lines below a row that are no known furniture."""
        near = (line for line in self.page.lines[row + 1 : row + 1 + REACH] if not line.furniture)
        return tuple(islice(near, 3))


def view(page: Page, trail: Trail | None, near: Sequence[byline.Byline]) -> View:
    """What the rules need, found once."""
    above, proses, count, running = [], [], 0, 0
    for line in page.lines:
        above.append(count)
        proses.append(running)
        count += is_plausible(line) and page.times[line.low] == 1
        running += line.prose
    text = " ".join([line.low for line in page.lines[page.start : page.start + 40] if line.prose])[:RUNNING]
    bylines = frozenset(found.row for found in near)
    return View(
        page=page,
        trail=trail,
        crumb=trail.crumbs[-1].casefold() if trail else "",
        bylines=bylines,
        signed=frozenset(found.row for found in near if _is_signature(found)),
        dated=frozenset([line.row for line in page.lines if line.stamps and not line.prose]),
        plausible=tuple(above),
        longer=tuple(accumulate([one.size > ENTRY and not one.furniture for one in page.lines], initial=0)),
        proses=tuple(proses),
        beside=_beside(page),
        running=text,
        pairs=_pairs(text)
        if any(line.wide for line in page.lines[page.start : page.start + 3])
        else frozenset(),
        opening=_opening(text[:OPENING]),
        over_byline=frozenset(_nearest_above(page, row) for row in bylines),
        tops=sum([line.heading == 1 for line in page.lines]),
    )


def _is_signature(found: byline.Byline) -> bool:
    """Whether a by-word opens the line and persons' names are all the rest."""
    letters = sum(map(len, found.names)) + 5 * (len(found.names) - 1)
    return found.kind == "word" and len(found.text) - letters <= 5 and all(map(names.is_name, found.names))


def _beside(page: Page) -> str:
    top = min(60, max(0, page.start - 150))
    near = page.lines[:top] + page.lines[max(top, page.start - 150) : page.start + 200]
    shorts = [line.low for line in near if not line.prose and line.size < 400]
    return f"\n{NEWLINE.join(shorts)}\n"[:BESIDE]


def _opening(text: str) -> frozenset[str]:
    if text.isascii():  # a fifth of a pattern's time; that there are short words among them does no harm
        return frozenset(text.encode("ascii").translate(_WORDS).decode("ascii").split())
    return frozenset(LONG_WORD.findall(text))


def _pairs(text: str) -> frozenset[str]:
    return frozenset(one + other for one, other in pairwise(text))


def _nearest_above(page: Page, row: int) -> int:
    """The row of the plausible line nearest above a row, within eight; -1 where there is none."""
    return next((n for n in range(row - 1, max(-1, row - 9), -1) if is_plausible(page.lines[n])), -1)


def is_plausible(line: Line) -> bool:
    """Whether a line may be a headline by its look alone: what stands above a headline is counted in these."""
    return (
        20 <= line.size <= 160
        and not line.furniture
        and not line.mark
        and not line.caption
        and not line.stamps
    )

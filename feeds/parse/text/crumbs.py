"""The breadcrumb: numbered, as bullets, or in one line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from feeds.parse.text.lines import Line, Page
from feeds.words import GENERIC_CRUMBS, SECTION_WORDS

_INLINE = re.compile(r"\s+>(?:\s+|$)|\s*[»›→❯]\s*|\s+[/|•]\s+|\s+::\s+")
_GATE = re.compile(r"[>»›→❯/|•]|::")
_ARROW = re.compile(r"\s>(?:\s|$)|[»›→❯]")
LOOK = 60
"""Lines from the top, known furniture not counted, in which a breadcrumb is looked for."""
_SECTIONS = 3
"""So many sections side by side are a menu: a breadcrumb goes down from one."""


@dataclass(frozen=True, slots=True)
class Trail:
    """A breadcrumb as read, the page itself included where it names it."""

    crumbs: tuple[str, ...]
    rows: frozenset[int]
    evidence: str
    confidence: float


def find(page: Page) -> Trail | None:
    """The first breadcrumb near the top."""
    row = 0
    while row < len(page.lines) and page.index[row] < LOOK:
        line = page.lines[row]
        if line.mark:
            run = _run(page, row)
            trail = _listed(page, run)
            row += len(run)
        else:
            trail = _inline(page, line)
            row += 1
        if trail:
            return trail
    return None


def _run(page: Page, row: int) -> list[Line]:
    """The list items that follow each other from a row on."""
    first = page.lines[row]
    run = [first]
    while (
        (line := page.at(row + len(run)))
        and line.mark == first.mark
        and not (line.above and not page.lines[line.row - 1].furniture)
    ):
        run.append(line)
    return run


def _listed(page: Page, run: list[Line]) -> Trail | None:
    texts = tuple(line.text for line in run)
    home = run[0].low in GENERIC_CRUMBS
    last = page.times[run[-1].low] > 1
    if len(run) > 8 or not (home or (last and len(run) > 1)) or any(line.size > 60 for line in run[:-1]):
        return None
    if home and len(run) > 5 and not last:
        return None  # a menu that begins with Home
    if not last and sum(line.low in SECTION_WORDS for line in run) >= _SECTIONS:
        return None
    rows = frozenset(line.row for line in run)
    return Trail(texts, rows, " > ".join(texts)[:200], 0.95 if home and last else 0.85)


def _inline(page: Page, line: Line) -> Trail | None:
    if line.size > 400 or line.row > page.start or line.stamps or not _GATE.search(line.text):
        return None
    texts = tuple(part for part in (part.strip() for part in _INLINE.split(line.text)) if part)
    if len(texts) < 2 or len(texts) > 8 or any(len(text) > 50 for text in texts[:-1]):
        return None
    home = texts[0].casefold() in GENERIC_CRUMBS
    last = page.times[texts[-1].casefold()] > 0
    arrows = len(_ARROW.findall(line.text)) > 1
    if not (home or last or arrows) or (line.furniture and not arrows):
        return None
    return Trail(
        texts, frozenset((line.row,)), line.text[:200], 0.95 if home and last else 0.85 if home else 0.7
    )

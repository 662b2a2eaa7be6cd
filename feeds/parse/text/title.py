"""The headline: every plausible line is a candidate; the one that its signs speak for most is it."""

from __future__ import annotations

from dataclasses import dataclass

from feeds.parse.text.lines import Line, Page
from feeds.parse.text.tables import TITLE
from feeds.parse.text.title_signs import signs_of
from feeds.parse.text.title_view import View, view
from feeds.parse.text.weights import best

__all__ = ["Headline", "candidates", "find", "view"]

LOOK = 60
"""Rows above the start of the text, and behind it, in which a headline is looked for."""

LETTERS = (8, 320)
"""The least and the most letters of a headline."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The line chosen. `confidence` is that of its score."""

    text: str
    row: int
    rows: frozenset[int]
    """All rows that say it."""
    confidence: float
    signs: tuple[str, ...]
    runner_up: str = ""
    """The text of the candidate that came next; empty where there was no other."""


def find(seen: View) -> Headline | None:
    """The best candidate."""
    found = best(candidates(seen), lambda line: signs_of(seen, line), TITLE)
    if found is None:
        return None
    line = found.candidate
    rows = frozenset(other.row for other in seen.page.lines if other.low == line.low)
    runner_up = found.runner_up.text if found.runner_up else ""
    return Headline(line.text, line.row, rows, found.confidence, found.signs, runner_up)


def candidates(seen: View) -> list[Line]:
    """Lines that may be a headline: not furniture, not too long, not the breadcrumb's own."""
    page = seen.page
    crumbs = seen.trail.rows if seen.trail else frozenset()
    near = [
        line for line in page.lines[max(0, page.start - LOOK) : page.start + LOOK] if line.row not in crumbs
    ]
    likely = [line for line in near if _may_be(page, line)]
    # A story must not be lost: where no line looks like a headline, a short enough line of its top has to serve.
    return likely or [line for line in near[:12] if not line.furniture and line.size <= LETTERS[1]]


def _may_be(page: Page, line: Line) -> bool:
    """A quick look that spares most lines the rules: paragraphs are none, nor are lines deep in the text said once."""
    if line.furniture or line.mark or not LETTERS[0] <= line.size <= LETTERS[1]:
        return False
    if line.prose and line.ends and line.size > 140:
        return False
    return line.row < page.start + 4 or line.row < 12 or page.times[line.low] > 1

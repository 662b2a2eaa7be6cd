"""The headline: every plausible line is a candidate; the one that its signs speak for most is it."""

from __future__ import annotations

from dataclasses import dataclass

from feeds.parse.text.lines import Line, Page
from feeds.parse.text.tables import TITLE
from feeds.parse.text.title_cuts import cuts
from feeds.parse.text.title_signs import signs_of
from feeds.parse.text.title_view import View, view
from feeds.parse.text.weights import best

__all__ = ["Headline", "candidates", "find", "view"]

ABOVE, BELOW = 120, 60
"""Rows above the start of the text, and behind it, in which a headline is looked for."""

SOON = 8
"""Rows behind the start of the text in which a line said once may be one: a teaser may stand above the headline."""

TOP = 12
"""Lines of the page's top that may be one, wherever the text starts; known furniture is not counted."""

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
    rows = frozenset([other.row for other in seen.page.lines if other.low == line.low]) | {line.row}
    runner_up = found.runner_up.text if found.runner_up else ""
    return Headline(line.text, line.row, rows, found.confidence, found.signs, runner_up)


def candidates(seen: View) -> list[Line]:
    """Lines that may be a headline: not furniture, not too long, not the breadcrumb's own."""
    page = seen.page
    crumbs = seen.trail.rows if seen.trail else frozenset()
    near = page.lines[max(0, page.start - ABOVE) : page.start + BELOW]
    none = crumbs | seen.signed
    likely = [line for line in near if line.row not in none and _may_be(page, line)]
    cut = [
        part for line in likely if line.row < page.start + 4 and line.size > 30 for part in cuts(seen, line)
    ]
    if seen.trail and len(crumbs) == 1:
        cut += cuts(seen, page.lines[min(crumbs)])
    if likely or cut:
        return likely + cut
    # A story must not be lost: where no line looks like a headline, a short enough line of its top has to serve.
    return [line for line in near[:12] if not line.furniture and line.size <= LETTERS[1]]


def _may_be(page: Page, line: Line) -> bool:
    """A quick look that spares most lines the rules: paragraphs are none, nor are lines deep in the text said once."""
    if line.furniture or line.mark or not LETTERS[0] <= line.size <= LETTERS[1]:
        return False
    if line.prose and line.ends and line.size > 140:
        return False
    if line.stamps and line.stamps[0].start == 0 and line.stamps[-1].end >= len(line.text) - 1:
        return False  # a date and nothing else
    return (
        page.index[line.row] < TOP
        or line.row < page.start + SOON
        or page.times[line.low] > 1
        or line.heading in (1, 2)
    )

"""When it was published: which of the dates that stand in short lines is the article's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from feeds.parse.text.dates import Stamp, dateline
from feeds.parse.text.lines import STATED, Line, Page
from feeds.parse.text.months import WEEKDAYS
from feeds.parse.text.tables import PUBLISHED
from feeds.parse.text.weights import best

_PUBLISHED = re.compile(
    r"publish|posted|veröffentlicht|erstellt|publi[ée]|publicad|pubblicat|gepubliceerd|opublikowano"
    r"|publicer|created|eingestellt|datum|date\b"
)
_UPDATED = re.compile(
    r"updat|aktualisiert|akt\.|stand\b|mis à jour|actualizad|aggiornat|atualizad|bijgewerkt|aktualizac"
    r"|uppdater|oppdater|modifi|geändert|änderung|revised"
)
_RIGHTS = re.compile(r"copyright|©|\(c\)|rights reserved|accessed|abgerufen|retrieved|version|crawl")
_EVENT = re.compile(
    r"\b(?:bis|until|ab|from|vom|since|seit|born|geboren|died|on sale|event|termin|tickets|einsendeschluss"
    r"|deadline)\b"
)
_COMMENT = re.compile(r"\bsays\b|\bsaid\b|reply|antwort|schrieb|comment|kommentar|permalink|pingback")

_ENGLISH = frozenset("with that have from this they were which their will said been".split())


_OPENING = 2
"""Paragraphs that a dateline may open."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date and the row it stands in."""

    row: int
    stamp: Stamp
    number: int
    """Which date of the page it is, from 0."""


@dataclass(frozen=True, slots=True)
class View:
    """The page as the dates' rules see it."""

    page: Page
    title: int
    byline: int
    candidates: tuple[Found, ...]
    newest: date | None


@dataclass(frozen=True, slots=True)
class Published:
    """The date chosen, with its confidence."""

    when: datetime | date
    row: int
    text: str
    confidence: float
    signs: tuple[str, ...]
    runner_up: str = ""
    """The line of the date that came next; empty where there was one candidate."""


def view(page: Page, title: int, byline: int, arrived: date) -> View:
    """What the rules need; a date later than the day after arrival is an event's."""
    limit = arrived + timedelta(days=1)
    found = [(line.row, stamp) for line in page.lines for stamp in _stamps(page, line) if stamp.day <= limit]
    candidates = tuple(Found(row, stamp, number) for number, (row, stamp) in enumerate(found[:60]))
    newest = max((one.stamp.day for one in candidates), default=None)
    return View(page=page, title=title, byline=byline, candidates=candidates, newest=newest)


def _stamps(page: Page, line: Line) -> tuple[Stamp, ...]:
    """The dates of a line; of a paragraph only the dateline that opens the text."""
    if not (line.prose and line.size > STATED):
        return line.stamps
    opening = dateline(line.text) if line.figures and page.start <= line.row < page.start + _OPENING else None
    return (opening,) if opening else ()


def find(seen: View, *, updated: bool = False) -> Published | None:
    """The best candidate; with `updated`, the best of those that an update is said of."""
    of_it = [one for one in seen.candidates if not updated or _said(seen, one) == "updated"]
    chosen = best(of_it, lambda one: signs_of(seen, one), PUBLISHED)
    if chosen is None:
        return None
    found = chosen.candidate
    text = seen.page.lines[found.row].text
    other = seen.page.lines[chosen.runner_up.row].text if chosen.runner_up else ""
    return Published(found.stamp.when, found.row, text, chosen.confidence, chosen.signs, other)


def signs_of(seen: View, found: Found) -> tuple[str, ...]:
    """The signs of a candidate."""
    return tuple([sign for rule in RULES if (sign := rule(seen, found))])


def _number(_: View, found: Found) -> str:
    return ("first date", "second date", "third date")[found.number] if found.number < 3 else "later date"


def _from_title(seen: View, found: Found) -> str:
    if seen.title < 0:
        return "no headline"
    away = found.row - seen.title
    if away < 0:
        return (
            "right above the headline"
            if away >= -2
            else "above the headline"
            if away >= -6
            else "far above the headline"
        )
    for limit in (1, 2, 3, 6, 12, 30):
        if away < limit:
            return f"headline within {limit}"
    return "headline far above"


def _from_byline(seen: View, found: Found) -> str:
    if seen.byline < 0:
        return ""
    away = abs(found.row - seen.byline)
    return "in the byline" if away == 0 else "by the byline" if away < 3 else ""


def _to_text(seen: View, found: Found) -> str:
    if found.row >= seen.page.end:
        return "below the text"
    away = seen.page.start - found.row
    if away <= 0:
        return "in the text"
    return "text soon" if away < 4 else "text below" if away < 12 else "text far below"


def _said(seen: View, found: Found) -> str:
    words = _before(seen, found)
    if _UPDATED.search(words):
        return "updated"
    return "published" if _PUBLISHED.search(words) else ""


def _before(seen: View, found: Found) -> str:
    """What stands before the date in its line, or the line above where nothing does."""
    line = seen.page.lines[found.row]
    before = line.low[: found.stamp.start]
    others = [stamp.end for stamp in line.stamps if stamp.end <= found.stamp.start]
    before = before[max(others, default=0) :]
    above = seen.page.at(found.row - 1)
    if before.strip(" |•·,-–") or above is None or above.size > 30:
        return before
    return above.low


def _other_words(seen: View, found: Found) -> str:
    low = seen.page.lines[found.row].low
    if _RIGHTS.search(low):
        return "rights"
    if _COMMENT.search(low):
        return "a comment"
    return "an event" if _EVENT.search(low) else ""


def _clock(_: View, found: Found) -> str:
    if not isinstance(found.stamp.when, datetime):
        return "day only"
    return "time with zone" if found.stamp.when.tzinfo else "time"


def _line_length(seen: View, found: Found) -> str:
    line = seen.page.lines[found.row]
    rest = line.size - (found.stamp.end - found.stamp.start)
    return (
        "date alone"
        if rest < 3
        else "short line"
        if rest < 25
        else "line of 60"
        if rest < 60
        else "long line"
    )


def _sentence(seen: View, found: Found) -> str:
    line = seen.page.lines[found.row]
    if line.prose and line.size > STATED:
        return "dateline"
    return "a sentence" if line.prose or (line.ends and line.size > 40) else ""


def _place(seen: View, found: Found) -> str:
    line = seen.page.lines[found.row]
    if found.stamp.start == 0:
        return "opens the line"
    return "ends the line" if found.stamp.end >= len(line.text) - 1 else "inside the line"


def _weekday(seen: View, found: Found) -> str:
    words = seen.page.lines[found.row].low[: found.stamp.start].replace(",", " ").split()
    return "weekday before" if words and words[-1].rstrip(".") in WEEKDAYS else ""


def _agrees(seen: View, found: Found) -> str:
    same = sum(other.stamp.day == found.stamp.day for other in seen.candidates)
    return "" if same < 2 else "said twice" if same == 2 else "said often"


def _newest(seen: View, found: Found) -> str:
    return "" if len(seen.candidates) == 1 else "newest" if found.stamp.day == seen.newest else "older"


def _order(seen: View, found: Found) -> str:
    """Only English copy writes both 4/5 and 5/4."""
    return "day or month" if not found.stamp.sure and len(_ENGLISH & seen.page.words) > 2 else ""


def _page_clock(seen: View, found: Found) -> str:
    line = seen.page.lines[found.row]
    return "page clock" if found.row < 6 and 0 <= found.row < seen.title and line.size < 40 else ""


def _caption(seen: View, found: Found) -> str:
    line = seen.page.lines[found.row]
    return "caption" if line.caption else "list item" if line.mark else ""


def _many_here(seen: View, found: Found) -> str:
    return "several dates in the line" if len(seen.page.lines[found.row].stamps) > 1 else ""


Rule = Callable[[View, Found], str]

RULES: Sequence[Rule] = (
    _number, _from_title, _from_byline, _to_text, _said, _other_words, _clock, _line_length, _sentence, _place,
    _weekday, _agrees, _newest, _order, _page_clock, _caption, _many_here,
)  # fmt: skip

"""The headline's signs: what speaks for a line, and what against it.

A rule names the sign it sees, or nothing; what each weighs stands in tables.py. One more rule is one more function
here, one more row or two there, and a case in tests/documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from feeds.parse.text import byline, kicker, names
from feeds.parse.text.crumbs import Trail
from feeds.parse.text.lines import Line, Page


@dataclass(frozen=True, slots=True)
class View:
    """The page as the headline's rules see it: lines, breadcrumb, and the rows that look like byline or date."""

    page: Page
    trail: Trail | None
    crumb: str
    """The breadcrumb's last part, case-folded."""
    bylines: frozenset[int]
    dated: frozenset[int]
    plausible: tuple[int, ...]
    """Row → how many plausible lines stand above it."""
    proses: tuple[int, ...]
    """Row → how many lines of running text stand above it."""


def view(page: Page, trail: Trail | None, near: Sequence[byline.Byline]) -> View:
    """What the rules need, found once."""
    above, proses, count, running = [], [], 0, 0
    for line in page.lines:
        above.append(count)
        proses.append(running)
        count += _is_plausible(line) and page.times[line.low] == 1
        running += line.prose
    return View(
        page=page,
        trail=trail,
        crumb=trail.crumbs[-1].casefold() if trail else "",
        bylines=frozenset(found.row for found in near),
        dated=frozenset(line.row for line in page.lines if line.stamps and not line.prose),
        plausible=tuple(above),
        proses=tuple(proses),
    )


def signs_of(seen: View, line: Line) -> tuple[str, ...]:
    """The signs of a candidate."""
    return tuple(sign for rule in RULES if (sign := rule(seen, line)))


def _is_plausible(line: Line) -> bool:
    return (
        20 <= line.size <= 160
        and not line.furniture
        and not line.mark
        and not line.caption
        and not line.stamps
    )


def _length(_: View, line: Line) -> str:
    for limit in (15, 22, 35, 50, 80, 110, 140, 180):
        if line.size < limit:
            return f"shorter than {limit}"
    return "very long"


def _ending(_: View, line: Line) -> str:
    last = line.text[-1]
    if line.text.endswith(("...", "…")):
        return "ends with an ellipsis"
    if last in "?？":
        return "ends with a question"
    if last in ".。":
        return "ends with a full stop"
    if last in "!！":
        return "ends with an exclamation"
    return "ends with a colon" if last in ":：," else ""


def _sentences(_: View, line: Line) -> str:
    return "several sentences" if line.stops - line.ends > 0 else ""


def _opening(_: View, line: Line) -> str:
    first = line.text[0]
    if first.islower():
        return "begins lower-case"
    return "begins with a sign" if not first.isalnum() and first not in "\"'“„«»‘”「『¿¡" else ""


def _repeated(seen: View, line: Line) -> str:
    times = seen.page.times[line.low]
    if times == 1:
        return ""
    beside = any(
        (other := seen.page.at(row)) and other.low == line.low for row in (line.row - 1, line.row + 1)
    )
    return "repeated at once" if beside and times == 2 else "repeated" if times == 2 else "repeated often"


def _first_saying(seen: View, line: Line) -> str:
    return "said before" if seen.page.first[line.low] < line.row else ""


def _crumb(seen: View, line: Line) -> str:
    if seen.crumb and line.low == seen.crumb:
        return "breadcrumb's last"
    if seen.trail and any(line.low == part.casefold() for part in seen.trail.crumbs):
        return "a crumb"
    return ""


def _below_trail(seen: View, line: Line) -> str:
    if not seen.trail:
        return ""
    return "right below the breadcrumb" if line.row == max(seen.trail.rows) + 1 else ""


def _blank_above(_: View, line: Line) -> str:
    return "blank above" if line.above else ""


def _blank_below(_: View, line: Line) -> str:
    return "blank below" if line.below else ""


def _row(_: View, line: Line) -> str:
    for limit in (1, 2, 4, 8, 16, 32):
        if line.row < limit:
            return f"above row {limit}"
    return "far down"


def _others(seen: View, line: Line) -> str:
    above = seen.plausible[line.row]
    return (
        f"{above} plausible above"
        if above < 3
        else "several plausible above"
        if above < 8
        else "many plausible above"
    )


def _text_above(seen: View, line: Line) -> str:
    above = seen.proses[line.row]
    return "" if above == 0 else "text above" if above == 1 else "much text above"


def _to_text(seen: View, line: Line) -> str:
    away = seen.page.start - line.row
    if away <= 0:
        return "in the text" if away < 0 else "first line of text"
    for limit in (2, 3, 5, 9, 20):
        if away < limit:
            return f"text within {limit}"
    return "text far below"


def _shared(seen: View, line: Line) -> str:
    """How many of its longer words the text says too, in share and in number."""
    if line.wide:
        return ""
    words = _LONG_WORD.findall(line.low)
    count = sum(word in seen.page.words for word in words)
    if count == 0:
        return "no words shared" if words else "no long words"
    share = "few" if count * 3 < len(words) else "some" if count * 3 < len(words) * 2 else "most"
    number = (
        "one"
        if count == 1
        else "two or three"
        if count < 4
        else "four or more"
        if count < 7
        else "seven or more"
    )
    return f"{share} words shared, {number}"


def _byline_near(seen: View, line: Line) -> str:
    for step in (1, 2, 3):
        if line.row + step in seen.bylines:
            return f"byline {step} below"
    return ""


def _date_near(seen: View, line: Line) -> str:
    if line.row in seen.dated:
        return "has a date"
    return "date soon below" if any(line.row + step in seen.dated for step in (1, 2, 3)) else ""


def _date_above(seen: View, line: Line) -> str:
    return "date right above" if line.row - 1 in seen.dated else ""


def _caption(_: View, line: Line) -> str:
    return "words of a caption" if line.caption else ""


def _caption_below(seen: View, line: Line) -> str:
    below = seen.page.at(line.row + 1)
    return "caption right below" if below and below.caption and not line.below else ""


def _is_byline(seen: View, line: Line) -> str:
    return "a byline" if line.row in seen.bylines else "a name" if names.is_name(line.text) else ""


def _is_kicker(_: View, line: Line) -> str:
    return "a reading time" if kicker.read(line) else ""


def _case(_: View, line: Line) -> str:
    if line.text.isupper() and line.size > 12:
        return "all capitals"
    words = line.text.split()
    if len(words) < 4 or line.wide:
        return ""
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in words) / len(words)
    return "capitals throughout" if capitals > 0.7 else ""


def _words(_: View, line: Line) -> str:
    count = line.text.count(" ") + 1
    return "" if line.wide or count > 4 else f"{count} words"


def _label_above(seen: View, line: Line) -> str:
    above = seen.page.at(line.row - 1)
    if above is None:
        return ""
    if above.furniture:
        return "furniture above"
    if above.size < 30 and not above.mark:
        return "short line above" if line.above else "short line right above"
    return ""


def _deck_below(seen: View, line: Line) -> str:
    below = seen.page.at(line.row + 1)
    if below is None or below.furniture or below.mark:
        return ""
    if below.size > line.size and below.ends:
        return "sentence below"
    return (
        "longer line below"
        if _is_plausible(below) and below.size > line.size + 20
        else "shorter line below"
        if _is_plausible(below)
        else ""
    )


def _candidate_above(seen: View, line: Line) -> str:
    above = seen.page.at(line.row - 1)
    if above is None or not _is_plausible(above) or above.low == line.low:
        return ""
    if above.size < line.size - 30:
        return "shorter candidate above"
    return "candidate above" if not above.ends else "sentence above"


def _bars(_: View, line: Line) -> str:
    bars = sum(line.text.count(sign) for sign in "|›»•·/")
    return "" if bars == 0 else "a bar" if bars == 1 else "several bars"


def _figures(_: View, line: Line) -> str:
    digits = sum(map(str.isdigit, line.text))
    return "mostly figures" if digits * 4 > len(line.text) else ""


def _followed_by_list(seen: View, line: Line) -> str:
    below = seen.page.at(line.row + 1)
    return "a list below" if below and below.mark and not line.below else ""


_LONG_WORD = re.compile(r"\w{4,}")

Rule = Callable[[View, Line], str]

RULES: tuple[Rule, ...] = (
    _length, _ending, _sentences, _opening, _repeated, _first_saying, _crumb, _below_trail, _blank_above, _blank_below,
    _row, _others, _text_above, _to_text, _shared, _byline_near, _date_near, _date_above, _caption,
    _caption_below, _is_byline, _is_kicker, _case, _words, _label_above, _deck_below, _candidate_above, _bars, _figures,
    _followed_by_list,
)  # fmt: skip

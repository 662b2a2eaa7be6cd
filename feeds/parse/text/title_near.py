"""The headline's signs that lie around it: its neighbours, its repetitions, the breadcrumb, byline and date."""

from __future__ import annotations

from feeds.parse.text.lines import Line
from feeds.parse.text.title_view import View, is_plausible


def _byline_near(seen: View, line: Line) -> str:
    for step, below in enumerate(seen.below(line.row), 1):
        if below.row in seen.bylines:
            return f"byline {step} below"
    return ""


def _date_near(seen: View, line: Line) -> str:
    if line.row in seen.dated:
        return "has a date"
    return "date soon below" if any(below.row in seen.dated for below in seen.below(line.row)) else ""


def _date_above(seen: View, line: Line) -> str:
    above = seen.page.over(line.row)
    return "date right above" if above and above.row in seen.dated else ""


def _caption_below(seen: View, line: Line) -> str:
    below = seen.page.at(line.row + 1)
    return "caption right below" if below and below.caption and not line.below else ""


def _label_above(seen: View, line: Line) -> str:
    above = seen.page.at(line.row - 1)
    if above is None or above.furniture:
        return "nothing above"
    if above.size < 30 and not above.mark:
        return "nothing above" if line.above else "short line right above"
    return ""


def _deck_below(seen: View, line: Line) -> str:
    below = seen.page.under(line.row)
    if below is None or below.mark:
        return ""
    if below.size > line.size and below.ends:
        return "sentence below"
    return (
        "longer line below"
        if is_plausible(below) and below.size > line.size + 20
        else "shorter line below"
        if is_plausible(below)
        else ""
    )


def _candidate_above(seen: View, line: Line) -> str:
    above = seen.page.over(line.row)
    if above is None or not is_plausible(above) or above.low == line.low:
        return ""
    if above.size < line.size - 30:
        return "shorter candidate above"
    return "candidate above" if not above.ends else "sentence above"


def _followed_by_list(seen: View, line: Line) -> str:
    below = seen.page.at(line.row + 1)
    return "a list below" if below and below.mark and not line.below else ""


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


def _repeated(seen: View, line: Line) -> str:
    times = seen.page.times[line.low]
    if times < 2:
        return ""
    near = (seen.page.over(line.row), seen.page.under(line.row))
    beside = any(other is not None and other.low == line.low for other in near)
    return "repeated at once" if beside and times == 2 else "repeated" if times == 2 else "repeated often"


def _first_saying(seen: View, line: Line) -> str:
    return "said before" if seen.page.first.get(line.low, line.row) < line.row else ""


def _nearest_to_byline(seen: View, line: Line) -> str:
    return "nearest above the byline" if line.row in seen.over_byline else ""


def _before_text(seen: View, line: Line) -> str:
    """How many plausible lines stand between it and the running text."""
    start = seen.page.start
    if line.row >= start or start >= len(seen.plausible):
        return ""
    between = seen.plausible[start] - seen.plausible[line.row + 1]
    for limit in (1, 2, 3, 5, 9):
        if between < limit:
            return f"fewer than {limit} plausible before the text"
    return "many plausible before the text"


def _in_longer(seen: View, line: Line) -> str:
    """Whether a longer line says it too: a window's title, a breadcrumb, a call to share."""
    if line.size < TOLD:
        return ""
    # A cut line is no line of the page, and stands within the one it was cut from.
    more = seen.beside.count(line.low) - (seen.page.times[line.low] or 1)
    return "" if more < 1 else "said within a longer line" if more < 2 else "said within longer lines"


def _holds(seen: View, line: Line) -> str:
    """Whether it begins or ends with a line that stands near: then that line is the bare one."""
    if line.size < TOLD + 4:
        return ""
    near = seen.page.lines[max(0, line.row - 8) : line.row + 9]
    told = [other.low for other in near if TOLD <= other.size < line.size]
    if any(line.low.startswith(low) for low in told):
        return "begins with a line nearby"
    return "ends with a line nearby" if any(line.low.endswith(low) for low in told) else ""


TOLD = 12
"""Fewer letters than this are said twice by chance."""

RULES = (
    _byline_near, _date_near, _date_above, _caption_below, _label_above, _deck_below, _candidate_above,
    _followed_by_list, _crumb, _below_trail, _repeated, _first_saying, _nearest_to_byline, _before_text, _in_longer,
    _holds,
)  # fmt: skip

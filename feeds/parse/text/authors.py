"""The authors: which of the lines that may be a byline is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from feeds.parse.text import kicker, names
from feeds.parse.text.byline import Byline
from feeds.parse.text.lines import Page
from feeds.parse.text.tables import AUTHORS
from feeds.parse.text.weights import best


@dataclass(frozen=True, slots=True)
class View:
    """The page as the byline's rules see it."""

    page: Page
    title: int
    """The headline's last row above the text, -1 where there is none."""
    candidates: tuple[Byline, ...]
    short: str
    """All shorter lines, case-folded, once each: where a name stands elsewhere."""
    plain: str
    """The lines of more than a few words, as written: where a word of a heading stands in small letters."""


@dataclass(frozen=True, slots=True)
class Authors:
    """The byline chosen, with its confidence."""

    names: tuple[str, ...]
    row: int
    text: str
    confidence: float
    signs: tuple[str, ...]
    runner_up: str = ""
    """The line that came next; empty where there was one candidate."""


MOST = 60
"""Candidates from the top that are weighed: below them stand comments and lists."""

_PLAIN = 40
_PLAIN_LETTERS = 20_000
"""Lines longer than this are sentences, and so many letters of them are looked through."""


def view(page: Page, title: int, candidates: Sequence[Byline]) -> View:
    """What the rules need, found once."""
    short = "\n".join([low for low in page.times if len(low) < 200])
    plain = " ".join([line.text for line in page.lines if line.size > _PLAIN])[:_PLAIN_LETTERS]
    return View(page, title, tuple(candidates[:MOST]), short, plain)


def find(seen: View) -> Authors | None:
    """The best candidate."""
    chosen = best(seen.candidates, lambda one: signs_of(seen, one), AUTHORS)
    if chosen is None:
        return None
    found = chosen.candidate
    other = chosen.runner_up.text if chosen.runner_up else ""
    return Authors(found.names, found.row, found.text, chosen.confidence, chosen.signs, other)


def signs_of(seen: View, found: Byline) -> tuple[str, ...]:
    """The signs of a candidate."""
    return tuple([sign for rule in RULES if (sign := rule(seen, found))])


def _kind(_: View, found: Byline) -> str:
    return f"said as {found.kind}"


def _shape(_: View, found: Byline) -> str:
    shaped = sum(names.is_name(name) for name in found.names)
    return (
        "all shaped as names"
        if shaped == len(found.names)
        else "some shaped as names"
        if shaped
        else "none shaped as names"
    )


def _count(_: View, found: Byline) -> str:
    return "one" if len(found.names) == 1 else "two or three" if len(found.names) < 4 else "many"


def _words(_: View, found: Byline) -> str:
    count = found.names[0].count(" ") + 1
    return f"{count} words" if count < 4 else "four words or more"


def _from_title(seen: View, found: Byline) -> str:
    if seen.title < 0:
        return "no headline"
    away = found.row - seen.title
    if away < 0:
        return "right above the headline" if away >= -3 else "above the headline"
    for limit in (2, 3, 6, 10, 16, 40):
        if away < limit:
            return f"headline within {limit}"
    return "headline far above"


def _to_text(seen: View, found: Byline) -> str:
    away = seen.page.start - found.row
    if away <= 0:
        return "below the text" if found.row >= seen.page.end else "in the text"
    return "text next" if away == 1 else "text soon" if away < 5 else "text far below"


def _stands_alone(seen: View, found: Byline) -> str:
    line = seen.page.lines[found.row]
    if line.above and line.below:
        return "blank around"
    return "blank above" if line.above else "blank below" if line.below else "no blank"


def _elsewhere(seen: View, found: Byline) -> str:
    name = found.names[0].casefold()
    others = seen.short.count(name)
    return "" if others < 2 else "stands elsewhere" if others < 4 else "stands often elsewhere"


def _agrees(seen: View, found: Byline) -> str:
    lows = {name.casefold() for name in found.names}
    same = sum({name.casefold() for name in other.names} == lows for other in seen.candidates)
    part = sum(bool(lows & {name.casefold() for name in other.names}) for other in seen.candidates)
    return "another byline agrees" if same > 1 else "another byline overlaps" if part > 1 else ""


def _in_news(seen: View, found: Byline) -> str:
    surname = found.names[0].split()[-1].casefold()
    return "surname in the text" if len(surname) > 3 and surname in seen.page.words else ""


def _length(seen: View, found: Byline) -> str:
    size = seen.page.lines[found.row].size
    return (
        "short line"
        if size < 30
        else "line of 30"
        if size < 60
        else "line of 60"
        if size < 100
        else "long line"
    )


def _mark(seen: View, found: Byline) -> str:
    line = seen.page.lines[found.row]
    return "list item" if line.mark else "trailing blanks" if line.trailing else ""


def _date(seen: View, found: Byline) -> str:
    page = seen.page
    if page.lines[found.row].stamps:
        return "date in the line"
    below = page.under(found.row)
    near = (below, page.under(below.row) if below else None)
    if any(line and line.stamps and not line.prose for line in near):
        return "date below"
    above = page.over(found.row)
    return "date above" if above and above.stamps and not above.prose else ""


def _minutes(seen: View, found: Byline) -> str:
    near = (seen.page.at(found.row + step) for step in (0, 1, 2))
    return "reading time near" if any(line and kicker.read(line) for line in near) else ""


def _caption(seen: View, found: Byline) -> str:
    line = seen.page.lines[found.row]
    if line.caption:
        return "caption"
    above = seen.page.over(found.row)
    return "caption above" if above and above.caption else ""


def _repeats_above(seen: View, found: Byline) -> str:
    above = seen.page.at(found.row - 1)
    if above is None or above.furniture:
        return "nothing above"
    if found.names[0].casefold() in above.low:
        return "said in the line above"
    if seen.page.lines[found.row].above:
        return "nothing above" if above.size < 40 else ""
    return "short line above" if above.size < 40 else ""


def _below(seen: View, found: Byline) -> str:
    below = seen.page.at(found.row + 1)
    if below is None or below.furniture:
        return "nothing below"
    return "role below" if names.is_role(below.text) else "text below" if below.prose else ""


def _first(seen: View, found: Byline) -> str:
    earlier = sum(other.row < found.row for other in seen.candidates)
    return "first candidate" if earlier == 0 else "second candidate" if earlier == 1 else "later candidate"


def _agency(_: View, found: Byline) -> str:
    return "an agency" if names.AGENCY.fullmatch(found.names[0]) else ""


def _given(_: View, found: Byline) -> str:
    """Whether it opens as a person's name does; of several, whether all do."""
    first = found.names[0]
    if first.upper() == first.lower():
        return ""
    known = sum(names.is_given(name) or names.is_initial(name) for name in found.names)
    if known:
        return "given names" if known == len(found.names) else "a given name"
    return "an ordinary word first" if names.is_ordinary(first) else "no given name"


def _given_as(seen: View, found: Byline) -> str:
    """A given name says more where no by-word says that a name follows."""
    return f"{found.kind}, {_given(seen, found)}"


def _common(seen: View, found: Byline) -> str:
    """Whether a word of it is a common one: the page's sentences have it in small letters."""
    words = found.names[0].split()
    common = sum(f" {word.lower()} " in seen.plain for word in words if not word.islower())
    return "" if not common else "common words" if common == len(words) else "a common word"


def _in_headline(seen: View, found: Byline) -> str:
    """People whom the headline names are in the news."""
    line = seen.page.at(seen.title)
    last = found.names[0].split()[-1].casefold()
    return "in the headline" if line and len(last) > 3 and last in line.low else ""


def _case(_: View, found: Byline) -> str:
    name = found.names[0]
    return "all capitals" if name.isupper() else "lower-case" if name.islower() else ""


def _prose(seen: View, found: Byline) -> str:
    line = seen.page.lines[found.row]
    return "a sentence" if line.prose or (line.ends and line.size > 50) else ""


Rule = Callable[[View, Byline], str]

RULES: Sequence[Rule] = (
    _kind, _shape, _count, _words, _from_title, _to_text, _stands_alone, _elsewhere, _agrees, _in_news, _length, _mark,
    _date, _minutes, _caption, _repeats_above, _below, _first, _agency, _given, _given_as, _common, _in_headline,
    _case, _prose,
)  # fmt: skip

"""The body's signs: what tells a line of the article from a line of the page.

A rule names the sign it sees, or nothing; what each weighs stands in tables.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from feeds.parse.text import body_blocks, names
from feeds.parse.text.furniture import ends_article
from feeds.parse.text.lines import Line, Page
from feeds.parse.text.phrases import holds

_DATELINE = re.compile(
    r"[^\W\d_][^()—–]{1,40}\s?\((?:[A-Z][\w/ .-]{1,20}|dpo)\)\s?[—–-]"
    r"|[A-ZÄÖÜ]{3}[A-ZÄÖÜ .,'-]{0,40}(?::|\s[—–-])\s|[A-ZÄÖÜ][\w .]{2,30}[.,]? (?:\([\w/ ]{2,12}\)|[—–]) "
)
_RELATED = re.compile(
    r"^(?:read|watch|more|related|see|also|lesen|mehr|lire|leer|leggi|leia|lees|läs|czytaj|video"
    r"|galerie|podcast|newsletter|subscribe|sign|click|follow|photo)\b"
)
_OWN = (
    "@", "www.", "http", ".com", ".de ", "cookie", "newsletter", "subscri", "privacy", "copyright", "rights reserved",
    "abonn", "facebook", "twitter", "instagram", "e-mail",
)  # fmt: skip

_FAR = 99
_SIZES = (12, 25, 40, 60, 80, 120, 200)
_LENGTHS = (*(f"shorter than {size}" for size in _SIZES), "long")
_NEAR = (2, 3, 5, 9)
_PROSE_ABOVE = (*(f"prose above within {lines}" for lines in _NEAR), "no prose near above")
_PROSE_BELOW = (*(f"prose below within {lines}" for lines in _NEAR), "no prose near below")


@dataclass(frozen=True, slots=True)
class View:
    """The page as the body's rules see it."""

    page: Page
    title: int
    """The headline's last row above the text, -1 where there is none."""
    byline: int
    taken: frozenset[int]
    """Rows that are something else for sure: headline, breadcrumb, kicker, bullets of the summary."""
    before: tuple[int, ...]
    after: tuple[int, ...]
    """Row → how many lines away the nearest prose stands above and below."""
    odd: tuple[int, ...]
    """Index → how many short lines stand above it; beyond its edges a page has nothing else."""
    announced: frozenset[int]
    """List items that a line with a colon at its end leads to."""
    tail: int
    """The first row that says the article has ended, the number of lines where none does."""
    blocks: body_blocks.Blocks


def view(page: Page, title: int, byline: int, taken: frozenset[int]) -> View:
    """What the rules need, found once."""
    before = _distances(page.lines)
    after = tuple(reversed(_distances(page.lines[::-1])))
    tail = next((line.row for line in page.lines[page.end :] if ends_article(line.low)), len(page.lines))
    content = [line for line in page.lines if not line.furniture]
    odd = tuple(accumulate([line.size < 60 and not line.ends for line in content], initial=0))
    return View(
        page=page,
        title=title,
        byline=byline,
        taken=taken,
        before=before,
        after=after,
        odd=odd,
        announced=frozenset(_announced(page.lines)),
        tail=tail,
        blocks=body_blocks.blocks(page, title),
    )


def _announced(lines: Sequence[Line]) -> Iterator[int]:
    led = False
    for line in lines:
        led = (led or line.text[-1] in ":：") if line.mark else line.text[-1] in ":："
        if line.mark and led:
            yield line.row


def _distances(lines: Sequence[Line]) -> tuple[int, ...]:
    found, away = [], _FAR
    for line in lines:
        found.append(away)
        away = 1 if line.prose else away + (not line.furniture)
    return tuple(found)


def signs_of(seen: View, line: Line) -> tuple[str, ...]:
    """The signs of a line."""
    own = tuple([sign for rule in RULES if (sign := rule(seen, line))])
    return own + tuple(body_blocks.signs(seen.blocks, seen.page, line))


def _length(_: View, line: Line) -> str:
    return _LENGTHS[bisect_right(_SIZES, line.size)]


def _ending(_: View, line: Line) -> str:
    if line.ends:
        return "ends a sentence" if line.size > 60 else "short sentence"
    last = line.text[-1]
    return "ends with a colon" if last in ":：" else "ends with a question" if last in "?？" else "ends open"


def _sentences(_: View, line: Line) -> str:
    return "" if line.stops < 2 else "two sentences" if line.stops < 4 else "many sentences"


def _kind(_: View, line: Line) -> str:
    return (
        "prose" if line.prose else f"list item {'deep' if line.depth > 3 else line.mark}" if line.mark else ""
    )


def _caption(_: View, line: Line) -> str:
    return ("long caption" if line.size > 200 else "caption") if line.caption else ""


def _place(seen: View, line: Line) -> str:
    if line.row < seen.title:
        place = "above the headline"
    elif line.row < seen.page.start:
        place = "before the text"
    else:
        place = "in the text" if line.row < seen.page.end else "behind the text"
    return f"{_class(line)} {place}"


def _class(line: Line) -> str:
    if line.mark:
        return "item"
    return (
        "prose"
        if line.prose
        else "sentence"
        if line.ends and line.size > 25
        else "fragment"
        if line.size > 40
        else "short"
    )


def _tail(seen: View, line: Line) -> str:
    return f"{_class(line)} behind the end" if line.row >= seen.tail else ""


def _announced_item(seen: View, line: Line) -> str:
    return "an item announced" if line.row in seen.announced else ""


def _share(seen: View, line: Line) -> str:
    """Where in the text a line stands: at its edges more is left out."""
    first = seen.page.index[min(seen.page.start, len(seen.page.lines))]
    length = seen.page.index[seen.page.end] - first
    if line.prose or length < 8 or not seen.page.start <= line.row < seen.page.end:
        return ""
    part = (seen.page.index[line.row] - first) / length
    return (
        "in its first quarter" if part < 0.25 else "in its last quarter" if part > 0.75 else "in its middle"
    )


def _heading(seen: View, line: Line) -> str:
    """A short line alone between two paragraphs."""
    if line.prose or line.ends or line.mark or not (line.above and line.below):
        return ""
    if seen.before[line.row] == 1 and seen.after[line.row] == 1:
        return "heading, likely" if 12 < line.size < 90 else "heading, perhaps"
    return ""


def _paired(seen: View, line: Line) -> str:
    """A paragraph among paragraphs: blank around, and so the lines beside it."""
    if not line.prose:
        return ""
    above, below = seen.before[line.row] == 1, seen.after[line.row] == 1
    return "prose among prose" if above and below else "prose at an edge" if above or below else "prose alone"


def _before(seen: View, line: Line) -> str:
    return _PROSE_ABOVE[bisect_right(_NEAR, seen.before[line.row])]


def _after(seen: View, line: Line) -> str:
    return _PROSE_BELOW[bisect_right(_NEAR, seen.after[line.row])]


def _between(seen: View, line: Line) -> str:
    above, below = seen.before[line.row], seen.after[line.row]
    if above == 1 and below == 1:
        return "prose around, short" if not line.prose and line.above else "prose around"
    return "alone among others" if above > 4 and below > 4 else ""


def _blanks(_: View, line: Line) -> str:
    if line.above and line.below:
        return "blank around"
    return "blank above" if line.above else "blank below" if line.below else "no blank"


def _crowd(seen: View, line: Line) -> str:
    """How many of the seven lines around are short."""
    at, last = seen.page.index[line.row], len(seen.odd) - 1
    beyond = max(0, 3 - at) + max(0, at + 4 - last)
    odd = seen.odd[min(at + 4, last)] - seen.odd[max(0, at - 3)] + beyond
    return "" if odd < 2 else "some odd near" if odd < 4 else "odd all around"


def _repeated(seen: View, line: Line) -> str:
    times = seen.page.times[line.low]
    if times == 1:
        return ""
    return "said before" if seen.page.first[line.low] < line.row else "said again"


def _name(seen: View, line: Line) -> str:
    if line.row == seen.byline:
        return "the byline"
    return "a name" if names.is_name(line.text) else ""


def _date(_: View, line: Line) -> str:
    return "" if not line.stamps or line.prose else "date, short line" if line.size < 80 else "date"


def _words(_: View, line: Line) -> str:
    if _RELATED.match(line.low):
        return "points elsewhere"
    return "words of the page" if line.size < 200 and holds(line.low, _OWN) else ""


def _dateline(seen: View, line: Line) -> str:
    return "dateline" if line.row <= seen.page.start + 3 and _DATELINE.match(line.text[:90]) else ""


def _deck(seen: View, line: Line) -> str:
    if seen.title < 0 or not 0 < line.row - seen.title <= 2 or line.row >= seen.page.start:
        return "first text" if line.row == seen.page.start else ""
    return "deck" if line.size > 60 else ""


def _opening(_: View, line: Line) -> str:
    first = line.text[0]
    return (
        "begins lower-case"
        if first.islower()
        else "begins with a sign"
        if not first.isalnum() and first not in "\"'“„«»‘”「『¿¡–—"
        else ""
    )


def _shared(seen: View, line: Line) -> str:
    if line.prose or line.wide:
        return ""
    words = [word for word in line.low.split() if len(word) > 3]
    if not words:
        return "no long words"
    share = sum(map(seen.page.words.__contains__, words)) / len(words)
    return "no words shared" if share == 0 else "words shared" if share < 0.6 else "most words shared"


def _caption_near(seen: View, line: Line) -> str:
    below = seen.page.at(line.row + 1)
    return "caption right below" if below and below.caption and not line.below and not line.prose else ""


def _marked(_: View, line: Line) -> str:
    if line.linked >= 0.5:
        return "all link" if line.linked > 0.9 else "mostly link"
    return "marked as heading" if line.heading else ""


Rule = Callable[[View, Line], str]

RULES: Sequence[Rule] = (
    _length, _ending, _sentences, _kind, _caption, _place, _tail, _announced_item, _share, _heading,
    _paired, _before, _after, _between, _blanks, _crowd, _repeated, _name, _date, _words, _dateline, _deck,
    _opening, _shared, _caption_near, _marked,
)  # fmt: skip

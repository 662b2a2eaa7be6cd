"""The page as lines: what a line is by itself, found once and kept.

Rules ask lines; they do not run the same pattern twice. Blank lines are not lines, but each line knows whether
one stands above and below it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from feeds.parse.text import asides, dates, furniture, markdown, menus, notices
from feeds.parse.text.months import MONTHS
from feeds.parse.text.phrases import holds
from feeds.plain import collapsed, collapsed_plain, is_printable

MAX_LINES = 20_000
"""More lines than this are no article."""

STATED = 140
"""A paragraph longer than this states no date of the article's own; what stands in it are the news' dates."""

LONGEST = 1_500
"""Letters of one paragraph that count for the length of a run; legal notices are one long paragraph."""

SHARE = 10
"""A run this many times shorter than the longest is no article's beginning."""

_BULLET = re.compile(r"(\s*)([•·●▪◦‣■◆∙*+-])\s+(?=\S)")
_NUMBER = re.compile(r"(\s*)(\d{1,3})[.)]\s+(?=(\S+))")
_WIDE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_MORE_STOPS = ('." ', "… ", ".” ", ".“ ", ".» ", "。", "！", "？", "। ", "؟ ", "۔ ")
_ENDS = frozenset(".!?…。！？।։؟۔")
_QUOTES = "\"'”’»“)]」』）"
_POINTS = ',."“”„’:;?!()«»'
_ASCII_POINTS = _POINTS.encode("ascii", "ignore")
_DIGIT = re.compile(r"\d")
_DIGITS = "0123456789"
_TRAILING = re.compile(r"[^\S\n]{3,}$")


class Line(NamedTuple):
    """One line that is not blank. A named tuple, since a page makes many and a dataclass costs five times as much."""

    row: int
    text: str
    """Trimmed, blanks collapsed, without its list mark."""
    low: str
    """The text, case-folded."""
    mark: str
    """`•` or `1` for a list item, else empty."""
    depth: int
    """Blanks before the list mark."""
    above: bool
    below: bool
    """Whether a blank line, known furniture or the edge of the page stands there."""
    size: int
    """Length in letters; a wide letter (Chinese, Japanese, Korean) counts for two and a half."""
    wide: bool
    stops: int
    """Ends of sentences in it."""
    ends: bool
    """Whether it ends as a sentence does."""
    prose: bool
    furniture: bool
    caption: bool
    trailing: bool
    """Whether three blanks or more stand behind it, as a scraper leaves them behind a byline."""
    figures: bool
    """Whether a digit stands in it."""
    stamps: tuple[dates.Stamp, ...]
    learned: bool
    """Whether the line is known to recur in documents of this source."""
    heading: int = 0
    """The level of a heading that its text marks as one, 1 to 6; 0 where it does not."""
    linked: float = 0.0
    """The share of its letters that the text marks as a link's."""


@dataclass(frozen=True, slots=True)
class Page:
    """All lines, and what can only be said of them together."""

    lines: tuple[Line, ...]
    times: Mapping[str, int]
    """Case-folded text → how often it is a line."""
    first: Mapping[str, int]
    """Case-folded text → the first row that says it."""
    start: int
    """The row of the first line of running text; the number of lines where there is none."""
    end: int
    """The row behind the last line of running text before the page leaves its article."""
    words: frozenset[str]
    """The words of the running text, case-folded."""
    index: tuple[int, ...]
    """Row → how many lines above it are no known furniture: what is known as furniture moves nothing."""

    def at(self, row: int) -> Line | None:
        """The line of a row, None beyond the page."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def over(self, row: int) -> Line | None:
        """The nearest line above a row that is no known furniture, None beyond the page."""
        return next((self.lines[n] for n in range(row - 1, -1, -1) if not is_known(self.lines[n])), None)

    def under(self, row: int) -> Line | None:
        """The nearest line below a row that is no known furniture, None beyond the page."""
        return next(
            (self.lines[n] for n in range(row + 1, len(self.lines)) if not is_known(self.lines[n])), None
        )


def is_known(line: Line) -> bool:
    """Whether a line is furniture for sure: known by its words, or seen in other documents of the source."""
    return line.furniture or (line.learned and not line.prose)


def read(text: str, learned: Collection[str] = ()) -> Page:
    """The page that a decoded text is. `learned`: case-folded lines that recur in documents of its source."""
    raw = text.splitlines()
    settled = (
        markdown.settle(raw) if "#" in text or "](" in text else None
    )  # else there is no mark to look for
    trim = collapsed_plain if not settled and text.isascii() and is_printable(text) else collapsed
    lines = _apart(_lines([one.text for one in settled] if settled else raw, learned, settled, trim))
    start = _start(lines)
    running = " ".join([line.low for line in lines[start:] if line.prose])[:30_000]
    return Page(
        lines=lines,
        times=Counter([line.low for line in lines]),
        first={line.low: line.row for line in reversed(lines)},
        start=start,
        end=_end(lines, start),
        words=_words(running),
        index=tuple(accumulate([not line.furniture for line in lines], initial=0)),
    )


def _apart(lines: list[Line]) -> tuple[Line, ...]:
    """The lines with their menus known as furniture, and with furniture for a blank: it parts blocks as one does."""
    for find in (menus.rows, asides.rows):
        for row in find(lines):
            if not lines[row].furniture:
                lines[row] = lines[row]._replace(furniture=True, prose=False, caption=False)
    for row, line in enumerate(lines):
        if line.furniture:
            if row and not lines[row - 1].below:
                lines[row - 1] = lines[row - 1]._replace(below=True)
            if row + 1 < len(lines) and not lines[row + 1].above:
                lines[row + 1] = lines[row + 1]._replace(above=True)
    return tuple(lines)


def _words(text: str) -> frozenset[str]:
    """The words of a text, points cut off; faster than a pattern, and near enough for telling what is shared."""
    text = text.replace("-", " ").replace("'s ", " ")
    if text.isascii():  # translating is quick where every letter is a byte, and slow where one is not
        return frozenset(text.encode("ascii").translate(None, _ASCII_POINTS).decode("ascii").split())
    text = text.replace("’s ", " ")
    for point in _POINTS:
        text = text.replace(point, "")
    return frozenset(text.split())


def _lines(
    raw: Sequence[str],
    learned: Collection[str],
    settled: Sequence[markdown.Settled] | None,
    trim: Callable[[str], str],
) -> list[Line]:
    blank = [not part or part.isspace() for part in raw]
    blank.append(True)
    lines: list[Line] = []
    for number, part in enumerate(raw):
        if not blank[number]:
            mark, depth, rest = ("", 0, part) if part[0].isalpha() else _mark(raw, number)
            above = blank[number - 1] if number else True
            line = _line(len(lines), part, trim(rest), mark, depth, above=above, below=blank[number + 1])
            if settled and (settled[number].heading or settled[number].linked):
                line = line._replace(heading=settled[number].heading, linked=settled[number].linked)
            lines.append(line._replace(learned=True) if line.low in learned else line)
    return lines


def _line(row: int, raw: str, text: str, mark: str, depth: int, *, above: bool, below: bool) -> Line:
    low = text.casefold()
    wide = not text.isascii() and len(_WIDE.findall(text[:400])) * 3 > min(len(text), 400)
    size = int(len(text) * 2.5) if wide else len(text)
    ends = text.rstrip(_QUOTES)[-1:] in _ENDS
    stops = _stops(text) + (ends and not wide) if size > 20 else 0
    known = furniture.is_furniture(low) or notices.is_notice(low)
    prose = not known and not mark and (size > 220 or (size > 80 and stops > 0) or stops > 2)
    figures = _has_digit(text[: dates.MAX_LINE])
    caption = not known and furniture.is_caption(low)
    trailing = raw[-1].isspace() and _TRAILING.search(raw[-12:]) is not None
    stamps = dates.stamps(text) if figures and not (prose and size > STATED) else ()
    # By place: naming so many costs three times as much as making the line.
    return Line(
        row, text, low, mark, depth, above, below, size, wide, stops, ends, prose, known, caption, trailing, figures,
        stamps, False,
    )  # fmt: skip


def _has_digit(text: str) -> bool:
    if text.isascii():  # ten looks for one sign each take a quarter of a pattern's time
        return holds(text, _DIGITS)
    return _DIGIT.search(text) is not None


def _stops(text: str) -> int:
    """Ends of sentences that more text follows."""
    found = text.count(". ")
    for sign in "?!":  # most lines have none of these, which is seen sooner than counted
        if sign in text:
            found += text.count(f"{sign} ")
    return found if found > 3 or text.isascii() else found + sum(map(text.count, _MORE_STOPS))


def _mark(raw: Sequence[str], number: int) -> tuple[str, int, str]:
    """(mark, depth, the rest) of a raw line."""
    part = raw[number]
    bullet = _BULLET.match(part[:16]) if not part[0].isalnum() else None
    if bullet:
        plain = bullet[2] in "*+-" and len(bullet[1]) < 2
        if not plain or _has_sibling(raw, number, bullet[2]):
            return "•", len(bullet[1]), part[bullet.end() :]
    figure = _NUMBER.match(part[:40])
    if (
        figure
        and figure[3].casefold() not in MONTHS
        and (len(figure[1]) > 1 or _counts_on(raw, number, int(figure[2])))
    ):
        return "1", len(figure[1]), part[figure.end() :]
    return "", 0, part


def _has_sibling(raw: Sequence[str], number: int, sign: str) -> bool:
    """Whether the line right above or below bears the same sign: a dash alone is a dialogue's."""
    near = (raw[n].lstrip()[:2] for n in (number - 1, number + 1) if 0 <= n < len(raw))
    return any(head == f"{sign} " for head in near)


def _counts_on(raw: Sequence[str], number: int, figure: int) -> bool:
    """Whether the line right above or below counts one down or up: a number alone is a heading's or a day's."""
    for step in (-1, 1):
        at = number + step
        near = _NUMBER.match(raw[at][:40]) if 0 <= at < len(raw) else None
        if near and int(near[2]) == figure + step:
            return True
    return False


def _start(lines: Sequence[Line]) -> int:
    """The first run of prose that is no teaser: a tenth as long, at least, as the longest run of the page.

    In a run each prose follows the one before it within three lines; a caption or a notice at the top stands alone,
    and the teasers of a menu are short.
    """
    runs: list[tuple[int, int, int]] = []
    last, at = -9, 0
    for line in lines:
        at += not line.furniture
        if line.prose and not line.caption:
            row, letters, count = runs.pop() if at - last <= 3 else (line.row, 0, 0)
            runs.append((row, letters + min(line.size, LONGEST), count + 1))
            last = at
    longest = max((letters for _, letters, count in runs if count > 1), default=0)
    first = (row for row, letters, count in runs if count > 1 and letters * SHARE >= longest)
    return next(first, runs[0][0] if runs else len(lines))


def _end(lines: Sequence[Line], start: int) -> int:
    """Behind the last prose above the first mark of an end below which less prose stands than above it."""
    whole = sum(line.prose for line in lines)
    last, seen = start, 0
    for line in lines:
        seen += line.prose
        if line.row < start:
            continue
        if line.prose:
            last = line.row + 1
        elif line.row > start + 2 and 2 * seen >= whole and furniture.ends_article(line.low):
            break
    return last

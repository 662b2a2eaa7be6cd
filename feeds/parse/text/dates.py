"""Dates as copy writes them: one line in, the stamps that stand in it out.

Nothing is guessed: no day without a year, no date from "yesterday", no month from a number that may as well be
a day unless the line says which order it uses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from feeds.parse.text.months import MONTHS, ZONES

MAX_LINE = 300
"""A longer line is prose: its dates are of events."""

FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a line. `when` is a day, or a time where the line gives one (naive without a zone)."""

    when: datetime | date
    start: int
    end: int
    sure: bool = True
    """False where day and month might be the other way round."""

    @property
    def day(self) -> date:
        """The day as written."""
        return self.when.date() if isinstance(self.when, datetime) else self.when


_MONTH = r"(?P<month>[^\W\d_][\w\u0900-\u09ff]{1,14}\.?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<![\d.,:])(?P<day>[0-3]?\d)"

_SHAPES: tuple[re.Pattern[str], ...] = (
    # 2024-04-24, 2024/4/24, 2024.04.24
    re.compile(rf"(?<!\d){_YEAR}(?P<sep>[-/.]) ?(?P<month>[01]?\d)(?P=sep) ?(?P<day>[0-3]?\d)(?!\d)"),
    # 2024年4月24日, 2024년 4월 24일
    re.compile(rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>[01]?\d)\s?[月월]\s?(?P<day>[0-3]?\d)\s?[日일号]"),
    # 24. April 2024, 24 de abril de 2024, 1er mai 2024, 24 Apr, 2024, 24-Apr-2024
    re.compile(
        rf"{_DAY}(?:st|nd|rd|th|er|º|ª|\.)?[ -]?(?:de |d'|of |di )?{_MONTH}(?:,| de| del|)[ -]?(?:г\.)?{_YEAR}"
    ),
    # April 24, 2024; Apr. 24th 2024; glued behind a name: TranAugust 29, 2023
    re.compile(rf"(?<![^\W\d_]){_MONTH}[ -]?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?[ -]{{0,2}}{_YEAR}"),
    # 24.04.2024, 24/04/2024, 24-04-2024, 24.04.24
    re.compile(
        r"(?<![\d.,:/])(?P<day>[0-3]?\d)(?P<sep>[./-])\s?(?P<month>[0-3]?\d)(?P=sep)\s?(?P<year>(?:(?:19"
        r"|20)\d\d|(?<=\.)[0-3]\d))(?![\d/])"
    ),
    # 2024 m. balandžio 24 d. and the like are left to words we know: 2024 April 24
    re.compile(rf"(?<!\d){_YEAR}[., ]{{1,2}}{_MONTH}\s(?P<day>[0-3]?\d)(?!\d)"),
)
_NUMERIC = 4
_GLUED = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")
_GATE = re.compile(r"\d(?:(?:(?<=1)9|(?<=2)0)\d\d|\.\d\d?\.\d\d)")
"""1900 to 2099, or 3.4.24. The digit stands first, since a pattern that opens with one sign is searched for quickly."""

_BEFORE_YEAR = 28
_BEHIND_YEAR = 14
"""Letters before and behind a year among which its day and month stand."""

_CLOCK = re.compile(
    r"(?P<hour>[0-2]?\d)(?:(?P<sep>[:.hH])\s?(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,6})?)?)?\s?(?P<half>[ap]\.?\s?m(?:\b\.?|(?-i:(?=[A-Z][a-z])))|(?<=\d)[ap]\b)?"
    r"(?:\s?(?:Uhr|uhr|h\b|hrs?\b|WIB))?\s?\(?(?P<zone>Z\b|[A-Z]{2,4}\b|(?:UTC|GMT)?\s?[+-]\d\d?:?(?:\d\d)?)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:T|[\s,|·•–—/@(-]|at\b|um\b|à\b|às\b|a las?\b|alle\b|ore\b|kl\.?|o\b|klo\b|\d{4}|Uhr|-)*",
    re.IGNORECASE,
)


def stamps(text: str) -> tuple[Stamp, ...]:
    """The dates that stand in a line, in their order; none in a line longer than MAX_LINE."""
    if len(text) > MAX_LINE:
        return ()
    found: list[Stamp] = []
    for year in _GATE.finditer(text):
        low, high = max(0, year.start() - _BEFORE_YEAR), year.end() + _BEHIND_YEAR
        for number, shape in enumerate(_SHAPES):
            for match in shape.finditer(text, low, high):
                stamp = _stamp(match, text, numeric=number == _NUMERIC)
                if stamp and not any(s.start < stamp.end and stamp.start < s.end for s in found):
                    found.append(stamp)
    return tuple(sorted(found, key=lambda s: s.start)) if found else ()


_PLACE = re.compile(r"(?:[^\W\d_][^\d.!?:;]{1,40}[,(]\s?(?:den |le |am )?)?")
_DASH = re.compile(r"\)?\s?[-–—|:]\s")


def dateline(text: str) -> Stamp | None:
    """The date that opens a paragraph, alone or behind a place, with a dash behind it: `Oslo, 3 May 2024 – The …`."""
    head = text[:80]
    for stamp in stamps(head)[:1] if _GATE.search(head) else ():
        if _PLACE.fullmatch(head, 0, stamp.start) and _DASH.match(head, stamp.end):
            return stamp
    return None


def _stamp(match: re.Match[str], text: str, *, numeric: bool) -> Stamp | None:
    month = _month(match["month"])
    day = int(match["day"])
    year = int(match["year"])
    start = match.start() + _glue(match["month"]) if match.start() == match.start("month") else match.start()
    if month is None:
        return None
    if year < 100:
        year += 2000
    sure = True
    if numeric:
        month, day, sure = _order(day, month, match["sep"], text)
    if year < FIRST_YEAR:
        return None
    try:
        written = date(year, month, day)
    except ValueError:
        return None
    when, end = _clock(written, text, match.end())
    return Stamp(when=when, start=start, end=end, sure=sure)


def _month(word: str) -> int | None:
    if word[0].isdigit():
        return int(word)
    return MONTHS.get(word[_glue(word) :].casefold())


def _glue(word: str) -> int:
    """How many letters of a word belong to the name that a month is glued to ("GiaimoJune")."""
    if word.casefold() in MONTHS:
        return 0
    cut = _GLUED.search(word)
    return cut.end() if cut else 0


def _order(first: int, second: int, separator: str, text: str) -> tuple[int, int, bool]:
    """(month, day, sure) of `first<separator>second`."""
    if second > 12:
        return first, second, True
    if first > 12 or first == second or separator == ".":
        return second, first, True
    if re.search(r"\d\s?[ap]\.?m\b|\b[ECMP][SD]?T\b", text, re.IGNORECASE):
        return first, second, True  # a clock of the United States, hence their order
    return second, first, False


def _clock(written: date, text: str, end: int) -> tuple[datetime | date, int]:
    """The time that follows a date, or stands right before it; else the day alone."""
    gap = _BETWEEN.match(text, end)
    match = _CLOCK.match(text, gap.end()) if gap else None
    if match and _is_clock(match):
        time = _time(written, match)
        if time and time.tzinfo and not (time.hour or time.minute or time.second):
            return written, match.end()  # midnight somewhere is a day without a time, not the evening before
        if time:
            return time, match.end() if not match["zone"] or time.tzinfo else match.start("zone")
    for before in _CLOCK.finditer(text, 0, end) if ":" in text[:end] else ():
        if before["sep"] == ":" and before["minute"] and (time := _time(written, before)):
            return time, end
    return written, end


def _is_clock(match: re.Match[str]) -> bool:
    return bool(match["minute"] or match["half"]) or bool(re.search(r"uhr|\dh\b", match[0], re.IGNORECASE))


def _time(written: date, match: re.Match[str]) -> datetime | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").casefold()
    if half and not 1 <= hour <= 12 and hour < 13:
        return None
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if hour > 23:
        return None
    second, zone = int(match["second"] or 0), _zone(match["zone"] or "")
    return datetime(written.year, written.month, written.day, hour, minute, second, tzinfo=zone)


def _zone(word: str) -> tzinfo | None:
    name = word.casefold().strip()
    name = ZONES.get(name, name)
    offset = re.fullmatch(r"(?:utc|gmt)?\s?([+-])(\d\d?):?(\d\d)?", name)
    if offset:
        span = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(-span if offset[1] == "-" else span) if span < timedelta(hours=15) else None
    if name == "UTC":
        return UTC
    return ZoneInfo(name) if "/" in name else None


def words_around(text: str, found: tuple[Stamp, ...]) -> str:
    """What is left of a line when its dates are taken out."""
    left, at = [], 0
    for stamp in found:
        left.append(text[at : stamp.start])
        at = stamp.end
    return " ".join((*left, text[at:]))

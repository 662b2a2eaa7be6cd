"""Dates as feeds write them: RFC 822 with four-digit years (RSS 2.0), RFC 3339 (Atom and JSON Feed).

Both rules judge the letters strictly, since readers differ most where a date is almost right.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from feeds.lint.finding import Finding, Findings, error, warning

RFC822 = error(
    "date.rfc822",
    "not a date of RFC 822",
    "RSS 2.0 demands RFC 822 dates; sfeed and newsboat show 1970 or the time of fetching for others",
    "write it as `Sat, 07 Sep 2002 00:00:01 GMT`",
)
RFC822_ZONE = error(
    "date.rfc822.zone",
    "a date without a zone that RFC 822 defines",
    "readers take it for their own zone, or for none: the item lands hours off",
    "end the date with GMT or a numeric offset such as +0100",
)
RFC822_WEEKDAY = error(
    "date.rfc822.weekday",
    "the weekday is not that of the date",
    "RFC 822 section 5.2: the day of the week must be that of the date; strict parsers refuse it",
    "derive the weekday from the date, in English",
)
RFC822_YEAR = warning(
    "date.rfc822.year",
    "a year of two digits",
    "RSS 2.0 prefers four digits; readers guess the century",
    "write four digits",
)
RFC3339 = error(
    "date.rfc3339",
    "not a date of RFC 3339",
    "RFC 4287 section 3.3 and JSON Feed demand it, with upper-case T and a zone; strict readers drop the date",
    "write it as `2002-09-07T00:00:01Z`",
)
RFC3339_SECONDS = warning(
    "date.rfc3339.seconds",
    "a date with fractions of a second",
    "the same moment must read the same in all formats, and RSS has whole seconds",
    "cut it to whole seconds",
)
RFC3339_UTC = warning(
    "date.rfc3339.utc",
    "a date in another zone than UTC",
    "readers that compare dates as text (RFC 4287 orders them so) put it in the wrong place",
    "convert it to UTC and write `Z`",
)
ORDER = warning(
    "date.order",
    "dates that contradict each other",
    "readers that skip what is older than the last date they saw lose items",
    "let published ≤ updated ≤ the feed's own date hold",
)

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ZONES = {
    "UT": 0,
    "GMT": 0,
    "Z": 0,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
}
_LONGEST = 64

_RFC822 = re.compile(
    rf"(?:(?P<weekday>{'|'.join(_DAYS)}), )?(?P<day>\d\d?) (?P<month>{'|'.join(_MONTHS)}) (?P<year>\d\d\d\d|\d\d) "
    r"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone> .*)?",
    re.ASCII,
)
_OFFSET = re.compile(r"[+-](?P<hours>\d\d)(?P<minutes>[0-5]\d)", re.ASCII)
_RFC3339 = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?P<fraction>\.\d+)?(?P<zone>Z|[+-]\d\d:[0-5]\d)", re.ASCII
)


def rfc822(text: str, line: int) -> tuple[datetime | None, tuple[Finding, ...]]:
    """The moment that an RSS date names, and what is wrong with it; None where it names none.

    RFC 822 section 5 as RFC 1123 section 5.2.14 amends it, one blank between the parts.
    """
    match = _RFC822.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None, (RFC822.at(line, text),)
    zone = _zone(match["zone"] or "")
    if zone is None:
        return None, (RFC822_ZONE.at(line, text),)
    try:
        moment = _moment(match, zone)
    except (ValueError, OverflowError):
        return None, (RFC822.at(line, text),)
    return moment, tuple(_doubts(match, moment, text, line))


def _zone(text: str) -> timezone | None:
    name = text.strip()
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    offset = _OFFSET.fullmatch(name)
    if offset is None or int(offset["hours"]) > 23:
        return None
    shift = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"]))
    return timezone(-shift if name[0] == "-" else shift)


def _moment(match: re.Match[str], zone: timezone) -> datetime:
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 1900 if year >= 50 else 2000
    month = _MONTHS.index(match["month"]) + 1
    clock = (int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    return datetime(year, month, int(match["day"]), *clock, tzinfo=zone)


def _doubts(match: re.Match[str], moment: datetime, text: str, line: int) -> Findings:
    if match["weekday"] and _DAYS[moment.weekday()] != match["weekday"]:
        yield RFC822_WEEKDAY.at(line, text)
    if len(match["year"]) == 2:
        yield RFC822_YEAR.at(line, text)


def rfc3339(text: str, line: int, place: str = "") -> tuple[datetime | None, tuple[Finding, ...]]:
    """The moment that an Atom or JSON Feed date names, and what is wrong with it; None where it names none.

    `place` names it where there is no line. RFC 3339 section 5.6.
    """
    told = f"{place} {text}".strip()
    match = _RFC3339.fullmatch(text) if len(text) <= _LONGEST else None
    moment = _read(text) if match else None
    if match is None or moment is None:
        return None, (RFC3339.at(line, told),)
    return moment, tuple(_less_than_plain(match, told, line))


def _read(text: str) -> datetime | None:
    # A leap second is legal in RFC 3339 but unknown to datetime: it reads as the second before.
    legal = text.replace(":60", ":59", 1) if text[16:19] == ":60" else text
    try:
        return datetime.fromisoformat(legal).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _less_than_plain(match: re.Match[str], told: str, line: int) -> Findings:
    if match["fraction"]:
        yield RFC3339_SECONDS.at(line, told)
    if match["zone"] != "Z":
        yield RFC3339_UTC.at(line, told)

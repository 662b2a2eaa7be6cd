"""A date as pages write it for machines or for people → a moment."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from feeds.parse.text import dates

When = datetime | date
"""A day, or a time: naive where no zone is given."""

_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?")
_EPOCH = re.compile(r"1[0-9]{9}(?:\d{3})?")
_JAVA = re.compile(
    r"^\w{3} (?P<month>\w{3}) (?P<day>\d\d?) (?P<clock>\d\d:\d\d:\d\d) (?P<zone>[A-Z]{3,4}) (?P<year>\d{4})$"
)


_SHORTEST, _LONGEST = 6, 80


def day(year: str, month: str, day: str) -> date | None:
    """A day of three figures, None where the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read(text: str) -> When | None:
    """A date as pages write it for machines or for people; None where it is none.

    ISO 8601, RFC 5322, epoch seconds or milliseconds, Java's and JavaScript's own; else as dates in copy.
    """
    text = text.strip()[:_LONGEST]
    if len(text) < _SHORTEST:
        return None
    match = _ISO.match(text)
    if match:
        return _instant(*match.groups())
    match = _COMPACT.fullmatch(text)
    if match:
        return _instant(*match.groups())
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    return _spelled(text)


def _spelled(text: str) -> When | None:
    java = _JAVA.match(text)
    if java:
        text = f"{java['day']} {java['month']} {java['year']} {java['clock']} {java['zone']}"
    found = dates.stamps(text)
    if found and found[0].sure:
        return found[0].when
    if text[:3].isalpha() and "," in text[:10]:
        try:
            return parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            return None
    return found[0].when if found else None


def _instant(
    year: str,
    month: str,
    day: str,
    hour: str | None,
    minute: str | None,
    second: str | None,
    zone: str | None,
) -> When | None:
    try:
        if hour is None or minute is None:
            return date(int(year), int(month), int(day))
        return datetime(
            int(year),
            int(month),
            int(day),
            int(hour) % 24,
            int(minute),
            min(59, int(second or 0)),
            tzinfo=_zone(zone),
        )
    except ValueError:
        return None


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    return timezone(-span if text[0] == "-" else span)

"""What is looked for, and what it is looked for in, as the same tokens. Pure.

Tokens are parted by blanks; whoever indexes them folds case and accents further, on both sides alike. Text in
scripts that put no blanks between words becomes pairs of letters: 東京都 is 東京 京都 都. So whatever is asked there
is found as it stands, and needs no dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

FORMAT = 1
"""To be raised with every change here that makes other tokens of the same text: stores are then indexed anew."""

MOST_CHARACTERS = 500_000
"""Of a text that are indexed: a book's worth."""

_FACET, _DAY = "\ue000", "\ue001"
"""What begins tokens that no text can hold: both are taken out of texts."""

# Letters that lose nothing when their accents go, but are others to most people who type.
_FOLDS = str.maketrans({
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    _FACET: " ", _DAY: " ", "\0": " ",
})  # fmt: skip

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U000323af"
)
"""Thai, Lao, Burmese, Khmer, Chinese, Japanese; and Korean, whose words carry their particles."""
_run = re.compile(f"[{_UNSPACED}]+")
_last_run = re.compile(f"[{_UNSPACED}]+$")

_LEVELS = (1, 2, 3, 4, 6, 8)
"""Digits of YYYYMMDD that name a thousand years, a hundred, ten, a year, a month, a day."""


class Needle(NamedTuple):
    """Tokens to be found one behind the other."""

    tokens: str
    open: bool = False
    """The last may go on: one letter of a script without blanks is the beginning of its pairs."""


def indexable(text: str) -> str:
    """A text as it is indexed."""
    text = text[:MOST_CHARACTERS]
    if text.isascii():
        return text.replace("\0", " ")
    return _run.sub(_pairs, _folded(text))


def needle(text: str) -> Needle:
    """A word or phrase as it is looked for; without any token where it has no letter or digit."""
    plain = "".join(one if _is_token(one) else " " for one in _folded(text)).strip()
    last = _last_run.search(plain)
    if last is None:
        return Needle(_joined(_run.sub(_pairs, plain)))
    # Behind the end of what is asked the text may go on: its last letter there is no token of its own.
    before = _run.sub(_pairs, plain[: last.start()])
    if len(last[0]) == 1:
        return Needle(_joined(f"{before} {last[0]}"), open=True)
    return Needle(_joined(before + _pairs(last)).removesuffix(f" {last[0][-1]}"))


def facet_token(number: int) -> str:
    """The token of every article that stands in a facet."""
    return f"{_FACET}{number}"


def day_tokens(day: date) -> str:
    """The tokens of an article that was published on a day: of the day, its month, year, and so on."""
    digits = _digits(day)
    return " ".join(f"{_DAY}{digits[:level]}" for level in _LEVELS)


def span_tokens(after: date | None, before: date | None) -> tuple[str, ...]:
    """The fewest tokens of which each day from `after` to the one before `before` has one, and no other day has.

    Empty where there is no such day.
    """
    if before == date.min:
        return ()
    first = _digits(after or date.min)
    last = _digits(before - timedelta(days=1) if before else date.max)
    found = []
    while first <= last:
        name = next(
            first[:level]
            for level in _LEVELS
            if first == first[:level] + "00000101"[level:] and _last_of(first[:level]) <= last
        )
        found.append(_DAY + name)
        first = _next(_last_of(name))
    return tuple(found)


def _digits(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _last_of(name: str) -> str:
    """The last day of what is named by the first of its digits."""
    if len(name) == 8:
        return name
    if len(name) == 6:
        return f"{name}{monthrange(int(name[:4]), int(name[4:]))[1]}"
    return name.ljust(4, "9") + "1231"


def _next(digits: str) -> str:
    """The day behind a day, as digits; behind the last one something greater than any."""
    day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return "~" if day == date.max else _digits(day + timedelta(days=1))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(_FOLDS)


def _is_token(one: str) -> bool:
    return one.isalnum() or unicodedata.category(one).startswith("M")


def _pairs(found: re.Match[str]) -> str:
    run = found[0]
    return f" {' '.join(run[start : start + 2] for start in range(len(run)))} "


def _joined(text: str) -> str:
    return " ".join(text.split())

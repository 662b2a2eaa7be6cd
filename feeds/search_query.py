"""What a reader asks of the search → a syntax tree. Pure, and right for any text at all.

    query  = clause *                    all of them must hold
    clause = ["-"] what                  with "-" it must not
    what   = word | "a phrase" | kind:name | kind:"a name" | after:2026-01-31 | before:2026-01-31
    kind   = section | author | source | tag

Days are UTC's; `after` includes its day, `before` does not. What holds no letter or digit asks for nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

KINDS = ("section", "author", "source", "tag")
"""The facets that a search can be kept within."""

MOST_CHARACTERS = 200
"""Of a query as `canonical` writes it."""
MOST_CLAUSES = 20
_LOOKED_AT = 4 * MOST_CHARACTERS

_DATES = ("after", "before")
_CLAUSE = re.compile(
    rf'(?P<sign>-*)(?:(?P<kind>{"|".join(KINDS + _DATES)}):\s*)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)
_KIND_ALONE = re.compile(rf"-*({'|'.join(KINDS + _DATES)}):", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Keyboards of telephones and word processors set these for ".
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or words that stand beside one another."""

    text: str


@dataclass(frozen=True, slots=True)
class Filed:
    """That an article stands in a facet, which is called by its name or its slug."""

    kind: str
    name: str


Clause = Words | Filed


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """All of `wanted`, nothing of `unwanted`, published from the day `after` on, until the day before `before`."""

    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()
    after: date | None = None
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a text is no query, in words for whoever wrote it."""

    why: str


EMPTY = Mistake("There is nothing to look for.")
_TOO_LONG = Mistake(f"That is longer than {MOST_CHARACTERS} characters.")
_TOO_MANY = Mistake(f"Those are more than {MOST_CLAUSES} words.")


def parse(text: str) -> Query | Mistake:
    """The query that a text asks, or why it is none. Never raises."""
    if len(text) > _LOOKED_AT:
        return _TOO_LONG
    parts: dict[bool, list[Clause]] = {True: [], False: []}
    days: dict[str, date | None] = dict.fromkeys(_DATES)
    for found in _CLAUSE.finditer(_plain(text.translate(_QUOTES))):
        kind = (found["kind"] or "").lower()
        value = _plain(found["word"] if found["phrase"] is None else found["phrase"])
        wanted = not found["sign"]
        if kind in _DATES:
            mistake = _bound(kind, value, wanted, days)
        else:
            mistake = _clause(kind, value, found, parts[wanted])
        if mistake:
            return mistake
    query = Query(
        wanted=tuple(dict.fromkeys(parts[True])),
        unwanted=tuple(dict.fromkeys(parts[False])),
        after=days["after"],
        before=days["before"],
    )
    if query == Query():
        return EMPTY
    if len(query.wanted) + len(query.unwanted) > MOST_CLAUSES:
        return _TOO_MANY
    return _TOO_LONG if len(canonical(query)) > MOST_CHARACTERS else query


def canonical(query: Query) -> str:
    """The one text of a query: `parse` gives the same query of it."""
    days = ((name, day) for name, day in (("after", query.after), ("before", query.before)) if day)
    return " ".join((
        *map(_written, query.wanted),
        *("-" + _written(clause) for clause in query.unwanted),
        *(f"{name}:{day.isoformat()}" for name, day in days),
    ))  # fmt: skip


def _clause(kind: str, value: str, found: re.Match[str], clauses: list[Clause]) -> Mistake | None:
    if not any(map(str.isalnum, value)):
        return _nameless(kind) if kind else None
    if alone := _KIND_ALONE.fullmatch(found[0]):
        return _nameless(alone[1].lower())
    clauses.append(Filed(kind, value) if kind else Words(value))
    return None


def _nameless(kind: str) -> Mistake:
    return Mistake(f"{kind}: needs {'a date' if kind in _DATES else 'a name'} behind it.")


def _bound(kind: str, value: str, wanted: bool, days: dict[str, date | None]) -> Mistake | None:
    """Narrow the days. What is not after a day is before it."""
    day = _day(value)
    if day is None:
        return Mistake(f"{kind}: needs a date such as 2026-01-31.")
    name = kind if wanted else _DATES[1 - _DATES.index(kind)]
    known = days[name]
    days[name] = day if known is None else (max if name == "after" else min)(known, day)
    return None


def _day(text: str) -> date | None:
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _plain(text: str) -> str:
    """The text in NFC, on one line, without what no text is made of."""
    kept = (" " if unicodedata.category(one) in {"Cc", "Cs", "Cn", "Co"} else one for one in text)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def _written(clause: Clause) -> str:
    if isinstance(clause, Filed):
        return f"{clause.kind}:{_quoted(clause.name, ' ')}"
    return _quoted(clause.text, " :")


def _quoted(text: str, apart: str) -> str:
    return f'"{text}"' if text.startswith("-") or any(one in text for one in apart) else text

"""What is new in a facet since a change: for deltas, and for readers with a cursor.

Two streams, merged by change. Those that joined and were not touched since follow the ordinals, which rise with
the changes; those that were touched, or left, have an index of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from heapq import merge
from typing import NamedTuple

from sqlalchemy import bindparam, select

from feeds.model import Article, Changed, Changes, Edition
from feeds.store import editions, facets
from feeds.store.bulk import MANY
from feeds.store.engine import Reader
from feeds.store.facets import Found
from feeds.store.memory import Memory
from feeds.store.prepared import Prepared
from feeds.store.tables import membership, state

_COLUMNS = (membership.c.change, membership.c.article, membership.c.joined, membership.c.left)
_OF_FACET = membership.c.facet == bindparam("facet")
_UNTOUCHED = Prepared(
    select(*_COLUMNS)
    .where(
        _OF_FACET, membership.c.ordinal >= bindparam("ordinal"), membership.c.change == membership.c.joined
    )
    .order_by(membership.c.ordinal)
    .limit(bindparam("most"))
)
_TOUCHED = Prepared(
    select(*_COLUMNS)
    .where(_OF_FACET, membership.c.change > bindparam("since"), membership.c.change > membership.c.joined)
    .order_by(membership.c.change)
    .limit(bindparam("most"))
)
_JOINED = Prepared(select(membership.c.joined).where(_OF_FACET, membership.c.ordinal == bindparam("ordinal")))
_NEWEST = Prepared(select(state.c.change))
_STANDING = Prepared(
    select(membership.c.article).where(
        _OF_FACET, membership.c.left.is_(None), membership.c.article.in_([MANY])
    )
)


class _Row(NamedTuple):
    """What a change did to one place of a facet."""

    change: int
    article: int
    joined: int
    left: int | None


def changes(reader: Reader, kind: str, slug: str, since: int, most: int) -> Changes | None:
    """The next `most` changes of a facet after `since`, oldest first; None where there is no such facet.

    An article that changed several times is told once, under its newest change. What came and went in between
    is not told at all.
    """
    found = facets.find(reader, kind, slug)
    if found is None:
        return None
    ((newest,),) = _NEWEST.rows(reader)
    found_rows, more = _next(reader, found, since, most)
    shown = _shown(reader, found, found_rows, since)
    last = found_rows[-1].change if more else newest
    return Changes(epoch=found.epoch, changed=_told(reader, shown), newest=last, more=more)


def delta(
    reader: Reader, kind: str, slug: str, size: editions.Size, since: int, most: int, memory: Memory
) -> Edition | None:
    """The edition of a facet, but with those articles alone that a reader of its version `since` has not seen so.

    That is what joined, what changed wherever it stands, and what was filed elsewhere, as it is now; and for each
    of the last, one of the oldest in the window, which came back into it. None where there is no such facet, `since`
    is no version that it can have had, its head or renderer changed after it, or more articles changed than `most`
    times its size.
    """
    found = facets.find(reader, kind, slug)
    if found is None:
        return None
    if not max(found.head, found.signed) <= since <= found.facet.change:
        return None
    largest = size(found.facet) if callable(size) else size
    found_rows, more = _next(reader, found, since, most * largest)
    whole = None if more else editions.edition(reader, kind, slug, largest, memory)
    if whole is None:
        return None
    told = _told(reader, _shown(reader, found, found_rows, since))
    shown = (*(one.article for one in told), *_came_back(whole, told))
    return replace(whole, articles=_in_order(shown, whole))


def _came_back(whole: Edition, told: Collection[Changed]) -> tuple[Article, ...]:
    """The articles that stand in the window only because others left it: the oldest of those that are not told.

    A reader of the window as it was may never have seen them.
    """
    known = {one.article.id for one in told}
    rest = [article for article in whole.articles if article.id not in known]
    left = sum(one.left for one in told)
    return tuple(rest[len(rest) - min(left, len(rest)) :])


def _in_order(shown: Iterable[Article], whole: Edition) -> tuple[Article, ...]:
    """As they stand in the window; what does not stand there behind all of its rank."""
    below = len(whole.articles)
    places = {article.id: place for place, article in enumerate(whole.articles)}
    return tuple(sorted(shown, key=lambda one: (-one.rank, places.get(one.id, below), -one.number)))


def _next(reader: Reader, found: Found, since: int, most: int) -> tuple[list[_Row], bool]:
    """The rows of the next `most` changes, and whether there are more. A change is never told in part."""
    asked = {"facet": found.number, "since": since, "most": 2 * most + 2}
    first = _first_after(reader, found, since)
    untouched = (_Row(*row) for row in _UNTOUCHED.rows(reader, **asked, ordinal=first))
    touched = (_Row(*row) for row in _TOUCHED.rows(reader, **asked))
    kept: list[_Row] = []
    seen: set[int] = set()
    for row in merge(untouched, touched):
        if row.change not in seen and len(seen) == most:
            return kept, True
        seen.add(row.change)
        kept.append(row)
    return kept, False


def _first_after(reader: Reader, found: Found, since: int) -> int:
    """The first ordinal that was given after a change: ordinals rise with the changes that gave them.

    Looked for from the newest back in growing steps: who asks has mostly missed little, however much there is.
    """

    def is_after(ordinal: int) -> bool:
        ((joined,),) = _JOINED.rows(reader, facet=found.number, ordinal=ordinal)
        return bool(joined > since)

    high, step = found.facet.last + 1, 1
    while high - step > 0 and is_after(high - step):
        high, step = high - step, 2 * step
    low = max(1, high - step + 1)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if is_after(middle) else (middle + 1, high)
    return low


def _shown(reader: Reader, found: Found, all_rows: Sequence[_Row], since: int) -> list[_Row]:
    """Each article once: as it stands, else as one that left, if a reader can know it."""
    gone = {row.article for row in all_rows if row.left is not None}
    standing = _standing(reader, found, gone)
    by_article = {
        row.article: row
        for row in all_rows
        if row.left is None or (row.article not in standing and row.joined <= since)
    }
    return sorted(by_article.values())


def _standing(reader: Reader, found: Found, numbers: Collection[int]) -> set[int]:
    return {number for (number,) in _STANDING.over(reader, numbers, facet=found.number)}


def _told(reader: Reader, shown: Iterable[_Row]) -> tuple[Changed, ...]:
    wanted = list(shown)
    by_number = editions.by_number(reader, (row.article for row in wanted))
    return tuple(
        Changed(change=row.change, article=by_number[row.article], left=row.left is not None)
        for row in wanted
    )

"""The search index: brought up to date after the commits of ingestion, in short transactions of its own.

    prepare (a snapshot: which articles changed, as what they are to be found)  |  put (a commit)

A withdrawal takes its article out in its own commit. What was indexed of an article is kept, since FTS5 needs it to
take a row out of a table without content. Each commit that changes the index takes a change, as those of articles do:
so searches have versions. What was taken out goes to an index of its own, under that change: there a search finds
when it lost what it had found.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select, update

from feeds import search_text
from feeds.plain import text_of
from feeds.search_text import indexable
from feeds.store import bulk, facets
from feeds.store import counter as counters
from feeds.store.engine import driver
from feeds.store.facets import EVERYTHING
from feeds.store.membership import Places, standing
from feeds.store.tables import articles, search_entries, search_state, search_texts

AT_ONCE = 100
"""Articles in one commit: the write lock is held for some hundredths of a second."""

PLACES = 2**31
"""Places of one rank: more than ordinals that a facet will ever give."""

LEFT_AT_ONCE = 2**20
"""Rows of search_left that one change can have."""
MOST_LEFT = 10_000
"""Rows of search_left. Beyond them it begins anew, and every search has moved."""

_FORGETTING, _REWRITING = 1, 2
_PAGES_AT_ONCE = 2_000

_A = articles.c
_CHANGED = (
    select(
        _A.number, _A.change, _A.title, _A.authors, _A.tags, _A.summary, _A.body_html, _A.rank, _A.published,
        _A.withdrawn,
    )
    .where(_A.change > bindparam("since"))
    .order_by(_A.change)
    .limit(AT_ONCE)
)  # fmt: skip
_ADD = "INSERT INTO search_words (rowid, title, body, facets) VALUES (?, ?, ?, ?)"
_TAKE_OUT = (
    "INSERT INTO search_words (search_words, rowid, title, body, facets) VALUES ('delete', ?, ?, ?, ?)"
)
_EMPTY = "INSERT INTO search_words (search_words) VALUES ('delete-all')"
_DEPART = "INSERT INTO search_left (rowid, title, body, facets) VALUES (?, ?, ?, ?)"
_EMPTY_LEFT = "INSERT INTO search_left (search_left) VALUES ('delete-all')"
_MERGE = "INSERT INTO search_words (search_words, rank) VALUES ('merge', ?)"
_ENTER = insert(search_entries)
_KEEP = insert(search_texts)
_DROP_ENTRY = delete(search_entries).where(search_entries.c.article == bindparam("number"))
_DROP_TEXT = delete(search_texts).where(search_texts.c.article == bindparam("number"))


class Prepared(NamedTuple):
    """An article as it is to be found."""

    article: int
    change: int
    """Its own newest."""
    place: int
    text: bytes
    """Its columns of search_words, packed; empty: it is not to be found."""


class Batch(NamedTuple):
    """What is to be indexed next."""

    since: int
    """All changes up to this one were indexed when it was prepared."""
    prepared: tuple[Prepared, ...]
    current: bool = True
    """The index is of our format."""


def prepare(connection: Connection) -> Batch:
    """The next articles whose newest change is not indexed yet, oldest change first."""
    indexed, found_format = connection.execute(select(search_state.c.indexed, search_state.c.format)).one()
    current = found_format == search_text.FORMAT
    since = indexed if current else 0
    changed = connection.execute(_CHANGED, {"since": since}).mappings().all()
    everything = facets.find(driver(connection), EVERYTHING.kind, "") if changed else None
    places = standing(connection, (row["number"] for row in changed))
    all_of_them = everything.number if everything else 0
    prepared = (_prepared(row, places.get(row["number"], {}), all_of_them) for row in changed)
    return Batch(since, tuple(prepared), current)


def _prepared(row: RowMapping, places: Places, everything: int) -> Prepared:
    number, change = row["number"], row["change"]
    if row["withdrawn"] is not None or everything not in places:
        return Prepared(number, change, 0, b"")
    names = (*json.loads(row["authors"]), *json.loads(row["tags"]))
    body = indexable("\n".join((row["summary"], text_of(row["body_html"]), *names)))
    day = datetime.fromtimestamp(row["published"], UTC).date()
    tokens = " ".join((*map(search_text.facet_token, sorted(places)), search_text.day_tokens(day)))
    packed = zlib.compress("\0".join((indexable(row["title"]), body, tokens)).encode("utf-8", "replace"), 3)
    return Prepared(number, change, place_of(row["rank"], places[everything]), packed)


def place_of(rank: int, ordinal: int) -> int:
    """The row of an article in the index, which orders as editions do: by rank, then by its place in everything."""
    return min(max(rank, -PLACES), 2 * PLACES - 1) * PLACES + ordinal


def put(connection: Connection, batch: Batch) -> bool:
    """Bring the index up to date with what was prepared; whether there may be more to do.

    `connection` holds the write lock. What was committed since it was prepared is left to a later batch.
    """
    if _begin_anew(connection):
        return True
    since: int = connection.scalars(select(search_state.c.indexed)).one()
    if since != batch.since:
        return True
    if not batch.prepared:
        return False
    counter = counters.take(connection)
    left, added = _replace(connection, _still(connection, batch.prepared))
    if left or added:
        change = counter.next_change()
        _enter(connection, added, change)
        _depart(connection, left, change)
        counter.stamp()
        counters.put(connection, counter)
    connection.execute(update(search_state).values(indexed=batch.prepared[-1].change))
    return len(batch.prepared) == AT_ONCE


def _begin_anew(connection: Connection) -> bool:
    """Empty an index whose tokens are of another format; whether it was."""
    if connection.scalars(select(search_state.c.format)).one() == search_text.FORMAT:
        return False
    connection.exec_driver_sql(_EMPTY)
    connection.execute(delete(search_entries))
    connection.execute(delete(search_texts))
    counter = counters.take(connection)
    _move_all(connection, counter.next_change())
    counter.stamp()
    counters.put(connection, counter)
    connection.execute(update(search_state).values(indexed=0, format=search_text.FORMAT))
    return True


def _still(connection: Connection, prepared: Sequence[Prepared]) -> list[Prepared]:
    query = select(_A.number, _A.change).where(_A.number.in_([one.article for one in prepared]))
    newest = {row.number: row.change for row in connection.execute(query)}
    return [one for one in prepared if newest[one.article] == one.change]


def _replace(connection: Connection, prepared: Sequence[Prepared]) -> tuple[list[Prepared], list[Prepared]]:
    """What leaves the index and what is new in it; what leaves is taken out. What stays as it was is in neither."""
    wanted = {one.article: one for one in prepared}
    before = {one.article: one for one in _entries(connection, wanted)}
    left = [
        one
        for one in before.values()
        if (one.place, one.text) != (wanted[one.article].place, wanted[one.article].text)
    ]
    _take_out(connection, left)
    kept = before.keys() - {one.article for one in left}
    return left, [one for one in prepared if one.text and one.article not in kept]


def _entries(connection: Connection, numbers: Iterable[int]) -> list[Prepared]:
    query = select(search_entries.c.article, search_entries.c.place, search_texts.c.text).join(
        search_texts, search_texts.c.article == search_entries.c.article
    )
    here = query.where(search_entries.c.article.in_(list(numbers)))
    return [Prepared(article, 0, place, text) for article, place, text in connection.execute(here)]


def _take_out(connection: Connection, left: Sequence[Prepared]) -> None:
    if not left:
        return
    connection.exec_driver_sql(_TAKE_OUT, [_row(one) for one in left])
    numbers = [{"number": one.article} for one in left]
    bulk.execute(connection, _DROP_ENTRY, numbers)
    bulk.execute(connection, _DROP_TEXT, numbers)


def _enter(connection: Connection, added: Sequence[Prepared], change: int) -> None:
    if not added:
        return
    connection.exec_driver_sql(_ADD, [_row(one) for one in added])
    bulk.execute(
        connection, _ENTER, [{"place": one.place, "article": one.article, "change": change} for one in added]
    )
    bulk.execute(connection, _KEEP, [{"article": one.article, "text": one.text} for one in added])


def _row(one: Prepared) -> tuple[int, str, str, str]:
    title, body, tokens = zlib.decompress(one.text).decode("utf-8").split("\0")
    return one.place, title, body, tokens


def _depart(connection: Connection, left: Sequence[Prepared], change: int) -> None:
    """Note a change of the index, and what it took out."""
    departed = connection.scalars(select(search_state.c.departed)).one() + len(left)
    if departed > MOST_LEFT:
        _move_all(connection, change)
        return
    if left:
        first = change * LEFT_AT_ONCE
        connection.exec_driver_sql(
            _DEPART, [(first + number, *_row(one)[1:]) for number, one in enumerate(left)]
        )
    connection.execute(update(search_state).values(change=change, departed=departed))


def _move_all(connection: Connection, change: int) -> None:
    """Note a change of the index that may have moved any search: what left before it need not be known any more."""
    connection.exec_driver_sql(_EMPTY_LEFT)
    connection.execute(update(search_state).values({"change": change, "left": change, "departed": 0}))


def withdraw(connection: Connection, number: int, change: int, *, legal: bool) -> None:
    """Take an article out, in the commit that withdraws it, as of its change; `legal` leaves no trace of its text.

    The index is a pile of segments, and what is taken out of it is only marked so until they are merged: `forget`.
    """
    left = _entries(connection, [number])
    _take_out(connection, left)
    if legal:
        _move_all(connection, change)
        connection.execute(update(search_state).values(forgetting=_FORGETTING))
    elif left:
        _depart(connection, left, change)


def is_forgetting(connection: Connection) -> bool:
    """Whether there is something to `forget`."""
    return bool(connection.scalars(select(search_state.c.forgetting)).one())


def forget(connection: Connection) -> bool:
    """Rewrite some of the index without what was taken out of it; whether there is more to rewrite."""
    stage = connection.scalars(select(search_state.c.forgetting)).one()
    if not stage:
        return False
    before = _written(connection)
    # A negative number begins to merge all segments into one; the positive ones go on with it.
    connection.exec_driver_sql(_MERGE, (-_PAGES_AT_ONCE if stage == _FORGETTING else _PAGES_AT_ONCE,))
    done = stage == _REWRITING and _written(connection) - before < 2
    connection.execute(update(search_state).values(forgetting=0 if done else _REWRITING))
    return not done


def _written(connection: Connection) -> int:
    written: int = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
    return written

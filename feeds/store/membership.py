"""Joining and leaving facets: rows are never deleted, an ordinal is never given twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from feeds.model import Article
from feeds.store import bulk
from feeds.store.bulk import chunks
from feeds.store.facets import Book, Entry
from feeds.store.tables import membership

_JOIN = insert(membership)
_MARK = update(membership).where(membership.c.facet == bindparam("f"), membership.c.ordinal == bindparam("o"))

Places = dict[int, int]
"""Facet number → the ordinal at which an article stands in it now."""


class Roll:
    """The joins and leaves of one write transaction."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._joined: list[dict[str, Any]] = []
        self._changed: dict[tuple[int, int], dict[str, Any]] = {}

    def join(self, facets: Iterable[Entry], article: Article, change: int) -> None:
        """The article takes the next ordinal of each facet."""
        row = {
            "article": article.number,
            "joined": change,
            "left": None,
            "change": change,
            "rank": article.rank,
        }
        for facet in facets:
            facet.ordinal += 1
            facet.count += 1
            facet.move(change)
            self._joined.append({"facet": facet.number, "ordinal": facet.ordinal, **row})

    def leave(self, facet: Entry, ordinal: int, change: int) -> None:
        """The place stays empty for ever."""
        facet.count -= 1
        self._mark(facet, ordinal, change, left=change)

    def touch(self, facet: Entry, ordinal: int, change: int) -> None:
        """The article changed where it stands."""
        self._mark(facet, ordinal, change, left=None)

    def _mark(self, facet: Entry, ordinal: int, change: int, left: int | None) -> None:
        facet.move(change)
        self._changed[facet.number, ordinal] = {
            "f": facet.number,
            "o": ordinal,
            "left": left,
            "change": change,
        }

    def put(self, connection: Connection) -> None:
        """Write every row."""
        bulk.execute(connection, _MARK, list(self._changed.values()))
        bulk.execute(connection, _JOIN, self._joined)


def standing(connection: Connection, numbers: Iterable[int]) -> dict[int, Places]:
    """Where these articles stand now: article number → facet number → ordinal."""
    found: defaultdict[int, Places] = defaultdict(dict)
    for chunk in chunks(numbers):
        query = select(membership.c.article, membership.c.facet, membership.c.ordinal).where(
            membership.c.article.in_(chunk), membership.c.left.is_(None)
        )
        for article, facet, ordinal in connection.execute(query):
            found[article][facet] = ordinal
    return found

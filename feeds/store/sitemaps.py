"""What sitemaps list: ranges of the ordinals of everything, which never gain a member, and what was published of late.

An article that carries an address of its own stands in the sitemaps of that place, not in ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, RowMapping, bindparam, func, select

from feeds.model import Listed
from feeds.store import counter, facets
from feeds.store.bulk import chunks
from feeds.store.engine import driver
from feeds.store.facets import EVERYTHING
from feeds.store.tables import articles, membership

_LISTED = (
    select(*(articles.c[name] for name in ("key", "slug", "title", "language", "published", "updated")))
    .join(membership, membership.c.article == articles.c.number)
    .where(
        membership.c.facet == bindparam("facet"),
        membership.c.left.is_(None),
        articles.c.withdrawn.is_(None),
        articles.c.url == "",
    )
)
_RANGE = _LISTED.where(membership.c.ordinal.between(bindparam("first"), bindparam("last"))).order_by(
    membership.c.ordinal
)
# The rank has the index, and is earlier than the date for undated files of a backfill alone: which are no news.
_SINCE = (
    _LISTED.where(
        membership.c.rank >= bindparam("since"),
        articles.c.published >= bindparam("since"),
    )
    .order_by(membership.c.rank.desc(), membership.c.ordinal.desc())
    .limit(bindparam("most"))
)
_PART = (membership.c.ordinal - 1) // bindparam("size")
_TOUCHED = (
    select(_PART, func.max(membership.c.change))
    # Any change is beyond 0: said so, SQLite walks the index of what was touched, not the whole facet.
    .where(
        membership.c.facet == bindparam("facet"),
        membership.c.change > 0,
        membership.c.change > membership.c.joined,
    )
    .group_by(_PART)
)


def listed(connection: Connection, first: int, last: int) -> tuple[Listed, ...]:
    """Of the articles at these ordinals of everything, those that a sitemap lists."""
    asked = {"facet": _everything(connection)[0], "first": first, "last": last}
    return tuple(map(_listed, connection.execute(_RANGE, asked).mappings()))


def since(connection: Connection, moment: int, most: int) -> tuple[Listed, ...]:
    """At most `most` that were published since an epoch second, those that came last first."""
    asked = {"facet": _everything(connection)[0], "since": moment, "most": most}
    return tuple(map(_listed, connection.execute(_SINCE, asked).mappings()))


def parts(connection: Connection, size: int) -> tuple[datetime, ...]:
    """When each run of `size` ordinals of everything last changed, the first run first.

    A run last changed when its last place was taken, or when one of its places was touched or left: those have
    an index of their own, so that nothing else is read.
    """
    facet, last = _everything(connection)
    ends = [min(first + size - 1, last) for first in range(1, last + 1, size)]
    joined = _joined(connection, facet, ends)
    touched = _pairs(connection.execute(_TOUCHED, {"facet": facet, "size": size}))
    newest = (max(joined[end], touched.get(number, 0)) for number, end in enumerate(ends))
    return tuple(
        datetime.fromtimestamp(counter.moment_of(driver(connection), change), UTC) for change in newest
    )


def _joined(connection: Connection, facet: int, ordinals: Iterable[int]) -> dict[int, int]:
    """The change that gave each of these ordinals."""
    found: dict[int, int] = {}
    for chunk in chunks(ordinals):
        query = select(membership.c.ordinal, membership.c.joined).where(
            membership.c.facet == facet, membership.c.ordinal.in_(chunk)
        )
        found |= _pairs(connection.execute(query))
    return found


def _pairs(rows: Iterable[Row[int, int]]) -> dict[int, int]:
    return {one: other for one, other in rows}  # noqa: C416 - rows are no pairs to mypy


def _everything(connection: Connection) -> tuple[int, int]:
    """The number of the facet that holds everything, and its last ordinal."""
    found = facets.find(driver(connection), EVERYTHING.kind, "")
    return (found.number, found.facet.last) if found else (0, 0)


def _listed(row: RowMapping) -> Listed:
    times = {name: datetime.fromtimestamp(row[name], UTC) for name in ("published", "updated")}
    return Listed(key=row["key"], slug=row["slug"], title=row["title"], language=row["language"], **times)

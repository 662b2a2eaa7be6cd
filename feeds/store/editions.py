"""What readers are served: an edition, an archive document, each one indexed query and its version in one snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from feeds.defaults import ARCHIVED
from feeds.model import Article, Edition
from feeds.store import counter, facets, rows
from feeds.store.facets import Found
from feeds.store.tables import articles, membership, sightings, state

# Built once: building costs more than running.
_MEMBERS = select(
    *rows.EDITION_COLUMNS, membership.c.change.label("row_change"), membership.c.rank.label("row_rank")
).join(membership, membership.c.article == articles.c.number)
_NEWEST = (
    _MEMBERS.where(membership.c.facet == bindparam("facet"), membership.c.left.is_(None))
    .order_by(membership.c.rank.desc(), membership.c.published.desc(), membership.c.tie.desc())
    .limit(bindparam("size"))
)
_IN_RANGE = membership.c.ordinal.between(bindparam("first"), bindparam("last"))
_RANGE = _MEMBERS.where(
    membership.c.facet == bindparam("facet"), membership.c.left.is_(None), _IN_RANGE
).order_by(membership.c.ordinal.desc())
_RANGE_CHANGE = select(func.max(membership.c.change)).where(
    membership.c.facet == bindparam("facet"), _IN_RANGE
)
_LEFT_CHANGE = select(func.max(membership.c.change)).where(
    membership.c.facet == bindparam("facet"), membership.c.left.is_not(None)
)
_LEFT_ABOVE = _LEFT_CHANGE.where(membership.c.rank >= bindparam("rank"))
_JOINED = select(membership.c.joined).where(
    membership.c.facet == bindparam("facet"), membership.c.ordinal == bindparam("ordinal")
)
_STATE = select(state.c.epoch, state.c.signed)


def edition(connection: Connection, kind: str, slug: str, size: int) -> Edition | None:
    """The newest `size` articles of a facet by rank, and its version; None where there is no such facet."""
    found = facets.find(connection, kind, slug)
    if found is None:
        return None
    newest = connection.execute(_NEWEST, {"facet": found.number, "size": size}).mappings().all()
    return _edition(connection, found, newest, _window_changes(connection, found, newest, size))


def archive(connection: Connection, kind: str, slug: str, first: int, last: int) -> Edition | None:
    """What stands at these ordinals of a facet, the newest first; None where no archive document has this address."""
    found = facets.find(connection, kind, slug)
    if found is None or not _is_archive(first, last, found.facet.last):
        return None
    asked = {"facet": found.number, "first": first, "last": last}
    members = connection.execute(_RANGE, asked).mappings().all()
    changes = connection.scalars(_RANGE_CHANGE, asked).all()
    return _edition(connection, found, members, changes, (first, last))


def _is_archive(first: int, last: int, newest: int) -> bool:
    return first > 0 and first % ARCHIVED == 1 and first <= last < first + ARCHIVED and last <= newest


def _edition(
    connection: Connection,
    found: Found,
    members: Sequence[RowMapping],
    changes: Iterable[int | None],
    archive: tuple[int, int] | None = None,
) -> Edition:
    epoch, signed = connection.execute(_STATE).one()
    version = max(found.head, signed, *(change or 0 for change in changes))
    return Edition(
        facet=found.facet,
        epoch=epoch,
        articles=tuple(map(rows.article, members)),
        change=version,
        moment=datetime.fromtimestamp(counter.moment_of(connection, version), UTC),
        archive=archive,
    )


def _window_changes(
    connection: Connection, found: Found, members: Sequence[RowMapping], size: int
) -> list[int | None]:
    """The changes that moved a window: of its members, of those that left from among them, and of the last join,
    which moves the address of the archive that its head names.
    """
    facet = {"facet": found.number}
    if len(members) < size:
        left = connection.scalars(_LEFT_CHANGE, facet).one()
    else:
        left = (
            connection.scalars(_LEFT_ABOVE, facet | {"rank": members[-1]["row_rank"]}).one() if members else 0
        )
    joined = connection.scalars(_JOINED, facet | {"ordinal": found.facet.last}).first()
    return [left, joined, *(row["row_change"] for row in members)]


def article(connection: Connection, key: str) -> Article | None:
    """The article with this key, whole."""
    row = connection.execute(select(articles).where(articles.c.key == key)).mappings().first()
    return None if row is None else rows.article(row)


def said_by(connection: Connection, source: str, name: str) -> str | None:
    """The id of the article that a document's only entry says."""
    query = select(articles.c.id).join(sightings, sightings.c.article == articles.c.number)
    here = (sightings.c.source == source) & (sightings.c.name == name) & (sightings.c.entry == "")
    return connection.scalars(query.where(here)).first()

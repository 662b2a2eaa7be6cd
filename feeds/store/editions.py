"""What readers are served: an edition, an archive document, each one indexed query and its version in one snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from operator import itemgetter

from sqlalchemy import Connection, bindparam, func, select

from feeds.defaults import ARCHIVED
from feeds.model import Article, Edition, Facet
from feeds.store import counter, facets, rows
from feeds.store.bulk import MANY
from feeds.store.engine import Reader
from feeds.store.facets import Found
from feeds.store.memory import Memory, Place
from feeds.store.prepared import Prepared
from feeds.store.tables import articles, membership, sightings

Size = int | Callable[[Facet], int]
"""How many articles an edition has at most: a number, or what makes one of the facet."""

_PLACE = (membership.c.article, membership.c.change, membership.c.rank)
_NEWEST = Prepared(
    select(*_PLACE)
    .where(membership.c.facet == bindparam("facet"), membership.c.left.is_(None))
    .order_by(membership.c.rank.desc(), membership.c.ordinal.desc())
    .limit(bindparam("size"))
)
_IN_RANGE = membership.c.ordinal.between(bindparam("first"), bindparam("last"))
_RANGE = Prepared(
    select(*_PLACE)
    .where(membership.c.facet == bindparam("facet"), membership.c.left.is_(None), _IN_RANGE)
    .order_by(membership.c.ordinal.desc())
)
_RANGE_CHANGE = Prepared(
    select(func.max(membership.c.change)).where(membership.c.facet == bindparam("facet"), _IN_RANGE)
)
_LEFT = select(func.max(membership.c.change)).where(
    membership.c.facet == bindparam("facet"),
    membership.c.left.is_not(None),
    membership.c.rank >= bindparam("rank"),
)
_JOINED = select(membership.c.joined).where(
    membership.c.facet == bindparam("facet"), membership.c.ordinal == bindparam("ordinal")
)
_WINDOW_CHANGES = Prepared(select(_LEFT.scalar_subquery(), _JOINED.scalar_subquery()))
_OF_NUMBER = Prepared(select(*rows.EDITION_COLUMNS).where(articles.c.number.in_([MANY])))
_change_of = itemgetter(1)
_BELOW_ALL = -(2**62)
"""A rank that nothing has."""


def edition(reader: Reader, kind: str, slug: str, size: Size, memory: Memory) -> Edition | None:
    """The newest `size` articles of a facet by rank, and its version; None where there is no such facet."""
    found = facets.find(reader, kind, slug)
    if found is None:
        return None
    most = size(found.facet) if callable(size) else size
    newest = _NEWEST.rows(reader, facet=found.number, size=most)
    return _edition(reader, found, newest, _window_changes(reader, found, newest, most), memory)


def archive(reader: Reader, kind: str, slug: str, first: int, last: int, memory: Memory) -> Edition | None:
    """What stands at these ordinals of a facet, the newest first; None where no archive document has this address."""
    found = facets.find(reader, kind, slug)
    if found is None or not _is_archive(first, last, found.facet.last):
        return None
    asked = {"facet": found.number, "first": first, "last": last}
    members = _RANGE.rows(reader, **asked)
    changes = [change for (change,) in _RANGE_CHANGE.rows(reader, **asked)]
    return _edition(reader, found, members, changes, memory, (first, last))


def _is_archive(first: int, last: int, newest: int) -> bool:
    return first > 0 and first % ARCHIVED == 1 and first <= last < first + ARCHIVED and last <= newest


def _edition(
    reader: Reader,
    found: Found,
    members: Sequence[Place],
    changes: Iterable[int | None],
    memory: Memory,
    archive: tuple[int, int] | None = None,
) -> Edition:
    version = max(found.head, found.signed, *filter(None, changes))
    return Edition(
        facet=found.facet,
        epoch=found.epoch,
        articles=_articles(reader, found.epoch, members, memory),
        change=version,
        moment=_moment_of(reader, found.facet, version),
        archive=archive,
    )


def _moment_of(reader: Reader, facet: Facet, version: int) -> datetime:
    """When a version was committed: mostly it is the newest of all that is in the facet."""
    if version == facet.change:
        return facet.moment
    return datetime.fromtimestamp(counter.moment_of(reader, version), UTC)


def _articles(reader: Reader, epoch: str, members: Sequence[Place], memory: Memory) -> tuple[Article, ...]:
    """The articles at these places, in their order: those that were read before are not read again."""
    found = memory.known(epoch, members)
    missing = {place[0]: place for place, article in zip(members, found, strict=True) if article is None}
    if not missing:
        return tuple(filter(None, found))
    read = by_number(reader, missing)
    memory.keep(epoch, ((missing[number], article) for number, article in read.items()))
    return tuple(article or read[place[0]] for place, article in zip(members, found, strict=True))


def by_number(reader: Reader, numbers: Iterable[int]) -> dict[int, Article]:
    """The articles of these numbers, without what feeds do not show."""
    found = _OF_NUMBER.over(reader, numbers)
    return {row[0]: rows.article(dict(zip(_OF_NUMBER.names, row, strict=True))) for row in found}


def _window_changes(reader: Reader, found: Found, members: Sequence[Place], size: int) -> list[int | None]:
    """The changes that moved a window: of its members, of those that left from among them, and of the last join,
    which moves the address of the archive that its head names.
    """
    lowest = members[-1][2] if members and len(members) == size else _BELOW_ALL
    ((left, joined),) = _WINDOW_CHANGES.rows(
        reader, facet=found.number, rank=lowest, ordinal=found.facet.last
    )
    return [left, joined, *map(_change_of, members)]


def article(connection: Connection, key: str) -> Article | None:
    """The article with this key, whole."""
    row = connection.execute(select(articles).where(articles.c.key == key)).mappings().first()
    return None if row is None else rows.article(row)


def said_by(connection: Connection, source: str, name: str) -> str | None:
    """The id of the article that a document's only entry says."""
    query = select(articles.c.id).join(sightings, sightings.c.article == articles.c.number)
    here = (sightings.c.source == source) & (sightings.c.name == name) & (sightings.c.entry == "")
    return connection.scalars(query.where(here)).first()

"""What readers are served: an edition is one indexed query in one snapshot."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from feeds.model import Article, Edition
from feeds.store import facets, rows
from feeds.store.tables import articles, membership, sightings, state

# Built once: building costs more than running.
_NEWEST = (
    select(*rows.EDITION_COLUMNS)
    .join(membership, membership.c.article == articles.c.number)
    .where(membership.c.facet == bindparam("facet"), membership.c.left.is_(None))
    .order_by(membership.c.rank.desc(), membership.c.published.desc(), membership.c.tie.desc())
    .limit(bindparam("size"))
)


def edition(connection: Connection, kind: str, slug: str, size: int) -> Edition | None:
    """The newest `size` articles of a facet by rank, and its version; None where there is no such facet."""
    found = facets.find(connection, kind, slug)
    if found is None:
        return None
    number, facet = found
    epoch = connection.scalars(select(state.c.epoch)).one()
    newest = connection.execute(_NEWEST, {"facet": number, "size": size}).mappings()
    return Edition(facet=facet, epoch=epoch, articles=tuple(map(rows.article, newest)))


def article(connection: Connection, key: str) -> Article | None:
    """The article with this key, whole."""
    row = connection.execute(select(articles).where(articles.c.key == key)).mappings().first()
    return None if row is None else rows.article(row)


def said_by(connection: Connection, source: str, name: str) -> str | None:
    """The id of the article that a document's only entry says."""
    query = select(articles.c.id).join(sightings, sightings.c.article == articles.c.number)
    here = (sightings.c.source == source) & (sightings.c.name == name) & (sightings.c.entry == "")
    return connection.scalars(query.where(here)).first()

"""What an article has said before, revision by revision."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, select

from feeds.model import Revision
from feeds.store import counter
from feeds.store.engine import driver
from feeds.store.tables import articles, revisions


def history(connection: Connection, key: str) -> tuple[Revision, ...]:
    """Every text that the article with this key has held, the present one last.

    Empty where there is no such article, or it was withdrawn.
    """
    row = connection.execute(select(articles).where(articles.c.key == key)).mappings().first()
    if row is None or row["withdrawn"] is not None:
        return ()
    past = select(revisions).where(revisions.c.article == row["number"]).order_by(revisions.c.revision)
    before = [_revision(connection, one, one["change"]) for one in connection.execute(past).mappings()]
    return (*before, _revision(connection, row, row["said"]))


def _revision(connection: Connection, row: RowMapping, change: int) -> Revision:
    """The revision of a row of `revisions`, or of `articles`, which says the same of the present text.

    `change`: the one that brought it.
    """
    return Revision(
        number=row["revision"],
        change=change,
        moment=datetime.fromtimestamp(counter.moment_of(driver(connection), change), UTC),
        title=row["title"],
        authors=tuple(json.loads(row["authors"])),
        summary=row["summary"],
        body_html=row["body_html"],
    )

"""The one counter: from it follow validators, freshness and every 'what is new since'.

A write transaction takes it first, gives every touch the next number, and puts it back before its commit.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

from feeds.store.engine import Reader
from feeds.store.prepared import Prepared
from feeds.store.tables import commits, state

_MOMENT = Prepared(
    select(commits.c.moment).where(commits.c.change >= bindparam("of")).order_by(commits.c.change).limit(1)
)


@dataclass(slots=True)
class Counter:
    """What a write transaction holds of the store's row while it runs."""

    epoch: str
    change: int
    moment: int
    """Whole seconds by the store's clock, which never runs backwards."""
    article: int
    facet: int
    taken: int = 0
    """The change before this transaction."""

    def next_change(self) -> int:
        """The next change number."""
        self.change += 1
        return self.change

    def stamp(self) -> None:
        """Move the moment to now. The last act before feeds are written: a commit that took long must not carry
        a second that readers have seen the end of.
        """
        self.moment = max(self.moment, int(time.time()))

    def next_facet(self) -> int:
        """The next facet number."""
        self.facet += 1
        return self.facet


def take(connection: Connection) -> Counter:
    """The counter, with the moment of this commit: now, or a second after the last where the clock was set back."""
    row = connection.execute(
        select(state.c.epoch, state.c.change, state.c.moment, state.c.article, state.c.facet)
    ).one()
    now = int(time.time())
    moment = now if now >= row.moment else row.moment + 1
    return Counter(row.epoch, row.change, moment, row.article, row.facet, row.change)


def put(connection: Connection, counter: Counter) -> None:
    """Put the counter back: the last act of a write transaction that changed anything."""
    connection.execute(
        update(state).values(
            change=counter.change, moment=counter.moment, article=counter.article, facet=counter.facet
        )
    )
    if counter.change > counter.taken:
        connection.execute(insert(commits), {"change": counter.change, "moment": counter.moment})


def moment_of(reader: Reader, change: int) -> int:
    """The epoch second in which a change was committed; 0 for one that never was."""
    row = _MOMENT.row(reader, of=change)
    return row[0] if row else 0


def mint(connection: Connection) -> None:
    """Give a new store its row and its epoch."""
    row = {"id": 1, "epoch": new_epoch(), "change": 0, "moment": 0, "article": 0, "facet": 0}
    connection.execute(insert(state), row | {"prepared": "", "signature": "", "sections": "", "signed": 0})


def new_epoch() -> str:
    """A short random word: numbers of another life of a store never match."""
    return secrets.token_hex(4)

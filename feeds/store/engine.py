"""Connections to the store: how a snapshot and a write transaction begin, and what its failures are called.

The driver is in autocommit and every BEGIN is ours: Python's sqlite3 opens no transaction for a SELECT, so that
two statements of a reader could stand on either side of a commit.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from feeds.errors import StoreAway, StoreError
from feeds.store.ready import sqlite_path

PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    # FULL, not NORMAL: a change number that a reader has seen must not be given again after a power cut.
    "PRAGMA synchronous = FULL",
    # 16 MB of log before it is folded back: pages that many commits touch are then written once.
    "PRAGMA wal_autocheckpoint = 4000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -1000",
)

# A commit touches pages all over the indexes of a large store; without room for them it writes them twice.
_WRITER_CACHE = "PRAGMA cache_size = -64000"


Reader = sqlite3.Connection
"""The driver's own connection, in a transaction that only reads."""


class Database:
    """An engine and the ways to use it: `reading` for what readers wait for, `snapshot` for the rest, `writing`."""

    def __init__(self, url: str) -> None:
        self.path = sqlite_path(url)
        self.engine = _engine(self.path)
        self._idle: deque[Reader] = deque()

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A connection on which every statement sees one commit, for `Prepared` statements. Raises StoreAway.

        The driver's own, since SQLAlchemy's costs more than what is asked of it.
        """
        idle = self._idle
        with _translated(self.path):
            try:
                reader = idle.pop()
            except IndexError:
                reader = connect(self.path)
            try:
                reader.execute("BEGIN")
                yield reader
                reader.execute("COMMIT")
            except BaseException:
                reader.close()
                raise
            if idle is self._idle:
                idle.append(reader)
            else:
                reader.close()  # it reads a file that was replaced meanwhile

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection on which every statement sees one commit. Raises StoreAway."""
        with _translated(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, *, forgetting: bool = False) -> Iterator[Connection]:
        """A connection that holds the one write lock from its first moment to the commit. Raises StoreAway.

        `forgetting` overwrites what is deleted, so that no copy of it stays in the file.
        """
        with _translated(self.path), self.engine.connect() as bare:
            driver(bare).execute(_WRITER_CACHE)
            driver(bare).execute(f"PRAGMA secure_delete = {int(forgetting)}")
            connection = bare.execution_options(newswire_begin="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    def checkpoint(self) -> None:
        """Fold the write-ahead log back into the database and cut it, as far as readers allow."""
        with _translated(self.path), self.engine.connect() as connection:
            driver(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def dispose(self) -> None:
        """Close every connection; the next use opens the file anew."""
        idle, self._idle = self._idle, deque()
        with suppress(IndexError):  # until none is left: another thread may have taken the last one meanwhile
            while True:
                idle.pop().close()
        self.engine.dispose()


def driver(connection: Connection) -> Reader:
    """The driver's own connection below."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def connect(path: Path) -> sqlite3.Connection:
    """A new connection of the driver's, set up as all of ours are, to a file that is there.

    One that is gone is not made: an empty store would hide that, and its log be played into what is put back.
    """
    address = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection


def _engine(path: Path) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=partial(connect, path),
        poolclass=_queue_pool(),
        pool_size=8,
        max_overflow=8,
        # Whose pages were read a moment ago: each connection has a cache of its own.
        pool_use_lifo=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _queue_pool() -> Any:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def _begin(connection: Connection) -> None:
    driver(connection).execute(connection.get_execution_options().get("newswire_begin", "BEGIN"))


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise StoreAway(f"store {path}: {error.orig}") from error
    except DBAPIError as error:
        raise StoreError(f"store {path}: {error.orig}") from error
    except sqlite3.OperationalError as error:
        raise StoreAway(f"store {path}: {error}") from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(f"store {path}: {error}") from error

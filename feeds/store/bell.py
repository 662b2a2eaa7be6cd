"""The bell: has the store changed since this thread last asked? Next to nothing, on every request.

Every commit changes the header of the log's index, which all who have the store open share as memory: a bell compares
it with what it was. It only says that it is worth looking; the header changes for unrelated writes too. A replaced file
has another index: so a bell looks once a second whether the file is still the same.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from feeds.errors import StoreAway
from feeds.store import log_index

LOOK_SECONDS = 1.0


class Bell:
    """One thread's bell. Not to be shared between threads."""

    def __init__(self, path: Path, replaced: Callable[[], None]) -> None:
        self._path = path
        self._replaced = replaced
        self._version: bytes | int = -1
        self._file: tuple[int, int] | None = None
        self._look_due = 0.0
        self._connection: sqlite3.Connection | None = None
        self._ask: Callable[[], bytes | int] = self._open

    def rang(self) -> bool:
        """True where the store may have changed since the last call (the first: True). Raises StoreAway."""
        try:
            if time.monotonic() >= self._look_due:
                self._look_at_file()
            version = self._ask()
        except (sqlite3.Error, OSError) as error:
            self.close()
            if isinstance(error, FileNotFoundError) and self._file is not None:
                # Whoever has the file open still could read it, and nobody would be told of what is written elsewhere.
                self._file = None
                self._replaced()
            raise StoreAway(f"store {self._path}: {error}") from error
        if version == self._version:
            return False
        self._version = version
        return True

    def close(self) -> None:
        """Let go of the connection; the next call opens it anew and rings."""
        self._ask = self._open
        self._look_due = 0.0
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._version = -1

    def _open(self) -> bytes | int:
        connection = sqlite3.connect(f"{self._path.as_uri()}?mode=rw", uri=True, isolation_level=None)
        self._connection = connection
        self._ask = log_index.header_of(self._path, connection) or partial(_data_version, connection)
        return self._ask()

    def _look_at_file(self) -> None:
        stat = self._path.stat()
        file = (stat.st_dev, stat.st_ino)
        if self._file is not None and file != self._file:
            self.close()
            self._replaced()
        self._file = file
        self._look_due = time.monotonic() + LOOK_SECONDS


def _data_version(connection: sqlite3.Connection) -> int:
    """What SQLite says itself: per connection, and blind to its own writes, of which a bell's has none."""
    version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version

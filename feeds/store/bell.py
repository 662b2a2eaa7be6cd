"""The bell: has the store changed since this thread last asked? A few microseconds, on every request.

`PRAGMA data_version` is per connection, blind to its own writes, rings on unrelated writes and misses a
replaced file: so a bell has a connection that does nothing else, it only says that it is worth looking,
and once a second it looks whether the file is still the same.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from feeds.errors import StoreAway

LOOK_SECONDS = 1.0


class Bell:
    """One thread's bell. Not to be shared between threads."""

    def __init__(self, path: Path, replaced: Callable[[], None]) -> None:
        self._path = path
        self._replaced = replaced
        self._version = -1
        self._file: tuple[int, int] | None = None
        self._looked = 0.0
        self._connection: sqlite3.Connection | None = None

    def rang(self) -> bool:
        """True where the store may have changed since the last call (the first: True). Raises StoreAway."""
        try:
            self._look_at_file()
            connection = self._connection or self._open()
            version = connection.execute("PRAGMA data_version").fetchone()[0]
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
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._version = -1

    def _open(self) -> sqlite3.Connection:
        self._connection = sqlite3.connect(f"{self._path.as_uri()}?mode=rw", uri=True, isolation_level=None)
        return self._connection

    def _look_at_file(self) -> None:
        now = time.monotonic()
        if self._connection is not None and now - self._looked < LOOK_SECONDS:
            return
        stat = self._path.stat()
        file = (stat.st_dev, stat.st_ino)
        if self._file is not None and file != self._file:
            self.close()
            self._replaced()
        self._file = file
        self._looked = now

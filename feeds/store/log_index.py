"""The header of SQLite's log index: what every commit changes, read without asking SQLite.

The index of the write-ahead log is a file that all who have the database open share as memory. Its header, of which a
checksum and a counter of transactions are parts, is rewritten by each commit before that returns, and is what SQLite
itself compares to know whether its cache is out of date (https://sqlite.org/walformat.html, 2.2). Asking SQLite for the
same (`PRAGMA data_version`) locks the file and gives way to other threads several times, forty times as long in all.
"""

from __future__ import annotations

import mmap
import os
import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock

_HEADER_BYTES = 48
"""Of one of its two copies: readers of the database take the first, which is written last."""
_FORMAT = 3_007_000
"""All versions of SQLite since 3.7.0 say so in the first four bytes."""
_KEPT = 32

_mapped: OrderedDict[tuple[int, int], tuple[int, mmap.mmap]] = OrderedDict()
"""By device and inode: the file's descriptor and its first bytes. Where a process closes a descriptor of a file, it
loses all its locks on it (POSIX), those that SQLite holds too: so it stays open long after it was last used.
"""
_lock = Lock()


def header_of(database: Path, connection: sqlite3.Connection) -> Callable[[], bytes] | None:
    """What reads the header, as long as `connection`, which is one to that database, is open.

    None where there is none that could be read: the database has no write-ahead log, or this SQLite another format.
    Raises sqlite3.Error.
    """
    # The connection opens the log, and until it is closed nobody makes another index or cuts this one short.
    connection.execute("PRAGMA data_version").fetchone()
    try:
        index = _map(Path(f"{database}-shm"))
    except (OSError, ValueError):
        return None
    known = index[:4] in (_FORMAT.to_bytes(4, "little"), _FORMAT.to_bytes(4, "big"))
    return (lambda: index[:_HEADER_BYTES]) if known else None


def _map(path: Path) -> mmap.mmap:
    """The header of an index file. Raises OSError, and ValueError where it is shorter than that."""
    with _lock:
        stat = path.stat()
        name = (stat.st_dev, stat.st_ino)
        if name not in _mapped:
            if stat.st_size < _HEADER_BYTES:
                raise ValueError(f"{path}: no index of a log")
            descriptor = os.open(path, os.O_RDONLY)
            _mapped[name] = descriptor, mmap.mmap(descriptor, _HEADER_BYTES, access=mmap.ACCESS_READ)
            while len(_mapped) > _KEPT:
                os.close(_mapped.popitem(last=False)[1][0])
        _mapped.move_to_end(name)
        return _mapped[name][1]

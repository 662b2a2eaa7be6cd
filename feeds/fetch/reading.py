"""One file's bytes, and what the file looked like once they were read."""

from __future__ import annotations

import os
import stat
from glob import escape
from io import BufferedReader, FileIO
from pathlib import Path
from typing import NamedTuple

from feeds.fetch.names import SIDECARS
from feeds.fetch.scan import in_range
from feeds.fetch.shapes import UNREADABLE, Stamp

HEAD = 256 * 1024
"""Bytes that are kept of what is not read whole."""


class Reading(NamedTuple):
    """What a read gave; the data is the file's text only where `stamp` is still what the scan saw."""

    data: bytes
    stamp: Stamp


def read(path: str, size: int, max_bytes: int) -> Reading:
    """The bytes of a file of `size` bytes, or only the first 256 KiB where that is more than `max_bytes`.

    OSError where it cannot be opened or read.
    """
    with BufferedReader(FileIO(path, opener=_without_waiting)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return Reading(b"", (UNREADABLE, 0))
        data = file.read(size + 1 if size <= max_bytes else HEAD)
        after = os.fstat(file.fileno())
    return Reading(data, (max(after.st_size, len(data)), in_range(after.st_mtime_ns)))


def beside(path: Path) -> tuple[bytes, str]:
    """The sidecar of one file and its name, for who reads a file without a pass; both empty where it has none."""
    for suffix in SIDECARS:
        for one in sorted(path.parent.glob(f"{escape(path.stem)}.*")):
            if one.suffix.lower() == suffix and one.is_file():
                with one.open("rb") as file:
                    return file.read(HEAD), one.name
    return b"", ""


def _without_waiting(path: str, flags: int) -> int:
    """Not to hang where a pipe has taken the file's place since the scan."""
    return os.open(path, flags | os.O_NONBLOCK | os.O_NOCTTY)

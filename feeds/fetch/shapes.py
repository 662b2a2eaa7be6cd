"""What every transport takes and gives: the shapes around the door `fetch`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from feeds.model import Document, Unread
from feeds.settings import FetchSettings, Source

Stamp = tuple[int, int]
"""A file's size in bytes and its modification time in nanoseconds since 1970."""

UNREADABLE = -1
"""The size of a document of which nothing could be read. It is no file's size, so such a name is tried again
at each pass, and reported again only when its time has moved."""

REST = 20
"""A scan rests so many times its own duration: a large folder on a slow disk is not read without pause."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the store remembers of a name: `size` and `mtime_ns` of the last document under it, and whether
    the name has gone since.
    """

    size: int
    mtime_ns: int
    gone: bool = False


@dataclass(slots=True)
class Watch:
    """What one source's passes remember of each other within one process. A new one is always right, only
    slower by one look.
    """

    unsettled: dict[str, Stamp] = field(default_factory=dict)
    """What waits, as it looked last. Complete once the pass's documents are exhausted: a file that moves
    while it is read joins it then."""
    seconds: float = 0.0
    """How long the last scan took."""

    @property
    def rest(self) -> float:
        """Seconds that the next scan should keep away from the last one."""
        return REST * self.seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One pass over a source."""

    documents: Iterator[Document | Unread]
    """Read lazily, one in memory at a time, by modification time, then name: of two copies the older first."""
    total: int
    """How many documents it will give at most."""
    gone: tuple[str, ...] = ()
    """Known names that are no longer there, without those that the store already holds as gone; in order."""
    back: tuple[str, ...] = ()
    """Names known as gone that are there again with the same size and time; in order."""
    unchanged: int = 0
    """Names that look as the store remembers them; they were not opened."""
    ignored: int = 0
    """Entries that are no copy: hidden, temporary, another suffix, no regular file, a folder outside the root."""
    waiting: int = 0
    """Names that had not settled when the scan saw them."""
    seconds: float = 0.0
    """What the scan took."""


class Fetcher(Protocol):
    """A transport: all its IO happens in here."""

    def __call__(
        self,
        source: Source,
        known: Mapping[str, Known],
        watch: Watch,
        settings: FetchSettings,
        arrived: datetime,
    ) -> Fetched:
        """One pass over the source; SourceError where the source as a whole cannot be read."""

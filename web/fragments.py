"""Rendered entries: each article is rendered once for each of its changes, per format and length."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

_OVERHEAD = 300
"""Bytes that a place takes besides the entry itself."""


class Place(NamedTuple):
    """What an entry's bytes depend on; what else they do (config, renderer) never changes within a process."""

    epoch: str
    id: str
    change: int
    suffix: str
    content: str


class Fragments:
    """Entries by place, up to `limit` bytes, the least recently used out first. For any thread."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._entries: OrderedDict[Place, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, place: Place, render: Callable[[], bytes]) -> bytes:
        """The entry at a place, rendered now where it is not there. Rendering holds nobody else up."""
        with self._lock:
            entry = self._entries.get(place)
            if entry is not None:
                self._entries.move_to_end(place)
                return entry
        entry = render()
        with self._lock:
            self._keep(place, entry)
        return entry

    def _keep(self, place: Place, entry: bytes) -> None:
        if place in self._entries:
            return  # another thread rendered the same meanwhile
        self._entries[place] = entry
        self._bytes += len(entry) + _OVERHEAD
        while self._bytes > self._limit:
            _, oldest = self._entries.popitem(last=False)
            self._bytes -= len(oldest) + _OVERHEAD

"""Finished pages, kept until the store's next change. Bounded in bytes; the least recently used go first."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from web.reading import Reading

LIMIT = 4_000_000
"""Bytes of pages that one worker keeps."""

_NOTHING_MOVED = sys.maxsize
"""A change beyond all others: what is asked for is the newest change alone."""


class Kept:
    """Pages by path. A page depends on the store and the config alone, never on the clock."""

    def __init__(self, store: Reading, limit: int = LIMIT) -> None:
        self._store = store
        self._limit = limit
        self._lock = Lock()
        self._version = ("", -1)
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0

    def page(self, path: str, make: Callable[[], str | bytes]) -> bytes:
        """The page as the store is now: made by `make` where it is not kept. Raises what `make` raises, and StoreAway.

        The version is read before the page is made, so that a page is never kept under a later one than its own.
        """
        version = (self._store.epoch, self._store.changed_since(_NOTHING_MOVED)[0])
        with self._lock:
            if version != self._version:
                self._empty(version)
            if path in self._pages:
                self._pages.move_to_end(path)
                return self._pages[path]
        made = make()
        body = made.encode("utf-8", "replace") if isinstance(made, str) else made
        with self._lock:
            if version == self._version:
                self._put(path, body)
        return body

    def _empty(self, version: tuple[str, int]) -> None:
        self._version = version
        self._pages.clear()
        self._size = 0

    def _put(self, path: str, body: bytes) -> None:
        self._size += len(body) - len(self._pages.pop(path, b""))
        self._pages[path] = body
        while self._size > self._limit:
            _, oldest = self._pages.popitem(last=False)
            self._size -= len(oldest)

"""Pages with their compressed forms; the finished ones are kept until the store's next change.

Bounded in bytes, compressed forms included; the least recently used go first.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from hashlib import blake2b
from threading import Lock

from web.body import compressed
from web.reading import Reading

LIMIT = 4_000_000
"""Bytes of pages that one worker keeps."""

_NOTHING_MOVED = sys.maxsize
"""A change beyond all others: what is asked for is the newest change alone."""

Grew = Callable[["Page", int], None]
"""Told a page, and the bytes of a form that it has now besides."""


class Page:
    """An answer that is no feed, with its compressed forms, each made on the first demand. For any thread."""

    def __init__(self, body: str | bytes, *, lasting: bool = False, grew: Grew | None = None) -> None:
        """`lasting`: it will be sent again, so that more effort pays. `grew` is told of each new form."""
        self.data = body.encode("utf-8", "replace") if isinstance(body, str) else body
        self.tag = blake2b(self.data, digest_size=16).hexdigest()
        """What stands between the quotes of its ETag, whatever the coding."""
        self.size = len(self.data)
        """Bytes that it takes while it is kept: only `Kept` changes it."""
        self._lasting = lasting
        self._grew = grew
        self._forms = {"identity": self.data}
        self._lock = Lock()

    def coded(self, coding: str) -> bytes:
        """It in `identity` or one of `answer.CODINGS`."""
        with self._lock:
            if coding in self._forms:
                return self._forms[coding]
            made = self._forms[coding] = compressed(self.data, coding, quick=not self._lasting)
        if self._grew is not None:
            self._grew(self, len(made))
        return made


class Kept:
    """Pages by path. A page depends on the store and the config alone, never on the clock."""

    def __init__(self, store: Reading, limit: int = LIMIT) -> None:
        self._store = store
        self._limit = limit
        self._lock = Lock()
        self._version = ("", -1)
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._size = 0

    def page(self, path: str, make: Callable[[], str | bytes]) -> Page:
        """The page as the store is now: made by `make` where it is not kept. Raises what `make` raises, and StoreAway.

        The version is read before the page is made, so that a page is never kept under a later one than its own.
        """
        version = self._store.changed_since(_NOTHING_MOVED)[:2]
        with self._lock:
            if version != self._version:
                self._empty(version)
            if path in self._pages:
                self._pages.move_to_end(path)
                return self._pages[path]
        made = Page(make(), lasting=True, grew=partial(self._grow, path))
        with self._lock:
            if version == self._version:
                self._put(path, made)
        return made

    def _empty(self, version: tuple[str, int]) -> None:
        self._version = version
        self._pages.clear()
        self._size = 0

    def _put(self, path: str, made: Page) -> None:
        before = self._pages.pop(path, None)
        self._pages[path] = made
        self._size += made.size - (before.size if before else 0)
        self._shrink()

    def _grow(self, path: str, page: Page, size: int) -> None:
        with self._lock:
            if self._pages.get(path) is page:
                page.size += size
                self._size += size
                self._shrink()

    def _shrink(self) -> None:
        while self._size > self._limit:
            _, oldest = self._pages.popitem(last=False)
            self._size -= oldest.size

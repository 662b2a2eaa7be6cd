"""Rendered entries: each article is rendered once for each of its changes, per format and length."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from itertools import count
from threading import Lock
from typing import NamedTuple

_OVERHEAD = 300
"""Bytes that a place takes besides the entry itself."""
_DIGEST_BYTES = 16
_serial = count(1).__next__


Form = tuple[str, str, str]
"""The epoch of a store, the suffix of a format, and what of the content is shown."""
Place = tuple[int, int, Form]
"""What an entry's bytes depend on: the article's number, its change and the form that it is rendered in. What else
they do (config, renderer) never changes within a process. A plain tuple, since each feed asks for fifty.
"""


class Fragment(NamedTuple):
    """A rendered entry."""

    data: bytes
    digest: bytes
    """Of the data: what a document's own digest is made of, so that no entry is hashed for each document."""
    serial: int
    """Its number in this process: no other entry, and no other rendering of it, has the same."""


class Fragments:
    """Entries by place, up to `limit` bytes, the least recently used out first. For any thread."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._entries: OrderedDict[Place, Fragment] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, places: Sequence[Place], render: Callable[[int], bytes]) -> list[Fragment]:
        """The entries at these places; `render` is asked, by its index, for each that is not there.

        Rendering holds nobody else up.
        """
        with self._lock:
            found = list(map(self._entries.get, places))
            for place, known in zip(places, found, strict=True):
                if known is not None:
                    self._entries.move_to_end(place)
        made = {n: fragment(render(n)) for n, known in enumerate(found) if known is None}
        if made:
            with self._lock:
                self._keep((places[n], fragment) for n, fragment in made.items())
        return [made[n] if known is None else known for n, known in enumerate(found)]

    def _keep(self, made: Iterable[tuple[Place, Fragment]]) -> None:
        for place, fragment in made:
            if place not in self._entries:  # else another thread rendered the same meanwhile
                self._entries[place] = fragment
                self._bytes += len(fragment.data) + _OVERHEAD
        while self._bytes > self._limit:
            _, oldest = self._entries.popitem(last=False)
            self._bytes -= len(oldest.data) + _OVERHEAD


def fragment(data: bytes) -> Fragment:
    """An entry that was rendered just now."""
    return Fragment(data, blake2b(data, digest_size=_DIGEST_BYTES).digest(), _serial())

"""Rendered entries: each article is rendered once for each of its changes, per format and length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from itertools import count
from typing import NamedTuple

from feeds.recent import Recent

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
    """Entries by place, up to `limit` bytes of those that were used lately. For any thread."""

    def __init__(self, limit: int) -> None:
        self._entries: Recent[Place, Fragment] = Recent(limit, _size)

    def get(self, places: Sequence[Place], render: Callable[[int], bytes]) -> list[Fragment]:
        """The entries at these places; `render` is asked, by its index, for each that is not there.

        Rendering holds nobody else up.
        """
        found = self._entries.found(places)
        made = {n: fragment(render(n)) for n, known in enumerate(found) if known is None}
        if made:
            self._entries.keep((places[n], one) for n, one in made.items())
        return [known or made[n] for n, known in enumerate(found)]


def _size(entry: Fragment) -> int:
    return len(entry.data) + _OVERHEAD


def fragment(data: bytes) -> Fragment:
    """An entry that was rendered just now."""
    return Fragment(data, blake2b(data, digest_size=_DIGEST_BYTES).digest(), _serial())

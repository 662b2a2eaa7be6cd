"""Rendered entries: each article is rendered once for each of its changes, per format and length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from itertools import count
from typing import NamedTuple, cast

from feeds.recent import Recent

_OVERHEAD = 300
"""Bytes that a place takes besides the entry itself."""
_DIGEST_BYTES = 16
_serial = count(1).__next__


Form = tuple[str, str, str]
"""The epoch of a store, the suffix of a format, and what of the content is shown.

An entry's bytes depend on it and on the article's change, which no other article has. What else they depend on
(config, renderer) never changes within a process.
"""
_MOST_FORMS = 2**16
"""Far more than formats, contents and lives of a store: a name is a change times this, and the form's number."""


class Fragment(NamedTuple):
    """A rendered entry."""

    data: bytes
    digest: bytes
    """Of the data: what a document's own digest is made of, so that no entry is hashed for each document."""
    serial: int
    """Its number in this process: no other entry, and no other rendering of it, has the same."""


class Fragments:
    """Entries by change and form, up to `limit` bytes of those that were used lately. For any thread."""

    def __init__(self, limit: int) -> None:
        # One number names both, since each feed asks for fifty.
        self._entries: Recent[int, Fragment] = Recent(limit, _size)
        self._forms: dict[Form, int] = {}
        self._next_form = count().__next__

    def get(self, form: Form, changes: Sequence[int], render: Callable[[int], bytes]) -> list[Fragment]:
        """The entries of the articles with these changes; `render` is asked, by its index, for each that is missing.

        Rendering holds nobody else up.
        """
        number = self._forms.get(form)
        if number is None:
            number = self._forms.setdefault(form, self._next_form())
        names = [change * _MOST_FORMS + number for change in changes]
        found = self._entries.found(names)
        made = {n: fragment(render(n)) for n, known in enumerate(found) if known is None}
        if not made:
            return cast(list[Fragment], found)
        self._entries.keep((names[n], one) for n, one in made.items())
        return [known or made[n] for n, known in enumerate(found)]


def _size(entry: Fragment) -> int:
    return len(entry.data) + _OVERHEAD


def fragment(data: bytes) -> Fragment:
    """An entry that was rendered just now."""
    return Fragment(data, blake2b(data, digest_size=_DIGEST_BYTES).digest(), _serial())

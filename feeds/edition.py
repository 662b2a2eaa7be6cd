"""A facet → its Edition, as large as the config says: what the writers write."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from feeds.defaults import default_content, default_size
from feeds.model import Edition, Facet
from feeds.settings import Config

__all__ = ["ChangingShelf", "Shelf", "default_content", "default_size", "delta", "edition"]

DELTA_MOST = 10
"""A delta tells at most so many times what the whole feed holds; whoever missed more is better off with the whole."""


class Shelf(Protocol):
    """The part of the store that an edition is read from."""

    def edition(self, kind: str, slug: str, size: Callable[[Facet], int]) -> Edition | None:
        """The facet's newest articles, as many as `size` says of it, and its version, of one snapshot."""


class ChangingShelf(Shelf, Protocol):
    """One that also tells what is new since a version."""

    def delta(
        self, kind: str, slug: str, size: Callable[[Facet], int], since: int, most: int
    ) -> Edition | None:
        """The edition, but with what a reader of its version `since` has not seen so: at most `most` times its size."""


def edition(store: Shelf, config: Config, kind: str, slug: str) -> Edition | None:
    """The facet's articles now, newest rank first, or None where there is no such facet."""
    return store.edition(kind, slug, partial(default_size, config))


def delta(store: ChangingShelf, config: Config, kind: str, slug: str, since: int) -> Edition | None:
    """The facet's edition as it is now, but with what a reader of its version `since` has not seen so.

    None where that reader needs the whole.
    """
    return store.delta(kind, slug, partial(default_size, config), since, DELTA_MOST)

"""A facet → its Edition, as large as the config says: what the writers write."""

from __future__ import annotations

from typing import Protocol

from feeds.defaults import default_content, default_size
from feeds.model import Edition, Facet
from feeds.settings import Config

__all__ = ["ChangingShelf", "Shelf", "default_content", "default_size", "delta", "edition"]

DELTA_MOST = 10
"""A delta tells at most so many times what the whole feed holds; whoever missed more is better off with the whole."""


class Shelf(Protocol):
    """The part of the store that an edition is read from."""

    def facet(self, kind: str, slug: str) -> Facet | None:
        """The facet, or None where there is none."""

    def edition(self, kind: str, slug: str, size: int) -> Edition | None:
        """The facet's newest `size` articles and its version, of one snapshot."""


class ChangingShelf(Shelf, Protocol):
    """One that also tells what is new since a version."""

    def delta(self, kind: str, slug: str, size: int, since: int, most: int) -> Edition | None:
        """The edition, but with what a reader of its version `since` has not seen so, at most `most` changes."""


def edition(store: Shelf, config: Config, kind: str, slug: str) -> Edition | None:
    """The facet's articles now, newest rank first, or None where there is no such facet.

    Version and articles are of one snapshot; the size is read before it, from what never changes:
    a facet's name and slug are for life.
    """
    facet = store.facet(kind, slug)
    return store.edition(kind, slug, default_size(config, facet)) if facet else None


def delta(store: ChangingShelf, config: Config, kind: str, slug: str, since: int) -> Edition | None:
    """The facet's edition as it is now, but with what a reader of its version `since` has not seen so.

    None where that reader needs the whole.
    """
    facet = store.facet(kind, slug)
    if facet is None:
        return None
    size = default_size(config, facet)
    return store.delta(kind, slug, size, since, DELTA_MOST * size)

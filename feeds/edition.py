"""A facet → its Edition, as large as the config says: what the writers write."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from feeds.defaults import default_content, default_size
from feeds.model import Edition, Facet
from feeds.settings import Config

__all__ = ["Shelf", "default_content", "default_size", "edition"]


class Shelf(Protocol):
    """The part of the store that an edition is read from."""

    def edition(self, kind: str, slug: str, size: Callable[[Facet], int]) -> Edition | None:
        """The facet's newest articles, as many as `size` says of it, and its version, of one snapshot."""


def edition(store: Shelf, config: Config, kind: str, slug: str) -> Edition | None:
    """The facet's articles now, newest rank first, or None where there is no such facet."""
    return store.edition(kind, slug, partial(default_size, config))

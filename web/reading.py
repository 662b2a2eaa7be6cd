"""What the web asks of the store: the one shape that pages, feeds and the front are written against."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from feeds.model import Article, Changes, Edition, Facet, Listed, Moved, Revision
from feeds.search_query import Query


class Bell(Protocol):
    """Rings when the store may have changed. One per thread."""

    def rang(self) -> bool:
        """True where the store may have changed since the last call on this bell; the first call is True.

        Costs microseconds. Raises StoreAway where the store is gone.
        """
        ...


class Reading(Protocol):
    """A store that is only read. Every method is one snapshot, and raises StoreAway where there is none."""

    def facet(self, kind: str, slug: str) -> Facet | None:
        """The facet, or None where there never was one."""
        ...

    def facets(self, kind: str) -> tuple[Facet, ...]:
        """The facets of a kind that are listed, by name."""
        ...

    def edition(self, kind: str, slug: str, size: int | Callable[[Facet], int]) -> Edition | None:
        """The facet with its newest `size` articles by rank, or None where there is no such facet.

        `size` may be what makes a number of the facet.
        """
        ...

    def archive(self, kind: str, slug: str, first: int, last: int) -> Edition | None:
        """What stands at these ordinals of a facet, or None where no archive document has this address."""
        ...

    def delta(
        self, kind: str, slug: str, size: int | Callable[[Facet], int], since: int, most: int
    ) -> Edition | None:
        """The edition, but with what a reader of its version `since` has not seen so; None: it needs the whole."""
        ...

    def article(self, key: str) -> Article | None:
        """The article under a base62 key (case-sensitive), or None."""
        ...

    def changes(self, kind: str, slug: str, since: int, most: int) -> Changes | None:
        """The next `most` changes of a facet after `since`, or None where there is no such facet."""
        ...

    def history(self, key: str) -> tuple[Revision, ...]:
        """Every text that an article has held, the present one last; none where it is unknown or withdrawn."""
        ...

    def listed(self, first: int, last: int) -> tuple[Listed, ...]:
        """Of the articles at these ordinals of everything, those that a sitemap lists."""
        ...

    def listed_parts(self, size: int) -> tuple[datetime, ...]:
        """When each run of `size` ordinals of everything last changed, the first run first."""
        ...

    def listed_since(self, since: int, most: int) -> tuple[Listed, ...]:
        """At most `most` of the articles that were published since an epoch second and that a sitemap lists."""
        ...

    def search(self, query: Query, *, by_relevance: bool = False, page: int = 1, size: int) -> Edition:
        """A page of the articles that a query finds, the newest or the best first."""
        ...

    def changed_since(self, change: int) -> Moved:
        """What moved after `change`."""
        ...

    def bell(self) -> Bell:
        """A bell for the calling thread."""
        ...

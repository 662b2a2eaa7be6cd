"""Finished searches: a small cache of their own, so that nothing that strangers look for displaces a feed.

A search has no facet that says when it moved. So each commit makes all of them doubtful: the next who asks has the
store search again, and where it finds the same version, what is held stands.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from feeds.model import Edition
from feeds.settings import Config
from web.body import Body
from web.flights import FacetName, Flights
from web.fragments import Fragments
from web.freshness import Freshness
from web.making import made
from web.reading import Reading
from web.search_keys import SearchKey, settled

LIMIT = 8_000_000
"""Bytes of searches that one worker keeps."""


@dataclass(slots=True)
class _Held:
    body: Body
    version: tuple[object, ...]
    sure: bool = True
    """Nothing was committed since it was last searched for."""


class Searches:
    """Finished searches by target, the least recently used out first. For any thread."""

    def __init__(
        self,
        config: Config,
        store: Reading,
        fragments: Fragments,
        places: threading.BoundedSemaphore,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._config = config
        self._store = store
        self._fragments = fragments
        self._verify = Freshness(store, self._doubt, clock).verify
        self._lock = threading.Lock()
        self._held: OrderedDict[str, _Held] = OrderedDict()
        self._bytes = 0
        self._searching = Flights(self._lock, places, self._sure, self._keep)

    def get(self, key: SearchKey) -> Body | None:
        """The search as of a moment after this call. Raises StoreAway, Busy."""
        self._verify()
        key = settled(key, self._config)
        found = self._searching.get(key.target, key.facet, partial(self._search, key))
        return None if found is None else found.body

    def _sure(self, target: str) -> _Held | None:
        held = self._held.get(target)
        if held is None or not held.sure:
            return None
        self._held.move_to_end(target)
        return held

    def _search(self, key: SearchKey) -> _Held:
        size = self._config.site.size
        found = self._store.search(key.query, by_relevance=key.by_relevance, page=key.page, size=size)
        version = _version(found)
        with self._lock:
            held = self._held.get(key.target)
        if held is not None and held.version == version:
            return _Held(held.body, version)
        return _Held(made(key, found, self._config, self._fragments), version)

    def _keep(self, target: str, found: _Held) -> None:
        before = self._held.pop(target, None)
        self._bytes += found.body.size - (before.body.size if before else 0)
        self._held[target] = found
        while self._bytes > LIMIT:
            _, oldest = self._held.popitem(last=False)
            self._bytes -= oldest.body.size

    def _doubt(self, moved: Collection[FacetName] | None) -> None:
        """Something was committed. What is being searched for is searched by a snapshot that may be older."""
        with self._lock:
            for held in self._held.values():
                held.sure = False
            self._searching.strike(None)


def _version(found: Edition) -> tuple[object, ...]:
    """What two searches for the same have in common where their bodies are the same."""
    members = tuple((article.id, article.change) for article in found.articles)
    return (found.epoch, found.change, found.search, members)

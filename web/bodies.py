"""The one place that holds finished bodies, and the only one that makes them.

What makes them right, whatever is committed meanwhile: freshness is verified before a body is looked for, what
moved is dropped, and what was being made of it is struck out (`flights`).
"""

from __future__ import annotations

import itertools
import threading
import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from feeds.edition import edition
from feeds.model import Edition
from feeds.settings import Config
from web.body import Body, Sent, compressed, sent
from web.flights import FacetName, Flights
from web.fragments import Fragments
from web.freshness import Freshness
from web.keys import Key, canonical
from web.making import made
from web.reading import Reading
from web.renamed import renamed

THREADS = 4
"""Threads of a worker that answer requests. More of them only wait for one another."""

_MEGABYTE = 1_000_000
_EDITIONS = 4
"""Editions that are kept for the other formats of the same feed, which readers ask for at about the same time."""


class Bodies:
    """Finished bodies by target, up to `[server] memory_mb`, the least recently used out first. For any thread."""

    def __init__(self, config: Config, store: Reading, clock: Callable[[], float] = time.monotonic) -> None:
        self.ready: dict[str, Body] = {}
        """What is held, by canonical path and query. To be looked into only after `verify`."""
        self.turn = itertools.count(1).__next__
        """The next number of use: what `Body.used` is set to."""
        self.verify = Freshness(store, self._forget, clock).verify
        self._config = config
        self._store = store
        self._limit = config.server.memory_mb * _MEGABYTE
        self._bytes = 0
        self._targets: defaultdict[FacetName, set[str]] = defaultdict(set)
        self._editions: OrderedDict[FacetName, Edition] = OrderedDict()
        self._fragments = Fragments(self._limit // 4)
        self._lock = threading.Lock()
        # One place less than there are threads: the last free one is for what is ready.
        self._making = Flights(self._lock, THREADS - 1, self.ready.get, self._keep)
        self._reading = Flights(self._lock, THREADS - 1, self._editions.get, self._keep_edition)

    def get(self, key: Key) -> Body | None:
        """The feed as of a moment after this call; None where there is no such facet. Raises StoreAway, Busy."""
        self.verify()
        body = self._held(key) or self._made(self._of_today(key))
        if body is not None:
            body.used = self.turn()
        return body

    def gzip(self, body: Body) -> Sent:
        """The body in gzip: made on the first demand, by the first who demands it."""
        with body.lock:
            if body.gzip is not None:
                return body.gzip
            body.gzip = sent(body.version, "gzip", compressed(body.identity.data))
        self._grow(body, len(body.gzip.data))
        return body.gzip

    def _held(self, key: Key) -> Body | None:
        body = self.ready.get(key.target)
        if body is None and key.content:
            usual = self.ready.get(replace(key, content="").target)
            body = usual if usual is not None and usual.content == key.content else None
        return body

    def _of_today(self, key: Key) -> Key:
        """The key of what a renamed section's feed is now: under its old address it is the same, to the byte."""
        heir = renamed(self._config, self._store, *key.facet)
        return key if heir is None else replace(key, slug=heir.slug)

    def _made(self, key: Key) -> Body | None:
        if key.content:
            facet = self._store.facet(*key.facet)
            if facet is None:
                return None
            key = canonical(key, facet, self._config)
        return self._making.get(key.target, key.facet, partial(self._make, key))

    def _make(self, key: Key) -> Body | None:
        read = partial(edition, self._store, self._config, *key.facet)
        shown = self._reading.get(key.facet, key.facet, read)
        return None if shown is None else made(key, shown, self._config, self._fragments)

    def _keep(self, target: str, body: Body) -> None:
        body.used = self.turn()
        self.ready[target] = body
        self._targets[body.key.facet].add(target)
        self._bytes += body.size
        self._shrink()

    def _keep_edition(self, facet: FacetName, shown: Edition) -> None:
        self._editions[facet] = shown
        if len(self._editions) > _EDITIONS:
            self._editions.popitem(last=False)

    def _grow(self, body: Body, size: int) -> None:
        with self._lock:
            if self.ready.get(body.key.target) is body:
                body.size += size
                self._bytes += size
                self._shrink()

    def _shrink(self) -> None:
        while self._bytes > self._limit:
            self._drop(min(self.ready, key=lambda target: self.ready[target].used))

    def _drop(self, target: str) -> None:
        body = self.ready.pop(target)
        self._bytes -= body.size
        facet = body.key.facet
        self._targets[facet].discard(target)
        if not self._targets[facet]:
            del self._targets[facet]

    def _forget(self, moved: Collection[FacetName] | None) -> None:
        """Drop what is held of the facets that moved, and strike out what is made of them; None: all."""
        with self._lock:
            facets = list({*self._targets, *self._editions}) if moved is None else moved
            for facet in facets:
                self._editions.pop(facet, None)
                for target in list(self._targets.get(facet, ())):
                    self._drop(target)
            self._reading.strike(moved)
            self._making.strike(moved)

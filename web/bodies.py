"""The one place that holds finished bodies, and the only one that makes them.

What makes them right, whatever is committed meanwhile: freshness is verified before a body is looked for, what
moved is dropped, and what was being made of it is struck out (`flights`).
"""

from __future__ import annotations

import itertools
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from feeds.edition import edition
from feeds.errors import StoreAway
from feeds.model import Edition
from feeds.settings import Config
from web.body import Body, Sent, compressed, sent
from web.deltas import Delta, Deltas
from web.flights import FacetName, Flights
from web.fragments import Fragments
from web.freshness import Freshness
from web.keys import Key, canonical
from web.making import made
from web.reading import Reading
from web.renamed import renamed
from web.room import Room
from web.search_keys import SearchKey
from web.searches import Searches
from web.segments import Segments

THREADS = 4
"""Threads of a worker that answer requests. More of them only wait for one another."""

_MEGABYTE = 1_000_000
_EDITIONS = 4
"""Editions that are kept for the other formats of the same feed, which readers ask for at about the same time."""
_TRIES = 3
"""How often a delta is made anew because a commit overtook it."""
_ASIDE = 8
"""The part of the memory that archive documents may take besides, and again deltas, and entries rendered for both."""


class Bodies:
    """Finished bodies by target, up to `[server] memory_mb`, the least recently used out first. For any thread.

    Archive documents, deltas and what is rendered for them have a small part of their own: they never push a feed out.
    """

    def __init__(self, config: Config, store: Reading, clock: Callable[[], float] = time.monotonic) -> None:
        self.ready: dict[str, Body] = {}
        """What is held, by canonical path and query. To be looked into only after `verify`."""
        self.turn = itertools.count(1).__next__
        """The next number of use: what `Body.used` is set to."""
        self.verify = Freshness(store, self._forget, clock).verify
        self._config = config
        self._store = store
        limit = config.server.memory_mb * _MEGABYTE
        self._heads = Room(self.ready, limit)
        self._archives = Room(self.ready, limit // _ASIDE)
        self._editions: OrderedDict[FacetName, Edition] = OrderedDict()
        self._fragments = Fragments(limit // 4)
        self._aside = Fragments(limit // _ASIDE)
        self._segments = Segments(limit // 4)
        self._lock = threading.Lock()
        # One place less than there are threads: the last free one is for what is ready.
        places = threading.BoundedSemaphore(THREADS - 1)
        self._making = Flights(self._lock, places, self.ready.get, self._keep)
        self._reading = Flights(self._lock, None, self._editions.get, self._keep_edition)
        self._deltas = Deltas(config, store, places, self._aside, limit // _ASIDE)
        self._searches = Searches(config, store, self._fragments, places, clock)

    def get(self, key: Key | SearchKey) -> Body | None:
        """The feed as of a moment after this call; None where there is no such facet. Raises StoreAway, Busy."""
        if isinstance(key, SearchKey):
            return self._searches.get(key)
        self.verify()
        body = self._held(key) or self._made(self._of_today(key))
        if body is not None:
            body.used = self.turn()
        return body

    def coded(self, body: Body, coding: str) -> Sent:
        """The body in a coding: made on the first demand, by the first who demands it."""
        with body.lock:
            made = body.coded.get(coding)
            if made is not None:
                return made
            made = body.coded[coding] = sent(body.described, coding, self._compressed(body, coding))
        with self._lock:
            for room in (self._heads, self._archives):
                room.grow(body, len(made.data))
        return made

    def _compressed(self, body: Body, coding: str) -> bytes:
        # An archive document hardly ever changes, a search is asked for once: they would only push out heads.
        pieces = body.document.pieces() if coding == "gzip" and body.key.is_head else ()
        if pieces:
            return self._segments.gzip(body.document, pieces)
        return body.document.data if coding == "identity" else compressed(body.document.data, coding)

    def delta(self, body: Body, since: int) -> Delta | None:
        """What brings a reader of the version `since` to this body, or to a newer one; None: only the whole does."""
        if not (body.key.is_head and self._config.server.deltas):
            return None
        try:
            return self._delta(body, since)
        except StoreAway:
            # Gone, or too busy for what only saves bytes: the whole is at hand, and was verified for this request.
            return None

    def _delta(self, body: Body, since: int) -> Delta | None:
        for _ in range(_TRIES):
            found = self._deltas.get(body, since)
            newer = None if found else self.get(body.key)
            if newer is None or newer.version.tag == body.version.tag:
                return found
            body = newer  # a commit came between the body and its delta
        return None

    def _held(self, key: Key) -> Body | None:
        body = self.ready.get(key.target)
        if body is None and key.content:
            usual = self.ready.get(replace(key, content="").target)
            body = usual if usual is not None and usual.content == key.content else None
        return body

    def _of_today(self, key: Key) -> Key:
        """The key of what a renamed section's feed is now: under its old address it is the same, to the byte.

        Its archive documents stay what they were: an address never gains a member.
        """
        if key.archive is not None:
            return key
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
        if key.archive is not None:
            document = self._store.archive(*key.facet, *key.archive)
            return None if document is None else made(key, document, self._config, self._aside)
        read = partial(edition, self._store, self._config, *key.facet)
        shown = self._reading.get(key.facet, key.facet, read)
        return None if shown is None else made(key, shown, self._config, self._fragments)

    def _keep(self, target: str, body: Body) -> None:
        body.used = self.turn()
        room = self._heads if body.key.is_head else self._archives
        room.keep(target, body)

    def _keep_edition(self, facet: FacetName, shown: Edition) -> None:
        self._editions[facet] = shown
        if len(self._editions) > _EDITIONS:
            self._editions.popitem(last=False)

    def _forget(self, moved: Collection[FacetName] | None) -> None:
        """Drop what is held of the facets that moved, and strike out what is made of them; None: all."""
        with self._lock:
            held = {*self._heads.facets, *self._archives.facets, *self._editions}
            for facet in list(held) if moved is None else moved:
                self._editions.pop(facet, None)
                self._heads.forget(facet)
                self._archives.forget(facet)
            self._reading.strike(moved)
            self._making.strike(moved)

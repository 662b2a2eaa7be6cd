"""The one place that holds finished bodies, and the only one that makes them.

What makes them right, whatever is committed meanwhile:

- freshness is verified before a body is looked for, and before a snapshot is read;
- a render is entered among the flights before its snapshot is taken. When its facet moves, it is struck out:
  nobody joins it any more, and what it makes is not kept;
- so a body that is held, or a flight that is joined, is never older than what was verified last.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Collection
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from feeds.errors import StoreAway
from feeds.settings import Config
from web.body import Body, Sent, compressed, sent
from web.fragments import Fragments
from web.freshness import Freshness
from web.keys import Key, canonical
from web.making import made
from web.reading import Reading

THREADS = 8
"""Threads of a worker that answer requests."""

_MEGABYTE = 1_000_000


class Busy(StoreAway):
    """So many feeds are being made that one more would leave no thread for those that are ready."""


@dataclass(slots=True, eq=False)
class _Flight:
    """A body that is being made. The first who asks for it makes it, the others wait."""

    key: Key
    result: Future[Body | None] = field(default_factory=Future)


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
        self._fragments = Fragments(self._limit // 4)
        self._bytes = 0
        self._targets: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._flights: dict[str, _Flight] = {}
        self._places = threading.BoundedSemaphore(THREADS - 1)
        self._lock = threading.Lock()

    def get(self, key: Key) -> Body | None:
        """The feed as of a moment after this call; None where there is no such facet. Raises StoreAway, Busy."""
        self.verify()
        body = self._held(key) or self._made(key)
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

    def _made(self, key: Key) -> Body | None:
        if key.content:
            facet = self._store.facet(*key.facet)
            if facet is None:
                return None
            key = canonical(key, facet, self._config)
        target = key.target
        with self._lock:
            held = self.ready.get(target)
            if held is not None:
                return held
            under_way = self._flights.get(target)
            flight = under_way or self._take_off(target, key)
        return flight.result.result() if under_way else self._fly(target, flight)

    def _take_off(self, target: str, key: Key) -> _Flight:
        if not self._places.acquire(blocking=False):
            raise Busy(f"{target}: {THREADS - 1} feeds are being made already")
        flight = self._flights[target] = _Flight(key)
        return flight

    def _fly(self, target: str, flight: _Flight) -> Body | None:
        try:
            body = made(flight.key, self._store, self._config, self._fragments)
        except BaseException as error:
            self._land(target, flight, None)
            flight.result.set_exception(error)
            raise
        self._land(target, flight, body)
        flight.result.set_result(body)
        return body

    def _land(self, target: str, flight: _Flight, body: Body | None) -> None:
        """The flight is over: its place is free, and its body is kept unless its facet moved meanwhile."""
        with self._lock:
            if self._flights.get(target) is flight:
                del self._flights[target]
                if body is not None:
                    self._keep(target, body)
        self._places.release()

    def _keep(self, target: str, body: Body) -> None:
        body.used = self.turn()
        self.ready[target] = body
        self._targets[body.key.facet].add(target)
        self._bytes += body.size
        self._shrink()

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

    def _forget(self, moved: Collection[tuple[str, str]] | None) -> None:
        """Drop the bodies of the facets that moved, and strike out their flights; None: all."""
        with self._lock:
            facets = list(self._targets) if moved is None else moved
            for target in [target for facet in facets for target in self._targets.get(facet, ())]:
                self._drop(target)
            for target, flight in list(self._flights.items()):
                if moved is None or flight.key.facet in moved:
                    del self._flights[target]

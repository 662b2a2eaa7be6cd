"""Deltas, made from the change number in the reader's own ETag: nothing is remembered of any reader.

So any worker makes them, at any time, after a restart too. What is finished is held for the next reader who comes
from the same version, up to a bound, the least recently used out first.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import partial

from feeds.edition import delta
from feeds.model import Edition
from feeds.settings import Config
from web.answer import Headers, Version, entity
from web.body import OVERHEAD, Body, compressed
from web.flights import Flights
from web.fragments import Fragments
from web.making import written
from web.manipulation import manipulated
from web.reading import Reading

Name = tuple[str, str, int]
"""Target, tag of the whole, change of the base: two deltas of one name bring a reader to the same."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A delta in one coding; headers without those of its base, once the second of the change is over and before."""

    data: bytes
    settled: Headers
    unsettled: Headers


@dataclass(slots=True, eq=False)
class Delta:
    """What brings a reader from one version to another. Only `gzip` ever changes, and only here."""

    version: Version
    """The whole that it leads to."""
    identity: Coded
    gzip: Coded | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def coded(self, coding: str) -> Coded:
        """It in `gzip`, made on the first demand, or plain."""
        if coding != "gzip":
            return self.identity
        with self.lock:
            if self.gzip is None:
                self.gzip = _coded(self.version, compressed(self.identity.data, "gzip"), "gzip")
        return self.gzip

    @property
    def size(self) -> int:
        """What it takes at most: gzip is never larger than the plain bytes by more than the overhead."""
        return 2 * len(self.identity.data) + OVERHEAD


class Deltas:
    """Makes deltas and holds finished ones. For any thread."""

    def __init__(
        self,
        config: Config,
        store: Reading,
        places: threading.BoundedSemaphore,
        fragments: Fragments,
        limit: int,
    ) -> None:
        self._config = config
        self._store = store
        self._fragments = fragments
        self._limit = limit
        self._bytes = 0
        self._held: OrderedDict[Name, Delta] = OrderedDict()
        self._lock = threading.Lock()
        self._making = Flights(self._lock, places, self._find, self._keep)

    def get(self, body: Body, since: int) -> Delta | None:
        """What brings a reader of the version `since` to this body; None where the store cannot tell, or has moved on.

        Whoever gets None is sent the whole: that is right whatever the reason. Raises StoreAway, Busy.
        """
        name = (body.key.target, body.version.tag, since)
        return self._making.get(name, body.key.facet, partial(self._make, body, since))

    def _make(self, body: Body, since: int) -> Delta | None:
        shown = delta(self._store, self._config, *body.key.facet, since)
        if shown is None or not leads_to(shown, body):
            return None
        data = written(body.key, shown, body.content, self._config, self._fragments).data
        return Delta(body.version, _coded(body.version, data, "identity"))

    def _find(self, name: Name) -> Delta | None:
        found = self._held.get(name)
        if found is not None:
            self._held.move_to_end(name)
        return found

    def _keep(self, name: Name, made: Delta) -> None:
        self._held[name] = made
        self._bytes += made.size
        while self._bytes > self._limit:
            _, oldest = self._held.popitem(last=False)
            self._bytes -= oldest.size


def leads_to(shown: Edition, body: Body) -> bool:
    """Whether a delta is of the very version that a body is of: no commit that moved the feed came between."""
    return body.version.tag.startswith(f"{shown.epoch}-{shown.change}-")


def _coded(version: Version, data: bytes, coding: str) -> Coded:
    of_bytes = entity(coding, len(data))
    coded = coding != "identity"
    return Coded(
        data,
        manipulated(version, settled=True, coded=coded) + of_bytes,
        manipulated(version, settled=False, coded=coded) + of_bytes,
    )

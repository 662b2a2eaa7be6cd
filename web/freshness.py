"""Is what we hold still right? Asked on every request; there is no time to live.

Each thread has its own bell. Where it rang, the store is asked which facets moved since it was last asked, and
they are forgotten before the request goes on. So whoever comes back from `verify` finds nothing held that is
older than the last commit before they called.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass

from feeds.errors import StoreAway
from web.reading import Bell, Reading

GRACE_SECONDS = 60.0
"""How long what was right when the store last answered is served while it does not."""

_NOTHING_SEEN = 2**63 - 1
"""Beyond any change: nothing has moved since, and any real number is of another life."""

Forget = Callable[[Collection[tuple[str, str]] | None], None]
"""Told the facets, as (kind, slug), that moved; None: all of them."""


@dataclass(slots=True)
class _Own:
    """What one thread has."""

    bell: Bell
    due: bool = True
    """It rang, and the store has not yet been asked why: stays so where asking failed."""


class _PerThread(threading.local):
    def __init__(self, store: Reading) -> None:
        self.own = _Own(store.bell())


class Freshness:
    """Knows up to which change what is held is right. For any thread."""

    def __init__(self, store: Reading, forget: Forget, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._forget = forget
        self._clock = clock
        self._threads = _PerThread(store)
        self._asking = threading.Lock()
        self._epoch = ""
        self._seen = _NOTHING_SEEN
        self._verified = float("-inf")

    def verify(self) -> None:
        """See to it that all that moved before this call is forgotten.

        Where the store is away, what is held counts as right for GRACE_SECONDS from when it was last verified;
        then StoreAway is raised.
        """
        own = self._threads.own
        now = self._clock()
        try:
            if own.bell.rang() or own.due:
                own.due = True
                self._ask()
                own.due = False
        except StoreAway:
            own.due = True
            if now - self._verified > GRACE_SECONDS:
                raise
        else:
            self._verified = now

    def _ask(self) -> None:
        with self._asking:
            moved = self._store.changed_since(self._seen)
            another_life = moved.epoch != self._epoch or moved.newest < self._seen
            self._forget(None if another_life else moved.facets)
            self._epoch, self._seen = moved.epoch, moved.newest

"""Finished bodies of one kind, up to so many bytes, the least recently used out first.

Heads and archive documents have a room each, so that whoever walks through the archives pushes no head out.
Everything here is to be called with the lock of `Bodies` in hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from web.body import Body
from web.flights import FacetName


class Room:
    """Bodies by target, and what they take. `ready` has them too, beside those of other rooms."""

    def __init__(self, ready: dict[str, Body], limit: int) -> None:
        self.limit = limit
        self.bytes = 0
        self.bodies: dict[str, Body] = {}
        self._ready = ready
        self._targets: defaultdict[FacetName, set[str]] = defaultdict(set)

    @property
    def facets(self) -> Iterable[FacetName]:
        """The facets of what is held."""
        return self._targets.keys()

    def keep(self, target: str, body: Body) -> None:
        """Hold a body under its target, where none is held."""
        self.bodies[target] = self._ready[target] = body
        self._targets[body.key.facet].add(target)
        self.bytes += body.size
        self._shrink()

    def grow(self, body: Body, size: int) -> None:
        """A body that is held takes so many bytes more."""
        if self.bodies.get(body.key.target) is body:
            body.size += size
            self.bytes += size
            self._shrink()

    def forget(self, facet: FacetName) -> None:
        """Let go of all that is held of a facet."""
        for target in list(self._targets.get(facet, ())):
            self._drop(target)

    def _shrink(self) -> None:
        while self.bytes > self.limit:
            self._drop(min(self.bodies, key=lambda target: self.bodies[target].used))

    def _drop(self, target: str) -> None:
        body = self.bodies.pop(target)
        del self._ready[target]
        self.bytes -= body.size
        facet = body.key.facet
        self._targets[facet].discard(target)
        if not self._targets[facet]:
            del self._targets[facet]

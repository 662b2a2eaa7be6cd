"""What is being made: by the first who asks for it, while the others wait; struck out when its facet moves.

A flight is entered before its snapshot is taken. One that was struck out is joined by nobody any more, and what it
makes is not kept. So what is held, and what a flight that is joined will bring, is never older than what the
one who asks has verified before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Lock
from typing import Generic, TypeVar

from feeds.errors import StoreAway

Name = TypeVar("Name")
Value = TypeVar("Value")
FacetName = tuple[str, str]
"""As the store calls it: kind and slug."""


PATIENCE_SECONDS = 0.5
"""How long a thing waits for a place: far longer than what has one takes, unless something is wrong."""


class Busy(StoreAway):
    """So much is being made that one thing more would leave no thread for what is ready."""


@dataclass(slots=True, eq=False)
class _Flight(Generic[Value]):
    facet: FacetName
    landed: Lock = field(default_factory=Lock)
    """Held until there is a value or an error."""
    value: Value | None = None
    error: BaseException | None = None

    def wait(self) -> Value | None:
        """What it brings. Raises what went wrong."""
        with self.landed:
            if self.error is not None:
                raise self.error
            return self.value


class Flights(Generic[Name, Value]):
    """At most as many under way as there are places, by name; others may share the places.

    Without `places` each who asks has one already. `held` and `keep` are called with the lock in hand.
    """

    def __init__(
        self,
        lock: Lock,
        places: BoundedSemaphore | None,
        held: Callable[[Name], Value | None],
        keep: Callable[[Name, Value], None],
    ) -> None:
        self._lock = lock
        self._places = places
        self._held = held
        self._keep = keep
        self._under_way: dict[Name, _Flight[Value]] = {}

    def get(self, name: Name, facet: FacetName, make: Callable[[], Value | None]) -> Value | None:
        """What is held under the name, or what `make` makes of the facet. Raises what `make` raises, and Busy."""
        with self._lock:
            value = self._held(name)
            flight = self._under_way.get(name) if value is None else None
        if value is None and flight is None:
            # Right after a commit many ask for many things at once: whoever finds no place finds one in a moment.
            if self._places is not None and not self._places.acquire(timeout=PATIENCE_SECONDS):
                raise Busy(f"{name}: no thread to spare")
            own: _Flight[Value] = _Flight(facet)
            own.landed.acquire()
            with self._lock:
                value = self._held(name)
                flight = self._under_way.setdefault(name, own) if value is None else None
            if flight is own:
                return self._fly(name, own, make)
            self._leave()  # somebody was quicker
        return value if flight is None else flight.wait()

    def strike(self, moved: Collection[FacetName] | None) -> None:
        """Strike out what is made of these facets; None: all. To be called with the lock in hand."""
        for name, flight in list(self._under_way.items()):
            if moved is None or flight.facet in moved:
                del self._under_way[name]

    def _fly(self, name: Name, flight: _Flight[Value], make: Callable[[], Value | None]) -> Value | None:
        try:
            flight.value = make()
        except BaseException as error:
            flight.error = error
            raise
        finally:
            self._land(name, flight)
            flight.landed.release()
        return flight.value

    def _land(self, name: Name, flight: _Flight[Value]) -> None:
        with self._lock:
            if self._under_way.get(name) is flight:
                del self._under_way[name]
                if flight.value is not None:
                    self._keep(name, flight.value)
        self._leave()

    def _leave(self) -> None:
        if self._places is not None:
            self._places.release()

"""What was used lately, up to a size: for whatever is cheaper to keep than to make again.

Two generations: what is kept, or found in the older one, is in the younger; where that has half of the room, it
becomes the older one, and what nobody asked for meanwhile is let go. So hardly anything is done where all is found,
which is nearly always, and what is let go was used less lately than half of what stays.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from threading import Lock
from typing import Generic, TypeVar

Name = TypeVar("Name", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Name, Value]):
    """Values by name, never more than `limit` in all; `size_of` says what each takes. For any thread.

    Every value counts as true: what is found is seen at a glance.
    """

    def __init__(self, limit: int, size_of: Callable[[Value], int]) -> None:
        self._half = limit // 2
        self._size_of = size_of
        self._young: dict[Name, Value] = {}
        self._old: dict[Name, Value] = {}
        self._taken = 0
        """By the younger ones."""
        self._lock = Lock()

    def found(self, names: Sequence[Name]) -> list[Value | None]:
        """The value of each name; None where it is not kept."""
        with self._lock:
            found = list(map(self._young.get, names))
            if self._old and not all(found):
                for index, name in enumerate(names):
                    if found[index] is None and name in self._old:
                        found[index] = value = self._old.pop(name)
                        self._put(name, value)
        return found

    def keep(self, values: Iterable[tuple[Name, Value]]) -> None:
        """Keep these; what is kept under one of the names gives way."""
        with self._lock:
            for name, value in values:
                self._old.pop(name, None)
                before = self._young.pop(name, None)
                self._taken -= self._size_of(before) if before is not None else 0
                self._put(name, value)

    @property
    def kept(self) -> dict[Name, Value]:
        """All that is kept."""
        with self._lock:
            return self._old | self._young

    def _put(self, name: Name, value: Value) -> None:
        size = self._size_of(value)
        if size > self._half:
            return  # it would leave no room for others
        if self._taken + size > self._half:
            self._old, self._young, self._taken = self._young, {}, 0
        self._young[name] = value
        self._taken += size

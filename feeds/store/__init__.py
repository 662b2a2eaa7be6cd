"""Articles at rest: the only rooms that know SQL.

`Store` (store.py) is the door. It is imported on first use, so that a start which finds the store ready
(`ready.py`, the standard library alone) does not wait for SQLAlchemy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feeds.store.bell import Bell
    from feeds.store.store import Store

__all__ = ["Bell", "Store"]


def __getattr__(name: str) -> Any:
    if name == "Store":
        from feeds.store.store import Store

        return Store
    if name == "Bell":
        from feeds.store.bell import Bell

        return Bell
    raise AttributeError(name)

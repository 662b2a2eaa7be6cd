"""Is the service alive, and is it ready? For those who run it, and for what balances load before it."""

from __future__ import annotations

from typing import Protocol

from feeds.errors import StoreError
from feeds.model import Facet
from web.answer import Answer, not_allowed, plain_text, preflight
from web.reading import Reading

TICK_SECONDS = 1.0
"""How often a running service's scheduler shows that it lives."""

SILENT_TICKS = 3
"""Beyond so many ticks without a sign it counts as dead."""


class Beating(Protocol):
    """The part of the store that readiness is read from."""

    def facet(self, kind: str, slug: str) -> Facet | None:
        """The facet, or None where there never was one. Raises StoreAway."""
        ...

    def heartbeat(self) -> float | None:
        """Seconds since the scheduler's last tick; None where no service runs on this store."""
        ...


class Served(Reading, Beating, Protocol):
    """All that the web asks of a store."""


def answer(method: str, path: str, store: Beating | None) -> Answer | None:
    """The answer at `/healthz` and `/readyz`, None elsewhere. No store: the worker is still starting."""
    if path not in {"/healthz", "/readyz"}:
        return None
    if method == "OPTIONS":
        return preflight()
    if method not in {"GET", "HEAD"}:
        return not_allowed()
    return alive() if path == "/healthz" else ready(store)


def alive() -> Answer:
    """200 as long as the process answers at all."""
    return plain_text("200 OK", "ok")


def ready(store: Beating | None) -> Answer:
    """200 where the store answers and, if a scheduler runs on it, that one lives; else 503."""
    trouble = "starting" if store is None else _trouble(store)
    if trouble:
        return plain_text("503 Service Unavailable", trouble, ("Retry-After", "1"))
    return plain_text("200 OK", "ready")


def _trouble(store: Beating) -> str:
    try:
        store.facet("all", "")
        silent = store.heartbeat()
    except StoreError:
        return "the store does not answer"
    if silent is not None and silent > SILENT_TICKS * TICK_SECONDS:
        return f"the scheduler has been silent for {silent:.0f} s"
    return ""

"""Source → Documents, a module per transport. The first stage, and the only one that reads the world.

The caller reads the clock once, at the start of a pass, and hands it in as `arrived`; everything after is a
function of what was fetched.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from feeds.fetch.folder import fetch_folder
from feeds.fetch.shapes import UNREADABLE, Fetched, Fetcher, Known, Watch
from feeds.settings import FetchSettings, Source

__all__ = ["FETCHERS", "UNREADABLE", "Fetched", "Fetcher", "Known", "Watch", "fetch"]

FETCHERS: Mapping[str, Fetcher] = MappingProxyType({"path": fetch_folder})
"""The key of [[sources]] that says where the copy is → who gets it."""


def fetch(
    source: Source, known: Mapping[str, Known], watch: Watch, settings: FetchSettings, arrived: datetime
) -> Fetched:
    """One pass over `source`: what is new or changed since `known`, what has gone, what came back.

    `known` maps names to what the store remembers of them, those that are gone included; `watch` belongs to
    this source and is handed in again at its next pass; `arrived` is aware. Documents that cannot be read are
    given as Unread, with the reason `unreadable` or `too large`. SourceError where the source as a whole
    cannot be read.
    """
    transport = next(key for key in FETCHERS if getattr(source, key, None))
    return FETCHERS[transport](source, known, watch, settings, arrived)

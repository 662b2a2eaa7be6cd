"""Folders for tests of the folder source: real files whose times are set by hand; the pass's clock stands in 2040."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from feeds.fetch import Fetched, Known, Watch, fetch
from feeds.fetch.settled import nanoseconds
from feeds.model import Document, Unread
from feeds.settings import FetchSettings, Source

NOW = datetime(2040, 1, 1, 12, tzinfo=UTC)
NOW_NS = nanoseconds(NOW)
SECOND = 1_000_000_000
Memory = dict[str, Known]


def put(root: Path, name: str, text: str | bytes = "text", ago: float = 60) -> Path:
    """A file last written `ago` seconds before the pass's clock."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    written = NOW_NS - int(ago * SECOND)
    os.utime(path, ns=(written, written))
    return path


def look(root: Path, known: Memory | None = None, watch: Watch | None = None, **limits: int) -> Fetched:
    source = Source(name="wire", path=root)
    return fetch(source, known or {}, watch or Watch(), FetchSettings(**limits), NOW)


def settle(fetched: Fetched, known: Memory) -> list[Document | Unread]:
    """Read all of a pass, and remember it as the store would."""
    found = list(fetched.documents)
    for one in found:
        document = one.document if isinstance(one, Unread) else one
        known[document.name] = Known(document.size, document.mtime_ns)
    known.update({name: replace(known[name], gone=True) for name in fetched.gone})
    known.update({name: replace(known[name], gone=False) for name in fetched.back})
    return found


def names(fetched: Fetched) -> list[str]:
    return [one.name for one in fetched.documents if isinstance(one, Document)]


def rejected(found: list[Document | Unread]) -> list[tuple[str, str]]:
    return [(one.document.name, one.rejection.reason) for one in found if isinstance(one, Unread)]


@contextmanager
def as_a_plain_user() -> Iterator[None]:
    """Root reads everything; permissions bind only who is not root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)

"""feedparser: what most Python software reads feeds with. It reads RSS and Atom, no JSON."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import feedparser

from tests.readers.entry import Entry

FORMATS = ("rss20", "atom10")


def read(body: bytes, media_type: str) -> tuple[Entry, ...]:
    """The entries of an RSS or Atom feed. Raises what feedparser stumbled over (`bozo`), and where it saw no feed."""
    found = feedparser.parse(body, response_headers={"content-type": media_type})
    return _entries(found)


@dataclass(slots=True)
class Fetcher:
    """A program that lets feedparser fetch, takes nothing but a 200 for a feed, and keeps the newest of each id."""

    url: str
    etag: str | None = None
    modified: str | None = None
    has: dict[str, Entry] = field(default_factory=dict)

    def refresh(self) -> None:
        """Fetch once. Raises what feedparser stumbled over, and on any status that it does not know."""
        found = feedparser.parse(self.url, etag=self.etag, modified=self.modified)
        if found.get("status") == 304:
            return
        if found.get("status") != 200:
            raise ValueError(f"status {found.get('status')}")
        self.has |= {entry.id: entry for entry in _entries(found)}
        self.etag, self.modified = found.get("etag"), found.get("modified")


def _entries(found: Any) -> tuple[Entry, ...]:
    if found.bozo:
        raise found.bozo_exception
    if found.version not in FORMATS:
        raise ValueError(f"feedparser takes it for {found.version or 'no feed'}")
    return tuple(
        Entry(e.id, e.title, e.link, datetime.fromtimestamp(calendar.timegm(e.published_parsed), UTC))
        for e in found.entries
    )

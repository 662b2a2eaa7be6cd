"""feedparser: what most Python software reads feeds with. It reads RSS and Atom, no JSON."""

from __future__ import annotations

import calendar
from datetime import UTC, datetime

import feedparser

from tests.readers.entry import Entry

FORMATS = ("rss20", "atom10")


def read(body: bytes, media_type: str) -> tuple[Entry, ...]:
    """The entries of an RSS or Atom feed. Raises what feedparser stumbled over (`bozo`), and where it saw no feed."""
    found = feedparser.parse(body, response_headers={"content-type": media_type})
    if found.bozo:
        raise found.bozo_exception
    if found.version not in FORMATS:
        raise ValueError(f"feedparser takes it for {found.version or 'no feed'}")
    return tuple(
        Entry(e.id, e.title, e.link, datetime.fromtimestamp(calendar.timegm(e.published_parsed), UTC))
        for e in found.entries
    )

"""The media type a feed is served with, where the caller knows it."""

from __future__ import annotations

from feeds.lint.finding import Findings, error, warning
from feeds.lint.xml import charset_of

WRONG = error(
    "media.type",
    "the feed is served as something else",
    "readers that go by the media type do not take it for a feed of its format",
    "serve RSS as application/rss+xml, Atom as application/atom+xml, JSON Feed as application/feed+json",
)
CHARSET = warning(
    "media.charset",
    "a media type without charset=utf-8",
    "readers that do not look into the XML declaration guess an encoding (RFC 7303 section 3.2)",
    "add `; charset=utf-8`",
)

TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


def check(served: str, kind: str) -> Findings:
    """What is wrong with the media type `served` for a feed of `kind` (rss, atom or json)."""
    name = served.partition(";")[0].strip().lower()
    if name != TYPES[kind]:
        yield WRONG.at(0, f"{served} for {kind}")
    elif kind != "json" and charset_of(served) != "utf-8":
        yield CHARSET.at(0, served)

"""A request's target → the one key that its body is held under, or why there is none.

Only what is spelled as we spell it is a feed's address, and only what changes its bytes is part of its key:
so nothing that a stranger makes up ever takes a place among the bodies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal
from urllib.parse import unquote_plus

from feeds.addresses import SEARCH_PATH, archive_path, feed_path, prefix
from feeds.defaults import default_content
from feeds.model import Facet
from feeds.settings import Config, Content
from web import search_keys
from web.search_keys import CONTENTS, SUFFIXES, Refused, SearchKey

__all__ = ["SUFFIXES", "Key", "Refused", "SearchKey", "below_prefix", "canonical", "key", "spelled_plainly"]

# No more digits than any ordinal has, and none before the first that counts.
_ORDINAL = "([1-9][0-9]{0,8})"
_FEED = re.compile(
    r"/(?:(section|author|tag|source)/([a-z0-9][a-z0-9-]*)/)?"
    rf"(?:archive/{_ORDINAL}-{_ORDINAL}/)?({'|'.join(map(re.escape, SUFFIXES))})"
)


@dataclass(frozen=True)
class Key:
    """A feed: of which facet, in which format, and with whole texts or summaries."""

    kind: str
    slug: str
    suffix: str
    content: Content | Literal[""] = ""
    """Empty: as the facet has it by default."""
    archive: tuple[int, int] | None = None
    """The first and the last ordinal of an archive document (RFC 5005 4); None: the newest articles."""

    @property
    def is_head(self) -> bool:
        """Whether it is a feed's newest articles, which most readers ask for: no archive document, no search."""
        return self.archive is None

    @property
    def facet(self) -> tuple[str, str]:
        """What the store calls its facet."""
        return (self.kind, self.slug)

    @cached_property
    def target(self) -> str:
        """Its canonical path and query, below the site's address."""
        query = f"content={self.content}" if self.content else ""
        if self.archive is not None:
            return archive_path(self.kind, self.slug, self.archive, self.suffix, query)
        return feed_path(self.kind, self.slug, self.suffix, query)


def key(path: str, query: str) -> Key | SearchKey | Refused | None:
    """The key of a path, percent-decoded once and below the site's prefix, and a raw query; None: no feed's path.

    Parameters that we do not know are as if they were not there.
    """
    if path.startswith(SEARCH_PATH + "/"):
        return search_keys.feed_key(path, query)
    found = _FEED.fullmatch(path)
    if found is None:
        return None
    kind, slug, first, last, suffix = found.groups()
    content = _content(query) if query else ""
    if isinstance(content, Refused):
        return content
    archive = (int(first), int(last)) if first else None
    return Key(kind or "all", slug or "", suffix, content, archive)


def canonical(key: Key, facet: Facet, config: Config) -> Key:
    """The key without what its facet has by default."""
    return replace(key, content="") if key.content == default_content(config, facet) else key


def below_prefix(path: str, config: Config) -> str:
    """The path below the path of `[site] url`, whether the proxy in front has cut that off or left it on."""
    base = prefix(config)
    if not base or not (path + "/").startswith(base + "/"):
        return path
    return path.removeprefix(base) or "/"


def spelled_plainly(environ: Mapping[str, str]) -> bool:
    """Whether the path came without percent signs, as far as the server tells.

    WSGI decodes a path before we see it; Werkzeug, gunicorn, uWSGI and mod_wsgi also hand on how it was spelled.
    """
    raw = environ.get("REQUEST_URI") or environ.get("RAW_URI") or ""
    return "%" not in raw.partition("?")[0]


def _content(query: str) -> Content | Refused | Literal[""]:
    pairs = (pair.partition("=") for pair in query.split("&"))
    given = [unquote_plus(value) for name, _, value in pairs if unquote_plus(name) == "content"]
    if not given:
        return ""
    if len(given) > 1:
        return Refused("content is given more than once.")
    return CONTENTS.get(given[0]) or Refused("content must be full or summary.")

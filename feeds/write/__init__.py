"""Edition → bytes: a module per format, each with MEDIA_TYPE, SUFFIX, entry and document.

An entry is rendered once for each change of its article, and never depends on the feed it stands in; a feed
is a head, such entries, and a tail. Everything here is a pure function: same input, same bytes, in every
process and after every restart.
"""

from __future__ import annotations

import json as encoding
from collections.abc import Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import Protocol

from feeds.model import Article, Edition
from feeds.settings import Config, Content
from feeds.write import _feedgen, atom, json, rss
from feeds.write._frame import Frame

RENDERER = 5
"""To be raised with every change here that makes other bytes of the same articles."""


class Writer(Protocol):
    """A format."""

    MEDIA_TYPE: str
    """As Content-Type says it."""
    SUFFIX: str
    """The last part of its feeds' addresses."""

    def entry(self, article: Article, config: Config, content: Content) -> bytes:
        """One article, rendered; never depends on the feed it stands in."""

    def frame(self, edition: Edition, config: Config, content: Content) -> Frame:
        """What stands around the edition's articles, each rendered by `entry`, in their order."""


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {"rss.xml": rss, "atom.xml": atom, "feed.json": json},
)


def signature(config: Config) -> str:
    """The digest of all that bodies depend on besides the articles: 32 hexadecimal digits.

    Where it differs from the one that a store was last served with, every feed has changed.
    """
    site = config.site
    depends = (
        (RENDERER, _feedgen.VERSION, config.server.max_age_seconds),
        (site.title, site.description, site.url, site.language, site.size, site.content),
        (site.icon, site.logo, site.notes, site.notes and (site.timezone, config.normalise.correction_words)),
        tuple((s.name, s.slug, s.size, s.content) for s in config.sections),
    )
    return blake2b(encoding.dumps(depends).encode("ascii"), digest_size=16).hexdigest()

"""What a facet's feeds are unless asked otherwise: how many entries, and how much of each.

Below the writers, since a feed's canonical address names only what differs from these.
"""

from __future__ import annotations

from feeds.model import Facet
from feeds.settings import Config, Content, Section

ARCHIVED = 100
"""Ordinals of a whole archive document (RFC 5005 4)."""

ARCHIVE_SECONDS = 86_400
"""For how long a copy of an archive document may be kept unasked: what is old seldom changes."""
SEARCH_PAGES = 20
"""Pages of a search that can be asked for: who wants more narrows the search."""


def default_content(config: Config, facet: Facet) -> Content:
    """Whether its feeds carry whole texts or summaries: as its `[[sections]]` says, else as `[site]`."""
    section = _configured(config, facet)
    return (section.content if section else "") or config.site.content


def default_size(config: Config, facet: Facet) -> int:
    """How many entries its feeds carry: as its `[[sections]]` says, else as `[site]`."""
    section = _configured(config, facet)
    return (section.size if section else 0) or config.site.size


def _configured(config: Config, facet: Facet) -> Section | None:
    """The `[[sections]]` of a facet: by name, or by slug, which outlives a change of name."""
    if facet.kind != "section":
        return None
    return config.named.get(facet.name.casefold()) or config.slugged.get(facet.slug)

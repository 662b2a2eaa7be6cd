"""Sections under another name than before: what their old addresses lead to.

A facet's address is for life, so a section that is renamed under its `slug` keeps it. One that got a new address
is known by its old name, which `[[sections]]` keeps as an alias: its articles are filed under the new one, and
nothing stands in the old facet any more.
"""

from __future__ import annotations

from feeds.model import Facet
from feeds.settings import Config
from web.links import Facets, facet_named, same


def renamed(config: Config, store: Facets, kind: str, slug: str) -> Facet | None:
    """The section that the one at this address became; None where it is what it always was, or never was."""
    if kind != "section" or not any(section.aliases for section in config.sections):
        return None
    old = store.facet(kind, slug)
    if old is None or old.count:
        return None
    name = same(old.name)
    if any(same(section.name) == name for section in config.sections):
        return None
    heirs = (section.name for section in config.sections if name in map(same, section.aliases))
    heir = next(heirs, "")
    return facet_named(config, store, kind, heir) if heir else None

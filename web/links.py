"""Where the pages lead: facets by name, navigation, feeds. Paths carry the prefix of the public address."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import Protocol

from feeds.addresses import absolute, facet_slug, feed_path, page_path, prefix, search_url
from feeds.model import Facet, Search
from feeds.settings import Config
from web.reading import Reading

FORMATS = (
    ("RSS", "rss.xml", "application/rss+xml"),
    ("Atom", "atom.xml", "application/atom+xml"),
    ("JSON", "feed.json", "application/feed+json"),
)
"""Label, suffix and media type of every feed format, in the order in which pages offer them."""

_SLUGS_TRIED = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name, and the path it leads to; empty: it leads nowhere."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """One feed: its canonical public address."""

    label: str
    href: str
    media_type: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A facet that one can subscribe to."""

    name: str
    href: str
    """The path of its page."""
    feeds: tuple[FeedLink, ...]


Find = Callable[[str, str], Link]
"""(kind, name) → a link to that facet's page."""


def facet_link(config: Config, facet: Facet) -> Link:
    """The link to a facet's page."""
    return Link(text=facet.name, href=prefix(config) + page_path(facet.kind, facet.slug))


def finder(config: Config, store: Reading) -> Find:
    """A `Find` that asks the store once for each facet: made anew for each page."""
    found: dict[tuple[str, str], Link] = {}

    def find(kind: str, name: str) -> Link:
        link = found.get((kind, name))
        if link is None:
            facet = facet_named(config, store, kind, name)
            link = found[kind, name] = facet_link(config, facet) if facet else Link(text=name)
        return link

    return find


class Facets(Protocol):
    """The part of the store that facets are found in."""

    def facet(self, kind: str, slug: str) -> Facet | None:
        """The facet at an address, or None where there is none."""
        ...


def facet_named(config: Config, store: Facets, kind: str, name: str) -> Facet | None:
    """The facet of this name. Names whose slugs clash (C, C++) are numbered: c, c-2, …"""
    slug = _first_slug(config, kind, name)
    for number in count(1):
        facet = store.facet(kind, slug if number == 1 else f"{slug}-{number}")
        if facet is None or number > _SLUGS_TRIED:
            return None
        if same(facet.name) == same(name):
            return facet
    return None


def _first_slug(config: Config, kind: str, name: str) -> str:
    configured = (s.slug for s in config.sections if kind == "section" and same(s.name) == same(name))
    return next(configured, "") or facet_slug(name)


def same(name: str) -> str:
    """A name as names are compared: compatibility forms, case and white space folded."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def feed_title(config: Config, kind: str, name: str) -> str:
    """What a facet's feeds are called."""
    return config.site.title if kind == "all" else f"{name} – {config.site.title}"


def feed_links(config: Config, kind: str, slug: str, name: str) -> tuple[FeedLink, ...]:
    """The feeds of a facet, a link for each format."""
    title = feed_title(config, kind, name)
    return tuple(
        FeedLink(
            label=label,
            href=absolute(config, feed_path(kind, slug, suffix)),
            media_type=media_type,
            title=f"{title} ({label})",
        )
        for label, suffix, media_type in FORMATS
    )


def search_links(config: Config, search: Search) -> tuple[FeedLink, ...]:
    """The feeds of a search from its first page on, a link for each format."""
    first = replace(search, page=1)
    return tuple(
        FeedLink(
            label=label,
            href=search_url(config, first, suffix, config.site.content),
            media_type=media_type,
            title=f"Search: {search.text} – {config.site.title} ({label})",
        )
        for label, suffix, media_type in FORMATS
    )


def subscription(config: Config, facet: Facet) -> Subscription:
    """A facet as `/feeds` offers it."""
    name = facet.name or config.site.title
    return Subscription(
        name=name,
        href=prefix(config) + page_path(facet.kind, facet.slug),
        feeds=feed_links(config, facet.kind, facet.slug, name),
    )


def subscriptions(config: Config, store: Reading, kind: str) -> tuple[Subscription, ...]:
    """The listed facets of a kind, as `/feeds` offers them."""
    return tuple(subscription(config, facet) for facet in store.facets(kind))

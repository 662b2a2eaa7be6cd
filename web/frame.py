"""What stands around every page: its head, the navigation, the feeds that a reader discovers in it."""

from __future__ import annotations

from dataclasses import dataclass

from feeds.addresses import SEARCH_PATH, absolute, page_path, prefix, search_path
from feeds.model import Facet, Search
from feeds.settings import Config
from web.display import OWN_LANGUAGE, direction, site_language
from web.links import FeedLink, Link, facet_link, feed_links, search_links
from web.reading import Reading
from web.templating import static_version

NAVIGATION = 12
"""Sections that stand at the top of every page; all of them stand on /feeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is the same on all pages."""

    title: str
    description: str
    language: str
    direction: str
    own_language: str
    """The language of the pages' own words, where the site's is another."""
    home: str
    feeds: str
    search: str
    opml: str
    stylesheet: str
    icon: str
    sections: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The head of one page."""

    site: Site
    title: str
    """As the window shows it."""
    language: str
    direction: str
    canonical: str
    """The page's public address; empty: it has none."""
    feeds: tuple[FeedLink, ...]
    description: str = ""
    record: str = ""
    """The public address of the same as JSON; empty: there is none."""
    current: str = ""
    """The path of the page, by which the navigation knows it."""


def site(config: Config, store: Reading | None) -> Site:
    """What all pages share; without a store there is no navigation by section."""
    base = prefix(config)
    language = site_language(config.site)
    sections = store.facets("section")[:NAVIGATION] if store else ()
    return Site(
        title=config.site.title,
        description=config.site.description,
        language=language,
        direction=direction(config.site.title, language),
        own_language=OWN_LANGUAGE,
        home=f"{base}/",
        feeds=f"{base}/feeds",
        search=base + SEARCH_PATH,
        opml=f"{base}/feeds.opml",
        stylesheet=_versioned(base, "style.css"),
        icon=_versioned(base, "icon.svg"),
        sections=tuple(facet_link(config, facet) for facet in sections),
    )


def _versioned(base: str, name: str) -> str:
    return f"{base}/static/{name}?v={static_version(name)}"


def plain_frame(config: Config, store: Reading | None, title: str, path: str = "") -> Frame:
    """The frame of a page of the site's own, under a title; `path` is empty where it has no address."""
    shared = site(config, store)
    return Frame(
        site=shared,
        title=f"{title} – {shared.title}" if title else shared.title,
        language=shared.language,
        direction=shared.direction,
        canonical=absolute(config, path) if path else "",
        feeds=feed_links(config, "all", "", ""),
        description=shared.description,
        current=prefix(config) + path,
    )


def facet_frame(config: Config, store: Reading, facet: Facet) -> Frame:
    """The frame of a facet's page."""
    shared = site(config, store)
    return Frame(
        site=shared,
        title=f"{facet.name} – {shared.title}",
        language=shared.language,
        direction=shared.direction,
        canonical=absolute(config, page_path(facet.kind, facet.slug)),
        feeds=feed_links(config, facet.kind, facet.slug, facet.name),
        description=shared.description,
        current=facet_link(config, facet).href,
    )


def search_frame(config: Config, store: Reading, search: Search) -> Frame:
    """The frame of the page of a search, whose own feeds are discovered in it."""
    shared = site(config, store)
    return Frame(
        site=shared,
        title=f"{search.text} – Search – {shared.title}",
        language=shared.language,
        direction=shared.direction,
        canonical=absolute(config, search_path(search)),
        feeds=search_links(config, search),
        current=shared.search,
    )

"""What a feed says of itself, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from typing import NamedTuple

from feeds.addresses import absolute, archive_before, edition_url, feed_url, page_path, safe_url, search_path
from feeds.model import Edition, Search
from feeds.settings import Config, Content, Site
from feeds.write._text import language, lines, one_line

GENERATOR = "newswire"
HEADS = 500
"""Heads that are kept made: nearly all feeds of most sites, in every format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A feed without its entries, and without what moves with them: the same for as long as the config is."""

    id: str
    title: str
    description: str
    """As the config has it; may be empty."""
    page: str
    """The address of the HTML page that shows the same."""
    url: str
    """The feed's own canonical address."""
    language: str
    current: str = ""
    """In an archive document: the feed that it belongs to; empty elsewhere."""
    next: str = ""
    """In a search: its next page (RFC 5005 3); empty elsewhere, and on the last page."""
    back: str = ""
    """In a search: the page before; empty elsewhere, and on the first page."""
    site: str
    """The publication's title: who speaks where an entry names no author."""
    home: str
    icon: str
    """The address of a square picture of the publication, and of a wide one; empty where it has none."""
    logo: str


class Moving(NamedTuple):
    """What of a head moves with the entries."""

    moment: datetime
    """When anything in the feed last changed."""
    previous: str
    """The archive document with what came before (RFC 5005 4, prev-archive); empty where nothing did."""


def moving_of(edition: Edition, config: Config, content: Content, suffix: str) -> Moving:
    """What moves in the head of an edition's feed in the format that `suffix` names."""
    previous = None if edition.search else archive_before(edition.facet.last, edition.archive)
    return Moving(
        edition.moment.replace(microsecond=0),
        feed_url(config, edition.facet, suffix, content, previous) if previous else "",
    )


def head_of(edition: Edition, config: Config, content: Content, suffix: str) -> Head:
    """The head of an edition's feed in the format that `suffix` names."""
    if edition.search is not None:
        return _head_of_search(edition, edition.search, config, content, suffix)
    facet = edition.facet
    address = partial(feed_url, config, facet, suffix, content)
    current = address() if edition.archive else ""
    named = (facet.kind, facet.name, facet.slug, facet.feed_id)
    return _head_of_facet(config.site, *named, address(edition.archive), current)


@lru_cache(maxsize=HEADS)
def _head_of_facet(site: Site, kind: str, name: str, slug: str, feed_id: str, url: str, current: str) -> Head:
    title, home = one_line(site.title) or site.url, site.url.rstrip("/")
    return Head(
        id=feed_id,
        title=title if kind == "all" else one_line(f"{one_line(name) or slug} – {title}"),
        description=lines(site.description),
        page=home + page_path(kind, slug),
        url=url,
        language=language(site.language),
        current=current,
        site=title,
        home=f"{home}/",
        icon=safe_url(site.icon),
        logo=safe_url(site.logo),
    )


def _head_of_search(edition: Edition, search: Search, config: Config, content: Content, suffix: str) -> Head:
    site = one_line(config.site.title) or config.site.url

    def address(page: int) -> str:
        return edition_url(config, replace(edition, search=replace(search, page=page)), suffix, content)

    return Head(
        id=edition.facet.feed_id,
        title=one_line(f"Search: {one_line(search.text)} – {site}"),
        description=lines(config.site.description),
        page=absolute(config, search_path(search)),
        url=address(search.page),
        language=language(config.site.language),
        next=address(search.page + 1) if search.more else "",
        back=address(search.page - 1) if search.page > 1 else "",
        site=site,
        home=absolute(config, "/"),
        icon=safe_url(config.site.icon),
        logo=safe_url(config.site.logo),
    )

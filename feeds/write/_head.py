"""What a feed says of itself, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from feeds.addresses import absolute, archive_before, edition_url, feed_url, page_path, safe_url, search_path
from feeds.model import Edition, Search
from feeds.settings import Config, Content
from feeds.write._text import language, lines, one_line

GENERATOR = "newswire"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A feed without its entries."""

    id: str
    title: str
    description: str
    """As the config has it; may be empty."""
    page: str
    """The address of the HTML page that shows the same."""
    url: str
    """The feed's own canonical address."""
    moment: datetime
    """When anything in it last changed."""
    language: str
    previous: str
    """The archive document with what came before (RFC 5005 4, prev-archive); empty where nothing did."""
    current: str
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


def head_of(edition: Edition, config: Config, content: Content, suffix: str) -> Head:
    """The head of an edition's feed in the format that `suffix` names."""
    if edition.search is not None:
        return _head_of_search(edition, edition.search, config, content, suffix)
    facet, archive = edition.facet, edition.archive
    site = one_line(config.site.title) or config.site.url
    name = one_line(facet.name) or facet.slug
    address = partial(feed_url, config, facet, suffix, content)
    previous = archive_before(facet.last, archive)
    return Head(
        id=facet.feed_id,
        title=site if facet.kind == "all" else one_line(f"{name} – {site}"),
        description=lines(config.site.description),
        page=absolute(config, page_path(facet.kind, facet.slug)),
        url=address(archive),
        moment=edition.moment.replace(microsecond=0),
        language=language(config.site.language),
        previous=address(previous) if previous else "",
        current=address(None) if archive else "",
        site=site,
        home=absolute(config, "/"),
        icon=safe_url(config.site.icon),
        logo=safe_url(config.site.logo),
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
        moment=edition.moment.replace(microsecond=0),
        language=language(config.site.language),
        previous="",
        current="",
        next=address(search.page + 1) if search.more else "",
        back=address(search.page - 1) if search.page > 1 else "",
        site=site,
        home=absolute(config, "/"),
        icon=safe_url(config.site.icon),
        logo=safe_url(config.site.logo),
    )

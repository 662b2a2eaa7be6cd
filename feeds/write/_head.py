"""What a feed says of itself, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feeds.addresses import absolute, feed_url, page_path
from feeds.model import Facet
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
    site: str
    """The publication's title: who speaks where an entry names no author."""
    home: str


def head_of(facet: Facet, config: Config, content: Content, suffix: str) -> Head:
    """The head of a facet's feed in the format that `suffix` names."""
    site = one_line(config.site.title) or config.site.url
    name = one_line(facet.name) or facet.slug
    return Head(
        id=facet.feed_id,
        title=site if facet.kind == "all" else f"{name} – {site}",
        description=lines(config.site.description),
        page=absolute(config, page_path(facet.kind, facet.slug)),
        url=feed_url(config, facet, suffix, content),
        moment=facet.moment.replace(microsecond=0),
        language=language(config.site.language),
        site=site,
        home=absolute(config, "/"),
    )

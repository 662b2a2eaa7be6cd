"""RSS 2.0, with Dublin Core for bylines and languages, content:encoded for whole texts, Media RSS for pictures."""

from __future__ import annotations

from lxml import etree

from feeds.defaults import ARCHIVE_SECONDS
from feeds.model import Article, Edition
from feeds.settings import Config, Content
from feeds.write import _feedgen, _media
from feeds.write._entry import entry_of
from feeds.write._frame import Frame
from feeds.write._head import head_of, moving_of

MEDIA_TYPE = "application/rss+xml; charset=utf-8"
SUFFIX = "rss.xml"
_BARE_TYPE = MEDIA_TYPE.partition(";")[0]
_CLOSING = b"\n" + _feedgen.RSS_TAIL + b"\n"

_CREATOR = f"{{{_feedgen.DC}}}creator"
_LANGUAGE = f"{{{_feedgen.DC}}}language"


def entry(article: Article, config: Config, content: Content) -> bytes:
    """The article as an `<item>`, without any namespace declaration.

    Bylines are dc:creator, since RSS's own `<author>` is an e-mail address.
    """
    told = entry_of(article, config, content)
    item = _feedgen.rss_item(told)
    for name in told.authors:
        etree.SubElement(item, _CREATOR).text = name
    if told.language:
        etree.SubElement(item, _LANGUAGE).text = told.language
    _media.add_enclosure(item, told.picture)
    _media.add(item, told.picture)
    return _feedgen.fragment(item)


def frame(edition: Edition, config: Config, content: Content) -> Frame:
    """What stands around the items, made by `entry`; lastBuildDate is the edition's own time."""
    head = head_of(edition, config, content, SUFFIX)
    moving = moving_of(edition, config, content, SUFFIX)
    still = _feedgen.rss_head(head, _BARE_TYPE, _ttl(edition, config))
    return Frame(still, _feedgen.rss_moving(moving, _BARE_TYPE), b"\n", _CLOSING)


def _ttl(edition: Edition, config: Config) -> int:
    """Whole minutes for which a copy may be kept: what Cache-Control says, and at least one."""
    seconds = ARCHIVE_SECONDS if edition.archive else config.server.max_age_seconds
    return max(1, -(-seconds // 60))

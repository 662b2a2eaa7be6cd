"""Every listed feed as one OPML 2.0 document, which any feed reader imports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from feeds.addresses import absolute, feed_path, page_path
from feeds.model import Facet
from feeds.settings import Config
from web.links import feed_title

MEDIA_TYPE = "text/x-opml; charset=utf-8"
SUFFIX = "rss.xml"
"""The format that is listed: the one that every reader takes."""

_not_xml = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def opml(config: Config, groups: Iterable[tuple[str, Iterable[Facet]]]) -> bytes:
    """The document, one outline with its feeds for each (title, facets); a group without feeds is left out."""
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = plain(config.site.title)
    SubElement(head, "docs").text = "http://opml.org/spec2.opml"
    body = SubElement(root, "body")
    for title, facets in groups:
        _group(body, title, tuple(facets), config)
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _group(body: Element, title: str, facets: tuple[Facet, ...], config: Config) -> None:
    if not facets:
        return
    outline = SubElement(body, "outline", text=title, title=title)
    for facet in facets:
        SubElement(outline, "outline", _feed(facet, config))


def _feed(facet: Facet, config: Config) -> dict[str, str]:
    """The attributes of a feed's outline (OPML 2.0, "Subscription lists")."""
    name = plain(feed_title(config, facet.kind, facet.name))
    return {
        "type": "rss",
        "text": name,
        "title": name,
        "xmlUrl": absolute(config, feed_path(facet.kind, facet.slug, SUFFIX)),
        "htmlUrl": absolute(config, page_path(facet.kind, facet.slug)),
    }


def plain(text: str) -> str:
    """The text without what XML 1.0 cannot carry."""
    return _not_xml.sub("", text)

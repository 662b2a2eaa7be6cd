"""feedgen, and all that it needs to be told: the one module that knows it.

Its items and entries are built one by one and serialised alone, so that each article is rendered once; its
generator builds the head of a feed that has no entries yet. What feedgen 1.0 does not do, and is mended here:

- it prints dates by way of `setlocale`, which is not safe in threads, and Atom's with `+00:00`;
- it drops rel and type of an entry's links, and cannot give a title its type;
- it takes RSS's link from the last link added, and the present moment for a time that is not set;
- it makes Atom's elements without a namespace, below a root with an attribute of the name `xmlns`;
- it knows neither archives nor tombstones, and of media only groups.
"""

from __future__ import annotations

import email.utils
from functools import lru_cache, partial
from typing import Final
from xml.sax.saxutils import quoteattr

import feedgen.entry
import feedgen.feed
import feedgen.util
import feedgen.version
from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from feeds.write._entry import Entry
from feeds.write._head import GENERATOR, HEADS, Head, Moving
from feeds.write._text import as_html, stamp

VERSION: Final[str] = feedgen.version.version_str

DC = "http://purl.org/dc/elements/1.1/"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
MEDIA = "http://search.yahoo.com/mrss/"

DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
RSS_TAIL = b"</channel></rss>"
ATOM_TAIL = b"</feed>"
RSS_NAMESPACES = {"atom": ATOM, "content": CONTENT, "dc": DC, "fh": HISTORY, "media": MEDIA}
ATOM_NAMESPACES = {"at": TOMBSTONES, "fh": HISTORY, "media": MEDIA}

# feedgen puts the version last, where simple readers do not look, and knows no prefix but its own.
_RSS_ROOT = b'<rss version="2.0"%b>' % b"".join(
    f' xmlns:{prefix}="{uri}"'.encode("ascii") for prefix, uri in RSS_NAMESPACES.items()
)

for _module in (feedgen.util, feedgen.entry, feedgen.feed):
    _module.formatRFC2822 = email.utils.format_datetime


def rss_item(entry: Entry) -> etree._Element:
    """One RSS item, below a root of its own: all but bylines, pictures and language."""
    item = FeedEntry()
    item.id(entry.id)
    item.title(entry.title)
    item.link(href=entry.url)
    # Only where there is a description does feedgen write content:encoded.
    item.description(as_html(entry.summary))
    if entry.html:
        item.content(entry.html)
    item.category(_categories(entry))
    item.published(entry.published)
    return _rooted(item.rss_entry(), RSS_NAMESPACES)


def atom_entry(entry: Entry) -> etree._Element:
    """One Atom entry, below a root of its own: all but its language and pictures."""
    made = FeedEntry()
    made.id(entry.id)
    made.title(entry.title)
    made.link(href=entry.url)
    made.author([{"name": name} for name in entry.authors])
    made.category(_categories(entry))
    made.published(entry.published)
    made.updated(entry.updated)
    made.summary(entry.summary, type="text")
    if entry.html:
        made.content(entry.html, type="html")
    element = made.atom_entry()
    for link in element.iterchildren("link"):
        link.attrib.update({"rel": "alternate", "type": "text/html"})
    return _rooted(_mended(element), ATOM_NAMESPACES)


def _categories(entry: Entry) -> list[dict[str, str]]:
    return [
        {"term": name, "scheme": entry.schemes[kind], "label": name}
        for kind, found in (("section", entry.sections), ("tag", entry.tags))
        for name in found
    ]


def tombstone(entry: Entry) -> etree._Element:
    """The `at:deleted-entry` of a withdrawn entry, below a root of its own (RFC 6721 3)."""
    when = stamp(entry.updated)
    deleted = etree.Element(
        f"{{{TOMBSTONES}}}deleted-entry", {"ref": entry.id, "when": when}, nsmap=ATOM_NAMESPACES
    )
    etree.SubElement(deleted, f"{{{TOMBSTONES}}}comment").text = entry.reason
    return _rooted(deleted, ATOM_NAMESPACES)


@lru_cache(maxsize=HEADS)
def rss_head(head: Head, media_type: str, ttl: int) -> bytes:
    """The document before what moves in its head: from the XML declaration on, with the root tag on one line."""
    feed = _feed(head, media_type)
    feed.description(head.description or f"The latest from {head.title}.")
    feed.ttl(ttl)
    feed.docs("https://www.rssboard.org/rss-specification")
    if head.logo or head.icon:
        # RSS 2.0: in practice, title and link are the channel's.
        feed.image(head.logo or head.icon, head.title, head.page)
    feed.register_extension("mended", partial(_Mending, head, media_type))
    document = feed.rss_str(xml_declaration=False)
    return _opening(_RSS_ROOT + document[document.index(b"<channel>") :], RSS_TAIL)


# All feeds that a commit moved have the same.
_date = lru_cache(maxsize=100)(email.utils.format_datetime)


def rss_moving(moving: Moving, media_type: str) -> bytes:
    """The rest of the document before the first item."""
    archive = _archive("atom:link", moving, media_type)
    return f"<lastBuildDate>{_date(moving.moment)}</lastBuildDate>{archive}\n".encode()


@lru_cache(maxsize=HEADS)
def atom_head(head: Head, media_type: str) -> bytes:
    """The document before what moves in its head: from the XML declaration on."""
    feed = _feed(head, media_type)
    feed.id(head.id)
    feed.author(name=head.site, uri=head.home)
    if head.description:
        feed.subtitle(head.description)
    if head.icon:
        feed.icon(head.icon)
    if head.logo:
        feed.logo(head.logo)
    feed.register_extension("mended", partial(_Mending, head, media_type))
    return _opening(feed.atom_str(xml_declaration=False), ATOM_TAIL)


def atom_moving(moving: Moving, media_type: str) -> bytes:
    """The rest of the document before the first entry."""
    return f"<updated>{stamp(moving.moment)}</updated>{_archive('link', moving, media_type)}\n".encode()


def _archive(link: str, moving: Moving, media_type: str) -> str:
    """Where the archive goes on (RFC 5005 4)."""
    href = quoteattr(moving.previous)
    return f'<{link} href={href} rel="prev-archive" type="{media_type}"/>' if moving.previous else ""


def _feed(head: Head, media_type: str) -> FeedGenerator:
    feed = FeedGenerator()
    feed.title(head.title)
    feed.link(href=head.url, rel="self", type=media_type)
    feed.link(href=head.page, rel="alternate", type="text/html")
    feed.generator(GENERATOR)
    if head.language:
        feed.language(head.language)
    return feed


class _Mending:
    """What feedgen calls once the head's own elements stand."""

    def __init__(self, head: Head, media_type: str) -> None:
        self._head = head
        self._media_type = media_type

    def extend_ns(self) -> dict[str, str]:
        return ATOM_NAMESPACES

    def extend_atom(self, feed: etree._Element) -> None:
        _without(_mended(feed), "updated")
        self._chain(feed, "link")

    def extend_rss(self, feed: etree._Element) -> None:
        _without(feed[0], "lastBuildDate")
        self._chain(feed[0], f"{{{ATOM}}}link")

    def _chain(self, head: etree._Element, link: str) -> None:
        """What an archive document belongs to, and where a search goes on (RFC 5005 4 and 3)."""
        if self._head.current:
            etree.SubElement(head, f"{{{HISTORY}}}archive")
        relations = (
            ("current", self._head.current),
            ("next", self._head.next),
            ("previous", self._head.back),
        )
        for rel, href in relations:
            if href:
                etree.SubElement(head, link, {"href": href, "rel": rel, "type": self._media_type})


def _without(head: etree._Element, moving: str) -> None:
    """Take out the time that feedgen made up: ours follows what stays."""
    for child in head.findall(moving):
        head.remove(child)


def _mended(element: etree._Element) -> etree._Element:
    """An Atom feed or entry, with the type of its plain texts stated and its times ending in `Z`."""
    for child in element:
        if child.tag in {"title", "subtitle"}:
            child.set("type", "text")
        elif child.tag in {"updated", "published"}:
            child.text = (child.text or "").replace("+00:00", "Z")
    return element


def _rooted(element: etree._Element, namespaces: dict[str, str]) -> etree._Element:
    """The element below a root that declares the prefixes, as the root of the document will."""
    etree.Element("_", nsmap=namespaces).append(element)
    return element


def fragment(element: etree._Element) -> bytes:
    """The element without the root it stands in, and so without any declaration of a namespace."""
    data: bytes = etree.tostring(element.getroottree(), encoding="utf-8", xml_declaration=False)
    return data[data.index(b">") + 1 : -len(b"</_>")]


def _opening(document: bytes, tail: bytes) -> bytes:
    assert document.endswith(tail), "feedgen wrote something behind the entries"
    return DECLARATION + document[: -len(tail)]

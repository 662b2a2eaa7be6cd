"""What stands in feeds beside their own format: paging and archives (RFC 5005), tombstones (RFC 6721), Media RSS."""

from __future__ import annotations

from lxml import etree

from feeds.lint import address, dates, structure
from feeds.lint.finding import Findings, error, warning
from feeds.lint.xml import ATOM, NAMESPACES, line_of, text_of

ARCHIVE_BOTH = error(
    "archive.both",
    "a feed that is archive and complete at once",
    "RFC 5005: a complete feed is all there is, an archive document is a part; readers would delete the rest",
    "keep fh:archive or fh:complete",
)
ARCHIVE_CONTENT = error(
    "archive.content",
    "an archive mark that is not empty, or stands twice",
    "RFC 5005 sections 2 and 4: fh:archive and fh:complete are empty elements",
    "write <fh:archive/>",
)
ARCHIVE_CURRENT = error(
    "archive.current",
    "an archive document without a link to the current feed",
    "a reader that was given the archive cannot subscribe (RFC 5005 section 4)",
    'add <atom:link rel="current" href="the feed\'s address"/>',
)
ARCHIVE_NEXT = error(
    "archive.next",
    "an archive document that links to the next one",
    "the next one may not exist yet, so that the document would have to change, and archives never do",
    "leave next-archive out; readers walk backwards",
)
ARCHIVE_LINKS = error(
    "archive.links",
    "a link relation of paging that stands twice",
    "readers take either and walk in a circle",
    "keep one",
)
TOMBSTONE = error(
    "tombstone",
    "a deleted-entry without ref or when",
    "RFC 6721 section 3: readers cannot tell which entry went, or when",
    "give ref as the entry's id and when as an RFC 3339 date",
)
TOMBSTONE_WHEN = error(
    "tombstone.when",
    "a deleted-entry whose time is not that of its notice",
    "readers that know tombstones hide an older entry and show a newer one: the notice would vanish or double",
    "write the updated time of the entry with the same id",
)
MEDIA_CONTENT = error(
    "media.content",
    "a media:content that readers cannot place",
    "they choose by medium and type, and reserve room by width and height",
    "give url, type, medium (image, audio, video, document, executable), whole numbers of pixels",
)
MEDIA_THUMBNAIL = error(
    "media.thumbnail",
    "a media:thumbnail without an absolute url, or with measures that are no numbers",
    "readers show a broken picture in their list",
    "give url, width and height, or leave it out",
)
MEDIA_MEDIUM = warning(
    "media.medium",
    "a media:content without medium",
    "readers take a picture for a film",
    "write medium",
)

_FH, _AT, _MEDIA = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("fh", "at", "media"))
_LINK, _ENTRY, _ID, _UPDATED = (f"{{{ATOM}}}{name}" for name in ("link", "entry", "id", "updated"))
_PAGING = ("prev-archive", "next-archive", "current", "next", "previous", "first", "last")
_MEDIUMS = ("image", "audio", "video", "document", "executable")


def paging(feed: etree._Element) -> Findings:
    """What is wrong with the archive marks and paging links of a feed or channel (RFC 5005)."""
    archives, completes = feed.findall(_FH + "archive"), feed.findall(_FH + "complete")
    if archives and completes:
        yield ARCHIVE_BOTH.at(line_of(archives[0]))
    for marks in (archives, completes):
        for mark in marks[1:] or [mark for mark in marks if len(mark) or text_of(mark)]:
            yield ARCHIVE_CONTENT.at(line_of(mark))
    relations = [link.get("rel", "") for link in feed.findall(_LINK)]
    for relation in _PAGING:
        if relations.count(relation) > 1:
            yield ARCHIVE_LINKS.at(line_of(feed), relation)
    if archives and "current" not in relations:
        yield ARCHIVE_CURRENT.at(line_of(archives[0]))
    if archives and "next-archive" in relations:
        yield ARCHIVE_NEXT.at(line_of(archives[0]))


def tombstones(feed: etree._Element) -> Findings:
    """What is wrong with the deleted entries of an Atom feed (RFC 6721 section 3)."""
    gone = feed.findall(_AT + "deleted-entry")
    updated = (
        {entry.findtext(_ID): entry.findtext(_UPDATED) for entry in feed.findall(_ENTRY)} if gone else {}
    )
    for found in gone:
        ref, when = found.get("ref", ""), found.get("when", "")
        if not address.is_iri(ref) or not when:
            yield TOMBSTONE.at(line_of(found), f"ref {ref!r}, when {when!r}")
            continue
        yield from dates.rfc3339(when, line_of(found))[1]
        if updated.get(ref, when) != when:
            yield TOMBSTONE_WHEN.at(line_of(found), f"{when} is not {updated[ref]}")


def media(item: etree._Element) -> Findings:
    """What is wrong with the pictures of an entry (Media RSS 1.5.1), grouped or not."""
    for found in (*item.findall(_MEDIA + "content"), *item.findall(f"{_MEDIA}group/{_MEDIA}content")):
        yield from _content(found)
    for found in (*item.findall(_MEDIA + "thumbnail"), *item.findall(f"{_MEDIA}content/{_MEDIA}thumbnail")):
        if not address.is_url(found.get("url", "")) or not _measured(found):
            yield MEDIA_THUMBNAIL.at(line_of(found), f"url {found.get('url', '')!r}")


def _content(found: etree._Element) -> Findings:
    line, medium, media_type = line_of(found), found.get("medium"), found.get("type")
    if not address.is_url(found.get("url", "")):
        yield MEDIA_CONTENT.at(line, f"url {found.get('url', '')!r}")
    if medium is None:
        yield MEDIA_MEDIUM.at(line)
    elif medium not in _MEDIUMS:
        yield MEDIA_CONTENT.at(line, f"medium {medium!r}")
    if media_type is not None and any(address.media_type(media_type, 0, "")):
        yield MEDIA_CONTENT.at(line, f"type {media_type!r}")
    if not _measured(found):
        yield MEDIA_CONTENT.at(line, f"width {found.get('width')!r}, height {found.get('height')!r}")


def _measured(found: etree._Element) -> bool:
    return all(
        size.isascii() and size.isdigit() for size in (found.get("width", "0"), found.get("height", "0"))
    )


def links(entry: etree._Element) -> Findings:
    """What is wrong with the atom:links of an entry or item."""
    for link in entry.findall(_LINK):
        yield from structure.link_attributes(link)

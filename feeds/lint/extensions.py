"""What stands in feeds beside their own format: paging and archives (RFC 5005), tombstones (RFC 6721), Media RSS."""

from __future__ import annotations

from lxml import etree

from feeds.lint import address, dates, html, structure, text
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
ARCHIVE_CIRCLE = error(
    "archive.circle",
    "a link of paging that leads to the document itself",
    "readers that walk back through the archive never come to its end",
    "link to the document before it, and from the first to none",
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
TOMBSTONE_ALONE = warning(
    "tombstone.alone",
    "a deleted-entry without a notice in its place",
    "no reader in use reads tombstones (RFC 6721): they go on showing what was withdrawn",
    "leave an entry with the same id in the feed, which says that it was withdrawn",
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

MEDIA_TEXT = error(
    "media.text",
    "a caption or credit that is empty, or of a type that there is none",
    "readers show it below the picture as it stands, or drop it (Media RSS 1.5.1)",
    'write text, with type="plain" or type="html" on title and description, or leave it out',
)

_FH, _AT, _MEDIA = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("fh", "at", "media"))
_LINK, _ENTRY, _ID, _UPDATED = (f"{{{ATOM}}}{name}" for name in ("link", "entry", "id", "updated"))
_PAGING = ("prev-archive", "next-archive", "current", "next", "previous", "first", "last")
_WALKED = ("prev-archive", "next-archive", "next", "previous")
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
    yield from _circles(feed, is_archive=bool(archives))


def _circles(feed: etree._Element, *, is_archive: bool) -> Findings:
    own = next((link.get("href") for link in feed.findall(_LINK) if link.get("rel") == "self"), None)
    for link in feed.findall(_LINK):
        rel = link.get("rel", "")
        walks = rel in _WALKED or (rel == "current" and is_archive)
        if walks and own is not None and link.get("href") == own:
            yield ARCHIVE_CIRCLE.at(line_of(link), f"{rel} {own}")


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
        if ref not in updated:
            yield TOMBSTONE_ALONE.at(line_of(found), ref)
        elif updated[ref] != when:
            yield TOMBSTONE_WHEN.at(line_of(found), f"{when} is not {updated[ref]}")


def media(item: etree._Element) -> Findings:
    """What is wrong with the pictures of an entry (Media RSS 1.5.1), grouped or not."""
    for found in (*item.findall(_MEDIA + "content"), *item.findall(f"{_MEDIA}group/{_MEDIA}content")):
        yield from _content(found)
    yield from _texts(item)
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


def _texts(item: etree._Element) -> Findings:
    """What is wrong with titles, captions and credits, at whichever level they stand."""
    for name in ("title", "description", "credit"):
        for found in item.iter(_MEDIA + name):
            kind = found.get("type", "plain") if name != "credit" else "plain"
            if kind not in ("plain", "html") or not text_of(found):
                yield MEDIA_TEXT.at(line_of(found), f"<media:{name}> of type {kind!r}")
            elif kind == "plain":
                yield from text.plain(text_of(found), line_of(found), f"media:{name}")
            else:
                yield from html.content(found.text or "", line_of(found), f"media:{name}")


def _measured(found: etree._Element) -> bool:
    return all(
        size.isascii() and size.isdigit() for size in (found.get("width", "0"), found.get("height", "0"))
    )


def links(entry: etree._Element) -> Findings:
    """What is wrong with the atom:links of an entry or item."""
    for link in entry.findall(_LINK):
        yield from structure.link_attributes(link)

"""Pictures as elements: Media RSS 1.5.1 in RSS and Atom, and enclosures where the length is known."""

from __future__ import annotations

from lxml import etree

from feeds.write._feedgen import MEDIA
from feeds.write._picture import Picture

_CONTENT, _THUMBNAIL, _DESCRIPTION, _CREDIT = (
    f"{{{MEDIA}}}{name}" for name in ("content", "thumbnail", "description", "credit")
)


def add(entry: etree._Element, picture: Picture | None) -> None:
    """Give an item or entry its `media:content`, with caption and credit, and its `media:thumbnail`.

    The thumbnail stands beside the content, where simple readers look for it.
    """
    if picture is None:
        return
    size = {name: str(side) for name, side in (("width", picture.width), ("height", picture.height)) if side}
    content = etree.SubElement(entry, _CONTENT, url=picture.url, medium="image")
    content.attrib.update({"type": picture.media_type} if picture.media_type else {})
    content.attrib.update({"fileSize": str(picture.length)} if picture.length else {})
    content.attrib.update(size)
    if picture.caption:
        etree.SubElement(content, _DESCRIPTION, {"type": "plain"}).text = picture.caption
    if picture.credit:
        etree.SubElement(content, _CREDIT).text = picture.credit
    etree.SubElement(entry, _THUMBNAIL, url=picture.url).attrib.update(size)


def add_enclosure(item: etree._Element, picture: Picture | None) -> None:
    """Give an RSS item its one `enclosure`, where type and true length are known (RSS 2.0)."""
    if picture and picture.enclosed:
        made = etree.SubElement(item, "enclosure", url=picture.url)
        made.attrib.update(_measured(picture))


def add_enclosure_link(entry: etree._Element, picture: Picture | None) -> None:
    """Give an Atom entry its enclosure link, where type and true length are known (RFC 4287 4.2.7.2)."""
    if picture and picture.enclosed:
        made = etree.SubElement(entry, "link", rel="enclosure", href=picture.url)
        made.attrib.update(_measured(picture))


def _measured(picture: Picture) -> dict[str, str]:
    return {"length": str(picture.length), "type": picture.media_type}

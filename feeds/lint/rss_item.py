"""RSS 2.0: one item, and what its guid and text must be so that readers neither double nor lose it."""

from __future__ import annotations

from lxml import etree

from feeds.lint import address, dates, extensions, html, structure, text
from feeds.lint.finding import Findings, error, warning
from feeds.lint.text import words
from feeds.lint.xml import NAMESPACES, line_of, text_of

GUID_MISSING = error(
    "rss.guid.missing",
    "an item without a guid",
    "newsboat, liferea and others then key it by link or title: a corrected headline doubles it",
    'write <guid isPermaLink="false"> with an id that is minted once',
)
GUID_TWICE = error(
    "rss.guid.twice",
    "two items with one guid",
    "readers show one of them",
    "mint an id for each",
)
GUID_LINK = error(
    "rss.guid.permalink",
    "a guid that counts as an address but is none",
    "without isPermaLink=false readers open the guid; feedparser makes it the link",
    'write isPermaLink="false"',
)
TITLE = error(
    "rss.title.missing",
    "an item without a title",
    "RSS 2.0 demands title or description; readers list items by title",
    "write the headline",
)
LINK = error(
    "rss.link.missing",
    "an item without a link",
    "readers have nothing to open",
    "write the address of the article",
)
DATE = error(
    "rss.date.missing",
    "an item without a pubDate",
    "readers date it by the time of fetching, anew on every machine",
    "write the moment it was first published, and keep it",
)
AUTHOR = error(
    "rss.author.email",
    "an author without an e-mail address",
    "RSS 2.0 gives <author> to e-mail addresses; readers cut what is none",
    "write the name as dc:creator",
)
EMPTY = error(
    "rss.empty",
    "an element that says nothing",
    "readers show an empty byline or label",
    "leave it out",
)
BODY = warning(
    "rss.body.missing",
    "an item without description and content:encoded",
    "readers show a blank page",
    "write a summary, the content, or both",
)
ENCLOSURES = error(
    "rss.enclosure.many",
    "several enclosures in one item",
    "RSS 2.0 means one; readers take the first or the last",
    "keep one, and give the others as media:content",
)
ENCLOSURE = error(
    "rss.enclosure",
    "an enclosure without an absolute url, a type or its true length",
    "podcast readers reserve room by the length, and choose a player by the type",
    "measure the file, or leave the enclosure out",
)
SOURCE = error(
    "rss.source",
    "a source without url or name",
    "RSS 2.0 demands the address of the feed that the item came from",
    "complete it, or leave it out",
)
NESTED = error(
    "rss.nested",
    "elements where RSS has text",
    "markup has to be escaped or stand in CDATA; readers see no text",
    "escape it",
)

_ONCE = words("title link description author comments enclosure guid pubDate source")
_KNOWN = [*_ONCE, "category"]
_CONTENT = f"{{{NAMESPACES['content']}}}encoded"
_CREATOR = f"{{{NAMESPACES['dc']}}}creator"
_LANGUAGE = f"{{{NAMESPACES['dc']}}}language"


def items(channel: etree._Element) -> Findings:
    """What is wrong with the items of a channel, each alone and their guids together."""
    seen: set[str] = set()
    judged, findings = structure.entries(channel.findall("item"))
    yield from findings
    for item in judged:
        for rule in _RULES:
            yield from rule(item)
        guid = item.find("guid")
        key = text_of(guid) if guid is not None else ""
        if key and key in seen:
            yield GUID_TWICE.at(line_of(item), key)
        seen.add(key)


def _names(item: etree._Element) -> Findings:
    once = [name for name in _ONCE if name != "enclosure"]
    yield from structure.children(item, "", _KNOWN, once, "item")
    if len(item.findall(_CONTENT)) > 1:
        yield structure.TWICE.at(line_of(item), "<content:encoded> in item")
    for child in item:
        if child.tag in _KNOWN and len(child):
            yield NESTED.at(line_of(child), f"<{etree.QName(child[0]).localname}> in <{child.tag!s}>")


def _required(item: etree._Element) -> Findings:
    for name, rule in (("guid", GUID_MISSING), ("title", TITLE), ("link", LINK), ("pubDate", DATE)):
        yield from structure.missing(item, name, rule, _told(item))
    if not any(_says(found) for found in (item.find("description"), item.find(_CONTENT))):
        yield BODY.at(line_of(item), _told(item))


def _says(found: etree._Element | None) -> bool:
    return found is not None and bool(text_of(found) or len(found))


def _told(item: etree._Element) -> str:
    title = item.find("title")
    return text_of(title) if title is not None else ""


def _guid(item: etree._Element) -> Findings:
    for guid in item.findall("guid")[:1]:
        permanent = guid.get("isPermaLink", "true")
        if permanent not in ("true", "false"):
            yield GUID_LINK.at(line_of(guid), f"isPermaLink={permanent!r}")
        elif permanent == "true" and text_of(guid) and not address.is_url(text_of(guid)):
            yield GUID_LINK.at(line_of(guid), text_of(guid))


def _addresses(item: etree._Element) -> Findings:
    for name in ("link", "comments"):
        for found in item.findall(name)[:1]:
            if text_of(found):
                yield from address.url(text_of(found), line_of(found), f"item {name}")


def _date(item: etree._Element) -> Findings:
    for found in item.findall("pubDate")[:1]:
        if text_of(found):
            yield from dates.rfc822(text_of(found), line_of(found))[1]


def _lines(item: etree._Element) -> Findings:
    for name in ("title", "category", _CREATOR):
        for found in item.findall(name):
            yield from text.line_of_text(text_of(found), line_of(found), etree.QName(found).localname)


def _named(item: etree._Element) -> Findings:
    for name in ("category", _CREATOR):
        for found in item.findall(name):
            if not text_of(found):
                yield EMPTY.at(line_of(found), f"<{etree.QName(found).localname}>")


def _language(item: etree._Element) -> Findings:
    for found in item.findall(_LANGUAGE):
        yield from text.language(text_of(found), line_of(found), "dc:language")


def _author(item: etree._Element) -> Findings:
    for found in item.findall("author"):
        if not address.has_email(text_of(found)):
            yield AUTHOR.at(line_of(found), text_of(found))


def _enclosure(item: etree._Element) -> Findings:
    found = item.findall("enclosure")
    if len(found) > 1:
        yield ENCLOSURES.at(line_of(found[1]), f"{len(found)} in {_told(item)}")
    for one in found:
        length = one.get("length", "")
        # 0 and 1 are what software writes that has not looked.
        if not (length.isascii() and length.isdigit() and length.lstrip("0") not in ("", "1")):
            yield ENCLOSURE.at(line_of(one), f"length {length!r}")
        if not address.is_url(one.get("url", "")):
            yield ENCLOSURE.at(line_of(one), f"url {one.get('url', '')!r}")
        if any(address.media_type(one.get("type", ""), 0, "")):
            yield ENCLOSURE.at(line_of(one), f"type {one.get('type', '')!r}")


def _source(item: etree._Element) -> Findings:
    for found in item.findall("source"):
        if not address.is_url(found.get("url", "")) or not text_of(found):
            yield SOURCE.at(line_of(found), f"url {found.get('url', '')!r}, name {text_of(found)!r}")


def _content(item: etree._Element) -> Findings:
    for name, place in (("description", "description"), (_CONTENT, "content:encoded")):
        for found in item.findall(name)[:1]:
            yield from html.content(found.text or "", line_of(found), place)


_RULES = (
    _names,
    _required,
    _guid,
    _addresses,
    _date,
    _lines,
    _named,
    _language,
    _author,
    _enclosure,
    _source,
    _content,
    extensions.media,
    extensions.links,
)

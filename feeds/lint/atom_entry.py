"""Atom 1.0 (RFC 4287 section 4.1.2): one entry."""

from __future__ import annotations

from lxml import etree

from feeds.lint import atom_parts, atom_text, extensions, structure
from feeds.lint.finding import Findings, error, warning
from feeds.lint.text import words
from feeds.lint.xml import ATOM, line_of

REQUIRED = error(
    "atom.entry.missing",
    "an entry lacks a required element",
    "RFC 4287 section 4.1.2 demands id, title and updated; readers drop the entry, or the feed",
    "add it",
)
PUBLISHED = warning(
    "atom.published.missing",
    "an entry without published",
    "readers then sort by updated, so that a corrected article becomes a new one",
    "write the moment it was first published, and keep it",
)
AUTHOR = error(
    "atom.author.missing",
    "an entry without an author, in a feed without one",
    "RFC 4287 section 4.1.2 demands one; strict readers refuse the feed",
    "give the feed an author",
)
ALTERNATE = error(
    "atom.alternate.missing",
    "an entry without an alternate link",
    "readers have nothing to open (RFC 4287 section 4.1.2 demands it where there is no content)",
    'add <link rel="alternate" href="…"/>',
)
BODY = warning(
    "atom.body.missing",
    "an entry without summary and content",
    "readers show a blank page",
    "write a summary, the content, or both",
)
ENCLOSURE = error(
    "atom.enclosure",
    "an enclosure link without a type or its true length",
    "podcast readers reserve room by the length, and choose a player by the type",
    "measure the file, or leave the link out",
)
SOURCE = warning(
    "atom.source.missing",
    "a source that does not say which feed it is",
    "RFC 4287 section 4.2.11 asks for its id, title and updated; readers cannot tell copies of one entry",
    "copy them from the feed that the entry came from",
)

_ONCE = words("content id published rights source summary title updated")
_KNOWN = [*_ONCE, "author", "category", "contributor", "link"]
_SOURCE_ONCE = words("generator icon id logo rights subtitle title updated")
_SOURCE_KNOWN = [*_SOURCE_ONCE, "author", "category", "contributor", "link"]
_IN = f"{{{ATOM}}}"


def entry(found: etree._Element, *, has_author: bool) -> Findings:
    """What is wrong with one entry; `has_author`: whether its feed names one."""
    for rule in _RULES:
        yield from rule(found)
    named = has_author or found.find(_IN + "author") is not None
    if not named and found.find(f"{_IN}source/{_IN}author") is None:
        yield AUTHOR.at(line_of(found), found.findtext(_IN + "title", ""))


def _names(found: etree._Element) -> Findings:
    yield from structure.children(found, ATOM, _KNOWN, _ONCE, "entry")
    for name in ("id", "title", "updated"):
        yield from structure.missing(found, _IN + name, REQUIRED, f"<{name}>")


def _told(found: etree._Element) -> Findings:
    title = found.findtext(_IN + "title", "")
    if found.find(_IN + "published") is None:
        yield PUBLISHED.at(line_of(found), title)
    if found.find(_IN + "summary") is None and found.find(_IN + "content") is None:
        yield BODY.at(line_of(found), title)
    if not any(link.get("rel", "alternate") == "alternate" for link in found.findall(_IN + "link")):
        yield ALTERNATE.at(line_of(found), title)


def _enclosures(found: etree._Element) -> Findings:
    for link in found.findall(_IN + "link"):
        length = link.get("length", "")
        # 0 and 1 are what software writes that has not looked.
        if link.get("rel") == "enclosure" and (link.get("type") is None or length.lstrip("0") in ("", "1")):
            yield ENCLOSURE.at(line_of(link), f"type {link.get('type')!r}, length {length!r}")


def _source(found: etree._Element) -> Findings:
    for source in found.findall(_IN + "source"):
        yield from structure.children(source, ATOM, _SOURCE_KNOWN, _SOURCE_ONCE, "source")
        for name in ("id", "title", "updated"):
            yield from structure.missing(source, _IN + name, SOURCE, f"<{name}>")
        for rule in _PARTS:
            yield from rule(source)
        yield from extensions.links(source)


_PARTS = (
    atom_parts.ids,
    atom_parts.moments,
    atom_parts.texts,
    atom_parts.people,
    atom_parts.categories,
    atom_parts.generator,
)
_RULES = (
    _names,
    _told,
    _enclosures,
    _source,
    atom_text.content,
    *_PARTS,
    atom_parts.alternates,
    extensions.media,
    extensions.links,
)

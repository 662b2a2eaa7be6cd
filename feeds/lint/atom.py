"""Atom 1.0 (RFC 4287): the feed. Its entries are judged in `atom_entry`, texts in `atom_text`."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from feeds.lint import address, atom_entry, atom_parts, dates, extensions, structure
from feeds.lint.finding import Findings, error, warning
from feeds.lint.media import TYPES
from feeds.lint.text import words
from feeds.lint.xml import ATOM, line_of, text_of

REQUIRED = error(
    "atom.feed.missing",
    "the feed lacks a required element",
    "RFC 4287 section 4.1.1 demands id, title and updated, with text in them",
    "add it",
)
ALTERNATE = error(
    "atom.feed.alternate",
    "the feed does not link to its page",
    "readers offer the page behind a feed (RFC 4287 section 4.1.1)",
    'add <link rel="alternate" type="text/html" href="…"/>',
)
ID_TWICE = error(
    "atom.id.twice",
    "two entries with one id, or an entry with the id of its feed",
    "RFC 4287 section 4.2.6: an id names one thing; readers show one of the two",
    "mint an id for each",
)
AFTER_ENTRIES = warning(
    "atom.order",
    "an element of the feed after its first entry",
    "the grammar of RFC 4287 puts entries last; readers that read as it arrives know title and id too late",
    "move it before the entries",
)

_ONCE = words("generator icon id logo rights subtitle title updated")
_KNOWN = [*_ONCE, "author", "category", "contributor", "link", "entry"]
_IN = f"{{{ATOM}}}"


def check(root: etree._Element, url: str) -> Findings:
    """What is wrong with an Atom feed or entry document whose address is `url`, where that is known."""
    yield from atom_parts.attributes(root)
    if root.tag == _IN + "entry":
        yield from atom_entry.entry(root, has_author=False)
        return
    for rule in _RULES:
        yield from rule(root)
    yield from structure.links(root, url, TYPES["atom"])
    yield from _entries(root)


def _names(feed: etree._Element) -> Findings:
    yield from structure.children(feed, ATOM, _KNOWN, _ONCE, "feed")
    for name in ("id", "title", "updated"):
        yield from structure.missing(feed, _IN + name, REQUIRED, f"<{name}>")


def _alternate(feed: etree._Element) -> Findings:
    if not any(link.get("rel", "alternate") == "alternate" for link in feed.findall(_IN + "link")):
        yield ALTERNATE.at(line_of(feed))


def _addresses(feed: etree._Element) -> Findings:
    for name in ("icon", "logo"):
        for found in feed.findall(_IN + name):
            yield from address.url(text_of(found), line_of(found), name)


def _order(feed: etree._Element) -> Findings:
    begun = False
    for child in feed.iterchildren(_IN + "*"):
        if begun and child.tag != _IN + "entry":
            yield AFTER_ENTRIES.at(line_of(child), f"<{etree.QName(child).localname}>")
        begun = begun or child.tag == _IN + "entry"


def _entries(feed: etree._Element) -> Findings:
    has_author = feed.find(_IN + "author") is not None
    updated = _moment(feed)
    seen = {feed.findtext(_IN + "id", "")}
    judged, findings = structure.entries(feed.findall(_IN + "entry"))
    yield from findings
    for entry in judged:
        yield from atom_entry.entry(entry, has_author=has_author)
        key = entry.findtext(_IN + "id", "")
        if key and key in seen:
            yield ID_TWICE.at(line_of(entry), key)
        seen.add(key)
        moment = _moment(entry)
        if updated and moment and moment > updated:
            yield dates.ORDER.at(line_of(entry), f"entry {moment.isoformat()}, feed {updated.isoformat()}")


def _moment(parent: etree._Element) -> datetime | None:
    return dates.rfc3339(parent.findtext(_IN + "updated", ""), 0)[0]


_RULES = (
    _names,
    _order,
    _alternate,
    _addresses,
    atom_parts.ids,
    atom_parts.moments,
    atom_parts.texts,
    atom_parts.people,
    atom_parts.categories,
    atom_parts.alternates,
    atom_parts.generator,
    extensions.paging,
    extensions.tombstones,
)

"""What RSS and Atom have in common: which children an element may have, and how often; links to other documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import TypeVar

from lxml import etree

from feeds.lint import address, text
from feeds.lint.finding import Finding, Findings, Rule, error
from feeds.lint.text import words
from feeds.lint.xml import ATOM, elements, line_of

TWICE = error(
    "structure.twice",
    "an element that may stand once stands again",
    "some readers take the first, some the last",
    "keep one",
)
UNKNOWN = error(
    "structure.unknown",
    "an element that the format does not have",
    "extensions stand in a namespace of their own; misspelt elements say nothing",
    "correct its name, or give it a namespace",
)
STRAY_TEXT = error(
    "structure.stray-text",
    "text between the elements",
    "it belongs to nothing; strict readers refuse it",
    "take it out",
)
SELF_MISSING = error(
    "link.self.missing",
    "no link to the feed itself",
    "readers that were given a copy, and hubs, find the feed by it (RFC 4287 section 4.1.1, RSS Advisory Board)",
    'add <atom:link rel="self" href="the feed\'s public address"/>',
)
SELF_TWICE = error(
    "link.self.twice",
    "several links to the feed itself",
    "readers subscribe to either, and one feed becomes two",
    "keep the canonical one",
)
SELF_OTHER = error(
    "link.self.other",
    "the link to the feed itself leads elsewhere",
    "readers move their subscription to it, hubs push for it",
    "write the canonical public address, with its parameters",
)
SELF_TYPE = error(
    "link.self.type",
    "the link to the feed itself has the wrong type",
    "readers that offer several formats confuse them",
    "write the media type of this feed",
)
LINK_TYPE = error(
    "link.length",
    "a length that is no number of bytes",
    "readers show it, and reserve room for it",
    "write the true length in bytes, or leave it out",
)

ENTRIES = error(
    "feed.entries",
    "more entries than readers take",
    "readers stop after some hundreds or thousands, or run out of memory",
    "put fewer entries into it, and the others into archives (RFC 5005)",
)

T = TypeVar("T")

MOST_ENTRIES = 5_000
"""Entries that are judged one by one."""

_OPENED = words("self hub alternate enclosure via prev-archive next-archive current next previous first last")
"""Relations whose href a reader opens."""


def children(
    parent: etree._Element, namespace: str, known: Collection[str], once: Collection[str], place: str
) -> Findings:
    """What is wrong with the names of an element's children. Names are those of `namespace`; others are extensions.

    `known` are the names that the format has, `once` those that may stand only once.
    """
    yield from _stray(parent, place)
    counts: Counter[str] = Counter()
    for space, name, child in elements(parent):
        if space not in (namespace, ""):
            continue
        counts[name] += 1
        if space != namespace or name not in known:
            yield UNKNOWN.at(line_of(child), f"<{name}> in {place}")
        elif name in once and counts[name] == 2:
            yield TWICE.at(line_of(child), f"<{name}> in {place}")


def _stray(parent: etree._Element, place: str) -> Findings:
    texts = [parent.text, *(child.tail for child in parent)]
    stray = next((found.strip() for found in texts if found and found.strip()), "")
    if stray:
        yield STRAY_TEXT.at(line_of(parent), f"in {place}: {stray}")


def missing(parent: etree._Element, path: str, rule: Rule, place: str) -> Findings:
    """`rule`, broken where `parent` has no child of that path, or an empty one."""
    child = parent.find(path)
    if child is None or not "".join(map(str, child.itertext())).strip():
        yield rule.at(line_of(parent), place)


def entries(found: list[T]) -> tuple[list[T], tuple[Finding, ...]]:
    """The entries that are judged, and what is wrong with their number."""
    if len(found) <= MOST_ENTRIES:
        return found, ()
    return found[:MOST_ENTRIES], (ENTRIES.at(0, f"{len(found):,}"),)


def links(parent: etree._Element, url: str, media_type: str) -> Findings:
    """What is wrong with the atom:links of a feed: one of rel=self, to `url` where that is known; others absolute."""
    found = parent.findall(f"{{{ATOM}}}link")
    own = [link for link in found if link.get("rel") == "self"]
    if not own:
        yield SELF_MISSING.at(line_of(parent))
    for link in own[1:]:
        yield SELF_TWICE.at(line_of(link), link.get("href", ""))
    for link in own[:1]:
        yield from _self(link, url, media_type)
    for link in found:
        yield from link_attributes(link)


def _self(link: etree._Element, url: str, media_type: str) -> Findings:
    href = link.get("href", "")
    if url and href != url:
        yield SELF_OTHER.at(line_of(link), f"{href} is not {url}")
    if link.get("type", media_type) != media_type:
        yield SELF_TYPE.at(line_of(link), f"{link.get('type')} is not {media_type}")


def link_attributes(link: etree._Element) -> Findings:
    """What is wrong with the attributes of one atom:link (RFC 4287 section 4.2.7)."""
    line, rel = line_of(link), link.get("rel", "alternate")
    judge = address.url if rel in _OPENED else address.iri
    yield from judge(link.get("href", ""), line, f"href of the {rel} link")
    if link.get("type") is not None:
        yield from address.media_type(link.get("type", ""), line, f"type of the {rel} link")
    if link.get("hreflang") is not None:
        yield from text.language(link.get("hreflang", ""), line, f"hreflang of the {rel} link")
    length = link.get("length")
    if length is not None and not (length.isascii() and length.isdigit()):
        yield LINK_TYPE.at(line, f"{length!r} of the {rel} link")

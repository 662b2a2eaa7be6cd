"""The contract checker: the bytes of a feed in, findings out. It imports nothing of the project but itself.

    bytes ──kind──▶ rss | atom | json ──rules──▶ findings, by line

Held to: RSS 2.0 with the Advisory Board's notes, RFC 4287 (Atom), JSON Feed 1.1, RFC 5005 (archives), RFC 6721
(tombstones), and the contract of newswire's own feeds, which is stricter where readers were seen to fail. A rule is
a constant that says what is wrong, whom it matters to and the cure, beside the function that applies it. Each looks at
the document as it is: no clock, no network, no second document. Time and memory are linear in the size, and a
document that is larger than any reader takes is refused unread.
"""

from __future__ import annotations

import re

from lxml import etree

from feeds.lint import atom, json, media, rss, xml
from feeds.lint.finding import Finding, Findings, Severity, bounded, error
from feeds.lint.xml import ATOM

__all__ = ["Finding", "Severity", "lint"]

MOST_BYTES = 16_000_000
MOST_PARTS = 1_000_000
"""Tags and attributes, or values: what a tree is made of, and its memory is bounded by."""

EMPTY = error(
    "feed.empty",
    "no document",
    "readers show an error, or drop the subscription",
    "answer with the feed, or with a status that says why not",
)
SIZE = error(
    "feed.size",
    "a document that is larger than readers take",
    "readers stop at some megabytes, and lose the whole feed",
    "put fewer entries into it, and the others into archives",
)
KIND = error(
    "feed.kind",
    "neither RSS 2.0 nor Atom 1.0 nor JSON Feed",
    "no reader takes it for a feed",
    'begin with <rss version="2.0">, <feed xmlns="http://www.w3.org/2005/Atom"> or a JSON object',
)

_JSON = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*+[\[{]")


def lint(body: bytes, media_type: str = "", url: str = "") -> tuple[Finding, ...]:
    """All that is wrong with a feed, by line; empty where it keeps the contract.

    `media_type` is the Content-Type it is served with, `url` its public address; what depends on them is judged only
    where they are given. Never raises on any bytes.
    """
    return bounded(_lint(body, media_type, url))


def _lint(body: bytes, media_type: str, url: str) -> Findings:
    if not body.strip():
        yield EMPTY.at(0)
    elif len(body) > MOST_BYTES or _parts(body) > MOST_PARTS:
        yield SIZE.at(0, f"{len(body):,} bytes, {_parts(body):,} parts")
    elif _JSON.match(body):
        if media_type:
            yield from media.check(media_type, "json")
        yield from json.check(body, url)
    else:
        yield from _xml(body, media_type, url)


def _parts(body: bytes) -> int:
    marks = b"{[," if _JSON.match(body) else b"<="
    return sum(body.count(bytes((mark,))) for mark in marks)


def _xml(body: bytes, media_type: str, url: str) -> Findings:
    root, findings = xml.parse(body, xml.charset_of(media_type))
    yield from findings
    if root is None:
        return
    kind = _kind(root)
    if not kind:
        yield KIND.at(xml.line_of(root), f"<{root.tag!s}>")
        return
    if media_type:
        yield from media.check(media_type, kind)
    yield from (rss if kind == "rss" else atom).check(root, url)


def _kind(root: etree._Element) -> str:
    if root.tag == "rss":
        return "rss"
    return "atom" if root.tag in (f"{{{ATOM}}}feed", f"{{{ATOM}}}entry") else ""

"""Feeds read to the letter: well-formed XML, JSON without doubt, and every field present. Anything less raises."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from tests.readers.entry import Entry

_ATOM = "{http://www.w3.org/2005/Atom}"


def read(body: bytes) -> tuple[Entry, ...]:
    """The entries of an RSS, Atom or JSON feed, in the document's order."""
    if body.startswith(b"{"):
        return _json(body)
    root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    return _rss(root) if root.tag == "rss" else _atom(root)


def _json(body: bytes) -> tuple[Entry, ...]:
    items = json.loads(body.decode("utf-8"))["items"]
    return tuple(Entry(i["id"], i["title"], i["url"], _moment(i["date_published"])) for i in items)


def _rss(root: etree._Element) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            item.findtext("guid", ""),
            item.findtext("title", ""),
            item.findtext("link", ""),
            parsedate_to_datetime(item.findtext("pubDate", "")).astimezone(UTC),
        )
        for item in root.iterfind("channel/item")
    )


def _atom(root: etree._Element) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            entry.findtext(_ATOM + "id", ""),
            entry.findtext(_ATOM + "title", ""),
            next(link.attrib["href"] for link in entry.iterfind(f"{_ATOM}link[@rel='alternate']")),
            _moment(entry.findtext(_ATOM + "published", "")),
        )
        for entry in root.iterfind(_ATOM + "entry")
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)

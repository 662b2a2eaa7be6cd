"""Fields that are given outright, in a sidecar or in front matter: one table of what the keys mean.

A key may be written large or small, with `-`, `_` or a blank. What the table does not know is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html import escape
from typing import Any

from feeds.model import Document, Image, Item, Why
from feeds.parse.decode import decode, entities
from feeds.parse.text import dates

_KEYS: Mapping[str, str] = {
    "title": "title headline",
    "authors": "author authors byline by creator",
    "published": "published date pubdate publisheddate datepublished publishedat created",
    "updated": "updated modified lastmod lastmodified datemodified updatedat",
    "language": "language lang locale",
    "crumbs": "section sections category categories",
    "tags": "tag tags keyword keywords",
    "summary": "summary description dek deck standfirst excerpt abstract",
    "url": "url link canonical canonicalurl permalink",
    "image": "image picture photo",
    "upstream_id": "id guid",
}
KEYS: Mapping[str, str] = {key: field for field, keys in _KEYS.items() for key in keys.split()}
"""Key, small letters alone → the item's field."""

_NAMES = {"crumbs": "sections"}
"""The item's field → its name in `why`, where that is another."""

Values = Mapping[str, Any]
"""The item's field → its value, as the item has it."""


_SHORT = 12
_HEADLINE = re.compile(rb"<(?:title|h1)\b", re.IGNORECASE)
_BODY = re.compile(rb"\xef\xbb\xbf|.*?<body\b[^<>]{0,2000}>", re.IGNORECASE | re.DOTALL)
"""What a headline is set behind: where a page's body begins, or the mark of UTF-8."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was given, by which rule, and in which words."""

    values: Values
    rule: str
    evidence: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that is not what its key asks for."""

    key: str
    reason: str


def field_of(key: str) -> str:
    """The item's field that a key means; empty where it means none."""
    return KEYS.get(key.casefold().replace("-", "").replace("_", "").replace(" ", ""), "")


def read(table: Mapping[Any, Any], rule: str) -> tuple[Given, tuple[Wrong, ...]]:
    """The fields that a table gives, and what in it cannot be used. Empty values give nothing."""
    values: dict[str, Any] = {}
    evidence: dict[str, str] = {}
    wrong = []
    for key, stated in table.items():
        field = field_of(str(key))
        if not field or field in values or stated in (None, "", [], {}):
            continue
        value = _READERS[field](stated)
        if isinstance(value, str) and field not in _TEXTS:
            wrong.append(Wrong(str(key), value))
        elif value is None:
            wrong.append(Wrong(str(key), "must be text"))
        else:
            values[field] = value
            evidence[field] = f"{key}: {stated}"[:200]
    return Given(values, rule, evidence), tuple(wrong)


def applied(item: Item, given: Given) -> Item:
    """An item with what was given in the place of what was read."""
    if not given.values:
        return item
    why = dict(item.why)
    for field in given.values:
        why[_NAMES.get(field, field)] = Why(rule=given.rule, evidence=given.evidence[field], confidence=1.0)
    return replace(item, **given.values, why=why)


def headed(document: Document, is_markup: Callable[[Document], bool], *tables: Given) -> Document:
    """A document that stands without its headline, because that was given, with it above: as it is read.

    `is_markup` is asked only where a headline was given.
    """
    title = next((str(table.values["title"]) for table in tables if "title" in table.values), "")
    line = " ".join(title.replace("\0", " ").split())
    if not line:
        return document
    return _marked(document, line) if is_markup(document) else _lined(document, line)


def _marked(document: Document, title: str) -> Document:
    data = document.data
    if _HEADLINE.search(data) or b"\0" in data:
        return document
    # In letters that all encodings share, but for those that have bytes of zero.
    heading = f"<h1>{escape(title)}</h1>\n".encode("ascii", "xmlcharrefreplace")
    before = _BODY.match(data)
    at = before.end() if before else 0
    return replace(document, data=data[:at] + heading + data[at:])


def _lined(document: Document, title: str) -> Document:
    if not document.name.casefold().endswith((".txt", ".text", ".md", ".markdown")):
        return document
    text = entities(decode(document.data))
    if any(line.strip(" \t#*").casefold() == title.casefold() for line in text.splitlines()):
        return document
    # A line of few letters is not taken for a headline.
    line = title if len(title) > _SHORT else f"{title} ({title})"
    return replace(document, data=f"{line}\n\n{text}".encode("utf-8", "replace"))


def _text(stated: Any) -> str | None:
    """A text as one; a number, as YAML and TOML take it for one, as written."""
    if isinstance(stated, str):
        return stated.strip()
    return str(stated) if isinstance(stated, int | float) and not isinstance(stated, bool) else None


def _prose(stated: Any) -> str | None:
    """A text for people, who never mean the character references that a page's markup left in it."""
    text = _text(stated)
    return None if text is None else entities(text)


def _names(stated: Any) -> tuple[str, ...] | str:
    """Several names: a list, or one text with commas or semicolons between them; of a table its `name`."""
    if isinstance(stated, str):
        return tuple(one for one in map(str.strip, _split(entities(stated))) if one)
    several = stated if isinstance(stated, list) else [stated]
    found = [_prose(one.get("name") if isinstance(one, dict) else one) for one in several]
    if any(one is None for one in found):
        return "must be text or a list of texts"
    return tuple(one for one in found if one)


def _authors(stated: Any) -> tuple[str, ...] | str:
    found = _names(stated)
    if isinstance(found, str):
        return found
    return tuple(one[3:].lstrip() if one[:3].casefold() == "by " else one for one in found)


def _split(text: str) -> list[str]:
    return text.split(";") if ";" in text else text.split(",")


def _sections(stated: Any) -> tuple[str, ...] | str:
    if isinstance(stated, str) and ";" not in (one := entities(stated)):
        return (one.strip(),)
    return _names(stated)


def _when(stated: Any) -> datetime | date | str:
    """A day or a time: TOML's own, ISO 8601, RFC 5322, or as copy writes dates."""
    if isinstance(stated, date):
        return stated
    text = _text(stated) or ""
    for reader in (_iso, parsedate_to_datetime, _written):
        try:
            return reader(text)
        except (ValueError, IndexError):
            continue
    return "must be a date such as 2026-11-25 or 2026-11-25T09:30:00+01:00"


def _iso(text: str) -> datetime | date:
    return date.fromisoformat(text) if len(text) <= len("2026-11-25") else datetime.fromisoformat(text)


def _written(text: str) -> datetime | date:
    found = dates.stamps(text)
    if len(found) != 1 or not found[0].sure:
        raise ValueError(text)
    return found[0].when


def _image(stated: Any) -> Image | str:
    table = {"url": stated} if isinstance(stated, str) else stated
    if not isinstance(table, dict) or not isinstance(url := table.get("url") or table.get("src"), str):
        return "must be an address, or a table with url, caption, credit, width, height, type, length"
    if not url.strip().lower().startswith(("http://", "https://")):
        return "must be a web address such as https://news.example.org/bridge.jpg"
    width, height, length = (
        number if type(number := table.get(key)) is int and number > 0 else None
        for key in ("width", "height", "length")
    )
    return Image(
        url=url.strip(),
        caption=_prose(table.get("caption") or table.get("alt")) or "",
        credit=_prose(table.get("credit")) or "",
        width=width,
        height=height,
        media_type=(_text(table.get("type")) or "").lower(),
        length=length,
    )


_TEXTS = frozenset({"title", "language", "summary", "url", "upstream_id"})
_READERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_TEXTS, _text),
    **dict.fromkeys(("title", "summary"), _prose),
    "authors": _authors,
    "published": _when,
    "updated": _when,
    "crumbs": _sections,
    "tags": _names,
    "image": _image,
}
"""The item's field → who reads its value: the value, or in words what it must be."""

"""JSON Feed 1.1: which keys its objects have, and of which type. A table, and one function that holds a value to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from feeds.lint.finding import Finding, Findings, error, warning
from feeds.lint.structure import MOST_ENTRIES

TYPE = error(
    "json.type",
    "a value of the wrong type",
    "readers in typed languages refuse the feed",
    "write the type that JSON Feed gives the key",
)
UNKNOWN = error(
    "json.key.unknown",
    "a key that JSON Feed does not have",
    "extensions begin with an underscore; misspelt keys say nothing",
    "correct it, or write it as an extension",
)
MISSING = error(
    "json.key.missing",
    "an object lacks a required key",
    "readers in typed languages refuse the feed",
    "add it, or leave the object out",
)
AUTHOR_OLD = warning(
    "json.author.old",
    "author, which JSON Feed 1.1 replaces by authors",
    "new readers look for authors first",
    "write authors",
)


@dataclass(frozen=True, slots=True)
class Object:
    """The keys of an object: type, Object, or a tuple of one of them for an array of such."""

    keys: Mapping[str, Any]
    required: tuple[str, ...] = ()


AUTHOR = Object({"name": str, "url": str, "avatar": str})
HUB = Object({"type": str, "url": str}, ("type", "url"))
ATTACHMENT = Object(
    {"url": str, "mime_type": str, "title": str, "size_in_bytes": float, "duration_in_seconds": float},
    ("url", "mime_type"),
)
_SHARED = {"author": AUTHOR, "authors": (AUTHOR,), "language": str, "title": str}
ITEM = Object(
    {
        **_SHARED,
        **dict.fromkeys(("id", "url", "external_url", "content_html", "content_text", "summary"), str),
        **dict.fromkeys(("image", "banner_image", "date_published", "date_modified"), str),
        "tags": (str,),
        "attachments": (ATTACHMENT,),
    },
    ("id",),
)
FEED = Object(
    {
        **_SHARED,
        **dict.fromkeys(("version", "home_page_url", "feed_url", "description", "user_comment"), str),
        **dict.fromkeys(("next_url", "icon", "favicon"), str),
        "expired": bool,
        "hubs": (HUB,),
        "items": (ITEM,),
    }
)


_NAMES = {
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "true or false",
    list: "an array",
    dict: "an object",
}


def shape(value: Any, wanted: Any, place: str) -> Findings:
    """Where `value` departs from `wanted`, in keys and types. As deep as the table, however deep the value is."""
    if value is None:
        return
    if isinstance(wanted, Object):
        yield from _object(value, wanted, place)
    elif isinstance(wanted, tuple):
        yield from _array(value, wanted[0], place)
    elif not _is(value, wanted):
        yield _wrong(value, _NAMES[wanted], place)


def _object(value: Any, wanted: Object, place: str) -> Findings:
    if not isinstance(value, dict):
        yield _wrong(value, "an object", place)
        return
    for key, one in value.items():
        inner = f"{place}.{key}" if place else key
        if key in wanted.keys:
            yield from shape(one, wanted.keys[key], inner)
        elif not key.startswith("_"):
            yield UNKNOWN.at(0, inner)
        if key == "author":
            yield AUTHOR_OLD.at(0, inner)
    for key in wanted.required:
        if key not in value:
            yield MISSING.at(0, f"{key} of {place}")


def _array(value: Any, wanted: Any, place: str) -> Findings:
    if not isinstance(value, list):
        yield _wrong(value, "an array", place)
        return
    for number, one in enumerate(value[:MOST_ENTRIES]):
        yield from shape(one, wanted, f"{place}[{number}]")


def _wrong(value: Any, wanted: str, place: str) -> Finding:
    return TYPE.at(0, f"{place or 'the document'} is {_NAMES[type(value)]}, not {wanted}")


def _is(value: Any, wanted: type) -> bool:
    if wanted is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, wanted)

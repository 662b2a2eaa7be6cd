"""JSON Feed 1.1 (jsonfeed.org/version/1.1): the document and its feed. Its items are judged in `json_item`.

JSON has no line numbers once it is read: a finding names the place instead, as `items[3].title`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from feeds.lint import address, json_item, text
from feeds.lint.finding import Finding, Findings, error
from feeds.lint.json_shape import FEED, shape
from feeds.lint.structure import SELF_MISSING, SELF_OTHER

SYNTAX = error(
    "json.syntax",
    "not JSON",
    "no reader reads it (RFC 8259)",
    "write feeds with a JSON library",
)
ENCODING = error(
    "json.encoding",
    "not UTF-8 without a byte-order mark",
    "RFC 8259 section 8.1; parsers refuse the document",
    "encode it as UTF-8, without a mark",
)
DEPTH = error(
    "json.depth",
    "nested too deep, or a number too long, to be read",
    "readers run out of stack",
    "flatten it",
)
KEY_TWICE = error(
    "json.key.twice",
    "a key that stands twice in one object",
    "RFC 8259 section 4: readers take the first or the last",
    "keep one",
)
NULL = error(
    "json.null",
    "a null or an empty string",
    "readers in typed languages refuse the feed, others show an empty line",
    "leave out the keys that have no value",
)
CHARACTER = error(
    "json.character",
    "a character that XML 1.0 forbids, or half of a surrogate pair",
    "readers that keep feeds as XML, or as UTF-8, fail on it",
    "take control characters and lone surrogates out of the copy",
)
VERSION = error(
    "json.version",
    "the version is not that of JSON Feed 1.1",
    "readers know a JSON Feed by it",
    "write https://jsonfeed.org/version/1.1",
)
REQUIRED = error(
    "json.feed.missing",
    "the feed lacks a required key",
    "JSON Feed demands version, title and items, and recommends home_page_url strongly",
    "add it",
)
NEXT = error(
    "json.next",
    "next_url is the feed itself",
    "readers walk in a circle (JSON Feed 1.1: it must not be)",
    "leave it out on the last page",
)

_VERSION = "https://jsonfeed.org/version/1.1"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check(body: bytes, url: str) -> Findings:
    """What is wrong with a JSON Feed whose address is `url`, where that is known."""
    twice: list[str] = []
    try:
        feed = json.loads(body.decode("utf-8"), object_pairs_hook=_object(twice), parse_constant=_no_constant)
    except UnicodeDecodeError as problem:
        yield ENCODING.at(body.count(b"\n", 0, problem.start) + 1, problem.reason)
    except json.JSONDecodeError as problem:
        rule = ENCODING if body.startswith(b"\xef\xbb\xbf") else SYNTAX
        yield rule.at(problem.lineno, problem.msg)
    except (RecursionError, ValueError) as problem:
        yield (SYNTAX if str(problem) == _NO_NUMBER else DEPTH).at(0, str(problem))
    else:
        yield from (KEY_TWICE.at(0, key) for key in twice)
        yield from _feed(feed, url)


_NO_NUMBER = "NaN and Infinity are no JSON"


def _no_constant(name: str) -> Any:
    raise ValueError(_NO_NUMBER)


def _object(twice: list[str]) -> Any:
    def read(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            twice.extend(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        return found

    return read


def _feed(feed: Any, url: str) -> Findings:
    yield from _values(feed)
    yield from shape(feed, FEED, "")
    if not isinstance(feed, dict):
        return
    if feed.get("version") != _VERSION:
        yield VERSION.at(0, repr(feed.get("version")))
    for key in ("title", "home_page_url", "items"):
        if key not in feed:
            yield REQUIRED.at(0, key)
    yield from _addresses(feed, url)
    yield from _texts(feed)
    yield from json_item.authors(feed, "")
    yield from json_item.items(feed.get("items"))


def _addresses(feed: dict[str, Any], url: str) -> Findings:
    own = feed.get("feed_url")
    if not isinstance(own, str):
        yield SELF_MISSING.at(0, "feed_url")
    elif url and own != url:
        yield SELF_OTHER.at(0, f"{own} is not {url}")
    for key in ("feed_url", "home_page_url", "icon", "favicon", "next_url"):
        if isinstance(feed.get(key), str):
            yield from address.url(feed[key], 0, key)
    if own is not None and feed.get("next_url") == own:
        yield NEXT.at(0, str(own))
    hubs = feed.get("hubs")
    for hub in hubs if isinstance(hubs, list) else ():
        if isinstance(hub, dict):
            yield from address.url(str(hub.get("url", "")), 0, "url of hub")


def _texts(feed: dict[str, Any]) -> Findings:
    for key in ("title", "description"):
        if isinstance(feed.get(key), str):
            yield from text.plain(feed[key], 0, key)
    if isinstance(feed.get("language"), str):
        yield from text.language(feed["language"], 0, "language")


def _values(feed: Any) -> Findings:
    """What is wrong with single values, wherever they stand."""
    for place, value in _walk(feed):
        if value is None or (isinstance(value, str) and not value.strip()):
            yield NULL.at(0, place)
        elif isinstance(value, str):
            yield from _character(value, place)


def _walk(feed: Any) -> Iterator[tuple[str, Any]]:
    """Every value that is no array or object, with its place. Not recursive: depth is the document's to choose."""
    waiting: list[tuple[str, Any]] = [("", feed)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend((f"{place}.{key}"[-200:], one) for key, one in reversed(value.items()))
        elif isinstance(value, list):
            waiting.extend((f"{place}[{n}]"[-200:], value[n]) for n in reversed(range(len(value))))
        else:
            yield place.removeprefix("."), value


def _character(value: str, place: str) -> Iterator[Finding]:
    found = _FORBIDDEN.search(value)
    if found:
        yield CHARACTER.at(0, f"{place} has U+{ord(found[0]):04X}")

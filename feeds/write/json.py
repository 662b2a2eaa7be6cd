"""JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from feeds.model import Article, Edition
from feeds.settings import Config, Content
from feeds.write._entry import Entry, entry_of
from feeds.write._frame import Frame
from feeds.write._head import HEADS, Head, head_of, moving_of
from feeds.write._picture import Picture
from feeds.write._text import stamp

MEDIA_TYPE = "application/feed+json"
SUFFIX = "feed.json"

_VERSION = "https://jsonfeed.org/version/1.1"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def entry(article: Article, config: Config, content: Content) -> bytes:
    """The article as an item object."""
    return _written(_item(entry_of(article, config, content)))


def frame(edition: Edition, config: Config, content: Content) -> Frame:
    """What stands around the items, made by `entry`. No time moves in it: the format has none for a feed."""
    head = head_of(edition, config, content, SUFFIX)
    moving = moving_of(edition, config, content, SUFFIX)
    older = moving.previous or head.next
    next_url = b',"next_url":' + _encode(older).encode("utf-8") if older else b""
    return Frame(_still(head), next_url + b',"items":[\n', b",\n", b"\n]}\n")


def _item(told: Entry) -> dict[str, object]:
    text = {"content_html": told.html} if told.html else {"content_text": told.summary}
    return {
        "id": told.id,
        "url": told.url,
        "title": told.title,
        **text,
        "summary": told.summary if told.summary != told.title else "",
        "image": told.picture.url if told.picture else "",
        "date_published": stamp(told.published),
        "date_modified": stamp(told.updated),
        "authors": [{"name": name} for name in told.authors],
        "tags": [*told.sections, *told.tags],
        "language": told.language,
        "attachments": _attachments(told.picture),
    }


def _attachments(picture: Picture | None) -> list[dict[str, object]]:
    if picture is None or not picture.enclosed:
        return []
    return [{"url": picture.url, "mime_type": picture.media_type, "size_in_bytes": picture.length}]


@lru_cache(maxsize=HEADS)
def _still(head: Head) -> bytes:
    """The feed's own object, open at its end."""
    fields = {
        "version": _VERSION,
        "title": head.title,
        "home_page_url": head.page,
        "feed_url": head.url,
        "description": head.description,
        "icon": head.icon,
        "favicon": head.icon,
        "language": head.language,
        "authors": [{"name": head.site, "url": head.home}],
    }
    return _written(fields)[: -len(b"}")]


def _written(fields: Mapping[str, object]) -> bytes:
    """As UTF-8, without the fields that would be empty."""
    return _encode({name: value for name, value in fields.items() if value}).encode("utf-8")

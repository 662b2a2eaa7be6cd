"""Articles as programs read them: the objects of the change API and of `/article/<key>.json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from feeds.addresses import page_url
from feeds.model import Article, Changed, Revision
from feeds.notice import NOTICE
from feeds.settings import Config
from web.display import shorten

MEDIA_TYPE = "application/json"

_TITLE_LIMIT = 1_000
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def written(value: object) -> bytes:
    """A value of JSON as it is sent."""
    return _encode(value).encode("utf-8", "replace") + b"\n"


def told(one: Changed, config: Config) -> dict[str, Any]:
    """What the change API says of an article: all of it, that it was withdrawn, or that it left the facet."""
    article = one.article
    if one.left:
        return {"state": "left", "change": one.change, **_named(article, config)}
    if article.withdrawn is not None:
        return {"state": "withdrawn", "change": one.change, **tombstone(article, config)}
    return {"state": "article", "change": one.change, **item(article, config)}


def item(article: Article, config: Config) -> dict[str, Any]:
    """An article as JSON Feed has it (version 1.1, "Items"), with whole text, and what newswire knows besides."""
    from feeds.write import WRITERS  # heavy, and most pages do without

    said: dict[str, Any] = json.loads(WRITERS["feed.json"].entry(article, config, "full"))
    return said | {
        "published_from": article.published_from,
        "revision": article.revision,
        "sections": list(article.sections),
        "source": article.source,
    }


def tombstone(article: Article, config: Config) -> dict[str, Any]:
    """What is said of a withdrawn article: nothing of its text."""
    assert article.withdrawn is not None
    return _named(article, config) | {
        "withdrawn": time(article.withdrawn),
        "reason": article.reason or NOTICE,
    }


def record(article: Article, history: Sequence[Revision], config: Config) -> dict[str, Any]:
    """An article with every text that it has held: when it changed, its headline then, and what changed."""
    return item(article, config) | {"revisions": _revisions(history)}


def time(moment: datetime) -> str:
    """RFC 3339 with `Z`, of a moment in UTC and whole seconds."""
    return moment.isoformat().replace("+00:00", "Z")


def _named(article: Article, config: Config) -> dict[str, Any]:
    return {"id": article.id, "url": page_url(config, article)}


def _revisions(history: Sequence[Revision]) -> list[dict[str, Any]]:
    changed = [[], *(_changed(before, after) for before, after in pairwise(history))]
    return [
        {
            "number": one.number,
            "moment": time(one.moment),
            "title": shorten(one.title, _TITLE_LIMIT),
            "changed": fields,
        }
        for one, fields in zip(history, changed, strict=True)
    ]


def _changed(before: Revision, after: Revision) -> list[str]:
    """The members of the object that are others now; none where only picture or address changed."""
    pairs = {
        "title": (before.title, after.title),
        "authors": (before.authors, after.authors),
        "summary": (before.summary, after.summary),
        "content_html": (before.body_html, after.body_html),
    }
    return [name for name, (old, new) in pairs.items() if old != new]

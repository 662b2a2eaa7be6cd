"""What we make of a document, and why: the object that `newswire explain --json` prints; explain_view shows it.

Pure: bytes in, plain values out; the store is not asked, so an article has no id here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from feeds.model import Article, Document, Item, Rejection
from feeds.normalise import normalise
from feeds.parse import parse
from feeds.settings import Config, Source


def explain(
    document: Document, source: Source, config: Config, learned: Collection[str] = ()
) -> dict[str, Any]:
    """`{"document", "items", "rejected"}`: all values are of JSON, times RFC 3339 in UTC with `Z`.

    What the document does not say is null or empty. `document` is its name below the source's folder.
    `learned`: see parse.
    """
    items: list[dict[str, Any]] = []
    rejected: list[dict[str, str]] = []
    for said in parse(document, config.normalise.certainty, learned):
        if isinstance(said, Rejection):
            rejected.append({"reason": said.reason, "detail": said.detail})
        else:
            items.append(explain_item(said, document, source, config))
    return {"document": document.name, "items": items, "rejected": rejected}


def explain_item(item: Item, document: Document, source: Source, config: Config) -> dict[str, Any]:
    """One entry of `items`."""
    return explain_article(normalise(item, document, source, config))


def explain_article(article: Article) -> dict[str, Any]:
    """An article as an entry of `items`; its id is null where the store has not minted one."""
    stated = article.why.get("published") if article.stated else None
    return {
        "id": article.id or None,
        "title": article.title,
        "authors": list(article.authors),
        "published": _time(article.stated),
        "published_from": stated.rule if stated else None,
        "updated": _time(article.stated_updated),
        "language": article.language or None,
        "sections": list(article.sections),
        "tags": list(article.tags),
        "summary": article.summary,
        "body_html": article.body_html,
        "body_text": article.body_text,
        "url": article.url or None,
        "reading_minutes": article.minutes or None,
        "image": asdict(article.image) if article.image else None,
        **_withdrawal(article),
        "why": {
            field: {"rule": why.rule, "evidence": why.evidence, "confidence": round(why.confidence, 3)}
            for field, why in article.why.items()
        },
    }


def _withdrawal(article: Article) -> dict[str, str | None]:
    """When and why it was withdrawn; nothing for one that was not."""
    if article.withdrawn is None:
        return {}
    return {"withdrawn": _time(article.withdrawn), "reason": article.reason}


def _time(when: datetime | None) -> str | None:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when else None

"""Articles and facets to rows and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import RowMapping

from feeds.model import NO_REASONS, Article, Facet, Image, Reasons, Why
from feeds.plain import text_of
from feeds.store.tables import articles, facets

Row = Mapping[str, Any] | RowMapping
"""By the names of the columns."""
_quote = json.encoder.encode_basestring

_UNREAD_BY_EDITIONS = {"crumbs", "why", "fingerprint", "said"}
EDITION_COLUMNS = tuple(column for column in articles.c if column.name not in _UNREAD_BY_EDITIONS)
"""What a feed needs of an article: `article` takes such a row too, and leaves the rest empty."""


def article_row(article: Article) -> dict[str, Any]:
    """What the articles table holds of the article itself; the store adds its numbers."""
    return {
        "number": article.number,
        "id": article.id,
        "key": article.key,
        "slug": article.slug,
        "source": article.source,
        "name": article.name,
        "entry": article.entry,
        "upstream_id": article.upstream_id,
        "url": article.url,
        "title": article.title,
        "authors": list_text(article.authors),
        "language": article.language,
        "crumbs": list_text(article.crumbs),
        "sections": list_text(article.sections),
        "tags": list_text(article.tags),
        "summary": article.summary,
        "body_html": article.body_html,
        "minutes": article.minutes,
        "image": _picture(article.image),
        "why": _reasons(article.why),
        "stated": _seconds(article.stated),
        "stated_updated": _seconds(article.stated_updated),
        "modified": _seconds(article.modified),
        "digest": article.digest,
        "fingerprint": article.fingerprint,
        "published": _seconds(article.published),
        "published_from": article.published_from,
        "updated": _seconds(article.updated),
        "rank": article.rank,
    }


def article(row: Row) -> Article:
    """The article of a row of the articles table, whole or with EDITION_COLUMNS alone."""
    return Article(
        source=row["source"],
        name=row["name"],
        entry=row["entry"],
        upstream_id=row["upstream_id"],
        url=row["url"],
        title=row["title"],
        authors=_words(row["authors"]),
        stated=_time(row["stated"]),
        stated_updated=_time(row["stated_updated"]),
        language=row["language"],
        crumbs=_words(row.get("crumbs", "[]")),
        sections=_words(row["sections"]),
        tags=_words(row["tags"]),
        summary=row["summary"],
        body_html=row["body_html"],
        body_text=text_of(row["body_html"]) if "why" in row else "",
        minutes=row["minutes"],
        image=_image(row["image"]),
        why=_whys(row.get("why", "")),
        modified=_time(row["modified"]),
        digest=row["digest"],
        id=row["id"],
        key=row["key"],
        slug=row["slug"],
        number=row["number"],
        change=row["change"],
        published=_time(row["published"]),
        published_from=row["published_from"],
        updated=_time(row["updated"]),
        rank=row["rank"],
        revision=row["revision"],
        withdrawn=_time(row["withdrawn"]),
        reason=row["reason"] or "",
    )


FACET_COLUMNS = tuple(
    facets.c[name] for name in ("kind", "name", "slug", "feed_id", "change", "moment", "count", "ordinal")
)
"""What `facet` takes, in its order."""


def facet(
    kind: str, name: str, slug: str, feed_id: str, change: int, moment: int, count: int, ordinal: int
) -> Facet:
    """The facet of a row of FACET_COLUMNS."""
    return Facet(
        kind=kind,
        name=name,
        slug=slug,
        feed_id=feed_id,
        change=change,
        moment=datetime.fromtimestamp(moment, UTC),
        count=count,
        last=ordinal,
    )


def list_text(values: tuple[str, ...]) -> str:
    """A tuple of words as the tables hold it: a JSON list."""
    return f"[{', '.join(map(_quote, values))}]"


@lru_cache(maxsize=10_000)
def _words(text: str) -> tuple[str, ...]:
    """The tuple of a JSON list: bylines, sections and tags come again and again, and each article has four."""
    return tuple(json.loads(text))


def _reasons(why: Reasons) -> str:
    said = [
        f"{_name(field)}: [{_name(one.rule)}, {_quote(one.evidence)}, {one.confidence:.4f}]"
        for field, one in why.items()
    ]
    return f"{{{', '.join(said)}}}"


@lru_cache(maxsize=1000)
def _name(text: str) -> str:
    """A field's or a rule's name quoted: there are few, and each article has nine of both."""
    return _quote(text)


def _whys(text: str) -> Reasons:
    if not text:
        return NO_REASONS
    return {field: Why(rule=w[0], evidence=w[1], confidence=w[2]) for field, w in json.loads(text).items()}


def _picture(image: Image | None) -> str | None:
    return None if image is None else json.dumps(asdict(image), ensure_ascii=False)


def _image(text: str | None) -> Image | None:
    return None if text is None else Image(**json.loads(text))


def _seconds(time: datetime | None) -> int | None:
    return None if time is None else int(time.timestamp())


def _time(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)

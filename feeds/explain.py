"""What we make of a document, and why: the object that `newswire explain --json` prints, and a view for people.

Pure: bytes in, plain values out; the store is not asked, so an article has no id here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from textwrap import shorten, wrap
from typing import Any

from feeds.explain_view import WIDTH, sureness
from feeds.model import Article, Document, Item, Rejection
from feeds.normalise import normalise
from feeds.parse import parse
from feeds.settings import Config, Source

_INDENT = 17
_LINES = 4
"""Lines of a value that the view shows."""
_WHY_LINES = 3


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


_SHOWN = (
    "title", "authors", "published", "updated", "language", "sections", "tags", "reading_minutes", "url", "summary",
    "body_text",
)  # fmt: skip


def explain_view(result: Mapping[str, Any]) -> str:
    """The same for a terminal of 80 columns: each field with its value, and the rule, confidence and evidence below."""
    parts = [_printable(result["document"])]
    for item in result["items"]:
        parts += ["", *_item_lines(item)]
    for rejection in result["rejected"]:
        parts += ["", *_field("rejected", f"{rejection['reason']}: {rejection['detail']}")]
    return "\n".join(parts) + "\n"


def _item_lines(item: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    if "withdrawn" in item:
        lines += _field("withdrawn", f"{item['withdrawn']}: {item['reason']}")
    for name in _SHOWN:
        lines += _field(name.replace("_", " "), _value(item[name]))
        why = item["why"].get("body_html" if name == "body_text" else name)
        if why and item[name]:
            said = f"{sureness(why['confidence'])}, {why['rule']}: {_printable(why['evidence'])}"
            lines += _reason(said)
    return lines


def _reason(said: str) -> list[str]:
    """Why, in at most three lines."""
    room = WIDTH - _INDENT - 2
    lines = wrap(shorten(said, room * _WHY_LINES - 8, placeholder=" …"), room)
    return [f"{'':{_INDENT}}{'·' if number == 0 else ' '} {line}" for number, line in enumerate(lines)]


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    return str(value) if value else "–"


def _field(name: str, value: str) -> list[str]:
    """A name and its value, folded into the columns beside it."""
    room = WIDTH - _INDENT
    paragraphs = [_printable(part) for part in value.split("\n")]
    lines = [line for part in paragraphs for line in wrap(part[: room * _LINES * 2], room)] or [""]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"… ({len(value.split())} words, {len(paragraphs)} paragraphs)"]
    head = f"{name:<{_INDENT}}{lines[0]}".rstrip()
    return [head, *(" " * _INDENT + line for line in lines[1:])]


def _printable(text: object) -> str:
    """A text that cannot move a terminal's cursor."""
    return "".join(sign if sign.isprintable() else " " for sign in str(text))

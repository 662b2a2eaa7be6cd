"""JSON Feed 1.1: one item. Types and keys are judged in `json_shape`; what has the wrong type is passed over here."""

from __future__ import annotations

from typing import Any

from feeds.lint import address, dates, html, structure, text
from feeds.lint.finding import Findings, error, warning

ID_TWICE = error(
    "json.id.twice",
    "two items with one id",
    "readers show one of them",
    "mint an id for each",
)
CONTENT = error(
    "json.content.missing",
    "an item without content_html and content_text",
    "JSON Feed demands one of the two",
    "write the content",
)
URL = error(
    "json.url.missing",
    "an item without a url",
    "readers have nothing to open",
    "write the address of the article",
)
TITLE = error(
    "json.title.missing",
    "an item without a title",
    "readers list items by title",
    "write the headline",
)
DATE = error(
    "json.date.missing",
    "an item without date_published",
    "readers date it by the time of fetching, anew on every machine",
    "write the moment it was first published, and keep it",
)
AUTHOR = error(
    "json.author.empty",
    "an author without name, url and avatar",
    "JSON Feed demands at least one of them",
    "leave the author out",
)
ATTACHMENT = error(
    "json.attachment",
    "an attachment without an absolute url, a media type or its true size",
    "podcast readers reserve room by the size, and choose a player by the type",
    "measure the file, or leave the attachment out",
)
TAG_TWICE = warning(
    "json.tag.twice",
    "a tag that stands twice on one item",
    "readers show it twice",
    "keep one",
)

_REQUIRED = (("url", URL), ("title", TITLE), ("date_published", DATE))


def items(found: Any) -> Findings:
    """What is wrong with the items of a feed, each alone and their ids together."""
    seen: set[str] = set()
    judged, findings = structure.entries(found if isinstance(found, list) else [])
    yield from findings
    for number, item in enumerate(judged):
        if not isinstance(item, dict):
            continue
        for rule in _RULES:
            yield from rule(item, f"items[{number}]")
        key = item.get("id")
        if isinstance(key, str) and key in seen:
            yield ID_TWICE.at(0, key)
        seen.add(str(key))


def _required(item: dict[str, Any], place: str) -> Findings:
    for key, rule in _REQUIRED:
        if key not in item:
            yield rule.at(0, place)
    if "content_html" not in item and "content_text" not in item:
        yield CONTENT.at(0, place)


def _addresses(item: dict[str, Any], place: str) -> Findings:
    for key in ("url", "external_url", "image", "banner_image"):
        if isinstance(item.get(key), str):
            yield from address.url(item[key], 0, f"{place}.{key}")


def _moments(item: dict[str, Any], place: str) -> Findings:
    read = {}
    for key in ("date_published", "date_modified"):
        if isinstance(item.get(key), str):
            read[key], findings = dates.rfc3339(item[key], 0, f"{place}.{key}")
            yield from findings
    published, modified = read.get("date_published"), read.get("date_modified")
    if published and modified and published > modified:
        yield dates.ORDER.at(0, f"{place} published {published.isoformat()}, modified {modified.isoformat()}")


def _texts(item: dict[str, Any], place: str) -> Findings:
    if isinstance(item.get("title"), str):
        yield from text.line_of_text(item["title"], 0, f"{place}.title")
    if isinstance(item.get("summary"), str):
        yield from text.plain(item["summary"], 0, f"{place}.summary")
    if isinstance(item.get("language"), str):
        yield from text.language(item["language"], 0, f"{place}.language")
    if isinstance(item.get("content_html"), str):
        yield from html.content(item["content_html"], 0, f"{place}.content_html")


def _tags(item: dict[str, Any], place: str) -> Findings:
    tags = item.get("tags")
    seen: set[str] = set()
    for tag in tags if isinstance(tags, list) else ():
        if isinstance(tag, str):
            yield from text.line_of_text(tag, 0, f"{place}.tags")
            if tag in seen:
                yield TAG_TWICE.at(0, f"{place} {tag}")
            seen.add(tag)


def authors(parent: dict[str, Any], place: str) -> Findings:
    """What is wrong with the authors of a feed or an item."""
    found = parent.get("authors")
    for number, author in enumerate(found if isinstance(found, list) else ()):
        if not isinstance(author, dict):
            continue
        told = f"{place}.authors[{number}]".removeprefix(".")
        if not any(author.get(key) for key in ("name", "url", "avatar")):
            yield AUTHOR.at(0, told)
        if isinstance(author.get("name"), str):
            yield from text.line_of_text(author["name"], 0, f"{told}.name")
        for key, judge in (("url", address.iri), ("avatar", address.url)):
            if isinstance(author.get(key), str):
                yield from judge(author[key], 0, f"{told}.{key}")


def _attachments(item: dict[str, Any], place: str) -> Findings:
    found = item.get("attachments")
    for one in found if isinstance(found, list) else ():
        if not isinstance(one, dict):
            continue
        size, media_type = one.get("size_in_bytes", 2), str(one.get("mime_type", ""))
        if not address.is_url(str(one.get("url", ""))):
            yield ATTACHMENT.at(0, f"{place} url {one.get('url')!r}")
        if any(address.media_type(media_type, 0, "")):
            yield ATTACHMENT.at(0, f"{place} type {media_type!r}")
        # 0 and 1 are what software writes that has not looked.
        if isinstance(size, (int, float)) and size <= 1:
            yield ATTACHMENT.at(0, f"{place} size {size}")


_RULES = (_required, _addresses, _moments, _texts, _tags, authors, _attachments)

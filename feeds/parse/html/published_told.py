"""Who gives which date: JSON-LD, meta elements, microdata, time elements, lines around the headline, the address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeds.parse.html import moments
from feeds.parse.html.moments import When
from feeds.parse.html.said import Said
from feeds.parse.html.visible import Around
from feeds.parse.text import dates
from feeds.parse.text.lines import STATED

_SOURCES = {
    "article": "article:published_time og:article:published_time article:published og:published_time article:post_time",
    "datepublished": "datepublished",
    "date": "date timestamp",
    "pubdate": "pubdate publishdate publish-date publish_date publication_date publicationdate published"
    " article.published published-date rnews:datepublished ptime pdate citation_publication_date prism.publicationdate",
    "parsely": "parsely-pub-date",
    "sailthru": "sailthru.date",
    "cxense": "cxenseparse:recs:publishtime",
    "dc": "dc.date dc.date.issued dcterms.date dcterms.created dc.date.created dcterms.issued dc.date.published",
    "original": "article_date_original originalpublicationdate article.created displaydate creation_date date.created"
    " weibo:article:create_at",
    "built": "buildtime",
    "modified meta": "last-modified article:modified_time og:updated_time datemodified lastmod dcterms.modified revised"
    " date.modified",
}
_META = {name: source for source, names in _SOURCES.items() for name in names.split()}
"""Name of a meta element → who speaks."""
_NODES = {
    "datePublished": "ld",
    "dateCreated": "ld created",
    "uploadDate": "ld upload",
    "dateModified": "modified ld",
}
_PROPS = {"datepublished": "prop", "datecreated": "prop", "datemodified": "modified prop"}
_PATH = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>[01]\d)[/-]?(?P<day>[0-3]\d)(?:/|-|_|\b)")
_CHANGED = re.compile(r"modif|updat|aktualisiert|stand:")
_CHANGED_LINE = re.compile(r"updat|aktualisiert|stand\b|modif|mis à jour|actualizad|aggiornat")

Telling = tuple[str, When, str]
"""Source, moment, the words."""


def told(said: Said, around: Around, url: str) -> Iterator[Telling]:
    """Every date that may be of the page's publication or change. `url`: the page's own address, or ""."""
    yield from _nodes(said)
    yield from _metas(said)
    yield from _props(said)
    yield from _timed(said)
    yield from _marked(said)
    yield from _seen(around)
    yield from _addressed(said, url)


def _nodes(said: Said) -> Iterator[Telling]:
    others = [node for node in said.nodes[:30] if node is not said.article]
    for field, source in _NODES.items():
        for number, node in enumerate((said.article, *others)):
            value = node.get(field)
            text = str(value) if isinstance(value, str | int) else ""
            if when := moments.read(text):
                yield f"{source} other" if number else source, when, text


def _metas(said: Said) -> Iterator[Telling]:
    for name, contents in said.meta.items():
        source = _META.get(name, "")
        for content in contents[:2] if source else ():
            if when := moments.read(content):
                yield source, when, content


def _props(said: Said) -> Iterator[Telling]:
    for prop, source in _PROPS.items():
        for one in said.props.get(prop, ())[:2]:
            text = one.element.get("content") or one.element.get("datetime") or one.text
            if when := moments.read(text):
                yield source, when, text


def _headline(said: Said) -> int:
    return next((head.order for head in said.heads if head.element.tag == "h1"), 0)


def _timed(said: Said) -> Iterator[Telling]:
    head, number = _headline(said), 0
    for one in said.times:
        element = one.element
        text = element.get("datetime") or element.get("content") or one.text
        when = moments.read(text)
        if not when:
            continue
        marks = f"{element.get('class', '')} {element.get('itemprop', '')} {one.text[:30]}".casefold()
        place = "aside " if one.aside else "above " if one.order < head else ""
        kind = "modified time" if _CHANGED.search(marks) else "time"
        yield f"{kind} {place}{min(number, 3)}", when, text
        number += 1


def _marked(said: Said) -> Iterator[Telling]:
    head = _headline(said)
    for number, one in enumerate(said.dated):
        place = "aside" if one.aside else "above" if one.order < head else "below"
        for stamp in dates.stamps(one.text)[:1]:
            yield f"dated {place} {min(number, 2)}", stamp.when, one.text


_NEAR = 6
"""Rows below the headline in which its date stands."""


def _seen(around: Around) -> Iterator[Telling]:
    number = 0
    for line in around.page.lines:
        if line.prose and line.size > STATED:
            continue
        for stamp in line.stamps:
            away = line.row - around.row
            place = (
                "unplaced" if around.row < 0 else "above" if away < 0 else "near" if away < _NEAR else "far"
            )
            changed = len(line.stamps) == 1 and _CHANGED_LINE.search(line.low)
            yield f"{'modified seen' if changed else 'seen'} {place} {min(number, 3)}", stamp.when, line.text
            number += 1


def _addressed(said: Said, url: str) -> Iterator[Telling]:
    addresses = (*said.links.get("canonical", ()), *said.meta.get("og:url", ()), url)
    for address in dict.fromkeys(addresses):
        match = _PATH.search(address)
        day = moments.day(match["year"], match["month"], match["day"]) if match else None
        if match and day:
            yield "address", day, match[0]

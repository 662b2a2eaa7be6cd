"""A page's tree → what it says: every matter's module asked in turn, each told what the ones before it found."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from lxml.html import HtmlElement

from feeds.model import Item, Rejection, Why
from feeds.parse.html import (
    address,
    authors,
    body,
    body_lines,
    image,
    language,
    minutes,
    published,
    sections,
    summary,
    title,
    visible,
    walls,
)
from feeds.parse.html import said as saying
from feeds.parse.html.found import EVIDENCE, Found
from feeds.parse.html.published import Published
from feeds.parse.html.said import Said
from feeds.parse.html.spoken import spoken
from feeds.parse.html.title_told import site_names
from feeds.parse.text import dates


@dataclass(frozen=True, slots=True)
class Head:
    """What the page says apart from its body."""

    said: Said
    title: title.Headline
    around: visible.Around
    authors: authors.Authors | None
    published: Published | None
    updated: Published | None
    url: Found[str] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What everything was taken for: what an item is made of, and what `trace` shows."""

    head: Head
    body: body.Body


def read(tree: HtmlElement, arrived: date, learned: Collection[str] = ()) -> Item | Rejection:
    """The item that a page is. `arrived`: a date later than that is not the article's; `learned`: see text.lines."""
    found = reading(tree, arrived, learned)
    return found if isinstance(found, Rejection) else item(found)


def reading(tree: HtmlElement, arrived: date, learned: Collection[str] = ()) -> Reading | Rejection:
    """The page's head and body, or why it is no article; arguments as of `read`."""
    elements = tuple(tree.iter("*"))  # held, so that no later walk makes the same objects again
    said = saying.read(elements)
    headline = title.find(said)
    if headline is None:
        return walls.find(tree, "") or Rejection(reason="no headline", detail=_glance(said))
    head = _head(tree, said, headline, arrived)
    url = head.url.value if head.url else ""
    found = body.find(
        tree, url=url, title=headline.text, learned=learned, head=frozenset(heading_lines(head))
    )
    wall = walls.find(tree, found.text if found else "")
    if wall:
        return wall
    if found is None:
        return Rejection(reason="boilerplate", detail=f"no text to {headline.text[:80]!r} in {_glance(said)}")
    return Reading(head, found)


def _glance(said: Said) -> str:
    return f"{said.size} elements, called {said.title[:80]!r}"


def _head(tree: HtmlElement, said: Said, headline: title.Headline, arrived: date) -> Head:
    around = visible.around(tree, headline.text)
    url = address.find(said)
    stated, changed = published.find(said, around, arrived, url.value if url else "")
    return Head(
        said=said,
        title=headline,
        around=around,
        authors=authors.find(said, site_names(said), around),
        published=stated,
        updated=changed,
        url=url,
    )


_SHORT = 120
"""Letters of a line that is a byline or a date and nothing else."""


def heading_lines(head: Head) -> Iterator[str]:
    """The lines around the headline that gave byline, date and kicker, case-folded: none of them is of the body."""
    names = [name.casefold() for name in head.authors.names] if head.authors else []
    marked = [
        told.text for told in (*head.said.bylines, *head.said.dated, *head.said.times) if not told.aside
    ]
    seen = [line.text for line in head.around.page.lines if line.row != head.around.row and not line.prose]
    for text in dict.fromkeys((*marked, *seen)):
        if len(text) < _SHORT and (_is_byline(text.casefold(), names) or _is_date(text)):
            yield text.casefold()
    yield from (told.text.casefold() for told in sections.kickers(head.said)[:1])


_BESIDE = 40
"""Letters beside names or a date in a line that is there for them."""


def _is_byline(low: str, names: list[str]) -> bool:
    rest = low
    for name in names:
        rest = rest.replace(name, "")
    return len(rest) < len(low) and len(rest) < _BESIDE


def _is_date(text: str) -> bool:
    """Whether a line is a date, with a word or two beside it."""
    stamps = dates.stamps(text)
    return bool(stamps) and len(dates.words_around(text, stamps).strip()) < _BESIDE


def item(taken: Reading) -> Item:
    """What a page says, by what was taken for what."""
    head, found = taken.head, taken.body
    said = head.said
    url = head.url.value if head.url else ""
    labels = sections.find(said, head.title.text, url)
    tags = sections.tags(said)
    tongue = language.find(said, found.text)
    stated = summary.find(said, head.title.text, found.text, found.points)
    picture = image.find(said, urljoin(url, said.base) if said.base else url)
    reading = minutes.find(said, head.around)
    why: dict[str, Why | None] = {
        **_settled(head),
        "url": head.url.why if head.url else None,
        "sections": labels.why if labels else None,
        "tags": tags.why if tags else None,
        "language": tongue.why if tongue else None,
        "summary": stated.why if stated else None,
        "image": picture.why if picture else None,
        "reading_minutes": reading.why if reading else None,
        "body_html": _why("body.find", found.evidence, found.confidence),
    }
    return Item(
        url=url,
        title=head.title.text,
        authors=head.authors.names if head.authors else (),
        published=head.published.when if head.published else None,
        updated=head.updated.when if head.updated else None,
        language=tongue.value if tongue else "",
        crumbs=labels.value if labels else (),
        tags=tags.value if tags else (),
        summary=stated.value if stated else "",
        body_html=found.html,
        minutes=reading.value if reading else None,
        image=picture.value if picture else None,
        lines=body_lines.shown(found.seen),
        why={field: reason for field, reason in why.items() if reason},
    )


def _settled(head: Head) -> dict[str, Why | None]:
    """The reasons of what is weighed among candidates."""
    called, written = head.title, head.authors
    return {
        "title": _why(
            "title.find", _weighed(called.text, called.sources, called.runner_up), called.confidence
        ),
        "authors": _why(
            "authors.find", _weighed(written.evidence, written.sources, written.runner_up), written.confidence
        )
        if written
        else None,
        "published": _dated(head.published),
        "updated": _dated(head.updated),
    }


def _dated(found: Published | None) -> Why | None:
    if found is None:
        return None
    return _why("published.find", _weighed(found.evidence, found.sources, found.runner_up), found.confidence)


def _weighed(words: str, sources: tuple[str, ...], runner_up: str) -> str:
    second = f"; else {runner_up[:80]!r}" if runner_up else ""
    return f"{words[:160]!r} by {spoken(sources)}{second}"


def _why(rule: str, evidence: str, confidence: float) -> Why:
    return Why(rule=rule, evidence=evidence[:EVIDENCE], confidence=round(confidence, 3))

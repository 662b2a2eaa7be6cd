"""A decoded text → what it says: every matter's module asked in turn, each told what the ones before it found."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from feeds.model import Item, Rejection, Why
from feeds.parse.text import (
    authors,
    body,
    bullets,
    byline,
    crumbs,
    deck,
    kicker,
    lines,
    published,
    render,
    title,
)
from feeds.parse.text.lines import Line, Page
from feeds.parse.text.tables import AUTHORS, PUBLISHED, TITLE
from feeds.parse.text.weights import Table, heaviest
from feeds.words import SECTION_WORDS

_STORY = 2
"""Paragraphs that are an article even where no line can be its headline."""
_EVIDENCE = 400
"""Letters of evidence that a reason keeps."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around the headline."""

    page: Page
    trail: crumbs.Trail | None
    kicker: kicker.Kicker | None
    title: title.Headline
    above: int
    """The headline's last row above the text."""
    authors: authors.Authors | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What every line was taken for: what an item is made of, and what `trace` shows."""

    head: Head
    when: published.View
    points: bullets.Bullets | None
    kept: body.Kept


def read(text: str, arrived: date, learned: Collection[str] = ()) -> Item | Rejection:
    """The item that a text is. `arrived`: a date later than that is not the article's; `learned`: see lines.read."""
    found = reading(text, arrived, learned)
    return found if isinstance(found, Rejection) else item(found)


def reading(text: str, arrived: date, learned: Collection[str] = ()) -> Reading | Rejection:
    """The lines of a text and what they were taken for; arguments as of `read`."""
    page = lines.read(text, learned)
    if all(line.furniture or len(line.low) < 2 for line in page.lines):
        return Rejection(reason="boilerplate", detail=_glance(page))
    head = _head(page)
    if isinstance(head, Rejection):
        return head
    when = published.view(page, head.above, head.authors.row if head.authors else -1, arrived)
    taken = _taken(head)
    points = bullets.find(page, head.above, taken)
    if points:
        taken |= points.rows
    kept = body.find(body.view(page, head.above, head.authors.row if head.authors else -1, taken))
    if not kept.lines:
        return _bodiless(page, head)
    return Reading(head, when, points, kept)


def _head(page: Page) -> Head | Rejection:
    trail = crumbs.find(page)
    candidates = byline.find(page, trail.rows if trail else frozenset())
    near = [
        one
        for one in candidates
        if one.kind not in ("role", "stack", "bio", "sentence") and one.row < page.start + 20
    ]
    headline = title.find(title.view(page, trail, near))
    if headline is None:
        prose = [line.row for line in page.lines if line.prose]
        if len(prose) < _STORY:
            reason = "no headline" if prose else "boilerplate"
            return Rejection(reason=reason, detail=_glance(page))
        # A story must not be lost: paragraphs alone are an article whose headline is not known.
        headline = title.Headline("", prose[0] - 1, frozenset(), 0.0, ())
    above = max((row for row in headline.rows if row <= max(page.start, headline.row)), default=headline.row)
    others = tuple(one for one in candidates if one.row not in headline.rows)
    found = authors.find(authors.view(page, above, others))
    return Head(page, trail, kicker.find(page), headline, above, found)


def _glance(page: Page) -> str:
    return f"{len(page.lines)} lines: {' | '.join(line.text for line in page.lines[:6])[:160]}"


def _bodiless(page: Page, head: Head) -> Rejection:
    # A lone paragraph is text without a headline; a lone headline among furniture is a page without text.
    reason = "no headline" if head.title.text and page.lines[head.title.row].prose else "boilerplate"
    return Rejection(reason=reason, detail=f"no text below {head.title.text[:80]!r} in {_glance(page)}")


def _of_title(found: title.Headline) -> Why:
    return _why("title.find", _weighed(found.text, found, TITLE), found.confidence)


def _taken(head: Head) -> frozenset[int]:
    """Rows that are no body, whatever they look like."""
    rows = set(head.title.rows)
    if head.trail:
        rows |= head.trail.rows
    if head.kicker:
        rows.add(head.kicker.row)
    if head.authors and head.authors.confidence > 0.4 and head.page.lines[head.authors.row].size < 120:
        rows.add(head.authors.row)
    return frozenset(rows)


def item(found: Reading) -> Item:
    """What a text says, by what its lines were taken for."""
    head, points, kept = found.head, found.points, found.kept
    stated, changed = _dates(found.when)
    labels, of_labels = _crumbs(head)
    summary, of_summary = _summary(head, points)
    why = {
        "title": _of_title(head.title) if head.title.text else None,
        "authors": _of_authors(head.authors) if head.authors else None,
        "published": _of_date(stated) if stated else None,
        "updated": _of_date(changed) if changed else None,
        "sections": of_labels,
        "summary": of_summary,
        "body_html": _why("body.find", _extent(head.page, kept.lines), kept.confidence),
        "reading_minutes": _why("kicker.find", head.kicker.text, 0.95) if head.kicker else None,
    }
    return Item(
        title=head.title.text,
        authors=head.authors.names if head.authors else (),
        published=stated.when if stated else None,
        updated=changed.when if changed else None,
        crumbs=labels,
        summary=summary,
        body_html=render.html(kept.lines),
        minutes=head.kicker.minutes if head.kicker else None,
        lines=tuple([line.low for line in head.page.lines if not line.furniture]),
        why={field: reason for field, reason in why.items() if reason},
    )


def _why(rule: str, evidence: str, confidence: float) -> Why:
    return Why(rule=rule, evidence=evidence[:_EVIDENCE], confidence=confidence)


def _dates(when: published.View) -> tuple[published.Published | None, published.Published | None]:
    """Published, and updated where that is another date. A page that states only its update is dated by that."""
    stated, changed = published.find(when), published.find(when, updated=True)
    return stated, changed if changed and stated and changed.when != stated.when else None


def _of_authors(found: authors.Authors) -> Why:
    return _why("authors.find", _weighed(found.text, found, AUTHORS), found.confidence)


def _of_date(found: published.Published) -> Why:
    return _why("published.find", _weighed(found.text, found, PUBLISHED), found.confidence)


class _Chosen(Protocol):
    """What was chosen among candidates, and the one that came next."""

    @property
    def signs(self) -> tuple[str, ...]: ...
    @property
    def runner_up(self) -> str: ...


def _weighed(text: str, chosen: _Chosen, table: Table) -> str:
    """The words, the signs that weighed most, and what would have been chosen else."""
    second = f"; else {chosen.runner_up[:60]!r}" if chosen.runner_up else ""
    return f"{text[:120]!r}: {heaviest(chosen.signs, table)}{second}"


def _extent(page: Page, kept: tuple[Line, ...]) -> str:
    return f"{len(kept)} of {len(page.lines)} lines, from {kept[0].text[:60]!r} to {kept[-1].text[-60:]!r}"


def _crumbs(head: Head) -> tuple[tuple[str, ...], Why | None]:
    """Breadcrumb, then the kicker's label, else a section's name right above the headline."""
    trail = head.trail
    label = _label(head)
    if trail:
        known = {crumb.casefold() for crumb in trail.crumbs}
        more = (label,) if label and label.casefold() not in known else ()
        return trail.crumbs + more, Why(
            rule="crumbs.find", evidence=trail.evidence, confidence=trail.confidence
        )
    if label and head.kicker:
        return (label,), _why("kicker.find", head.kicker.text, 0.8)
    above = head.page.at(min(head.title.rows, default=head.title.row + 1) - 1)
    if above and above.low in SECTION_WORDS:
        return (above.text,), _why("read.label_above", above.text, 0.7)
    return (), None


def _label(head: Head) -> str:
    """The kicker's label where it is a section's name rather than a byline or a date."""
    if not head.kicker:
        return ""
    label = head.kicker.label
    said = byline.read(head.page, head.page.lines[head.kicker.row])
    named = bool(
        said and (said.kind != "bare" or (head.authors and set(said.names) & set(head.authors.names)))
    )
    return "" if named or len(label) > 40 or any(map(str.isdigit, label)) else label


def _summary(head: Head, points: bullets.Bullets | None) -> tuple[str, Why | None]:
    if points:
        evidence = f"{len(points.texts)} bullets, from {points.texts[0][:80]!r}"
        return "\n".join(points.texts), _why("bullets.find", evidence, points.confidence)
    found = deck.find(head.page, head.above, head.authors.row if head.authors else -1)
    if found:
        return found.text, _why("deck.find", found.text, 0.6)
    return "", None

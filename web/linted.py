"""/feeds/lint: what the checker says of our own feeds, as they are served now.

A feed is checked once for each of its versions, whoever asks and however often; the page shows a few facets of each
kind, so that what a stranger can make us do is bounded.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from flask import Blueprint, Response

from feeds.model import Facet
from feeds.settings import Config
from web import replies
from web.bodies import Bodies
from web.body import Body
from web.frame import plain_frame
from web.kept import Page
from web.keys import Key
from web.links import FORMATS
from web.reading import Reading
from web.templating import render

if TYPE_CHECKING:
    from feeds.lint import Finding

PATH = "/feeds/lint"
MOST_FACETS = 25
"""Facets whose feeds are shown: three feeds each."""
SHOWN = 20
"""Findings of one feed that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One feed and what is wrong with it."""

    label: str
    href: str
    findings: tuple[Finding, ...]
    more: int
    """Findings beyond those that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A facet and its feeds."""

    name: str
    feeds: tuple[Checked, ...]


class Checker:
    """Findings by the tag of the body that they are of, the last few hundred. For any thread; one checks at a time."""

    def __init__(self, most: int = 4 * MOST_FACETS * len(FORMATS)) -> None:
        self._most = most
        self._known: OrderedDict[str, tuple[Finding, ...]] = OrderedDict()
        self._lock = Lock()

    def findings(self, body: Body) -> tuple[Finding, ...]:
        """What is wrong with a body: judged once."""
        # Few ever ask, and every start would wait for its hundred patterns.
        from feeds.lint import lint

        key = f"{body.version.address} {body.etag}"
        with self._lock:
            if key not in self._known:
                version = body.version
                self._known[key] = lint(body.document.data, version.media_type, version.address)
            self._known.move_to_end(key)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
            return self._known[key]


def blueprint(config: Config, store: Reading, bodies: Bodies) -> Blueprint:
    """The page, for an app that serves the site from its root."""
    linted = Blueprint("linted", __name__)
    checker = Checker()

    @linted.get(PATH)
    def page() -> Response:
        shelves, left_out = _shelves(config, store, bodies, checker)
        frame = plain_frame(config, store, "Feeds, checked", "/feeds")
        wrong = sum(len(feed.findings) + feed.more for shelf in shelves for feed in shelf.feeds)
        html = render("lint.html", frame=frame, shelves=shelves, left_out=left_out, wrong=wrong)
        return replies.answer(config, Page(html))

    return linted


def _shelves(
    config: Config, store: Reading, bodies: Bodies, checker: Checker
) -> tuple[tuple[Shelf, ...], int]:
    """The shelves shown, and how many facets are left out."""
    everything = store.facet("all", "")
    facets = ((everything,) if everything else ()) + store.facets("section") + store.facets("source")
    shown = facets[:MOST_FACETS]
    return tuple(_shelf(config, facet, bodies, checker) for facet in shown), len(facets) - len(shown)


def _shelf(config: Config, facet: Facet, bodies: Bodies, checker: Checker) -> Shelf:
    held = ((label, bodies.get(Key(facet.kind, facet.slug, suffix))) for label, suffix, _ in FORMATS)
    feeds = (_checked(label, body, checker) for label, body in held if body is not None)
    return Shelf(name=facet.name or config.site.title, feeds=tuple(feeds))


def _checked(label: str, body: Body, checker: Checker) -> Checked:
    found = checker.findings(body)
    return Checked(
        label=label, href=body.version.address, findings=found[:SHOWN], more=max(0, len(found) - SHOWN)
    )

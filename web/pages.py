"""The site for people: start page, facets, articles, the list of feeds. HTML that needs no script.

Views only gather: `stories`, `links` and `frame` say what is shown, `replies` how it is sent.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, redirect
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as Redirect

from feeds.addresses import page_path, prefix
from feeds.edition import edition
from feeds.errors import StoreAway
from feeds.model import Edition, Facet
from feeds.settings import Config
from web import articles, crawlers, replies
from web.frame import facet_frame, plain_frame
from web.kept import Kept
from web.links import finder, subscription, subscriptions
from web.opml import MEDIA_TYPE, opml
from web.reading import Reading
from web.renamed import renamed
from web.stories import story
from web.templating import STATIC, render

_FACET = "/<any(section, author, tag, source):kind>/<slug>"


def blueprint(config: Config, store: Reading) -> Blueprint:
    """The pages of a site, for an app that serves it from its root."""
    pages = Blueprint("pages", __name__)
    kept = Kept(store)
    _add_lists(pages, config, store, kept)
    articles.add(pages, config, store, kept)
    crawlers.add(pages, config, store, kept)
    _add_feeds(pages, config, store, kept)
    _add_files(pages)
    _add_mishaps(pages, config)
    return pages


def _add_lists(pages: Blueprint, config: Config, store: Reading, kept: Kept) -> None:
    @pages.get("/")
    def start() -> Response:
        return replies.answer(config, kept.page("/", lambda: start_html(config, store)))

    @pages.get(_FACET)
    def facet(kind: str, slug: str) -> Response | Redirect:
        heir = renamed(config, store, kind, slug)
        if heir is not None:
            return redirect(prefix(config) + page_path(heir.kind, heir.slug), 301)

        def made() -> str:
            return facet_html(config, store, edition(store, config, kind, slug) or abort(404))

        return replies.answer(config, kept.page(page_path(kind, slug), made))


def start_html(config: Config, store: Reading) -> str:
    """The start page: the newest articles of all; a store may have had none yet."""
    found = edition(store, config, "all", "")
    find = finder(config, store)
    stories = [story(article, config, find) for article in found.articles] if found else []
    return render("start.html", frame=plain_frame(config, store, "", "/"), stories=stories)


def facet_html(config: Config, store: Reading, found: Edition) -> str:
    """The page of a section, author, tag or source: its newest articles."""
    find = finder(config, store)
    stories = [story(article, config, find) for article in found.articles]
    frame = facet_frame(config, store, found.facet)
    return render("facet.html", frame=frame, facet=found.facet, stories=stories)


def _add_feeds(pages: Blueprint, config: Config, store: Reading, kept: Kept) -> None:
    @pages.get("/feeds")
    def feeds() -> Response:
        return replies.answer(config, kept.page("/feeds", lambda: feeds_html(config, store)))

    @pages.get("/feeds.opml")
    def feeds_opml() -> Response:
        page = kept.page("/feeds.opml", lambda: feed_list(config, store))
        return replies.answer(config, page, MEDIA_TYPE)


def feed_list(config: Config, store: Reading) -> bytes:
    """Every listed feed, as OPML."""
    groups = (
        ("Everything", _everything(store)),
        ("Sections", store.facets("section")),
        ("Sources", store.facets("source")),
    )
    return opml(config, groups)


def feeds_html(config: Config, store: Reading) -> str:
    """The list of feeds, and what a feed is."""
    groups = (
        ("Everything", tuple(subscription(config, facet) for facet in _everything(store))),
        ("Sections", subscriptions(config, store, "section")),
        ("Sources", subscriptions(config, store, "source")),
    )
    return render("feeds.html", frame=plain_frame(config, store, "Feeds", "/feeds"), groups=groups)


def _everything(store: Reading) -> tuple[Facet, ...]:
    facet = store.facet("all", "")
    return (facet,) if facet else ()


def _add_files(pages: Blueprint) -> None:
    for name in STATIC:
        pages.add_url_rule(f"/static/{name}", name.replace(".", "_"), replies.asset(name))


def _add_mishaps(pages: Blueprint, config: Config) -> None:
    pages.app_errorhandler(HTTPException)(lambda error: replies.mishap(config, error))
    pages.errorhandler(StoreAway)(lambda error: replies.store_away(config, error))

"""One article: its page, the same as JSON, what changed in it; and the notice once it is withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers import Response as Redirect

from feeds.addresses import absolute, article_path, prefix, record_path, revisions_path
from feeds.model import Article, Revision
from feeds.notice import NOTICE
from feeds.settings import Config
from web import replies, revisions
from web.display import site_language
from web.frame import Frame, plain_frame
from web.kept import Kept
from web.keys import Refused
from web.links import finder
from web.reading import Reading
from web.records import record, tombstone, written
from web.stories import page, withdrawal
from web.templating import render

_KEY = "<string(length=22):key>"
"""22 letters and digits; `.json` behind them is not part of it."""

Gone = Callable[[Article], Response]
"""Tells that an article was withdrawn, with status 410."""


def add(pages: Blueprint, config: Config, store: Reading, kept: Kept) -> None:
    """Add an article's addresses to the pages of a site."""
    _add_page(pages, config, store, kept)
    _add_record(pages, config, store, kept)
    _add_revisions(pages, config, store, kept)


def _present(store: Reading, key: str, gone: Gone) -> Article:
    """The article; ends the request with 404 where there is none, with 410 where it was withdrawn."""
    found = store.article(key) or abort(404)
    return found if found.withdrawn is None else abort(gone(found))


def _add_page(pages: Blueprint, config: Config, store: Reading, kept: Kept) -> None:
    def gone(article: Article) -> Response:
        return replies.gone(withdrawn_html(config, store, article))

    @pages.get(f"/article/{_KEY}")
    @pages.get(f"/article/{_KEY}/<slug>")
    def article(key: str, slug: str = "") -> Response | Redirect:
        found = _present(store, key, gone)
        path = article_path(found.key, found.slug)
        if path != (f"/article/{key}/{slug}" if slug else f"/article/{key}"):
            return redirect(prefix(config) + path, 301)

        def made() -> str:  # read anew: what is kept must not be older than the version it is kept under
            return article_html(config, store, _present(store, key, gone))

        return replies.answer(config, kept.page(path, made))


def article_html(config: Config, store: Reading, article: Article) -> str:
    """An article's own page, in its language and direction."""
    shown = page(article, config, finder(config, store))
    frame = replace(
        _frame(config, store, article, shown.story.title),
        canonical=shown.canonical,
        description=shown.story.teaser,
        record=absolute(config, record_path(article.key)),
    )
    return render("article.html", frame=frame, page=shown)


def withdrawn_html(config: Config, store: Reading, article: Article) -> str:
    """The page that stands in place of an article once it is withdrawn."""
    shown = withdrawal(article, config)
    frame = plain_frame(config, store, shown.heading)
    return render("withdrawn.html", frame=frame, withdrawal=shown, notice=NOTICE)


def _frame(config: Config, store: Reading, article: Article, title: str) -> Frame:
    shown = page(article, config, finder(config, store)).story
    return replace(
        plain_frame(config, store, title),
        language=shown.language or site_language(config.site),
        direction=shown.direction,
    )


def _add_record(pages: Blueprint, config: Config, store: Reading, kept: Kept) -> None:
    def gone(article: Article) -> Response:
        return replies.mishap_object(410, {"error": NOTICE} | tombstone(article, config))

    @pages.route(f"/article/{_KEY}.json", methods=replies.READING, provide_automatic_options=False)
    def article_record(key: str) -> Response:
        if request.method == "OPTIONS":
            return replies.preflight()
        _present(store, key, gone)

        def made() -> bytes:
            article = _present(store, key, gone)
            return written(record(article, _history(store, article, gone), config))

        return replies.data(config, kept.page(record_path(key), made))


def _history(store: Reading, article: Article, gone: Gone) -> tuple[Revision, ...]:
    """What the article has held up to the text that was read; it may have gone on since, or be withdrawn."""
    found = store.history(article.key)
    if not found:
        _present(store, article.key, gone)
    return found[: article.revision + 1]


def _add_revisions(pages: Blueprint, config: Config, store: Reading, kept: Kept) -> None:
    def gone(article: Article) -> Response:
        return replies.gone(withdrawn_html(config, store, article))

    @pages.get(f"/article/{_KEY}/revisions")
    def article_revisions(key: str) -> Response:
        found = _present(store, key, gone)
        wanted = revisions.wanted(request.query_string.decode("latin-1"), found.revision)
        if isinstance(wanted, Refused):
            return replies.bad_query(config, wanted.why)
        if wanted.to > found.revision:
            abort(404)

        def made() -> str:
            article = _present(store, key, gone)
            return revisions_html(config, store, article, _history(store, article, gone), wanted)

        return replies.answer(
            config, kept.page(f"{revisions_path(key)}?from={wanted.start}&to={wanted.to}", made)
        )


def revisions_html(
    config: Config, store: Reading, article: Article, history: tuple[Revision, ...], wanted: revisions.Wanted
) -> str:
    """The page that shows what changed in an article from one revision to another."""
    shown = revisions.comparison(article, history, wanted, config)
    story = page(article, config, finder(config, store)).story
    frame = replace(
        _frame(config, store, article, f"What changed: {story.title}"),
        canonical=absolute(config, revisions_path(article.key)),
    )
    return render("revisions.html", frame=frame, story=story, shown=shown)

"""The search for people: a form, what was found, and the feeds of the very same search. HTML that needs no script."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, request

from feeds.addresses import SEARCH_PATH, prefix, search_path
from feeds.errors import StoreAway
from feeds.model import Search
from feeds.search_query import MOST_CHARACTERS
from feeds.settings import Config
from web import replies
from web.frame import plain_frame, search_frame
from web.kept import Kept
from web.links import finder
from web.reading import Reading
from web.search_keys import Refused, SearchKey, key, parameters
from web.stories import story
from web.templating import render

_LIMIT = 2_000_000
"""Bytes of pages of searches that one worker keeps: apart from the other pages, which no stranger displaces."""


def blueprint(config: Config, store: Reading) -> Blueprint:
    """The page of the search, for an app that serves it from its root."""
    pages = Blueprint("search", __name__)
    kept = Kept(store, _LIMIT)

    @pages.get(SEARCH_PATH)
    def search() -> Response:
        query = request.environ["QUERY_STRING"]
        text = _text(query)
        if text is None:
            return replies.answer(config, kept.page(SEARCH_PATH, lambda: form_html(config, store)))
        asked = key(query)
        if isinstance(asked, Refused):
            return replies.refused(form_html(config, store, text, asked.why))
        return replies.answer(config, kept.page(asked.target, lambda: found_html(config, store, asked)))

    pages.errorhandler(StoreAway)(lambda error: replies.store_away(config, error))
    return pages


def form_html(config: Config, store: Reading, text: str = "", mistake: str = "") -> str:
    """The form alone; `mistake`: why what was asked, which stands in it again, could not be looked for."""
    frame = plain_frame(config, store, "Search", SEARCH_PATH)
    return _rendered(frame=frame, text=text, mistake=mistake, by_relevance=False)


def found_html(config: Config, store: Reading, asked: SearchKey) -> str:
    """A page of what was found."""
    found = store.search(asked.query, by_relevance=asked.by_relevance, page=asked.page, size=config.site.size)
    find = finder(config, store)
    shown = asked.shown
    return _rendered(
        frame=search_frame(config, store, shown),
        asked=shown,
        text=shown.text,
        by_relevance=shown.by_relevance,
        stories=[story(article, config, find) for article in found.articles],
        back=_page(config, shown, shown.page - 1),
        onward=_page(config, shown, shown.page + 1) if found.search and found.search.more else "",
    )


def _rendered(**values: object) -> str:
    blank: dict[str, object] = {"asked": None, "mistake": "", "stories": (), "back": "", "onward": ""}
    return render("search.html", **blank | values, most=MOST_CHARACTERS)


def _page(config: Config, shown: Search, number: int) -> str:
    return prefix(config) + search_path(replace(shown, page=number)) if number > 0 else ""


def _text(query: str) -> str | None:
    """What was typed, to be shown again; None where nothing was asked at all."""
    values = parameters(query).get("q")
    return values[0][: 2 * MOST_CHARACTERS] if values else None

"""What search engines ask for: sitemaps and robots.txt.

Each is a function of the store and the config, but for the news sitemap, which also depends on the hour: they
are validated by their digest alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from time import time

from flask import Blueprint, Response, abort, request

from feeds.addresses import absolute, page_path
from feeds.settings import Config
from web import replies, sitemaps
from web.kept import Kept, Page
from web.reading import Reading

PAGES = "/sitemap-pages.xml"
INDEX = "/sitemap.xml"
NEWS = "/news-sitemap.xml"

_MINUTE = 60


def add(pages: Blueprint, config: Config, store: Reading, kept: Kept) -> None:
    """Add what search engines ask for to the pages of a site."""
    answer = partial(replies.answer, config, media_type=sitemaps.MEDIA_TYPE)

    @pages.get(INDEX)
    def sitemap_index() -> Response:
        return answer(
            kept.page(INDEX, lambda: sitemaps.index(config, PAGES, store.listed_parts(sitemaps.PART)))
        )

    @pages.get(PAGES)
    def sitemap_pages() -> Response:
        return answer(kept.page(PAGES, lambda: sitemaps.pages(config, _paths(store))))

    @pages.get("/sitemap-<int(max=1000000):number>.xml")
    def sitemap_part(number: int) -> Response:
        if request.path != sitemaps.part_path(number):
            abort(404)  # with a nought before its number
        return answer(kept.page(sitemaps.part_path(number), lambda: part(config, store, number)))

    @pages.get(NEWS)
    def news_sitemap() -> Response:
        # To the minute, so that it can be kept for one, and all workers say the same.
        since = int(time()) // _MINUTE * _MINUTE - sitemaps.NEWS_SECONDS
        return answer(kept.page(f"{NEWS}?{since}", lambda: news(config, store, since)))

    @pages.get("/robots.txt")
    def robots() -> Response:
        return replies.answer(config, Page(robots_text(config)), replies.TEXT)


def part(config: Config, store: Reading, number: int) -> bytes:
    """One part of the sitemap; ends the request with 404 where no ordinal of it was given yet."""
    everything = store.facet("all", "")
    first = (number - 1) * sitemaps.PART + 1
    if everything is None or not 1 <= first <= everything.last:
        abort(404)
    return sitemaps.articles(config, store.listed(first, first + sitemaps.PART - 1))


def news(config: Config, store: Reading, since: int) -> bytes:
    """The news sitemap of what was published since an epoch second."""
    return sitemaps.news(config, store.listed_since(since, sitemaps.NEWS_MOST))


def robots_text(config: Config) -> bytes:
    """Everything may be read, and there are the sitemaps (RFC 9309; sitemaps.org, "Informing search engines")."""
    maps = "".join(f"Sitemap: {absolute(config, path)}\n" for path in (INDEX, NEWS))
    return f"User-agent: *\nAllow: /\n\n{maps}".encode()


def _paths(store: Reading) -> Iterator[str]:
    """The front page and those of the listed sections and sources."""
    yield "/"
    for kind in ("section", "source"):
        for facet in store.facets(kind):
            yield page_path(kind, facet.slug)

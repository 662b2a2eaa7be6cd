"""What a browser shows that navigates to a feed: its articles, and how to subscribe.

Only browsers send `Sec-Fetch-Dest: document` (Fetch Metadata), and only when a person follows an address. Nobody
keeps the page: at the same address, readers get the feed.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Response

from feeds.addresses import absolute
from feeds.edition import edition
from feeds.model import Edition
from feeds.settings import Config
from web import replies, search_keys
from web.frame import Frame, facet_frame, plain_frame, search_frame
from web.keys import Key, SearchKey, canonical
from web.links import FORMATS, finder
from web.reading import Reading
from web.renamed import renamed
from web.stories import story
from web.templating import render

_HEADERS = {"Cache-Control": "private, no-store", "Vary": "Accept-Encoding, Sec-Fetch-Dest"}


def feed_page(config: Config, store: Reading, key: Key | SearchKey) -> Response | None:
    """The page of a feed; None where there is no such feed."""
    return _search_page(config, store, key) if isinstance(key, SearchKey) else _facet_page(config, store, key)


def _facet_page(config: Config, store: Reading, key: Key) -> Response | None:
    if key.archive is None:
        heir = renamed(config, store, *key.facet)
        key = key if heir is None else replace(key, slug=heir.slug)
        shown = edition(store, config, *key.facet)
    else:
        shown = store.archive(*key.facet, *key.archive)
    if shown is None:
        return None
    all_of_it = key.kind == "all"
    frame = plain_frame(config, store, "", "/") if all_of_it else facet_frame(config, store, shown.facet)
    return _page(config, store, shown, canonical(key, shown.facet, config), frame, shown.facet.name)


def _search_page(config: Config, store: Reading, key: SearchKey) -> Response:
    shown = store.search(key.query, by_relevance=key.by_relevance, page=key.page, size=config.site.size)
    frame = search_frame(config, store, key.shown)
    return _page(config, store, shown, search_keys.settled(key, config), frame, key.shown.text)


def _page(
    config: Config, store: Reading, shown: Edition, key: Key | SearchKey, frame: Frame, name: str
) -> Response:
    find = finder(config, store)
    page = render(
        "feed.html",
        frame=frame,
        name=name or frame.site.title,
        is_search=shown.search is not None,
        label=next(label for label, suffix, _ in FORMATS if suffix == key.suffix),
        address=absolute(config, key.target),
        stories=[story(article, config, find) for article in shown.articles],
    )
    return replies.unkept(page, _HEADERS)

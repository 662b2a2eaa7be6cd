"""What a browser shows that navigates to a feed: its articles, and how to subscribe.

Only browsers send `Sec-Fetch-Dest: document` (Fetch Metadata), and only when a person follows an address. Nobody
keeps the page: at the same address, readers get the feed.
"""

from __future__ import annotations

from flask import Response

from feeds.addresses import absolute
from feeds.edition import edition
from feeds.settings import Config
from web import replies
from web.frame import facet_frame, plain_frame
from web.keys import Key
from web.links import FORMATS, finder
from web.reading import Reading
from web.stories import story
from web.templating import render

_HEADERS = {"Cache-Control": "private, no-store", "Vary": "Accept-Encoding, Sec-Fetch-Dest"}


def feed_page(config: Config, store: Reading, key: Key) -> Response | None:
    """The page of a feed; None where there is no such feed."""
    shown = store.archive(*key.facet, *key.archive) if key.archive else edition(store, config, *key.facet)
    if shown is None:
        return None
    find = finder(config, store)
    frame = (
        plain_frame(config, store, "", "/") if key.kind == "all" else facet_frame(config, store, shown.facet)
    )
    label = next(label for label, suffix, _ in FORMATS if suffix == key.suffix)
    page = render(
        "feed.html",
        frame=frame,
        facet=shown.facet,
        label=label,
        address=absolute(config, key.target),
        stories=[story(article, config, find) for article in shown.articles],
    )
    return replies.unkept(page, _HEADERS)

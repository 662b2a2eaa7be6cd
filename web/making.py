"""An edition → its finished body."""

from __future__ import annotations

from functools import partial

from feeds.edition import default_content
from feeds.model import Edition
from feeds.settings import Config
from web.body import Body, finish
from web.fragments import Fragments, Place
from web.keys import Key
from web.segments import cut


def made(key: Key, edition: Edition, config: Config, fragments: Fragments) -> Body:
    """The edition in the format of the key; `fragments` has those of its entries that are rendered already."""
    from feeds.write import WRITERS  # heavy, and no answer but a feed waits for it

    writer = WRITERS[key.suffix]
    content = key.content or default_content(config, edition.facet)
    places = [Place(edition.epoch, one.id, one.change, key.suffix, content) for one in edition.articles]
    entries = [
        fragments.get(place, partial(writer.entry, article, config, content))
        for place, article in zip(places, edition.articles, strict=True)
    ]
    data = writer.document(edition, entries, config, content)
    pieces = cut(data, list(zip(edition.articles, places, entries, strict=True)))
    return finish(key, edition, data, pieces, writer.MEDIA_TYPE, content, config)

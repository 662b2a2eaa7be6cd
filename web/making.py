"""An edition → its finished body."""

from __future__ import annotations

from functools import partial

from feeds.edition import default_content
from feeds.model import Edition
from feeds.settings import Config
from web.body import Body, finish
from web.fragments import Fragments, Place
from web.keys import Key
from web.search_keys import SearchKey


def made(key: Key | SearchKey, edition: Edition, config: Config, fragments: Fragments) -> Body:
    """The edition in the format of the key; `fragments` has those of its entries that are rendered already."""
    from feeds.write import WRITERS  # heavy, and no answer but a feed waits for it

    writer = WRITERS[key.suffix]
    content = key.content or default_content(config, edition.facet)
    entries = [
        fragments.get(
            Place(edition.epoch, article.id, article.change, key.suffix, content),
            partial(writer.entry, article, config, content),
        )
        for article in edition.articles
    ]
    data = writer.document(edition, entries, config, content)
    return finish(key, edition, data, writer.MEDIA_TYPE, content, config)

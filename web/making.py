"""An edition → its finished body."""

from __future__ import annotations

from functools import partial

from feeds.edition import default_content
from feeds.model import Edition
from feeds.settings import Config, Content
from web.body import Body, finish
from web.fragments import Fragments, Place
from web.keys import Key


def made(key: Key, edition: Edition, config: Config, fragments: Fragments) -> Body:
    """The edition in the format of the key; `fragments` has those of its entries that are rendered already."""
    from feeds.write import WRITERS  # heavy, and no answer but a feed waits for it

    content = key.content or default_content(config, edition.facet)
    data = written(key, edition, content, config, fragments)
    return finish(key, edition, data, WRITERS[key.suffix].MEDIA_TYPE, content, config)


def written(key: Key, edition: Edition, content: Content, config: Config, fragments: Fragments) -> bytes:
    """The document of these articles alone."""
    from feeds.write import WRITERS

    writer = WRITERS[key.suffix]
    entries = [
        fragments.get(
            Place(edition.epoch, article.id, article.change, key.suffix, content),
            partial(writer.entry, article, config, content),
        )
        for article in edition.articles
    ]
    return writer.document(edition, entries, config, content)

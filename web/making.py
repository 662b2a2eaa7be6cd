"""An edition → its finished body."""

from __future__ import annotations

from feeds.edition import default_content
from feeds.model import Edition
from feeds.settings import Config
from web.body import Body, Document, finish
from web.fragments import Fragments, Place
from web.keys import Key
from web.segments import cut


def made(key: Key, edition: Edition, config: Config, fragments: Fragments) -> Body:
    """The edition in the format of the key; `fragments` has those of its entries that are rendered already."""
    from feeds.write import WRITERS  # heavy, and no answer but a feed waits for it

    writer = WRITERS[key.suffix]
    content = key.content or default_content(config, edition.facet)
    articles = edition.articles
    places = [Place(edition.epoch, one.id, one.change, key.suffix, content) for one in articles]
    entries = fragments.get(places, lambda n: writer.entry(articles[n], config, content))
    data = writer.document(edition, [entry.data for entry in entries], config, content)
    numbers = [one.number for one in articles]
    document = Document(data, *cut(data, numbers, places, entries))
    return finish(key, edition, document, writer.MEDIA_TYPE, content, config)

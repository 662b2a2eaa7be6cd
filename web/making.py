"""An edition → its finished body."""

from __future__ import annotations

from feeds.edition import default_content
from feeds.model import Edition
from feeds.settings import Config, Content
from web.body import Body, finish
from web.document import Document
from web.fragments import Fragments
from web.keys import Key
from web.search_keys import SearchKey


def made(key: Key | SearchKey, edition: Edition, config: Config, fragments: Fragments) -> Body:
    """The edition in the format of the key; `fragments` has those of its entries that are rendered already."""
    from feeds.write import WRITERS  # heavy, and no answer but a feed waits for it

    content = key.content or default_content(config, edition.facet)
    document = written(key, edition, content, config, fragments)
    return finish(key, edition, document, WRITERS[key.suffix].MEDIA_TYPE, content, config)


def written(
    key: Key | SearchKey, edition: Edition, content: Content, config: Config, fragments: Fragments
) -> Document:
    """The document of these articles alone."""
    from feeds.write import WRITERS

    writer, articles = WRITERS[key.suffix], edition.articles
    form = (edition.epoch, key.suffix, content)
    changes = [one.change for one in articles]
    entries = fragments.get(form, changes, lambda n: writer.entry(articles[n], config, content))
    frame = writer.frame(edition, config, content)
    return Document(frame, [one.number for one in articles], entries)

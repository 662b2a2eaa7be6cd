"""A key → its finished body: one snapshot of the store, written."""

from __future__ import annotations

from functools import partial

from feeds.edition import default_content, edition
from feeds.settings import Config
from web.body import Body, finish
from web.fragments import Fragments, Place
from web.keys import Key
from web.reading import Reading


def made(key: Key, store: Reading, config: Config, fragments: Fragments) -> Body | None:
    """The feed as the store has it now; None where there is no such facet. Raises StoreAway."""
    from feeds.write import WRITERS  # heavy, and no answer but a feed waits for it

    shown = edition(store, config, key.kind, key.slug)
    if shown is None:
        return None
    writer = WRITERS[key.suffix]
    content = key.content or default_content(config, shown.facet)
    entries = [
        fragments.get(
            Place(shown.epoch, article.id, article.change, key.suffix, content),
            partial(writer.entry, article, config, content),
        )
        for article in shown.articles
    ]
    data = writer.document(shown, entries, config, content)
    return finish(key, shown, data, writer.MEDIA_TYPE, content, config)

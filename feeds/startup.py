"""Before anything runs: the store made ready for this very config.

What was prepared is stamped; a start that finds its stamp there has nothing to do, and imports nothing heavy
to know it.
"""

from __future__ import annotations

import gc
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.settings import Config
from feeds.store import ready

if TYPE_CHECKING:
    from feeds.model import Article
    from feeds.store.store import Store

_RENDERED_BY = ("write/*.py", "normalise/sections.py", "store/migrations/versions/*.py")
"""Our own files that a store is prepared for, besides the config."""


def stamp(config: Config) -> str:
    """The digest of all that a store is prepared for: the config, and the code that a change of makes other bytes."""
    digest = blake2b(repr(config).encode(), digest_size=16)
    folder = Path(__file__).parent
    for file in sorted(file for pattern in _RENDERED_BY for file in folder.glob(pattern)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def prepare(config: Config) -> None:
    """See to it that the store is there and ready for this config. Raises StoreError."""
    if not ready.ready(ready.sqlite_path(config.store.url), stamp(config)):
        opened(config).close()


def opened(config: Config) -> Store:
    """The store, prepared and open. Raises StoreError, StoreAway."""
    from feeds.store.store import Store
    from feeds.write import signature

    def mapping(article: Article) -> Article:
        return _file_anew(article, config)

    spare_collector()
    prepared = stamp(config)
    if ready.ready(ready.sqlite_path(config.store.url), prepared):
        return Store.open(config)
    return Store.prepare(
        config, signature=signature(config), sections=sections_digest(config), mapping=mapping, stamp=prepared
    )


def spare_collector() -> None:
    """Have the garbage collector look seldom, and never at what is loaded by now.

    Reading copy makes many objects and hardly a cycle: a tenth of its time goes to looking for some.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def sections_digest(config: Config) -> str:
    """The digest of what the section map depends on."""
    sections = [(section.name, section.slug, section.aliases, section.topics) for section in config.sections]
    sources = [(source.name, source.section) for source in config.sources]
    return blake2b(repr((sections, sources, config.site.open_sections)).encode(), digest_size=16).hexdigest()


def _file_anew(article: Article, config: Config) -> Article:
    from feeds.normalise import map_sections

    source = next((source for source in config.sources if source.name == article.source), None)
    if source is None:  # it left the config: its articles stay as they are
        return article
    sections, tags = map_sections(article.crumbs, article.title, source, config, article.authors)
    return replace(article, sections=sections, tags=tags)

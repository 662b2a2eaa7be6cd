"""What tests of several rooms make: a config on a temporary store, articles, parsed documents."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sqlalchemy import event

from feeds.model import Article, Document, Parsed, Rejection
from feeds.settings import Config, Section, Site, Source, StoreSettings
from feeds.store.counter import new_epoch
from feeds.store.ready import sqlite_path
from feeds.store.store import Store

HASTY = "PRAGMA synchronous = OFF"
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

Fill = Callable[[Store, Config], None]
"""Saves what a store begins with. A function of its module: what it saves depends on its arguments alone."""

_FILES: dict[tuple[object, ...], bytes] = {}
"""The database files of stores that were made before: to migrate and fill one takes far longer than to copy it."""


def config(folder: Path, **site: Any) -> Config:
    """A config with a store in this folder, one source, and two sections."""
    return Config(
        path=folder / "config.toml",
        site=Site(**site),
        store=StoreSettings(url=f"sqlite:///{folder}/newswire.db"),
        sources=(Source(name="wire", path=folder / "wire"), Source(name="agency", path=folder / "agency")),
        sections=(Section(name="Politics"), Section(name="World")),
    )


def store(
    settings: Config, sections: str = "map 1", signature: str = "signature 1", fill: Fill | None = None
) -> Store:
    """The prepared store of a config, with what `fill` saves; articles keep their sections whatever the map.

    A store that is not there yet is a copy of one that was made so before, under an epoch of its own.
    """
    if not sqlite_path(settings.store.url).exists():

        def make() -> None:
            with closing(_prepared(settings, sections, signature)) as first:
                if fill:
                    fill(first, settings)

        once(settings, make, (sections, signature, fill))
        return _hasty(Store.open(settings))
    return _hasty(_prepared(settings, sections, signature))


def _hasty(opened: Store) -> Store:
    """A store that waits for no disk: nobody pulls the plug of a test."""
    opened._database.dispose()
    event.listen(opened._database.engine, "connect", lambda driver, _: driver.execute(HASTY))
    return opened


def _prepared(settings: Config, sections: str, signature: str) -> Store:
    return Store.prepare(settings, signature=signature, sections=sections, mapping=lambda a: a, stamp="stamp")


def once(settings: Config, make: Callable[[], None], key: object) -> None:
    """Have the store of a config: made by `make` the first time that there is such a config and key, copied later.

    Configs are alike that differ in their folders alone: ids of feeds, say, come from the address of the site.
    """
    path = sqlite_path(settings.store.url)
    sources = tuple(replace(one, path=Path()) for one in settings.sources)
    known = (key, repr(replace(settings, path=Path(), store=StoreSettings(), sources=sources)))
    if known not in _FILES:
        make()
        _FILES[known] = path.read_bytes()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_FILES[known])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(HASTY)
        connection.execute("UPDATE state SET epoch = ?", [new_epoch()])


def opened(settings: Config, fill: Fill | None = None) -> Iterator[Store]:
    """The store of a config while a test runs: all that a fixture is made of."""
    with closing(store(settings, fill=fill)) as made:
        yield made


def words(stem: str, count: int = 60) -> str:
    """A text of so many different words that no other stem shares."""
    return " ".join(f"{stem}{number}" for number in range(count))


def article(name: str, text: str = "", **fields: Any) -> Article:
    """An article as `normalise` gives it: its words are those of its name where no text is given."""
    text = text or words(Path(name).stem)
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    made = Article(
        source="wire", name=name, title=f"Headline of {name}", body_text=text, body_html=body, minutes=1
    )
    made = replace(made, **fields)
    said = repr((made.title, made.body_text, made.authors, made.sections, made.tags))
    return made if made.digest else replace(made, digest=blake2b(said.encode(), digest_size=16).hexdigest())


def parsed(*results: Article | Rejection, name: str = "", source: str = "wire") -> Parsed:
    """One document that says these."""
    first = results[0]
    if isinstance(first, Article):
        name, source = first.name, first.source
    said = repr(results).encode()
    document = Document(source=source, name=name, data=said, arrived=NOON, size=len(said), mtime_ns=1)
    return Parsed(document=document, results=tuple(results))


def each(*articles: Article) -> Sequence[Parsed]:
    """A document for each article."""
    return [parsed(one) for one in articles]

"""The store's door: what the other rooms may ask of it, each in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from feeds.errors import StoreError
from feeds.model import Account, Article, Changes, Edition, Facet, Listed, Moved, Parsed, Revision
from feeds.search_query import Query
from feeds.settings import Config
from feeds.store import (
    changes,
    counter,
    documents,
    editions,
    facets,
    history,
    locks,
    search,
    sitemaps,
    sources,
)
from feeds.store.bell import Bell
from feeds.store.documents import Rejected, Remembered
from feeds.store.engine import Database
from feeds.store.memory import Memory
from feeds.store.migrate import migrate, version
from feeds.store.prepared import Prepared
from feeds.store.ready import SCHEMA
from feeds.store.sources import SourceState
from feeds.store.tables import articles, state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from feeds.store.save import Pass

_REFILED_AT_ONCE = 500
_LIFE = Prepared(select(state.c.epoch, state.c.change))


class Store:
    """Articles at rest. One object a process; every method may be called from any thread."""

    def __init__(self, database: Database, configured: Sequence[str]) -> None:
        self._database = database
        self._configured = tuple(configured)
        self._memory = Memory()

    @classmethod
    def open(cls, config: Config) -> Store:
        """The store of a config, which `prepare` has made before. Raises StoreError, StoreAway."""
        database = Database(config.store.url)
        if not database.path.is_file():
            raise StoreError(f"store {database.path}: not there yet; `newswire ingest` makes it")
        store = cls(database, [section.name for section in config.sections])
        with database.snapshot() as connection:
            found = version(connection)
        if found != SCHEMA:
            raise StoreError(
                f"store {database.path}: schema {found or 'none'}, not {SCHEMA}; `newswire ingest` moves it"
            )
        return store

    @classmethod
    def prepare(
        cls,
        config: Config,
        *,
        signature: str,
        sections: str,
        mapping: Callable[[Article], Article],
        stamp: str,
    ) -> Store:
        """The store of a config, made or brought up to it: schema, sources, feeds, section map, render signature.

        `signature` and `sections` are digests of what bodies and the section map depend on; where one differs
        from the stored one, every feed's version moves, or every article is filed anew by `mapping`.
        `stamp` is the digest of it all, by which the next start knows that there is nothing to do.
        """
        making = Database(config.store.url)
        migrate(making)
        making.dispose()
        store = cls.open(config)
        with store._database.writing() as connection:
            sources.ensure(connection, [source.name for source in config.sources])
            was = connection.execute(select(state.c.signature, state.c.sections)).one()
        if was.sections != sections:
            store._refile(config, sections, mapping)
        if was.signature != signature:
            store._sign(signature)
        with store._database.writing() as connection:
            _remember(connection, "prepared", stamp)
        return store

    def close(self) -> None:
        """Let go of every connection."""
        self._database.dispose()

    # Reading

    def facet(self, kind: str, slug: str) -> Facet | None:
        """The facet at an address; None where there is none."""
        with self._database.reading() as reader:
            found = facets.find(reader, kind, slug)
        return None if found is None else found.facet

    def facets(self, kind: str) -> tuple[Facet, ...]:
        """The facets of a kind that a page lists: the configured ones first, in their order."""
        configured = self._configured if kind == "section" else ()
        with self._database.snapshot() as connection:
            return facets.listed(connection, kind, configured)

    def edition(self, kind: str, slug: str, size: editions.Size) -> Edition | None:
        """The newest `size` articles of a facet and its version, in one snapshot; None: no such facet."""
        with self._database.reading() as reader:
            return editions.edition(reader, kind, slug, size, self._memory)

    def article(self, key: str) -> Article | None:
        """The article with this key, whole; None where there is none."""
        with self._database.snapshot() as connection:
            return editions.article(connection, key)

    def archive(self, kind: str, slug: str, first: int, last: int) -> Edition | None:
        """What stands at these ordinals of a facet; None where no archive document has this address."""
        with self._database.reading() as reader:
            return editions.archive(reader, kind, slug, first, last, self._memory)

    def delta(self, kind: str, slug: str, size: editions.Size, since: int, most: int) -> Edition | None:
        """The edition, but with what a reader of its version `since` has not seen so; None: it needs the whole."""
        with self._database.reading() as reader:
            return changes.delta(reader, kind, slug, size, since, most, self._memory)

    def changes(self, kind: str, slug: str, since: int, most: int) -> Changes | None:
        """The next `most` changes of a facet after `since`; None where there is no such facet."""
        with self._database.reading() as reader:
            return changes.changes(reader, kind, slug, since, most)

    def search(self, query: Query, *, by_relevance: bool = False, page: int = 1, size: int) -> Edition:
        """A page of the articles that a query finds, the newest or the best first."""
        with self._database.reading() as reader:
            return search.search(reader, query, by_relevance=by_relevance, page=page, size=size)

    def history(self, key: str) -> tuple[Revision, ...]:
        """Every text that an article has held, the present one last; none where it is unknown or withdrawn."""
        with self._database.snapshot() as connection:
            return history.history(connection, key)

    def listed(self, first: int, last: int) -> tuple[Listed, ...]:
        """Of the articles at these ordinals of everything, those that a sitemap lists."""
        with self._database.snapshot() as connection:
            return sitemaps.listed(connection, first, last)

    def listed_parts(self, size: int) -> tuple[datetime, ...]:
        """When each run of `size` ordinals of everything last changed, the first run first."""
        with self._database.snapshot() as connection:
            return sitemaps.parts(connection, size)

    def listed_since(self, since: int, most: int) -> tuple[Listed, ...]:
        """At most `most` of the articles that were published since an epoch second and that a sitemap lists."""
        with self._database.snapshot() as connection:
            return sitemaps.since(connection, since, most)

    def said_by(self, source: str, name: str) -> str | None:
        """The id of the article that a document of one article says; None where none is known."""
        with self._database.snapshot() as connection:
            return editions.said_by(connection, source, name)

    def changed_since(self, change: int) -> Moved:
        """What moved after `change`, in one snapshot."""
        with self._database.reading() as reader:
            ((epoch, newest),) = _LIFE.rows(reader)
            return Moved(epoch, newest, facets.moved_since(reader, change) if newest > change else ())

    def bell(self) -> Bell:
        """A bell for the calling thread: has the store changed since it last asked?"""
        return Bell(self._database.path, self._database.dispose)

    def heartbeat(self) -> float | None:
        """Seconds since the running service's last tick; None where no service runs on this store."""
        return locks.heartbeat(self._database.path)

    # Ingesting

    def hold_service(self) -> locks.Lock:
        """The right to be the one service on this store. Raises StoreHeld."""
        return locks.hold_service(self._database.path)

    def lease(self, source: str) -> locks.Lock | None:
        """The right to ingest a source; None where another process has it."""
        return locks.lease(self._database.path, source)

    def sources(self) -> dict[str, SourceState]:
        """Every source that ever was, by name."""
        with self._database.snapshot() as connection:
            return sources.states(connection)

    def known(self, source: str) -> dict[str, Remembered]:
        """What is remembered of a source's documents, by name."""
        with self._database.snapshot() as connection:
            return documents.known(connection, source)

    def mark(self, source: str, *, gone: Sequence[str] = (), back: Sequence[str] = ()) -> None:
        """Note which documents are no longer there, and which are there again."""
        if gone or back:
            with self._database.writing() as connection:
                documents.mark(connection, source, gone, gone=True)
                documents.mark(connection, source, back, gone=False)

    def save(self, parsed: Sequence[Parsed], config: Config, run: Pass) -> tuple[Account, Pass]:
        """Save what became of these documents, in one commit; the account of it, and the pass as it goes on."""
        from feeds.store import save  # those who only read never need it

        with self._database.writing() as connection:
            return save.save(connection, parsed, config, run)

    def finish(self, source: str, *, due: int, problem: str = "") -> None:
        """Note the end of a source's pass: when the next is due, and why it failed where it did."""
        with self._database.writing() as connection:
            sources.finish(connection, source, counter.take(connection).moment, due, problem)

    def rejected(self) -> tuple[Rejected, ...]:
        """What could not be read, newest first."""
        with self._database.snapshot() as connection:
            return documents.rejections(connection)

    def learned(self, source: str) -> Mapping[str, tuple[int, int]]:
        """What is known as furniture of a source: line → (stories that held it, stories known) when it was learned."""
        from feeds.store import learned

        with self._database.snapshot() as connection:
            return learned.lessons(connection, source)

    def index(self) -> bool:
        """Bring some of what was committed into the search index; whether there may be more. Ingestion never waits."""
        from feeds.store import search_index

        with self._database.snapshot() as connection:
            batch = search_index.prepare(connection)
            forgetting = search_index.is_forgetting(connection)
        if not batch.prepared and not forgetting and batch.current:
            return False
        # What the index merges away is overwritten too: a legal withdrawal cannot reach pages that are free already.
        with self._database.writing(forgetting=True) as connection:
            more = search_index.forget(connection)
            return search_index.put(connection, batch) or more

    # Withdrawing

    def withdraw(self, key: str, reason: str, config: Config, *, legal: bool = False) -> Article:
        """Withdraw an article; `legal` forgets every copy of it for good. Raises StoreError."""
        from feeds.store import withdrawals

        with self._database.writing(forgetting=True) as connection:
            article = withdrawals.withdraw(connection, key, reason, config, legal=legal)
        if legal:
            self._forget_in_search()
            self._database.checkpoint()
        return article

    def _forget_in_search(self) -> None:
        """Rewrite the search index without what was taken out of it, in short transactions; others write between."""
        from feeds.store import search_index

        more = True
        while more:
            with self._database.writing(forgetting=True) as connection:
                more = search_index.forget(connection)

    def undo_withdrawal(self, key: str, config: Config) -> Article:
        """Take a withdrawal back. Raises StoreError where there is none, or nothing left to bring back."""
        from feeds.store import withdrawals

        with self._database.writing() as connection:
            return withdrawals.undo(connection, key, config)

    def retry(self) -> int:
        """Have every rejected document read again at the next pass; how many there are."""
        with self._database.writing() as connection:
            return documents.retry(connection)

    def keep_house(self) -> None:
        """Forget what has had its time, and fold the log back into the database."""
        with self._database.writing() as connection:
            documents.forget_rejected(connection, counter.take(connection).moment)
        self._database.checkpoint()

    # Preparing

    def _refile(self, config: Config, sections: str, mapping: Callable[[Article], Article]) -> None:
        from feeds.store import save

        with self._database.writing() as connection:
            held = counter.take(connection)
            facets.settle_configured(connection, held, config)
            counter.put(connection, held)
        with self._database.snapshot() as connection:
            numbers = list(connection.scalars(select(articles.c.number).order_by(articles.c.number)))
        for chunk in _chunks(numbers):
            with self._database.writing() as connection:
                save.refile(connection, chunk, mapping, config)
        with self._database.writing() as connection:
            _remember(connection, "sections", sections)

    def _sign(self, signature: str) -> None:
        with self._database.writing() as connection:
            held = counter.take(connection)
            facets.move_all(connection, held)
            counter.put(connection, held)
            _remember(connection, "signature", signature)
            _remember(connection, "signed", held.change)


def _remember(connection: Connection, column: str, value: str | int) -> None:
    connection.execute(state.update().values({column: value}))


def _chunks(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), _REFILED_AT_ONCE):
        yield numbers[start : start + _REFILED_AT_ONCE]

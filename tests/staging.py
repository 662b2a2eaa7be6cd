"""A real store with a stage around it: tests act just before or after anything it is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from feeds.errors import StoreAway
from feeds.model import Article, Changes, Edition, Facet, Listed, Moved, Revision
from feeds.search_query import Query
from feeds.settings import Config
from feeds.store.save import Pass
from feeds.store.store import Store
from tests.making import article, each
from web.reading import Bell


def publish(store: Store, config: Config, name: str, section: str = "Politics") -> None:
    """Commit a new article."""
    store.save(each(article(name, sections=(section,))), config, Pass(source="wire"))


def publish_first(store: Store, config: Config) -> None:
    """Commit the article that most tests of serving begin with."""
    publish(store, config, "first.txt")


@dataclass
class Staged:
    """Asks the store, and calls `before` and `after` with the name of what is asked. `gone`: it does not answer."""

    store: Store
    before: Callable[[str], None] = lambda _: None
    after: Callable[[str], None] = lambda _: None
    gone: bool = False
    life: str = ""
    asked: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def _ask(self, name: str, question: Callable[[], object]):
        with self.lock:
            self.asked.append(name)
        self.before(name)
        if self.gone:
            raise StoreAway("the store is gone")
        answer = question()
        self.after(name)
        return answer

    def facet(self, kind: str, slug: str) -> Facet | None:
        return self._ask("facet", lambda: self.store.facet(kind, slug))

    def facets(self, kind: str) -> tuple[Facet, ...]:
        return self._ask("facets", lambda: self.store.facets(kind))

    def edition(self, kind: str, slug: str, size: int | Callable[[Facet], int]) -> Edition | None:
        return self._ask("edition", lambda: self.store.edition(kind, slug, size))

    def archive(self, kind: str, slug: str, first: int, last: int) -> Edition | None:
        return self._ask("archive", lambda: self.store.archive(kind, slug, first, last))

    def delta(
        self, kind: str, slug: str, size: int | Callable[[Facet], int], since: int, most: int
    ) -> Edition | None:
        return self._ask("delta", lambda: self.store.delta(kind, slug, size, since, most))

    def article(self, key: str) -> Article | None:
        return self._ask("article", lambda: self.store.article(key))

    def changes(self, kind: str, slug: str, since: int, most: int) -> Changes | None:
        return self._ask("changes", lambda: self.store.changes(kind, slug, since, most))

    def history(self, key: str) -> tuple[Revision, ...]:
        return self._ask("history", lambda: self.store.history(key))

    def listed(self, first: int, last: int) -> tuple[Listed, ...]:
        return self._ask("listed", lambda: self.store.listed(first, last))

    def listed_parts(self, size: int) -> tuple[datetime, ...]:
        return self._ask("listed_parts", lambda: self.store.listed_parts(size))

    def listed_since(self, since: int, most: int) -> tuple[Listed, ...]:
        return self._ask("listed_since", lambda: self.store.listed_since(since, most))

    def search(self, query: Query, *, by_relevance: bool = False, page: int = 1, size: int) -> Edition:
        return self._ask(
            "search", lambda: self.store.search(query, by_relevance=by_relevance, page=page, size=size)
        )

    def changed_since(self, change: int) -> Moved:
        def found() -> Moved:
            moved = self.store.changed_since(change)
            return moved._replace(epoch=self.life or moved.epoch)

        return self._ask("changed_since", found)

    def bell(self) -> Bell:
        return StagedBell(self, self.store.bell())

    def heartbeat(self) -> float | None:
        return self._ask("heartbeat", self.store.heartbeat)


@dataclass
class StagedBell:
    """One thread's bell of a staged store."""

    stage: Staged
    bell: Bell

    def rang(self) -> bool:
        return self.stage._ask("rang", self.bell.rang)

"""Articles that were read a moment ago: the next edition has nearly the same.

An article's row changes only with the change numbers of its places, so what is kept under one of them is right for
ever; nothing is ever looked up by its number alone.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from feeds.model import Article

LIMIT = 4_000_000
"""Characters of text that are kept."""
_OVERHEAD = 2_000


Place = tuple[int, int, int]
"""Where an article stands: its number, the newest change of the place, which is the article's newest, and its rank."""


class Memory:
    """Articles of one store without what editions do not read, the least recently used out first. For any thread."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._epoch = ""
        self._kept: OrderedDict[Place, Article] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def known(self, epoch: str, places: Iterable[Place]) -> list[Article | None]:
        """The article at each place, of this epoch of the store; None where it is not kept."""
        with self._lock:
            if epoch != self._epoch:
                return [None for _ in places]
            kept = self._kept
            found = list(map(kept.get, places))
            for place, article in zip(places, found, strict=True):
                if article is not None:
                    kept.move_to_end(place)
        return found

    def keep(self, epoch: str, found: Iterable[tuple[Place, Article]]) -> None:
        """Keep these too; what is kept of another epoch is forgotten."""
        with self._lock:
            if epoch != self._epoch:
                self._kept.clear()
                self._epoch, self._size = epoch, 0
            for place, article in found:
                if place not in self._kept:
                    self._kept[place] = article
                    self._size += _size(article)
            while self._size > self._limit:
                self._size -= _size(self._kept.popitem(last=False)[1])


def _size(article: Article) -> int:
    return len(article.body_html) + len(article.summary) + len(article.title) + _OVERHEAD

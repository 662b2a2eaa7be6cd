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


Seen = tuple[str, int, int]
"""An article as one of its places shows it: the store's epoch, its number, and the newest change of the place, which
is the article's newest. A plain tuple, since each edition asks for fifty.
"""


class Memory:
    """Articles without what editions do not read, the least recently used out first. For any thread."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._kept: OrderedDict[Seen, Article] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def known(self, wanted: Iterable[Seen]) -> dict[Seen, Article]:
        """Those of them that are kept."""
        with self._lock:
            found = {one: self._kept[one] for one in wanted if one in self._kept}
            for one in found:
                self._kept.move_to_end(one)
        return found

    def keep(self, found: Iterable[tuple[Seen, Article]]) -> None:
        """Keep these too."""
        with self._lock:
            for one, article in found:
                if one not in self._kept:
                    self._kept[one] = article
                    self._size += _size(article)
            while self._size > self._limit:
                self._size -= _size(self._kept.popitem(last=False)[1])


def _size(article: Article) -> int:
    return len(article.body_html) + len(article.summary) + len(article.title) + _OVERHEAD

"""Articles that were read a moment ago: the next edition has nearly the same.

An article's row changes only with the change numbers of its places, so what is kept under one of them is right for
ever; nothing is ever looked up by its number alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from feeds.model import Article
from feeds.recent import Recent

LIMIT = 4_000_000
"""Characters of text that are kept."""
_OVERHEAD = 2_000


Place = tuple[int, int, int]
"""Where an article stands: its number, the newest change of the place, which is the article's newest, and its rank."""


class Memory:
    """Articles of one store without what editions do not read. For any thread."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._of: tuple[str, Recent[Place, Article]] = ("", Recent(limit, _size))

    def known(self, epoch: str, places: Sequence[Place]) -> list[Article | None]:
        """The article at each place, of this epoch of the store; None where it is not kept."""
        known, kept = self._of
        return kept.found(places) if known == epoch else [None for _ in places]

    def keep(self, epoch: str, found: Iterable[tuple[Place, Article]]) -> None:
        """Keep these too; what is kept of another epoch is forgotten."""
        known, kept = self._of
        if known != epoch:
            kept = Recent(self._limit, _size)
            self._of = epoch, kept
        kept.keep(found)


def _size(article: Article) -> int:
    return len(article.body_html) + len(article.summary) + len(article.title) + _OVERHEAD

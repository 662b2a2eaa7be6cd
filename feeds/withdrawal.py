"""Withdrawing an article, and taking that back: what becomes of it, as pure functions.

A withdrawn article keeps its id, its address and its places; feeds show a notice instead. It is ranked anew,
so that the notice enters the head of every feed that the article was in, however old.
"""

from __future__ import annotations

from datetime import UTC, datetime

from feeds.model import NO_REASONS, Article, changed


def withdrawn(article: Article, reason: str, moment: int, *, legal: bool) -> Article:
    """The article as it is once it is withdrawn at epoch second `moment`; `legal` forgets all that it said."""
    forgotten = changed(
        article,
        slug=article.key.lower(),
        url="",
        title="",
        authors=(),
        tags=(),
        crumbs=(),
        summary="",
        body_html="",
        body_text="",
        minutes=0,
        image=None,
        why=NO_REASONS,
    )
    time = datetime.fromtimestamp(moment, UTC)
    return changed(forgotten if legal else article, withdrawn=time, reason=reason, updated=time, rank=moment)


def returned(article: Article, moment: int) -> Article:
    """The article once its withdrawal is taken back at epoch second `moment`: at the head of its feeds again."""
    time = datetime.fromtimestamp(moment, UTC)
    return changed(article, withdrawn=None, reason="", updated=time, rank=moment)


def is_forgotten(article: Article) -> bool:
    """Whether it was withdrawn with all that it said: nothing is left to bring back, or to compare a copy with."""
    return article.withdrawn is not None and not article.body_html

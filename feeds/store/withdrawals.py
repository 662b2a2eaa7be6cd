"""Withdrawals at rest: one short write transaction each, which moves every feed that the article was in."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from feeds import withdrawal
from feeds.decide import Kept
from feeds.errors import StoreError
from feeds.model import Article
from feeds.settings import Config
from feeds.store import counter as counters
from feeds.store import documents, held, rows, search_index
from feeds.store.facets import Book
from feeds.store.membership import Roll, standing
from feeds.store.tables import articles, recent, rejected, revisions, sightings


def withdraw(connection: Connection, key: str, reason: str, config: Config, *, legal: bool) -> Article:
    """Withdraw the article with this key; `legal` forgets every copy of it. Raises StoreError.

    One that is withdrawn already can still be forgotten; its notice is then told anew.
    """
    kept = _kept(connection, key)
    if kept.withdrawn and not legal:
        raise StoreError(f"{kept.article.id}: is withdrawn already")
    counter = counters.take(connection)
    article = withdrawal.withdrawn(kept.article, reason, counter.moment, legal=legal)
    _rank_anew(connection, article, counter, config)
    _put(connection, article, counter)
    search_index.withdraw(connection, article.number, counter.change, legal=legal)
    if legal:
        _forget(connection, article)
    counters.put(connection, counter)
    return article


def undo(connection: Connection, key: str, config: Config) -> Article:
    """Take a withdrawal back. Raises StoreError for an article that was not withdrawn, or is forgotten."""
    kept = _kept(connection, key)
    if not kept.withdrawn:
        raise StoreError(f"{kept.article.id}: is not withdrawn")
    if withdrawal.is_forgotten(kept.article):
        raise StoreError(
            f"{kept.article.id}: was withdrawn with --legal: nothing of it is left to bring back"
        )
    counter = counters.take(connection)
    article = withdrawal.returned(kept.article, counter.moment)
    _rank_anew(connection, article, counter, config)
    _put(connection, article, counter)
    for source, name in _places(connection, article):
        # What was said of it while it was withdrawn was not listened to.
        documents.read_again(connection, source, [name])
    counters.put(connection, counter)
    return article


def _kept(connection: Connection, key: str) -> Kept:
    number = connection.scalars(select(articles.c.number).where(articles.c.key == key)).first()
    if number is None:
        raise StoreError(f"{key}: the store has no such article")
    return next(held.kept(connection, [number]))


def _rank_anew(connection: Connection, article: Article, counter: counters.Counter, config: Config) -> None:
    change = counter.next_change()
    counter.stamp()
    book = Book(connection, counter, config)
    places = standing(connection, [article.number]).get(article.number, {})
    book.load_numbers(places)
    roll = Roll(book)
    for facet, ordinal in places.items():
        roll.leave(book.at(facet), ordinal, change)
    roll.join([book.at(facet) for facet in places], article, change)
    roll.put(connection)
    book.put()


def _put(connection: Connection, article: Article, counter: counters.Counter) -> None:
    row = rows.article_row(article)
    withdrawn = int(article.withdrawn.timestamp()) if article.withdrawn else None
    row |= {"change": counter.change, "moment": counter.moment, "renewed": counter.moment}
    row |= {"withdrawn": withdrawn, "reason": article.reason or None}
    connection.execute(update(articles).where(articles.c.number == article.number).values(row))


def _forget(connection: Connection, article: Article) -> None:
    """Forget what the article held before, what is compared of it, and documents of it that could not be read."""
    connection.execute(delete(revisions).where(revisions.c.article == article.number))
    connection.execute(delete(recent).where(recent.c.article == article.number))
    for source, name in _places(connection, article):
        connection.execute(delete(rejected).where(rejected.c.source == source, rejected.c.name == name))


def _places(connection: Connection, article: Article) -> list[tuple[str, str]]:
    query = select(sightings.c.source, sightings.c.name).where(sightings.c.article == article.number)
    return [(source, name) for source, name in connection.execute(query.distinct())]

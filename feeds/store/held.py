"""What the store holds of the keys and places that one commit is about, as `decide` wants it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, select

from feeds.decide import Held, Kept, Key, Place, Sighting
from feeds.store import bulk, rows
from feeds.store.bulk import MANY, chunks
from feeds.store.tables import articles, documents, ledger, revisions, sightings

_LEADS = select(ledger.c.key, ledger.c.article, ledger.c.minted).where(ledger.c.key.in_([MANY]))
_SEEN = select(
    sightings.c.source,
    sightings.c.name,
    sightings.c.entry,
    sightings.c.article,
    sightings.c.owner,
    sightings.c.digest,
).where(sightings.c.source == bindparam("s"), sightings.c.name.in_([MANY]))


def load(connection: Connection, keys: Iterable[Key], places: Iterable[Place], held: Held) -> None:
    """Fill `held` with what is known of these keys and places, and of the articles that they lead to."""
    _load_ledger(connection, keys, held)
    _load_sightings(connection, places, held)
    numbers = {*held.ledger.values(), *(sighting.article for sighting in held.sightings.values())}
    if numbers:
        _load_owners(connection, numbers, held)
        _load_articles(connection, numbers, held)


def kept(connection: Connection, numbers: Iterable[int]) -> Iterator[Kept]:
    """The kept articles of these numbers, whole."""
    for chunk in chunks(numbers):
        earlier = _earlier(connection, chunk)
        for row in connection.execute(select(articles).where(articles.c.number.in_(chunk))).mappings():
            yield Kept(
                article=rows.article(row),
                renewed=row["renewed"],
                withdrawn=row["withdrawn"] is not None,
                pruned=row["pruned"] is not None,
                revision=row["revision"],
                said=row["said"],
                earlier=frozenset(earlier[row["number"]]),
            )


def _load_ledger(connection: Connection, keys: Iterable[Key], held: Held) -> None:
    by_digest: Mapping[bytes, Key] = {key.digest(): key for key in keys}
    for digest, number, minted in bulk.over(connection, _LEADS, by_digest):
        key = by_digest[digest]
        held.ledger[key] = number
        held.minted[key] = minted


def _load_sightings(connection: Connection, places: Iterable[Place], held: Held) -> None:
    wanted = set(places)
    names = defaultdict(set)
    for place in wanted:
        names[place.source].add(place.name)
    for source, some in names.items():
        for *at, article, owner, digest in bulk.over(connection, _SEEN, some, source):
            place = Place(*at)
            if place in wanted:
                held.sightings[place] = Sighting(article, bool(owner), digest)


def _load_owners(connection: Connection, numbers: Iterable[int], held: Held) -> None:
    there = (documents.c.source == sightings.c.source) & (documents.c.name == sightings.c.name)
    for chunk in chunks(numbers):
        query = (
            select(sightings.c.article, sightings.c.source, sightings.c.name, sightings.c.entry)
            .join(documents, there)
            .where(sightings.c.article.in_(chunk), sightings.c.owner.is_(True), documents.c.gone.is_(False))
        )
        for number, source, name, entry in connection.execute(query):
            held.owners.setdefault(number, set()).add(Place(source, name, entry))


def _load_articles(connection: Connection, numbers: Iterable[int], held: Held) -> None:
    for one in kept(connection, numbers):
        held.articles[one.article.number] = one


def _earlier(connection: Connection, numbers: Sequence[int]) -> Mapping[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    query = select(revisions.c.article, revisions.c.fingerprint).where(revisions.c.article.in_(numbers))
    for number, fingerprint in connection.execute(query):
        found[number].add(fingerprint)
    return found

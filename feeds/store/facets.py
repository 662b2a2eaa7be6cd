"""Facets: minted once, for life; and the book in which one commit keeps those that it moves."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update

from feeds.addresses import facet_slug, feed_id
from feeds.model import Article, Facet
from feeds.settings import Config, Section
from feeds.store import bulk, rows
from feeds.store.bulk import MANY
from feeds.store.counter import Counter
from feeds.store.engine import Reader
from feeds.store.prepared import Prepared
from feeds.store.tables import facets, state

LISTED_FROM = 3
"""A section that opened by itself is listed from this many articles on …"""
LISTED_MOST = 200
"""… and at most so many are."""


class FacetName(NamedTuple):
    """A facet before it has a number: what an article is filed under."""

    kind: str
    name: str


EVERYTHING = FacetName("all", "")
_MOVE = update(facets).where(facets.c.number == bindparam("n"))


def names_of(article: Article) -> tuple[FacetName, ...]:
    """Every facet that the article stands in by itself."""
    return (
        EVERYTHING,
        *(FacetName("section", name) for name in article.sections),
        *(FacetName("author", name) for name in article.authors),
        *(FacetName("tag", name) for name in article.tags),
        FacetName("source", article.source),
    )


@lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """A name as names are compared: compatibility forms, case and white space folded."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@dataclass(slots=True)
class Entry:
    """A facet's row in the book."""

    number: int
    kind: str
    slug: str
    change: int
    ordinal: int
    count: int
    moved: bool = False

    def move(self, change: int) -> None:
        """The facet's version is the newest change among its rows."""
        self.change = change
        self.moved = True


_ENTRY = [facets.c[name] for name in ("name_key", "number", "kind", "slug", "change", "ordinal", "count")]
_BY_NAME = select(*_ENTRY).where(facets.c.kind == bindparam("k"), facets.c.name_key.in_([MANY]))
_BY_NUMBER = select(*_ENTRY).where(facets.c.number.in_([MANY]))


class Book:
    """The facets that one write transaction touches: found, minted where new, and put back once at its end."""

    def __init__(self, connection: Connection, counter: Counter, config: Config) -> None:
        self._connection = connection
        self._counter = counter
        self._config = config
        self._entries: dict[tuple[str, str], Entry] = {}
        self._by_number: dict[int, Entry] = {}

    def load(self, names: Iterable[FacetName]) -> None:
        """Find these facets with few statements, so that `entry` need not ask for each."""
        wanted: dict[str, set[str]] = {}
        for kind, name in names:
            key = name_key(name)
            if (kind, key) not in self._entries:
                wanted.setdefault(kind, set()).add(key)
        for kind, keys in wanted.items():
            self._take(bulk.over(self._connection, _BY_NAME, keys, kind))

    def load_numbers(self, numbers: Iterable[int]) -> None:
        """Find the facets of these numbers."""
        self._take(bulk.over(self._connection, _BY_NUMBER, set(numbers) - self._by_number.keys()))

    def entry(self, name: FacetName) -> Entry:
        """The facet's row; minted where it is new. `load` must have been asked for it."""
        found = self._entries.get((name.kind, name_key(name.name)))
        return found or self._mint(name)

    def at(self, number: int) -> Entry:
        """The row of a facet that was loaded."""
        return self._by_number[number]

    def put(self) -> None:
        """Write back every facet that moved."""
        moved = [
            {
                "n": e.number,
                "change": e.change,
                "moment": self._counter.moment,
                "ordinal": e.ordinal,
                "count": e.count,
            }
            for e in self._by_number.values()
            if e.moved
        ]
        bulk.execute(self._connection, _MOVE, moved)

    def _take(self, found: Iterable[Any]) -> None:
        for key, *row in found:
            self._add(key, Entry(*row))

    def _add(self, key: str, entry: Entry) -> Entry:
        self._entries[entry.kind, key] = entry
        self._by_number[entry.number] = entry
        return entry

    def _mint(self, name: FacetName) -> Entry:
        slug = self._free_slug(name)
        site = self._config.site
        entry = Entry(self._counter.next_facet(), name.kind, slug, self._counter.next_change(), 0, 0)
        row = {
            "number": entry.number,
            "kind": name.kind,
            "name": name.name,
            "name_key": name_key(name.name),
            "slug": slug,
            "feed_id": feed_id(site.authority, site.since, name.kind, slug),
            "change": entry.change,
            "moment": self._counter.moment,
            "ordinal": 0,
            "count": 0,
            "head": entry.change,
        }
        self._connection.execute(insert(facets), row)
        return self._add(name_key(name.name), entry)

    def _free_slug(self, name: FacetName) -> str:
        if name.kind == "all":
            return ""
        wanted = _configured_slug(name, self._config) or facet_slug(name.name)
        like = facets.c.slug.like(wanted.replace("_", "\\_") + "%", escape="\\")
        taken = set(self._connection.scalars(select(facets.c.slug).where(facets.c.kind == name.kind, like)))
        number, slug = 1, wanted
        while slug in taken:
            number += 1
            slug = f"{wanted}-{number}"
        return slug


def _configured_slug(name: FacetName, config: Config) -> str:
    if name.kind != "section":
        return ""
    return next((s.slug for s in config.sections if name_key(s.name) == name_key(name.name)), "")


class Found(NamedTuple):
    """A facet, and what the store alone knows of it."""

    number: int
    facet: Facet
    head: int
    """The change that brought its name."""
    epoch: str
    """Of the store."""
    signed: int
    """The change that brought the render signature."""


_AT = Prepared(
    select(state.c.epoch, state.c.signed, facets.c.number, facets.c.head, *rows.FACET_COLUMNS).where(
        facets.c.kind == bindparam("kind"), facets.c.slug == bindparam("slug")
    )
)
_MOVED = Prepared(select(facets.c.kind, facets.c.slug).where(facets.c.change > bindparam("since")))


def find(reader: Reader, kind: str, slug: str) -> Found | None:
    """The facet at an address; None where there is none."""
    row = _AT.row(reader, kind=kind, slug=slug)
    if row is None:
        return None
    epoch, signed, number, head, *told = row
    return Found(number, rows.facet(*told), head, epoch, signed)


def listed(connection: Connection, kind: str, configured: Sequence[str]) -> tuple[Facet, ...]:
    """The facets of a kind that a page lists: the configured ones in their order, then others by name."""
    query = select(facets.c.name_key, *rows.FACET_COLUMNS).where(facets.c.kind == kind)
    found = {key: rows.facet(*row) for key, *row in connection.execute(query)}
    first = [found.pop(key) for key in map(name_key, configured) if key in found]
    fewest = LISTED_FROM if kind == "section" else 1
    rest = sorted((f for f in found.values() if f.count >= fewest), key=lambda f: (-f.count, f.name))[
        :LISTED_MOST
    ]
    return (*first, *sorted(rest, key=lambda f: name_key(f.name)))


def moved_since(reader: Reader, change: int) -> tuple[tuple[str, str], ...]:
    """(kind, slug) of every facet whose version is beyond `change`."""
    return tuple((kind, slug) for kind, slug in _MOVED.rows(reader, since=change))


def move_all(connection: Connection, counter: Counter) -> None:
    """Move every facet's version: for what every body depends on and no article shows."""
    connection.execute(update(facets).values(change=counter.next_change(), moment=counter.moment))


def settle_configured(connection: Connection, counter: Counter, config: Config) -> None:
    """See to it that everything and each configured section can be subscribed to before its first article.

    A section with a slug of its own that stands under another name was renamed: its feeds go on.
    """
    for section in config.sections:
        _rename(connection, counter, section)
    names = [EVERYTHING, *(FacetName("section", section.name) for section in config.sections)]
    book = Book(connection, counter, config)
    book.load(names)
    for name in names:
        book.entry(name)
    book.put()


def _rename(connection: Connection, counter: Counter, section: Section) -> None:
    if not section.slug:
        return
    here = (facets.c.kind == "section") & (facets.c.slug == section.slug)
    key = name_key(section.name)
    taken = select(facets.c.number).where(facets.c.kind == "section", facets.c.name_key == key)
    old = connection.execute(select(facets.c.number, facets.c.name).where(here)).first()
    if old is not None and old.name != section.name and connection.scalar(taken) in (None, old.number):
        change = counter.next_change()
        moved = {"change": change, "moment": counter.moment, "head": change}
        connection.execute(update(facets).where(here).values(name=section.name, name_key=key, **moved))

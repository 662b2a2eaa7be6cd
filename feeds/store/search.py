"""Finding articles: one query of the index, and the version of what it found, in one snapshot.

The newest first costs what it shows: rows of the index are in the order of editions, so that the query stops where
a page ends. By relevance the newest CANDIDATES of what was found are weighed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple, Protocol

from sqlalchemy import bindparam, select

from feeds import search_text
from feeds.addresses import search_id
from feeds.defaults import SEARCH_PAGES
from feeds.model import Article, Edition, Facet, Search
from feeds.search_query import Clause, Filed, Query, canonical
from feeds.store import counter, editions, facets
from feeds.store.engine import Reader
from feeds.store.facets import EVERYTHING, name_key
from feeds.store.prepared import Prepared
from feeds.store.search_index import LEFT_AT_ONCE
from feeds.store.tables import facets as facet_table
from feeds.store.tables import search_state, state

CANDIDATES = 10_000

_NEWEST = (
    "SELECT e.article, e.change FROM search_words AS w CROSS JOIN search_entries AS e ON e.place = w.rowid"
    " WHERE search_words MATCH ? ORDER BY w.rowid DESC LIMIT ?"
)
# A word in the headline weighs ten of the text; where an article is filed weighs nothing.
_BEST = (
    "SELECT e.article, e.change FROM (SELECT rowid AS place, bm25(search_words, 10.0, 1.0, 0.0) AS score"
    " FROM search_words WHERE search_words MATCH ? ORDER BY rowid DESC LIMIT ?) AS w"
    " CROSS JOIN search_entries AS e ON e.place = w.place ORDER BY w.score, w.place DESC LIMIT ?"
)
_LOST = "SELECT rowid FROM search_left WHERE search_left MATCH ? ORDER BY rowid DESC LIMIT 1"
_STATE = Prepared(
    select(state.c.epoch, state.c.signed, search_state.c.change, search_state.c.left).where(
        state.c.id == search_state.c.id
    )
)
_MEANT = Prepared(
    select(facet_table.c.number)
    .where(
        facet_table.c.kind == bindparam("kind"),
        (facet_table.c.slug == bindparam("slug")) | (facet_table.c.name_key == bindparam("key")),
    )
    .order_by(facet_table.c.number)
)


class _Found(NamedTuple):
    article: int
    change: int


def search(reader: Reader, query: Query, *, by_relevance: bool, page: int, size: int) -> Edition:
    """A page, counted from 1, of the articles that a query finds, and its version."""
    ((epoch, signed, moved, left),) = _STATE.rows(reader)
    wanted = _expression(query, partial(_numbers, reader))
    most = page * size
    found = _find(reader, wanted, most + 1, by_relevance=by_relevance) if wanted else []
    shown = _articles(reader, [one.article for one in found[most - size : most]])
    # Who stands before a page decides what stands on it, and who comes behind it whether there is a next one.
    version = max(
        signed,
        moved if by_relevance else max(left, _lost(reader, wanted)),
        *(one.change for one in found),
        *(one.change for one in shown),
    )
    facet = _facet(reader, query, by_relevance, version)
    return Edition(
        facet=facet,
        epoch=epoch,
        articles=shown,
        change=version,
        moment=facet.moment,
        search=Search(
            text=facet.name,
            by_relevance=by_relevance,
            page=page,
            more=len(found) > most and page < SEARCH_PAGES,
        ),
    )


def _facet(reader: Reader, query: Query, by_relevance: bool, version: int) -> Facet:
    everything = facets.find(reader, EVERYTHING.kind, "")
    assert everything is not None, "a prepared store has it"
    text = canonical(query)
    return Facet(
        kind="search",
        name=text,
        slug="",
        feed_id=search_id(everything.facet.feed_id, text, by_relevance),
        change=version,
        moment=datetime.fromtimestamp(counter.moment_of(reader, version), UTC),
    )


def _find(reader: Reader, wanted: str, most: int, *, by_relevance: bool) -> list[_Found]:
    found = (
        reader.execute(_BEST, (wanted, CANDIDATES, most))
        if by_relevance
        else reader.execute(_NEWEST, (wanted, most))
    )
    return [_Found(*row) for row in found.fetchall()]


def _lost(reader: Reader, wanted: str) -> int:
    """The newest change that took something out of the index which this search would have found."""
    row = reader.execute(_LOST, (wanted,)).fetchone() if wanted else None
    return int(row[0] // LEFT_AT_ONCE) if row else 0


def _articles(reader: Reader, numbers: Sequence[int]) -> tuple[Article, ...]:
    found = editions.by_number(reader, numbers)
    return tuple(found[number] for number in numbers)


def _numbers(reader: Reader, filed: Filed) -> list[int]:
    """The facets that a reader may mean: that of this slug, and that of this name."""
    asked = {"kind": filed.kind, "slug": filed.name.lower(), "key": name_key(filed.name)}
    return [number for (number,) in _MEANT.rows(reader, **asked)]


class _Numbers(Protocol):
    def __call__(self, filed: Filed) -> Sequence[int]: ...


def _expression(query: Query, numbers: _Numbers) -> str:
    """The query as FTS5 has it; empty where nothing can be found. Whatever was asked stands in it as quoted tokens."""
    wanted = [_term(clause, numbers) for clause in query.wanted]
    if query.after or query.before:
        wanted.append(_any(search_text.span_tokens(query.after, query.before)))
    if not all(wanted):
        return ""
    everything = _any(map(search_text.facet_token, numbers(Filed(*EVERYTHING))))
    unwanted = [term for term in (_term(clause, numbers) for clause in query.unwanted) if term]
    found = f"({' AND '.join(wanted or [everything])})"
    return f"{found} NOT ({' OR '.join(unwanted)})" if unwanted else found


def _term(clause: Clause, numbers: _Numbers) -> str:
    """One clause; empty where no article can ever hold it."""
    if isinstance(clause, Filed):
        return _any(map(search_text.facet_token, numbers(clause)))
    needle = search_text.needle(clause.text)
    return f'"{needle.tokens}"{" *" if needle.open else ""}' if needle.tokens else ""


def _any(tokens: Iterable[str]) -> str:
    quoted = [f'"{token}"' for token in tokens]
    return f"({' OR '.join(quoted)})" if quoted else ""

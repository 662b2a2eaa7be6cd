"""One commit of ingestion: decide on each article in turn, then write everything that follows from it.

    take the counter | load what is held | decide and apply, one by one | file | learn | put everything back

Articles, ledger, membership, facet versions, documents, rejections and the account become visible together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from feeds import learning
from feeds.decide import (
    Held,
    Kept,
    Key,
    New,
    Refused,
    Revised,
    Seen,
    Sighting,
    Touched,
    Verdict,
    decide,
    keys_of,
    place_of,
)
from feeds.learning import Telling
from feeds.model import Account, Article, Parsed
from feeds.settings import Config
from feeds.store import counter as counters
from feeds.store import documents, held, learned, writing
from feeds.store.facets import Book, FacetName, names_of
from feeds.store.membership import Places, Roll, standing
from feeds.store.work import Pending, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What a commit needs to know of the pass that it is part of."""

    source: str
    backfill: bool = False
    """The source's first pass, or an import: ranks by date."""
    late: int = 0
    """Old articles that this pass has brought to the top so far."""
    learned: frozenset[str] = frozenset()
    """The source's furniture as it is known: what the next documents are read with."""


def save(connection: Connection, parsed: Sequence[Parsed], config: Config, run: Pass) -> tuple[Account, Pass]:
    """Save what became of these documents; the account of it, and the pass as it goes on.

    `connection` holds the write lock. One pass is of one source.
    """
    counter = counters.take(connection)
    found = [result for one in parsed for result in one.results if isinstance(result, Article)]
    keys = [keys_of(article) for article in found]
    work = _load(connection, found, keys, counter, run)
    for article, its_keys in zip(found, keys, strict=True):
        _apply(decide(article, its_keys, work.held, config), article, its_keys, work)
    book = _file(connection, work, config)
    writing.write(connection, work)
    rejections = documents.put(connection, parsed, counter.moment)
    now_learned = learned.grow(connection, run.source, work.told, work.held.learned, counter.change)
    work.tally["rejected"] = rejections
    account = Account(**work.tally)
    documents.add_account(connection, run.source, account)
    counter.stamp()
    book.put()
    counters.put(connection, counter)
    return account, replace(run, late=work.held.late, learned=now_learned)


def refile(
    connection: Connection, numbers: Iterable[int], mapping: Callable[[Article], Article], config: Config
) -> None:
    """File these articles anew, where `mapping` says otherwise of their sections and tags."""
    counter = counters.take(connection)
    work = Work(Held(moment=counter.moment), counter)
    for kept in held.kept(connection, numbers):
        mapped = mapping(kept.article)
        if mapped != kept.article:
            work.pending[mapped.number] = Pending(
                article=mapped,
                renewed=kept.renewed,
                revision=kept.revision,
                said=kept.said,
                changed=True,
            )
    book = _file(connection, work, config)
    writing.write(connection, work)
    counter.stamp()
    book.put()
    counters.put(connection, counter)


def _load(
    connection: Connection,
    found: Sequence[Article],
    keys: Sequence[Sequence[Key]],
    counter: counters.Counter,
    run: Pass,
) -> Work:
    holding = Held(moment=counter.moment, number=counter.article, backfill=run.backfill, late=run.late)
    holding.learned = learned.lines(connection, run.source)
    held.load(connection, (key for some in keys for key in some), map(place_of, found), holding)
    return Work(holding, counter, known=dict(holding.ledger), placed=frozenset(holding.sightings))


def _apply(verdict: Verdict, article: Article, keys: Sequence[Key], work: Work) -> None:
    match verdict:
        case New():
            _apply_new(verdict, keys, work)
        case Revised():
            _apply_revised(verdict, keys, work)
        case Touched(article=touched):
            pending = _pending(touched.number, work)
            pending.article, pending.changed = touched, True
            _own(touched, touched.number, keys, work)
            work.tally["updated"] += 1
        case Seen(number=number, owner=True):
            _own(article, number, keys, work)
            work.tally["unchanged"] += 1
        case Seen(number=number):
            _duplicate(article, number, work)
        case Refused(number=number):
            _refuse(article, number, keys, work)


def _apply_new(verdict: New, keys: Sequence[Key], work: Work) -> None:
    article = verdict.article
    work.held.number = work.counter.article = article.number
    work.pending[article.number] = Pending(article=article, renewed=article.rank, born=True, rejoin=True)
    work.held.late += verdict.late
    work.held.minted[verdict.minted] = work.held.minted.get(verdict.minted, 0) + 1
    work.held.articles[article.number] = Kept(article=article, renewed=article.rank)
    _own(article, article.number, keys, work)
    work.told.append(Telling(article.number, article.told or learning.told(article), article.body_text))
    work.tally["new"] += 1


def _apply_revised(verdict: Revised, keys: Sequence[Key], work: Work) -> None:
    article = verdict.article
    pending = _pending(article.number, work)
    kept = work.held.articles[article.number]
    pending.past.append(kept)
    pending.article, pending.changed = article, True
    pending.rejoin |= verdict.significant
    if verdict.renewed:
        pending.renewed = work.held.moment
    work.held.articles[article.number] = replace(
        kept,
        article=article,
        renewed=pending.renewed,
        revision=kept.revision + 1,
        said=0,
        earlier=kept.earlier | {kept.article.fingerprint},
    )
    pending.revision, pending.said = kept.revision + 1, 0
    _own(article, article.number, keys, work)
    work.tally["updated"] += 1


def _pending(number: int, work: Work) -> Pending:
    if number not in work.pending:
        kept = work.held.articles[number]
        work.pending[number] = Pending(
            article=kept.article, renewed=kept.renewed, revision=kept.revision, said=kept.said
        )
    return work.pending[number]


def _own(article: Article, number: int, keys: Sequence[Key], work: Work) -> None:
    for key in keys:
        work.held.ledger[key] = work.leads[key] = number
    _sight(article, number, owner=True, work=work)


def _refuse(article: Article, number: int, keys: Sequence[Key], work: Work) -> None:
    # However it is said, it is known from now on: a text that was edited meanwhile must not return under a new name.
    for key in keys:
        if key not in work.held.ledger:
            work.held.ledger[key] = work.leads[key] = number
    _sight(article, number, owner=False, work=work)
    work.tally["filtered"] += 1


def _duplicate(article: Article, number: int, work: Work) -> None:
    if work.held.articles[number].article.source != article.source:
        _pending(number, work).guests.add(article.source)
    _sight(article, number, owner=False, work=work)
    work.tally["duplicate"] += 1


def _sight(article: Article, number: int, *, owner: bool, work: Work) -> None:
    place = place_of(article)
    before = work.held.sightings.get(place)
    if before is not None:
        work.held.owners.get(before.article, set()).discard(place)
    if owner:
        work.held.owners.setdefault(number, set()).add(place)
    work.held.sightings[place] = Sighting(number, owner, article.digest)
    work.seen_at.add(place)


def _file(connection: Connection, work: Work, config: Config) -> Book:
    """Give every article that changed its change number, and its places in the facets."""
    pending = sorted(work.pending.values(), key=_order)
    book = Book(connection, work.counter, config)
    wanted = {one.article.number: _wanted(one) for one in pending}
    book.load(name for names in wanted.values() for name in names)
    before = standing(connection, (one.article.number for one in pending if not one.born))
    book.load_numbers(facet for places in before.values() for facet in places)
    roll = Roll(book)
    for one in pending:
        _file_one(one, wanted[one.article.number], before.get(one.article.number, {}), book, roll, work)
    roll.put(connection)
    return book


def _order(one: Pending) -> tuple[bool, int, str]:
    # Changes of the known first, as they came; then the newborns, oldest first.
    published = one.article.published
    return (True, int(published.timestamp()), one.article.key) if one.born and published else (False, 0, "")


def _wanted(one: Pending) -> tuple[FacetName, ...]:
    return (*names_of(one.article), *(FacetName("source", guest) for guest in sorted(one.guests)))


def _file_one(
    one: Pending, wanted: Sequence[FacetName], before: Places, book: Book, roll: Roll, work: Work
) -> None:
    entries = {entry.number: entry for entry in map(book.entry, wanted)}
    if one.born:
        one.change = work.counter.next_change()
        roll.join(entries.values(), one.article, one.change)
        return
    staying = before.keys() & entries.keys()
    guests = {number for number in before.keys() - entries.keys() if book.at(number).kind == "source"}
    if not one.changed and entries.keys() <= before.keys():
        return
    change = work.counter.next_change()
    one.change = change
    for number, ordinal in before.items():
        if one.rejoin or (number not in staying and number not in guests):
            roll.leave(book.at(number), ordinal, change)
        elif one.changed:
            roll.touch(book.at(number), ordinal, change)
    rejoining = {number: book.at(number) for number in guests} if one.rejoin else {}
    joining = (entry for number, entry in (entries | rejoining).items() if one.rejoin or number not in before)
    roll.join(joining, one.article, change)

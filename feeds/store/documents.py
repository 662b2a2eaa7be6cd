"""What a later look is compared with: documents, their rejections, and the account of each source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from feeds.model import Account, Parsed, Rejection
from feeds.store import bulk
from feeds.store.bulk import MANY, chunks
from feeds.store.tables import documents, rejected, sources

HEAD_BYTES = 256 * 1024
"""How much of a rejected document is kept."""
KEEP_REJECTED_SECONDS = 30 * 86400
_REMEMBER = insert(documents)
_REJECT = insert(rejected)
_FORGET = tuple(
    delete(table).where(table.c.source == bindparam("s"), table.c.name.in_([MANY]))
    for table in (documents, rejected)
)
ACCOUNT = ("new", "updated", "unchanged", "duplicate", "filtered", "rejected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What the store remembers of a document: enough to know it unchanged by a stat."""

    size: int
    mtime_ns: int
    gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A row of `newswire rejected`."""

    source: str
    name: str
    entry: str
    reason: str
    detail: str
    digest: str
    size: int
    moment: int


def put(connection: Connection, parsed: Sequence[Parsed], moment: int) -> int:
    """Remember these documents and their rejections; how many rejections there are."""
    rows = {(one.document.source, one.document.name): _document_row(one) for one in parsed}
    for source in {source for source, _ in rows}:
        names = [name for its_source, name in rows if its_source == source]
        for forget in _FORGET:
            bulk.over(connection, forget, names, source)
    bulk.execute(connection, _REMEMBER, list(rows.values()))
    refusals = {
        (r["source"], r["name"], r["entry"]): r for one in parsed for r in _rejected_rows(one, moment)
    }
    bulk.execute(connection, _REJECT, list(refusals.values()))
    return sum(isinstance(result, Rejection) for one in parsed for result in one.results)


def _document_row(one: Parsed) -> dict[str, Any]:
    document = one.document
    return {
        "source": document.source,
        "name": document.name,
        "size": document.size,
        "mtime_ns": document.mtime_ns,
        "gone": False,
    }


def _rejected_rows(one: Parsed, moment: int) -> Iterable[dict[str, Any]]:
    document = one.document
    for result in one.results:
        if isinstance(result, Rejection):
            yield {
                "source": document.source,
                "name": document.name,
                "entry": result.entry,
                "reason": result.reason,
                "detail": result.detail,
                "digest": document.digest,
                "size": document.size,
                "head": document.data[:HEAD_BYTES],
                "moment": moment,
            }


def known(connection: Connection, source: str) -> dict[str, Remembered]:
    """What is remembered of a source's documents, by name."""
    query = select(documents.c.name, documents.c.size, documents.c.mtime_ns, documents.c.gone)
    return {
        name: Remembered(size=size, mtime_ns=mtime_ns, gone=gone)
        for name, size, mtime_ns, gone in connection.execute(query.where(documents.c.source == source))
    }


def mark(connection: Connection, source: str, names: Sequence[str], *, gone: bool) -> None:
    """Note that these documents are no longer there, or that they are there again."""
    for chunk in chunks(names):
        here = (documents.c.source == source) & documents.c.name.in_(chunk)
        connection.execute(update(documents).where(here).values(gone=gone))


def rejections(connection: Connection) -> tuple[Rejected, ...]:
    """What could not be read, newest first."""
    columns = [column for column in rejected.c if column.name != "head"]
    query = select(*columns).order_by(
        rejected.c.moment.desc(), rejected.c.source, rejected.c.name, rejected.c.entry
    )
    return tuple(Rejected(**row) for row in connection.execute(query).mappings())


def retry(connection: Connection) -> int:
    """Have every rejected document read again at the next pass, whatever it looks like; how many there are."""
    places = connection.execute(select(rejected.c.source, rejected.c.name).distinct()).all()
    for source in {source for source, _ in places}:
        read_again(connection, source, [name for its_source, name in places if its_source == source])
    return len(places)


def read_again(connection: Connection, source: str, names: Iterable[str]) -> None:
    """Have these documents read again at the next pass, whatever they look like."""
    for chunk in chunks(names):
        here = (documents.c.source == source) & documents.c.name.in_(chunk)
        connection.execute(update(documents).where(here).values(mtime_ns=-1))


def forget_rejected(connection: Connection, moment: int) -> None:
    """Forget rejections of more than 30 days ago."""
    connection.execute(delete(rejected).where(rejected.c.moment < moment - KEEP_REJECTED_SECONDS))


def add_account(connection: Connection, source: str, account: Account) -> None:
    """Add to a source's account, which is kept for ever."""
    added = {name: sources.c[name] + getattr(account, name) for name in ACCOUNT}
    connection.execute(
        update(sources).where(sources.c.name == source).values(seen=sources.c.seen + account.seen, **added)
    )

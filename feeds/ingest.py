"""One pass over one source, as one line:

    fetch | parse | normalise | save        (save decides, inside its transaction)

and nothing else. What cannot be read becomes a rejection; a bug in reading one document is logged with its
traceback, costs that document its turn, and nothing else.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from feeds.errors import SourceError
from feeds.fetch import Known, Watch, fetch
from feeds.learning import told
from feeds.model import Account, Article, Document, Item, Parsed, Rejection, Unread, changed
from feeds.normalise import normalise
from feeds.parse import parse
from feeds.settings import Config, Source
from feeds.store.save import Pass
from feeds.store.store import Store

log = logging.getLogger("newswire.ingest")

BATCH_DOCUMENTS = 500
FIRST_DOCUMENTS = 25
"""The first commit of a pass holds no more: enough to learn a source's furniture from, so that the rest of a pile is
read without it, and few to be read again."""
BATCH_BYTES = 4_000_000
BATCH_SECONDS = 1.0
"""A commit holds at most so many documents, bytes and seconds of reading: the first of a large pile are
served while the rest is read, and the write lock is never held for long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of one pass."""

    source: str
    account: Account = Account()
    """Of the documents that were read."""
    untouched: int = 0
    """Documents that looked as they did at the last pass, and were not read."""
    ignored: int = 0
    waiting: int = 0
    seconds: float = 0.0
    problem: str = ""
    """Why the pass failed; empty: it did not."""
    busy: bool = False
    """Another process reads this source now."""
    unfinished: bool = False
    """It was asked to stop before the end; the rest is due at once."""
    late: int = 0


@dataclass(slots=True, kw_only=True)
class Watcher:
    """Who looks on: told of each document before it is read, and asked whether to go on."""

    total: Callable[[int], None] = lambda _: None
    reading: Callable[[str], None] = lambda _: None
    stop: Callable[[], bool] = lambda: False
    poisoned: Mapping[str, str] = field(default_factory=dict)
    """Documents that ended their reader before, and how: rejected unread."""


def ingest(
    source: Source, store: Store, config: Config, watch: Watch, watcher: Watcher, late: int = 0
) -> Report:
    """One pass over a source. Raises StoreAway and StoreError; what is wrong with the source is in the report.

    `watch` belongs to the source within this process; `late` carries on an unfinished pass.
    """
    lease = store.lease(source.name)
    if lease is None:
        return Report(source=source.name, busy=True)
    try:
        return _pass(source, store, config, watch, watcher, late)
    finally:
        lease.release()


def _pass(source: Source, store: Store, config: Config, watch: Watch, watcher: Watcher, late: int) -> Report:
    began = time.monotonic()
    arrived = datetime.now(UTC).replace(microsecond=0)
    known = {name: Known(r.size, r.mtime_ns, r.gone) for name, r in store.known(source.name).items()}
    try:
        fetched = fetch(source, known, watch, config.fetch, arrived)
    except SourceError as error:
        store.finish(source.name, due=_due(source, watch), problem=str(error))
        return Report(source=source.name, problem=str(error), seconds=time.monotonic() - began)
    store.mark(source.name, gone=fetched.gone, back=fetched.back)
    watcher.total(fetched.total)
    run = Pass(
        source=source.name,
        backfill=store.sources()[source.name].passed is None,
        late=late,
        learned=frozenset(store.learned(source.name)),
    )
    account, stopped, knew = Account(), False, run.learned
    # Each batch is read with what the commits before it have learned.
    parsed = _parsed(fetched.documents, source, config, watcher, lambda: run.learned)
    for batch in _batches(parsed):
        added, run = store.save(batch, config, run)
        account += added
        stopped = watcher.stop()
        if stopped:
            break
    if not stopped:
        # What has been learned is to be left out of the documents that taught it: they are due at once.
        store.finish(source.name, due=_due(source, watch) if run.learned == knew else int(time.time()))
    return Report(
        source=source.name,
        account=account,
        untouched=fetched.unchanged,
        ignored=fetched.ignored,
        waiting=len(watch.unsettled),
        seconds=time.monotonic() - began,
        unfinished=stopped,
        late=run.late,
    )


def index(store: Store, stop: Callable[[], bool] = lambda: False, seconds: float = float("inf")) -> None:
    """Have what was committed found by the search: all of it, or what can be done in so many seconds.

    A step of its own, since no commit of ingestion is to wait for it. Raises StoreAway.
    """
    until = time.monotonic() + seconds
    while store.index() and not stop() and time.monotonic() < until:
        pass


def _due(source: Source, watch: Watch) -> int:
    return int(time.time() + max(source.every_seconds, watch.rest))


def _parsed(
    documents: Iterable[Document | Unread],
    source: Source,
    config: Config,
    watcher: Watcher,
    learned: Callable[[], Collection[str]],
) -> Iterator[Parsed]:
    for one in documents:
        if isinstance(one, Unread):
            yield Parsed(document=one.document, results=(one.rejection,))
            continue
        watcher.reading(one.name)
        how = watcher.poisoned.get(one.name)
        yield Parsed(document=one, results=(_poison(how),) if how else read(one, source, config, learned()))


def _poison(how: str) -> Rejection:
    return Rejection(reason="ended its reader", detail=how)


def read(
    document: Document, source: Source, config: Config, learned: Collection[str] = ()
) -> tuple[Article | Rejection, ...]:
    """What a document becomes: parse | normalise. Never raises for what a document holds. `learned`: see parse."""
    try:
        return tuple(
            found if isinstance(found, Rejection) else _article(found, document, source, config)
            for found in parse(document, config.normalise.certainty, learned)
        )
    except Exception as error:
        # A bug of ours must cost this document its turn, not the others theirs: it is kept, and can be retried.
        log.exception("reading %s of source %s", document.name, source.name)
        return (Rejection(reason="bug", detail=f"{type(error).__name__}: {error}"),)


def _article(item: Item, document: Document, source: Source, config: Config) -> Article:
    article = normalise(item, document, source, config)
    return changed(article, told=told(article, item.lines))


def _batches(parsed: Iterable[Parsed]) -> Iterator[list[Parsed]]:
    batch: list[Parsed] = []
    size, began, most = 0, time.monotonic(), min(FIRST_DOCUMENTS, BATCH_DOCUMENTS)
    for one in parsed:
        batch.append(one)
        size += len(one.document.data)
        full = len(batch) >= most or size >= BATCH_BYTES
        if full or time.monotonic() - began >= BATCH_SECONDS:
            yield batch
            batch, size, began, most = [], 0, time.monotonic(), BATCH_DOCUMENTS
    if batch:
        yield batch

"""How fast copy gets into the store, beside feedparser reading the same copy as one feed.

Rates are of one process. Every figure is a ratio of two rates measured in turn in this run: machines differ,
and are noisy.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import feedparser

from feeds.fetch import Watch
from feeds.ingest import BATCH_DOCUMENTS, Watcher, ingest, read
from feeds.model import Document, Parsed
from feeds.settings import Config, Section, Source, StoreSettings
from feeds.startup import opened
from feeds.store.save import Pass
from feeds.store.store import Store
from tests.bench import copy

STORIES = 1000
ROUNDS = 5
LARGE = 100_000


def main() -> int:
    """Print the table; 0 where every ratio holds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return _report(_measure(folder))


def _measure(folder: Path) -> dict[str, list[float]]:
    config = _config(folder)
    numbers = range(STORIES)
    _write_files(folder / "wire", numbers)
    feed = copy.feed(numbers)
    parsed = _parsed(config, numbers)
    large = _large(config, folder)
    rates: dict[str, list[float]] = {}
    for number in range(ROUNDS):
        _say(f"round {number + 1} of {ROUNDS}")
        rates.setdefault("feedparser", []).append(_rate(lambda: feedparser.parse(feed)))
        with _fresh(config, folder) as (settings, store):
            rates.setdefault("files to store", []).append(_rate(lambda: _ingest(settings, store)))
        with _fresh(config, folder) as (settings, store):
            rates.setdefault("store and decide", []).append(_rate(lambda: _save(settings, store, parsed)))
        with _fresh(config, folder) as (settings, store):
            _fill(settings, store, range(-1000, 0))
            rates.setdefault("files, 1,000 held", []).append(_rate(lambda: _ingest(settings, store)))
        with _fresh(config, folder, large) as (settings, store):
            rates.setdefault(f"files, {LARGE:,} held", []).append(_rate(lambda: _ingest(settings, store)))
    return rates


def _report(rates: dict[str, list[float]]) -> int:
    for name, found in rates.items():
        print(
            f"{name:24} {statistics.median(found):9.0f} stories a second  ({min(found):.0f} to {max(found):.0f})"
        )
    files, store = "files to store", "store and decide"
    wanted = (
        (files, "feedparser", 0.5),
        (store, "feedparser", 4.0),
        (f"files, {LARGE:,} held", "files, 1,000 held", 0.8),
    )
    good = True
    for one, other, least in wanted:
        ratio = statistics.median(a / b for a, b in zip(rates[one], rates[other], strict=True))
        good = good and ratio >= least
        print(
            f"{one} / {other}: {ratio:.2f} (at least {least}) {'holds' if ratio >= least else 'FALLS SHORT'}"
        )
    return 0 if good else 1


def _config(folder: Path) -> Config:
    names = ("Politics", "World", "Business", "Science", "Culture")
    sources = (Source(name="wire", path=folder / "wire"), Source(name="archive", path=folder / "none"))
    return Config(
        path=folder / "config.toml", sources=sources, sections=tuple(Section(name=name) for name in names)
    )


def _write_files(folder: Path, numbers: range) -> None:
    folder.mkdir()
    for number in numbers:
        path = folder / f"{number}.txt"
        path.write_text(copy.text(number), encoding="utf-8")
        os.utime(path, (1_790_000_000 + number, 1_790_000_000 + number))


def _parsed(config: Config, numbers: range, source: str = "wire") -> list[Parsed]:
    found = next(one for one in config.sources if one.name == source)
    arrived = datetime.now(UTC).replace(microsecond=0)
    made = []
    for number in numbers:
        data = copy.text(number).encode()
        document = Document(
            source=source, name=f"{number}.txt", data=data, arrived=arrived, size=len(data), mtime_ns=1
        )
        made.append(Parsed(document=document, results=read(document, found, config)))
    return made


def _ingest(config: Config, store: Store) -> None:
    report = ingest(config.sources[0], store, config, Watch(), Watcher())
    assert report.account.new == STORIES, report


def _save(config: Config, store: Store, parsed: list[Parsed], source: str = "wire") -> None:
    run = Pass(source=source, backfill=True)
    for start in range(0, len(parsed), BATCH_DOCUMENTS):
        _, run = store.save(parsed[start : start + BATCH_DOCUMENTS], config, run)


def _fill(config: Config, store: Store, numbers: range) -> None:
    for start in range(numbers.start, numbers.stop, 5000):
        some = range(start, min(start + 5000, numbers.stop))
        _save(config, store, _parsed(config, some, "archive"), "archive")
        if len(numbers) > 5000:
            _say(f"filling the large store: {some.stop - numbers.start:,} of {len(numbers):,}")


def _large(config: Config, folder: Path) -> Path:
    settings = replace(config, store=StoreSettings(url=f"sqlite:///{folder}/large.db"))
    store = opened(settings)
    _fill(settings, store, range(10_000, 10_000 + LARGE))
    store.keep_house()
    store.close()
    return folder / "large.db"


@contextmanager
def _fresh(config: Config, folder: Path, model: Path | None = None) -> Iterator[tuple[Config, Store]]:
    path = folder / "round.db"
    if model:
        shutil.copy(model, path)
        os.sync()  # what the copy left to be written would be waited for by the first commit
    settings = replace(config, store=StoreSettings(url=f"sqlite:///{path}"))
    store = opened(settings)
    try:
        yield settings, store
    finally:
        store.close()
        for left in folder.glob("round.db*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def _rate(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return STORIES / (time.perf_counter() - began)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)

"""Readers of every kind read while another process ingests, revises, refiles and withdraws: none misses a thing."""

from __future__ import annotations

import os
import random
import statistics
import threading
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from feeds.config import load
from feeds.store.store import Store
from tests.e2e.service import running
from tests.e2e.walkers import Archivist, Cursor, Poller, Taker, Truth, Walker
from tests.e2e.wire import Wire
from tests.e2e.writer import TABLES, Signals, read_log, writing

pytestmark = pytest.mark.e2e

STORIES = 5000 if os.environ.get("NEWSWIRE_SOAK") else 600
REST = 0.05
"""Seconds between two steps of a reader, at most."""


def readers(wire: Wire, signals: Signals, chance: random.Random) -> tuple[Walker, ...]:
    def fresh() -> random.Random:
        return random.Random(chance.random())

    polled = ("/feed.json", "/rss.xml", "/section/gardening/feed.json", "/section/politics/atom.xml")
    taken = ("/feed.json", "/section/politics/feed.json", "/section/gardening/feed.json")
    followed = (("all", ""), ("section", "politics"))
    walked = ("/feed.json", "/section/politics/feed.json", "/section/gardening/rss.xml", "/atom.xml")
    return (
        *(Poller(wire, signals, path, fresh()) for path in polled),
        *(Taker(wire, signals, path, fresh()) for path in taken),
        *(Cursor(wire, signals, facet, fresh()) for facet in followed),
        *(Archivist(wire, signals, path, to_the_first=False) for path in walked),
        *(Archivist(wire, signals, path, to_the_first=True) for path in ("/feed.json", "/rss.xml")),
    )


def read_on(walker: Walker, reading: threading.Event, ended: threading.Event, chance: random.Random) -> None:
    while not ended.is_set():
        if reading.wait(0.1):
            walker.step()
            ended.wait(chance.random() * REST)


@pytest.mark.timeout(1800)
def test_who_reads_while_others_write_misses_nothing(tmp_path: Path) -> None:
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    chance = random.Random(seed)
    (tmp_path / "wire").mkdir()
    with running(tmp_path, {}, TABLES, workers=2) as service:
        wire, ended = Wire(service.url, random.Random(seed)), threading.Event()
        log_path = tmp_path / "log.jsonl"
        with writing(service.config_path, STORIES, seed, log_path) as (process, signals):
            walkers = readers(wire, signals, chance)
            with ThreadPoolExecutor(len(walkers)) as pool:
                at_work = [
                    pool.submit(read_on, one, signals.reading, ended, random.Random(seed)) for one in walkers
                ]
                try:
                    while process.is_alive() and not any(one.done() for one in at_work):
                        process.join(0.2)
                finally:
                    ended.set()
            for one in at_work:
                one.result()
            assert process.exitcode == 0
        config = load(service.config_path)
        store = Store.open(config)
        try:
            check(walkers, Truth(store, config), log_path)
        finally:
            store.close()
    report(wire, walkers, log_path)
    assert wire.statuses[503] <= wire.statuses.total() / 100


def check(walkers: Sequence[Walker], truth: Truth, log_path: Path) -> None:
    log = read_log(log_path)
    for walker in walkers:
        walker.check(log)
    for walker in walkers:
        walker.end(truth)
    withdrawn = [one for one in truth.told("all", "").values() if one["state"] == "withdrawn"]
    assert len(truth.standing("all", "")) >= STORIES
    assert len(withdrawn) > STORIES // 50


def report(wire: Wire, walkers: Sequence[Walker], log_path: Path) -> None:
    """What was done, and at what pace: figures to look at, since a machine that is shared proves no pace."""
    log = read_log(log_path)
    steps = Counter[str]()
    for one in walkers:
        steps[type(one).__name__] += len(one.told)
    print(
        f"\n{len(log.lines)} commits; answers {dict(wire.statuses)}, {wire.octets / 1e6:.1f} MB; {dict(steps)}"
    )
    print(f"an answer: median {statistics.median(wire.seconds) * 1e3:.1f} ms")
    for when, seconds in log.pace.items():
        wall, cpu = (statistics.median(some) * 1e3 for some in zip(*seconds, strict=True))
        print(
            f"a commit while readers {when}: median {wall:.1f} ms, {cpu:.1f} ms of a processor; {len(seconds)}"
        )

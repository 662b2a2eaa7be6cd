"""The ingesting process as its parent sees it: real processes, whose mains misbehave as copy might make them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from multiprocessing.connection import Connection
from os import _exit
from pathlib import Path

import pytest

from feeds import child
from feeds.schedule import Ingester, Scheduler
from feeds.settings import Config, FetchSettings
from feeds.startup import prepare
from feeds.store import locks
from feeds.store.ready import sqlite_path
from feeds.store.store import Store
from tests import making
from tests.test_ingest import text

Poisoned = Mapping[tuple[str, str], str]
BAD = ("wire", "bad.txt")
PATIENCE = 60


def dies(config: Config, pipe: Connection, poisoned: Poisoned) -> None:
    """A reader that bad.txt kills, unless it is told not to read it."""
    while pipe.recv() == child.LOOK:
        _note(config, dict(poisoned))
        if BAD not in poisoned:
            pipe.send(child.Reading(*BAD))
            _exit(7)
        pipe.send(child.Done())


def hangs(config: Config, pipe: Connection, poisoned: Poisoned) -> None:
    """A reader that bad.txt holds for ever, unless it is told not to read it."""
    while pipe.recv() == child.LOOK:
        _note(config, dict(poisoned))
        if BAD not in poisoned:
            pipe.send(child.Reading(*BAD))
            time.sleep(3600)
        pipe.send(child.Done())


def leaves(config: Config, pipe: Connection, poisoned: Poisoned) -> None:
    """A reader that has grown too large with each pass."""
    while pipe.recv() == child.LOOK:
        _note(config, "pass")
        pipe.send(child.Done(leaving=True))


def _note(config: Config, what: object) -> None:
    with config.path.open("a", encoding="utf-8") as file:
        file.write(f"{what}\n")


def ticked(ingester: Ingester, until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline
        ingester.tick()
        time.sleep(0.02)  # the tick's own interval, shortened: nothing is asserted on it
    ingester.stop()


def notes(config: Config) -> list[str]:
    return config.path.read_text().splitlines() if config.path.exists() else []


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return replace(making.config(tmp_path), fetch=FetchSettings(max_seconds=1))


@pytest.mark.parametrize(("main", "how"), [(dies, "ended with code 7"), (hangs, "more than 1 seconds")])
def test_a_document_that_ends_its_reader_twice_is_not_read_a_third_time(config, main, how, caplog):
    ticked(Ingester(config, main), lambda: len(notes(config)) >= 3)
    first, second, third, *_ = notes(config)
    assert (first, second) == ("{}", "{}")
    assert how in third
    assert "bad.txt" in caplog.text


def test_a_reader_that_leaves_is_followed_by_another(config):
    ticked(Ingester(config, leaves), lambda: len(notes(config)) >= 2)


def test_the_real_reader_reads_what_is_due_and_stops_when_told(config):
    (config.path.parent / "wire").mkdir()
    (config.path.parent / "agency").mkdir()
    (config.path.parent / "wire" / "a.txt").write_text(text("Ferry runs at night again", "ferry"))
    prepare(config)
    store = Store.open(config)
    ticked(Ingester(config), lambda: store.sources()["wire"].account.new == 1)
    store.close()


def test_the_scheduler_ticks_beats_and_stops(config):
    prepare(config)
    path = sqlite_path(config.store.url)
    lock = locks.hold_service(path)
    scheduler = Scheduler(config, lock)
    scheduler.start()
    heartbeat = locks.heartbeat(path)
    assert heartbeat is not None
    assert heartbeat < PATIENCE
    scheduler.stop()
    lock.release()
    assert locks.heartbeat(path) is None

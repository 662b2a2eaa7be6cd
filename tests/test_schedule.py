"""The ingesting process as its parent sees it: real processes, whose mains misbehave as copy might make them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from feeds.schedule import Ingester, Scheduler
from feeds.settings import Config, FetchSettings
from feeds.startup import prepare
from feeds.store import locks
from feeds.store.ready import sqlite_path
from feeds.store.store import Store
from tests import making
from tests.mains import dies, hangs, leaves
from tests.test_ingest import text

PATIENCE = 60


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
    return making.config(tmp_path)


@pytest.mark.parametrize(
    ("main", "most", "how"), [(dies, PATIENCE, "ended with code 7"), (hangs, 0, "more than 0 seconds")]
)
def test_a_document_that_ends_its_reader_twice_is_not_read_a_third_time(config, main, most, how, caplog):
    config = replace(config, fetch=FetchSettings(max_seconds=most))
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
    story = config.path.parent / "wire" / "a.txt"
    story.write_text(text("Ferry runs at night again", "ferry"))
    os.utime(story, (1_700_000_000, 1_700_000_000))  # nobody is writing it any more
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

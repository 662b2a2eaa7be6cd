"""The service: web workers and, beside them in the parent, the one scheduler.

`run` is both; `serve` and `schedule` are the parts alone, for several machines.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from feeds.errors import ServeError
from feeds.settings import Config
from feeds.startup import prepare
from feeds.store.locks import Lock, hold_service
from feeds.store.ready import sqlite_path

log = logging.getLogger("newswire.service")

_HEAD_START = 1.0
"""Seconds by which the web workers start before the scheduler: readers first."""


def run(config: Config) -> None:
    """Prepare, schedule and serve until told to end. Raises StoreHeld where another service runs."""
    with _held(config) as lock:
        prepare(config)
        with _scheduling(config, lock):
            _serve(config)


def serve(config: Config) -> None:
    """Serve what is in the store; another process ingests."""
    prepare(config)
    _serve(config)


def _serve(config: Config) -> None:
    from web.server import serve as serve_web

    try:
        serve_web(config)
    except OSError as error:
        where = f"{config.server.host}:{config.server.port}"
        raise ServeError(f"cannot listen on {where}: {error.strerror}") from error


def schedule(config: Config) -> None:
    """Ingest on schedule; another process serves. Ends on SIGTERM and SIGINT."""
    from feeds.schedule import Scheduler

    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    with _held(config) as lock:
        prepare(config)
        scheduler = Scheduler(config, lock)
        scheduler.start()
        ended.wait()
        scheduler.stop()


@contextmanager
def _held(config: Config) -> Iterator[Lock]:
    path = sqlite_path(config.store.url)
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = hold_service(path)
    try:
        yield lock
    finally:
        lock.release()


@contextmanager
def _scheduling(config: Config, lock: Lock) -> Iterator[None]:
    """The scheduler, started a moment later in a thread of its own, so that serving does not wait for it."""
    from feeds.schedule import Scheduler

    scheduler = Scheduler(config, lock)
    ended, started = threading.Event(), threading.Event()

    def start() -> None:
        if not ended.wait(_HEAD_START):
            scheduler.start()
            started.set()

    starting = threading.Thread(target=start, name="newswire-schedule")
    starting.start()
    try:
        yield
    finally:
        ended.set()
        starting.join()
        if started.is_set():
            scheduler.stop()

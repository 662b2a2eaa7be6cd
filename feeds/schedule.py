"""When to look: one tick, which keeps the ingesting process at work and shows that the service lives.

The tick only passes messages. It runs in APScheduler's thread in the parent process, beside the web server's
workers, and never in one of them.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection

from feeds import child
from feeds.settings import Config
from feeds.store.locks import Lock

log = logging.getLogger("newswire.schedule")

TICK_SECONDS = 1
SILENT_SECONDS = 15
"""A scheduler that has not ticked for so long is taken for dead: /readyz says so, and the process ends."""
ENDS_TO_REJECT = 2
"""Once may be chance (memory ran out, somebody killed it); a document that ends its reader twice is rejected."""
STOP_SECONDS = 10
"""How long the ingesting process may take to finish its commit."""


Main = Callable[[Config, Connection, Mapping[tuple[str, str], str]], None]


class Ingester:
    """The ingesting process as its parent sees it: started, told to look, replaced when it dies or is stuck."""

    def __init__(self, config: Config, main: Main = child.main) -> None:
        self._config = config
        self._main = main
        self._ends: Counter[tuple[str, str]] = Counter()
        self._poisoned: dict[tuple[str, str], str] = {}
        self._reading: child.Reading | None = None
        self._heard = time.monotonic()
        self._busy = False
        self._start()

    def tick(self) -> None:
        """Hear what it says, replace it where it ended or hangs, and tell it to look where it is idle."""
        self._hear()
        if not self._process.is_alive():
            self._replace(f"its reader ended with code {self._process.exitcode}")
        elif self._reading and time.monotonic() - self._heard > self._config.fetch.max_seconds:
            self._process.kill()
            self._process.join()
            self._replace(f"it took more than {self._config.fetch.max_seconds} seconds to read")
        if not self._busy:
            self._say(child.LOOK)
            self._busy, self._heard = True, time.monotonic()

    def stop(self) -> None:
        """Let it finish its commit and end; end it where it does not."""
        self._say(child.STOP)
        self._process.join(STOP_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _start(self, poisoned: Mapping[tuple[str, str], str] | None = None) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(
            target=self._main,
            args=(self._config, theirs, dict(poisoned or {})),
            name="newswire-ingest",
            daemon=True,
        )
        self._process.start()
        theirs.close()
        self._reading, self._busy = None, False

    def _hear(self) -> None:
        try:
            while self._pipe.poll():
                self._take(self._pipe.recv())
        except (EOFError, ConnectionResetError):
            return  # it has ended: the caller sees that, and why

    def _take(self, word: object) -> None:
        self._heard = time.monotonic()
        if isinstance(word, child.Reading):
            self._reading = word if word.name else None
        elif isinstance(word, child.Done):
            self._reading, self._busy = None, False
            self._ends.clear()
            self._poisoned.clear()  # by now they are rejected, and known by their digest
            if word.leaving:
                self.stop()
                self._start(self._poisoned)

    def _replace(self, how: str) -> None:
        if self._reading is not None:
            where = (self._reading.source, self._reading.name)
            self._ends[where] += 1
            if self._ends[where] >= ENDS_TO_REJECT:
                self._poisoned[where] = how
            log.error("source %s, document %s: %s", *where, how)
        else:
            log.error("ingesting: %s", how)
        self._pipe.close()
        self._start(self._poisoned)

    def _say(self, word: str) -> None:
        try:
            self._pipe.send(word)
        except (BrokenPipeError, OSError):
            return  # it has ended: the next tick replaces it


class Scheduler:
    """The tick. `start` returns at once; `stop` within seconds."""

    def __init__(self, config: Config, lock: Lock) -> None:
        self._config = config
        self._lock = lock
        self._ticked = time.monotonic()
        self._ended = threading.Event()

    def start(self) -> None:
        """Start ticking. Heavy imports wait until here: the web workers are on their way by then."""
        from apscheduler.schedulers.background import BackgroundScheduler

        self._ingester = Ingester(self._config)
        self._scheduler = BackgroundScheduler(timezone="UTC")
        self._scheduler.add_job(
            self._tick,
            "interval",
            seconds=TICK_SECONDS,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        self._scheduler.start()
        self._tick()
        threading.Thread(target=self._watch, name="newswire-watchdog", daemon=True).start()

    def stop(self) -> None:
        """Finish what runs, and end."""
        self._ended.set()
        self._scheduler.shutdown(wait=True)
        self._ingester.stop()

    def _tick(self) -> None:
        self._ingester.tick()
        self._ticked = time.monotonic()
        self._lock.beat()

    def _watch(self) -> None:
        while not self._ended.wait(TICK_SECONDS):
            if time.monotonic() - self._ticked > SILENT_SECONDS:
                log.critical("the scheduler has been silent for %s seconds: ending", SILENT_SECONDS)
                os.kill(os.getpid(), signal.SIGTERM)
                return

"""The process that ingests: a crash, a leak or a hang in reading copy never ends the service.

It is told to look around (`LOOK`) by its parent's tick, reads every source that is due, and says what it is
reading, so that a parent who finds it dead or stuck knows which document did it. Its work is committed as it
goes: whatever ends it, nothing is lost and nothing is done twice.
"""

from __future__ import annotations

import logging
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from feeds.settings import Config, Source

log = logging.getLogger("newswire.child")

LOOK = "look"
STOP = "stop"
MOST_DOCUMENTS = 20_000
MOST_MEBIBYTES = 300
"""Beyond either the process is replaced, at the end of a commit."""
_HOUSE_SECONDS = 600
_INDEX_SECONDS = 1.0
"""For the search index at each look: a store that was never indexed is, in the end, and no source waits for it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """About to read a document; `name` is empty where a source is looked through."""

    source: str
    name: str


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing more is due. `leaving`: another process should take over."""

    leaving: bool = False


def main(config: Config, pipe: Connection, poisoned: Mapping[tuple[str, str], str]) -> None:
    """Ingest whenever told to, until told to stop, or until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the parent says when
    logging.basicConfig(stream=sys.stderr, format="newswire: %(message)s", level=logging.WARNING)
    try:
        _Child(config, pipe, poisoned).run()
    except (EOFError, BrokenPipeError, ConnectionResetError):
        os._exit(0)  # the parent is gone: what is committed stands, the rest is read by the next service


class _Child:
    def __init__(self, config: Config, pipe: Connection, poisoned: Mapping[tuple[str, str], str]) -> None:
        from feeds.fetch import Watch
        from feeds.startup import opened

        self._config = config
        self._pipe = pipe
        self._poisoned = poisoned
        self._store = opened(config)
        self._watches: defaultdict[str, Watch] = defaultdict(Watch)
        self._late: dict[str, int] = {}
        self._documents = 0
        self._kept_house = time.monotonic()
        self._stopping = False
        self._idle = True
        signal.signal(signal.SIGTERM, self._terminate)

    def run(self) -> None:
        while not self._stopping and self._pipe.recv() == LOOK:
            self._idle = False
            self._look()
            self._idle = True
            if not self._stopping:
                self._pipe.send(Done(leaving=self._spent()))
        self._store.close()

    def _terminate(self, *_: object) -> None:
        self._stopping = True
        if self._idle:
            raise SystemExit(0)

    def _look(self) -> None:
        from feeds.errors import StoreError
        from feeds.ingest import index

        try:
            self._read_due()
            index(self._store, self._asked_to_stop, _INDEX_SECONDS)
            if time.monotonic() - self._kept_house >= _HOUSE_SECONDS:
                self._store.keep_house()
                self._kept_house = time.monotonic()
        except StoreError as error:  # away or busy: the next tick tries again
            log.warning("%s", error)

    def _read_due(self) -> None:
        states = self._store.sources()
        now = time.time()
        for source in self._config.sources:
            due = states[source.name].due
            # A clock that was set back must not put a source off for years.
            if due <= now or due > now + max(source.every_seconds, self._watches[source.name].rest) + 60:
                self._read(source)
            if self._stopping or self._spent():
                return

    def _read(self, source: Source) -> None:
        from feeds.ingest import Watcher, ingest

        watcher = Watcher(
            reading=lambda name: self._reading(source.name, name),
            stop=lambda: self._asked_to_stop() or self._spent(),
            poisoned={
                name: how for (its_source, name), how in self._poisoned.items() if its_source == source.name
            },
        )
        self._pipe.send(Reading(source.name, ""))
        late = self._late.pop(source.name, 0)
        report = ingest(source, self._store, self._config, self._watches[source.name], watcher, late)
        if report.unfinished:
            self._late[source.name] = report.late
        if report.problem:
            log.warning("source %s: %s", source.name, report.problem)

    def _reading(self, source: str, name: str) -> None:
        self._documents += 1
        self._pipe.send(Reading(source, name))

    def _asked_to_stop(self) -> bool:
        while self._pipe.poll():
            word: Any = self._pipe.recv()
            self._stopping = self._stopping or word == STOP
        return self._stopping

    def _spent(self) -> bool:
        mebibytes = _resident_mebibytes()
        return self._documents >= MOST_DOCUMENTS or mebibytes >= MOST_MEBIBYTES


def _resident_mebibytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024 / 1024

"""Another process that writes to the store of a running service, and logs what feeds held after each of its commits.

It does what editors do in `tests/life.py`: tells stories, mends, revises, files them elsewhere, renames, copies and
deletes their files, withdraws some and takes that back, by real commits against the real clock.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from feeds.addresses import key_of
from feeds.config import load
from feeds.edition import default_content, edition
from feeds.model import Article
from feeds.store.save import Pass
from feeds.store.store import Store
from feeds.write import WRITERS
from tests import making
from tests.life import SECTIONS, File, Folder

SOURCE = "wire"
TABLES = """
[[sections]]
name = "Gardening"
size = 8

[[sections]]
name = "Sport"
size = 20

[[sources]]
name = "wire"
path = "wire"
every_seconds = 86400
"""
"""What a service's config says besides: the writer's source, of which the service itself reads an empty folder."""

FACETS = (("all", ""), ("section", "politics"), ("section", "gardening"))
"""Whose windows are logged."""
ACTS = (
    "typo", "typo", "typo", "typo", "revise", "revise", "retitle", "retitle", "retag", "retag", "retag", "rename",
    "recycle", "copy", "edit_copy", "delete",
)  # fmt: skip
LONGEST = 8
"""Acts between two commits, at most."""
SLICES, QUIET = 24, 4
"""The work is cut in so many parts; of each so many, the readers pause for one."""

_spawn = multiprocessing.get_context("spawn")


def digest(item: Mapping[str, Any]) -> str:
    """Of an item of JSON Feed, however it was spelled."""
    return blake2b(json.dumps(item, sort_keys=True).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Signals:
    """What the writer and the readers tell each other."""

    done: Any
    """How many lines of the log are committed and written."""
    reading: Any
    """Set while readers may read."""

    @classmethod
    def new(cls) -> Signals:
        return cls(_spawn.Value("l", 0), _spawn.Event())


@dataclass(slots=True)
class Editor:
    """Who writes."""

    store: Store
    config: Any
    chance: random.Random
    log: Any
    signals: Signals
    folder: Folder = field(default_factory=Folder)
    seen: dict[str, File] = field(default_factory=dict)
    ids: dict[int, str] = field(default_factory=dict)
    """Story → its article's id."""
    change: int = 0
    rendered: dict[tuple[str, int], str] = field(default_factory=dict)
    logged: dict[tuple[str, str], int] = field(default_factory=dict)
    pace: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: {"read": [], "pause": []})
    """What readers did → the seconds of each commit, by the clock and of a processor."""

    def work(self, stories: int) -> None:
        """Bring that many stories, and about as many changes of them, to the store."""
        self.note()
        for part in range(SLICES):
            if part % QUIET == QUIET - 1:
                self.signals.reading.clear()
                time.sleep(0.2)
            else:
                self.signals.reading.set()
            for _ in range(stories // SLICES):
                self.folder.write(self._pick(), datetime.now(UTC))
                getattr(self.folder, self.chance.choice(ACTS))(self._pick())
                if self.chance.random() < 2 / LONGEST:
                    self.commit()
        self.signals.reading.set()
        # A typo beyond the window moves no tag, and comes with what does: something new in every section.
        for section in range(len(SECTIONS)):
            self.folder.write(section * 3, datetime.now(UTC))
        self.commit()
        self.log.write(json.dumps({"pace": self.pace}) + "\n")

    def commit(self) -> None:
        """A pass over the folder, now and then a withdrawal or its undoing; both are logged."""
        self._timed(self._pass_over)
        self.note()
        kind = self.chance.random()
        if kind < 0.25:
            self._timed(self._withdraw)
            self.note()
        elif kind < 0.32:
            self._timed(self._undo)
            self.note()
        if self.chance.random() < 0.2:
            self._refile_newest()
        time.sleep(self.chance.random() * 0.02)

    def _refile_newest(self) -> None:
        """File some of the newest of a section elsewhere, so that older ones come back into its window."""
        for name in [*self.folder.files][-40:]:
            file = self.folder.files[name]
            settled = name not in self.folder.copies and name not in self.folder.copies.values()
            if file.section == "Gardening" and settled and self.chance.random() < 0.5:
                self.folder.files[name] = replace(file, section=self.chance.choice(("Sport", "World")))
        self._timed(self._pass_over)
        self.note()
        time.sleep(0.1)

    def note(self) -> None:
        """Log what the last commit made of everything."""
        found = self.store.changes("all", "", self.change, 10**6)
        assert found is not None
        self.change = found.newest
        self.ids |= {_story(one.article): one.article.id for one in found.changed}
        line = {
            "change": found.newest,
            "ids": [one.article.id for one in found.changed],
            "windows": dict(self._windows()),
        }
        self.log.write(json.dumps(line) + "\n")
        with self.signals.done.get_lock():
            self.signals.done.value += 1

    def _windows(self) -> Iterator[tuple[str, Any]]:
        for kind, slug in FACETS:
            found = edition(self.store, self.config, kind, slug)
            assert found is not None
            if self.logged.get((kind, slug)) != found.change:
                self.logged[kind, slug] = found.change
                content = default_content(self.config, found.facet)
                items = [(one.id, self._digest(one, content)) for one in found.articles]
                yield f"{kind} {slug}", (found.change, items)

    def _digest(self, article: Article, content: Any) -> str:
        name = article.id, article.change
        if name not in self.rendered:
            self.rendered[name] = digest(
                json.loads(WRITERS["feed.json"].entry(article, self.config, content))
            )
        return self.rendered[name]

    def _timed(self, act: Any) -> None:
        began, worked = time.perf_counter(), time.thread_time()
        act()
        took = time.perf_counter() - began, time.thread_time() - worked
        self.pace["read" if self.signals.reading.is_set() else "pause"].append(took)

    def _pass_over(self) -> None:
        gone = [name for name in self.seen if name not in self.folder.files]
        changed = [name for name, file in self.folder.files.items() if self.seen.get(name) != file]
        # Copies have a later time than what they were copied from.
        batch = [
            making.parsed(self.folder.files[name].article(name))
            for name in sorted(changed, key=lambda name: (name.startswith("c"), name))
        ]
        self.store.mark(SOURCE, gone=gone)
        account, _ = self.store.save(batch, self.config, Pass(source=SOURCE))
        assert account.seen == len(changed)
        assert account.rejected == 0
        self.seen = dict(self.folder.files)
        self.folder.moved.clear()

    def _withdraw(self) -> None:
        busy = {self.folder.files[name].story for name in self.folder.copies}
        ready = sorted(self.ids.keys() - self.folder.withdrawn - busy)
        if ready:
            story = self.chance.choice(ready)
            self.store.withdraw(key_of(self.ids[story]), "It was wrong.", self.config)
            self.folder.withdrawn.add(story)

    def _undo(self) -> None:
        if self.folder.withdrawn:
            story = self.chance.choice(sorted(self.folder.withdrawn))
            self.store.undo_withdrawal(key_of(self.ids[story]), self.config)
            self.folder.withdrawn.remove(story)
            self.seen = {name: file for name, file in self.seen.items() if file.story != story}

    def _pick(self) -> int:
        return self.chance.randrange(10**6)


def _story(article: Article) -> int:
    return int(article.title.split()[1])


def _work(config_path: Path, stories: int, seed: int, log_path: Path, done: Any, reading: Any) -> None:
    config = load(config_path)
    store = Store.open(config)
    lease = store.lease(SOURCE)
    assert lease is not None
    with log_path.open("w", encoding="utf-8") as log:
        Editor(store, config, random.Random(seed), log, Signals(done, reading)).work(stories)
    lease.release()
    store.close()


@contextmanager
def writing(config_path: Path, stories: int, seed: int, log_path: Path) -> Iterator[tuple[Any, Signals]]:
    """The writer's process at work, and the signals; ended when the block is left."""
    signals = Signals.new()
    words = (config_path, stories, seed, log_path, signals.done, signals.reading)
    process = _spawn.Process(target=_work, args=words, daemon=True)
    process.start()
    try:
        yield process, signals
    finally:
        if process.is_alive():
            process.terminate()
        process.join()


@dataclass(frozen=True, slots=True)
class Line:
    """What one commit made."""

    ids: frozenset[str]
    """Of the articles that it changed."""
    windows: Mapping[str, int]
    """Facet → its version."""


@dataclass(frozen=True, slots=True)
class Log:
    """All that the writer did."""

    lines: tuple[Line, ...]
    windows: Mapping[str, Mapping[int, Mapping[str, str]]]
    """Facet → version → id → digest of the item, the newest first."""
    pace: Mapping[str, list[tuple[float, float]]]


def read_log(path: Path) -> Log:
    """The log of a writer that has ended."""
    lines: list[Line] = []
    windows: dict[str, dict[int, dict[str, str]]] = {}
    now: dict[str, int] = {}
    *told, last = path.read_text("utf-8").splitlines()
    for line in map(json.loads, told):
        for facet, (change, items) in line["windows"].items():
            windows.setdefault(facet, {})[change] = dict(items)
            now[facet] = change
        lines.append(Line(frozenset(line["ids"]), dict(now)))
    return Log(tuple(lines), windows, json.loads(last)["pace"])

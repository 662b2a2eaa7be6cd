"""Random lives of the real store, with readers that hold on to what they were told.

No tag covers two bodies, no answer is older than the last commit before it was asked, nothing is doubled or
lost, every story keeps its id, and who takes deltas or walks the archives ends with what the store has: see
docs/store.md for the rules that these lives hold.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.edition import default_content, edition
from feeds.store.save import Pass
from feeds.store.store import Store
from feeds.write import WRITERS
from tests import making
from tests.life import SECTIONS, Life
from tests.life_readers import Taker, Walker, parts
from web.bodies import Bodies
from web.front import Front

LIVES = 2000 if os.environ.get("NEWSWIRE_SOAK") else 200
ACTS = (
    "write", "write", "write", "typo", "revise", "retitle", "retag", "rename", "recycle", "copy", "edit_copy",
    "delete", "pass_over", "pass_over", "pass_over", "tick", "tick", "restart", "other", "poll", "poll", "poll",
    "withdraw", "undo", "take", "take", "take", "walk",
)  # fmt: skip
READERS_ACTS = (
    "write", "typo", "revise", "retitle", "rename", "retag", "retag", "retag", "withdraw", "undo", "tick",
    "pass_over", "pass_over", "pass_over", "pass_over", "take", "take", "take", "take", "take", "walk", "poll",
    "poll", "poll",
)  # fmt: skip
"""For lives in which little happens but what readers must be told."""
OPENING = (
    *(("write", pick) for pick in (0, 3, 4, 7, 8, 12, 0, 4)), ("pass_over", 0), ("take", 0), ("take", 1), ("take", 2),
)  # fmt: skip
"""More stories than a window holds, in two sections, and readers who have seen them."""
PATHS = (
    "/rss.xml",
    "/feed.json",
    "/section/politics/atom.xml",
    "/section/world/rss.xml",
    "/source/wire/feed.json",
    "/archive/1-5/atom.xml",
    "/section/politics/archive/1-2/feed.json",
)
TAKEN = ("/feed.json", "/section/politics/feed.json", "/section/world/feed.json")
WALKED = ("/feed.json", "/section/politics/atom.xml", "/section/world/rss.xml")


@dataclass(slots=True)
class Poller:
    """A reader of one address that keeps what it was told and believes it."""

    path: str
    etag: str = ""
    modified: str = ""
    body: bytes = b""
    bodies: dict[str, bytes] = field(default_factory=dict)
    """Everything that was ever said under a tag or a date: what it said then it must always say."""

    def poll(self, front: Any, life: Life, by_date: bool) -> None:
        conditions = (
            {"HTTP_IF_MODIFIED_SINCE": self.modified} if by_date else {"HTTP_IF_NONE_MATCH": self.etag}
        )
        with life.at():
            now = self._now(life)
            status, headers, body = call(
                front, self.path, {name: value for name, value in conditions.items() if value}
            )
        if status == 404:
            assert now is None
            return
        assert status in (200, 304)
        if status == 304:
            body = self.body
        assert body == now, f"{self.path}: {status} is not what is committed"
        for said in (headers["ETag"], headers.get("Last-Modified")):
            if said:
                assert self.bodies.setdefault(said, body) == body, f"{said} covers two bodies"
        self.etag, self.modified, self.body = headers["ETag"], headers.get("Last-Modified", ""), body

    def _now(self, life: Life) -> bytes | None:
        """What the address must answer: made anew from the store, with no cache on the way."""
        place, _, archive = self.path.rpartition("/")[0].partition("/archive/")
        suffix = self.path.rpartition("/")[2]
        kind, slug = parts(f"{place}/{suffix}")
        if archive:
            first, last = map(int, archive.split("-"))
            found = life.store.archive(kind, slug, first, last)
        else:
            found = edition(life.store, life.config, kind, slug)
        if found is None:
            return None
        writer, content = WRITERS[suffix], default_content(life.config, found.facet)
        entries = [writer.entry(one, life.config, content) for one in found.articles]
        return writer.frame(found, life.config, content).around(entries)


def call(front: Any, path: str, extra: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    """One request to a WSGI callable."""
    said: list[Any] = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SCRIPT_NAME": "", **extra}
    body = b"".join(front(environ, lambda status, headers, *_: said.extend((status, dict(headers)))))
    return int(said[0].split()[0]), said[1], body


def _front(life: Life) -> Front:
    front = Front(life.config)
    front.give_bodies(Bodies(life.config, life.store), life.store)
    front.give_app(no_page)
    return front


def no_page(environ: Any, start_response: Any) -> list[bytes]:
    """What stands behind the front here: nothing."""
    start_response("404 Not Found", [])
    return [b""]


class OtherWriter:
    """A second process that writes to whatever store it is told."""

    def __init__(self) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_write_elsewhere, args=(theirs,), daemon=True)
        self._process.start()

    def write(self, life: Life, number: int) -> None:
        self._pipe.send((life.config, life.clock, number))
        assert self._pipe.recv() == "saved"

    def end(self) -> None:
        self._pipe.send(None)
        self._process.join()
        self._pipe.close()


def _write_elsewhere(pipe: Any) -> None:
    while (told := pipe.recv()) is not None:
        config, clock, number = told
        store = Store.open(config)
        said = making.article(
            f"x{number}.txt", source="agency", title=f"Elsewhere {number}", sections=("World",)
        )
        with time_machine.travel(clock, tick=False):
            store.save(making.each(said), config, Pass(source="agency"))
        store.close()
        pipe.send("saved")


@pytest.fixture(scope="module")
def other():
    writer = OtherWriter()
    yield writer
    writer.end()


def live(acts: Sequence[tuple[str, int]], other: OtherWriter) -> None:
    with tempfile.TemporaryDirectory() as folder:
        life = Life(Path(folder))
        pollers = [Poller(path) for path in PATHS]
        takers = [Taker(path) for path in TAKEN]
        walkers = [Walker(path) for path in WALKED]
        front = _front(life)
        for act, pick in acts:
            if act == "poll":
                pollers[pick % len(pollers)].poll(front, life, by_date=pick % 7 == 0)
            elif act == "take":
                takers[pick % len(takers)].take(front, life, pick // len(takers) % 4)
            elif act == "walk":
                walkers[pick % len(walkers)].walk(front, life)
            elif act == "restart":
                life.restart(pick)
                front = _front(life)
            elif act == "other":
                other.write(life, pick)
            elif act == "pass_over":
                life.pass_over()
            elif act in ("tick", "withdraw", "undo"):
                getattr(life, act)(pick)
            elif act == "write":
                life.folder.write(pick, life.clock)
            else:
                getattr(life.folder, act)(pick)
        # Something new in every section: a typo beyond the window moves no tag, and comes with what does.
        for section in range(len(SECTIONS)):
            life.folder.write(section * 3, life.clock)
        life.pass_over()
        for poller in pollers:
            poller.poll(front, life, by_date=False)
        for taker in takers:
            taker.end(front, life)
        for walker in walkers:
            walker.end(front, life)
        life.store.close()


def lives_of(acts: tuple[str, ...], longest: int) -> st.SearchStrategy[list[tuple[str, int]]]:
    return st.lists(st.tuples(st.sampled_from(acts), st.integers(0, 10_000)), min_size=10, max_size=longest)


lives = lives_of(ACTS, 60)
readers_lives = lives_of(READERS_ACTS, 40)
quiet = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@given(acts=lives)
@settings(max_examples=15, deadline=None, suppress_health_check=quiet, derandomize=True)
def test_some_lives(acts, other):
    live(acts, other)


@pytest.mark.e2e
@pytest.mark.timeout(1800)
@given(acts=lives)
@settings(max_examples=LIVES, deadline=None, suppress_health_check=quiet)
def test_many_lives(acts, other):
    live(acts, other)


@given(acts=readers_lives)
@settings(max_examples=20, deadline=None, suppress_health_check=quiet, derandomize=True)
def test_some_lives_of_readers(acts, other):
    live([*OPENING, *acts], other)


@pytest.mark.e2e
@pytest.mark.timeout(1800)
@given(acts=readers_lives)
@settings(max_examples=LIVES, deadline=None, suppress_health_check=quiet)
def test_many_lives_of_readers(acts, other):
    live([*OPENING, *acts], other)

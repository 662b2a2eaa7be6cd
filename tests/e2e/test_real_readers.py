"""What becomes of a story in real readers that follow it through its life: told, mended, corrected, withdrawn, back.

Every reader has every story once. What changes later it shows as far as it shows changes at all: most replace the
story, sfeed (whose key is id, title and link) keeps the old copy beside the new one, rss2email has mailed it already.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest

from feeds.addresses import key_of
from feeds.notice import headline
from tests.e2e.service import ROOT, Service, running, until
from tests.e2e.test_readers import copy, seen, titles
from tests.readers.entry import Entry
from tests.readers.real import REAL, Following, Real, is_here

pytestmark = pytest.mark.e2e

FEEDS = ("/section/world/rss.xml", "/section/world/atom.xml")
TITLES = {
    "ferry": "Harbour council votes to keep the night ferry",
    "lamp": "Lighthouse keeper finds a second lamp",
    "choir": "The choir that sings at low tide",
}
BETTER = "Lighthouse keeper finds a third lamp"
LATER = "A seal comes ashore at noon"

Story = tuple[str, str, str]
"""Id, title and link."""


def story(entry: Entry) -> Story:
    return entry.id, entry.title, entry.link


@dataclass(slots=True)
class Follower:
    """A real reader on one feed, and what it must have."""

    reader: Real
    path: str
    following: Following
    expected: list[Story] = field(default_factory=list)
    had: dict[str, tuple[list[Story], list[Story]]] = field(default_factory=dict)
    """Chapter → what it had, what it had to have."""
    trouble: list[str] = field(default_factory=list)
    """Chapters in which it could not read the feed, and why."""

    def read(self, chapter: str, feed: tuple[Entry, ...]) -> None:
        try:
            self.following.refresh()
        except (RuntimeError, ValueError) as error:
            self.trouble.append(f"{chapter}: {error}")
        for one in map(story, feed):
            known = [had for had in self.expected if had[0] == one[0]]
            if self.reader.change == "replaced":
                self.expected = [had for had in self.expected if had not in known]
            if not (known and self.reader.change == "not shown") and one not in self.expected:
                self.expected.append(one)
        has = sorted(map(story, self.following.entries()))
        self.had[chapter] = has, sorted(self.expected)


@dataclass(frozen=True, slots=True)
class Life:
    """The stories of a service."""

    service: Service

    def tell(self) -> None:
        for name, title in TITLES.items():
            self.service.drop(f"{name}.txt", copy("World", title, "Ana Lima"))
        self._until(lambda: set(titles(self._feed())) == set(TITLES.values()))

    def tell_more(self) -> None:
        self.service.drop("seal.txt", copy("World", LATER, "Ana Lima"))
        self._until(lambda: LATER in titles(self._feed()))

    def mend(self) -> None:
        """A typo."""
        text = copy("World", TITLES["ferry"], "Ana Lima").replace("bx7 ", "bx7mended ")
        self.service.drop("ferry.txt", text)
        self._until(lambda: b"bx7mended " in self.service.get(FEEDS[0]).body)

    def correct(self) -> None:
        text = copy("World", TITLES["lamp"], "Ana Lima").replace(TITLES["lamp"], BETTER)
        self.service.drop("lamp.txt", text)
        self._until(lambda: BETTER in titles(self._feed()))

    def withdraw(self) -> None:
        self._command("--reason", "It was wrong.")
        self._until(lambda: headline(TITLES["choir"]) in titles(self._feed()))

    def take_back(self) -> None:
        self._command("--undo")
        self._until(lambda: TITLES["choir"] in titles(self._feed()))

    def _command(self, *words: str) -> None:
        named = next(entry for entry in self._feed() if TITLES["choir"] in entry.title)
        config = str(self.service.config_path)
        command = [sys.executable, "-m", "feeds", "--config", config, "withdraw", key_of(named.id), *words]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)

    def _feed(self) -> tuple[Entry, ...]:
        return seen(self.service, FEEDS[0])

    def _until(self, told: Callable[[], bool]) -> None:
        until(told, "the next chapter")


CHAPTERS = ("tell", "tell_more", "mend", "correct", "withdraw", "take_back")
ROUNDS = 3
"""Fetches before anything changes: the third of them is newsboat's first conditional one."""


@pytest.fixture(scope="module")
def followers(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Follower]:
    """Every reader that is installed, on every feed, at the end of its life."""
    folder = tmp_path_factory.mktemp("real")
    (folder / "site").mkdir()
    pool = ThreadPoolExecutor(4)
    with running(folder / "site", {}) as service, pool, ExitStack() as stack:
        life, made = Life(service), {}
        for reader in filter(is_here, REAL):
            for number, path in enumerate(FEEDS):
                home = folder / f"{reader.name}{number}"
                following = stack.enter_context(reader.follow(home, service.url + path))
                made[reader.name, path] = Follower(reader, path, following)
        for chapter in CHAPTERS:
            getattr(life, chapter)()
            feeds = {path: seen(service, path) for path in FEEDS}
            for _ in range(ROUNDS if chapter == "tell" else 1):
                for reading in [pool.submit(one.read, chapter, feeds[one.path]) for one in made.values()]:
                    reading.result()
    return made


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("reader", REAL, ids=lambda reader: reader.name)
def test_a_reader_has_every_story_once_and_what_it_shows_of_changes(
    followers: dict[tuple[str, str], Follower], reader: Real, path: str
) -> None:
    reader.require()
    follower = followers[reader.name, path]
    assert follower.trouble == []
    assert list(follower.had) == list(CHAPTERS)
    for chapter, (has, expected) in follower.had.items():
        assert has == expected, chapter
    told = [one[1] for one in follower.had["withdraw"][0]]
    shows = reader.change != "not shown"
    assert told.count(headline(TITLES["choir"])) == shows
    assert told.count(BETTER) == shows
    assert told.count(LATER) == 1
    assert (TITLES["choir"] in told) == (reader.change != "replaced")
    assert len({one[0] for one in follower.had["take_back"][0]}) == len(TITLES) + 1

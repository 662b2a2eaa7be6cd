"""Ten simulated readers who poll while stories are told, mended, corrected, withdrawn and taken back.

At the end of each round every one of them has every story once, in the state that it can show: three rounds, ten
minutes of them in the soak.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from feeds.addresses import key_of
from feeds.notice import headline
from tests.e2e.service import ROOT, Service, running, until
from tests.e2e.test_readers import copy, seen
from tests.readers.simulated import BEHAVIOURS, Simulated

pytestmark = pytest.mark.e2e

SECONDS = 600 if os.environ.get("NEWSWIRE_SOAK") else 0
ROUNDS = 3
RECENT = 8
"""Changes are of so many of the newest stories, so that no feed has lost them."""
PLACE = "/section/world"


@dataclass(slots=True)
class Told:
    """A story: how it stands now, and every headline that it has had."""

    name: str
    title: str
    ever: list[str]
    id: str = ""
    withdrawn: bool = False
    typos: int = 0

    @property
    def shown(self) -> str:
        return headline(self.title) if self.withdrawn else self.title

    @property
    def text(self) -> str:
        mended = copy("World", self.ever[0], "Ana Lima").replace("bx7 ", f"bx7typo{self.typos} ")
        return mended.replace(self.ever[0], self.title)


@dataclass(slots=True)
class Newsroom:
    """Who makes the stories."""

    service: Service
    chance: random.Random
    stories: list[Told] = field(default_factory=list)

    def work(self) -> None:
        """A round: two new stories, a typo, a correction, a withdrawal, the last one taken back."""
        for act in (self.tell, self.mend, self.correct, self.take_back, self.tell, self.withdraw):
            act()
            time.sleep(self.chance.random() / 4)

    def tell(self) -> None:
        number = len(self.stories)
        title = f"A seal numbered {number} comes ashore"
        story = Told(f"{number}.txt", title, [title])
        self.stories.append(story)
        self._put(story)
        found = self._until_shown(story)
        story.id = found

    def mend(self) -> None:
        story = self._any()
        story.typos += 1
        self._put(story)  # seen by the end of the round, or later: it is a typo

    def correct(self) -> None:
        story = self._any()
        story.title = f"{story.ever[0]}, corrected at {len(story.ever)}"
        story.ever.append(story.title)
        self._put(story)
        self._until_shown(story)

    def withdraw(self) -> None:
        story = self._any()
        self._command(story, "--reason", "It was wrong.")
        story.withdrawn = True
        story.ever.append(story.shown)
        self._until_shown(story)

    def take_back(self) -> None:
        for story in self.stories:
            if story.withdrawn:
                self._command(story, "--undo")
                story.withdrawn = False
                self._until_shown(story)

    def _any(self) -> Told:
        return self.chance.choice([story for story in self.stories[-RECENT:] if not story.withdrawn])

    def _put(self, story: Told) -> None:
        self.service.drop(story.name, story.text)

    def _command(self, story: Told, *words: str) -> None:
        config = str(self.service.config_path)
        command = [sys.executable, "-m", "feeds", "--config", config, "withdraw", key_of(story.id), *words]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)

    def _until_shown(self, story: Told) -> str:
        def shown() -> str:
            entries = seen(self.service, f"{PLACE}/feed.json")
            return next((entry.id for entry in entries if entry.title == story.shown), "")

        found: str = until(shown, f"{story.shown!r} in the feed")
        return found


def poll(reader: Simulated, ended: threading.Event, chance: random.Random) -> None:
    while not ended.wait(chance.random() / 2):
        reader.refresh()


def check(reader: Simulated, stories: list[Told]) -> None:
    """It has every story once, and of each what it can show."""
    name, has = reader.behaviour.name, [(entry.id, entry.title) for entry in reader.has]
    assert len(set(has)) == len(has), f"{name}: a story twice"
    assert {identity for identity, _ in has} == {story.id for story in stories}, name
    for story in stories:
        titles = [title for identity, title in has if identity == story.id]
        assert set(titles) <= set(story.ever), name
        if reader.behaviour.change == "replaced":
            assert titles == [story.shown], name
        elif reader.behaviour.change == "second copy":
            assert story.shown in titles, name
        else:
            assert len(titles) == 1, name


@pytest.mark.timeout(SECONDS + 240)
def test_ten_readers_have_every_story_once(tmp_path: Path) -> None:
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    until_second = time.monotonic() + SECONDS
    with running(tmp_path, {}) as service:
        readers = [Simulated(one, f"{service.url}{PLACE}/{one.suffix}") for one in BEHAVIOURS]
        newsroom = Newsroom(service, random.Random(seed))
        rounds = 0
        while rounds < ROUNDS or time.monotonic() < until_second:
            rounds += 1
            ended = threading.Event()
            with ThreadPoolExecutor(len(readers)) as pool:
                at_work = [pool.submit(poll, one, ended, random.Random(seed)) for one in readers]
                try:
                    newsroom.work()
                finally:
                    ended.set()
                for one in at_work:
                    one.result()
            for reader in readers:
                reader.refresh()
                check(reader, newsroom.stories)
    statuses = {reader.behaviour.name: set(reader.statuses) for reader in readers}
    for behaviour in BEHAVIOURS:
        told = {200} | ({304} if behaviour.conditional_from else set())
        deltas = behaviour.name in ("newsboat", "liferea", "reader")
        assert statuses[behaviour.name] == (told | {226} if deltas else told), behaviour.name
    print(
        f"{rounds} rounds, {len(newsroom.stories)} stories, {sum(len(r.statuses) for r in readers)} fetches"
    )

"""A random life of a store: a folder that editors work in, passes that save what they find there, a clock that
jumps, a second process that writes too, and readers that poll.

The folder is a dictionary; the store, its files and the front are real. Every story that was ever there for a
pass to see must be exactly one article, under one id, for ever.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

import time_machine

from feeds.addresses import key_of
from feeds.model import Article
from feeds.settings import Config
from feeds.store.save import Pass
from feeds.store.store import Store
from tests import making

SECTIONS = ("Politics", "World", "Gardening", "Sport")


@dataclass(frozen=True, slots=True)
class File:
    """What stands under a name: a version of a story. `story` is the truth that newswire must find out."""

    story: int
    title: str
    text: str
    section: str
    stated: datetime | None = None

    def article(self, name: str) -> Article:
        """As parse and normalise give it."""
        body = "".join(f"<p>{line}</p>" for line in self.text.split("\n"))
        said = repr((self.title, self.text, self.section))
        return making.article(
            name,
            self.text,
            title=self.title,
            body_html=body,
            sections=(self.section,),
            authors=(f"Author {self.story % 3}",),
            stated=self.stated,
            digest=blake2b(said.encode(), digest_size=16).hexdigest(),
        )


@dataclass(slots=True)
class Folder:
    """The editors' folder. Each act is one that newswire must understand; `pick` chooses among what is there."""

    files: dict[str, File] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    """Copy → the name it was copied from."""
    fresh: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    withdrawn: set[int] = field(default_factory=set)
    """Stories that readers are told to forget: nobody copies them now."""
    moved: set[str] = field(default_factory=set)
    """Names that an act has been at since the last pass: one act on each, else nobody could say what it was."""

    def write(self, pick: int, now: datetime) -> None:
        """A new story under a new name, dated today, a month ago, or not at all."""
        story = next(self.fresh)
        stated = (None, now - timedelta(minutes=5), now - timedelta(days=30))[pick % 3]
        section = SECTIONS[pick % len(SECTIONS)]
        self._put(
            f"{story}.txt", File(story, f"Story {story} a", making.words(f"s{story}w"), section, stated)
        )

    def typo(self, pick: int) -> None:
        """One word of a text."""
        self._change(pick, lambda file: replace(file, text=_one_word(file, pick)))

    def revise(self, pick: int) -> None:
        """A third of a text."""

        def revised(file: File) -> File:
            some = file.text.split(" ")
            cut = len(some) * 2 // 3
            return replace(
                file, text=" ".join([*some[:cut], *(f"r{pick}x{n}" for n in range(len(some) - cut))])
            )

        self._change(pick, revised)

    def retitle(self, pick: int) -> None:
        """The headline."""
        self._change(pick, lambda file: replace(file, title=f"{file.title} {pick}"))

    def retag(self, pick: int) -> None:
        """The section."""
        self._change(pick, lambda file: replace(file, section=SECTIONS[pick % len(SECTIONS)]))

    def rename(self, pick: int) -> None:
        """The file's name."""
        name = self._at_rest(pick)
        if name and not self._copied(name):
            new = f"n{next(self.fresh)}.txt"
            self._put(new, self.files.pop(name))
            self.moved.add(name)

    def recycle(self, pick: int) -> None:
        """Another story under the same name."""
        name = self._at_rest(pick)
        if name and not self._copied(name):
            story = next(self.fresh)
            self._put(name, File(story, f"Story {story} b", making.words(f"s{story}w"), SECTIONS[pick % 4]))

    def copy(self, pick: int) -> None:
        """The same file once more, under another name."""
        name = self._at_rest(pick)
        if name and name not in self.copies and self.files[name].story not in self.withdrawn:
            new = f"c{next(self.fresh)}.txt"
            self._put(new, self.files[name])
            self.copies[new] = name
            self.moved.add(name)  # the original stands still until the copy has been seen

    def edit_copy(self, pick: int) -> None:
        """A copy becomes a text of its own."""
        ready = [
            name for name in self.copies if name not in self.moved and self.copies[name] not in self.moved
        ]
        if ready:
            name = sorted(ready)[pick % len(ready)]
            original = self.copies.pop(name)
            story = next(self.fresh)
            file = self.files[name]
            self._put(name, replace(file, story=story, title=f"Story {story} c", text=_one_word(file, pick)))
            self.moved.add(original)

    def delete(self, pick: int) -> None:
        """The file, not the article."""
        name = self._at_rest(pick)
        if name and not self._copied(name):
            del self.files[name]
            self.moved.add(name)

    def _at_rest(self, pick: int) -> str | None:
        names = sorted(name for name in self.files if name not in self.moved and name not in self.copies)
        return names[pick % len(names)] if names else None

    def _copied(self, name: str) -> bool:
        return name in self.copies.values()

    def _change(self, pick: int, change: Callable[[File], File]) -> None:
        name = self._at_rest(pick)
        if name and not self._copied(name):
            self._put(name, change(self.files[name]))

    def _put(self, name: str, file: File) -> None:
        self.files[name] = file
        self.moved.add(name)


def _one_word(file: File, pick: int) -> str:
    some = file.text.split(" ")
    some[pick % len(some)] = f"typo{pick}"
    return " ".join(some)


class Life:
    """The store under test and the truth about it."""

    def __init__(self, folder: Path) -> None:
        self.config: Config = making.config(folder, size=4)
        self.clock = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)
        self.folder = Folder()
        self.seen: dict[str, File] = {}
        self.ever: set[int] = set()
        """Every story that a pass has seen."""
        self.ids: dict[int, str] = {}
        """Story → the id it was given."""
        self.maps = 1
        making.store(self.config).close()
        self.store = self._opened()

    def at(self) -> time_machine.travel:
        """The clock of this life, for whatever runs in the block."""
        return time_machine.travel(self.clock, tick=False)

    def tick(self, pick: int) -> None:
        """Time passes, or the clock is set back."""
        self.clock += timedelta(seconds=(0, 1, 1, 2, 60, 4000, -30, -4000)[pick % 8])

    def pass_over(self) -> None:
        """One pass, as `ingest` makes it."""
        gone = [name for name in self.seen if name not in self.folder.files]
        changed = [name for name, file in self.folder.files.items() if self.seen.get(name) != file]
        with self.at():
            self.store.mark("wire", gone=gone)
            first = self.store.sources()["wire"].passed is None
            batch = [
                making.parsed(self.folder.files[name].article(name)) for name in sorted(changed, key=_age)
            ]
            account, _ = self.store.save(batch, self.config, Pass(source="wire", backfill=first))
            self.store.finish("wire", due=0)
        assert account.seen == len(changed)
        self.seen = dict(self.folder.files)
        self.ever |= {file.story for file in self.seen.values()}
        self.check()
        self.folder.moved.clear()

    def withdraw(self, pick: int) -> None:
        """An editor withdraws an article of which no copy lies about."""
        busy = {self.folder.files[name].story for name in self.folder.copies}
        ready = sorted(self.ids.keys() - self.folder.withdrawn - busy)
        if ready:
            story = ready[pick % len(ready)]
            with self.at():
                self.store.withdraw(key_of(self.ids[story]), "It was wrong.", self.config)
            self.folder.withdrawn.add(story)

    def undo(self, pick: int) -> None:
        """An editor takes a withdrawal back: the next pass reads the story's files again."""
        if self.folder.withdrawn:
            story = sorted(self.folder.withdrawn)[pick % len(self.folder.withdrawn)]
            with self.at():
                self.store.undo_withdrawal(key_of(self.ids[story]), self.config)
            self.folder.withdrawn.remove(story)
            self.seen = {name: file for name, file in self.seen.items() if file.story != story}

    def restart(self, pick: int) -> None:
        """The service ends and starts again, sometimes with other settings."""
        self.store.close()
        self.maps += pick % 3 == 0
        self.store = self._opened()

    def check(self) -> None:
        """Every story that a pass has seen is one article, under the id it always had."""
        with self.at():
            kept = self.store.edition("all", "", 10_000)
        assert kept is not None
        ours = [one for one in kept.articles if one.source == "wire"]
        found = {int(one.title.split()[1]): one.id for one in ours}
        assert len(found) == len(ours), "a story stands twice"
        assert set(found) == self.ever, (
            f"lost: {self.ever - set(found)}, from nowhere: {set(found) - self.ever}"
        )
        for story, identity in self.ids.items():
            assert found[story] == identity, "an id changed"
        self.ids = found
        assert len({one.change for one in kept.articles}) == len(kept.articles), "two articles share a change"
        assert kept.facet.count == len(kept.articles)

    def _opened(self) -> Store:
        with self.at():
            return Store.prepare(
                self.config,
                signature=f"signature {self.maps}",
                sections=f"map {self.maps}",
                mapping=lambda one: one,
                stamp=str(self.maps),
            )


def _age(name: str) -> tuple[bool, str]:
    # Copies have a later time than what they were copied from.
    return name.startswith("c"), name

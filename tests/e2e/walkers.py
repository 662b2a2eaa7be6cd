"""Readers who read while others write: pollers of a window, takers of deltas, walkers of archives, cursors.

Each notes what it was told, `check` holds that to the writer's log, and `end` what it has to the store.
"""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Iterator, Mapping, Sized
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from feeds.edition import default_content
from feeds.model import Changed
from feeds.settings import Config
from feeds.store.store import Store
from feeds.write import WRITERS
from tests.asking import chain
from tests.e2e.service import Answer
from tests.e2e.wire import Wire
from tests.e2e.writer import Log, Signals, digest
from tests.life_readers import parts
from tests.readers import strict
from web import records

Item = Mapping[str, Any]
Had = TypeVar("Had")

MOST_VERSIONS = 40
"""How many versions a taker of deltas remembers: an old one in two makes room for a new one."""


@dataclass(frozen=True, slots=True)
class Truth:
    """The store, once the writer has ended."""

    store: Store
    config: Config

    def standing(self, kind: str, slug: str) -> dict[str, Item]:
        """Id → item of JSON Feed of everything that stands in a facet."""
        found = self.store.edition(kind, slug, 10**6)
        everything = self.store.facet("all", "")
        assert found is not None
        assert everything is not None
        content = default_content(self.config, everything)
        items = (json.loads(WRITERS["feed.json"].entry(one, self.config, content)) for one in found.articles)
        return {item["id"]: item for item in items}

    def told(self, kind: str, slug: str) -> dict[str, Item]:
        """Id → what the change API must say of it, but for the change."""
        found = self.store.edition(kind, slug, 10**6)
        assert found is not None
        said = (records.told(Changed(change=0, article=one), self.config) for one in found.articles)
        return {one["id"]: without_change(one) for one in said}


def without_change(one: Item) -> Item:
    return {name: value for name, value in one.items() if name != "change"}


class Walker(Protocol):
    """Who reads."""

    @property
    def told(self) -> Sized:
        """What it was told, a reading each."""

    def step(self) -> None:
        """Read once."""

    def check(self, log: Log) -> None:
        """What was told meanwhile is what the writer had written."""

    def end(self, truth: Truth) -> None:
        """Read a last time; what is known now is what is in the store."""


class Seen(NamedTuple, Generic[Had]):
    """What a reader had once it was brought to a version of a feed."""

    before: int
    """Lines of the log when it asked."""
    change: int
    """The version."""
    items: Mapping[str, Had]
    """By id."""


def change_of(answer: Answer) -> int:
    return int(answer.headers["ETag"].split("-")[1])


def check_fresh(path: str, seen: Seen[Any], log: Log) -> str:
    """The name of a feed's facet in the log, once it is certain that no commit before the request was missed."""
    facet = " ".join(parts(path))
    assert seen.change in log.windows[facet], f"{path}: there never was a version {seen.change}"
    committed = log.lines[seen.before - 1].windows[facet]
    assert seen.change >= committed, f"{path}: {seen.change} is older than {committed}, which was committed"
    return facet


@dataclass(slots=True)
class Poller:
    """Polls one feed with conditional GET, by tag or by date, and believes a 304."""

    wire: Wire
    signals: Signals
    path: str
    chance: random.Random
    etag: str = ""
    modified: str = ""
    told: list[Seen[str]] = field(default_factory=list)
    """With the digest of each item, or nothing where the format has no items to compare."""
    has: dict[str, str] = field(default_factory=dict)

    def step(self) -> None:
        before = self.signals.done.value
        by_date = self.modified and self.chance.random() < 0.2
        known = {"If_Modified_Since": self.modified} if by_date else {"If_None_Match": self.etag}
        answer = self.wire.get(self.path, **known)
        assert answer.status in (200, 304), answer
        if answer.status == 304:
            assert answer.headers["ETag"] == self.etag
            self.told.append(Seen(before, change_of(answer), self.told[-1].items))
            return
        self.etag, self.modified = answer.headers["ETag"], answer.headers.get("Last-Modified", "")
        self.told.append(Seen(before, change_of(answer), _items(answer.body)))
        self.has |= self.told[-1].items

    def check(self, log: Log) -> None:
        """It was told each window as it was, in its order, and has what they held, nothing else."""
        held: set[str] = set()
        for seen in self.told:
            window = log.windows[check_fresh(self.path, seen, log)][seen.change]
            assert [*seen.items] == [*window]
            assert seen.items == window or not self.path.endswith(".json")
            held |= window.keys()
        assert self.has.keys() == held

    def end(self, truth: Truth) -> None:
        self.step()
        now = truth.standing(*parts(self.path))
        assert self.told[-1].items.keys() <= now.keys()


def _items(body: bytes) -> dict[str, str]:
    if body.startswith(b"{"):
        return {item["id"]: digest(item) for item in json.loads(body)["items"]}
    return {entry.id: "" for entry in strict.read(body)}


class Held(NamedTuple):
    """An item as a taker has it."""

    digest: str
    tags: frozenset[str]


@dataclass(slots=True)
class Taker:
    """Takes deltas of one JSON feed from random old versions; what it has of a version, it keeps."""

    wire: Wire
    signals: Signals
    path: str
    chance: random.Random
    versions: dict[str, dict[str, Held]] = field(default_factory=dict)
    """ETag → all that a reader has who was brought to it."""
    told: list[Seen[Held]] = field(default_factory=list)
    deltas: int = 0

    def step(self) -> None:
        dice = self.chance.random()
        known = ""  # a new reader
        if self.versions and dice > 0.1:
            known = [*self.versions][-1] if dice > 0.5 else self.chance.choice([*self.versions])
        self.take(known)

    def take(self, known: str) -> dict[str, Held]:
        """Ask from a version; what a reader of it has now."""
        before = self.signals.done.value
        answer = self.wire.get(self.path, A_IM="feed", If_None_Match=known)
        etag = answer.headers["ETag"]
        assert answer.status in (200, 226, 304), answer
        has = self.versions.get(known, {})
        if answer.status == 200:
            has = _held(answer.body)  # the whole: what it had outside it may be old
        elif answer.status == 226:
            assert answer.headers["Im"] == "feed"
            assert answer.headers["Delta-Base"] == known != etag
            self.deltas += 1
            has = has | _held(answer.body)
        self.told.append(Seen(before, change_of(answer), has))
        if etag not in self.versions and len(self.versions) >= MOST_VERSIONS:
            del self.versions[self.chance.choice([*self.versions])]
        self.versions.pop(etag, None)
        self.versions[etag] = has  # the newest last
        return has

    def check(self, log: Log) -> None:
        """Every delta, laid over what the reader had, led to the whole window."""
        for seen in self.told:
            window = log.windows[check_fresh(self.path, seen, log)][seen.change]
            led = {name: one.digest for name, one in seen.items.items() if name in window}
            assert led == window, f"{self.path}: no way to {seen.change}"
        assert self.deltas > 0

    def end(self, truth: Truth) -> None:
        """From every version: texts, membership and withdrawals are as in the store."""
        kind, slug = parts(self.path)
        now = {name: digest(item) for name, item in truth.standing(kind, slug).items()}
        for known in [*self.versions]:
            has = self.take(known)
            for name in has.keys() & now.keys():
                assert has[name].digest == now[name], "an old text, or a withdrawal that was not told"
            if kind == "section":
                filed = {name for name, one in has.items() if slug.title() in one.tags}
                assert filed == has.keys() & now.keys(), "membership"


def _held(body: bytes) -> dict[str, Held]:
    items = json.loads(body)["items"]
    return {item["id"]: Held(digest(item), frozenset(item["tags"])) for item in items}


@dataclass(slots=True)
class Cursor:
    """Follows the change API from its beginning, page by page, now and then from the beginning again."""

    wire: Wire
    signals: Signals
    facet: tuple[str, str]
    chance: random.Random
    since: str = ""
    has: dict[str, Item] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)
    """The cursors of its pages."""

    def step(self) -> None:
        if self.chance.random() < 0.02:
            self.since = ""
            self.has.clear()
            self.left.clear()
        while self._page():
            pass

    def _page(self) -> bool:
        kind, slug = self.facet
        asked = {"limit": str(self.chance.randint(1, 100))} | ({kind: slug} if slug else {})
        asked |= {"since": self.since} if self.since else {}
        answer = self.wire.get("/api/articles?" + "&".join(f"{name}={asked[name]}" for name in asked))
        assert answer.status == 200, answer
        page = json.loads(answer.body)
        changes = [one["change"] for one in page["articles"]]
        last = int(self.since.partition("-")[2] or 0)
        end = int(page["next"].partition("-")[2])
        assert changes == sorted(changes)
        assert not changes or last < changes[0] <= changes[-1] <= end
        assert len({one["id"] for one in page["articles"]}) == len(changes)
        for one in page["articles"]:
            gone = one["state"] == "left"
            self.has.pop(one["id"], None)
            self.left.discard(one["id"])
            if gone:
                self.left.add(one["id"])
            else:
                self.has[one["id"]] = without_change(one)
        self.since = page["next"]
        self.told.append(self.since)
        return bool(page["more"])

    def check(self, log: Log) -> None:
        """It was told of nothing that the writer never wrote."""
        written = frozenset[str]().union(*(line.ids for line in log.lines))
        assert self.has.keys() | self.left <= written

    def end(self, truth: Truth) -> None:
        """Text, membership and withdrawals are as in the store."""
        while self._page():
            pass
        assert self.has == truth.told(*self.facet)


_TAG = re.compile(r"<[^>]+>")


class Text(NamedTuple):
    """A story as a walker has it."""

    title: str
    modified: str
    """Empty where the format tells it to nobody but in XML."""
    words: tuple[str, ...]


def is_alike(one: Text, other: Text) -> bool:
    """Whether two texts differ by typos alone."""
    if (one.title, one.modified, len(one.words)) != (other.title, other.modified, len(other.words)):
        return False
    pairs = zip(one.words, other.words, strict=True)
    return all(ours == theirs or "typo" in ours + theirs for ours, theirs in pairs)


def _text(item: Item) -> Text:
    content = item.get("content_html") or item["content_text"]
    words = html.unescape(_TAG.sub(" ", content)).split()
    return Text(item["title"], item["date_modified"], tuple(words))


@dataclass(slots=True)
class Archivist:
    """Walks from the head of a feed by prev-archive: to an address that it knows, or each time to the first story."""

    wire: Wire
    signals: Signals
    path: str
    to_the_first: bool
    been: set[str] = field(default_factory=set)
    members: dict[str, frozenset[str]] = field(default_factory=dict)
    """Address of an archive document → what stood in it when it was first read."""
    has: dict[str, Text] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    """Id → the first walk that found it."""
    told: list[tuple[int, int, dict[str, int]]] = field(default_factory=list)
    """Of each walk: lines of the log before and after it, and what it could know."""

    def step(self) -> None:
        before = self.signals.done.value
        documents = [*self._documents()]
        if self.to_the_first:
            self.has.clear()
            self.found = {}
        for body in reversed(documents):  # what stands nearer to the head is newer
            texts = _texts(body)
            self.has |= texts
            for name in texts:
                self.found.setdefault(name, len(self.told))
        self.told.append((before, self.signals.done.value, self.found))

    def _documents(self) -> Iterator[bytes]:
        url = self.path
        while url and (self.to_the_first or url not in self.been):
            answer = self.wire.get(url)
            assert answer.status == 200, url
            if url != self.path:
                self.been.add(url)
                ids = frozenset(_items(answer.body))
                assert ids <= self.members.setdefault(url, ids), f"{url} has gained a member"
            yield answer.body
            url = chain(answer.body).previous

    def check(self, log: Log) -> None:
        """No walk missed a story that lay still meanwhile, however deep."""
        if parts(self.path)[0] != "all":
            return
        written: list[frozenset[str]] = [frozenset()]
        for line in log.lines:
            written.append(written[-1] | line.ids)
        for number, (before, after, found) in enumerate(self.told):
            moved = frozenset[str]().union(*(line.ids for line in log.lines[before : after + 1]))
            missed = {name for name in written[before] - moved if found.get(name, number + 1) > number}
            assert missed == set(), "a walk has missed a story"

    def end(self, truth: Truth) -> None:
        """Every story that stands in the facet is there, withdrawals included, up to typos."""
        self.step()
        now = {name: _text(item) for name, item in truth.standing(*parts(self.path)).items()}
        assert now.keys() <= self.has.keys()
        for name, text in now.items():
            mine = self.has[name]
            assert mine.title == text.title
            assert is_alike(mine, text) or not self.path.endswith(".json"), (mine, text)


def _texts(body: bytes) -> dict[str, Text]:
    if body.startswith(b"{"):
        return {item["id"]: _text(item) for item in json.loads(body)["items"]}
    return {entry.id: Text(entry.title, "", ()) for entry in strict.read(body)}

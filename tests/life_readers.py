"""Readers of a random life that hold on to what they were told: one takes deltas, one walks the archives.

What each must have at any time is read from the store itself, with nothing in between.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from feeds.edition import default_content, edition
from feeds.model import Article
from feeds.write import WRITERS
from tests.asking import Got, ask, chain
from tests.life import Life
from tests.readers import strict

Item = Mapping[str, Any]
Items = dict[str, Item]
"""What a reader has: id → item of JSON Feed."""


def parts(path: str) -> tuple[str, str]:
    """Kind and slug of the facet of a feed's path."""
    kind, slug, *_ = (*path.strip("/").split("/")[:-1], "all", "")
    return kind, slug


def window(life: Life, path: str) -> Items:
    """What the feed must hold now."""
    found = edition(life.store, life.config, *parts(path))
    assert found is not None
    return _rendered(life, found.articles)


def standing(life: Life, path: str) -> Items:
    """What stands in the feed's facet now, down to its first article."""
    found = life.store.edition(*parts(path), 10_000)
    assert found is not None
    return _rendered(life, found.articles)


def _rendered(life: Life, articles: tuple[Article, ...]) -> Items:
    everything = life.store.facet("all", "")
    assert everything is not None
    content = default_content(life.config, everything)
    items = (json.loads(WRITERS["feed.json"].entry(one, life.config, content)) for one in articles)
    return {item["id"]: item for item in items}


def _items(got: Got) -> Items:
    return {item["id"]: item for item in json.loads(got.data)["items"]}


@dataclass(slots=True)
class Taker:
    """Takes deltas of one JSON feed, from any version that it ever had; what it has of a version, it keeps."""

    path: str
    versions: dict[str, Items] = field(default_factory=dict)
    """ETag → all that a reader has who was brought to it."""
    deltas: int = 0

    def take(self, front: Any, life: Life, pick: int) -> Items:
        """Ask from one of the versions; what a reader of it has now."""
        known = [*self.versions][-1 - pick % len(self.versions)] if self.versions else '"none"'
        with life.at():
            got = ask(front, self.path, a_im="feed", if_none_match=known)
            now = window(life, self.path)
        assert got.code in (200, 226, 304)
        has = dict(self.versions.get(known, {}))
        if got.code == 200:
            has = _items(got)  # the whole: what it had outside it may be old
        elif got.code == 226:
            assert got.headers["Delta-Base"] == known
            assert got.headers["ETag"] != known
            self.deltas += 1
            has |= _items(got)
        assert now.items() <= has.items(), f"{self.path}: {got.code} from {known} does not lead to the whole"
        # The newest last, which is where `pick` counts from.
        self.versions.pop(got.headers["ETag"], None)
        self.versions[got.headers["ETag"]] = has
        return has

    def end(self, front: Any, life: Life) -> None:
        """From every version: texts, membership and withdrawals are as in the store. Something must be new in it."""
        with life.at():
            now = standing(life, self.path)
        for pick in range(len(self.versions)):
            has = self.take(front, life, pick)
            for identity in has.keys() & now.keys():
                assert has[identity] == now[identity], "an old text, or a withdrawal that was not told"
            kind, slug = parts(self.path)
            if kind == "section":
                told = {name for name, item in has.items() if slug.title() in item["tags"]}
                assert told == has.keys() & now.keys(), "membership"


@dataclass(slots=True)
class Walker:
    """Walks from the head of a feed to an archive document that it has been to; what it read last of a story counts."""

    path: str
    been: set[str] = field(default_factory=set)
    has: dict[str, str] = field(default_factory=dict)
    """Id → headline."""
    revised: dict[str, str] = field(default_factory=dict)
    """Id → date_modified, where the format is JSON."""

    def walk(self, front: Any, life: Life) -> None:
        """One walk."""
        documents: list[bytes] = []
        url = self.path
        while url and url not in self.been:
            with life.at():
                got = ask(front, url)
            assert got.code == 200, url
            documents.append(got.data)
            if url != self.path:
                self.been.add(url)
            url = chain(got.data).previous
        for data in reversed(documents):  # what stands nearer to the head is newer
            self.has |= {entry.id: entry.title for entry in strict.read(data)}
            if data.startswith(b"{"):
                self.revised |= {one["id"]: one["date_modified"] for one in json.loads(data)["items"]}

    def end(self, front: Any, life: Life) -> None:
        """Every story that stands in the facet is there, in its last significant state, withdrawals included."""
        self.walk(front, life)
        with life.at():
            now = standing(life, self.path)
        assert {name: item["title"] for name, item in now.items()}.items() <= self.has.items()
        if self.path.endswith(".json"):
            dates = {name: item["date_modified"] for name, item in now.items()}
            assert dates.items() <= self.revised.items()

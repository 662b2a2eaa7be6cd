"""The real readers side by side: how each is brought to follow one feed, and what it does with a story that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

import pytest

from tests.e2e.service import fetch
from tests.readers import feedparser_, feedsmith, newsboat, reader_, rss2email, rss_parser, sfeed
from tests.readers.entry import Entry, need

Change = Literal["replaced", "second copy", "not shown"]


class Following(NamedTuple):
    """A reader that follows a feed: fetch it once; all that it has."""

    refresh: Callable[[], None]
    entries: Callable[[], tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Real:
    """A reader. `follow` gives it a folder to live in and the address of a feed."""

    name: str
    change: Change
    """What it shows of a change under the same id."""
    require: Callable[[], None]
    """Skips where it is not installed, with a line that says how to get it."""
    follow: Callable[[Path, str], AbstractContextManager[Following]]


@contextmanager
def _newsboat(folder: Path, url: str) -> Iterator[Following]:
    made = newsboat.subscribe(folder, [url])
    yield Following(lambda: newsboat.refresh(made), lambda: newsboat.entries(made))


@contextmanager
def _sfeed(folder: Path, url: str) -> Iterator[Following]:
    made = sfeed.subscribe(folder, {"feed": url})
    yield Following(lambda: sfeed.refresh(made), lambda: sfeed.entries(made, "feed"))


@contextmanager
def _rss2email(folder: Path, url: str) -> Iterator[Following]:
    made = rss2email.subscribe(folder, {"feed": url})
    yield Following(lambda: rss2email.refresh(made), lambda: rss2email.entries(made))


@contextmanager
def _reader(folder: Path, url: str) -> Iterator[Following]:
    with reader_.subscribed(folder, [url]) as made:
        yield Following(lambda: reader_.refresh(made), lambda: reader_.entries(made))


@contextmanager
def _feedparser(_folder: Path, url: str) -> Iterator[Following]:
    made = feedparser_.Fetcher(url)
    yield Following(made.refresh, lambda: tuple(made.has.values()))


@contextmanager
def _rss_parser(_folder: Path, url: str) -> Iterator[Following]:
    has: dict[str, Entry] = {}

    def refresh() -> None:
        has.update((entry.id, entry) for entry in rss_parser.fetch(url))

    yield Following(refresh, lambda: tuple(has.values()))


@contextmanager
def _feedsmith(_folder: Path, url: str) -> Iterator[Following]:
    has: dict[str, Entry] = {}
    known: dict[str, str] = {}

    def refresh() -> None:
        answer = fetch(url, known)
        if answer.status == 304:
            return
        assert answer.status == 200
        known["If-None-Match"] = answer.headers["ETag"]
        has.update((entry.id, entry) for entry in feedsmith.read(answer.body))

    yield Following(refresh, lambda: tuple(has.values()))


REAL = (
    Real("newsboat", "replaced", lambda: need("newsboat"), _newsboat),
    Real("sfeed", "second copy", lambda: need("sfeed_update", "curl"), _sfeed),
    Real("rss2email", "not shown", lambda: need("r2e"), _rss2email),
    Real("reader", "replaced", reader_.require, _reader),
    Real("feedparser", "replaced", lambda: None, _feedparser),
    # These two only read: what is kept is up to the program around them, here by id, the newest.
    Real("rss-parser", "replaced", rss_parser.require, _rss_parser),
    Real("feedsmith", "replaced", feedsmith.require, _feedsmith),
)


def is_here(reader: Real) -> bool:
    """Whether it is installed."""
    try:
        reader.require()
    except pytest.skip.Exception:
        return False
    return True

"""What two workers take once each of 300 feeds was asked of both of them, plain and as gzip.

100 facets in three formats, of stories as long as scraped ones are: more than fits into what a worker may hold, so
that what is measured is the bound, and whatever is taken besides.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from feeds.model import Article, Document, Parsed
from feeds.settings import Config
from feeds.store.save import Pass
from feeds.store.store import Store
from tests.bench import copy, site
from tests.bench.freshness import Reader, one_each
from tests.bench.processes import memory, service, workers
from tests.making import NOON

MIB = 200.0
"""At most so many MiB (proportional set size, both workers together)."""

STORIES = 2_000
"""So many that each facet has a window's worth."""
SECTIONS, AUTHORS, TAGS = 20, 40, 40
FORMATS = ("rss.xml", "atom.xml", "feed.json")
CODINGS = ("", "gzip")


def measure() -> float:
    """Fill a store, ask for everything, and weigh the workers: MiB."""
    with tempfile.TemporaryDirectory(prefix="newswire-bench-") as name:
        config = site.lay(Path(name), stories=0)
        store = Store.open(config)
        _fill(store, config)
        store.close()
        with service(config.path) as (port, pid):
            size = _ask_for_all(port, [worker.pid for worker in workers(pid)])
            taken = memory(pid)
    print(f"300 feeds of {size / 1e6:,.1f} MB, and as gzip, asked of both workers")
    return taken


def _fill(store: Store, config: Config) -> None:
    stories = [story(number) for number in range(STORIES)]
    parsed = [
        Parsed(
            document=Document(source="wire", name=one.name, data=one.digest.encode(), arrived=NOON),
            results=(one,),
        )
        for one in stories
    ]
    store.save(parsed, config, Pass(source="wire", backfill=True))


def story(number: int) -> Article:
    """A story as long as they are, in one section, of one author, with two tags."""
    text = copy.paragraphs(number)
    return replace(
        site.article(number),
        authors=(f"Ann Author{number % AUTHORS}",),
        sections=(f"Section {number % SECTIONS}",),
        tags=(f"Tag {number % TAGS}", f"Tag {(number // TAGS) % TAGS}"),
        body_html="".join(f"<p>{paragraph}</p>" for paragraph in text[1:]),
        body_text="\n".join(text),
    )


def paths() -> Iterator[str]:
    """The addresses of the 300 feeds."""
    for kind, slug, count in (
        ("section", "section-", SECTIONS),
        ("author", "ann-author", AUTHORS),
        ("tag", "tag-", TAGS),
    ):
        for number in range(count):
            for suffix in FORMATS:
                yield f"/{kind}/{slug}{number}/{suffix}"


def _ask_for_all(port: int, pids: list[int]) -> int:
    """Ask each worker for each feed; the bytes of all feeds, plain."""
    size = 0
    connections = one_each(port, pids)
    for path in paths():
        for coding in CODINGS:
            readers = [Reader(connection, path, coding) for connection in connections]
            for reader in readers:
                reader.ask()
            heard = [reader.hear() for reader in readers]
            size += 0 if coding else len(heard[0])
    return size


if __name__ == "__main__":
    print(f"{measure():.0f} MiB")

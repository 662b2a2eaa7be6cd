"""What it costs to make a new article visible in twelve feeds with their gzip bodies, beside feedgen and zlib.

In one process that is set up as a worker is, by processor time, article by article in turn with the other way: the
commit is made outside the clock, then every feed is asked for, in gzip. Every body is decoded and compared with the
plain one.
"""

from __future__ import annotations

import gzip
import tempfile
import time
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from feeds.edition import edition
from feeds.model import Edition
from feeds.settings import Config
from feeds.startup import spare_collector
from feeds.store.store import Store
from tests.bench import site
from tests.bench.freshness import PACE_SECONDS
from tests.bench.naive import generator
from web.bodies import Bodies
from web.keys import Key

STORIES = 400
"""Before the measured ones: each stands in some of the feeds, so that no two feeds have the same articles."""
ARTICLES = 100
SECTIONS = ("Politics", "World", "Culture")
TAGS = ("ferries", "budget")
FACETS = (("all", ""), *(("section", name.lower()) for name in SECTIONS), *(("tag", name) for name in TAGS))
SUFFIXES = ("rss.xml", "atom.xml")
COST, BYTES = 1 / 15, 1.10
"""At most so much of the time, and of the bytes, of rendering with feedgen and compressing with zlib at level 6."""


@dataclass
class Rebuilt:
    """Sums over all articles and feeds."""

    ours: float = 0.0
    theirs: float = 0.0
    bytes_ours: int = 0
    bytes_theirs: int = 0

    @property
    def cost(self) -> float:
        """Our processor time by theirs."""
        return self.ours / self.theirs

    @property
    def size(self) -> float:
        """Our gzip bytes by what zlib at level 6 makes of the same."""
        return self.bytes_ours / self.bytes_theirs


def measure() -> Rebuilt:
    """Publish ARTICLES stories, and make the twelve feeds anew after each, in both ways."""
    spare_collector()
    with tempfile.TemporaryDirectory(prefix="newswire-bench-") as name:
        config = site.lay(Path(name), stories=0)
        store = Store.open(config)
        chance = Random(1)
        for number in range(STORIES):
            _publish(store, config, number, chance)
        bodies, seen = Bodies(config, store), Rebuilt()
        _ours(bodies, Rebuilt())
        for number in range(STORIES, STORIES + ARTICLES):
            time.sleep(PACE_SECONDS)
            _publish(store, config, number, None)
            _ours(bodies, seen)
            _theirs(store, config, seen)
        store.close()
    return seen


def _publish(store: Store, config: Config, number: int, chance: Random | None) -> None:
    """A story in all the feeds; with `chance`, in about half of them."""

    def some(names: tuple[str, ...]) -> tuple[str, ...]:
        return names if chance is None else tuple(name for name in names if chance.random() < 0.5)

    story = replace(site.article(number), sections=some(SECTIONS) or ("Politics",), tags=some(TAGS))
    site.publish(store, config, story)


def _ours(bodies: Bodies, seen: Rebuilt) -> None:
    keys = [Key(kind, slug, suffix) for kind, slug in FACETS for suffix in SUFFIXES]
    began = time.process_time()
    made = [(body, bodies.coded(body, "gzip")) for body in map(bodies.get, keys) if body is not None]
    seen.ours += time.process_time() - began
    assert len(made) == len(keys)
    for body, packed in made:
        assert gzip.decompress(packed.data) == body.document.data
        seen.bytes_ours += len(packed.data)
        seen.bytes_theirs += len(zlib.compress(body.document.data, 6))


def _theirs(store: Store, config: Config, seen: Rebuilt) -> None:
    for facet in FACETS:
        shown = edition(store, config, *facet)
        assert shown is not None
        for suffix in SUFFIXES:
            seen.theirs += _rendered(config, shown, suffix)


def _rendered(config: Config, shown: Edition, suffix: str) -> float:
    """Seconds that feedgen and zlib take for one feed; reading the articles is not counted."""
    began = time.process_time()
    feed = generator(config, shown)
    zlib.compress(feed.rss_str() if suffix == "rss.xml" else feed.atom_str(), 6)
    return time.process_time() - began


if __name__ == "__main__":
    seen = measure()
    print(f"cost {seen.cost:.3f} (1/{1 / seen.cost:.0f}), bytes {seen.size:.3f}")

"""gzip in pieces: it decodes to the document, and hardly anything is compressed twice."""

from __future__ import annotations

import gzip
import random
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.model import Article
from feeds.settings import Server
from feeds.store.save import Pass
from tests import making, sites
from tests.feed_documents import FRAME, document, entry, newest
from web import segments
from web.bodies import Bodies
from web.keys import SUFFIXES, Key
from web.segments import Segments, joined_crc


def packed(kept: Segments, entries, frame=FRAME) -> bytes:
    made = document(entries, frame)
    found = kept.gzip(made, made.pieces())
    assert gzip.decompress(found) == made.data
    return found


@pytest.fixture
def deflated(monkeypatch):
    """The bytes that were compressed."""
    sizes: list[int] = []
    real = segments._deflated

    def counted(texts, back, level):
        sizes.append(sum(map(len, texts.values())))
        return real(texts, back, level)

    monkeypatch.setattr(segments, "_deflated", counted)
    return sizes


def test_a_new_story_costs_itself_and_little_more(deflated):
    kept = Segments(10_000_000)
    packed(kept, newest(100))
    whole, deflated[:] = document(newest(100)).size, []
    for last in range(101, 161):
        packed(kept, newest(last))
    assert sum(deflated) < 60 * whole * 0.2
    deflated.clear()
    packed(kept, newest(160))
    assert deflated == []


def test_feeds_with_the_same_neighbours_share_them(deflated):
    kept = Segments(10_000_000)
    packed(kept, newest(100))
    deflated.clear()
    packed(kept, newest(100), FRAME._replace(still=b"<rss>another", closing=b"</rss>"))
    assert deflated == [len(b"<rss>another")]


def test_an_entry_is_another_one_where_it_stands_first():
    kept = Segments(10_000_000)
    packed(kept, newest(100))
    packed(kept, newest(99))
    packed(kept, newest(100))


def test_the_end_may_shrink_and_grow():
    kept = Segments(10_000_000)
    for count in (50, 49, 47, 44, 45, 50, 30, 31, 24, 50):
        packed(kept, newest(101, count))


def test_a_changed_entry_is_never_sent_as_it_was():
    kept = Segments(10_000_000)
    packed(kept, newest(100))
    for place in (0, 7, 20, 48, 49):
        entries = newest(100)
        entries[place] = entry(entries[place][0], change=2)
        packed(kept, entries)


def test_it_costs_few_bytes():
    kept = Segments(10_000_000)
    for last in range(100, 106):
        whole = len(zlib.compress(document(newest(last)).data, 6))
        assert len(packed(kept, newest(last))) < whole * 1.15


def test_a_long_head_is_stored_in_several_blocks():
    packed(Segments(10_000_000), newest(100), FRAME._replace(moving=b"m" * 200_000, closing=b""))


def test_what_is_kept_is_bounded():
    kept = Segments(20_000)
    for last in range(100, 300, 10):
        packed(kept, newest(last))
    assert 0 < sum(len(one.data) + segments._OVERHEAD for one in kept._kept.kept.values()) <= 20_000


def test_nothing_is_kept_where_there_is_no_room():
    kept = Segments(100)
    packed(kept, newest(100))
    assert kept._kept.kept == {}


@given(
    numbers=st.lists(st.integers(1, 60), min_size=10, max_size=60, unique=True),
    changes=st.lists(st.integers(1, 2), min_size=60, max_size=60),
)
def test_any_order_of_any_articles_decodes(numbers, changes):
    packed(_SHARED, [entry(number, changes[number - 1]) for number in numbers])


_SHARED = Segments(200_000)


@given(st.binary(), st.binary(max_size=300), st.sampled_from([1, 1_000]))
def test_two_checksums_are_joined_to_that_of_both_texts(text, other, times):
    other *= times
    assert joined_crc(zlib.crc32(text), zlib.crc32(other), len(other)) == zlib.crc32(text + other)


LENGTHS = (3, 3, 40, 40, 40, 300, 300, 300, 6_000)
"""Words of texts: feeds below and above what is cut, articles beyond any window."""
FACETS = (("all", ""), ("section", "politics"), ("section", "world"), ("author", "a1"))


def acted(chance: random.Random, names: list[str]) -> Article:
    """A new article, or one of those there revised, cut, or filed elsewhere."""
    is_new = not names or chance.random() < 0.6
    name = f"{len(names) + 1}.txt" if is_new else chance.choice(names)
    names += [name] if is_new else []
    stem = name if chance.random() < 0.7 else name + "x"
    # In turn, so that what stands in a section is far from every multiple.
    section = (
        ("Politics", "World")[len(names) % 2] if is_new else chance.choice(("Politics", "World", "Sport"))
    )
    text = making.words(stem, chance.choice(LENGTHS))
    return making.article(name, text, sections=(section,), authors=(f"A{len(names) % 3}",))


@pytest.mark.parametrize("size", [1, 7, 60])
def test_every_feed_decodes_whatever_becomes_of_its_articles(tmp_path, size):
    """And no tag is of two bodies, be the room for pieces as small as it may."""
    chance = random.Random(size)
    settings = replace(making.config(tmp_path, size=size), server=Server(memory_mb=chance.choice((1, 24))))
    store = making.store(settings)
    bodies, names, cut = Bodies(settings, store), list[str](), 0
    known: dict[tuple[Key, str], bytes] = {}
    for step in range(15):
        found = {one.name: one for one in (acted(chance, names) for _ in range(chance.choice((1, 1, 2, 8))))}
        store.save(making.each(*found.values()), settings, Pass(source="wire"))
        newest_one = sites.newest(store)
        if newest_one.withdrawn is None and chance.random() < 0.3:
            store.withdraw(newest_one.key, f"reason {step}", settings)
        for key in (Key(*facet, suffix) for facet in FACETS for suffix in SUFFIXES):
            body = bodies.get(key)
            if body is not None:
                assert gzip.decompress(bodies.coded(body, "gzip").data) == body.document.data
                assert len(body.document.data) == body.document.size
                assert known.setdefault((key, body.version.tag), body.document.data) == body.document.data
                cut += bool(body.document.pieces())
    assert cut
    store.close()

"""gzip in pieces: it decodes to the document, and hardly anything is compressed twice."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.feed_documents import FRAME, document, entry, newest
from web import segments
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
        sizes.append(sum(map(len, texts)))
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
    assert 0 < sum(len(one.data) + segments._OVERHEAD for one in kept.kept.values()) <= 20_000


def test_nothing_is_kept_where_there_is_no_room():
    kept = Segments(100)
    packed(kept, newest(100))
    assert kept.kept == {}


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

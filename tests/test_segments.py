"""gzip in segments: it decodes to the document, and hardly anything is compressed twice."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.write_cases import article
from web import segments
from web.fragments import Place
from web.segments import Segments, cut

HEAD, TAIL = b"<rss><channel>" + b"h" * 1000, b"</channel></rss>"


def entry(number: int, change: int = 1):
    """An entry of about 2 kB that is like no other."""
    words = b" ".join(b"word%d" % (number * change * step % 9973) for step in range(1, 300))
    return (
        replace(article(number), number=number),
        Place("epoch", f"tag:{number}", change, "rss.xml", "full"),
        b"<item>%b</item>" % words,
    )


def document(entries, between: bytes = b"\n") -> bytes:
    return between.join((HEAD, *(rendered for _, _, rendered in entries), TAIL))


def newest(last: int, count: int = 50):
    return [entry(number) for number in range(last, last - count, -1)]


def packed(kept: Segments, entries, between: bytes = b"\n") -> bytes:
    data = document(entries, between)
    made = kept.gzip(data, cut(data, entries))
    assert gzip.decompress(made) == data
    return made


@pytest.fixture
def deflated(monkeypatch):
    """The bytes that were compressed."""
    sizes: list[int] = []
    real = segments._deflated

    def counted(data, back):
        sizes.append(len(data))
        return real(data, back)

    monkeypatch.setattr(segments, "_deflated", counted)
    return sizes


def test_the_pieces_are_the_document(deflated):
    entries = newest(100)
    data = document(entries)
    pieces = cut(data, entries)
    assert b"".join(data[one.start : one.end] for one in pieces) == data
    assert len(pieces) == 7, "one begins at each of 96, 88, 80, 72, 64, 56"


def test_one_new_story_costs_its_own_segment_and_the_last(deflated):
    kept = Segments(10_000_000)
    packed(kept, newest(101))
    for last in range(102, 130):
        packed(kept, newest(last))
    deflated.clear()
    packed(kept, newest(130))
    assert sum(deflated) < len(document(newest(130))) * 0.4
    deflated.clear()
    packed(kept, newest(130))
    assert len(deflated) == 2, "the first and the last are made for each document"


def test_a_changed_entry_is_never_sent_as_it_was():
    kept = Segments(10_000_000)
    packed(kept, newest(100))
    for place in (0, 7, 20, 49):
        entries = newest(100)
        entries[place] = entry(entries[place][0].number, change=2)
        packed(kept, entries)


def test_it_costs_few_bytes():
    whole = len(zlib.compress(document(newest(103)), 6))
    kept = Segments(10_000_000)
    assert len(packed(kept, newest(103))) < whole * 1.1


def test_a_small_document_is_one_piece():
    entries = newest(5, 3)
    assert len(cut(document(entries), entries)) == 1
    packed(Segments(1000), entries)


def test_a_document_without_entries_is_one_piece():
    packed(Segments(1000), [])


def test_what_is_kept_is_bounded():
    kept = Segments(20_000)
    for last in range(100, 300, 10):
        packed(kept, newest(last))
    assert 0 < kept._bytes <= 20_000


@given(
    numbers=st.lists(st.integers(1, 60), max_size=60, unique=True),
    between=st.sampled_from([b"\n", b",\n", b""]),
    changes=st.lists(st.integers(1, 2), min_size=60, max_size=60),
)
def test_any_order_of_any_articles_decodes(numbers, between, changes):
    packed(_SHARED, [entry(number, changes[number - 1]) for number in numbers], between)


_SHARED = Segments(200_000)

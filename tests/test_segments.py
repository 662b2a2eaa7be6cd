"""gzip in segments: it decodes to the document, and hardly anything is compressed twice."""

from __future__ import annotations

import gzip
import zlib
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web import segments
from web.fragments import Fragment, Place
from web.segments import Segments, cut

HEAD, TAIL = b"<rss><channel>" + b"h" * 1000, b"</channel></rss>"


def entry(number: int, change: int = 1):
    """Number, place and rendered entry of an article, about 2 kB that are like no others."""
    words = b" ".join(b"word%d" % (number * change * step % 9973) for step in range(1, 300))
    data = b"<item>%b</item>" % words
    return (
        number,
        Place("epoch", f"tag:{number}", change, "rss.xml", "full"),
        Fragment(data, blake2b(data).digest()),
    )


def document(entries, between: bytes = b"\n") -> bytes:
    return between.join((HEAD, *(fragment.data for _, _, fragment in entries), TAIL))


def pieces(entries, between: bytes = b"\n"):
    numbers, places, fragments = zip(*entries, strict=True) if entries else ((), (), ())
    return cut(document(entries, between), numbers, places, fragments)


def newest(last: int, count: int = 50):
    return [entry(number) for number in range(last, last - count, -1)]


def packed(kept: Segments, entries, between: bytes = b"\n") -> bytes:
    data = document(entries, between)
    made = kept.gzip(data, pieces(entries, between)[0])
    assert gzip.decompress(made) == data
    return made


@pytest.fixture
def deflated(monkeypatch):
    """The bytes that were compressed."""
    sizes: list[int] = []
    real = segments._deflated

    def counted(data, back, level):
        sizes.append(len(data))
        return real(data, back, level)

    monkeypatch.setattr(segments, "_deflated", counted)
    return sizes


def test_the_pieces_are_the_document(deflated):
    entries = newest(100)
    data = document(entries)
    found, _ = pieces(entries)
    assert b"".join(data[one.start : one.end] for one in found) == data
    assert len(found) == 9, "one begins at each of 96, 90, 84, 78, 72, 66, 60, 54"


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
        entries[place] = entry(entries[place][0], change=2)
        packed(kept, entries)


def test_it_costs_few_bytes():
    whole = len(zlib.compress(document(newest(103)), 6))
    kept = Segments(10_000_000)
    assert len(packed(kept, newest(103))) < whole * 1.1


def test_no_two_documents_share_a_digest():
    some = newest(103)
    others = [some[:-1], [*some[:5], entry(1), *some[6:]], [some[1], some[0], *some[2:]], [], newest(104)]
    digests = [pieces(one, between)[1] for one in (some, *others) for between in (b"\n", b",\n")]
    assert len(set(digests)) == len(digests)
    assert pieces(newest(103))[1] == pieces(some)[1]


def test_a_small_document_is_one_piece():
    entries = newest(5, 3)
    assert len(pieces(entries)[0]) == 1
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

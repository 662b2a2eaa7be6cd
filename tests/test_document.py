"""A feed as it was written: whole, and cut where the next version will be cut too."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.feed_documents import FRAME, Entry, document, entry, newest
from web.document import RUN, Document, Piece


def runs(found: Document) -> list[tuple[int, int]]:
    return [(one.first, one.beyond) for one in pieces_of(found)]


def pieces_of(found: Document) -> list[Piece]:
    """The pieces, where a chain stands for its runs."""
    return [run for piece in found.pieces() for run in (found.runs(piece) if piece.starts else (piece,))]


def test_the_whole_is_the_frame_around_the_entries():
    found = newest(103)
    whole = document(found)
    assert whole.data == FRAME.around(one.data for _, one in found)
    assert whole.size == len(whole.data)
    assert (document([]).data, document([]).size) == (FRAME.around([]), len(FRAME.around([])))


@given(
    st.lists(st.integers(1, 60), min_size=1, max_size=60, unique=True), st.sampled_from([b"\n", b",\n", b""])
)
def test_pieces_are_all_that_stands_between_head_and_end(numbers, joint):
    frame = FRAME._replace(joint=joint)
    whole = document(map(entry, numbers), frame)
    for pieces in (whole.pieces(), pieces_of(whole)):
        texts = b"".join(whole.text(one.first, one.beyond) for one in pieces)
        if pieces:
            assert whole.data == frame.still + frame.moving + texts + frame.closing
        assert all(not one.before or one.before.beyond == one.first for one in pieces)


def test_newest_articles_stand_alone_and_a_run_begins_at_each_multiple():
    assert runs(document(newest(100, 23))) == [
        (0, 1),
        (1, 2),
        (2, 3),
        (3, 4),
        (4, 10),
        (10, 16),
        (16, 22),
        (22, 23),
    ]


def test_a_new_story_leaves_every_cut_where_it_is():
    for last in range(100, 120):
        before, after = (names(newest(n)) for n in (last, last + 1))
        # The story itself, what stands behind it now, a run that is full or stands behind another one, and the end.
        assert len(set(after) - set(before)) <= 5
        assert len(after) <= len(newest(last)) // RUN + RUN + 1


def names(entries: Sequence[Entry]) -> list[tuple[object, ...]]:
    return [_name(one) for one in pieces_of(document(entries))]


def _name(piece: Piece) -> tuple[object, ...]:
    return piece.serials, piece.before.serials if piece.before else (), bool(piece.flushed)


def test_short_articles_make_longer_runs():
    short = [entry(number, words=60) for number in range(1, 101)]
    assert max(beyond - first for first, beyond in runs(document(short))) == 4 * RUN


def test_articles_that_come_to_their_section_in_turn_are_cut_too():
    for newest_number in range(1_000, 1_000 + RUN):
        numbers = range(newest_number, newest_number - 50 * RUN, -RUN)
        found = runs(document(entry(number) for number in numbers))
        assert 5 <= len(found) <= 30
        assert max(beyond - first for first, beyond in found) <= 5 * RUN


def test_what_is_small_or_empty_is_not_cut():
    assert document(newest(5, 3)).pieces() == ()
    assert document([]).pieces() == ()


def test_no_two_documents_share_a_digest():
    some = newest(103)
    others = [some[:-1], [*some[:5], entry(1), *some[6:]], [some[1], some[0], *some[2:]], [], newest(104)]
    frames = [FRAME, FRAME._replace(joint=b",\n"), FRAME._replace(moving=b"<now>13</now>\n")]
    digests = [document(one, frame).digest for one in (some, *others) for frame in frames]
    assert len(set(digests)) == len(digests)
    assert document(newest(103)).digest == document(some).digest

"""Text in columns of a terminal: cells are counted, not letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from feeds.columns import cells, cut, folded, padded, printable

TEXTS = st.text(st.sampled_from("ab 橋の上é\u0301…"), max_size=60).map(printable)


def test_wide_letters_take_two_cells_and_combining_marks_none() -> None:
    assert [cells(text) for text in ("abc", "橋の上", "e\u0301t", "")] == [3, 6, 2, 0]


def test_a_text_is_cut_with_an_ellipsis_where_it_is_too_long() -> None:
    assert cut("harbour", 7) == "harbour"
    assert cut("harbours", 7) == "harbou…"
    assert cut("橋の上の店", 7) == "橋の上…"
    assert padded("橋", 4) == "橋  "


def test_a_text_is_folded_at_blanks_and_says_where_it_goes_on() -> None:
    assert folded("the quay is shut today", 8, 9) == ["the quay", "is shut", "today"]
    assert folded("the quay is shut today", 8, 2) == ["the quay", "is …"]
    assert folded("https://example.com/a", 10, 9) == ["https://ex", "ample.com/", "a"]
    assert folded("", 8, 2) == [""]


@given(TEXTS, st.integers(4, 30), st.integers(1, 4))
def test_no_line_is_wider_than_its_room_and_there_are_no_more_than_asked(text, room, most) -> None:
    lines = folded(text, room, most)
    assert 1 <= len(lines) <= most
    assert all(cells(line) <= room for line in (*lines, cut(text, room)))
    assert cells(padded(text, room)) == room
    if len(folded(text, room, 99)) <= most:
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")

"""Text in Markdown: recognised by itself, and its marks settled; plain text stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.parse.text import lines, markdown

LINKED = "[Home](/) [World](/world) [Sport](/sport)"


def settled(line: str) -> markdown.Settled:
    found = markdown.settle([LINKED, "", line])
    assert found is not None
    return found[2]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("# The harbour opens again", "The harbour opens again"),
        ("## The harbour opens again ##", "The harbour opens again"),
        ("See [the harbour](https://lindmouth.example/a_(b)) now", "See the harbour now"),
        ('[The harbour](/a "its wall") opens', "The harbour opens"),
        ("![The wall](/wall.jpg) opens", " opens"),
        ("[![The wall](/wall.jpg)](/wall)", ""),
        ("[News](/news)[Sport](/sport)", "News Sport"),
        ("The **harbour** opens _again_ and *again*", "The harbour opens again and again"),
        ("2 * 3 and a_b_c", "2 * 3 and a_b_c"),
        ("> > The harbour opens", "The harbour opens"),
        (r"Berth 4 \* or \[5\] \_opens\_", "Berth 4 * or [5] _opens_"),
        ("* The harbour", "  • The harbour"),
        ("    * The wall", "    • The wall"),
        ("2. The wall", "  2. The wall"),
        ("  * ", ""),
        ("* * *", ""),
        ("---", ""),
        ("[", ""),
        ("](/wall)", ""),
    ],
)
def test_marks_are_settled(line: str, text: str) -> None:
    assert settled(line).text == text


def test_a_heading_keeps_its_level() -> None:
    assert [settled(f"{'#' * n} Harbour").heading for n in (1, 2, 6, 7)] == [1, 2, 6, 0]
    assert settled("#harbour").heading == 0


def test_what_was_link_is_told_as_a_share() -> None:
    assert settled("[The harbour](/harbour)").linked == 1.0
    assert settled("no link").linked == 0.0
    assert 0.4 < settled("[ten signs!](/a) ten signs!").linked < 0.6


def test_a_link_round_blocks_covers_their_lines() -> None:
    found = markdown.settle([LINKED, "[", "", "### The wall held", "", "](/wall)", "", "After it"])
    assert found is not None
    assert [one.linked for one in found if one.text] == [found[0].linked, 1.0, 0.0]


def test_table_rows_are_cells_side_by_side() -> None:
    found = markdown.settle([LINKED, "", "Berth | Depth", "---|---", "4 | 9 m", "", "wall | held"])
    assert found is not None
    assert [" ".join(one.text.split()) for one in found[2:]] == [
        "Berth Depth",
        "",
        "4 9 m",
        "",
        "wall | held",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# comment\n# another\nset -e\n",
        "The harbour opens\n\n#harbour #lindmouth\n\n* a\n* b\n",
        "Rated * and ** and _so on_\n\n[1] a note\n",
        "One heading\n\n# Alone\n\nand text\n",
    ],
)
def test_plain_text_is_left_alone(text: str) -> None:
    assert markdown.settle(text.splitlines()) is None


def test_the_page_carries_heading_and_link() -> None:
    page = lines.read(f"{LINKED}\n\n# The harbour opens\n\n- [Wall](/wall)\n\nText\n")
    says = [(line.text, line.heading, line.linked > 0.8, line.mark) for line in page.lines]
    assert says == [
        ("Home World Sport", 0, True, ""),
        ("The harbour opens", 1, False, ""),
        ("Wall", 0, True, "•"),
        ("Text", 0, False, ""),
    ]


@given(st.lists(st.text(alphabet="[]()!#*_->|\\` \ta1"), max_size=12))
def test_any_signs_settle_line_by_line(raw: list[str]) -> None:
    found = markdown.settle([LINKED, *raw])
    assert found is not None
    assert len(found) == len(raw) + 1
    assert all(0 <= one.linked <= 1 and 0 <= one.heading <= 6 for one in found)


@pytest.mark.parametrize("bait", ["[", "](", "[a](", "*", "_a", "![", "> ", "* ", "- ", "|-", "\\", "# "])
def test_bait_takes_no_long(bait: str) -> None:
    assert len(markdown.settle([LINKED, bait * 100_000]) or ()) == 2

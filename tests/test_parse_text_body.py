"""The body of a text page: which lines are the article, and what each line's signs are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.parse.text import body, body_around, body_blocks, body_signs, lines

PROSE = (
    "The harbour wall will be raised by a metre before the next winter, the council decided on Monday evening. "
    "The work costs four million and closes the northern quay from May to September."
)
OTHER = (
    "Residents of the lower town had asked for a higher wall since the flood, when water stood in forty houses. "
    "The council also set aside money for pumps, which are to be bought this year."
)
ARTICLE = (
    f"Harbour wall to be raised\n\n{PROSE}\n\n{OTHER}\n\n{PROSE} So it was said.\n\n{OTHER} So it was done.\n"
)


def view(text: str, *, title: int = 0, learned: tuple[str, ...] = ()) -> body_signs.View:
    return body.view(lines.read(text, learned), title, -1, frozenset({title}))


def kept(text: str, *, learned: tuple[str, ...] = ()) -> list[str]:
    return [line.text for line in body.find(view(text, learned=learned)).lines]


def test_paragraphs_are_kept_and_the_headline_is_not():
    assert kept(ARTICLE) == [PROSE, OTHER, f"{PROSE} So it was said.", f"{OTHER} So it was done."]


def test_the_choice_says_how_sure_it_is():
    assert 0.8 < body.find(view(ARTICLE)).confidence < 1
    assert body.find(view("Headline\n")) == body.Kept((), 0.0)


def test_known_furniture_between_paragraphs_moves_nothing():
    box = f"{PROSE}\n\nAdvertisement\n\nSign up for our newsletter\n\n{OTHER}"
    with_box = ARTICLE.replace(f"{PROSE}\n\n{OTHER}", box, 1)
    assert kept(with_box) == kept(ARTICLE)
    plain, more = view(ARTICLE), view(with_box)
    last = len(plain.page.lines) - 1
    assert body_signs.signs_of(plain, plain.page.lines[last]) == body_signs.signs_of(
        more, more.page.lines[last + 2]
    )


def test_a_learned_line_is_left_out():
    text = ARTICLE + "\nThe Port Ellery Courier has been printed here since the first harbour was dug.\n"
    line = text.splitlines()[-1]
    assert line not in kept(text, learned=(line.casefold(),))


def test_a_learned_line_moves_no_other():
    box = "\n\n".join(
        ("Harbour ferries", "Ada Brown on the quay", "Tides of the week", "What a berth costs now")
    )
    text = f"{ARTICLE}\n{box}\n\nThe quay is shut on Sunday.\n"
    whole = kept(text)
    for line in text.splitlines():
        if line and line in whole:
            assert set(kept(text, learned=(line.casefold(),))) <= set(whole)
    assert kept(text, learned=("harbour ferries", "tides of the week", "what a berth costs now")) == whole


def test_a_learned_paragraph_between_paragraphs_stays():
    assert kept(ARTICLE, learned=(OTHER.casefold(),)) == kept(ARTICLE)


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("Subscribe to the newsletter today", "short, many page words"),
        ("Cookie settings", "short, mostly page words"),
        ("Write to desk@example.org", "address, short"),
        ("Tel. +44 1632 960123", "telephone"),
        ("From $ 12 a month", "price"),
        ("Discover the islands", "an order, short"),
        ("What your council does", "you and us, short"),
        ("Tom Arden says:", "a reader speaks"),
        ("Ines Corrado is an award-winning reporter based in Port Ellery.", "who the author is"),
    ],
)
def test_a_line_bears_the_sign_of_its_words(line, sign):
    seen = view(f"Headline\n\n{line}\n")
    assert sign in body_signs.signs_of(seen, seen.page.lines[1])


def test_lines_of_a_block_with_a_credit_stand_beside_it():
    seen = view(f"{ARTICLE}\nA crane lifts a block\nWorkers on Friday\nPhoto: Ines Corrado\n\n{PROSE}\n")
    signs = [body_signs.signs_of(seen, line) for line in seen.page.lines]
    assert ["beside a credit" in found for found in signs] == [False] * 5 + [True, True, False, False]
    assert "first of few" in signs[5]
    assert "last of few" in signs[7]


def test_what_stands_behind_the_headline_again_and_behind_times_is_told():
    seen = view(f"{ARTICLE}\nHarbour wall to be raised\n\n2 hours ago\n\nAnother headline\n")
    last = body_signs.signs_of(seen, seen.page.lines[-1])
    assert "behind the headline again" in last
    assert "behind an ago" in last
    assert seen.blocks.agos[-1] == 1


def test_the_second_look_sees_what_is_left_out_around():
    seen = view(f"{ARTICLE}\nOne\n\nTwo\n\nThree\n")
    scores = [body_around.OUT, *[3.0] * 4, -2.0, -2.0, -2.0]
    one = body_around.around(seen, scores)
    signs = body_around.signs_around(one, seen.page.lines[-1])
    assert {"alone -2", "left out above 2", "behind the sure by 2", "below -99"} <= set(signs)


@given(st.text(alphabet="ab .:\n•©@1", max_size=400))
def test_any_text_has_a_body_of_its_own_lines(text):
    page = lines.read(text)
    found = body.find(body.view(page, -1, -1, frozenset()))
    assert set(found.lines) <= set(page.lines)
    assert 0 <= found.confidence <= 1


@pytest.mark.parametrize(
    "bait", ["a@" * 50_000, "1 " * 50_000, "is an " * 50_000, "vor " * 50_000, "(1" * 50_000]
)
def test_a_long_line_is_looked_at_in_little_time(bait):
    page = lines.read(f"Headline\n\n{bait}\n\n{bait[:190]}\n")
    assert len(body.find(body.view(page, 0, -1, frozenset({0}))).lines) <= 2


def test_the_blocks_of_a_page_are_its_runs_between_blanks():
    page = lines.read("One\nTwo\n\nThree\n")
    found = body_blocks.blocks(page, -1)
    assert list(found.first) == [0, 0, 2]
    assert list(found.last) == [1, 1, 2]

"""What changed between two texts: nothing is lost or made up, it reads well, and no text takes it long."""

from __future__ import annotations

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.differences import PILCROW, Run, edits, is_changed, line, paragraphs

WORDS = st.sampled_from(["the", "harbour", "bridge", "of", "a", "ferry", "sails", ",", ".", "é", "港", "橋"])
LINES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
TEXTS = st.lists(LINES, max_size=8).map("\n".join)


def marked(runs) -> str:
    return "".join({"": "{}", "del": "[-{}-]", "ins": "[+{}+]"}[kind].format(text) for kind, text in runs)


def bare(text: str) -> str:
    return "".join(text.split())


def side(told, other: str) -> str:
    """One of the two texts, from what was told of both; blanks and pilcrows aside."""
    return bare("".join(run.text for runs in told for run in runs if run.kind != other)).replace(PILCROW, "")


@given(TEXTS | st.text(), TEXTS | st.text())
def test_both_texts_can_be_read_from_what_is_told(old, new):
    old, new = old.replace(PILCROW, ""), new.replace(PILCROW, "")
    told = paragraphs(old, new)
    assert side(told, "ins") == bare(old)
    assert side(told, "del") == bare(new)
    assert all(told), "no paragraph is empty"


@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30))
def test_edits_cover_both_sides_in_order_and_what_is_the_same_is(old, new):
    i = j = 0
    for edit in edits(old, new):
        assert (edit.i, edit.j) == (i, j)
        i, j = edit.i_end, edit.j_end
        assert edit.size > 0
        if edit.same:
            assert old[edit.i : edit.i_end] == new[edit.j : edit.j_end]
    assert (i, j) == (len(old), len(new))


@given(TEXTS)
def test_nothing_changed_in_equal_texts(text):
    assert not any(map(is_changed, paragraphs(text, text)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Council votes on bridge", "Council rejects bridge", "Council[- votes on-][+ rejects+] bridge"),
        ("It cost 5 million.", "It cost 6 million!", "It cost[- 5-][+ 6+] million[-.-][+!+]"),
        ("It cost 4.2 million.", "It cost 5.1 million.", "It cost[- 4.2-][+ 5.1+] million."),
        ("a b c d e.", "a f g h i.", "a[- b c d e.-][+ f g h i.+]"),
        ("橋を渡る船", "橋を渡る人", "橋を渡る[-船-][+人+]"),
        ("", "Headline", "[+Headline+]"),
        ("Ann Example", "", "[-Ann Example-]"),
        ("", "", ""),
        ("a b c the d e f", "g h i the j k l", "[-a b c the d e f-][+g h i the j k l+]"),
    ],
)  # fmt: skip
def test_a_line_is_told_word_by_word(old, new, told):
    assert marked(line(old, new)) == told


def test_paragraphs_stay_paragraphs():
    old = "The ferry sails at nine.\nThe crew is paid.\nThis one goes."
    new = "The ferry sails at ten.\nThis one is new.\nThe crew is paid."
    assert [marked(runs) for runs in paragraphs(old, new)] == [
        "The ferry sails at[- nine-][+ ten+].",
        "[+This one is new.+]",
        "The crew is paid.",
        "[-This one goes.-]",
    ]


def test_a_paragraph_that_is_divided_shows_where():
    told = paragraphs("One part of it. Another part.", "One part of it.\nAnother part.")
    assert [marked(runs) for runs in told] == [f"One part of it.[+ {PILCROW}+]", "Another part."]


def test_two_paragraphs_written_anew_are_told_one_by_one():
    old = "Nine old words stand here to be replaced now.\nAnd again nine old words stand here to go."
    new = (
        "Not one thing remains from what this paragraph said.\nBut something else fills that second line up."
    )
    assert [marked(runs).count("[-") for runs in paragraphs(old, new)] == [1, 1]


MEGABYTE = 170_000 if os.environ.get("NEWSWIRE_SOAK") else 40_000
"""Words; a quarter of a megabyte in the suite."""


def texts():
    """Pairs of great texts that are hard to compare."""
    choice = random.Random(1)
    words = [f"w{choice.randrange(20_000)}" for _ in range(MEGABYTE)]
    letters = [[choice.choice("ab") for _ in range(2 * MEGABYTE)] for _ in range(2)]
    yield "a word in nine", words, [word if choice.randrange(9) else "x" for word in words], " "
    yield "all else", words, [f"y{word}" for word in words], " "
    yield "backwards", words, words[::-1], " "
    yield "two words", *letters, " "
    yield "two paragraphs", *letters, "\n"
    pages = [[" ".join(some[n : n + 100]) for n in range(0, len(some), 100)] for some in letters]
    yield "many paragraphs of two words", *pages, "\n"
    yield "one word", ["a"] * 2 * MEGABYTE, ["a"] * MEGABYTE + ["b"], " "
    yield "in another order", words, sorted(words), "\n"
    yield "every second word", [f"{n} x" for n in range(MEGABYTE)], [f"x {n}" for n in range(MEGABYTE)], " "


@pytest.mark.timeout(60)  # each takes a second or two; without a bound many minutes
@pytest.mark.parametrize(("old", "new"), [pytest.param(s.join(a), s.join(b), id=n) for n, a, b, s in texts()])
def test_no_text_takes_it_long(old, new):
    told = paragraphs(old, new)
    assert side(told, "ins") == bare(old)
    assert side(told, "del") == bare(new)


def test_runs_are_plain_values():
    assert line("a", "a") == (Run("", "a"),)

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


HARD = (
    "a word in nine", "all else", "backwards", "two words", "two paragraphs", "many paragraphs of two words",
    "one word", "in another order", "every second word",
)  # fmt: skip


def great_texts(hard: str) -> tuple[str, str]:
    """Two great texts that are hard to compare."""
    choice = random.Random(1)
    if hard in ("two words", "two paragraphs", "many paragraphs of two words"):
        letters = [[choice.choice("ab") for _ in range(2 * MEGABYTE)] for _ in range(2)]
        first, second = letters
        if hard == "many paragraphs of two words":
            first, second = (
                [" ".join(some[n : n + 100]) for n in range(0, len(some), 100)] for some in letters
            )
        between = " " if hard == "two words" else "\n"
        return between.join(first), between.join(second)
    words = [f"w{choice.randrange(20_000)}" for _ in range(MEGABYTE)]
    match hard:
        case "a word in nine":
            return " ".join(words), " ".join(word if choice.randrange(9) else "x" for word in words)
        case "all else":
            return " ".join(words), " ".join(f"y{word}" for word in words)
        case "backwards":
            return " ".join(words), " ".join(words[::-1])
        case "one word":
            return " ".join(["a"] * 2 * MEGABYTE), " ".join(["a"] * MEGABYTE + ["b"])
        case "in another order":
            return "\n".join(words), "\n".join(sorted(words))
    assert hard == "every second word"
    count = range(MEGABYTE)
    return " ".join(f"{n} x" for n in count), " ".join(f"x {n}" for n in count)


@pytest.mark.timeout(60)  # each takes a second or two; without a bound many minutes
@pytest.mark.parametrize("hard", HARD)
def test_no_text_takes_it_long(hard):
    old, new = great_texts(hard)
    told = paragraphs(old, new)
    assert side(told, "ins") == bare(old)
    assert side(told, "del") == bare(new)


def test_runs_are_plain_values():
    assert line("a", "a") == (Run("", "a"),)

"""What recurs is furniture, and what must never be taken for it: pure, so each case is stories in, lessons out."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds import learning
from feeds.learning import FEWEST, WINDOW, Marks, Telling, learn, mark, pack, told, unpack, without
from feeds.model import Told
from tests.making import article, words

fold = str.casefold
SHORT = "the puzzle page grows in spring"
LONG = fold(f"Readers of the gazette meet in the old customs house, {words('tea', 8)}, and all are welcome.")
QUOTE = fold(f"“We never said that the ferry would sail,” the minister said, {words('quote', 6)}.")


def story(number: int, *furniture: str, paragraphs: int = 5) -> Telling:
    """A story of its own words, with these lines around it."""
    own = [fold(words(f"s{number}p{part}x", 30)) for part in range(paragraphs)]
    return heard(number, *own, *furniture)


def heard(number: int, *lines: str, opening: tuple[str, ...] = ()) -> Telling:
    return Telling(number, Told({mark(line): line for line in lines}, frozenset(map(mark, opening))))


def taught(stories: list[Telling], learned: frozenset[str] = frozenset()) -> set[str]:
    return {lesson.line for lesson in learn({}, stories, learned)}


def test_a_line_of_several_stories_is_learned_and_says_what_it_rests_on():
    stories = [story(n, SHORT) if n % 2 else story(n) for n in range(1, 8)]
    (lesson,) = learn({}, stories, ())
    assert lesson == (SHORT, 3, 5, frozenset({1, 3, 5, 7}))


@pytest.mark.parametrize(("line", "needed"), [(SHORT, 3), (LONG, 4)])
def test_a_paragraph_needs_more_stories_than_a_short_line(line, needed):
    stories = [story(n, line) for n in range(1, needed + 1)]
    assert taught(stories[:-1]) == set()
    assert taught(stories) == {line}


def test_a_paragraph_that_follow_ups_repeat_is_none_where_many_stories_are_known():
    archive = [story(n) for n in range(100)]
    follow_ups = [story(n, QUOTE) for n in range(100, 106)]
    assert taught(archive + follow_ups) == set()
    assert taught(archive + [story(n, SHORT) for n in range(100, 106)]) == {SHORT}


def test_a_running_story_in_many_files_teaches_nothing():
    versions = [
        heard(n, *(fold(words(f"liveblog{part}x", 30)) for part in range(n, n + 20)), SHORT, LONG)
        for n in range(12)
    ]
    assert taught(versions) == set()


def test_a_paragraph_that_one_story_opens_with_is_teased_by_the_others():
    opens = heard(0, LONG, opening=(LONG,))
    assert taught([opens, *(story(n, LONG, SHORT) for n in range(1, 9))]) == {SHORT}
    mistaken = [heard(n, *story(n, LONG).told.lines.values(), opening=(LONG,)) for n in range(9)]
    assert taught(mistaken) == {LONG}


def test_what_a_text_opens_with():
    first, second, third = (words(f"p{n}x", 20) for n in range(3))
    said = article("a.txt", text=f"Brief.\n{first}\n{second}\n{third}", summary=f"Short.\n{words('deck')}")
    assert told(said).opening == {mark(line) for line in (first, second, words("deck"))}


def test_copies_of_one_story_teach_nothing():
    assert taught([heard(n, *story(1, SHORT, LONG).told.lines.values()) for n in range(40)]) == set()


def test_what_is_learned_already_is_not_learned_again():
    assert taught([story(n, SHORT) for n in range(9)], frozenset({SHORT})) == set()


def test_a_line_of_a_few_stories_among_hundreds_is_forgotten():
    stories = [story(n, SHORT) if n % (WINDOW + 1) == 0 else story(n) for n in range(4 * WINDOW + 4)]
    assert sum(SHORT in one.told.lines.values() for one in stories) > FEWEST
    assert taught(stories) == set()


@given(st.integers(0, 2**32), st.lists(st.integers(1, 60), min_size=1, max_size=6))
def test_what_is_learned_does_not_depend_on_how_many_come_at_once(seed, sizes):
    chance = random.Random(seed)
    lines = [f"a line that says {name} at times" for name in "abcdef"] + [LONG]
    stories = [story(n, *chance.sample(lines, 2), paragraphs=2) for n in range(sum(sizes))]
    window: dict[int, Marks] = {}
    known: frozenset[str] = frozenset()
    start = 0
    for size in sizes:
        some = stories[start : start + size]
        known |= {one.line for one in learn(window, some, known)}
        window |= {one.article: one.marks for one in some}
        window = {number: window[number] for number in sorted(window)[-WINDOW:]}
        start += size
    assert known == taught(stories)


@given(st.sets(st.integers(0, 2**64 - 1)))
def test_marks_come_back_as_they_were_packed(marks):
    assert unpack(pack(marks)) == marks
    assert len(pack(marks)) == 8 * len(marks)


def test_what_the_head_of_a_story_needs_is_not_counted():
    said = article(
        "a.txt",
        title="The Week in Brief",
        authors=("Ann Example",),
        crumbs=("Politics",),
    )
    lines = (
        "the week in brief", "politics", "by ann example", "von bo sample", "ann example, staff writer", "2 min read",
        "20 november 2026", "x", SHORT,
    )  # fmt: skip
    assert set(told(said, lines).lines.values()) == {SHORT}


def test_a_line_that_no_clean_text_holds_as_it_is_is_not_counted():
    lines = ("a soft\xadhyphen", "a zero\u200bwidth", "e\u0301tat d'art", "\u00e9tat d'art")
    assert set(told(article("a.txt"), lines).lines.values()) == {lines[-1]}


def test_a_document_that_gives_no_lines_is_counted_by_its_body():
    said = article("a.txt", text=f"{words('own')}\nThe Puzzle page grows in spring")
    assert set(told(said).lines.values()) == {words("own"), SHORT}


def test_a_line_without_end_costs_what_its_ends_cost():
    lines = (*(f"line {'x' * n}" for n in range(5000)), "z" * 1_000_000)
    counted = told(article("a.txt"), lines).lines
    assert len(counted) <= learning.MOST_LINES
    assert mark("z" * 1_000_000) in counted


def test_a_text_without_its_learned_lines():
    text = f"One.\nThe puzzle page grows in Spring\nTwo.\n{SHORT.upper()}"
    assert without(text, {SHORT}) == "One.\nTwo."
    assert without(text, ()) == text
    assert without(text, {"three."}) == text

"""The language of the search: what is asked, the one way in which it is written, and that no text harms it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feeds.search_query import MOST_CHARACTERS, Filed, Mistake, Query, Words, canonical, parse

WORDS = st.sampled_from(
    ["storm", "Müller", "don't", "C++", "e-mail", "東京都", "a:b", "-minus", "section:x", "×", "2026"]
)
NAMES = st.sampled_from(["politics", "Jane Doe", "-x", "C#", "政治", "a:b", "R2-D2 & Co."])
CLAUSES = st.one_of(
    st.builds(
        Words,
        st.lists(WORDS, min_size=1, max_size=3).map(" ".join).filter(lambda t: any(map(str.isalnum, t))),
    ),
    st.builds(Filed, st.sampled_from(["section", "author", "source", "tag"]), NAMES),
)
SOME = st.lists(CLAUSES, max_size=2, unique=True).map(tuple)
DAYS = st.none() | st.dates()
QUERIES = st.builds(Query, wanted=SOME, unwanted=SOME, after=DAYS, before=DAYS).filter(lambda q: q != Query())

SYNTAX = st.lists(
    st.sampled_from(
        ['"', "-", "section:", "AUTHOR:", "after:", "before:", "2026-01-31", "0000-00-00", " ", "“", "NEAR", "OR", "("]
    )
    | st.text(max_size=5),
    max_size=30,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("storm harbour", Query(wanted=(Words("storm"), Words("harbour")))),
        ("  storm\t\nharbour ", Query(wanted=(Words("storm"), Words("harbour")))),
        ("storm storm", Query(wanted=(Words("storm"),))),
        ('"storm  surge" sea', Query(wanted=(Words("storm surge"), Words("sea")))),
        ('"never closed', Query(wanted=(Words("never closed"),))),
        ("“storm surge”", Query(wanted=(Words("storm surge"),))),
        ("storm -football", Query(wanted=(Words("storm"),), unwanted=(Words("football"),))),
        ('-"own goal"', Query(unwanted=(Words("own goal"),))),
        ("e-mail", Query(wanted=(Words("e-mail"),))),
        ("- storm", Query(wanted=(Words("storm"),))),
        ("section:politics", Query(wanted=(Filed("section", "politics"),))),
        ("Section: politics", Query(wanted=(Filed("section", "politics"),))),
        ('author:"Jane Doe" -tag:x', Query(wanted=(Filed("author", "Jane Doe"),), unwanted=(Filed("tag", "x"),))),
        ('"section:politics"', Query(wanted=(Words("section:politics"),))),
        ("site:example.org", Query(wanted=(Words("site:example.org"),))),
        ("after:2026-01-31", Query(after=date(2026, 1, 31))),
        ("after:2026-01-31 after:2026-02-01", Query(after=date(2026, 2, 1))),
        ("before:2026-01-31 before:2026-02-01", Query(before=date(2026, 1, 31))),
        ("-after:2026-01-31", Query(before=date(2026, 1, 31))),
        ("storm ☃ -☃ ...", Query(wanted=(Words("storm"),))),
        ("a\0b \ud800c", Query(wanted=(Words("a"), Words("b"), Words("c")))),
        ("Mu\u0308ller", Query(wanted=(Words("Müller"),))),
    ],
)  # fmt: skip
def test_what_is_asked(text, query):
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing to look for"),
        (" \t ", "nothing to look for"),
        ('☃ - -- "" \'', "nothing to look for"),
        ("section:", "section: needs a name"),
        ('author:"" storm', "author: needs a name"),
        ("-tag:", "tag: needs a name"),
        ("after:", "after: needs a date"),
        ("after:yesterday", "after: needs a date"),
        ("before:2026-02-30", "before: needs a date"),
        ("before:２０２６-０１-３１", "before: needs a date"),
        ("after:0000-01-01", "after: needs a date"),
        ("x" * (MOST_CHARACTERS + 1), "longer than 200"),
        ("x " * 10_000, "longer than 200"),
        (" ".join(map(str, range(21))), "more than 20"),
    ],
)
def test_what_is_no_query_says_why(text, why):
    mistake = parse(text)
    assert isinstance(mistake, Mistake)
    assert why in mistake.why


@given(QUERIES)
def test_a_query_is_written_in_one_way_and_read_back_as_it_was(query):
    assert parse(canonical(query)) == query


@given(SYNTAX | st.text(max_size=300))
@example("section:“")
@example('-"-"-"-')
@example("\u0344" * 150)
def test_any_text_is_a_query_or_a_mistake_and_its_own_canonical_text(text):
    query = parse(text)
    if isinstance(query, Query):
        assert len(canonical(query)) <= MOST_CHARACTERS
        assert parse(canonical(query)) == query
        canonical(query).encode("utf-8")


def test_days_are_real():
    day = date.min
    assert parse(f"after:{day}") == Query(after=day)
    assert parse(f"before:{date.max - timedelta(days=1)}") == Query(before=date(9999, 12, 30))

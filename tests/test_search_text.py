"""Texts and needles as the same tokens; days as few tokens. Without a database: an index of tokens is a list here."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.search_text import Needle, day_tokens, facet_token, indexable, needle, span_tokens

UNSPACED = st.text(alphabet="東京都北大学のニュース서울에서ข่าววันนี้", min_size=1, max_size=12)


def holds(text: str, asked: Needle) -> bool:
    """What the index does: whether the tokens stand in the text one behind the other."""
    tokens, wanted = indexable(text).split(), asked.tokens.split()
    for start in range(len(tokens) - len(wanted) + 1):
        here = tokens[start : start + len(wanted)]
        if here == wanted or (asked.open and here[:-1] == wanted[:-1] and here[-1].startswith(wanted[-1])):
            return True
    return False


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Plain English", "Plain English"),
        ("東京都", "東京 京都 都"),
        ("東京、大阪", "東京 京 、 大阪 阪"),
        ("水", "水"),
        ("第3回", "第 3 回"),
        ("Straße", "strasse"),
        ("ＡＢＣ　１２", "abc 12"),
        ("Ærø Łódź", "aero lódź"),
        ("a\0b\ue00012", "a b 12"),
    ],
)
def test_a_text_as_it_is_indexed(text, tokens):
    assert indexable(text).split() == tokens.split()


@pytest.mark.parametrize(
    ("asked", "needed"),
    [
        ("don't", Needle("don t")),
        ("東京", Needle("東京")),
        ("東京都", Needle("東京 京都")),
        ("京", Needle("京", open=True)),
        ("第3", Needle("第 3")),
        ("3月", Needle("3 月", open=True)),
        ("東京 storm", Needle("東京 京 storm")),
        ('"*()^:', Needle("")),
        ("\ue00012", Needle("12")),
        ("\ud800\0", Needle("")),
    ],
)
def test_what_is_looked_for(asked, needed):
    assert needle(asked) == needed


@given(UNSPACED, UNSPACED, UNSPACED)
def test_any_part_of_a_text_without_blanks_is_found_in_it(before, asked, after):
    assert holds(before + asked + after, needle(asked))
    assert holds(f"storm {before}{asked} 2026", needle(asked))


@given(UNSPACED, UNSPACED)
def test_what_is_no_part_of_a_text_without_blanks_is_not_found_in_it(text, asked):
    assert holds(text, needle(asked)) == (asked in text)


@given(st.text())
def test_no_text_makes_a_token_of_a_facet_or_a_day(text):
    marks = {facet_token(1)[0], day_tokens(date(2026, 1, 31))[0]}
    assert not marks & set(indexable(text))
    assert not marks & set(needle(text).tokens)
    assert "\0" not in indexable(text)
    assert '"' not in needle(text).tokens


SPANS = st.tuples(st.dates(), st.integers(0, 5000)).map(
    lambda pair: (pair[0], date.fromordinal(min(pair[0].toordinal() + pair[1], date.max.toordinal())))
)


@given(SPANS, st.integers(-400, 5400))
def test_a_day_has_one_token_of_a_span_just_where_it_is_in_it(span, offset):
    after, before = span
    day = date.fromordinal(min(max(after.toordinal() + offset, 1), date.max.toordinal()))
    common = set(day_tokens(day).split()) & set(span_tokens(after, before))
    assert len(common) == (after <= day < before)


MOST_AFTER = 30 + 11 + 8 + 9 + 9 + 9
"""Days to the end of a month, months to that of a year, years, decades, centuries, millennia to the end of time."""
MOST_BEFORE = (9 + 9 + 9) + (8 + 9 + 9 + 9) + 11 + 30
"""The same from the first year, which opens no decade, up to a millennium, and down again to the last day but one."""


@given(st.dates(), st.dates())
def test_open_spans(day, bound):
    tokens = set(day_tokens(day).split())
    assert bool(tokens & set(span_tokens(bound, None))) == (day >= bound)
    assert bool(tokens & set(span_tokens(None, bound))) == (day < bound)
    assert len(span_tokens(bound, None)) <= MOST_AFTER
    assert len(span_tokens(None, bound)) <= MOST_BEFORE


def test_the_longest_open_spans():
    assert len(span_tokens(date(1, 1, 2), None)) == MOST_AFTER
    assert len(span_tokens(None, date(9999, 12, 31))) == MOST_BEFORE


def test_the_ends_of_time():
    assert span_tokens(None, date.min) == ()
    assert span_tokens(date.max, date.max) == ()
    assert len(span_tokens(date.max, None)) == 1
    assert len(span_tokens(date(2026, 1, 1), date(2027, 1, 1))) == 1
    assert len(span_tokens(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=31))) == 1

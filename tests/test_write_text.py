"""Text that every format can carry."""

from __future__ import annotations

import html
import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from feeds.write._text import as_html, clean, language, lead, lines, names, one_line

anything = st.text(st.characters())


@given(anything)
@example("\U0010ffff")
@example("\x0b\x0c\r\x7f")
@example("\ud83d\ude00 \ufdd0 \ufffe \U0010ffff ༿")
@settings(max_examples=300, deadline=None)
def test_clean_text_passes_through_xml_and_json_unchanged(text: str) -> None:
    kept = clean(text)
    element = etree.Element("t")
    element.text = kept
    assert (etree.fromstring(etree.tostring(element, encoding="utf-8")).text or "") == kept
    assert json.loads(json.dumps(kept, ensure_ascii=False).encode("utf-8")) == kept
    assert not any(ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF for c in kept)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
@example("\u0fbe\u0fbf\ufdf2")
def test_clean_text_is_left_alone(text: str) -> None:
    assert clean(text) is text


def test_clean_mends_line_ends_and_drops_the_rest() -> None:
    assert clean("a\r\nb\rc\x00\ud800d\x1b\te") == "a\nb\nc" + "d\te"


@given(anything, st.integers(2, 50))
@settings(max_examples=300, deadline=None)
def test_one_line_is_one_clean_line_within_its_limit(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    assert line == line.strip()
    assert len(line.splitlines()) <= 1
    assert clean(line) == line
    assert one_line(line, limit) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" a \n b\t\u2028c ", "a b c"),
        ("a  b", "a b"),
        ("Qui\u00a0?", "Qui\u00a0?"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("\u200fשלום", "\u200fשלום"),
        ("a\x85b\x92", "a b"),
        ("👩\u200d🚀 land", "👩\u200d🚀 land"),
    ],
)
def test_one_line_cases(text: str, line: str) -> None:
    assert one_line(text) == line


def test_lines_stay_lines() -> None:
    assert lines(" first \r\n\r\n\tsecond\x00\u2028third") == "first\nsecond\nthird"


def test_a_lead_ends_between_words() -> None:
    assert lead("The ferry is back", 100) == "The ferry is back"
    assert lead("The ferry, is back", 12) == "The ferry…"
    assert lead("x" * 50, 10) == "x" * 9 + "…"


@given(anything, st.integers(2, 50))
def test_a_lead_is_within_its_limit(text: str, limit: int) -> None:
    assert len(lead(text, limit)) <= limit


def test_names_are_unique_in_their_order() -> None:
    assert names((" World", "", "Politics", "WORLD", "\x00")) == ("World", "Politics")


def test_names_have_an_end() -> None:
    assert names(tuple(str(n) for n in range(1_000))) == tuple(str(n) for n in range(100))


@pytest.mark.parametrize("tag", ["en", "de-CH", "zh-Hans-TW", "x-klingon"])
def test_a_language_tag_is_kept(tag: str) -> None:
    assert language(tag) == tag


@pytest.mark.parametrize("tag", ["", "english language", "en_GB", "dé", "-", "en\n", "overlonglanguage"])
def test_what_is_no_language_tag_goes(tag: str) -> None:
    assert language(tag) == ""


@given(anything)
@example("<b>")
@example("&copy 2026")
def test_html_of_plain_text_reads_as_the_text(text: str) -> None:
    made = as_html(text)
    assert html.unescape(made) == text
    assert made == text or "<" not in made

"""Plain text of clean HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.plain import collapsed, collapsed_plain, is_printable, minutes_of, text_of


def test_a_paragraph_is_a_line():
    assert (
        text_of("<p>one</p>\n<p>two\nlines</p><h2>x</h2><ul><li>a</li><li>b</li></ul>")
        == "one\ntwo lines\nx\na\nb"
    )


def test_references_and_inline_tags_are_resolved():
    assert text_of('<p>a <em>b</em>c &lt;&amp;&gt; <a href="https://x/?a>b">d</a></p>') == "a bc <&> d"
    assert text_of("<p>&amp;lt;</p>") == "&lt;"


def test_cells_stand_apart_and_breaks_break():
    assert text_of("<table><tr><td>a</td><td>b</td></tr></table><p>c<br>d</p>") == "a b\nc\nd"


def test_a_paragraph_alone_is_its_text():
    assert text_of("<p>a\nb</p>") == "a b"
    assert text_of("<p>a  b</p>\n<p> c\xa0</p>") == "a b\nc"
    assert text_of("<p>a</p><p>b</p>") == "a\nb"


def test_captions_are_no_text():
    figure = '<figure><img src="https://x/y.jpg" alt="z"><figcaption>A <em>bridge</em></figcaption></figure>'
    assert text_of(f"<p>a</p>\n{figure}\n<p>b</p>{figure}") == "a\nb"


def test_empty_blocks_give_no_lines():
    assert text_of("<p></p><p> &nbsp; </p>") == ""
    assert text_of("") == ""


def test_minutes_are_rounded_up():
    assert minutes_of("") == 0
    assert minutes_of("word") == 1
    assert minutes_of("word " * 229 + "word") == 1
    assert minutes_of("word " * 230 + "word") == 2
    assert minutes_of("字" * 1_000) == 2
    assert minutes_of("mot\n" * 230 + "été") == minutes_of("mot\n" * 230 + "mot") == 2


@pytest.mark.parametrize("line", ["", " a ", "a  b", "\ta\u2003b\xa0", "é  \x1fb", "a\x7fb"])
def test_a_line_is_collapsed_as_by_its_words(line):
    assert collapsed(line) == " ".join(line.split())


@given(st.text("ab  .1", max_size=12))
def test_a_line_of_plain_blanks_is_collapsed_as_any(line):
    assert collapsed_plain(line) == collapsed(line)


@given(st.text(max_size=40) | st.text("ab \n\t\x00\x7f\xa0é", max_size=12))
def test_what_is_printable_is_what_python_says_but_for_line_ends(text):
    assert is_printable(text) == text.replace("\n", "").isprintable()

"""What `newswire explain` shows people: the fields with their reasons, the document with its marks, nothing that moves
a cursor.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.columns import cells
from feeds.explain import explain, explain_article
from feeds.explain_view import NARROWEST, WIDEST, WIDTH, Look, document_view, fields_view, look_of, sureness
from feeds.model import Article, Document
from feeds.parse.marks import OUTSIDE, Mark
from feeds.parse.trace import trace
from feeds.settings import Config, Section, Source
from tests.page import page

PATH = Path("/newsroom/config.toml")
SECTIONS = Config(path=PATH, sections=(Section(name="Politics"),))
WIRE = Source(name="wire", path=PATH.parent, language="en")
COPY = """Harbour opens after two years of work

By Ada Brown

The harbour opened on Monday after two years of work, and the first ferry left an hour later with a full deck.

Ships had been sent to the neighbouring port since the storm, which cost the town most of its trade, people said.

The mayor said that the quay would now stand for a century, and that the town would pay for it in twenty years.
"""
STORY = """Home > Politics

Harbour board keeps the old swing bridge open

By Mara Lindqvist
Published March 4, 2024, 9:30 AM GMT

The harbour board has voted to keep the old swing bridge open to carts and walkers, ending a long quarrel.

Engineers told the meeting that the iron was sound and that the deck could be replaced in a single winter.
"""


def document(data: bytes | str, name: str = "a.txt") -> Document:
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return Document(source="wire", name=name, data=raw, arrived=datetime(2026, 1, 1, tzinfo=UTC))


def explained(data: bytes | str, name: str = "a.txt") -> dict[str, Any]:
    return explain(document(data, name), WIRE, SECTIONS)


# The marks


def test_lines_are_marked_as_what_they_gave() -> None:
    assert [mark.kind for mark in trace(document(COPY))] == ["title", "byline", "body", "body", "body"]


def test_a_byline_that_is_too_unsure_to_count_is_not_marked() -> None:
    kinds = [mark.kind for mark in trace(document(COPY), certainty=1.0)]
    assert kinds == ["title", "left out", "body", "body", "body"]


def test_front_matter_is_no_line_of_the_text() -> None:
    marks = trace(document(f"---\nauthor: Bo Field\n---\n{COPY}", "a.md"))
    assert [mark.kind for mark in marks] == ["title", "byline", "body", "body", "body"]


def test_a_learned_line_says_how_often_it_recurred() -> None:
    line = "The Port Ellery Courier has been printed here since the first harbour was dug."
    marks = trace(document(f"{COPY}\n{line}\n"), learned={line.casefold(): (7, 20)})
    assert marks[-1] == Mark(line, "learned", "in 7 of 20 stories")


HEAD = '<meta property="article:section" content="Islands"><meta name="description" content="Shops had run short.">'
ARTICLE = (
    '<p class="kicker">Islands</p><h1>Ferry sails again</h1>'
    '<p class="byline">By Ada Brown</p><p class="date">20 November 2025</p>'
    "<figure><img src='https://img.example.com/ferry.jpg' alt='The ferry'><figcaption>At the pier</figcaption></figure>"
)


def test_the_blocks_of_a_page_are_marked_as_what_they_gave() -> None:
    data = (Path(__file__).parent / "pages" / "lighthouse.html").read_bytes()
    late = Document(source="wire", name="a.html", data=data, arrived=datetime(2026, 11, 25, tzinfo=UTC))
    marks = trace(late)
    assert [(mark.kind, mark.text[:20]) for mark in marks if mark.kind not in OUTSIDE] == [
        ("kicker", "Culture"),
        ("title", "The last lighthouse "),
        ("summary", "Forty years of weath"),
        ("byline", "By Ines Falk"),
        ("date", "4 October 2026"),
        ("picture", "Logbooks on a kitche"),
        ("caption", "The books smell of p"),
        ("body", "When the light on Gu"),
        ("body", "There are one hundre"),
        ("heading", "A goat at the lamp"),
        ("body", "The entry that colle"),
        ("body", "The museum in the ha"),
        ("body", "The sale is on Satur"),
    ]
    boxes = {mark.text: mark.why.split(",")[0] for mark in marks if mark.kind in OUTSIDE}
    assert boxes["Tides today"] == "menu"
    assert boxes["The ferry that waits for nobody"] == "teasers"
    assert boxes["Every Friday, wind permitting."] == "newsletter"


def test_the_learned_block_of_a_page_says_how_often_it_recurred() -> None:
    line = "on the islands the shops had run short of flour"
    more = page(HEAD, f"{ARTICLE}<p>{line}</p>")
    assert Mark(line, "learned", "in 3 of 9 stories") in trace(
        document(more, "a.html"), learned={line: (3, 9)}
    )


@pytest.mark.parametrize("data", [b"<html>", b"Advertisement\n", b"%PDF-1.7", b"\0\0\0\0"])
def test_what_is_rejected_has_no_marks(data) -> None:
    assert trace(document(data)) == ()


# The document


def test_long_runs_are_folded_to_first_and_last() -> None:
    view = document_view([Mark(f"line {number}", "body") for number in range(36)])
    assert len(view.splitlines()) == 3
    assert "… 34 lines of body" in view


def test_a_fold_of_furniture_says_of_what_kinds_it_is() -> None:
    run = [
        Mark("x", "furniture"),
        *[Mark("x", "left out", "menu")] * 5,
        Mark("x", "learned", "in 3 of 9 stories"),
    ]
    view = document_view([*run, Mark("x", "left out", "teasers, body 0.21"), Mark("x", "left out")])
    assert "… 7 lines of furniture: menu 5, learned 1, teasers 1" in view


@pytest.mark.parametrize("width", [WIDTH, NARROWEST, WIDEST])
@pytest.mark.parametrize("text", ["\x1b[2J" + "word " * 100, "橋の上の店" * 60])
def test_no_line_is_wider_than_the_terminal_or_moves_its_cursor(text, width) -> None:
    view = document_view([Mark(text, "title"), Mark(text, "left out", "menu")], Look(width))
    assert "\x1b" not in view
    assert max(map(cells, view.splitlines())) == pytest.approx(width, abs=1)
    assert max(map(cells, view.splitlines())) <= width


# The fields


def test_each_field_stands_with_how_sure_it_is_and_why_in_eighty_columns() -> None:
    view = fields_view(explained(STORY))
    lines = view.splitlines()
    assert all(cells(line) <= WIDTH for line in lines)
    assert lines[0] == "a.txt"
    assert [line.split()[0] for line in lines if line[:1].strip()][1:-1] == [
        "title", "authors", "published", "sections", "language", "minutes", "summary", "body",
    ]  # fmt: skip
    assert lines[-1] == "left empty                updated, tags, url, image"
    for words in (
        "Mara Lindqvist\n",
        "2024-03-04T09:30:00Z\n",
        "authors.find: 'By Mara Lindqvist'",
        "section map: Home: generic; Politics → Politics (name)",
        "else '",
    ):
        assert words in view


def test_the_value_is_not_said_again_as_its_evidence() -> None:
    view = fields_view(explained(page(HEAD, ARTICLE), "a.html"))
    assert view.count("Ferry sails again") == 1
    assert "title.find: by h1" in view
    assert "sections.find: article:section: Islands\n" in view


def test_a_text_without_blanks_is_counted_in_letters() -> None:
    sentence = "新しい橋が月曜日に開通し、最初の船が一時間後に満席で出発した。"
    view = fields_view(explained(f"港が二年の工事を終えて再び開く\n\n{sentence * 3}\n\n{sentence * 4}\n"))
    assert f"{7 * len(sentence) + 1} letters in 2 paragraphs" in view
    assert all(cells(line) <= WIDTH for line in view.splitlines())


def test_a_withdrawn_article_says_when_and_why() -> None:
    gone = Article(
        source="wire",
        name="a.txt",
        title="A",
        withdrawn=datetime(2026, 11, 20, tzinfo=UTC),
        reason="It was wrong.",
    )
    view = fields_view({"document": "wire/a.txt", "items": [explain_article(gone)], "rejected": []})
    assert "withdrawn" in view
    assert "2026-11-20T00:00:00Z" in view
    assert "It was wrong." in view


def test_a_rejection_says_why() -> None:
    view = fields_view(explained("Advertisement\n"))
    assert "rejected   boilerplate" in view


@given(st.text(max_size=200), st.text(min_size=1, max_size=20))
def test_the_view_never_moves_the_terminal(text, name) -> None:
    view = fields_view(explained(text, name + ".txt"))
    assert view.replace("\n", "").isprintable()


# Colours and width


def test_colours_change_no_letter() -> None:
    copy = document(page(HEAD, ARTICLE), "a.html")
    plain, coloured = (
        fields_view(explained(copy.data, copy.name), look) + document_view(trace(copy), look)
        for look in (Look(), Look(colours=True))
    )
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert [line.rstrip() for line in click.unstyle(coloured).splitlines()] == plain.splitlines()


@pytest.mark.parametrize(
    ("environment", "terminal", "asked", "colours"),
    [
        ({}, True, None, True),
        ({}, False, None, False),
        ({"NO_COLOR": "1"}, True, None, False),
        ({"NO_COLOR": ""}, True, None, True),
        ({"NO_COLOR": "1"}, True, True, True),
        ({}, False, True, True),
        ({}, True, False, False),
    ],
)
def test_colours_are_for_terminals_and_for_those_who_ask(environment, terminal, asked, colours) -> None:
    assert look_of(environment, terminal=terminal, colours=asked).colours is colours


@pytest.mark.parametrize(("columns", "width"), [("20", NARROWEST), ("92", 92), ("400", WIDEST)])
def test_the_terminal_s_width_counts_within_reason(monkeypatch, columns, width) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert look_of({}, terminal=True).width == width
    assert look_of({}, terminal=False).width == WIDTH


def test_a_confidence_is_a_word_and_a_number() -> None:
    assert sureness(0.95) == "sure 0.95"
    assert sureness(0.1) == "doubtful 0.10"

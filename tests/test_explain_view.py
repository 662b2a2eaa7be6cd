"""The document as `newswire explain` shows it: what a line was taken for, folded, and nothing that moves a cursor."""

from __future__ import annotations

from datetime import UTC, datetime

from feeds.explain_view import WIDTH, document_view, sureness
from feeds.model import Document
from feeds.parse.trace import Mark, trace

COPY = """Harbour opens after two years of work

By Ada Brown

The harbour opened on Monday after two years of work, and the first ferry left an hour later with a full deck.

Ships had been sent to the neighbouring port since the storm, which cost the town most of its trade, people said.

The mayor said that the quay would now stand for a century, and that the town would pay for it in twenty years.
"""


def test_lines_are_marked_as_what_they_gave() -> None:
    document = Document(
        source="s", name="a.txt", data=COPY.encode(), arrived=datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert [mark.kind for mark in trace(document)] == ["title", "byline", "body", "body", "body"]


def test_what_is_no_text_has_no_marks() -> None:
    document = Document(source="s", name="a.txt", data=b"<html>", arrived=datetime(2026, 1, 1, tzinfo=UTC))
    assert trace(document) == ()


def test_long_runs_are_folded_to_first_and_last() -> None:
    view = document_view([Mark(f"line {number}", "body") for number in range(36)])
    assert len(view.splitlines()) == 3
    assert "… 34 lines of body" in view


def test_no_line_is_wider_than_the_terminal_or_moves_its_cursor() -> None:
    view = document_view([Mark("\x1b[2J" + "word " * 100, "title")])
    assert "\x1b" not in view
    assert all(len(line) <= WIDTH for line in view.splitlines())


def test_a_confidence_is_a_word_and_a_number() -> None:
    assert sureness(0.95) == "sure 0.95"
    assert sureness(0.1) == "doubtful 0.10"

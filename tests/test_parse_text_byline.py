"""The persons that a visible byline's text names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.parse.text import byline, names


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("ByJane Doe", ("Jane Doe",)),
        ("Von Max Muster und Erika Beispiel", ("Max Muster", "Erika Beispiel")),
        ("By Jane Doe, John Roe and Ann Poe", ("Jane Doe", "John Roe", "Ann Poe")),
        ("Jane DoeStaff Writer", ("Jane Doe",)),
        ("Jane Doe, Senior Editor", ("Jane Doe",)),
        ("By Jane Doe\n  June 3, 2023 at 9:14", ("Jane Doe",)),
        ("By Jane Doe | Associated Press", ("Jane Doe",)),
        ("Geschrieben von: Max Muster", ("Max Muster",)),
        ("3 May 2023", ()),
        ("By", ()),
        ("", ()),
    ],
)
def test_persons_of_a_byline(text: str, persons: tuple[str, ...]) -> None:
    assert byline.names_in(text) == persons


@given(st.text(max_size=400))
def test_any_text_names_at_most_twenty_and_no_role(text: str) -> None:
    found = byline.names_in(text)
    assert len(found) <= 20
    assert all(name.strip() and not names.is_role(name) for name in found)


def test_a_text_longer_than_a_line_names_nobody() -> None:
    assert byline.names_in("By Jane Doe " + "and Ann Poe " * 1_000_000) == ()

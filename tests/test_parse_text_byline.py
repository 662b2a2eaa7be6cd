"""The persons that a visible byline's text names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.parse.text import byline, lines, names


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
        ("By Jane Doe On 3 May 2023", ("Jane Doe",)),
        ("Von Max Muster Vom 3. Mai 2023", ("Max Muster",)),
        ("By Jane Doe Apr 24, 2016, 3:30p", ("Jane Doe",)),
        ("Text & Fotos: Max Muster 0 33", ("Max Muster",)),
        ("Autorin: Erika Beispiel, Projektleiterin der Hafenstiftung", ("Erika Beispiel",)),
        ("Autor/in Erika Beispiel", ("Erika Beispiel",)),
        ("Posted by boat7man", ("boat7man",)),
        ("Von: mab/dpa", ("mab/dpa",)),
        ("By on 3 May 2023", ()),
        ("By staff", ()),
        ("Site design by Harbour Pixels", ()),
        ("Photographed by Jane Doe", ()),
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


TEXT = "\n\nThe harbour opened on Monday after two years of work, and the first ships came in by noon.\n"


def read(line: str) -> list[tuple[str, tuple[str, ...]]]:
    """(kind, names) of each byline that a line above a text, or behind it, may be."""
    page = lines.read(line + TEXT)
    return [(one.kind, one.names) for one in byline.find(page, frozenset()) if one.row == 0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Jane Doe", [("bare", ("Jane Doe",))]),
        ("Mohloai Tsepo", [("bare", ("Mohloai Tsepo",))]),
        ("Matthias", [("given", ("Matthias",))]),
        ("The Gazette logo The Gazette 02/10/2020 Anna Poe", [("dated", ("Anna Poe",))]),
        ("Profilbild Erika Beispiel 18.10.2019, 15:07 Uhr", [("portrait", ("Erika Beispiel",))]),
        ("By Jane Doe, a reporter who covers the harbour. She wrote about ships for ten years before that.",
         [("sentence", ("Jane Doe",))]),
        ("Ein Interview von Max Muster mit Erika Beispiel", [("word", ("Max Muster",))]),
        ("Submitted: 3 May 2019 by seal", [("inside", ("seal",))]),
        ("Box Office", []),
        ("Hafen University", []),
        ("Send us pictures by text, or call the desk", []),
        ("Jane Doe/Getty Images", []),
        ("The pier was never classified by the Harbour Board.", []),
        ("Jane Doe is a reporter at the Gazette. She has written about ships and their crews for ten years.", []),
    ],
)  # fmt: skip
def test_lines_that_may_be_a_byline(line: str, said: list[tuple[str, tuple[str, ...]]]) -> None:
    assert read(line) == said


def test_whom_the_end_of_a_text_introduces_may_have_written_it() -> None:
    bio = "Jane Doe is a reporter at the Gazette. She has written about ships and their crews for ten years."
    page = lines.read("Harbour opens" + TEXT * 3 + bio)
    found = byline.find(page, frozenset())
    assert [(one.kind, one.names) for one in found] == [("bio", ("Jane Doe",))]


@pytest.mark.parametrize(
    ("name", "given_name", "heading"),
    [
        ("Jane Doe", True, False),
        ("Anne-Marie Doe", True, False),
        ("J.K. Doe", False, False),
        ("Mohloai Tsepo", False, False),
        ("Current Issue", False, True),
        ("Jane's Harbour", False, True),
        ("", False, False),
    ],
)
def test_names_open_as_names_do(name: str, given_name: bool, heading: bool) -> None:
    assert names.is_given(name) is given_name
    assert names.is_heading(name) is heading

"""What marks a correction in a text."""

from __future__ import annotations

import pytest

from feeds.corrections import is_corrected, marks


@pytest.mark.parametrize(
    "line",
    [
        "Correction: the ferry is the other one.",
        "CORRECTION (27 Nov.): the ferry is the other one.",
        "*Correction, Nov. 27, 2026:* the ferry is the other one.",
        "[Clarification] : it sails on Monday.",
        "Berichtigung: Die Fähre ist eine andere.",
        "Fe de errores: el barco es otro.",
        "Rättelse: färjan är en annan.",
        "An earlier version of this article named the wrong ferry.",
        "This story has been corrected to name the right ferry.",
        "In einer früheren Fassung dieses Artikels stand die falsche Fähre.",
        "Une première version de cet article nommait un autre bateau.",
        "Una versión anterior de este artículo nombraba otro barco.",
    ],
)
def test_a_correction_is_one(line: str) -> None:
    text = f"The ferry is back.\n{line}\nPrices rise."
    assert marks(text) == 1
    assert is_corrected(text)


@pytest.mark.parametrize(
    "line", ["Update: it sailed.", "UPDATED 14:05: it sailed.", "Update (27 Nov.): it sailed."]
)
def test_an_update_is_marked_but_corrects_nothing(line: str) -> None:
    assert marks(line) == 1
    assert not is_corrected(line)


@pytest.mark.parametrize(
    "line",
    [
        "Update your browser now: this is how.",
        "The correction: a short story of a long march.",
        "Correctional officers: a day in their lives.",
        "The ministry of correction said so.",
        "An earlier version of the ferry sank.",
        "",
    ],
)
def test_what_only_looks_like_one_is_none(line: str) -> None:
    assert marks(line) == 0


def test_further_words_are_the_newsrooms_own() -> None:
    text = "Note of the desk (27): it was the other ferry."
    assert marks(text) == 0
    assert marks(text, ("note of the desk",)) == 1
    assert is_corrected(text, ("note of the desk",))


@pytest.mark.timeout(30)  # each takes no time; with a pattern that tries again from every sign, minutes
@pytest.mark.parametrize(
    "hard",
    [
        pytest.param("correction " * 50_000, id="one line"),
        pytest.param("update\n" * 50_000, id="short lines"),
        pytest.param("\n" * 100_000, id="empty lines"),
        pytest.param("correction" + "-" * 200_000, id="dashes"),
        pytest.param("1 " * 100_000, id="numbers"),
    ],
)
def test_hostile_text_costs_linear_time(hard: str) -> None:
    assert marks(hard) == 0
    assert not is_corrected(hard)

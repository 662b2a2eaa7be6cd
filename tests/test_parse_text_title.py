"""The headline of plain text, and the candidate that came next."""

from __future__ import annotations

import pytest

from feeds.parse.text import crumbs, lines, title, title_cuts

BODY = (
    "The harbour of Lindmouth opened again on Monday after three weeks of repairs to its northern wall.\n\n"
    "Fishermen said that the wall had held well, and that the first boats left before dawn.\n"
)


def headline(text: str) -> title.Headline | None:
    page = lines.read(text)
    return title.find(title.view(page, crumbs.find(page), ()))


def test_the_candidate_that_came_next_is_kept() -> None:
    found = headline(f"Harbour of Lindmouth opens again\n\nRepairs to the wall took weeks\n\n{BODY}")
    assert found is not None
    says = {found.text, found.runner_up}
    assert says == {"Harbour of Lindmouth opens again", "Repairs to the wall took weeks"}


def test_a_text_of_one_line_has_no_runner_up() -> None:
    found = headline("Harbour of Lindmouth opens again")
    assert found is not None
    assert (found.text, found.runner_up) == ("Harbour of Lindmouth opens again", "")


MENU = "\n".join(f"  • Part {n} of the paper" for n in range(40))


def test_a_heading_of_the_first_level_is_the_headline() -> None:
    found = headline(f"[Home](/) [World](/w) [Sport](/s)\n\nThe paper of the coast\n\n# Wall holds\n\n{BODY}")
    assert found is not None
    assert found.text == "Wall holds"
    assert "the only heading of level 1" in found.signs


def test_a_line_that_a_window_says_too_is_the_bare_headline() -> None:
    found = headline(
        f"Harbour of Lindmouth opens again - The Coast Paper\nHarbour of Lindmouth opens again\n\n{BODY}"
    )
    assert found is not None
    assert found.text == "Harbour of Lindmouth opens again"


def cuts_of(text: str) -> list[str]:
    page = lines.read(text)
    seen = title.view(page, crumbs.find(page), ())
    return [cut.text for line in page.lines[: page.start] for cut in title_cuts.cuts(seen, line)]


@pytest.mark.parametrize(
    ("head", "cut"),
    [
        ("Ports\nPorts Harbour of Lindmouth opens again", "Harbour of Lindmouth opens again"),
        ("Repairs to harbourLindmouth opens again soon", "Lindmouth opens again soon"),
        ("Ports : Harbour of Lindmouth opens again", "Harbour of Lindmouth opens again"),
        ("The Coast Paper\nThe wall of Lindmouth holds - The Coast Paper", "The wall of Lindmouth holds"),
        ("Harbour of Lindmouth opens again | Coast", "Harbour of Lindmouth opens again"),
    ],
)
def test_a_line_is_cut_where_the_page_shows_the_seam(head: str, cut: str) -> None:
    assert cut in cuts_of(f"{head}\n\n{BODY}")


@pytest.mark.parametrize(
    "head",
    [
        "Harbour of Lindmouth opens again",
        "New iPhone and McDonald stand at the harbour",
        "Wall of Lindmouth - repaired and open again",
        "Ports: Harbour of Lindmouth opens again",
    ],
)
def test_a_line_without_a_seam_stays_whole(head: str) -> None:
    assert cuts_of(f"{head}\n\n{BODY}") == []


def test_the_running_text_begins_behind_the_teasers_of_a_menu() -> None:
    teaser = "A short teaser of another story, long enough to look like running text of its own. Read it.\n"
    page = lines.read(f"{MENU}\n\n{teaser}{teaser}\n{MENU}\n\nHarbour opens again\n\n{BODY * 12}")
    assert page.lines[page.start].text.startswith("The harbour of Lindmouth")

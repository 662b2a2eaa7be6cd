"""The headline of plain text, and the candidate that came next."""

from __future__ import annotations

from feeds.parse.text import crumbs, lines, title

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

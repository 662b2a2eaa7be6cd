"""An invented newspaper's site, page by page: stories of its own words among furniture that no list knows."""

from __future__ import annotations

from typing import NamedTuple

from tests.making import words

READING = "The Gazette is read aloud every Thursday at the old customs house, where all are welcome and tea is served."
PUZZLE = "Our puzzle page grows a column in spring"
LETTERS = "Letters to the editor are answered by hand, in ink, within the week."
CHOIR = "Sing with the newsroom choir: no audition, no notes, only the tide tables."
FURNITURE = (READING, PUZZLE, LETTERS, CHOIR)


class Page(NamedTuple):
    """A page as scraped, and what of it is the story."""

    name: str
    text: str
    title: str
    paragraphs: tuple[str, ...]


def page(number: int) -> Page:
    """Every page has most of the furniture, in changing places."""
    title = f"Harbour council votes on bridge number {number}"
    paragraphs = tuple(_paragraph(number, part) for part in range(6))
    parts = [title, f"By Ann Example\n{number % 28 + 1} October 2026", *paragraphs[:2]]
    parts += [READING, *paragraphs[2:4]]
    parts += [PUZZLE] if number % 3 else []
    parts += [*paragraphs[4:]]
    parts += [LETTERS] if number % 2 else [CHOIR, LETTERS]
    return Page(f"{number}.txt", "\n\n".join(parts) + "\n", title, paragraphs)


def _paragraph(number: int, part: int) -> str:
    stem = f"n{number}p{part}w"
    return f"The council heard that {words(stem, 24)}. It was agreed that {words(stem + 'x', 12)}."

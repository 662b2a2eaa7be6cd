"""An invented newspaper's site, page by page, as scraped text and as HTML: stories of its own words among furniture
that no list knows.
"""

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


def web_page(number: int) -> Page:
    """The same as HTML: the furniture stands in the article's own box, here and there broken or in a list."""
    one = page(number)
    parts = [f"<p>{paragraph}</p>" for paragraph in one.paragraphs]
    parts.insert(2, f'<p class="note">{READING}</p>')
    if number % 3:
        parts.insert(5, f"<p><b>{PUZZLE}</b></p>")
    parts.append(f"<p>{LETTERS}</p>" if number % 2 else f"<p>{CHOIR}<br>{LETTERS}</p>")
    return Page(f"{number}.html", _HTML.format(title=one.title, day=number % 28 + 1, body="\n".join(parts)), one.title,
                one.paragraphs)  # fmt: skip


_HTML = """<!doctype html><html lang="en"><head><title>{title} - The Gazette</title></head><body>
<nav><a href="/">Home</a> <a href="/harbour">Harbour</a></nav>
<article><h1>{title}</h1>
<p class="byline">By Ann Example</p><p class="date">{day} October 2026</p>
<div class="text">
{body}
</div></article>
<aside class="related"><h3>From the quay</h3><ul><li><a href="/a">Tides of the week</a></li>
<li><a href="/b">What the ferry costs</a></li></ul></aside>
</body></html>
"""


def _paragraph(number: int, part: int) -> str:
    stem = f"n{number}p{part}w"
    return f"The council heard that {words(stem, 24)}. It was agreed that {words(stem + 'x', 12)}."

"""The page as a reader sees it: its blocks as lines of text, and where among them the headline stands.

What stands around the headline is read as scraped text is read: by the same rules for bylines and dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from feeds.parse.html.fold import fold
from feeds.parse.text import dates, lines
from feeds.parse.text.lines import Line

_UNSEEN = frozenset("script style noscript svg template select head iframe nav footer form textarea".split())
_INLINE = frozenset(
    "a abbr b bdi big cite code em font i ins label mark s small span strong sub sup time u address".split()
)
_MOST_LETTERS = 60_000
_DATED, _DATED_LETTERS = 5, 140
"""Where no date stands around the headline, so many lines of at most so many letters that hold one are looked at."""
ABOVE, BELOW, UNPLACED = 12, 25, 150
"""Lines around the headline that may hold byline and date."""


@dataclass(frozen=True, slots=True)
class Around:
    """The lines around the headline."""

    page: lines.Page
    row: int
    """The headline's row in it, -1 where it is not to be seen."""


def around(tree: HtmlElement, headline: str) -> Around:
    """What is seen around a headline; where it is not seen, the page's first lines."""
    blocks = list(_bounded(tree))
    wanted = fold(headline)
    at = next(
        (n for n, text in enumerate(blocks) if wanted and _may_be(text, wanted) and fold(text) == wanted), -1
    )
    if at < 0:
        at = next(
            (
                n
                for n, text in enumerate(blocks)
                if len(wanted) > 12 and len(text) < 400 and wanted in fold(text)
            ),
            -1,
        )
    low, high = (max(0, at - ABOVE), at + BELOW) if at >= 0 else (0, UNPLACED)
    some = blocks[low:high]
    if at >= 0 and not any(dates.stamps(text) for text in some):
        dated = (text for text in blocks[high:] if len(text) < _DATED_LETTERS and dates.stamps(text))
        some += islice(dated, _DATED)
    page = lines.read("\n".join(some))
    row = _row(page, wanted) if at >= 0 else -1
    return Around(page, row)


def _may_be(text: str, wanted: str) -> bool:
    # Plain letters stay as many when they are folded: most blocks need no further look.
    return len(text) == len(wanted) or not text.isascii()


def _row(page: lines.Page, wanted: str) -> int:
    held: Line | None = None
    for line in page.lines:
        folded = fold(line.text)
        if folded == wanted:
            return line.row
        if held is None and wanted in folded:
            held = line
    return held.row if held else -1


def _bounded(tree: HtmlElement) -> Iterator[str]:
    size = 0
    for text in _blocks(tree):
        yield text
        size += len(text)
        if size > _MOST_LETTERS:
            return


def _blocks(tree: HtmlElement) -> Iterator[str]:
    """The texts of the page's blocks; an inline element does not divide, a block, a line break and a cell do."""
    parts: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if parts and element.tag not in _INLINE:
            text = " ".join("".join(parts).split())
            parts = []
            if text:
                yield text
        if event == "end":
            said = element.tail
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
            continue
        else:
            said = element.text
        if said:
            parts.append(said)
    text = " ".join("".join(parts).split())
    if text:
        yield text

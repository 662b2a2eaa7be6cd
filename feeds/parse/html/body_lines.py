"""A page's blocks as the lines that its readers see: what the furniture of its source is learned from.

They are those of the article's clean text where a block is of the article, so that a learned line is found again in
what is kept: see feeds/learning.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from feeds.parse.html.blocks import BREAK, Block
from feeds.parse.html.body_signs import Seen


def shown(seen: Seen) -> tuple[str, ...]:
    """Every line that the page shows, case-folded, blanks collapsed, in order; known furniture too, since on a page
    that is only a sign against a block.

    The cells of a table of data are none: a clean text has its rows as lines.
    """
    return tuple(_shown(seen))


def _shown(seen: Seen) -> Iterator[str]:
    for block, low in zip(seen.blocks, seen.lows, strict=True):
        if low and not block.place.table:
            yield from lines_of(block, low)


def lines_of(block: Block, low: str) -> tuple[str, ...]:
    """A block's lines, one where nothing breaks it. `low`: its text, case-folded."""
    if BREAK not in block.parts:
        return (low,)
    parts = (part for part in block.parts if isinstance(part, str) or part is BREAK)
    broken = "".join(" ".join(part.split("\n")) if isinstance(part, str) else "\n" for part in parts)
    lines = (" ".join(line.split()) for line in broken.casefold().split("\n"))
    return tuple(filter(None, lines))


def is_learned(block: Block, low: str, learned: Collection[str]) -> bool:
    """Whether all that a block says is furniture that was learned."""
    return bool(learned) and not block.place.table and all(line in learned for line in lines_of(block, low))

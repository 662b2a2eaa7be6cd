"""What each block of a page was taken for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime

from feeds.parse.html import body_lines, read, sections
from feeds.parse.html.blocks import Block
from feeds.parse.html.body import LEAST
from feeds.parse.html.body_render import is_caption
from feeds.parse.html.figures import picture
from feeds.parse.html.fold import fold
from feeds.parse.html.read import Head, Reading, heading_lines
from feeds.parse.marks import Mark, recurs
from feeds.parse.text import dates

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SHORT = 120
_WORTH_TELLING = 0.1
"""A block that was left out is told with its chance from here on."""
_BOXES = (
    ("consent", "cookies"), ("adverts", "advert"), ("letters", "newsletter"), ("comments", "comments"),
    ("teasers", "teasers"), ("sharing", "sharing"), ("menu", "menu"), ("foot", "footer"), ("writer", "the author"),
    ("side", "sidebar"), ("hidden", "hidden"),
)  # fmt: skip
"""What the classes around a block say, the most telling first → how it is called."""


def marks(found: Reading, certainty: float, learned: Collection[str]) -> tuple[Mark, ...]:
    """The blocks in their order, pictures where the article shows them.

    A byline or a date less sure than `certainty` gave nothing, and is not marked.
    """
    return tuple(_marks(found, _head_kinds(found, certainty), learned))


def _marks(found: Reading, head: dict[str, str], learned: Collection[str]) -> Iterator[Mark]:
    seen, shown, chosen = found.body.seen, frozenset(found.body.shown), frozenset(found.body.chosen)
    near = max(min(chosen), seen.first) + _NEAR
    around = frozenset[str].intersection(*(seen.blocks[n].place.classes for n in chosen))
    title = fold(found.head.title.text)
    start = _headline(found, near) - _NEAR
    for n, block in enumerate(seen.blocks):
        if not block.text:
            if n in shown and block.image is not None and (image := picture(block.image, "")):
                yield Mark(image.alt or image.url, "picture")
        elif n in chosen:
            summed = n < near and head.get(fold(block.text)) == "summary"
            yield Mark(block.text, "summary", "and body") if summed else Mark(block.text, _body(block))
        elif n in shown:
            yield Mark(block.text, "caption")
        elif start <= n < near and (kind := _kind(block, seen.lows[n], head, title)):
            yield Mark(block.text, kind)
        else:
            yield _outside(found, n, learned, around)


_NEAR = 12
"""Blocks above the headline and below the text's beginning in which section, byline and date may stand."""


def _headline(found: Reading, near: int) -> int:
    """The last block above the text that is the headline, else the first of the page."""
    title, blocks = fold(found.head.title.text), found.body.seen.blocks
    return next((n for n in reversed(range(min(near, len(blocks)))) if fold(blocks[n].text) == title), 0)


_BESIDE = 80
"""Letters that a kicker or a place may add to the headline in its block."""


def _kind(block: Block, low: str, head: dict[str, str], title: str) -> str:
    folded = fold(block.text) if len(low) < 1_000 else low
    if title in folded and len(folded) < len(title) + _BESIDE:
        return "title"
    return head.get(low) or head.get(folded, "")


def _head_kinds(found: Reading, certainty: float) -> dict[str, str]:
    """Text, case-folded or folded → kind, of what the head was read from: what is said later outranks what is said
    before.
    """
    head = found.head
    said = read.item(found)
    kinds = {label.casefold(): "section" for label in said.crumbs}
    kinds |= {text.casefold(): "kicker" for text in (told.text for told in sections.kickers(head.said)[:1])}
    kinds |= {fold(line): "summary" for line in said.summary.split("\n") if line}
    for line in heading_lines(head):
        if kind := _heading_kind(line, head, certainty):
            kinds[line] = kind
    return kinds


def _heading_kind(line: str, head: Head, certainty: float) -> str:
    """Whether a line gives the authors that were taken, a date that was taken, or both."""
    who, when = head.authors, (head.published, head.updated)
    by = who and who.confidence >= certainty and any(name.casefold() in line for name in who.names)
    days = {_day(one.when) for one in when if one and one.confidence >= certainty}
    on = any(stamp.day in days for stamp in dates.stamps(line))
    return "by, date" if by and on else "byline" if by else "date" if on else ""


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _body(block: Block) -> str:
    tag = block.place.tag
    return "heading" if tag in _HEADINGS else "list" if tag == "li" else "body"


def _outside(found: Reading, n: int, learned: Collection[str], around: frozenset[str]) -> Mark:
    """`around`: what the classes say of the whole article, which tells nothing."""
    seen = found.body.seen
    block, low, chance = seen.blocks[n], seen.lows[n], found.body.chances[n]
    if body_lines.is_learned(block, low, learned):
        return Mark(block.text, "learned", recurs(low, learned))
    why = next((word for name, word in _BOXES if name in block.place.classes - around), "")
    why = why or ("a picture" if is_caption(block) else "")
    if _WORTH_TELLING <= chance < LEAST:
        why = f"{why + ', ' if why else ''}body {chance:.2f}"
    return Mark(block.text, "furniture" if seen.known[n] else "left out", why)

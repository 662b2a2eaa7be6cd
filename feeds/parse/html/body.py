"""The article's body on a page: trafilatura's view and our own blocks, weighed together, written as plain HTML."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from urllib.parse import urljoin

from lxml.html import HtmlElement

from feeds import plain
from feeds.parse.html import body_lines, body_render, body_signs, kept
from feeds.parse.html.blocks import Block, blocks
from feeds.parse.html.body_told import told
from feeds.parse.html.tables.body import BODY
from feeds.parse.text.weights import Signs, confidence, score


@dataclass(frozen=True, slots=True)
class Body:
    """What a page says as its article."""

    html: str
    text: str
    """As feeds.plain.text_of reads the html."""
    confidence: float
    """0 to 1: the mean over the chosen text."""
    evidence: str
    points: tuple[str, ...]
    seen: body_signs.Seen
    """What was judged."""
    chances: tuple[float, ...]
    """How likely each block is of the article, 0 to 1."""
    chosen: tuple[int, ...]
    """Numbers of the blocks that its text is made of."""
    shown: tuple[int, ...]
    """And with the pictures and captions among them."""


def find(
    tree: HtmlElement, *, url: str, title: str, learned: Collection[str], head: Collection[str] = ()
) -> Body | None:
    """The body of a page, None where it has none. The tree stays as it is.

    `url`: the page's address, which relative ones are joined to, or "". `title`: the headline as read, left out of the
    body. `learned`: lines, case-folded, blanks collapsed, that recur in documents of the source. `head`: such lines
    that belong to the headline.
    """
    found = blocks(tree)[:_MOST]
    base = _base(tree, url)
    seen = look(tree, found, title, head)
    chances = tuple(_chance(seen, n) for n in range(len(found)))
    chosen = _chosen(seen, chances, learned)
    if not chosen:
        return None
    shown = body_render.with_pictures(found, chosen, base)
    html = body_render.html([found[n] for n in shown], base)
    sure = sum(chances[n] * len(found[n].text) for n in chosen) / sum(len(found[n].text) for n in chosen)
    return Body(
        html, plain.text_of(html), round(sure, 3), _evidence(seen, chosen), _points(seen, chosen),
        seen, chances, chosen, tuple(shown),
    )  # fmt: skip


def _chosen(seen: body_signs.Seen, chances: Sequence[float], learned: Collection[str]) -> tuple[int, ...]:
    """The likely blocks, without what was learned; a body of nothing else stays as it is."""
    likely = tuple(n for n, chance in enumerate(chances) if chance >= LEAST)
    left = (n for n in likely if not body_lines.is_learned(seen.blocks[n], seen.lows[n], learned))
    return (tuple(left) or likely) if learned else likely


_MOST = 8_000
"""Blocks that are judged; those behind them are left out."""

_ELEMENTS = 10_000
"""Larger trees are judged without trafilatura, which would take seconds."""

LEAST = 0.4
"""A block less likely than this is left out."""


def look(tree: HtmlElement, found: Sequence[Block], title: str, head: Collection[str]) -> body_signs.Seen:
    """The blocks with all that judges them. `head`: see body_signs.Seen."""
    if sum(1 for _ in islice(tree.iter(), _ELEMENTS)) == _ELEMENTS:
        likely = body_signs.prose(found, [len(block.text) for block in found])
        known = kept.Kept(frozenset(kept.squashed(found[n].text) for n in likely))
        return body_signs.look(found, known, title, told(tree), head)
    known = kept.read(tree, len(found))
    if len(known.whole) < _LITTLE * body_signs.prose_size(found):
        known = kept.read(tree, len(found), fast=False)
    return body_signs.look(found, known, title, told(tree), head)


_LITTLE = 0.5
"""Where less than this share of a page's prose is kept, trafilatura is asked to look again, at twice the time."""


def _base(tree: HtmlElement, url: str) -> str:
    base = tree.find(".//base[@href]")
    if base is None:
        return url
    try:
        return urljoin(url, (base.get("href") or "").strip())
    except ValueError:
        return url


def _chance(seen: body_signs.Seen, n: int) -> float:
    return 0.0 if body_signs.never(seen, n) else _likelihood(body_signs.signs(seen, n))


@lru_cache(8_192)
def _likelihood(signs: Signs) -> float:
    """What these signs say: entries of one menu have the same."""
    return confidence(score(signs, BODY))


def _evidence(seen: body_signs.Seen, chosen: Sequence[int]) -> str:
    agreed = sum(seen.kept[n] != "left" for n in chosen)
    return f"{len(chosen)} of {len(seen.blocks)} blocks, {agreed} of them also by trafilatura"


def _points(seen: body_signs.Seen, chosen: Sequence[int]) -> tuple[str, ...]:
    """The items of a list that stands before the first paragraph: the document's own summary."""
    points = []
    for n in chosen:
        if seen.blocks[n].place.tag != "li":
            break
        points.append(seen.blocks[n].text)
    return tuple(points) if 2 <= len(points) <= 8 else ()

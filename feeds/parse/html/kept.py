"""What trafilatura takes for the article: the text of its blocks, to be asked by ours."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura.core import bare_extraction
from trafilatura.settings import Document

_SEARCHED = 20_000_000
"""Letters of kept text times blocks: beyond this, whole blocks alone are compared."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Letters without blanks, of each block and of all in a row."""

    blocks: frozenset[str] = frozenset()
    whole: str = ""
    searched: bool = field(default=True)

    def sign(self, letters: str) -> str:
        """How a block of ours, without blanks, stands in it."""
        if letters in self.blocks:
            return "kept"
        if self.searched and len(letters) > 3 and letters in self.whole:
            return "kept in part" if len(letters) > 30 else "kept, short, in part"
        return "left"


def read(tree: HtmlElement, blocks: int, *, fast: bool = True) -> Kept:
    """What it keeps of a tree, which stays as it is. `blocks`: how many will ask.

    Unless `fast`, it compares what it found with what readability and justext find, at twice the time.
    """
    found = bare_extraction(
        tree,
        fast=fast,
        include_comments=False,
        include_links=False,
        include_formatting=False,
        output_format="xml",
    )
    if not isinstance(found, Document) or found.body is None:
        return Kept()
    owns = ["".join(element.itertext()) for element in found.body]
    rows = [squashed(own) for own in owns]
    parts = {
        squashed(part) for element, own in zip(found.body, owns, strict=True) for part in _parts(element, own)
    }
    whole = "\n".join(rows)
    return Kept(frozenset(parts.union(rows)), whole, len(whole) * blocks < _SEARCHED)


def _parts(element: _Element, own: str) -> list[str]:
    """The texts of an element's items and cells, and the lines of its `own`, where it has several."""
    inside = [
        "".join(item.itertext())
        for item in (element.iter("item", "cell", "p", "quote", "row") if len(element) else ())
        if item is not element
    ]
    return [*inside, *own.split("\n")] if "\n" in own else inside


def squashed(text: str) -> str:
    """A text without blanks."""
    return "".join(text.split())

"""A line of a document and what it was taken for, as `newswire explain` shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

OUTSIDE = frozenset(("furniture", "learned", "left out"))
"""Kinds of what is not of the article."""


class Mark(NamedTuple):
    """A line and what it was taken for."""

    text: str
    kind: str
    """`title`, `byline`, `date`, `by, date` (a line that gives both), `section`, `kicker`, `summary`, `body`,
    `heading`, `list`, `caption`, `picture`, `furniture`, `learned` or `left out`.
    """
    why: str = ""
    """What more is to be said of it: how often a learned line recurred, what kind of box a block stands in."""


def recurs(line: str, learned: Collection[str]) -> str:
    """How often a learned line recurred, where that is known: line → (stories that held it, stories known)."""
    if not isinstance(learned, Mapping) or line not in learned:
        return ""
    stories, known = learned[line]
    return f"in {stories} of {known} stories"

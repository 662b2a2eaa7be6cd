"""Phrases that few lines hold, and what rules them out at a glance: clues of a pattern, first letters of openings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Phrases(NamedTuple):
    """A pattern that is only tried where one of its clues stands: most lines have none, and a look for a few letters
    costs a fraction of a pattern's.
    """

    clues: tuple[str, ...]
    """Every match holds one of these."""
    pattern: re.Pattern[str]

    def within(self, text: str) -> bool:
        """Whether a text holds one of the phrases."""
        return holds(text, self.clues) and self.pattern.search(text) is not None


def holds(text: str, some: Iterable[str]) -> bool:
    """Whether a text holds any of a few words or signs."""
    # A plain loop, since every line is asked: to set up anything quicker costs more than that saves.
    for one in some:  # noqa: SIM110
        if one in text:
            return True
    return False


def by_head(openings: Sequence[str], size: int) -> Mapping[str, tuple[str, ...]]:
    """So many first letters → the openings that a text which begins with them may have."""
    heads = {opening[:size] for opening in openings}
    return {
        head: tuple(one for one in openings if one.startswith(head) or head.startswith(one)) for head in heads
    }

"""Phrases that few lines hold, and what rules them out at a glance: clues of a pattern, first letters of openings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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
        # A plain loop, since it is asked of every line: to set up anything quicker costs more than that saves.
        for clue in self.clues:
            if clue in text:
                return self.pattern.search(text) is not None
        return False


def by_head(openings: Sequence[str], size: int) -> Mapping[str, tuple[str, ...]]:
    """So many first letters → the openings that a text which begins with them may have."""
    heads = {opening[:size] for opening in openings}
    return {
        head: tuple(one for one in openings if one.startswith(head) or head.startswith(one)) for head in heads
    }

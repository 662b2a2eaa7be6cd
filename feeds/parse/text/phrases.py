"""Phrases that few lines hold: a pattern, and the clues that rule it out at a glance."""

from __future__ import annotations

import re
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
        return any(map(text.__contains__, self.clues)) and self.pattern.search(text) is not None

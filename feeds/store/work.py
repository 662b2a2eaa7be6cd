"""What one commit has decided and not written yet."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping
from dataclasses import dataclass, field

from feeds.decide import Held, Kept, Key, Place
from feeds.learning import Telling
from feeds.model import Article
from feeds.store.counter import Counter


@dataclass(slots=True, kw_only=True)
class Pending:
    """What an article will be at the end of the commit."""

    article: Article
    renewed: int
    born: bool = False
    rejoin: bool = False
    """It joins its facets anew."""
    changed: bool = False
    change: int = 0
    """The number it took in this commit; 0: nothing came of it."""
    revision: int = 0
    said: int = 0
    """The change that brought its text; 0: this commit's."""
    guests: set[str] = field(default_factory=set)
    """Sources of others that say the same: it stands in their facets too."""
    past: list[Kept] = field(default_factory=list)
    """Texts that it held before this commit, or in it."""


@dataclass(slots=True)
class Work:
    """All that one commit has decided and not written yet."""

    held: Held
    counter: Counter
    pending: dict[int, Pending] = field(default_factory=dict)
    leads: dict[Key, int] = field(default_factory=dict)
    known: Mapping[Key, int] = field(default_factory=dict)
    """Where each key led before this commit."""
    seen_at: set[Place] = field(default_factory=set)
    placed: frozenset[Place] = frozenset()
    told: list[Telling] = field(default_factory=list)
    """The lines of the newborns: no story is counted twice."""
    tally: Tally[str] = field(default_factory=Tally)

"""The headline: of what a page calls itself, the text that most agree on."""

from __future__ import annotations

from dataclasses import dataclass

from feeds.parse.html.said import Said, Told
from feeds.parse.html.tables import TITLE
from feeds.parse.html.title_signs import signs_of
from feeds.parse.html.title_told import view
from feeds.parse.text.weights import best


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline chosen. `declared`: other texts that the page gives as its headline."""

    text: str
    sources: tuple[str, ...]
    confidence: float
    signs: tuple[str, ...]
    runner_up: str
    head: Told | None


def find(said: Said) -> Headline | None:
    """The best candidate; None where the page calls itself nothing."""
    seen = view(said)
    chosen = best(seen.called, lambda one: signs_of(seen, one), TITLE)
    if chosen is None:
        return None
    one = chosen.candidate
    return Headline(
        text=one.text,
        sources=tuple(sorted(one.whole)) + tuple(f"part of {name}" for name in sorted(one.cut - one.whole)),
        confidence=chosen.confidence,
        signs=chosen.signs,
        runner_up=chosen.runner_up.text if chosen.runner_up else "",
        head=one.head,
    )

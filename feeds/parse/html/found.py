"""What a matter's module hands back: a value, the words it rests on, how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from feeds.model import Why

Value = TypeVar("Value")

EVIDENCE = 400
"""Letters of evidence that a reason keeps."""


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A field's value and why it is that."""

    value: Value
    rule: str
    """`module.function`."""
    evidence: str
    confidence: float

    @property
    def why(self) -> Why:
        """As an item keeps it."""
        return Why(rule=self.rule, evidence=self.evidence[:EVIDENCE], confidence=round(self.confidence, 3))

"""What a rule may know besides the item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from feeds.model import Document, Item
from feeds.settings import Config, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The item's document and source, and the config."""

    document: Document
    source: Source
    config: Config


Rule = Callable[[Item, Context], Item]

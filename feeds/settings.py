"""The nouns of config.toml: frozen and plain, so that a serving worker can be handed them.

`feeds.config.load` fills them and says what is wrong; everything else only reads them. Every field stands,
explained, in the config.toml at the top of the project.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Content = Literal["full", "summary"]

SAMPLE_AUTHORITY = "newswire.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The publication: what every feed says of itself."""

    title: str = "newswire"
    description: str = ""
    url: str = "http://127.0.0.1:8000"
    """The public address, without a trailing slash. Links are made from it, never from the Host header."""
    language: str = ""
    """BCP 47; empty: not stated."""
    timezone: str = "UTC"
    """IANA name: the zone of times that copy gives without one."""
    authority: str = SAMPLE_AUTHORITY
    since: str = "2026"
    """Authority and date of the tag: URIs that are minted (RFC 4151)."""
    open_sections: bool = True
    fresh_days: int = 7
    size: int = 50
    content: Content = "full"
    icon: str = ""
    """The address of a square picture that stands for it; empty: none."""
    logo: str = ""
    """The address of a wide one."""
    notes: bool = False
    """Whether a text that was revised says so, above its first line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSettings:
    """Where articles rest."""

    url: str = "sqlite:///var/newswire.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """How the service listens."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    max_age_seconds: int = 60
    memory_mb: int = 24
    """Megabytes (10^6 bytes) of finished bodies that one worker may hold."""
    browser_page: bool = True
    """Whether a browser that opens a feed gets a page that shows it, and how to subscribe."""
    deltas: bool = True
    """Whether a reader that asks for it is sent only what it has not seen (RFC 3229, A-IM: feed)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """Limits of what is read."""

    max_bytes: int = 10_000_000
    """A larger document is rejected unread."""
    max_seconds: int = 60
    """A document that takes longer is rejected and its reader replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NormaliseSettings:
    """How copy is judged."""

    certainty: float = 0.5
    """A field whose confidence is below it stays empty; 0: always answer."""
    detect_language: bool = False
    """Whether the text tells its language where neither it nor its source states one; needs the extra `lang`."""
    significant_share: float = 0.2
    """A revision that changes more than this share of the words is significant."""
    correction_words: tuple[str, ...] = ()
    """Words that mark a correction at the start of a line, besides those that are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where copy comes from."""

    name: str
    path: Path
    every_seconds: int = 5
    section: str = ""
    """For what names none."""
    language: str = ""
    timezone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the publication that has its own feeds."""

    name: str
    slug: str = ""
    aliases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """IPTC Media Topics, by number or name: what is filed under one of them, or below, stands here."""
    size: int = 0
    """Entries in its feeds; 0: as [site]."""
    content: Content | Literal[""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """config.toml, checked. Paths in it are absolute."""

    path: Path
    site: Site = Site()
    store: StoreSettings = StoreSettings()
    server: Server = Server()
    fetch: FetchSettings = FetchSettings()
    normalise: NormaliseSettings = NormaliseSettings()
    sources: tuple[Source, ...] = ()
    sections: tuple[Section, ...] = ()
    named: Mapping[str, Section] = field(init=False, repr=False, compare=False)
    """The sections by name, in lower case: each feed asks for its own several times, however many there are."""
    slugged: Mapping[str, Section] = field(init=False, repr=False, compare=False)
    """Those that state a slug, by that."""

    def __post_init__(self) -> None:
        backwards = self.sections[::-1]  # of two that share a name, the first is meant
        object.__setattr__(self, "named", {section.name.casefold(): section for section in backwards})
        object.__setattr__(self, "slugged", {section.slug: section for section in backwards if section.slug})

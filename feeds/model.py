"""The nouns: what passes from stage to stage. Frozen and plain; no behaviour but digests.

    Document ──parse──▶ Item ──normalise──▶ Article ──decide──▶ Article (with its id and numbers) ──edition──▶ Edition

All times are aware, in UTC, in whole seconds, but those of an Item, which are as the document said them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from hashlib import blake2b
from itertools import repeat
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Bytes as fetched. `name` is the path below the source's folder, in NFC, with `/`."""

    source: str
    name: str
    data: bytes
    arrived: datetime
    """When the pass that fetched it began: the one reading of the clock."""
    modified: datetime | None = None
    """The file's own time."""
    size: int = 0
    mtime_ns: int = 0
    """What a later look compares, so that an unchanged file costs a stat: size and time of the file and its
    sidecar together."""
    sidecar: bytes = b""
    """The file of fields beside it, as fetched; empty where `sidecar_name` is."""
    sidecar_name: str = ""

    @property
    def digest(self) -> str:
        """The BLAKE2b digest of the bytes, and of the sidecar's: 32 hexadecimal digits."""
        digest = blake2b(self.data, digest_size=16)
        if self.sidecar_name:
            # Its key keeps a text that ends like a sidecar apart from one that has it beside it.
            digest.update(blake2b(self.sidecar, digest_size=16, key=b"sidecar").digest())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a field is what it is."""

    rule: str
    """The function that settled it, as `module.function`."""
    evidence: str
    """The words of the document that it rests on."""
    confidence: float
    """0 to 1."""


Reasons = Mapping[str, Why]
"""Field name → Why, by the names that `newswire explain --json` prints."""

NO_REASONS: Reasons = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture that belongs to an article."""

    url: str
    """Absolute, http or https."""
    caption: str = ""
    """Plain text, as is `credit`."""
    credit: str = ""
    width: int | None = None
    height: int | None = None
    """Pixels, both as the document states them."""
    media_type: str = ""
    """As the document states it, such as `image/jpeg`."""
    length: int | None = None
    """Its bytes, as the document states them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a document *said*. What it did not say is empty; nothing is invented."""

    entry: str = ""
    """Which part of a document with several; empty in a document of one."""
    upstream_id: str = ""
    url: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | date | None = None
    """A `date` where the document gives a day only; a naive datetime where it gives no zone."""
    updated: datetime | date | None = None
    language: str = ""
    crumbs: tuple[str, ...] = ()
    """Breadcrumb, kicker and categories as read, most general first."""
    tags: tuple[str, ...] = ()
    summary: str = ""
    """Plain text; a bullet a line where the document has bullets."""
    body_html: str = ""
    minutes: int | None = None
    """Reading time as the document states it."""
    image: Image | None = None
    """The main picture."""
    lines: tuple[str, ...] = ()
    """Every line or block of text that its document shows, body and furniture alike, case-folded, blanks collapsed;
    without what its format never takes for the body, of which nothing is left to learn."""
    why: Reasons = field(default_factory=lambda: NO_REASONS)


@dataclass(frozen=True, slots=True)
class Told:
    """The lines of one document's story, as `learning` compares them: by their marks, numbers of 64 bits."""

    lines: Mapping[int, str]
    """Mark → line, case-folded, blanks collapsed: those that may turn out to be furniture."""
    opening: frozenset[int] = frozenset()
    """Marks of the paragraphs that its text opens with, which pages of other stories quote where they tease it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A document, or an entry of one, that cannot be read."""

    reason: str
    detail: str
    entry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What we *keep*. `normalise` fills the first part; `decide` and the store the second."""

    source: str
    name: str
    entry: str = ""
    upstream_id: str = ""
    url: str = ""
    """The copy's own address, absolute; empty where it has none."""
    title: str
    authors: tuple[str, ...] = ()
    stated: datetime | None = None
    """When it was published, as the copy says; None where it does not. Never in a feed: see `published`."""
    stated_updated: datetime | None = None
    language: str = ""
    crumbs: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    """Names of sections, as the config maps the crumbs; the first is the main one."""
    tags: tuple[str, ...] = ()
    summary: str = ""
    body_html: str = ""
    """Sanitised HTML."""
    body_text: str = ""
    """Plain text, a paragraph a line; empty in an edition, which does not need it."""
    minutes: int = 0
    image: Image | None = None
    why: Reasons = field(default_factory=lambda: NO_REASONS)
    modified: datetime | None = None
    """The file's own time: ranks an undated file of a backfill."""
    digest: str = ""
    """The document's digest (and entry): equal when nothing was said anew."""
    told: Told | None = None
    """Its lines, from which the furniture of its source is learned; never kept."""

    id: str = ""
    """`tag:` URI, minted once, for life (RFC 4151)."""
    key: str = ""
    """The id's 128 bits in base62: its place in addresses."""
    slug: str = ""
    number: int = 0
    """The store's own row number."""
    change: int = 0
    published: datetime | None = None
    """What feeds serve: fixed once served."""
    published_from: str = ""
    """What `published` rests on: the rule that read it, or `arrival`."""
    updated: datetime | None = None
    """The last significant change."""
    rank: int = 0
    """Epoch seconds that order editions."""
    revision: int = 0
    """How many texts it held before this one."""
    withdrawn: datetime | None = None
    """When it was withdrawn: feeds show a notice in its place. None: it was not."""
    reason: str = ""
    """Of the withdrawal, in plain words."""

    @property
    def fingerprint(self) -> str:
        """The digest of what a reader of the article sees: text, headline, byline, summary, picture."""
        seen = "\0".join((self.title, "\1".join(self.authors), self.summary, self.body_html, self.url))
        if self.image:
            seen += f"\0{self.image.url}\0{self.image.caption}\0{self.image.credit}"
        return blake2b(seen.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


_FIELDS = {kind: tuple(one.name for one in fields(kind)) for kind in (Item, Article)}
_VALUES = {kind: attrgetter(*names) for kind, names in _FIELDS.items()}
_put = object.__setattr__

_Kind = TypeVar("_Kind", Item, Article)


def changed(one: _Kind, **changes: Any) -> _Kind:
    """`dataclasses.replace` of an item or an article, in a fifth of its time: each of them is changed once or more."""
    kind = type(one)
    made = object.__new__(kind)
    # A loop that Python does not see.
    deque(map(_put, repeat(made), _FIELDS[kind], _VALUES[kind](one)), maxlen=0)
    for name, value in changes.items():
        _put(made, name, value)
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What we publish: everything, or a section, author, tag or source. Its id and slug are for life."""

    kind: str
    """`all`, `section`, `author`, `tag` or `source`."""
    name: str
    slug: str
    """Empty for `all`."""
    feed_id: str
    change: int = 0
    """The newest change among its rows: its version."""
    moment: datetime
    """When that change was committed, by the store's clock."""
    count: int = 0
    """Articles that stand in it now."""
    last: int = 0
    """The newest ordinal given in it: where its archive ends. 0: nothing ever joined it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was searched for, and which page of what was found."""

    text: str
    """The query, in the one way it is written: see feeds/search_query.py."""
    by_relevance: bool = False
    """The best first; else the newest."""
    page: int = 1
    more: bool = False
    """There is a next page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The articles of one feed now, newest rank first, and its version: read in one snapshot."""

    facet: Facet
    epoch: str
    """The store's life: a change number of another epoch never matches."""
    articles: tuple[Article, ...] = field(default=())
    change: int
    """Its version: the newest change among its own rows, those that left it included, and of its head."""
    moment: datetime
    """When that change was committed, by the store's clock."""
    archive: tuple[int, int] | None = None
    """The first and the last ordinal of an archive document (RFC 5005 4); None: the newest articles."""
    search: Search | None = None
    """What its articles were searched by; None: they are those of a facet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What a change made of an article, as one facet sees it."""

    change: int
    article: Article
    left: bool = False
    """It no longer stands in the facet, and was not withdrawn: it was filed elsewhere."""


class Moved(NamedTuple):
    """What moved in a store after a change."""

    epoch: str
    """The store's life: numbers of another one never match."""
    newest: int
    """Its newest change."""
    facets: tuple[tuple[str, str], ...]
    """Kind and slug of every facet that moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed in a facet after a change, oldest first: each article once, as it is now."""

    epoch: str
    changed: tuple[Changed, ...]
    newest: int
    """All changes up to this one are told."""
    more: bool = False
    """There are later ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A text that an article has held."""

    number: int
    """0: its first."""
    change: int
    """The change that brought it."""
    moment: datetime
    title: str
    authors: tuple[str, ...]
    summary: str
    body_html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An article as a sitemap lists it: only one whose page is ours, and that was not withdrawn."""

    key: str
    slug: str
    title: str
    language: str
    published: datetime
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A document that fetch found but could not hand on; its data is at most its first 256 KiB."""

    document: Document
    rejection: Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A document and what became of it, ready to be saved: one or more of articles and rejections."""

    document: Document
    results: tuple[Article | Rejection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of what was seen: seen = new + updated + unchanged + duplicate + filtered + rejected."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicate: int = 0
    filtered: int = 0
    rejected: int = 0

    @property
    def seen(self) -> int:
        """The sum of all the others."""
        return self.new + self.updated + self.unchanged + self.duplicate + self.filtered + self.rejected

    def __add__(self, other: Account) -> Account:
        return Account(
            new=self.new + other.new,
            updated=self.updated + other.updated,
            unchanged=self.unchanged + other.unchanged,
            duplicate=self.duplicate + other.duplicate,
            filtered=self.filtered + other.filtered,
            rejected=self.rejected + other.rejected,
        )

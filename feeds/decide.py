"""All judgement on identity, ownership, significance and rank: pure functions of rows that the store hands in.

    Article + Held ──decide──▶ New | Revised | Touched | Seen

An alias proposes, resemblance decides: a key that is known (upstream id, URL, path, digest) leads to an
article, and the new text must resemble the one kept under it, else the key was recycled.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from feeds import corrections, learning, resemblance, withdrawal
from feeds.addresses import article_key, namespace, slugify, tag_uri
from feeds.model import Article, changed
from feeds.settings import Config

RENEW_SECONDS = 3600
"""A rank is renewed at most this often."""
LATE_ALLOWED = 10
"""Old articles that one pass may bring to the top before the rest are ranked by date."""
_DAY = 86400


class Key(NamedTuple):
    """What an article may be known by. `scope` is the source where the key means something in it alone."""

    kind: str
    scope: str
    value: str

    def digest(self) -> bytes:
        """16 bytes: the key as the ledger holds it."""
        return _digest(self)


@lru_cache(maxsize=8192)
def _digest(key: Key) -> bytes:
    # A commit asks twice: what the key leads to, and then what it is to lead to.
    return blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Place(NamedTuple):
    """Where a document says it: one entry of one document of one source."""

    source: str
    name: str
    entry: str


class Sighting(NamedTuple):
    """A place's present word on an article."""

    article: int
    owner: bool
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An article as the store keeps it, and what only decisions need of it."""

    article: Article
    renewed: int
    withdrawn: bool = False
    pruned: bool = False
    revision: int = 0
    """How many texts it held before this one."""
    said: int = 0
    """The change that brought this one; 0: the commit's that is being decided."""
    earlier: frozenset[str] = frozenset()
    """Fingerprints of the texts it has held before."""


@dataclass(slots=True, kw_only=True)
class Held:
    """What the store holds of the keys, places and articles that one commit is about.

    Decisions follow each other in one commit: whoever applies a verdict to the store applies it here too.
    """

    moment: int
    number: int = 0
    """The last article number given."""
    backfill: bool = False
    late: int = 0
    ledger: dict[Key, int] = field(default_factory=dict)
    minted: dict[Key, int] = field(default_factory=dict)
    sightings: dict[Place, Sighting] = field(default_factory=dict)
    owners: dict[int, set[Place]] = field(default_factory=dict)
    """Places that own an article and are still there."""
    articles: dict[int, Kept] = field(default_factory=dict)
    learned: frozenset[str] = frozenset()
    """Lines that are furniture of the source which speaks; a text kept before they were learned may still hold some."""


@dataclass(frozen=True, slots=True)
class New:
    """A story not known before; `article` has its id, dates and rank. `late`: an old one that came to the top."""

    article: Article
    minted: Key
    late: bool = False


@dataclass(frozen=True, slots=True)
class Revised:
    """The owner said something new. `article` is the whole new state."""

    article: Article
    significant: bool
    renewed: bool


@dataclass(frozen=True, slots=True)
class Touched:
    """The same document, or the same text but for furniture learned since, made into something else by us; or filed
    elsewhere: a change, no revision.
    """

    article: Article


@dataclass(frozen=True, slots=True)
class Seen:
    """Nothing new. `owner`: said by the place that owns it; otherwise a duplicate."""

    number: int
    owner: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A word on an article that has been withdrawn: never ingested again."""

    number: int
    reason: str


Verdict = New | Revised | Touched | Seen | Refused


def place_of(article: Article) -> Place:
    """Where the article was said."""
    return Place(article.source, article.name, article.entry)


def keys_of(article: Article) -> tuple[Key, ...]:
    """What the article may be known by, strongest first."""
    return tuple(_keys(article))


def _keys(article: Article) -> Iterator[Key]:
    if article.upstream_id:
        yield Key("upstream", article.source, article.upstream_id)
    if article.url:
        yield Key("url", "", article.url)
    yield Key("path", article.source, f"{article.name}\0{article.entry}" if article.entry else article.name)
    yield text_key(article)


def text_key(article: Article) -> Key:
    """What the article is known by wherever it stands: its text."""
    body = resemblance.folded(article.body_text)
    if resemblance.is_body(body):
        return Key("digest", "", resemblance.text_digest(body))
    # A brief says too little to be known everywhere; within its source, headline and text tell a copy.
    brief = f"{resemblance.folded(article.title)}\0{body}"
    return Key("brief", article.source, resemblance.text_digest(brief))


def decide(article: Article, keys: Sequence[Key], held: Held, config: Config) -> Verdict:
    """What is to be done with what a document said; `keys` are `keys_of(article)`.

    Identity: see docs/identity.md. Nothing is looked up but in `held`, nothing is changed.
    """
    kept = _identify(article, keys, held)
    if kept is None:
        return _new(article, keys[0], held, config)
    if kept.withdrawn:
        return Refused(kept.article.number, "withdrawn")
    if kept.pruned:
        return Seen(kept.article.number, owner=False)
    if not _owns(article, keys, kept, held):
        return Seen(kept.article.number, owner=False)
    return _same(article, kept, held, config)


def _identify(article: Article, keys: Sequence[Key], held: Held) -> Kept | None:
    *aliases, digest = keys
    for key in aliases:
        kept = _at(held.ledger.get(key), held)
        if kept is not None and _speaks(key, article, kept, held) and _resembles(article, kept):
            return kept
    return _by_digest(article, digest, held) or _by_sighting(article, held)


def _at(number: int | None, held: Held) -> Kept | None:
    return None if number is None else held.articles.get(number)


def _speaks(key: Key, article: Article, kept: Kept, held: Held) -> bool:
    # A path whose article was renamed away is free again: what is written there now is a copy at most.
    owners = held.owners.get(kept.article.number)
    return key.kind != "path" or not owners or place_of(article) in owners


def _resembles(article: Article, kept: Kept) -> bool:
    old = kept.article
    return (
        kept.pruned
        or withdrawal.is_forgotten(old)
        or resemblance.same_headline(article.title, old.title)
        or resemblance.same_text(article.body_text, old.body_text)
    )


def _by_digest(article: Article, digest: Key, held: Held) -> Kept | None:
    kept = _at(held.ledger.get(digest), held)
    if kept is None:
        return None
    upstream, known = article.upstream_id, kept.article.upstream_id
    return None if upstream and known and upstream != known else kept


def _by_sighting(article: Article, held: Held) -> Kept | None:
    # A copy whose original is gone: a rename in two steps. It speaks for the article from now on.
    sighting = held.sightings.get(place_of(article))
    if sighting is None or sighting.owner or held.owners.get(sighting.article):
        return None
    kept = _at(sighting.article, held)
    return kept if kept is not None and _resembles(article, kept) else None


def _owns(article: Article, keys: Sequence[Key], kept: Kept, held: Held) -> bool:
    """Whether this place may revise the article: its owner, or the one that the owner was renamed to."""
    if kept.article.source != article.source:
        return False
    owners = held.owners.get(kept.article.number)
    if not owners or place_of(article) in owners:
        return True
    # Said at two places at once: only a key of their own, not their text, makes both speak for the article.
    return any(
        key.kind in ("upstream", "url") and held.ledger.get(key) == kept.article.number for key in keys
    )


def _new(article: Article, minted: Key, held: Held, config: Config) -> New:
    identity = _uuid(config, minted, held.minted.get(minted, 0) + 1)
    key = article_key(identity)
    published, published_from = _dated(article, held.moment)
    rank, late = _rank(article, held, config)
    settled = changed(
        article,
        number=held.number + 1,
        id=tag_uri(config.site.authority, config.site.since, identity),
        key=key,
        slug=slugify(article.title) or key.lower(),
        published=published,
        published_from=published_from,
        updated=_stated_update(article, published, held.moment),
        rank=rank,
    )
    return New(settled, minted, late)


def _uuid(config: Config, key: Key, number: int) -> uuid.UUID:
    parts = key if number == 1 else (*key, str(number))
    return uuid.uuid5(namespace(config.site.authority), "\0".join(parts))


def _dated(article: Article, moment: int) -> tuple[datetime, str]:
    stated = article.stated
    if stated is None or stated.timestamp() > moment:
        return _time(moment), "arrival"
    why = article.why.get("published")
    return stated, why.rule if why else "copy"


def _stated_update(article: Article, published: datetime, moment: int) -> datetime:
    stated = article.stated_updated
    if stated is None or stated.timestamp() > moment:
        return published
    return max(published, stated)


def _rank(article: Article, held: Held, config: Config) -> tuple[int, bool]:
    date = article.stated or (article.modified if held.backfill else None)
    dated = min(int(date.timestamp()), held.moment) if date else held.moment
    if held.backfill:
        return dated, False
    old = dated < held.moment - config.site.fresh_days * _DAY
    if old and held.late >= LATE_ALLOWED:
        return dated, False
    return held.moment, old


def _same(article: Article, kept: Kept, held: Held, config: Config) -> Verdict:
    old = kept.article
    now = replace(
        article,
        id=old.id,
        key=old.key,
        slug=old.slug,
        number=old.number,
        published=old.published,
        published_from=old.published_from,
        updated=old.updated,
        rank=old.rank,
    )
    if now.fingerprint == old.fingerprint:
        return Touched(now) if _filed(now) != _filed(old) else Seen(old.number, owner=True)
    cleaned = learning.without(old.body_text, held.learned)
    if _said_again(now, old, cleaned, held):
        return Touched(now)
    if not _significant(now, kept, cleaned, config):
        return Revised(now, significant=False, renewed=False)
    # A backfill brings nothing to the top, not even what it tells in two versions.
    renewed = not held.backfill and held.moment - kept.renewed >= RENEW_SECONDS
    rank = held.moment if renewed else old.rank
    return Revised(replace(now, updated=_time(held.moment), rank=rank), significant=True, renewed=renewed)


def _said_again(now: Article, old: Article, cleaned: str, held: Held) -> bool:
    """Whether it is only we who make something else of it: of the same bytes, or of a text without its furniture.

    `cleaned`: the old text without what has been learned since.
    """
    said_before = held.sightings.get(place_of(now))
    if said_before is not None and said_before.digest == now.digest:
        return True
    told = (now.title, now.authors, now.body_text) == (old.title, old.authors, cleaned)
    return told and cleaned != old.body_text


def _filed(article: Article) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    return article.sections, article.tags, article.language


def _significant(now: Article, kept: Kept, cleaned: str, config: Config) -> bool:
    old = kept.article
    if now.fingerprint in kept.earlier:
        return False
    if now.title != old.title:
        return True
    words = config.normalise.correction_words
    if corrections.marks(now.body_text, words) > corrections.marks(cleaned, words):
        return True
    return resemblance.share_changed(cleaned, now.body_text) > config.normalise.significant_share


def _time(moment: int) -> datetime:
    return datetime.fromtimestamp(moment, UTC)

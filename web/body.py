"""A finished feed, and everything that is ever sent of it, made ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from threading import Lock

from feeds.addresses import archive_before, edition_url, feed_url
from feeds.defaults import ARCHIVE_SECONDS
from feeds.model import Edition
from feeds.settings import Config, Content
from web.answer import SETTLE_SECONDS, Headers, Version, described_by, entity, validators
from web.document import Document
from web.keys import Key
from web.search_keys import SearchKey

OVERHEAD = 4_000
"""Bytes that a body takes besides its bytes: mostly its headers."""

Archive = tuple[int, int]
"""The first and the last ordinal of an archive document."""

_LEVELS = {"gzip": 6, "br": 5, "zstd": 9}
"""Beyond these, time grows several times for a few bytes in a hundred."""
_QUICK = {"gzip": 3, "br": 2, "zstd": 3}
"""A quarter of the time for a tenth more bytes: for what is sent once."""
_GZIP_WINDOW = 31
"""zlib's sign for the largest window in a gzip wrapper, whose time is then 0."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A 200 in one coding."""

    data: bytes
    settled: Headers
    """Its headers once the second of its change is over."""
    unsettled: Headers
    """Its headers until then: without Last-Modified."""

    def headers(self, settled: bool) -> Headers:
        """The one or the other."""
        return self.settled if settled else self.unsettled


@dataclass(slots=True, eq=False, kw_only=True)
class Body:
    """One feed as of one version. Only `coded`, `size` and `used` ever change, and only `Bodies` changes them."""

    key: Key | SearchKey
    content: Content
    """What it carries, be that its facet's default or not."""
    version: Version
    etag: str
    settles: int
    """Epoch seconds from which on it has a Last-Modified."""
    described: tuple[Headers, Headers]
    """What all its codings say, once the second of its change is over, and before."""
    unmodified: Headers
    unmodified_unsettled: Headers
    document: Document
    coded: dict[str, Sent] = field(default_factory=dict)
    """What is sent of it, by coding: made on the first demand."""
    size: int = 0
    used: int = 0
    lock: Lock = field(default_factory=Lock)


def finish(
    key: Key | SearchKey,
    edition: Edition,
    document: Document,
    media_type: str,
    content: Content,
    config: Config,
) -> Body:
    """The body of an edition that was written as `document`."""
    address = partial(feed_url, config, edition.facet, key.suffix, content)
    version = Version(
        tag=f"{edition.epoch}-{edition.change}-{document.digest}",
        moment=int(edition.moment.timestamp()),
        media_type=media_type,
        address=edition_url(config, edition, key.suffix, content),
        max_age=config.server.max_age_seconds if edition.archive is None else ARCHIVE_SECONDS,
        links=() if edition.archive is None else _chain(edition, address),
    )
    unmodified = validators(version, settled=True)
    described = described_by(version, unmodified)
    return Body(
        key=key,
        content=content,
        version=version,
        etag=version.etag,
        settles=version.moment + SETTLE_SECONDS,
        described=(described, _unsettled(described)),
        unmodified=unmodified,
        unmodified_unsettled=_unsettled(unmodified),
        document=document,
        size=document.size + OVERHEAD,
    )


def _unsettled(headers: Headers) -> Headers:
    return tuple([header for header in headers if header[0] != "Last-Modified"])


def _chain(edition: Edition, address: Callable[[Archive | None], str]) -> tuple[tuple[str, str], ...]:
    """Where an archive document leads (RFC 5005 4), for whoever reads no further than the headers."""
    previous = archive_before(edition.facet.last, edition.archive)
    current = ("current", address(None))
    return (current, ("prev-archive", address(previous))) if previous else (current,)


def sent(said: tuple[Headers, Headers], coding: str, data: bytes) -> Sent:
    """A 200 with these bytes; `said`: see `Body.described`."""
    of_bytes = entity(coding, len(data))
    settled, unsettled = said
    return Sent(data, settled + of_bytes, unsettled + of_bytes)


def compressed(data: bytes, coding: str, *, quick: bool = False) -> bytes:
    """The bytes in a coding, made of the whole: `gzip` without a time, `br` (RFC 7932), `zstd` (RFC 8878).

    `quick`: with less effort, for what is sent once.
    """
    return _CODERS[coding](data, (_QUICK if quick else _LEVELS)[coding])


def _gzip(data: bytes, level: int) -> bytes:
    from zlib_ng.zlib_ng import compress

    packed: bytes = compress(data, level=level, wbits=_GZIP_WINDOW)
    return packed


def _brotli(data: bytes, level: int) -> bytes:
    import brotli

    packed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=level)
    return packed


def _zstd(data: bytes, level: int) -> bytes:
    import zstandard

    return zstandard.ZstdCompressor(level=level).compress(data)


_CODERS = {"gzip": _gzip, "br": _brotli, "zstd": _zstd}

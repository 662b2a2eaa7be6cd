"""gzip of a feed in segments: what stood in it before the last change is not compressed again (RFC 1951, RFC 1952).

A deflate stream may be flushed to a whole byte at any place, and what stands on both sides be made at different
times. A feed is cut before every article whose number is a multiple of EVERY, so that a new story at its head
leaves all cuts where they are. Each segment may look back at the one before it; but for the second, which will
stand behind others than now: the first one grows with every story.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from itertools import pairwise
from threading import Lock
from typing import NamedTuple

from feeds.model import Article
from web.fragments import Place

EVERY = 8
"""Of so many articles, one begins a segment: fewer cost bytes, more cost time."""
_LEVEL = 6
_WINDOW = 32_768
_SMALL = 2 * _WINDOW
"""Bytes below which cutting gains nothing."""
_OVERHEAD = 500

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""gzip, deflate, no name, no time, no system (RFC 1952 2.3)."""
_LAST_BLOCK = b"\x03\x00"
"""An empty block that says it is the last (RFC 1951 3.2.3)."""


class Piece(NamedTuple):
    """A part of a document: where it stands, and the entries that it holds, whole."""

    start: int
    end: int
    entries: tuple[Place, ...] = ()
    """Empty: it is made anew for every document."""


_Name = tuple[tuple[Place, ...], tuple[Place, ...]]
"""The entries of a segment and of the one that it looks back at."""


def cut(data: bytes, entries: Sequence[tuple[Article, Place, bytes]]) -> tuple[Piece, ...]:
    """The pieces of a document that holds these entries in their order, each of them rendered as given."""
    if len(data) < _SMALL:
        return (Piece(0, len(data)),)
    starts: list[tuple[int, int]] = []
    position = 0
    for number, (article, _, rendered) in enumerate(entries):
        position = data.index(rendered, position)
        if number and article.number % EVERY == 0:
            starts.append((number, position))
        position += len(rendered)
    whole = [
        Piece(start, end, tuple(place for _, place, _ in entries[first:beyond]))
        for (first, start), (beyond, end) in pairwise(starts)
    ]
    first = starts[0][1] if starts else len(data)
    last = [Piece(starts[-1][1], len(data))] if starts else []
    return (Piece(0, first), *whole, *last)


class Segments:
    """Compressed segments, up to `limit` bytes, the least recently used out first. For any thread."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: OrderedDict[_Name, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def gzip(self, data: bytes, pieces: Sequence[Piece]) -> bytes:
        """The document as gzip, without a time; `pieces` are those that `cut` found."""
        from zlib_ng.zlib_ng import crc32

        made = [_HEADER]
        before: tuple[Place, ...] = ()
        for number, piece in enumerate(pieces):
            back = (
                data[max(pieces[number - 1].start, piece.start - _WINDOW) : piece.start]
                if number > 1
                else b""
            )
            made.append(self._segment(data, piece, before, back))
            before = piece.entries
        ending = crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
        return b"".join((*made, _LAST_BLOCK, ending))

    def _segment(self, data: bytes, piece: Piece, before: tuple[Place, ...], back: bytes) -> bytes:
        name = (piece.entries, before)
        with self._lock:
            kept = self._kept.get(name) if piece.entries else None
            if kept is not None:
                self._kept.move_to_end(name)
                return kept
        made = _deflated(data[piece.start : piece.end], back)
        if piece.entries:
            with self._lock:
                self._keep(name, made)
        return made

    def _keep(self, name: _Name, made: bytes) -> None:
        if name in self._kept:
            return  # another thread made the same meanwhile
        self._kept[name] = made
        self._bytes += len(made) + _OVERHEAD
        while self._bytes > self._limit:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest) + _OVERHEAD


def _deflated(data: bytes, back: bytes) -> bytes:
    """Whole deflate blocks that end at a byte; `back` is what stands before them and may be referred to."""
    from zlib_ng.zlib_ng import DEFLATED, Z_FULL_FLUSH, compressobj

    packer = compressobj(_LEVEL, DEFLATED, -15, 9, 0, back) if back else compressobj(_LEVEL, DEFLATED, -15, 9)
    return b"".join((packer.compress(data), packer.flush(Z_FULL_FLUSH)))

"""gzip of a feed in segments: what stood in it before the last change is not compressed again (RFC 1951, RFC 1952).

A deflate stream may be flushed to a whole byte at any place, and what stands on both sides be made at different
times. A feed is cut before every article whose number is a multiple of EVERY, so that a new story at its head
leaves all cuts where they are. Each segment may look back at the one before it, but for the second, which will
stand behind others than now, since the first one grows with every story, and the last, which shrinks.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise
from threading import Lock
from typing import NamedTuple

from web.fragments import Fragment, Place

EVERY = 6
"""One article of so many begins a segment: fewer cost bytes, more cost time."""
_LEVEL = 6
_QUICK = 3
"""For what is made anew for every document."""
_WINDOW = 32_768
_SMALL = 2 * _WINDOW
"""Bytes below which cutting gains nothing."""
_OVERHEAD = 500
_DIGEST_BYTES = 12
_BEGINNING = 200
"""Bytes of an entry that no other entry begins with."""

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


def cut(
    data: bytes, numbers: Sequence[int], places: Sequence[Place], entries: Sequence[Fragment]
) -> tuple[tuple[Piece, ...], str]:
    """The pieces of a document that holds these entries in their order, and its digest, in hexadecimal.

    `numbers`: those of their articles. The digest is made of those of the entries and of what stands around them.
    """
    digest = blake2b(digest_size=_DIGEST_BYTES)
    starts: list[tuple[int, int]] = []
    position = end = 0
    for index, (number, entry) in enumerate(zip(numbers, entries, strict=True)):
        # They follow each other: how one begins, with its id, is as good as all of it, and found sooner.
        position = data.index(entry.data[:_BEGINNING], end)
        digest.update(data[end:position])
        digest.update(entry.digest)
        if index and number % EVERY == 0:
            starts.append((index, position))
        end = position + len(entry.data)
    digest.update(data[end:])
    pieces = _pieces(len(data), starts, places) if len(data) >= _SMALL else (Piece(0, len(data)),)
    return pieces, digest.hexdigest()


def _pieces(size: int, starts: Sequence[tuple[int, int]], places: Sequence[Place]) -> tuple[Piece, ...]:
    """`starts`: index and position of each entry that begins one."""
    whole = [
        Piece(start, end, tuple(places[first:beyond])) for (first, start), (beyond, end) in pairwise(starts)
    ]
    first = starts[0][1] if starts else size
    last = [Piece(starts[-1][1], size)] if starts else []
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
            looks_back = number > 1 and piece.entries
            back = (
                data[max(pieces[number - 1].start, piece.start - _WINDOW) : piece.start]
                if looks_back
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
        made = _deflated(data[piece.start : piece.end], back, _LEVEL if piece.entries else _QUICK)
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


def _deflated(data: bytes, back: bytes, level: int) -> bytes:
    """Whole deflate blocks that end at a byte; `back` is what stands before them and may be referred to."""
    from zlib_ng.zlib_ng import DEFLATED, Z_FULL_FLUSH, compressobj

    packer = compressobj(level, DEFLATED, -15, 9, 0, back) if back else compressobj(level, DEFLATED, -15, 9)
    return b"".join((packer.compress(data), packer.flush(Z_FULL_FLUSH)))

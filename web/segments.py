"""gzip of a feed in pieces: what stood in it before the last change is not compressed again (RFC 1951, RFC 1952).

A deflate stream may be flushed to a whole byte at any place, and what stands on both sides be made at different
times. A piece is known by the entries that it holds and looks back at, so that feeds with the same neighbours share
it. A chain is put together of its runs, and kept as one piece more. The end of a feed loses an article whenever a new
one comes: it is flushed behind each of its articles, and where one has left, the bytes up to it are used as they are.
What moves in the head, and the end, are a few bytes, and stand there as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import NamedTuple

from zlib_ng.zlib_ng import DEFLATED, Z_SYNC_FLUSH, compressobj, crc32

from feeds.recent import Recent
from web.document import Document, Piece

_LEVEL = 6
_QUICK = 3
"""For what will soon be made anew, or shares too little with what it looks back at to gain by more."""
_QUICKEST = 2
"""For what loses entries: each of its states is used once or twice."""
_OVERHEAD = 600
_WINDOW = 32_768

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""gzip, deflate, no name, no time, no system (RFC 1952 2.3)."""
_MOST_STORED = 0xFFFF
_LAST_BLOCK = b"\x03\x00"
"""An empty block that says it is the last (RFC 1951 3.2.3)."""
_ALL_ONES = 0xFFFFFFFF
_ZEROS = memoryview(bytes(65_536))

_Name = bytes | tuple[tuple[int, ...], tuple[int, ...]] | tuple[int, tuple[int, ...]]


class _Made(NamedTuple):
    """A text, compressed: to whole deflate blocks that end at a byte."""

    data: bytes
    size: int
    """Bytes of the text."""
    crc: int
    serials: tuple[int, ...] = ()
    states: Mapping[int, tuple[int, int, int]] = MappingProxyType({})
    """Of one that loses entries: how long `data` is, and the size and the crc of the text, by how many are left."""


class Segments:
    """Compressed pieces, up to `limit` bytes of those that were used lately. For any thread."""

    def __init__(self, limit: int) -> None:
        self._kept: Recent[_Name, _Made] = Recent(limit, _size)

    def gzip(self, document: Document, pieces: Sequence[Piece]) -> bytes:
        """The document as gzip, without a time; `pieces` are its own."""
        frame = document.frame
        made = [
            self._still(frame.still),
            _stored(frame.moving),
            *self._pieces(document, pieces),
            _stored(frame.closing),
        ]
        size, crc = document.size, _crc(made)
        ending = crc.to_bytes(4, "little") + (size & _ALL_ONES).to_bytes(4, "little")
        return b"".join((_HEADER, *[one.data for one in made], _LAST_BLOCK, ending))

    def _still(self, head: bytes) -> _Made:
        (known,) = self._kept.found([head])
        return known or self._keep(head, _deflated({0: head}, b"", _LEVEL))

    def _pieces(self, document: Document, pieces: Sequence[Piece]) -> list[_Made]:
        names = list(map(_name, pieces))
        return [
            _as_it_is_now(known, piece) or self._keep(name, self._made(document, piece))
            for known, name, piece in zip(self._kept.found(names), names, pieces, strict=True)
        ]

    def _made(self, document: Document, piece: Piece) -> _Made:
        if piece.starts:
            return _joined(self._pieces(document, document.runs(piece)))
        return _compressed(document, piece)

    def _keep(self, name: _Name, made: _Made) -> _Made:
        self._kept.keep([(name, made)])
        return made


def _size(made: _Made) -> int:
    return len(made.data) + _OVERHEAD


def _name(piece: Piece) -> _Name:
    """What the bytes of a piece depend on; of one that loses entries, what all its states have in common."""
    before = piece.before.serials if piece.before else ()
    return (piece.serials[0], before) if piece.flushed else (piece.serials, before)


def _as_it_is_now(known: _Made | None, piece: Piece) -> _Made | None:
    """What is known under the name of a piece, as far as the piece still goes."""
    if known is None or not piece.flushed:
        return known
    left = len(piece.serials)
    if left not in known.states or known.serials[:left] != piece.serials:
        return None
    length, size, crc = known.states[left]
    return _Made(known.data[:length], size, crc)


def _compressed(document: Document, piece: Piece) -> _Made:
    spans = pairwise((piece.first, *(piece.flushed or (piece.beyond,))))
    texts = {beyond - piece.first: document.text(first, beyond) for first, beyond in spans}
    return _deflated(texts, _back(document, piece), _level(piece))._replace(serials=piece.serials)


def _level(piece: Piece) -> int:
    if piece.flushed:
        return _QUICKEST
    return _LEVEL if piece.before and piece.beyond - piece.first > 1 else _QUICK


def _back(document: Document, piece: Piece) -> bytes:
    """What stands before a piece and may be referred to."""
    return document.text(piece.before.first, piece.before.beyond)[-_WINDOW:] if piece.before else b""


def _deflated(texts: Mapping[int, bytes], back: bytes, level: int) -> _Made:
    """The texts, one behind the other, flushed behind each of them, where its state has the name of its text."""
    packer = compressobj(level, DEFLATED, -15, 9, 0, back) if back else compressobj(level, DEFLATED, -15, 9)
    made = [packer.compress(text) + packer.flush(Z_SYNC_FLUSH) for text in texts.values()]
    lengths, sizes = (accumulate(map(len, some)) for some in (made, texts.values()))
    crcs = accumulate(texts.values(), lambda crc, text: crc32(text, crc), initial=0)
    next(crcs)
    states = dict(zip(texts, zip(lengths, sizes, crcs, strict=True), strict=True))
    _, size, crc = states[next(reversed(states))]
    return _Made(b"".join(made), size, crc, states=states)


def _joined(made: Sequence[_Made]) -> _Made:
    return _Made(b"".join([one.data for one in made]), sum([one.size for one in made]), _crc(made))


def _crc(made: Iterable[_Made]) -> int:
    """That of all the texts, one behind the other."""
    crc = 0
    for one in made:
        crc = joined_crc(crc, one.crc, one.size)
    return crc


def _stored(text: bytes) -> _Made:
    """Blocks that hold the bytes as they are (RFC 1951 3.2.4): mostly one."""
    starts = range(0, len(text), _MOST_STORED)
    return _Made(
        b"".join([_block(text[start : start + _MOST_STORED]) for start in starts]), len(text), crc32(text)
    )


def _block(text: bytes) -> bytes:
    size = len(text)
    return b"\0" + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little") + text


def joined_crc(crc: int, other: int, size: int) -> int:
    """The CRC-32 (RFC 1952 8) of two texts of which each has one, one behind the other; the second has `size` bytes.

    A crc is linear but for its two complements: what the first text leaves is carried on over as many zeros, and
    what the second text adds to nothing is added.
    """
    state = crc ^ _ALL_ONES
    while size > len(_ZEROS):
        state = crc32(_ZEROS, state)
        size -= len(_ZEROS)
    return crc32(_ZEROS[:size], state) ^ _ALL_ONES ^ other

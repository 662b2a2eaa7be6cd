"""gzip of a feed in pieces: what stood in it before the last change is not compressed again (RFC 1951, RFC 1952).

A deflate stream may be flushed to a whole byte at any place, and what stands on both sides be made at different
times. A feed is cut before every article whose number is a multiple of so many, so that a new story at its head
leaves all cuts where they are. What lies between two cuts is a *run*: it may look back at the one before it. The
runs that stand at the two ends of a feed need more care, since they are what every story changes:

- the newest articles, which do not fill a run yet, are pieces of their own, each looking back at the one before it;
- the last run loses an article whenever a new one comes: it is flushed behind each of its articles, and where one
  has left, the bytes up to it are used as they are;
- what moves in the head, and the end, are a few bytes, and stand there as they are.

A piece is known by the entries that it holds and looks back at, so that feeds with the same neighbours share it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate, pairwise
from operator import sub
from threading import Lock
from typing import NamedTuple, Protocol

from web.fragments import Fragment

RUN = 6
"""At least so many articles make a run: fewer cost bytes, more cost time."""
RUN_BYTES = 8_192
"""Where articles are short, a run has as many more as it takes to be at least about so large."""
SMALL = 16_384
"""Bytes below which a document is compressed whole."""
_UNEVEN = 4
"""Where a run is so many times as long as it is meant to be, another rule is taken."""
_MIXER = 0x9E3779B1
"""A prime near the golden section of 2^32: its multiples are spread evenly."""
_LEVEL = 6
_OVERHEAD = 500
_DIGEST_BYTES = 12

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""gzip, deflate, no name, no time, no system (RFC 1952 2.3)."""
_MOST_STORED = 0xFFFF
_EMPTY_LAST = b"\x03\x00"
"""A last block of nothing."""


class Around(Protocol):
    """What stands around the entries of a document."""

    @property
    def still(self) -> bytes:
        """Its beginning, the same from version to version."""

    @property
    def moving(self) -> bytes:
        """What follows, up to the first entry."""

    @property
    def joint(self) -> bytes:
        """What stands between two entries."""

    @property
    def closing(self) -> bytes:
        """What stands behind the last one."""


class Piece(NamedTuple):
    """Neighbouring entries of a document, each with the joint before it; compressed together."""

    serials: tuple[int, ...]
    """Those of the entries; the first one of a document is marked by a 0 before it, since no joint stands there."""
    ends: tuple[int, ...]
    """Where each of them ends in the document."""
    start: int
    back: int
    """Where that begins which it may look back at; `start`: it looks at nothing."""
    before: tuple[int, ...] = ()
    """The serials of what it may look back at."""
    shrinks: bool = False
    """It stands at the end of the document, and will lose its last entry next."""


class Cuts(NamedTuple):
    """A document, cut."""

    still: bytes
    moving: int
    """Where it begins to move."""
    pieces: tuple[Piece, ...]
    """None where it is not worth while."""


def digest_of(around: Around, entries: Sequence[Fragment]) -> str:
    """The digest of the document, in hexadecimal: made of those of its entries and of what stands around them."""
    digest = blake2b(around.still, digest_size=_DIGEST_BYTES)
    digest.update(b"%b\0%b\0%b\0" % (around.moving, around.joint, around.closing))
    digest.update(b"".join([entry.digest for entry in entries]))
    return digest.hexdigest()


def cut(around: Around, numbers: Sequence[int], entries: Sequence[Fragment]) -> Cuts:
    """The pieces of a document that holds these entries in their order. `numbers`: those of their articles."""
    moving = len(around.still)
    start, joint = moving + len(around.moving), len(around.joint)
    ends = list(accumulate((len(one.data) + joint for one in entries), initial=start - joint))[1:]
    if not ends or ends[-1] < SMALL:
        return Cuts(around.still, moving, ())
    serials = [one.serial for one in entries]
    return Cuts(
        around.still, moving, tuple(_pieces(start, ends, serials, _bounds(numbers, ends[-1] - start)))
    )


def _bounds(numbers: Sequence[int], size: int) -> list[tuple[int, bool]]:
    """Where pieces begin, and whether each is a run: an index a piece, and the end."""
    run = _run_length(size // len(numbers))
    runs = _multiples(numbers, run)
    if max(map(sub, (*runs, len(numbers)), (0, *runs))) > _UNEVEN * run:
        # Where articles come to sections in turn, all of a section may be as far from a multiple.
        numbers = [number * _MIXER >> 16 for number in numbers]
        runs = _multiples(numbers, run)
    newest = runs[0] if runs else len(numbers)
    fresh = [0, *_multiples(numbers[:newest], run // RUN)]
    return [*((index, False) for index in fresh), *((index, True) for index in runs), (len(numbers), True)]


def _multiples(numbers: Sequence[int], of: int) -> list[int]:
    return [index for index, number in enumerate(numbers) if index and number % of == 0]


def _run_length(mean: int) -> int:
    """How many articles of `mean` bytes make a run: RUN, or that twice, four times …"""
    run = RUN
    while run * mean < RUN_BYTES:
        run *= 2
    return run


def _pieces(
    start: int, ends: Sequence[int], serials: Sequence[int], bounds: Sequence[tuple[int, bool]]
) -> Iterator[Piece]:
    last: tuple[Piece, bool] | None = None
    for (index, is_run), (beyond, _) in pairwise(bounds):
        held = tuple(serials[index:beyond])
        begin = ends[index - 1] if index else start
        # The first run stands behind others than now, once the newest articles have filled theirs.
        looks = last if last and last[1] == is_run else None
        before, back = (looks[0].serials, looks[0].start) if looks else ((), begin)
        piece = Piece(
            held if index else (0, *held),
            tuple(ends[index:beyond]),
            begin,
            back,
            before,
            shrinks=is_run and beyond == len(ends),
        )
        yield piece
        last = piece, is_run


_Name = tuple[tuple[int, ...], tuple[int, ...]] | tuple[int, tuple[int, ...]] | bytes


class _Made(NamedTuple):
    """A piece, compressed."""

    data: bytes
    serials: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()
    """Of one that shrinks: how long `data` is up to each of its entries."""


class Segments:
    """Compressed pieces, up to `limit` bytes, the least recently used out first. For any thread."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: OrderedDict[_Name, _Made] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def gzip(self, data: bytes, cuts: Cuts) -> bytes:
        """The document as gzip, without a time; `cuts` are those that `cut` found."""
        from zlib_ng.zlib_ng import crc32

        first, end = cuts.pieces[0].start, cuts.pieces[-1].ends[-1]
        made = [_HEADER, self._still(cuts.still), *_stored(data[cuts.moving : first])]
        made += [self._shrinking(data, one) if one.shrinks else self._whole(data, one) for one in cuts.pieces]
        made += (*_stored(data[end:]), _EMPTY_LAST)
        made.append(crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little"))
        return b"".join(made)

    def _still(self, still: bytes) -> bytes:
        found = self._found(still)
        return found.data if found else self._keep(still, _deflated([still], b"")).data

    def _whole(self, data: bytes, piece: Piece) -> bytes:
        name = (piece.serials, piece.before)
        found = self._found(name)
        if found:
            return found.data
        text = data[piece.start : piece.ends[-1]]
        return self._keep(name, _deflated([text], data[piece.back : piece.start])).data

    def _shrinking(self, data: bytes, piece: Piece) -> bytes:
        name = (piece.serials[0], piece.before)
        found, count = self._found(name), len(piece.serials)
        if found and found.serials[:count] == piece.serials:
            return found.data[: found.lengths[count - 1]]
        texts = [data[start:end] for start, end in pairwise((piece.start, *piece.ends))]
        made = _deflated(texts, data[piece.back : piece.start])
        return self._keep(name, made._replace(serials=piece.serials)).data

    def _found(self, name: _Name) -> _Made | None:
        with self._lock:
            found = self._kept.get(name)
            if found:
                self._kept.move_to_end(name)
        return found

    def _keep(self, name: _Name, made: _Made) -> _Made:
        with self._lock:
            other = self._kept.pop(
                name, None
            )  # another thread's, of the same bytes, or one that shrank otherwise
            self._bytes += len(made.data) - (len(other.data) if other else -_OVERHEAD)
            self._kept[name] = made
            while self._bytes > self._limit:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= len(oldest.data) + _OVERHEAD
        return made


def _deflated(texts: Sequence[bytes], back: bytes) -> _Made:
    """Whole deflate blocks that end at a byte behind each text; `back` stands before them and may be referred to."""
    from zlib_ng.zlib_ng import DEFLATED, Z_SYNC_FLUSH, compressobj

    packer = compressobj(_LEVEL, DEFLATED, -15, 9, 0, back) if back else compressobj(_LEVEL, DEFLATED, -15, 9)
    made = [packer.compress(text) + packer.flush(Z_SYNC_FLUSH) for text in texts]
    return _Made(b"".join(made), lengths=tuple(accumulate(map(len, made))))


def _stored(data: bytes) -> Iterator[bytes]:
    """Blocks that hold the bytes as they are (RFC 1951 3.2.4)."""
    for start in range(0, len(data), _MOST_STORED):
        part = data[start : start + _MOST_STORED]
        size = len(part).to_bytes(2, "little")
        yield b"\0" + size + bytes(byte ^ 0xFF for byte in size) + part

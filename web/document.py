"""A feed as it was written: what stands around its entries, and they; and where it is cut to be compressed in pieces.

Most readers are sent it compressed, and most of that was compressed before: the whole is put together only for those
who want it plain.

It is cut before every article whose number is a multiple of so many, so that a new story at its head leaves all cuts
where they are. What lies between two cuts is a *run*, and may look back at the one before it; all whole runs are one
*chain*, which stays as it is for as many stories as a run has. The newest articles, which do not fill a run yet, are
pieces of their own, each of which looks back at the one before it; the oldest, which will be lost one by one, are
flushed one by one. Where articles are short, several go together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from feeds.write._frame import Frame
    from web.fragments import Fragment

RUN = 6
"""At least so many articles make a run: fewer cost bytes, more cost time."""
RUN_BYTES = 8_192
"""Where articles are short, a run has as many more as it takes to be at least about so large."""
SMALL = 16_384
"""Bytes below which a document is compressed whole."""
_STEPS = 4
"""A long run comes, and goes, in so many steps; one of RUN articles article by article."""
_UNEVEN = 4
"""Where a run is so many times as long as it is meant to be, or most are short, another rule is taken."""
_MIXER = 0x9E3779B1
"""A prime near the golden section of 2^32: its multiples are spread evenly."""
_DIGEST_BYTES = 12


class Piece(NamedTuple):
    """Neighbouring entries of a document, each with the joint before it."""

    first: int
    """The index of its first entry."""
    beyond: int
    """The index after its last one."""
    serials: tuple[int, ...]
    """Those of its entries; a 0 before that of the document's first, which no joint precedes."""
    before: Piece | None = None
    """What it may look back at, which stands right before it."""
    flushed: tuple[int, ...] = ()
    """At the end of a document, which will lose entries next: the indexes up to which it can be used then; the last of
    them is `beyond`.
    """
    starts: tuple[int, ...] = ()
    """Of a chain: the indexes at which its runs begin."""


class Document:
    """A feed in its format. What it says never changes; for any thread."""

    def __init__(self, frame: Frame, numbers: Sequence[int], entries: Sequence[Fragment]) -> None:
        """`entries`: those of the articles of these numbers, in their order."""
        texts, digests, serials = zip(*entries, strict=True) if entries else ((), (), ())
        self.frame = frame
        self.digest = _digest(frame, digests)
        """No two documents share one."""
        self._numbers = tuple(numbers)
        self._texts: tuple[bytes, ...] = texts
        self._serials: tuple[int, ...] = serials
        joints = len(frame.joint) * max(0, len(entries) - 1)
        around = len(frame.still) + len(frame.moving) + len(frame.closing)
        self.size = around + joints + sum(map(len, texts))
        """Bytes of the whole."""

    @property
    def data(self) -> bytes:
        """The whole, put together."""
        return self.frame.around(self._texts)

    def pieces(self) -> tuple[Piece, ...]:
        """All that stands between the head and the end; none where the document is not worth to be cut."""
        if self.size < SMALL or not self._texts:
            return ()
        return tuple([self._piece(*cut) for cut in _cuts(self._numbers, self._run_length())])

    def runs(self, chain: Piece) -> tuple[Piece, ...]:
        """The runs of a chain: each but the first looks back at the one before it."""
        spans = pairwise((*chain.starts, chain.beyond))
        return tuple(
            [self._piece(*span, back) for span, back in zip(spans, (None, *chain.starts), strict=False)]
        )

    def _piece(
        self,
        first: int,
        beyond: int,
        back: int | None,
        flushed: tuple[int, ...] = (),
        starts: tuple[int, ...] = (),
    ) -> Piece:
        before = None if back is None else Piece(back, first, self._held(back, first))
        return Piece(first, beyond, self._held(first, beyond), before, flushed, starts)

    def _held(self, first: int, beyond: int) -> tuple[int, ...]:
        return self._serials[first:beyond] if first else (0, *self._serials[:beyond])

    def text(self, first: int, beyond: int) -> bytes:
        """The entries from an index to another one, each with the joint before it."""
        text = self.frame.joint.join(self._texts[first:beyond])
        return self.frame.joint + text if first else text

    def _run_length(self) -> int:
        """How many articles make a run: RUN, or that twice, four times …"""
        run = RUN
        while run * self.size < RUN_BYTES * len(self._numbers):
            run *= 2
        return run


def _digest(frame: Frame, digests: Sequence[bytes]) -> str:
    """In hexadecimal; made of the entries' own, so that no entry is read for each document."""
    digest = blake2b(frame.still, digest_size=_DIGEST_BYTES)
    digest.update(b"%b\0%b\0%b\0" % (frame.moving, frame.joint, frame.closing))
    digest.update(b"".join(digests))
    return digest.hexdigest()


class _Cut(NamedTuple):
    """A piece before it is known which entries it holds."""

    first: int
    beyond: int
    back: int | None
    """Where that begins which it may look back at."""
    flushed: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()


@lru_cache(maxsize=16)
def _cuts(numbers: tuple[int, ...], run: int) -> tuple[_Cut, ...]:
    """Where articles of these numbers are cut into runs of so many. The same for all formats of a feed."""
    end = len(numbers)
    runs = _multiples(numbers, run)
    longest = max(map(sub, (*runs, end), (0, *runs)))
    if longest > _UNEVEN * run or len(runs) * run > 2 * end:
        # Where articles come to sections in turn, all of a section may be as far from a multiple.
        numbers = tuple(number * _MIXER >> 16 for number in numbers)
        runs = _multiples(numbers, run)
    newest = runs[0] if runs else end
    step = 1 if run == RUN else run // _STEPS
    fresh = [0, *_multiples(numbers[:newest], step)]
    backs = (None, *fresh)
    return (
        *(_Cut(*span, back) for span, back in zip(pairwise((*fresh, newest)), backs, strict=False)),
        *(_whole(runs) if len(runs) > 1 else ()),
        *(_last(numbers, runs, step) if runs else ()),
    )


def _whole(runs: list[int]) -> tuple[_Cut]:
    """The whole runs. They look at nothing: they stand behind others than now once the newest articles fill a run."""
    starts = tuple(runs[:-1])
    return (_Cut(runs[0], runs[-1], None, starts=starts if len(starts) > 1 else ()),)


def _last(numbers: tuple[int, ...], runs: list[int], step: int) -> tuple[_Cut, ...]:
    """The run at the end: in whole steps, and what is left of the one that is being lost."""
    first, end = runs[-1], len(numbers)
    back = runs[-2] if len(runs) > 1 else None
    flushed = tuple(range(first + 1, end + 1))
    if step > 1:
        flushed = tuple(first + index for index in _multiples(numbers[first:], step))
    if not flushed:
        return (_Cut(first, end, back),)
    steps = _Cut(first, flushed[-1], back, flushed)
    return (steps, _Cut(flushed[-1], end, first)) if flushed[-1] < end else (steps,)


def _multiples(numbers: Sequence[int], of: int) -> list[int]:
    return [index for index, number in enumerate(numbers) if index and number % of == 0]

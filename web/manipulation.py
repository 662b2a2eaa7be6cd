"""What is asked and said about deltas: the instance manipulation `feed` (RFC 3229), as pure functions.

A delta is a feed of those entries alone that the reader has not seen so; laid over what the reader has, entry by
entry, it gives the whole. Sections named without a document are RFC 3229's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from web.answer import Headers, Version, described, tags

STATUS = "226 IM Used"

_ELEMENT = re.compile(
    r"([!#$%&'*+.^_`|~0-9a-z-]+)(?:[ \t]*;[ \t]*q[ \t]*=[ \t]*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?"
)
_TAG = re.compile(r"([0-9a-f]{8})-(0|[1-9][0-9]{0,17})-[0-9a-f]{24}")


class Base(NamedTuple):
    """A version of the feed that a reader has."""

    change: int
    """The newest change that it shows."""
    etag: str
    """Its entity tag, as the reader sent it."""


@lru_cache(maxsize=256)
def takes_feed(a_im: str) -> bool:
    """Whether A-IM asks for deltas: lists `feed`, at a weight above none and not below that of `identity` (10.5.3).

    A list that is wrong anywhere is read as far as it is right; `feed` with anything but a weight is not ours.
    """
    elements = (_ELEMENT.fullmatch(part.strip(" \t").lower()) for part in a_im.split(","))
    weights = {found[1]: float(found[2] or 1) for found in elements if found}
    feed = weights.get("feed", 0.0)
    return feed > 0 and feed >= weights.get("identity", 0.0)


def base(if_none_match: str, tag: str) -> Base | None:
    """The newest version among those that the reader names which a delta to the version of `tag` can start from.

    It must be of the same life of the store, and older; anything else that is named is unknown.
    """
    epoch, change, _ = tag.split("-")
    bases = [
        Base(int(found[2]), sent)
        for sent, found in ((sent, _TAG.fullmatch(named)) for sent, named in tags(if_none_match))
        if found is not None and found[1] == epoch and int(found[2]) < int(change)
    ]
    return max(bases, default=None)


def manipulated(version: Version, settled: bool, coded: bool) -> Headers:
    """The headers of a delta to this version, but for those of its base, coding and length (10.5.2).

    Whoever does not know 226 must not store it; whoever knows `im` may.
    """
    own = {"Cache-Control": "no-store, im", "Vary": "A-IM, Accept-Encoding" if coded else "A-IM"}
    headers = ((name, own.get(name, value)) for name, value in described(version, settled))
    return (*headers, ("IM", "feed"))

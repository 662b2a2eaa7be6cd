"""What stands around the entries of a feed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Frame(NamedTuple):
    """A feed without its entries, in its format."""

    still: bytes
    """Its head, but for what moves: the same from version to version, so that it need not be made again."""
    moving: bytes
    """The end of its head, anew in every version: when anything in it last changed, and the archive before it."""
    joint: bytes
    """What stands between two entries."""
    closing: bytes
    """What stands behind the last one."""

    def around(self, entries: Iterable[bytes]) -> bytes:
        """The whole feed."""
        return b"".join((self.still, self.moving, self.joint.join(entries), self.closing))

"""Whether a file is finished. Nobody tells us; its times do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from feeds.fetch.shapes import Stamp

AGE_NS = 2_000_000_000
"""A file is finished when nobody has written it for so long. Two seconds are also the coarsest time that a
file system in use keeps (FAT), so a second edit always moves the time that we have seen."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def settled(stamp: Stamp, ctime_ns: int, before: Stamp | None, now_ns: int) -> bool:
    """True where a file of this size and time is finished; `before` is how it looked at the last pass.

    Either it was last written long enough ago, or it has stood still between two looks (whatever the clocks
    of a file server say), or it was put in place by a rename: that moves the inode's time and not the text's.
    An empty file never counts by the last: some servers touch a file's attributes between making and filling
    it.
    """
    size, mtime_ns = stamp
    return now_ns - mtime_ns >= AGE_NS or stamp == before or (ctime_ns > mtime_ns and size > 0)


def nanoseconds(moment: datetime) -> int:
    """An aware time as nanoseconds since 1970."""
    return (moment - _EPOCH) // timedelta(microseconds=1) * 1000


def moment(nanoseconds: int) -> datetime | None:
    """Nanoseconds since 1970 as a time in UTC, in whole seconds; None where no calendar has it."""
    try:
        return _EPOCH + timedelta(seconds=nanoseconds // 1_000_000_000)
    except OverflowError:
        return None

"""The folder source: files in a folder that others write. It is read only; nobody has to announce a file.

A pass walks the folder and compares what it sees with what the store remembers. An unchanged file costs a
stat; what is new or changed is read, once it has settled.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from feeds.errors import SourceError
from feeds.fetch import reading
from feeds.fetch.scan import Sight, Walk, joint
from feeds.fetch.settled import moment, nanoseconds, settled
from feeds.fetch.shapes import UNREADABLE, Fetched, Known, Stamp, Watch
from feeds.model import Document, Rejection, Unread
from feeds.settings import FetchSettings, Source

ALARM = 3
"""From so many files on, all of them gone at once and nothing in their place is an alarm: a disk that is not
mounted is likelier than an editor who deletes everything."""


@dataclass(frozen=True, slots=True)
class _Pass:
    """What a pass was called with."""

    source: Source
    known: Mapping[str, Known]
    watch: Watch
    settings: FetchSettings
    arrived: datetime


@dataclass(slots=True)
class _Count:
    """What a scan sorts the files into."""

    found: set[str] = field(default_factory=set)
    due: list[Sight] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    unsettled: dict[str, Stamp] = field(default_factory=dict)
    unchanged: int = 0
    twins: int = 0


def fetch_folder(
    source: Source, known: Mapping[str, Known], watch: Watch, settings: FetchSettings, arrived: datetime
) -> Fetched:
    """One pass over the folder `source.path` and all below it.

    SourceError where the folder is missing, cannot be listed, or is suddenly empty; nothing is gone then.
    """
    this = _Pass(source, known, watch, settings, arrived)
    began = time.perf_counter()
    walk = Walk(os.path.realpath(source.path))
    try:
        count = _sort(this, walk)
    except OSError as error:
        raise SourceError(f"source {source.name}: {source.path}: {error.strerror}") from error
    gone = _gone(this, count.found, tuple(walk.closed))
    count.due.sort(key=lambda sight: (sight.mtime_ns, sight.name))
    watch.unsettled = count.unsettled
    watch.seconds = time.perf_counter() - began
    return Fetched(
        documents=_documents(this, count.due),
        total=len(count.due),
        gone=gone,
        back=tuple(sorted(count.back)),
        unchanged=count.unchanged,
        ignored=walk.ignored + count.twins,
        waiting=len(count.unsettled),
        seconds=watch.seconds,
    )


def _sort(this: _Pass, walk: Walk) -> _Count:
    count = _Count()
    now_ns = nanoseconds(this.arrived)
    for sight in walk.sights():
        if sight.name in count.found:
            count.twins += 1
            continue
        count.found.add(sight.name)
        before = this.known.get(sight.name)
        if before is None or (before.size, before.mtime_ns) != sight.stamp:
            _moved(this, count, sight, now_ns)
        elif before.gone:
            count.back.append(sight.name)
        else:
            count.unchanged += 1
    return count


def _moved(this: _Pass, count: _Count, sight: Sight, now_ns: int) -> None:
    before = this.watch.unsettled.get(sight.name)
    if sight.stamp == before or all(
        settled((part.size, part.mtime_ns), part.ctime_ns, None, now_ns) for part in sight.parts
    ):
        count.due.append(sight)
    else:
        count.unsettled[sight.name] = sight.stamp


def _gone(this: _Pass, found: set[str], closed: tuple[str, ...]) -> tuple[str, ...]:
    """Names that are not there any more, as far as we can see: what a closed folder holds stays as it was."""
    here = [name for name, known in this.known.items() if not known.gone]
    if not found and len(here) >= ALARM:
        raise SourceError(
            f"source {this.source.name}: {this.source.path} is suddenly empty: it held {len(here)} files; "
            "nothing is marked as gone until there is a file again"
        )
    return tuple(sorted(name for name in here if name not in found and not name.startswith(closed)))


def _documents(this: _Pass, due: list[Sight]) -> Iterator[Document | Unread]:
    for sight in due:
        trouble = next((_told(sight, part, part.trouble) for part in sight.parts if part.trouble), "")
        document = _unreadable(this, sight, trouble) if trouble else _read(this, sight)
        if document is not None:
            yield document


def _read(this: _Pass, sight: Sight) -> Document | Unread | None:
    """The file as a document; None where it went or moved since the scan, or is known to be unreadable."""
    found = []
    for part, limit in zip(sight.parts, (this.settings.max_bytes, reading.HEAD), strict=False):
        try:
            found.append(reading.read(part.path, part.size, limit))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            return _unreadable(this, sight, _told(sight, part, error.strerror or str(error)))
    stamp = found[0].stamp if len(found) == 1 else joint(found[0].stamp, found[1].stamp)
    if stamp != sight.stamp:
        this.watch.unsettled[sight.name] = stamp
        return None
    document = _document(this, sight, found[0].data, sight.size)
    if sight.sidecar:
        document = replace(document, sidecar=found[1].data, sidecar_name=sight.sidecar.name)
    cause = _too_large(this, sight)
    return _unread(this, document, "too large", cause) if cause else document


def _too_large(this: _Pass, sight: Sight) -> str:
    if sight.size > this.settings.max_bytes:
        return f"{sight.size:,} bytes, and max_bytes is {this.settings.max_bytes:,}"
    if sight.sidecar and sight.sidecar.size > reading.HEAD:
        return (
            f"{sight.sidecar.name}: {sight.sidecar.size:,} bytes, and a sidecar has at most {reading.HEAD:,}"
        )
    return ""


def _told(sight: Sight, part: Sight, cause: str) -> str:
    """What is wrong with a part, by its name where that is the sidecar."""
    return cause if part is sight else f"{part.name}: {cause}"


def _unreadable(this: _Pass, sight: Sight, cause: str) -> Unread | None:
    """Said once for each time of the file; it is tried again at every pass all the same."""
    if this.known.get(sight.name) == Known(UNREADABLE, sight.stamp[1]):
        return None
    return _unread(this, _document(this, sight, b"", UNREADABLE), "unreadable", cause)


def _unread(this: _Pass, document: Document, reason: str, cause: str) -> Unread:
    detail = f"{this.source.path}/{document.name}: {cause}"
    return Unread(document=document, rejection=Rejection(reason=reason, detail=detail))


def _document(this: _Pass, sight: Sight, data: bytes, size: int) -> Document:
    return Document(
        source=this.source.name,
        name=sight.name,
        data=data,
        arrived=this.arrived,
        modified=moment(sight.mtime_ns),
        size=UNREADABLE if size == UNREADABLE else sight.stamp[0],
        mtime_ns=sight.stamp[1],
    )

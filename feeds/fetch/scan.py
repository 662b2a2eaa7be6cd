"""What is in a folder: one walk, one stat for each file, nothing opened, nothing written.

Files that are links are followed wherever they lead. Folders that are links are followed inside the root
only, and each folder is read once, under its own path where it has one: so links may form cycles.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from feeds.fetch.names import SIDECARS, is_copy, is_sidecar, is_temporary, stem, tidy
from feeds.fetch.shapes import UNREADABLE, Stamp

_LATEST = 2**63 - 1


class Sight(NamedTuple):
    """A file as the walk saw it. A tuple, because a folder may hold a million of them."""

    name: str
    """Below the root, in NFC, with `/`."""
    path: str
    """What the system calls it."""
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    trouble: str = ""
    """Why it cannot be read, where the walk knows already."""
    sidecar: Sight | None = None
    """The file of fields beside it."""

    @property
    def stamp(self) -> Stamp:
        """Size and time, which a later look compares: those of the file and its sidecar together."""
        if self.sidecar is None:
            return self.size, self.mtime_ns
        return joint((self.size, self.mtime_ns), self.sidecar.stamp)

    @property
    def parts(self) -> tuple[Sight, ...]:
        """The file, and its sidecar where it has one."""
        return (self,) if self.sidecar is None else (self, self.sidecar)


def joint(file: Stamp, sidecar: Stamp) -> Stamp:
    """The stamp of a file with its sidecar: both sizes, the newer time.

    Whoever writes, adds or touches either moves the newer time, for nothing is newer than now. A sidecar that
    goes, or a file that is put in place with an old time, moves the sum. What stays unseen is what stays unseen
    of a file alone: a text of the same size put in place with a time that is no newer.
    """
    if UNREADABLE in (file[0], sidecar[0]):
        return UNREADABLE, max(file[1], sidecar[1])
    return file[0] + sidecar[0], max(file[1], sidecar[1])


@dataclass(slots=True)
class Walk:
    """A walk under way, and what it could not give as a Sight."""

    root: str
    """The real path, links resolved."""
    ignored: int = 0
    closed: list[str] = field(default_factory=list)
    """Folders that could not be listed, each ending in `/`: nothing is known of what they hold."""
    folders: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """(name, real path) of the folders to come."""
    read: set[str] = field(default_factory=set)
    accented: dict[str, Sight] = field(default_factory=dict)
    """Files with names that can be spelled in two ways: given last, one for each name."""

    def sights(self) -> Iterator[Sight]:
        """Every file below the root that is copy by its name; OSError where the root cannot be listed."""
        self.folders.append(("", self.root))
        while self.folders or self.links:
            name, path = self._next_folder()
            if path in self.read:
                self.ignored += 1
            else:
                self.read.add(path)
                yield from self._folder(name, path)
        yield from self.accented.values()

    def _next_folder(self) -> tuple[str, str]:
        """Links wait until no other folder is left, so that a folder keeps the name of its own path."""
        if self.folders:
            return self.folders.pop()
        self.links.sort(reverse=True)
        return self.links.pop()

    def _folder(self, name: str, path: str) -> Iterator[Sight]:
        try:
            with _opened(path) as descriptor, os.scandir(descriptor) as entries:
                for sight in self._paired(name, path, entries):
                    if sight.name.isascii() and sight.path.isascii():
                        yield sight
                    else:
                        self._keep_newer(sight)
        except OSError as error:
            if not name:
                raise
            if not vanished(path, error):
                self.closed.append(name)
                yield _closed(name.rstrip("/"), path, error)

    def _paired(self, folder: str, path: str, entries: Iterable[os.DirEntry[str]]) -> Iterator[Sight]:
        """What a folder holds, each file with its sidecar: known only once the folder's listing is at its end."""
        copies, sidecars = [], dict[str, Sight]()
        for entry in entries:
            sight = self._entry(folder, path, entry)
            if sight and is_copy(sight.name):
                copies.append(sight)
            elif sight:
                self._keep_first(sidecars, sight)
        used = {stem(sight.name) for sight in copies} & sidecars.keys() if sidecars else set[str]()
        self.ignored += len(sidecars) - len(used)
        for sight in copies:
            yield sight._replace(sidecar=sidecars.get(stem(sight.name))) if used else sight

    def _keep_first(self, sidecars: dict[str, Sight], sight: Sight) -> None:
        """Of two sidecars of one stem, the one whose suffix stands first; the other is ignored."""
        other = sidecars.get(stem(sight.name))
        if other is not None:
            self.ignored += 1
            sight = min(sight, other, key=lambda one: (not one.name.lower().endswith(SIDECARS[0]), one.path))
        sidecars[stem(sight.name)] = sight

    def _entry(self, folder: str, path: str, entry: os.DirEntry[str]) -> Sight | None:
        if is_temporary(entry.name):
            self.ignored += 1
        elif entry.is_dir(follow_symlinks=False):
            self.folders.append((f"{folder}{tidy(entry.name)}/", f"{path}/{entry.name}"))
        elif entry.is_symlink() and _leads_to_folder(entry):
            self._linked_folder(f"{folder}{tidy(entry.name)}/", f"{path}/{entry.name}")
        elif is_copy(entry.name) or is_sidecar(entry.name):
            return self._file(folder + tidy(entry.name), f"{path}/{entry.name}", entry)
        else:
            self.ignored += 1
        return None

    def _linked_folder(self, name: str, path: str) -> None:
        target = os.path.realpath(path)
        if Path(target).is_relative_to(self.root):
            self.links.append((name, target))
        else:
            self.ignored += 1

    def _file(self, name: str, path: str, entry: os.DirEntry[str]) -> Sight | None:
        try:
            found = entry.stat()
        except OSError as error:
            return _hidden_from_us(name, path, entry, error)
        if stat.S_ISREG(found.st_mode):
            return Sight(name, path, found.st_size, in_range(found.st_mtime_ns), found.st_ctime_ns)
        self.ignored += 1
        return None

    def _keep_newer(self, sight: Sight) -> None:
        """Two files may differ in the spelling of an accent alone: one name, and the newer file is its text."""
        twin = self.accented.get(sight.name)
        if twin is not None:
            self.ignored += 1
            sight = max(sight, twin, key=lambda one: (one.mtime_ns, one.path))
        self.accented[sight.name] = sight


@contextmanager
def _opened(folder: str) -> Iterator[int]:
    """A descriptor of the folder: a stat relative to it takes half the time of one by the whole path."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def in_range(mtime_ns: int) -> int:
    """A file's time as a database can hold it: file systems know times after 2262, 64 bits do not."""
    return mtime_ns if -_LATEST <= mtime_ns <= _LATEST else _LATEST if mtime_ns > 0 else -_LATEST


def vanished(path: str, error: OSError) -> bool:
    """Whether a folder went away since its parent was listed; if it is still there, its listing broke off."""
    return isinstance(error, FileNotFoundError | NotADirectoryError) and not Path(path).is_dir()


def _leads_to_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:  # a ring of links, or a folder on the way that is closed to us: the stat will say which
        return False


def _hidden_from_us(name: str, path: str, entry: os.DirEntry[str], error: OSError) -> Sight | None:
    """A file whose stat fails: None where it went away meanwhile, else its trouble."""
    if not entry.is_symlink():
        gone = isinstance(error, FileNotFoundError)
        return None if gone else Sight(name, path, UNREADABLE, 0, 0, f"{error.strerror}")
    try:
        link = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    return Sight(name, path, UNREADABLE, in_range(link.st_mtime_ns), 0, f"broken link ({error.strerror})")


def _closed(name: str, path: str, error: OSError) -> Sight:
    """A folder that cannot be listed, as something that cannot be read."""
    try:
        mtime_ns = in_range(Path(path).stat().st_mtime_ns)
    except OSError:
        mtime_ns = 0
    return Sight(name, path, UNREADABLE, mtime_ns, 0, f"folder cannot be listed ({error.strerror})")

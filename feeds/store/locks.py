"""Locks that die with their owner: the one running service, and the lease of a source.

flock, not rows: a killed owner's locks are free at once, and nobody has to guess whether it still lives.
"""

from __future__ import annotations

import fcntl
import os
import time
from hashlib import blake2b
from pathlib import Path

from feeds.errors import StoreError, StoreHeld


class Lock:
    """A held lock. `release` it, or let the process end."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the next one have it."""
        os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)

    def beat(self) -> None:
        """Show that the owner is at work: `heartbeat` reads the time of this."""
        os.utime(self._descriptor)


def service_file(database: Path) -> Path:
    """The file whose lock names the service that runs on a database."""
    return database.with_name(database.name + ".service")


def hold_service(database: Path) -> Lock:
    """The right to be the one service on this database. Raises StoreHeld, which names the holder."""
    path = service_file(database)
    lock = _try(path)
    if lock is None:
        pid = _pid(path)
        raise StoreHeld(f"store {database}: another newswire runs on it (pid {pid or 'unknown'})", pid)
    return lock


def lease(database: Path, source: str) -> Lock | None:
    """The right to read a source and save what it says; None where another process has it."""
    name = blake2b(source.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    folder = database.with_name(database.name + ".leases")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(f"store {database}: {error}") from error
    return _try(folder / name)


def heartbeat(database: Path) -> float | None:
    """Seconds since the service's last sign of life; None where no service runs on this database."""
    path = service_file(database)
    try:
        age = time.time() - path.stat().st_mtime
    except OSError:
        return None
    return max(0.0, age) if _alive(_pid(path)) else None


def _try(path: Path) -> Lock | None:
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(f"lock {path}: {error.strerror}") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
    return Lock(descriptor)


def _pid(path: Path) -> int:
    try:
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return 0
    return int(text) if text.isdigit() else 0


def _alive(pid: int) -> bool:
    if not pid:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

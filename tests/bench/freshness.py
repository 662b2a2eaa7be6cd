"""How soon a commit is in the answers of all workers, in all formats, and whether an answer is ever older."""

from __future__ import annotations

import re
import socket
import statistics
import time
from dataclasses import dataclass

import psutil

from feeds.settings import Config
from feeds.store.store import Store
from tests.bench import copy, site
from tests.bench.processes import PATIENCE_SECONDS, workers

_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)

PACE_SECONDS = 0.04
"""From commit to commit. A feed holds 50 stories: more in one second, equal in rank, would push each other out."""


@dataclass(frozen=True)
class Freshness:
    """What was seen."""

    p50: float
    p99: float
    """Milliseconds."""
    older: int
    """Answers to requests sent after a commit that did not have it."""
    answers: int


class Reader:
    """One connection to one worker that asks for one feed, plain or in a coding."""

    def __init__(self, connection: socket.socket, path: str, coding: str = "") -> None:
        self._connection = connection
        wish = f"Accept-Encoding: {coding}\r\n" if coding else ""
        self._request = f"GET {path} HTTP/1.1\r\nHost: bench\r\n{wish}\r\n".encode()

    def ask(self) -> None:
        """Send the request."""
        self._connection.sendall(self._request)

    def hear(self) -> bytes:
        """The body of the answer."""
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._receive()
        head, _, body = data.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 "), head
        length = _LENGTH.search(head + b"\r\n")
        assert length is not None, head
        while len(body) < int(length[1]):
            body += self._receive()
        return body

    def _receive(self) -> bytes:
        received = self._connection.recv(1 << 18)
        assert received, "the service closed a connection"
        return received


def measure(config: Config, store: Store, port: int, pid: int, numbers: range) -> Freshness:
    """Commit these stories one by one; after each, ask every worker for every feed until all have it."""
    readers = [
        Reader(connection, path)
        for path in site.FEEDS
        for connection in one_each(port, [worker.pid for worker in workers(pid)])
    ]
    waits, older = [], 0
    for number in numbers:
        site.publish(store, config, site.article(number))
        committed = time.perf_counter()
        missing = _missing(readers, number)
        while missing:
            older += len(missing)
            missing = _missing(missing, number)
            assert time.perf_counter() - committed < PATIENCE_SECONDS, f"story {number} never came"
        waits.append((time.perf_counter() - committed) * 1000)
        time.sleep(max(0.0, committed + PACE_SECONDS - time.perf_counter()))
    waits.sort()
    return Freshness(
        statistics.median(waits), waits[int(len(waits) * 0.99)], older, len(readers) * len(waits)
    )


def _missing(readers: list[Reader], number: int) -> list[Reader]:
    """Those of them whose worker answers without the story of this number."""
    for reader in readers:
        reader.ask()
    title = copy.headline(number).encode()
    # All are heard before any is judged.
    heard = [(reader, reader.hear()) for reader in readers]
    return [reader for reader, body in heard if title not in body]


def one_each(port: int, pids: list[int]) -> list[socket.socket]:
    """A connection to each of the processes that share the port; the kernel chooses, so more are opened than kept."""
    found: dict[int, socket.socket] = {}
    spare = []
    end = time.monotonic() + PATIENCE_SECONDS
    while len(found) < len(pids) and time.monotonic() < end:
        connection = socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # Accepted for certain only once it is answered.
        reader = Reader(connection, site.FEEDS[0])
        reader.ask()
        reader.hear()
        found.setdefault(_owner(connection, pids), connection)
        spare.append(connection)
    for connection in spare:
        if connection not in found.values():
            connection.close()
    assert len(found) == len(pids), f"only {len(found)} of {len(pids)} workers answer"
    return list(found.values())


def _owner(connection: socket.socket, pids: list[int]) -> int:
    """Which of the processes has the other end."""
    ours = connection.getsockname()[1]
    for pid in pids:
        if any(
            other.raddr and other.raddr.port == ours for other in psutil.Process(pid).net_connections("tcp4")
        ):
            return pid
    raise AssertionError("no worker has the other end")

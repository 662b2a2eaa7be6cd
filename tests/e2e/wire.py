"""What goes over the wire between a service and all who read it, held to what HTTP promises.

No entity tag of an address covers two bodies, no Last-Modified does, and none lies ahead of Date.
"""

from __future__ import annotations

import gzip
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from hashlib import blake2b
from urllib.parse import urlsplit

import brotli
import zstandard

from tests.e2e.service import Answer, fetch

CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "": lambda data: data,
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data),
}


@dataclass(slots=True)
class Wire:
    """The way to a service. For any thread."""

    url: str
    chance: random.Random
    said: dict[tuple[str, str], bytes] = field(default_factory=dict)
    """Address and validator → digest of the body that they cover."""
    statuses: Counter[int] = field(default_factory=Counter)
    octets: int = 0
    seconds: list[float] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, target: str, **headers: str) -> Answer:
        """A GET of a path, or of an address of ours; its body decoded, its validators checked."""
        parts = urlsplit(target)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        named = {name.replace("_", "-"): value for name, value in headers.items() if value}
        asked = {"Accept-Encoding": self.chance.choice([*CODINGS]), **named}
        answer = self._timed(path, asked)
        while answer.status == 503:  # there is too much to do: it says when to come back
            time.sleep(int(answer.headers["Retry-After"]))
            answer = self._timed(path, asked)
        body = CODINGS[answer.headers.get("Content-Encoding", "")](answer.body) if answer.body else b""
        plain = Answer(answer.status, answer.headers, body)
        self._check(path, plain)
        return plain

    def _timed(self, path: str, headers: Mapping[str, str]) -> Answer:
        began = time.perf_counter()
        answer = fetch(self.url + path, headers)
        with self._lock:
            self.statuses[answer.status] += 1
            self.octets += len(answer.body)
            self.seconds.append(time.perf_counter() - began)
        return answer

    def _check(self, path: str, answer: Answer) -> None:
        modified = answer.headers.get("Last-Modified", "")
        if modified:
            late = parsedate_to_datetime(modified) - parsedate_to_datetime(answer.headers["Date"])
            assert late.total_seconds() <= 0, f"{path}: Last-Modified {modified} is yet to come"
        # A delta is under the tag of the whole; it may hold what changed beyond the window since, which moves no tag.
        if answer.status == 200:
            for validator in filter(None, (answer.headers.get("ETag", ""), modified)):
                self._cover(path, validator, answer.body)
        elif answer.status == 304 and modified:
            with self._lock:
                tagged = self.said[path, answer.headers["ETag"]]
                assert self.said.setdefault((path, modified), tagged) == tagged, (
                    f"{path}: {modified} covers two"
                )

    def _cover(self, path: str, validator: str, body: bytes) -> None:
        seen = blake2b(body, digest_size=16).digest()
        with self._lock:
            kept = self.said.setdefault((path, validator), seen)
        assert kept == seen, f"{path}: {validator} covers two bodies"

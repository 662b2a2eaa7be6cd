"""feedsmith, started once: feeds go in by a pipe, what it made of each comes out."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Feedsmith:
    """A running reader."""

    process: subprocess.Popen[bytes]

    def read(self, body: bytes) -> dict[str, Any]:
        """What it makes of a feed: its own names of format and fields. Raises where it refuses it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(body.decode("utf-8")).encode("ascii") + b"\n")
        self.process.stdin.flush()
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        if "error" in told:
            raise ValueError(told["error"])
        return told


@contextmanager
def running() -> Iterator[Feedsmith]:
    """feedsmith as long as the block lasts."""
    command = ["node", str(HERE / "pipe.mjs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield Feedsmith(process)
        finally:
            process.stdin.close()  # type: ignore[union-attr]
            process.wait(10)

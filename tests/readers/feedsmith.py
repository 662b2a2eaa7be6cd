"""feedsmith: RSS, Atom and JSON Feed as JavaScript software reads them."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from tests.readers.entry import Entry, need

HERE = Path(__file__).parent


def require() -> None:
    """Skip the test where feedsmith is not there to read."""
    need("node")
    if not (HERE / "node_modules" / "feedsmith").is_dir():
        pytest.skip("feedsmith is not installed: npm ci --prefix tests/readers")


def read(body: bytes) -> tuple[Entry, ...]:
    """The entries of an RSS, Atom or JSON feed, in the document's order. Raises where feedsmith refuses it."""
    done = subprocess.run(
        ["node", str(HERE / "read.mjs")], input=body, capture_output=True, timeout=60, check=False
    )
    if done.returncode != 0:
        raise ValueError(done.stderr.decode("utf-8", "replace"))
    return tuple(
        Entry(entry["id"], entry["title"], entry["link"], _moment(entry["published"]))
        for entry in json.loads(done.stdout)["entries"]
    )


def _moment(text: str) -> datetime:
    if text[:4].isdigit():
        return datetime.fromisoformat(text).astimezone(UTC)
    return parsedate_to_datetime(text).astimezone(UTC)

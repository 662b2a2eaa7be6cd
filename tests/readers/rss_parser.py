"""rss-parser: RSS and Atom as JavaScript software fetches and reads them. It keeps nothing: that is its caller's."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.readers.entry import Entry, environment, need

HERE = Path(__file__).parent


def require() -> None:
    """Skip the test where rss-parser is not there to read."""
    need("node")
    if not (HERE / "node_modules" / "rss-parser").is_dir():
        pytest.skip("rss-parser is not installed: npm ci --prefix tests/readers")


def fetch(url: str) -> tuple[Entry, ...]:
    """The entries of the feed at an address, in the document's order. Raises where rss-parser refuses it."""
    done = subprocess.run(
        ["node", str(HERE / "rss_parser.mjs"), url],
        env=environment(HERE),
        capture_output=True,
        timeout=60,
        check=False,
    )
    if done.returncode != 0:
        raise ValueError(done.stderr.decode("utf-8", "replace"))
    return tuple(
        Entry(item["id"], item["title"], item["link"], _moment(item["published"]))
        for item in json.loads(done.stdout)
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)

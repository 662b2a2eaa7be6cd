"""newsboat: subscribed in a folder of its own, refreshed from the command line, read from its own cache."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.readers.entry import Entry, environment


@dataclass(frozen=True, slots=True)
class Newsboat:
    """One reader's newsboat."""

    folder: Path

    @property
    def cache(self) -> Path:
        """Its SQLite file."""
        return self.folder / "cache.db"


def subscribe(folder: Path, urls: Sequence[str]) -> Newsboat:
    """A newsboat that lives in `folder`, which is made, and follows these feeds."""
    folder.mkdir(parents=True)
    (folder / "urls").write_text("".join(f"{url}\n" for url in urls), encoding="utf-8")
    (folder / "config").write_text("reload-threads 1\nmax-items 0\n", encoding="utf-8")
    return Newsboat(folder)


def refresh(reader: Newsboat) -> None:
    """Fetch all feeds once, as its `R` key does. Raises where newsboat says that it failed."""
    named = {"--url-file": "urls", "--cache-file": "cache.db", "--config-file": "config"}
    options = [f"{option}={reader.folder / name}" for option, name in named.items()]
    done = subprocess.run(
        ["newsboat", "--quiet", *options, "--execute=reload"],
        env=environment(reader.folder),
        capture_output=True,
        timeout=60,
        check=False,
    )
    if done.returncode != 0 or done.stderr:
        raise RuntimeError(f"newsboat: {(done.stderr or done.stdout).decode('utf-8', 'replace')}")


def entries(reader: Newsboat) -> tuple[Entry, ...]:
    """All it has seen in all its feeds, in the order it came."""
    query = "SELECT guid, title, url, pubDate FROM rss_item WHERE deleted = 0 ORDER BY id"
    with closing(sqlite3.connect(f"file:{reader.cache}?mode=ro", uri=True)) as cache:
        rows = cache.execute(query).fetchall()
    return tuple(
        Entry(guid, title, url, datetime.fromtimestamp(date, UTC)) for guid, title, url, date in rows
    )

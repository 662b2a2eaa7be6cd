"""sfeed: subscribed in a folder of its own, refreshed by sfeed_update and curl, read from its TAB-separated files."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.readers.entry import Entry, environment


@dataclass(frozen=True, slots=True)
class Sfeed:
    """One reader's sfeed."""

    folder: Path


def subscribe(folder: Path, feeds: Mapping[str, str]) -> Sfeed:
    """An sfeed that lives in `folder`, which is made, and follows these feeds: name → address."""
    folder.mkdir(parents=True)
    lines = [f"\tfeed {shlex.quote(name)} {shlex.quote(url)}" for name, url in feeds.items()]
    path = shlex.quote(str(folder / "feeds"))
    (folder / "sfeedrc").write_text(
        f"sfeedpath={path}\nfeeds() {{\n{chr(10).join(lines)}\n}}\n", encoding="utf-8"
    )
    return Sfeed(folder)


def refresh(reader: Sfeed) -> None:
    """Fetch all feeds once. Raises where sfeed says that one failed."""
    done = subprocess.run(
        ["sfeed_update", str(reader.folder / "sfeedrc")],
        env=environment(reader.folder),
        capture_output=True,
        timeout=60,
        check=False,
    )
    told = (done.stdout + done.stderr).decode("utf-8", "replace")
    if done.returncode != 0 or "FAIL" in told:
        raise RuntimeError(f"sfeed_update: {told}")


def entries(reader: Sfeed, name: str) -> tuple[Entry, ...]:
    """All it has seen in one feed, newest first."""
    lines = (reader.folder / "feeds" / name).read_text(encoding="utf-8").splitlines()
    return tuple(_entry(line.split("\t")) for line in lines)


def _entry(fields: list[str]) -> Entry:
    stamp, title, link, _content, _type, key = fields[:6]
    return Entry(key, title, link, datetime.fromtimestamp(int(stamp), UTC) if stamp else None)

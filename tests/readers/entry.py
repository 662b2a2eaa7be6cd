"""What a reader says of one article: the words that all readers have in common."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

HOW_TO_GET = {
    "newsboat": "apt-get install newsboat",
    "sfeed_update": "apt-get install sfeed",
    "curl": "apt-get install curl",
    "r2e": "apt-get install rss2email",
    "node": "apt-get install nodejs npm",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a reader has it. `published` is aware, in UTC; None where the reader keeps no date."""

    id: str
    title: str
    link: str
    published: datetime | None


def need(*programs: str) -> None:
    """Skip the test, saying how to get it, where one of these programs is not installed."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: {HOW_TO_GET[program]}")


def environment(folder: Path) -> dict[str, str]:
    """The environment of a reader that lives in `folder` and goes through no proxy."""
    return {
        "HOME": str(folder),
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "dumb",
        "NO_PROXY": "*",
    }

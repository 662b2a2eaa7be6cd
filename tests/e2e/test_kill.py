"""kill -9 of the whole service at random moments while files are dropped: nothing lost, nothing twice."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import service as services
from tests.e2e.service import Service, until

KILLS = 20 if os.environ.get("NEWSWIRE_SOAK") else 5
FILES = 2000
EMPTY_EVERY = 50
"""Each so-many-th file has nothing in it, and must be found in `rejected`."""

SUBJECTS = [
    "council",
    "harbour",
    "ferry",
    "orchestra",
    "library",
    "bakery",
    "railway",
    "museum",
    "orchard",
    "lighthouse",
    "brewery",
    "theatre",
]
VERBS = (
    "opens closes rebuilds celebrates postpones defends sells inherits paints measures repairs renames"
).split()


def story(number: int) -> str:
    """A short story that no other number tells."""
    chance = random.Random(number)
    subject, verb = chance.choice(SUBJECTS), chance.choice(VERBS)
    lines = [
        f"The {subject} {verb} its gate number {number} after a long winter",
        "",
        f"By Ann Example{number % 7}",
        "",
    ]
    for paragraph in range(4):
        some = " ".join(f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} the {number}th" for _ in range(12))
        lines += [f"Paragraph {paragraph} of {number} says that {some}.", ""]
    return "\n".join(lines)


def dropped(folder: Path, stop: threading.Event) -> threading.Thread:
    """A publisher at work."""

    def drop() -> None:
        for number in range(FILES):
            text = "" if number % EMPTY_EVERY == 0 else story(number)
            written = folder / "outside.tmp"
            written.write_text(text, encoding="utf-8")
            written.replace(folder / "seeds" / f"{number}.txt")
            if stop.wait(0.002):
                return

    thread = threading.Thread(target=drop)
    thread.start()
    return thread


def read(database: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def everything_read(service: Service, database: Path) -> bool:
    if service.process.poll() is not None:
        raise AssertionError(service.log_path.read_text())
    return read(database, "SELECT count(*) FROM documents") == [(FILES,)]


@pytest.mark.e2e
@pytest.mark.timeout(900)
def test_kills_lose_and_double_nothing(tmp_path):
    chance = random.Random()
    (tmp_path / "seeds").mkdir()
    port = services.free_port()
    services.write_config(tmp_path, port)
    database, stop = tmp_path / "var" / "newswire.db", threading.Event()
    publisher = dropped(tmp_path, stop)
    try:
        for _ in range(KILLS):
            service = services.start(tmp_path, port)
            time.sleep(chance.uniform(0, 2))
            service.kill()
        publisher.join()
    finally:
        stop.set()
        publisher.join()
    service = services.start(tmp_path, port)
    until(lambda: everything_read(service, database), "every file read")
    assert service.stop() == 0
    assert read(database, "PRAGMA integrity_check") == [("ok",)]
    empty = len(range(0, FILES, EMPTY_EVERY))
    titles = [title for (title,) in read(database, "SELECT title FROM articles")]
    assert len(titles) == len(set(titles)) == FILES - empty
    assert read(database, "SELECT count(*) FROM rejected") == [(empty,)]
    assert read(database, "SELECT count(DISTINCT id) FROM articles") == [(FILES - empty,)]
    account = "seen, new, updated, unchanged, duplicate, filtered, rejected"
    ((seen, new, *others),) = read(database, f"SELECT {account} FROM sources")
    assert seen == new + sum(others) == FILES
    assert new == FILES - empty
    assert read(database, "SELECT count FROM facets WHERE kind = 'all'") == [(FILES - empty,)]
    live = 'SELECT count(*) FROM membership WHERE facet = 1 AND "left" IS NULL'
    assert read(database, live) == [(FILES - empty,)]

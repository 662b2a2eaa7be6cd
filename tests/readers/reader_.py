"""reader: the Python library, in this process, with a database of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from tests.readers.entry import Entry

HOW_TO_GET = "reader is not installed: pip install reader"


def require() -> None:
    """Skip the test where it is not installed."""
    pytest.importorskip("reader", reason=HOW_TO_GET)


@contextmanager
def subscribed(folder: Path, urls: Iterable[str]) -> Iterator[Any]:
    """A reader that lives in `folder`, which is made, and follows these feeds; closed when the block is left."""
    from reader import make_reader

    folder.mkdir(parents=True)
    with make_reader(str(folder / "reader.db")) as made:
        for url in urls:
            made.add_feed(url)
        yield made


def refresh(reader: Any) -> None:
    """Fetch all feeds once. Raises where one fails."""
    for feed in list(reader.get_feeds()):
        reader.update_feed(feed)


def entries(reader: Any) -> tuple[Entry, ...]:
    """All it has seen in all its feeds."""
    return tuple(
        Entry(one.id, one.title, one.link, one.published.astimezone(UTC)) for one in reader.get_entries()
    )

"""Is the store ready as it is? Asked at each start with the standard library alone.

A start that finds nothing to do answers its first reader before SQLAlchemy and Alembic would be imported.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from feeds.errors import StoreError

SCHEMA = "0006"
"""The newest migration."""


def sqlite_path(url: str) -> Path:
    """The database file of a `sqlite:///` address. Raises StoreError for any other address."""
    prefix = "sqlite:///"
    if not url.startswith(prefix) or url == prefix:
        raise StoreError(f"store url {url!r}: must be sqlite:///path/of/the/file.db")
    return Path(url.removeprefix(prefix))


def ready(database: Path, stamp: str) -> bool:
    """Whether the schema is the newest, and the store was prepared for what `stamp` is the digest of."""
    if not database.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=rw", uri=True)) as connection:
            (schema,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            (prepared,) = connection.execute("SELECT prepared FROM state").fetchone()
    except (sqlite3.Error, TypeError):
        return False  # not a store yet, or one that the long way will name the trouble of
    return bool(schema == SCHEMA and prepared == stamp)

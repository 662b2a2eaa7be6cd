"""The schema of a store: made, and brought up to date, by Alembic's migrations."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select

from feeds.errors import StoreError
from feeds.store import counter
from feeds.store.engine import Database
from feeds.store.ready import SCHEMA
from feeds.store.tables import state


def migrate(database: Database) -> None:
    """Bring the schema up to date, making the database where there is none. Raises StoreError."""
    try:
        database.path.parent.mkdir(parents=True, exist_ok=True)
        database.path.touch()
    except OSError as error:
        raise StoreError(f"store {database.path}: {error.strerror}") from error
    with database.writing() as connection:
        if version(connection) != SCHEMA:
            _upgrade(connection)
        if connection.execute(select(state.c.id)).first() is None:
            counter.mint(connection)


def version(connection: Connection) -> str:
    """The schema's version: the last migration that ran; empty before the first."""
    table = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
    if table is None:
        return ""
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return row[0] if row else ""


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(f"store schema: {error}; a newer newswire wrote it") from error

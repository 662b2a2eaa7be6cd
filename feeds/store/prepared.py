"""What readers wait for: statements that are compiled once and handed to the driver as they are.

SQLAlchemy takes several times as long as SQLite does for the few rows that a feed needs. It still says what each
statement is; only how it is run is ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from sqlalchemy import Select
from sqlalchemy.dialects import sqlite

from feeds.store import bulk
from feeds.store.engine import Reader

Row = tuple[Any, ...]
"""As the driver has it: a truth value is 0 or 1."""


class Prepared:
    """A query whose parameters are all single values. To live as long as its module; for any thread."""

    def __init__(self, query: Select[Any]) -> None:
        self._query = query

    def rows(self, reader: Reader, **given: Any) -> list[Row]:
        """All rows; `given` has a value for each parameter. Raises sqlite3.Error, which `Database` translates."""
        text, names, constants = self._compiled
        values = constants | given if constants else given
        found: list[Row] = reader.execute(text, [values[name] for name in names]).fetchall()
        return found

    def row(self, reader: Reader, **given: Any) -> Row | None:
        """The first row, or None."""
        found = self.rows(reader, **given)
        return found[0] if found else None

    def over(self, reader: Reader, values: Iterable[Any], **given: Any) -> list[Row]:
        """All rows over these values, of a query whose last condition is `column.in_([MANY])`."""
        text, names, constants = self._compiled
        before = [(constants | given)[name] for name in names]
        found: list[Row] = []
        for chunk in bulk.chunks(values):
            places = ", ".join("?" * len(chunk))
            found += reader.execute(text.replace("<many>", places), (*before, *chunk)).fetchall()
        return found

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Those of the columns that it finds."""
        return tuple(column.name for column in self._query.selected_columns)

    @cached_property
    def _compiled(self) -> tuple[str, tuple[str, ...], dict[str, Any]]:
        """The text, which parameter stands at each place, and those that are constants of the query."""
        compiled = self._query.compile(dialect=sqlite.dialect())
        names = tuple(compiled.positiontup or ())
        given = {name for name, value in compiled.params.items() if value is None}
        return compiled.string, names, {n: v for n, v in compiled.params.items() if n not in given}

"""Many rows in one statement, without what SQLAlchemy does for each of them.

Our columns hold plain values that no type has to translate, so rows go to the driver as they are: a
third of the cost of ingesting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, Delete, Dialect, Insert, Select, Update, literal_column
from sqlalchemy.sql.compiler import SQLCompiler

T = TypeVar("T")

_CHUNK = 500
"""Values in one IN: well below what SQLite and PostgreSQL take in one statement."""

Statement = Insert | Update | Delete | Select[Any]

MANY: Any = literal_column("<many>")
"""What a statement for `over` says in its last condition: `column.in_([MANY])`."""


def execute(connection: Connection, statement: Statement, rows: Sequence[dict[str, Any]]) -> None:
    """Run a statement once a row; each row has a value for the same parameters. No rows: nothing is run.

    `statement` should live as long as the module: what it compiles to is kept.
    """
    if not rows:
        return
    compiled = _compiled(statement, connection.dialect, tuple(rows[0]))
    if compiled.positiontup is None:
        connection.exec_driver_sql(compiled.string, list(rows))
        return
    names = compiled.positiontup
    pick = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
    connection.exec_driver_sql(compiled.string, [pick(row) for row in rows])


def over(connection: Connection, statement: Statement, values: Iterable[Any], *given: Any) -> list[Any]:
    """Run a statement over many values, as few times as may be; the rows that it finds, if it looks for any.

    `given`: for its other parameters, in their order. Rows come as the driver has them, a truth value as 0 or 1.
    `statement` should live as long as the module.
    """
    compiled = _compiled(statement, connection.dialect, ())
    found: list[Any] = []
    for chunk in chunks(values):
        text = compiled.string.replace("<many>", ", ".join("?" * len(chunk)))
        result = connection.exec_driver_sql(text, (*given, *chunk))
        if result.returns_rows:
            found += result
    return found


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in lists short enough for one statement."""
    iterator = iter(values)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk


@lru_cache(maxsize=64)
def _compiled(statement: Statement, dialect: Dialect, parameters: tuple[str, ...]) -> SQLCompiler:
    compiled = statement.compile(dialect=dialect, column_keys=list(parameters))
    assert isinstance(compiled, SQLCompiler)
    return compiled

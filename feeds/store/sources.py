"""When each source is due, and how its passes went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from feeds.model import Account
from feeds.store.documents import ACCOUNT
from feeds.store.tables import sources


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """A source as `newswire sources` shows it."""

    name: str
    due: int
    """Not to be looked at before this moment."""
    passed: int | None
    """End of its first whole pass."""
    problem: str
    """Why its last pass failed; empty: it did not."""
    account: Account
    seen: int


def ensure(connection: Connection, names: Iterable[str]) -> None:
    """Give each source its row; the account of one that left the config stays."""
    known = set(connection.scalars(select(sources.c.name)))
    new = [name for name in names if name not in known]
    nothing = dict.fromkeys(("due", "seen", *ACCOUNT), 0)
    if new:
        connection.execute(
            insert(sources), [{"name": name, "passed": None, "problem": "", **nothing} for name in new]
        )


def states(connection: Connection) -> dict[str, SourceState]:
    """Every source that ever was, by name."""
    return {
        row["name"]: SourceState(
            name=row["name"],
            due=row["due"],
            passed=row["passed"],
            problem=row["problem"],
            account=Account(**{field: row[field] for field in ACCOUNT}),
            seen=row["seen"],
        )
        for row in connection.execute(select(sources).order_by(sources.c.name)).mappings()
    }


def finish(connection: Connection, name: str, now: int, due: int, problem: str) -> None:
    """Note the end of a pass: when the next is due, and that the first is over where it went well."""
    connection.execute(update(sources).where(sources.c.name == name).values(due=due, problem=problem))
    if not problem:
        first = (sources.c.name == name) & sources.c.passed.is_(None)
        connection.execute(update(sources).where(first).values(passed=now))

"""A prepared statement finds what SQLAlchemy finds."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, select

from feeds.store.bulk import MANY
from feeds.store.engine import Database
from feeds.store.prepared import Prepared
from feeds.store.tables import metadata, state

ROWS = [
    {"id": n, "epoch": f"e{n}", "change": 10 * n, "moment": 0, "article": 0, "facet": 0, "signed": 0}
    | {"prepared": "", "signature": "", "sections": ""}
    for n in (1, 2, 3)
]
_AFTER = select(state.c.epoch, state.c.change).where(
    state.c.change > bindparam("change"), state.c.id != bindparam("id"), state.c.change < 1_000
)
AFTER = _AFTER.order_by(state.c.id).limit(bindparam("most"))


@pytest.fixture
def database(tmp_path):
    made = Database(f"sqlite:///{tmp_path}/some.db")
    made.path.touch()
    metadata.create_all(made.engine)
    with made.writing() as connection:
        connection.execute(state.insert(), ROWS)
    yield made
    made.dispose()


@pytest.mark.parametrize("asked", [{"change": 0, "id": 0}, {"change": 10, "id": 3}, {"change": 99, "id": 0}])
@pytest.mark.parametrize("most", [1, 5])
def test_it_finds_the_same(database, asked, most):
    prepared = Prepared(AFTER)
    with database.reading() as reader:
        with database.snapshot() as connection:
            expected = [tuple(row) for row in connection.execute(AFTER, asked | {"most": most})]
        assert prepared.rows(reader, **asked, most=most) == expected
        assert prepared.row(reader, **asked, most=most) == (expected[0] if expected else None)
    assert prepared.names == ("epoch", "change")


def test_every_parameter_is_to_be_given(database):
    with database.reading() as reader, pytest.raises(KeyError, match="most"):
        Prepared(AFTER).rows(reader, change=0, id=0)


def test_it_sees_the_snapshot_and_nothing_later(database):
    prepared = Prepared(select(state.c.id).order_by(state.c.id))
    with database.reading() as reader:
        before = prepared.rows(reader)
        with database.writing() as connection:
            connection.execute(state.insert(), ROWS[0] | {"id": 4})
        assert prepared.rows(reader) == before
    with database.reading() as reader:
        assert len(prepared.rows(reader)) == 4


def test_a_list_of_any_length_is_asked_for(database):
    prepared = Prepared(
        select(state.c.id).where(state.c.change > bindparam("change"), state.c.id.in_([MANY])),
    )
    with database.reading() as reader:
        assert sorted(prepared.over(reader, range(2_000), change=10)) == [(2,), (3,)]
        assert prepared.over(reader, [], change=10) == []

"""The header of the log's index says what SQLite would say, and reading it takes no lock away."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from feeds.store import log_index

_WRITE = "import sqlite3, sys; sqlite3.connect(sys.argv[1], isolation_level=None).execute('INSERT INTO t VALUES (1)')"
_CUT = (
    "import sqlite3, sys;"
    "print(sqlite3.connect(sys.argv[1], timeout=0).execute('PRAGMA wal_checkpoint(TRUNCATE)').fetchone()[0])"
)


def elsewhere(program: str, path: Path) -> str:
    """What a process of its own prints."""
    return subprocess.run(
        [sys.executable, "-c", program, str(path)], check=True, capture_output=True, text=True
    ).stdout


def connect(path: Path, mode: str = "WAL") -> sqlite3.Connection:
    """A connection to a database with a table `t`."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.execute("CREATE TABLE IF NOT EXISTS t (n)")
    return connection


def test_the_header_changes_with_each_commit_of_this_process_and_of_others(tmp_path):
    path = tmp_path / "a.db"
    with closing(connect(path)) as writer, closing(connect(path)) as own:
        header = log_index.header_of(path, own)
        assert header is not None
        seen = [header()]
        writer.execute("INSERT INTO t VALUES (1)")
        seen.append(header())
        elsewhere(_WRITE, path)
        seen.append(header())
        assert len(set(seen)) == 3
        writer.execute("SELECT * FROM t").fetchall()
        assert header() == seen[-1]


def test_the_header_says_whenever_sqlite_says_so(tmp_path):
    path = tmp_path / "a.db"
    with closing(connect(path)) as writer, closing(connect(path)) as own:
        header = log_index.header_of(path, own)
        assert header is not None
        version = own.execute("PRAGMA data_version").fetchone()
        said = header()
        for number in range(300):
            statement = ("INSERT INTO t VALUES (1)", "PRAGMA wal_checkpoint(RESTART)", "SELECT * FROM t")[
                number % 3
            ]
            writer.execute(statement).fetchall()
            changed = header() != said
            said = header()
            newer = own.execute("PRAGMA data_version").fetchone()
            assert changed or newer == version
            version = newer


def test_a_database_without_such_a_log_has_no_header(tmp_path):
    path = tmp_path / "a.db"
    with closing(connect(path, mode="DELETE")) as own:
        assert log_index.header_of(path, own) is None


@pytest.mark.parametrize("held", [b"", b"short", b"\xff" * 100])
def test_what_is_no_index_has_no_header(tmp_path, held):
    path = tmp_path / "a.db"
    with closing(connect(path, mode="DELETE")) as own:
        Path(f"{path}-shm").write_bytes(held)
        assert log_index.header_of(path, own) is None


def test_locks_stay_whatever_is_mapped_and_forgotten(tmp_path):
    path = tmp_path / "a.db"
    with closing(connect(path)) as reader, closing(connect(path)) as own:
        reader.execute("INSERT INTO t VALUES (1)")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM t").fetchall()
        for _ in range(3):
            assert log_index.header_of(path, own) is not None
        assert elsewhere(_CUT, path).strip() == "1", "another process cut the log under a reader"
        reader.execute("COMMIT")
        assert elsewhere(_CUT, path).strip() == "0"


def test_only_so_many_are_kept_open(tmp_path):
    for number in range(log_index._KEPT + 8):
        path = tmp_path / f"{number}.db"
        with closing(connect(path)) as own:
            header = log_index.header_of(path, own)
            assert header is not None
            assert len(header()) == 48
    assert len(log_index._mapped) <= log_index._KEPT

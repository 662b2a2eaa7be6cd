"""Which files are finished: by their times, and by what happens between the scan and the read."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feeds.fetch import Known, Watch, fetch
from feeds.fetch.settled import moment, settled
from feeds.settings import FetchSettings, Source
from tests.folders import NOW, NOW_NS, SECOND, Memory, look, names, put, settle


@pytest.mark.parametrize(
    ("ago_ns", "ctime_after_ns", "size", "before", "expected"),
    [
        (2 * SECOND, 0, 4, None, True),
        (2 * SECOND - 1, 0, 4, None, False),
        (0, 0, 4, None, False),
        (0, 1, 4, None, True),
        (0, 1, 0, None, False),
        (0, -1, 4, None, False),
        (0, 0, 4, (4, NOW_NS), True),
        (0, 0, 4, (3, NOW_NS), False),
        (0, 0, 4, (4, NOW_NS - 1), False),
    ],
    ids=[
        "two seconds old", "just under", "now", "renamed", "touched while empty", "time set ahead",
        "same at two looks", "other size", "other time",
    ],
)  # fmt: skip
def test_settled(ago_ns, ctime_after_ns, size, before, expected):
    mtime_ns = NOW_NS - ago_ns
    assert settled((size, mtime_ns), mtime_ns + ctime_after_ns, before, NOW_NS) is expected


def test_a_time_beyond_the_calendar_is_none():
    assert (moment(2**70), moment(1_500_000_000)) == (None, datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))


def test_a_file_just_written_waits(tmp_path):
    watch = Watch()
    put(tmp_path, "a.txt", ago=1.9)
    fetched = look(tmp_path, watch=watch)
    assert (names(fetched), fetched.waiting, list(watch.unsettled)) == ([], 1, ["a.txt"])


def test_a_known_file_that_is_being_written_is_not_gone(tmp_path):
    put(tmp_path, "a.txt", ago=0)
    assert look(tmp_path, {"a.txt": Known(4, 1)}).gone == ()


def test_two_looks_alike_settle_a_file_whatever_its_clock(tmp_path):
    watch = Watch()
    put(tmp_path, "a.txt", ago=-3600)
    assert names(look(tmp_path, watch=watch)) == []
    assert names(look(tmp_path, watch=watch)) == ["a.txt"]


def test_a_file_that_grew_between_two_looks_waits_on(tmp_path):
    watch = Watch()
    put(tmp_path, "a.txt", "half", ago=-10)
    look(tmp_path, watch=watch)
    put(tmp_path, "a.txt", "half and", ago=-11)
    assert names(look(tmp_path, watch=watch)) == []


def test_a_file_renamed_into_place_counts_at_once(tmp_path):
    path = tmp_path / "a.tmp"
    path.write_text("text")
    written = path.stat().st_mtime_ns - SECOND
    os.utime(path, ns=(written, written))
    path.rename(tmp_path / "a.txt")
    source = Source(name="wire", path=tmp_path)
    fetched = fetch(source, {}, Watch(), FetchSettings(), NOW.fromtimestamp(written / SECOND + 1, UTC))
    assert names(fetched) == ["a.txt"]


def test_a_file_written_between_scan_and_read_waits(tmp_path):
    watch, known = Watch(), Memory()
    put(tmp_path, "a.txt", "one")
    fetched = look(tmp_path, watch=watch)
    put(tmp_path, "a.txt", "two", ago=0)
    assert settle(fetched, known) == []
    assert watch.unsettled == {"a.txt": (3, NOW_NS)}
    assert names(look(tmp_path, known, watch)) == ["a.txt"]


def test_a_file_that_vanishes_between_scan_and_read_is_passed_over(tmp_path):
    path = put(tmp_path, "a/a.txt", ago=20)
    put(tmp_path, "b.txt", ago=10)
    fetched = look(tmp_path)
    path.unlink()
    path.parent.rmdir()
    assert names(fetched) == ["b.txt"]


def test_a_folder_that_takes_a_files_place_is_passed_over(tmp_path):
    path = put(tmp_path, "a.txt")
    fetched = look(tmp_path)
    path.unlink()
    path.mkdir()
    assert list(fetched.documents) == []


@pytest.mark.parametrize("written", [False, True])
def test_a_pipe_that_takes_a_files_place_does_not_hang_the_pass(tmp_path, written):
    path = put(tmp_path, "a.txt", "")
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    fetched = look(tmp_path)
    path.unlink()
    os.mkfifo(path)
    end = os.open(path, os.O_RDWR) if written else None
    os.utime(path, ns=times)
    assert list(fetched.documents) == []
    if end is not None:
        os.close(end)


@pytest.mark.skipif(
    not Path("/proc/version").exists(), reason="needs a file that lies of its size, as Linux has"
)
def test_a_file_that_is_longer_than_it_says_waits(tmp_path):
    (tmp_path / "a.txt").symlink_to("/proc/version")
    assert list(look(tmp_path).documents) == []

"""What the folder source cannot read; permissions are real, so root becomes somebody else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from feeds.errors import SourceError
from feeds.fetch import UNREADABLE, Known
from feeds.fetch.reading import HEAD
from feeds.model import Unread
from tests.folders import Memory, as_a_plain_user, look, names, put, rejected, settle


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that a plain user may enter, unlike tmp_path."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def test_a_large_file_is_rejected_with_its_head(tmp_path):
    known: Memory = {}
    put(tmp_path, "a.txt", b"x" * (HEAD + 5))
    (unread,) = settle(look(tmp_path, max_bytes=HEAD), known)
    assert isinstance(unread, Unread)
    assert unread.rejection.reason == "too large"
    assert unread.rejection.detail == f"{tmp_path}/a.txt: 262,149 bytes, and max_bytes is 262,144"
    assert (len(unread.document.data), unread.document.size) == (HEAD, HEAD + 5)
    assert list(look(tmp_path, known, max_bytes=HEAD).documents) == []


def test_a_file_of_just_the_limit_is_read(tmp_path):
    put(tmp_path, "a.txt", "12345")
    assert names(look(tmp_path, max_bytes=5)) == ["a.txt"]


def test_a_file_without_permission_is_rejected_once(open_place):
    known: Memory = {}
    put(open_place, "a.txt").chmod(0)
    with as_a_plain_user():
        (unread,) = settle(look(open_place), known)
        again = list(look(open_place, known).documents)
    assert isinstance(unread, Unread)
    assert unread.rejection.reason == "unreadable"
    assert unread.rejection.detail == f"{open_place}/a.txt: Permission denied"
    assert (unread.document.data, unread.document.size, again) == (b"", UNREADABLE, [])


def test_a_file_that_gets_its_permission_is_read(open_place):
    known: Memory = {}
    path = put(open_place, "a.txt")
    path.chmod(0)
    with as_a_plain_user():
        settle(look(open_place), known)
    path.chmod(0o644)
    with as_a_plain_user():
        assert names(look(open_place, known)) == ["a.txt"]


def test_an_unreadable_file_whose_time_moves_is_rejected_anew(open_place):
    known: Memory = {}
    put(open_place, "a.txt").chmod(0)
    with as_a_plain_user():
        settle(look(open_place), known)
    put(open_place, "a.txt", ago=30).chmod(0)
    with as_a_plain_user():
        assert rejected(settle(look(open_place, known), known)) == [("a.txt", "unreadable")]


def test_an_unreadable_file_that_was_gone_is_rejected_anew(open_place):
    path = put(open_place, "a.txt")
    path.chmod(0)
    known = {"a.txt": Known(UNREADABLE, path.stat().st_mtime_ns, gone=True)}
    with as_a_plain_user():
        assert rejected(settle(look(open_place, known), known)) == [("a.txt", "unreadable")]


@pytest.mark.skipif(
    not Path("/proc/self/mem").exists(), reason="needs a file whose reading fails, as Linux has"
)
def test_a_file_whose_reading_fails_is_rejected(tmp_path):
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")
    (unread,) = look(tmp_path).documents
    assert isinstance(unread, Unread)
    assert unread.rejection.detail == f"{tmp_path}/a.txt: Input/output error"


def test_a_closed_folder_keeps_what_it_held_and_is_rejected_once(open_place):
    known: Memory = {}
    for name in ("in/a.txt", "in/deep/b.txt", "inside.txt"):
        put(open_place, name)
    settle(look(open_place), known)
    (open_place / "in").chmod(0)
    (open_place / "inside.txt").unlink()
    with as_a_plain_user():
        first = look(open_place, known)
        found = settle(first, known)
        again = look(open_place, known)
        assert list(again.documents) == []
    assert rejected(found) == [("in", "unreadable")]
    assert (first.gone, again.gone) == (("inside.txt",), ())
    (open_place / "in").chmod(0o755)
    opened = look(open_place, known)
    assert (opened.gone, opened.unchanged) == (("in",), 2)


def test_files_in_a_folder_that_may_only_be_listed_are_rejected_once(open_place):
    known: Memory = {}
    put(open_place, "in/a.txt")
    put(open_place, "in/deep/b.txt")
    (open_place / "in").chmod(0o744)
    with as_a_plain_user():
        found = settle(look(open_place), known)
        again = list(look(open_place, known).documents)
    (open_place / "in").chmod(0o755)
    assert rejected(found) == [("in/a.txt", "unreadable"), ("in/deep", "unreadable")]
    assert again == []


def test_a_closed_root_is_an_error(open_place):
    put(open_place, "root/a.txt").parent.chmod(0)
    with as_a_plain_user(), pytest.raises(SourceError, match="Permission denied"):
        look(open_place / "root", {"a.txt": Known(4, 1)})

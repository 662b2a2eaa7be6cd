"""The walk: links, things that are no files, and folders that go away under it."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from feeds.fetch.scan import Walk, in_range, vanished
from feeds.model import Document, Unread
from tests.folders import Memory, look, names, put, rejected, settle


def test_a_linked_file_is_followed_out_of_the_root(tmp_path):
    target = put(tmp_path, "elsewhere/real.dat", "linked")
    (tmp_path / "root").mkdir()
    (tmp_path / "root/a.txt").symlink_to(target)
    (document,) = look(tmp_path / "root").documents
    assert isinstance(document, Document)
    assert (document.name, document.data, document.size) == ("a.txt", b"linked", 6)


def test_a_broken_link_is_rejected_once_and_read_when_mended(tmp_path):
    known: Memory = {}
    (tmp_path / "a.txt").symlink_to(tmp_path / "later")
    (unread,) = settle(look(tmp_path), known)
    assert isinstance(unread, Unread)
    assert unread.rejection.detail == f"{tmp_path}/a.txt: broken link (No such file or directory)"
    assert list(look(tmp_path, known).documents) == []
    put(tmp_path, "later")
    assert names(look(tmp_path, known)) == ["a.txt"]


def test_a_link_to_itself_costs_only_itself(tmp_path):
    (tmp_path / "ring.txt").symlink_to(tmp_path / "ring.txt")
    put(tmp_path, "a.txt")
    found = list(look(tmp_path).documents)
    assert rejected(found) == [("ring.txt", "unreadable")]
    assert len(found) == 2


def test_a_linked_folder_outside_the_root_is_not_followed(tmp_path):
    put(tmp_path, "elsewhere/a.txt")
    (tmp_path / "root").mkdir()
    (tmp_path / "root/out").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "root/up").symlink_to(tmp_path)
    fetched = look(tmp_path / "root")
    assert (names(fetched), fetched.ignored) == ([], 2)


def test_a_folder_with_two_ways_to_it_is_read_once_by_its_own_path(tmp_path):
    put(tmp_path, "real/a.txt")
    (tmp_path / "alias").symlink_to("real")
    (tmp_path / "real/back").symlink_to("..")
    assert names(look(tmp_path)) == ["real/a.txt"]


def test_a_link_opens_a_hidden_folder_of_the_root(tmp_path):
    put(tmp_path, ".releases/7/deep/a.txt")
    (tmp_path / "current").symlink_to(".releases/7")
    (tmp_path / "previous").symlink_to(".releases/7")
    assert names(look(tmp_path)) == ["current/deep/a.txt"]


def test_a_root_that_is_a_link_is_followed(tmp_path):
    put(tmp_path, "real/a.txt")
    (tmp_path / "root").symlink_to("real")
    assert names(look(tmp_path / "root")) == ["a.txt"]


def test_pipes_sockets_and_devices_are_ignored(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.txt")
    Path("device.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        fetched = look(tmp_path)
    assert (list(fetched.documents), fetched.ignored) == ([], 3)


def test_a_folder_named_like_copy_is_a_folder(tmp_path):
    put(tmp_path, "a.txt/b.txt")
    assert names(look(tmp_path)) == ["a.txt/b.txt"]


def test_a_folder_that_vanishes_during_the_walk_is_passed_over(tmp_path):
    put(tmp_path, "a.txt")
    inner = put(tmp_path, "in/b.txt")
    walk = Walk(str(tmp_path))
    sights = walk.sights()
    assert next(sights).name == "a.txt"
    inner.unlink()
    inner.parent.rmdir()
    assert (list(sights), walk.closed) == ([], [])


def test_a_listing_that_breaks_off_is_not_a_folder_that_vanished(tmp_path):
    assert vanished(str(tmp_path / "none"), FileNotFoundError())
    assert not vanished(str(tmp_path), FileNotFoundError())


def test_a_time_beyond_64_bits_is_held_at_the_edge():
    assert [in_range(ns) for ns in (2**64, -(2**64), 5)] == [2**63 - 1, -(2**63 - 1), 5]

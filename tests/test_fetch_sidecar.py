"""Sidecars: which file they belong to, and when a pair is read again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.fetch import UNREADABLE, Fetched, Watch
from feeds.fetch.reading import HEAD, beside
from feeds.fetch.scan import joint
from feeds.model import Document, Unread
from tests.folders import NOW, NOW_NS, SECOND, Memory, look, names, put, rejected, settle


def pairs(fetched: Fetched) -> list[tuple[str, str, bytes]]:
    found = [one for one in fetched.documents if isinstance(one, Document)]
    return sorted((one.name, one.sidecar_name, one.sidecar) for one in found)


def digest(root: Path) -> str:
    (one,) = look(root).documents
    assert isinstance(one, Document)
    return one.digest


def details(found: list[Document | Unread]) -> str:
    return "".join(one.rejection.detail for one in found if isinstance(one, Unread))


@pytest.mark.parametrize(
    "name", ["a.txt", "a.text", "a.html", "a.htm", "a.xhtml", "a.md", "a.markdown", "A.HTML"]
)
def test_text_markdown_and_pages_are_copy(tmp_path, name):
    put(tmp_path, name)
    assert names(look(tmp_path)) == [name]


@pytest.mark.parametrize("sidecar", ["a.toml", "a.json", "a.JSON"])
def test_a_file_comes_with_the_sidecar_of_its_stem(tmp_path, sidecar):
    put(tmp_path, "desk/a.txt", "words", ago=60)
    put(tmp_path, f"desk/{sidecar}", "{}", ago=30)
    put(tmp_path, "desk/b.txt")
    fetched = look(tmp_path)
    first = next(one for one in fetched.documents if isinstance(one, Document) and one.name == "desk/a.txt")
    assert (first.name, first.sidecar_name, first.sidecar) == ("desk/a.txt", f"desk/{sidecar}", b"{}")
    assert (first.size, first.mtime_ns) == (7, NOW_NS - 30 * SECOND)
    assert first.modified == NOW - timedelta(seconds=60)
    assert fetched.ignored == 0


def test_a_sidecar_alone_elsewhere_or_second_is_ignored_and_counted(tmp_path):
    for name in ("alone.json", "desk/a.toml", "a.txt", "b.txt", "b.json", "b.toml"):
        put(tmp_path, name, name)
    fetched = look(tmp_path)
    assert pairs(fetched) == [("a.txt", "", b""), ("b.txt", "b.toml", b"b.toml")]
    assert fetched.ignored == 3


def test_a_sidecar_serves_every_file_of_its_stem_however_the_name_is_spelled(tmp_path):
    for name in ("caf\u00e9.txt", "cafe\u0301.json", "a.txt", "a.html", "a.json"):
        put(tmp_path, name, name)
    assert [(name, sidecar) for name, sidecar, _ in pairs(look(tmp_path))] == [
        ("a.html", "a.json"),
        ("a.txt", "a.json"),
        ("caf\u00e9.txt", "caf\u00e9.json"),
    ]


def test_a_pair_is_read_again_when_either_changes_and_else_costs_stats(tmp_path):
    known: Memory = {}
    put(tmp_path, "a.txt", "words", ago=90)
    settle(look(tmp_path, known), known)
    assert look(tmp_path, known).unchanged == 1
    side = put(tmp_path, "a.json", "{}", ago=100)  # arrives later, and older
    assert pairs(look(tmp_path, known)) == [("a.txt", "a.json", b"{}")]
    settle(look(tmp_path, known), known)
    assert look(tmp_path, known).unchanged == 1
    put(tmp_path, "a.json", "[]", ago=80)  # the same size
    assert pairs(look(tmp_path, known)) == [("a.txt", "a.json", b"[]")]
    settle(look(tmp_path, known), known)
    put(tmp_path, "a.txt", "other words", ago=85)  # older than its sidecar
    assert pairs(look(tmp_path, known)) == [("a.txt", "a.json", b"[]")]
    settle(look(tmp_path, known), known)
    side.unlink()
    assert pairs(look(tmp_path, known)) == [("a.txt", "", b"")]


def test_a_pair_waits_until_both_have_settled(tmp_path):
    watch = Watch()
    put(tmp_path, "a.txt", ago=60)
    put(tmp_path, "a.json", "{", ago=-1)
    assert (names(look(tmp_path, watch=watch)), list(watch.unsettled)) == ([], ["a.txt"])
    assert names(look(tmp_path, watch=watch)) == ["a.txt"]  # it has stood still between two looks


def test_a_pair_is_seen_as_one_document_whatever_its_sidecar_says(tmp_path):
    put(tmp_path, "a.txt", "words")
    alone = digest(tmp_path)
    put(tmp_path, "a.json", '{"title": "One"}')
    one = digest(tmp_path)
    put(tmp_path, "a.json", '{"title": "Two"}')
    two = digest(tmp_path)
    assert len({alone, one, two}) == 3


def test_a_sidecar_that_is_too_large_or_away_rejects_its_document(tmp_path):
    put(tmp_path, "a.txt", "words")
    side = put(tmp_path, "a.json", b" " * (HEAD + 1))
    known: Memory = {}
    found = settle(look(tmp_path, known), known)
    assert rejected(found) == [("a.txt", "too large")]
    assert "a.json" in details(found)
    side.unlink()
    side.symlink_to(tmp_path / "nowhere")
    found, again = settle(look(tmp_path, known), known), settle(look(tmp_path, known), known)
    assert (rejected(found), again) == ([("a.txt", "unreadable")], [])
    assert "a.json: broken link" in details(found)
    assert known["a.txt"].size == UNREADABLE
    side.unlink()
    put(tmp_path, "a.json", "{}")
    assert pairs(look(tmp_path, known)) == [("a.txt", "a.json", b"{}")]


@given(*[st.tuples(st.integers(0, 9), st.integers(0, 9))] * 3)
def test_a_write_that_moves_a_time_past_both_moves_the_stamp(file, sidecar, written):
    before = joint(file, sidecar)
    if written[1] > before[1]:
        assert joint(written, sidecar) != before
        assert joint(file, written) != before


def test_the_sidecar_of_one_file_is_found_without_a_pass(tmp_path):
    path = put(tmp_path, "a[1].txt")
    assert beside(path) == (b"", "")
    put(tmp_path, "a[1].json", "{}")
    put(tmp_path, "a1.toml", "other")
    assert beside(path) == (b"{}", "a[1].json")
    put(tmp_path, "a[1].TOML", "x = 1")
    assert beside(path) == (b"x = 1", "a[1].TOML")

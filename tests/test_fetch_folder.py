"""The folder source: what it finds, and what it makes of changes."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import SourceError
from feeds.fetch import Known, Watch, reading
from feeds.model import Document
from tests.folders import NOW, NOW_NS, SECOND, Memory, look, names, put, settle


def test_a_file_becomes_a_document(tmp_path):
    put(tmp_path, "politics/minsk.txt", "Words.", ago=5)
    (document,) = look(tmp_path).documents
    assert document == Document(
        source="wire",
        name="politics/minsk.txt",
        data=b"Words.",
        arrived=NOW,
        modified=NOW - timedelta(seconds=5),
        size=6,
        mtime_ns=NOW_NS - 5 * SECOND,
    )


def test_older_copy_comes_first_then_by_name(tmp_path):
    put(tmp_path, "a.txt", ago=10)
    put(tmp_path, "c.txt", ago=30)
    put(tmp_path, "b/z.txt", ago=30)
    assert names(look(tmp_path)) == ["b/z.txt", "c.txt", "a.txt"]


def test_total_counts_what_will_come(tmp_path):
    put(tmp_path, "a.txt")
    put(tmp_path, "b.txt")
    assert look(tmp_path).total == 2


def test_documents_are_read_one_at_a_time(tmp_path, monkeypatch):
    read, plain = [], reading.read

    def noted(path, *rest):
        read.append(Path(path).name)
        return plain(path, *rest)

    monkeypatch.setattr(reading, "read", noted)
    put(tmp_path, "a.txt", ago=20)
    put(tmp_path, "b.txt", ago=10)
    documents = look(tmp_path).documents
    assert read == []
    next(documents)
    assert read == ["a.txt"]


def test_hidden_temporary_and_foreign_files_are_counted(tmp_path):
    for name in (
        ".a.txt",
        "b.txt~",
        "~$c.txt",
        "d.txt.part",
        "e.TMP",
        "f.jpg",
        "README",
        ".git/g.txt",
        "h.TMP/i.txt",
    ):
        put(tmp_path, name)
    fetched = look(tmp_path)
    assert (names(fetched), fetched.ignored) == ([], 9)


def test_a_suffix_may_be_written_large(tmp_path):
    put(tmp_path, "A.TXT")
    assert names(look(tmp_path)) == ["A.TXT"]


def test_an_empty_file_is_a_document(tmp_path):
    put(tmp_path, "a.txt", "")
    assert [document.data for document in look(tmp_path).documents if isinstance(document, Document)] == [b""]


def test_nothing_is_written_into_the_folder(tmp_path):
    put(tmp_path, "a/b.txt")
    before = [
        (path, path.stat().st_mtime_ns, path.stat().st_ctime_ns) for path in sorted(tmp_path.rglob("*"))
    ]
    list(look(tmp_path).documents)
    assert before == [
        (path, path.stat().st_mtime_ns, path.stat().st_ctime_ns) for path in sorted(tmp_path.rglob("*"))
    ]


def test_an_empty_folder_is_no_error_at_first(tmp_path):
    assert names(look(tmp_path)) == []


def test_an_unchanged_file_is_not_opened(tmp_path, monkeypatch):
    known: Memory = {}
    put(tmp_path, "a.txt")
    settle(look(tmp_path), known)
    monkeypatch.setattr(reading, "read", lambda *_: pytest.fail("opened"))
    fetched = look(tmp_path, known)
    assert (list(fetched.documents), fetched.unchanged, fetched.total) == ([], 1, 0)


def test_a_file_with_another_time_is_read_again(tmp_path):
    known: Memory = {}
    put(tmp_path, "a.txt", "one", ago=60)
    settle(look(tmp_path), known)
    put(tmp_path, "a.txt", "two", ago=50)
    assert names(look(tmp_path, known)) == ["a.txt"]


def test_a_file_with_an_older_time_is_read_again(tmp_path):
    known: Memory = {}
    put(tmp_path, "a.txt", "one", ago=60)
    settle(look(tmp_path), known)
    put(tmp_path, "a.txt", "two", ago=600)
    assert names(look(tmp_path, known)) == ["a.txt"]


def test_a_file_of_another_size_is_read_again(tmp_path):
    known: Memory = {}
    put(tmp_path, "a.txt", "one")
    settle(look(tmp_path), known)
    put(tmp_path, "a.txt", "three")
    assert names(look(tmp_path, known)) == ["a.txt"]


def test_a_missing_file_is_gone_once(tmp_path):
    known: Memory = {}
    put(tmp_path, "a.txt")
    put(tmp_path, "b.txt").unlink()
    known["b.txt"] = Known(4, 1)
    first = look(tmp_path, known)
    settle(first, known)
    assert (first.gone, look(tmp_path, known).gone) == (("b.txt",), ())


def test_a_renamed_file_is_gone_and_new_in_one_pass(tmp_path):
    known: Memory = {}
    path = put(tmp_path, "a.txt")
    settle(look(tmp_path), known)
    path.rename(tmp_path / "b.txt")
    fetched = look(tmp_path, known)
    assert (fetched.gone, names(fetched)) == (("a.txt",), ["b.txt"])


def test_a_file_hidden_by_a_rename_is_gone(tmp_path):
    known: Memory = {}
    path = put(tmp_path, "a.txt")
    settle(look(tmp_path), known)
    path.rename(tmp_path / ".a.txt")
    assert look(tmp_path, known).gone == ("a.txt",)


def test_a_file_that_returns_unchanged_is_back_and_not_opened(tmp_path):
    path = put(tmp_path, "a.txt")
    fetched = look(tmp_path, {"a.txt": Known(4, path.stat().st_mtime_ns, gone=True)})
    assert (fetched.back, list(fetched.documents), fetched.unchanged) == (("a.txt",), [], 0)


def test_a_file_that_returns_changed_is_a_document(tmp_path):
    put(tmp_path, "a.txt")
    fetched = look(tmp_path, {"a.txt": Known(9, 1, gone=True)})
    assert (fetched.back, names(fetched)) == ((), ["a.txt"])


def test_a_missing_folder_is_an_error_that_names_it(tmp_path):
    with pytest.raises(SourceError, match=r"source wire: .*/nowhere: No such file or directory"):
        look(tmp_path / "nowhere")


def test_a_file_in_the_folders_place_is_an_error(tmp_path):
    with pytest.raises(SourceError, match="Not a directory"):
        look(put(tmp_path, "a.txt"))


def test_a_suddenly_empty_folder_is_an_alarm(tmp_path):
    put(tmp_path, ".not-mounted.txt")
    known = {f"{n}.txt": Known(4, n) for n in range(3)}
    with pytest.raises(SourceError, match="suddenly empty: it held 3 files"):
        look(tmp_path, known)


def test_two_files_may_go_without_alarm(tmp_path):
    known = {f"{n}.txt": Known(4, n) for n in range(2)} | {"old.txt": Known(4, 9, gone=True)}
    assert look(tmp_path, known).gone == ("0.txt", "1.txt")


def test_one_file_that_is_there_makes_the_others_gone(tmp_path):
    put(tmp_path, "new.txt", ago=0)
    known = {f"{n}.txt": Known(4, n) for n in range(5)}
    assert len(look(tmp_path, known).gone) == 5


def test_a_scan_rests_twenty_times_its_duration(tmp_path):
    watch = Watch()
    fetched = look(tmp_path, watch=watch)
    assert fetched.seconds == watch.seconds > 0
    assert watch.rest == 20 * watch.seconds


PLACES = ["a.txt", "b.txt", "d/a.txt", "d/e/c.txt", "é.txt", "d.txt"]
EDITS = st.one_of(
    st.tuples(
        st.just("write"), st.sampled_from(PLACES), st.sampled_from(["x", "y", "xyz"]), st.integers(3, 6)
    ),
    st.tuples(st.just("rename"), st.sampled_from(PLACES), st.sampled_from(PLACES)),
    st.tuples(st.just("delete"), st.sampled_from(PLACES)),
    st.tuples(st.just("clear")),
)


def edit(root: Path, model: dict[str, tuple[bytes, int]], change: tuple) -> None:
    match change:
        case ("write", name, text, ago):
            put(root, name, text, ago)
            model[name] = (text.encode(), NOW_NS - ago * SECOND)
        case ("rename", old, new) if old in model:
            (root / new).parent.mkdir(parents=True, exist_ok=True)
            (root / old).rename(root / new)
            model[new] = model.pop(old)
        case ("delete", name) if name in model:
            (root / name).unlink()
            del model[name]
        case ("clear",):
            for name in model:
                (root / name).unlink()
            model.clear()


@given(st.lists(st.lists(EDITS, max_size=6), min_size=1, max_size=6))
def test_a_life_of_a_folder(passes):
    model: dict[str, tuple[bytes, int]] = {}
    known: Memory = {}
    with tempfile.TemporaryDirectory() as place:
        for edits in passes:
            for change in edits:
                edit(Path(place), model, change)
            expect_a_pass(Path(place), model, known)


def expect_a_pass(root: Path, model: dict[str, tuple[bytes, int]], known: Memory) -> None:
    here = {name for name, one in known.items() if not one.gone}
    if not model and len(here) >= 3:
        with pytest.raises(SourceError):
            look(root, known)
        return
    same = {name for name, (data, at) in model.items() if name in known and known[name].mtime_ns == at
            and known[name].size == len(data)}  # fmt: skip
    due = sorted(model.keys() - same, key=lambda name: (model[name][1], name))
    fetched = look(root, known)
    assert fetched.gone == tuple(sorted(here - model.keys()))
    assert fetched.back == tuple(sorted(same - here))
    assert fetched.unchanged == len(same & here)
    found = settle(fetched, known)
    assert [(one.name, one.data) for one in found if isinstance(one, Document)] == [
        (n, model[n][0]) for n in due
    ]

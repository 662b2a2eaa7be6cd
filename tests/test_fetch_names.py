"""Names of files, on disk and in the store."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.fetch.names import tidy
from feeds.model import Document
from tests.folders import Memory, look, names, put, settle


def test_names_are_composed(tmp_path):
    put(tmp_path, unicodedata.normalize("NFD", "économie/été.txt"))
    assert names(look(tmp_path)) == [unicodedata.normalize("NFC", "économie/été.txt")]


def test_a_name_respelled_on_disk_is_the_same_name(tmp_path):
    known: Memory = {}
    path = put(tmp_path, unicodedata.normalize("NFD", "é.txt"))
    settle(look(tmp_path), known)
    path.rename(tmp_path / unicodedata.normalize("NFC", "é.txt"))
    fetched = look(tmp_path, known)
    assert (fetched.unchanged, fetched.gone) == (1, ())


@pytest.mark.parametrize(("composed", "decomposed"), [(30, 10), (10, 30)])
def test_of_two_spellings_of_a_name_the_newer_file_is_read(tmp_path, composed, decomposed):
    put(tmp_path, unicodedata.normalize("NFC", "é.txt"), "composed", ago=composed)
    put(tmp_path, unicodedata.normalize("NFD", "é.txt"), "decomposed", ago=decomposed)
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system keeps one spelling of a name")
    fetched = look(tmp_path)
    newer = b"decomposed" if decomposed < composed else b"composed"
    assert [one.data for one in fetched.documents if isinstance(one, Document)] == [newer]
    assert fetched.ignored == 1


def test_of_two_spellings_of_a_folder_the_newer_file_is_read(tmp_path):
    for spelling in ("NFC", "NFD"):
        put(tmp_path, unicodedata.normalize(spelling, "é/a.txt"), spelling, ago=30)
        put(tmp_path, unicodedata.normalize(spelling, "é/b.txt"), spelling, ago=30)
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system keeps one spelling of a name")
    put(tmp_path, unicodedata.normalize("NFC", "é/a.txt"), "newer", ago=20)
    put(tmp_path, unicodedata.normalize("NFD", "é/b.txt"), "newer", ago=20)
    fetched = look(tmp_path)
    assert [one.data for one in fetched.documents if isinstance(one, Document)] == [b"newer", b"newer"]
    assert fetched.ignored == 2


def test_a_sign_that_composes_to_ascii_shares_the_name(tmp_path):
    put(tmp_path, "\u212a.txt")  # the kelvin sign: a K in NFC
    put(tmp_path, "K.txt")
    fetched = look(tmp_path)
    assert (names(fetched), fetched.ignored) == (["K.txt"], 1)


def test_a_name_that_is_not_utf8_is_read_under_a_printable_one(tmp_path):
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(raw)).write_bytes(b"latin")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    put(tmp_path, os.fsdecode(b"caf\xe9.txt"), "latin")
    (document,) = look(tmp_path).documents
    assert isinstance(document, Document)
    assert (document.name, document.data) == (r"caf\xe9.txt", b"latin")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("plain name.txt", "plain name.txt"),
        ("back\\slash.txt", "back\\slash.txt"),
        ("two\nlines\x1b.txt", r"two\u000alines\u001b.txt"),
        (r"caf\xe9.txt", r"caf\\xe9.txt"),
        ("caf\udce9\\.txt", r"caf\xe9\\.txt"),
        ("日本.txt", "日本.txt"),
    ],
)
def test_tidy(name, kept):
    assert tidy(name) == kept


COMPONENT = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1).map(
    lambda text: unicodedata.normalize("NFC", text)
)
RAW = st.one_of(
    COMPONENT,
    st.text("\\xu0ae98\n\udce9\udc80é", min_size=1),
    st.binary(min_size=1).map(os.fsdecode).filter(lambda name: "/" not in name and "\0" not in name),
)


@given(RAW, RAW)
def test_tidy_keeps_different_names_apart(one, other):
    apart = unicodedata.normalize("NFC", one) != unicodedata.normalize("NFC", other)
    assert (tidy(one) != tidy(other)) is apart


@given(RAW)
def test_tidy_gives_composed_printable_utf8(name):
    kept = tidy(name)
    kept.encode()
    assert unicodedata.is_normalized("NFC", kept)
    assert not any(unicodedata.category(character) == "Cc" for character in kept)

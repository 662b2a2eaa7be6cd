"""Finished pages are kept, and never longer than they are right."""

from __future__ import annotations

import brotli
import pytest

from feeds.store.save import Pass
from tests import making
from web.kept import Kept, Page


@pytest.fixture
def held(tmp_path):
    """A config and its store, empty."""
    settings = making.config(tmp_path)
    store = making.store(settings)
    yield settings, store
    store.close()


def unmade():
    raise AssertionError("made although it was kept")


def test_a_page_is_made_once(held):
    kept = Kept(held[1])
    assert kept.page("/", lambda: "Fjörð").data == "Fjörð".encode()
    assert kept.page("/", unmade).data == "Fjörð".encode()


def test_pages_are_kept_apart(held):
    kept = Kept(held[1])
    kept.page("/", lambda: b"start")
    assert kept.page("/feeds", lambda: b"feeds").data == b"feeds"


def test_a_change_of_the_store_makes_every_page_anew(held):
    settings, store = held
    kept = Kept(store)
    kept.page("/", lambda: b"before")
    store.save(making.each(making.article("one.txt")), settings, Pass(source="wire"))
    assert kept.page("/", lambda: b"after").data == b"after"


def test_a_page_that_was_overtaken_while_it_was_made_is_not_kept(held):
    settings, store = held
    kept = Kept(store)

    def overtaken() -> bytes:
        store.save(making.each(making.article("one.txt")), settings, Pass(source="wire"))
        return b"before"

    kept.page("/", overtaken)
    assert kept.page("/", lambda: b"after").data == b"after"


def test_the_least_recently_used_pages_go_first(held):
    kept = Kept(held[1], limit=10)
    kept.page("/a", lambda: b"aaaa")
    kept.page("/b", lambda: b"bbbb")
    kept.page("/a", unmade)
    kept.page("/c", lambda: b"cccc")
    assert kept.page("/a", unmade).data == b"aaaa"
    assert kept.page("/b", lambda: b"anew").data == b"anew"


def test_a_page_larger_than_all_room_is_served_and_not_kept(held):
    kept = Kept(held[1], limit=3)
    assert kept.page("/", lambda: b"four").data == b"four"
    assert kept.page("/", lambda: b"anew").data == b"anew"


def test_a_compressed_form_is_made_once_and_kept_with_its_page(held, monkeypatch):
    kept = Kept(held[1])
    first = kept.page("/", lambda: "Fjörð" * 999)
    form = first.coded("br")
    monkeypatch.setattr("web.kept.compressed", unmade)
    assert brotli.decompress(form) == first.data == first.coded("identity")
    assert kept.page("/", unmade).coded("br") is form


def test_compressed_forms_count_towards_the_room(held):
    size = len(Page("a" * 1000, lasting=True).coded("gzip"))
    kept = Kept(held[1], limit=2000 + size)
    for path in ("/a", "/b"):
        kept.page(path, lambda: "a" * 1000)
    kept.page("/b", unmade).coded("gzip")
    kept.page("/a", unmade).coded("gzip")
    assert kept.page("/b", lambda: "anew").data == b"anew"


def test_a_form_of_a_page_that_is_not_kept_any_more_counts_nothing(held):
    settings, store = held
    kept = Kept(store, limit=1000)
    before = kept.page("/", lambda: "a" * 1000)
    store.save(making.each(making.article("one.txt")), settings, Pass(source="wire"))
    kept.page("/", lambda: "b" * 1000)
    before.coded("gzip")
    assert kept.page("/", unmade).data == b"b" * 1000


def test_a_page_has_one_tag_that_follows_its_bytes():
    assert Page("a").tag == Page(b"a").tag != Page("b").tag


def test_what_cannot_be_made_is_not_kept(held):
    kept = Kept(held[1])
    with pytest.raises(ZeroDivisionError):
        kept.page("/", lambda: str(1 // 0))
    assert kept.page("/", lambda: b"made").data == b"made"


def test_a_character_that_no_page_can_carry_does_not_break_it(held):
    assert Kept(held[1]).page("/", lambda: "a\ud800b").data == b"a?b"

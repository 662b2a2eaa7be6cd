"""Finished pages are kept, and never longer than they are right."""

from __future__ import annotations

import pytest

from feeds.store.save import Pass
from tests import making
from web.kept import Kept


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
    assert kept.page("/", lambda: "Fjörð") == "Fjörð".encode()
    assert kept.page("/", unmade) == "Fjörð".encode()


def test_pages_are_kept_apart(held):
    kept = Kept(held[1])
    kept.page("/", lambda: b"start")
    assert kept.page("/feeds", lambda: b"feeds") == b"feeds"


def test_a_change_of_the_store_makes_every_page_anew(held):
    settings, store = held
    kept = Kept(store)
    kept.page("/", lambda: b"before")
    store.save(making.each(making.article("one.txt")), settings, Pass(source="wire"))
    assert kept.page("/", lambda: b"after") == b"after"


def test_a_page_that_was_overtaken_while_it_was_made_is_not_kept(held):
    settings, store = held
    kept = Kept(store)

    def overtaken() -> bytes:
        store.save(making.each(making.article("one.txt")), settings, Pass(source="wire"))
        return b"before"

    kept.page("/", overtaken)
    assert kept.page("/", lambda: b"after") == b"after"


def test_the_least_recently_used_pages_go_first(held):
    kept = Kept(held[1], limit=10)
    kept.page("/a", lambda: b"aaaa")
    kept.page("/b", lambda: b"bbbb")
    kept.page("/a", unmade)
    kept.page("/c", lambda: b"cccc")
    assert kept.page("/a", unmade) == b"aaaa"
    assert kept.page("/b", lambda: b"anew") == b"anew"


def test_a_page_larger_than_all_room_is_served_and_not_kept(held):
    kept = Kept(held[1], limit=3)
    assert kept.page("/", lambda: b"four") == b"four"
    assert kept.page("/", lambda: b"anew") == b"anew"


def test_what_cannot_be_made_is_not_kept(held):
    kept = Kept(held[1])
    with pytest.raises(ZeroDivisionError):
        kept.page("/", lambda: str(1 // 0))
    assert kept.page("/", lambda: b"made") == b"made"


def test_a_character_that_no_page_can_carry_does_not_break_it(held):
    assert Kept(held[1]).page("/", lambda: "a\ud800b") == b"a?b"

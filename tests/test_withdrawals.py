"""Withdrawals in a real store: the notice at the head of every feed, never ingested again, and taken back."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import pytest
import time_machine
from sqlalchemy import select

from feeds.errors import StoreError
from feeds.model import Account
from feeds.store.save import Pass
from feeds.store.tables import articles
from tests import making
from tests.making import article, each, words

NEWS = Pass(source="wire")
NOON = datetime(2100, 1, 1, 12, tzinfo=UTC)
"""Later than any store that is made here."""
SECRET = "The name that must not be told"


@pytest.fixture
def settings(tmp_path):
    return making.config(tmp_path)


@pytest.fixture
def store(settings):
    yield from making.opened(settings)


def saved(store, settings, *some):
    return store.save(each(*some), settings, NEWS)[0]


def shown(store, kind="all", slug="", size=50):
    return store.edition(kind, slug, size).articles


def key_of(store, name):
    with store._database.snapshot() as connection:
        return connection.scalars(select(articles.c.key).where(articles.c.name == name)).one()


def test_a_notice_enters_the_head_of_every_feed_that_the_article_was_in_however_old(store, settings):
    with time_machine.travel(NOON, tick=False):
        saved(
            store,
            settings,
            article("old.txt", sections=("Politics",), authors=("Ann Example",), tags=("roses",)),
        )
    with time_machine.travel(NOON.replace(hour=13), tick=False):
        saved(store, settings, *(article(f"{n}.txt", sections=("Politics",)) for n in range(5)))
    with time_machine.travel(NOON.replace(hour=14), tick=False):
        store.withdraw(key_of(store, "old.txt"), "It was wrong.", settings)
    for kind, slug in (
        ("all", ""),
        ("section", "politics"),
        ("author", "ann-example"),
        ("tag", "roses"),
        ("source", "wire"),
    ):
        first = shown(store, kind, slug, 1)[0]
        assert (first.name, first.reason) == ("old.txt", "It was wrong."), (kind, slug)
        assert first.withdrawn == first.updated == NOON.replace(hour=14)
        assert first.published == NOON, "published is for life"


def test_a_withdrawal_moves_the_version_of_each_of_its_feeds_and_of_no_other(store, settings):
    saved(store, settings, article("a.txt", sections=("Politics",)), article("b.txt", sections=("World",)))
    before = {slug: store.edition("section", slug, 50).change for slug in ("politics", "world")}
    store.withdraw(key_of(store, "a.txt"), "Wrong.", settings)
    assert store.edition("section", "politics", 50).change > before["politics"]
    assert store.edition("section", "world", 50).change == before["world"]


def test_what_is_withdrawn_is_never_ingested_again_under_any_alias(store, settings):
    said = article("a.txt", url="https://copy.example/a")
    saved(store, settings, said)
    store.withdraw(key_of(store, "a.txt"), "Wrong.", settings)
    elsewhere = article("b.txt", words("a"), title=said.title)
    by_address = article("c.txt", words("a") + " more", title=said.title, url=said.url)
    corrected = article("a.txt", words("a") + " and a correction", url=said.url)
    assert saved(store, settings, elsewhere, by_address, corrected) == Account(filtered=3)
    assert [one.name for one in shown(store)] == ["a.txt"]


def test_nor_is_what_was_edited_while_it_was_withdrawn_and_then_renamed(store, settings):
    said = words("rose")
    saved(store, settings, article("a.txt", said))
    store.withdraw(key_of(store, "a.txt"), "It was wrong.", settings)
    edited = said.replace("rose7 ", "rose7edited ")
    assert saved(store, settings, article("a.txt", edited)) == Account(filtered=1)
    store.mark("wire", gone=["a.txt"])
    assert saved(store, settings, article("b.txt", edited, title="Another headline")) == Account(filtered=1)
    store.undo_withdrawal(key_of(store, "a.txt"), settings)
    assert saved(store, settings, article("b.txt", edited, title="Another headline")) == Account(updated=1)
    assert [one.body_html for one in shown(store)] == [f"<p>{edited}</p>"]


def test_a_withdrawal_that_is_taken_back_stands_at_the_head_with_its_text(store, settings):
    saved(store, settings, article("a.txt"), article("b.txt"))
    key = key_of(store, "a.txt")
    before = store.article(key)
    store.withdraw(key, "Wrong.", settings)
    store.undo_withdrawal(key, settings)
    after = shown(store)[0]
    assert (after.key, after.body_html, after.withdrawn, after.reason) == (key, before.body_html, None, "")
    # What came while it was withdrawn was refused: its document is read again.
    assert store.known("wire")["a.txt"].mtime_ns == -1


def test_a_legal_withdrawal_leaves_no_copy_in_any_file_of_the_store(store, settings):
    saved(store, settings, article("a.txt", f"{words('a')} {SECRET}", title=SECRET, tags=("roses",)))
    saved(store, settings, article("a.txt", f"{words('a')} {SECRET} again", title=f"{SECRET} again"))
    store.withdraw(key_of(store, "a.txt"), "By order of a court.", settings, legal=True)
    notice = shown(store)[0]
    assert (notice.title, notice.body_html, notice.summary, notice.url) == ("", "", "", "")
    store.close()
    for file in store._database.path.parent.glob("newswire.db*"):
        assert SECRET.encode() not in file.read_bytes(), file.name


def test_after_a_legal_withdrawal_neither_the_same_text_nor_another_comes_back_under_its_keys(
    store, settings
):
    saved(store, settings, article("a.txt", url="https://copy.example/a"))
    store.withdraw(key_of(store, "a.txt"), "By order.", settings, legal=True)
    again = article("a.txt", url="https://copy.example/a")
    elsewhere = article("b.txt", words("a"))
    assert saved(store, settings, again, elsewhere) == Account(filtered=2)
    with pytest.raises(StoreError, match="nothing of it is left"):
        store.undo_withdrawal(key_of(store, "a.txt"), settings)


def test_mistakes_are_named(store, settings):
    saved(store, settings, article("a.txt"))
    key = key_of(store, "a.txt")
    with pytest.raises(StoreError, match="no such article"):
        store.withdraw("nobody", "Wrong.", settings)
    with pytest.raises(StoreError, match="is not withdrawn"):
        store.undo_withdrawal(key, settings)
    store.withdraw(key, "Wrong.", settings)
    with pytest.raises(StoreError, match="is withdrawn already"):
        store.withdraw(key, "Wrong.", settings)


def test_a_notice_can_still_be_forgotten(store, settings):
    saved(store, settings, article("a.txt"))
    key = key_of(store, "a.txt")
    store.withdraw(key, "Wrong.", settings)
    store.withdraw(key, "By order.", settings, legal=True)
    assert (shown(store)[0].reason, shown(store)[0].body_html) == ("By order.", "")
    with sqlite3.connect(store._database.path) as connection:
        standing = 'SELECT count(*) FROM membership WHERE "left" IS NULL AND facet = 1'
        assert connection.execute(standing).fetchone() == (1,)

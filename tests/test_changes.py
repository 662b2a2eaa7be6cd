"""Versions of windows, archive documents, deltas and the change feed, on real stores."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from feeds.model import Article
from feeds.store.save import Pass
from tests import making
from tests.making import article, each, words

NEWS = Pass(source="wire")
NOON = datetime(2100, 1, 1, 12, tzinfo=UTC)
"""Later than any store that is made here."""


@pytest.fixture
def settings(tmp_path):
    return making.config(tmp_path)


@pytest.fixture
def store(settings):
    yield from making.opened(settings)


SECONDS = itertools.count(1)


def saved(store, settings, *some):
    """In a second of its own."""
    with time_machine.travel(NOON - timedelta(days=1) + timedelta(seconds=next(SECONDS)), tick=False):
        store.save(each(*some), settings, NEWS)


def everything(store, kind, slug):
    return store.edition(kind, slug, 1000).articles


def names(edition):
    return [one.name for one in edition.articles]


def numbered(first, last):
    return [article(f"{n}.txt") for n in range(first, last + 1)]


# A window's version


def test_a_typo_outside_the_window_does_not_move_it(store, settings):
    saved(store, settings, article("old.txt"))
    saved(store, settings, *numbered(1, 3))
    before = store.edition("all", "", 2)
    saved(store, settings, article("old.txt", words("old").replace("old7", "oldx7")))
    after = store.edition("all", "", 2)
    assert after.facet.change > before.facet.change, "its archive changed"
    assert (after.change, after.moment) == (before.change, before.moment)


def test_a_typo_inside_the_window_moves_it(store, settings):
    saved(store, settings, *numbered(1, 3))
    before = store.edition("all", "", 3)
    saved(store, settings, article("2.txt", words("2").replace("27", "2x7")))
    assert store.edition("all", "", 3).change > before.change


def test_who_leaves_the_window_moves_it(store, settings):
    saved(store, settings, article("a.txt", sections=("Politics",)), article("b.txt", sections=("Politics",)))
    before = store.edition("section", "politics", 1)
    saved(store, settings, article(before.articles[0].name, sections=("World",)))
    after = store.edition("section", "politics", 1)
    assert after.change > before.change
    assert names(after) != names(before)


def test_the_moment_of_a_version_is_that_of_its_commit(store, settings):
    with time_machine.travel(NOON, tick=False):
        store.save(each(article("w.txt", sections=("World",))), settings, NEWS)
    assert store.edition("all", "", 50).moment == NOON
    with time_machine.travel(NOON.replace(hour=14), tick=False):
        store.save(each(article("w.txt", sections=("Politics",))), settings, NEWS)
    assert store.edition("section", "world", 50).moment == NOON.replace(hour=14)


# Archives


def test_archive_documents_are_ranges_of_ordinals_and_any_other_address_is_none(store, settings):
    saved(store, settings, *numbered(1, 120))
    whole = store.archive("all", "", 1, 100)
    rest = store.archive("all", "", 101, 120)
    assert len(whole.articles) == 100
    assert len({*names(whole), *names(rest)}) == 120
    assert len(store.archive("all", "", 101, 110).articles) == 10, "an address that was given once stays"
    for first, last in ((2, 100), (101, 121), (1, 101), (101, 100), (0, 0), (-99, 0), (201, 201)):
        assert store.archive("all", "", first, last) is None, (first, last)
    assert store.archive("section", "nowhere", 1, 1) is None


def test_an_archive_document_only_loses_members_and_says_so_by_its_version(store, settings):
    saved(store, settings, *numbered(1, 3))
    before = store.archive("all", "", 1, 3)
    saved(store, settings, article("2.txt", title="A new headline"))
    after = store.archive("all", "", 1, 3)
    assert set(names(before)) - set(names(after)) == {"2.txt"}
    assert after.change > before.change
    saved(store, settings, article("4.txt"))
    later = store.archive("all", "", 1, 3)
    assert (later.articles, later.change, later.moment) == (after.articles, after.change, after.moment)


# Deltas


def test_a_delta_has_what_joined_changed_or_was_withdrawn_since(store, settings):
    saved(store, settings, *numbered(1, 9))
    base = store.edition("all", "", 4).change
    saved(store, settings, article("n.txt"), article("3.txt", words("3").replace("37", "3x7")))
    withdrawn = next(one for one in store.edition("all", "", 50).articles if one.name == "5.txt")
    store.withdraw(withdrawn.key, "Wrong.", settings)
    delta = store.delta("all", "", 4, base, 10)
    assert set(names(delta)) == {"n.txt", "3.txt", "5.txt"}
    assert names(delta)[0] == "5.txt", "newest rank first"
    assert delta.change == store.edition("all", "", 4).change, "it brings a reader to the whole"


def test_an_article_that_was_filed_elsewhere_is_told_as_it_is_now_and_only_to_those_who_can_know_it(
    store, settings
):
    saved(store, settings, article("a.txt", sections=("Politics",)))
    base = store.edition("section", "politics", 50).change
    saved(store, settings, article("a.txt", sections=("World",)), article("b.txt", sections=("Politics",)))
    saved(store, settings, article("b.txt", sections=("World",)))
    delta = store.delta("section", "politics", 50, base, 10)
    assert [(one.name, one.sections) for one in delta.articles] == [("a.txt", ("World",))]


@pytest.mark.parametrize("since", [-1, 0, 10**9])
def test_of_a_version_that_cannot_have_been_there_is_no_delta(store, settings, since):
    saved(store, settings, *numbered(1, 2))
    assert store.delta("all", "", 50, since, 40) is None
    assert store.delta("section", "nowhere", 50, since, 40) is None


def test_more_changes_than_allowed_are_no_delta(store, settings):
    base = store.edition("all", "", 50).change
    saved(store, settings, *numbered(1, 5))
    assert store.delta("all", "", 1, base, 5) is not None
    assert store.delta("all", "", 1, base, 4) is None
    assert store.delta("all", "", 2, base, 3) is not None


def test_after_a_change_of_renderer_no_older_version_has_a_delta(store, settings):
    saved(store, settings, *numbered(1, 2))
    base = store.edition("all", "", 50).change
    again = making.store(settings, signature="signature 2")
    moved = again.edition("all", "", 50)
    assert moved is not None
    assert moved.change > base
    assert again.delta("all", "", 50, base, 10) is None
    again.close()


# The change feed

ACTS = ("write", "typo", "title", "retag", "withdraw")


@hypothesis_settings(max_examples=30, deadline=None)
@given(
    lives=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9)), max_size=12),
    page=st.integers(1, 4),
)
def test_a_cursor_ends_with_what_the_store_holds_whatever_the_page(tmp_path_factory, lives, page):
    settings = making.config(tmp_path_factory.mktemp("life"))
    store = making.store(settings)
    known: dict[str, Article] = {}
    files: dict[str, Article] = {}
    cursor = 0
    for act, pick in lives:
        _act(store, settings, files, act, pick)
        if pick % 3 == 0:
            known, cursor = _read(store, "section", "politics", known, cursor, page)
    known, cursor = _read(store, "section", "politics", known, cursor, page)
    held = {one.id: one for one in everything(store, "section", "politics")}
    assert known == held
    assert _read(store, "section", "politics", known, cursor, page) == (held, cursor), "nothing is told twice"
    store.close()


def _act(store, settings, files, act, pick):
    name = f"{pick}.txt"
    if act == "write" or name not in files:
        files[name] = article(name, sections=("Politics",))
    elif act == "typo":
        files[name] = article(
            name, words(str(pick)).replace(f"{pick}9", f"{pick}x9"), sections=files[name].sections
        )
    elif act == "title":
        files[name] = article(name, title=f"Headline {len(files[name].title)}", sections=files[name].sections)
    elif act == "retag":
        files[name] = article(
            name, sections=("World",) if files[name].sections == ("Politics",) else ("Politics",)
        )
    elif act == "withdraw":
        held = {one.name: one for one in everything(store, "all", "")}
        if name in held and held[name].withdrawn is None:
            store.withdraw(held[name].key, "Wrong.", settings)
        return
    saved(store, settings, files[name])


def _read(store, kind, slug, known, cursor, page):
    known = dict(known)
    while True:
        told = store.changes(kind, slug, cursor, page)
        assert len({one.change for one in told.changed}) <= page
        for one in told.changed:
            assert one.change > cursor
            if one.left:
                known.pop(one.article.id, None)
            else:
                known[one.article.id] = one.article
        cursor = told.newest
        if not told.more:
            return known, cursor


def test_a_page_says_where_the_next_begins(store, settings):
    saved(store, settings, *numbered(1, 5))
    first = store.changes("all", "", 0, 2)
    assert (len(first.changed), first.more) == (2, True)
    assert first.newest == first.changed[-1].change
    assert store.changes("all", "", first.newest, 100).more is False
    assert store.changes("section", "nowhere", 0, 2) is None


# History


def test_the_history_of_an_article_is_every_text_it_held_the_present_last(store, settings):
    saved(store, settings, article("a.txt"))
    saved(store, settings, article("a.txt", title="Second"))
    key = store.edition("all", "", 1).articles[0].key
    assert [(one.number, one.title) for one in store.history(key)] == [
        (0, "Headline of a.txt"),
        (1, "Second"),
    ]
    store.withdraw(key, "Wrong.", settings)
    assert store.history(key) == ()
    assert store.history("nobody") == ()


def test_a_text_has_the_moment_at_which_it_was_said_whatever_touched_the_article_later(store, settings):
    with time_machine.travel(NOON, tick=False):
        store.save(each(article("a.txt", sections=("Politics",))), settings, NEWS)
    with time_machine.travel(NOON.replace(hour=13), tick=False):
        store.save(each(article("a.txt", title="Second", sections=("Politics",))), settings, NEWS)
    with time_machine.travel(NOON.replace(hour=14), tick=False):
        store.save(each(article("a.txt", title="Second", sections=("World",))), settings, NEWS)
    key = store.edition("all", "", 1).articles[0].key
    assert [one.moment.hour for one in store.history(key)] == [12, 13]

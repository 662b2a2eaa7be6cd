"""Searching real stores: what is found, in which order, from when on, until when; and what its version is of."""

from __future__ import annotations

import itertools
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import select

from feeds import search_text
from feeds.ingest import index
from feeds.search_query import Mistake, parse
from feeds.store import search_index
from feeds.store.save import Pass
from feeds.store.search_index import AT_ONCE, PLACES, place_of
from feeds.store.tables import search_entries, search_state, search_texts
from tests import making
from tests.making import article, each, words
from tests.test_search_query import SYNTAX

NEWS = Pass(source="wire")
PAST = Pass(source="wire", backfill=True)
NOON = datetime(2100, 1, 1, 12, tzinfo=UTC)
SECONDS = itertools.count(1)


@pytest.fixture
def settings(tmp_path):
    return making.config(tmp_path)


def indexed_at_once(store, _):
    """Its index, empty, has begun."""
    index(store)


@pytest.fixture
def store(settings):
    yield from making.opened(settings, indexed_at_once)


def second():
    """A second of its own."""
    return time_machine.travel(NOON + timedelta(seconds=next(SECONDS)), tick=False)


def saved(store, settings, *some, run=NEWS):
    with second():
        store.save(each(*some), settings, run)


def indexed(store):
    with second():
        index(store)


def told(store, settings, *some, run=NEWS):
    saved(store, settings, *some, run=run)
    indexed(store)


def search(store, text, **how):
    query = parse(text)
    assert not isinstance(query, Mistake), query
    return store.search(query, **{"size": 50} | how)


def found(store, text, **how):
    return [one.name for one in search(store, text, **how).articles]


def version(store, text, **how):
    edition = search(store, text, **how)
    return edition.change, edition.moment


def rows(store, table):
    with store._database.snapshot() as connection:
        return connection.execute(select(table)).mappings().all()


# What is found


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("harbour", ["b.txt", "a.txt"]),
        ("HARBOUR storm", ["a.txt"]),
        ('"harbour storm"', []),
        ('"storm harbour"', ["a.txt"]),
        ("harbour -storm", ["b.txt"]),
        ("-harbour", ["c.txt"]),
        ("muller", ["a.txt"]),
        ("MÜLLER", ["a.txt"]),
        ("strasse", ["b.txt"]),
        ("ecole", ["b.txt"]),
        ("東京", ["c.txt"]),
        ("都", ["c.txt"]),
        ("京大", []),
        ("서울", ["c.txt"]),
        ("jane", ["a.txt"]),
        ("ferries", ["b.txt"]),
        ("section:politics", ["b.txt", "a.txt"]),
        ("section:Politics -tag:ferries", ["a.txt"]),
        ('author:"jane  DOE"', ["a.txt"]),
        ("author:jane-doe", ["a.txt"]),
        ("source:wire harbour", ["b.txt", "a.txt"]),
        ("section:nowhere", []),
        ("harbour -section:nowhere", ["b.txt", "a.txt"]),
        ("after:2026-11-20", ["b.txt", "a.txt"]),
        ("before:2026-11-20", ["c.txt"]),
        ("after:2026-11-19 before:2026-11-21 harbour", ["a.txt"]),
        ("after:2026-11-21 before:2026-11-21", []),
        ("harbour OR 東京", []),
        ("harb*", []),
        ("f1", []),
    ],
)
def test_what_is_found(store, settings, asked, names):
    a = article("a.txt", "The storm harbour, says Müller.", title="Storm", authors=("Jane Doe",))
    b = article("b.txt", "A harbour in the Straße", title="Harbour: à l’école", tags=("Ferries",))
    c = article("c.txt", "東京都知事は서울에서 or", title="知事")
    on = datetime(2026, 11, 19, 23, 59, 59, tzinfo=UTC)
    told(
        store,
        settings,
        replace(c, stated=on, sections=("World",)),
        replace(a, stated=on + timedelta(seconds=1), sections=("Politics",)),
        replace(b, stated=on + timedelta(days=2), sections=("Politics",)),
        run=PAST,
    )
    assert found(store, asked) == names


def test_the_best_stand_first_where_that_is_asked(store, settings):
    told(store, settings, article("good.txt", "storm " * 5 + words("x"), title="Storm over the storm"))
    told(store, settings, article("poor.txt", "storm " + words("y", 200)))
    assert found(store, "storm") == ["poor.txt", "good.txt"]
    assert found(store, "storm", by_relevance=True) == ["good.txt", "poor.txt"]


def test_the_newest_first_is_the_order_of_editions(store, settings):
    base = datetime(2026, 11, 1, tzinfo=UTC)
    for number in range(0, 30, 10):
        some = [
            article(f"{n}.txt", stated=base + timedelta(hours=7 * n % 50)) for n in range(number, number + 10)
        ]
        told(store, settings, *some, run=PAST if number else NEWS)
    edition = store.edition("all", "", 50)
    assert found(store, "source:wire") == [one.name for one in edition.articles]


def test_pages_go_on_until_the_last(store, settings):
    told(store, settings, *(article(f"{n}.txt", f"storm {words(str(n))}") for n in range(7)))
    pages = [search(store, "storm", page=page, size=3) for page in (1, 2, 3, 4)]
    assert [len(page.articles) for page in pages] == [3, 3, 1, 0]
    assert [page.search.more for page in pages] == [True, True, False, False]
    names = [one.name for page in pages for one in page.articles]
    assert names == found(store, "storm")
    assert len({page.facet.feed_id for page in pages}) == 1


def test_no_page_leads_beyond_the_last_that_can_be_asked_for(store, settings):
    told(store, settings, *(article(f"{n}.txt", f"storm {words(str(n))}") for n in range(21)))
    assert [search(store, "storm", page=page, size=1).search.more for page in (19, 20)] == [True, False]


# When it is found


def test_what_is_committed_is_found_once_it_is_indexed(store, settings):
    saved(store, settings, article("a.txt"))
    assert found(store, "a1") == []
    indexed(store)
    assert found(store, "a1") == ["a.txt"]
    assert store.index() is False


def test_more_than_one_batch_is_indexed(store, settings):
    told(store, settings, *(article(f"{n}.txt", f"storm {words(f'x{n}x')}") for n in range(2 * AT_ONCE + 1)))
    assert len(search(store, "storm", size=1000).articles) == 2 * AT_ONCE + 1


def test_a_revised_article_is_found_by_its_new_words_alone(store, settings):
    told(store, settings, article("a.txt", words("old")))
    told(store, settings, article("a.txt", words("new"), title="Headline of a.txt"))
    assert (found(store, "old1"), found(store, "new1")) == ([], ["a.txt"])
    assert found(store, "headline") == ["a.txt"]


def test_a_retagged_article_is_found_where_it_is_now(store, settings):
    told(store, settings, article("a.txt", sections=("World",)))
    told(store, settings, article("a.txt", sections=("Politics",)))
    assert (found(store, "section:world"), found(store, "section:politics")) == ([], ["a.txt"])


def test_an_article_that_another_source_says_too_is_found_in_both(store, settings):
    told(store, settings, article("a.txt", url="https://news.example/a"))
    other = article(
        "b.txt", words("a"), url="https://news.example/a", title="Headline of a.txt", source="agency"
    )
    with second():
        store.save(each(other), settings, Pass(source="agency"))
    indexed(store)
    assert (found(store, "source:wire"), found(store, "source:agency")) == (["a.txt"], ["a.txt"])


def test_a_withdrawn_article_is_gone_at_once_and_comes_back_when_that_is_undone(store, settings):
    told(store, settings, article("a.txt", "storm"), article("b.txt", "storm surge"))
    key = search(store, "surge").articles[0].key
    with second():
        store.withdraw(key, "Not so.", settings)
    assert found(store, "storm") == ["a.txt"]
    indexed(store)
    assert found(store, "storm") == ["a.txt"]
    with second():
        store.undo_withdrawal(key, settings)
    indexed(store)
    assert found(store, "storm") == ["b.txt", "a.txt"]


def test_what_was_withdrawn_before_it_was_indexed_is_never_found(store, settings):
    saved(store, settings, article("a.txt", "storm"))
    with second():
        store.withdraw(store.edition("all", "", 1).articles[0].key, "Not so.", settings)
    indexed(store)
    assert found(store, "storm") == []


def test_a_withdrawal_while_a_batch_is_prepared_is_not_overtaken(store, settings):
    saved(store, settings, article("a.txt", "storm"))
    with store._database.snapshot() as connection:
        batch = search_index.prepare(connection)
    with second():
        store.withdraw(store.edition("all", "", 1).articles[0].key, "Not so.", settings)
    with store._database.writing() as connection:
        search_index.put(connection, batch)
    assert found(store, "storm") == []


def test_a_legal_withdrawal_leaves_no_trace_of_the_words(store, settings, tmp_path):
    # Enough others that the index has grown by many segments before and after.
    for start in range(0, 300, 30):
        told(store, settings, *(article(f"{n}.txt", words(f"x{n}x")) for n in range(start, start + 30)))
        if start == 90:
            told(store, settings, article("secret.txt", "xkcdzvqwpj storm", title="Zzyzxvqk"))
        if start == 150:
            told(store, settings, article("secret.txt", "qzvxkwjqpf storm", title="Zzyzxvqk"))
    key = search(store, "qzvxkwjqpf").articles[0].key
    with second():
        store.withdraw(key, "Not so.", settings, legal=True)
    assert found(store, "qzvxkwjqpf") == []
    assert found(store, "x0x1") == ["0.txt"]
    store._database.checkpoint()
    path = tmp_path / "newswire.db"
    for word in (b"kcdzvqwpj", b"zvxkwjqpf", b"zyzxvqk", b"zyzxVQK"):
        assert word not in path.read_bytes()
    with sqlite3.connect(path) as bare:
        for table in ("search_words", "search_left"):
            bare.execute(f"CREATE VIRTUAL TABLE temp.{table}_terms USING fts5vocab(main, {table}, row)")
            terms = {term for (term,) in bare.execute(f"SELECT term FROM temp.{table}_terms")}
            assert not terms & {"qzvxkwjqpf", "zzyzxvqk", "xkcdzvqwpj"}
    [state] = rows(store, search_state)
    assert state["forgetting"] == 0


def test_forgetting_that_was_interrupted_goes_on_at_the_next_tick(store, settings, monkeypatch, tmp_path):
    told(store, settings, article("secret.txt", "qzvxkwjqpf storm", title="Zzyzxvqk"), article("a.txt"))
    monkeypatch.setattr(type(store), "_forget_in_search", lambda _: None)
    with second():
        store.withdraw(search(store, "storm").articles[0].key, "Not so.", settings, legal=True)
    assert found(store, "storm") == []
    indexed(store)
    store._database.checkpoint()
    assert b"zvxkwjqpf" not in (tmp_path / "newswire.db").read_bytes()


def test_an_index_of_another_format_is_made_anew(store, settings, monkeypatch):
    told(store, settings, article("a.txt"), article("b.txt"))
    before = version(store, "a1")
    monkeypatch.setattr(search_text, "FORMAT", search_text.FORMAT + 1)
    indexed(store)
    assert found(store, "a1") == ["a.txt"]
    assert len(rows(store, search_texts)) == len(rows(store, search_entries)) == 2
    assert version(store, "a1") > before


def test_the_index_is_whole_after_a_life(store, settings):
    for n in range(60):
        told(store, settings, article(f"{n % 20}.txt", words(f"{n}x{n % 7}")))
    with store._database.writing() as connection:
        # FTS5's own check: the index says what its structure promises.
        connection.exec_driver_sql("INSERT INTO search_words (search_words) VALUES ('integrity-check')")
    assert len(rows(store, search_entries)) == 20


@pytest.mark.parametrize("rank", [-(2**40), -1, 0, 1_800_000_000, 2**40])
def test_places_fit_a_row_number_and_order_as_ranks_do(rank):
    assert -(2**63) <= place_of(rank, 1) < place_of(rank, PLACES - 1) < 2**63
    assert place_of(rank - 1, PLACES - 1) < place_of(rank, 1) or abs(rank) >= 2**40


# Versions


def test_what_is_new_elsewhere_does_not_move_a_search(store, settings):
    told(store, settings, article("a.txt"))
    before = version(store, "a1"), version(store, "nothing1")
    told(store, settings, article("b.txt"))
    assert (version(store, "a1"), version(store, "nothing1")) == before


def test_what_is_revised_or_withdrawn_elsewhere_does_not_move_a_search(store, settings):
    told(store, settings, article("a.txt"), article("b.txt"), article("c.txt", sections=("World",)))
    asked = ("a1", "nothing1", '"a1 a2" -b1', "section:politics")
    before = [version(store, text) for text in asked]
    told(store, settings, article("b.txt", words("new")))
    with second():
        store.withdraw(search(store, "c1").articles[0].key, "Not so.", settings)
    assert [version(store, text) for text in asked] == before
    assert version(store, "b1") > before[0], "it lost its only article"
    assert version(store, "section:world") > before[0]


def test_when_much_has_left_every_search_moves_once(store, settings, monkeypatch):
    monkeypatch.setattr(search_index, "MOST_LEFT", 3)
    told(store, settings, article("a.txt"), *(article(f"x{n}.txt") for n in range(4)))
    moments = {version(store, "a1")}
    for turn in range(8):
        told(store, settings, article(f"x{turn % 4}.txt", words(f"new{turn}")))
        moments.add(version(store, "a1"))
    assert len(moments) == 3
    told(store, settings, article("a.txt", words("other")))
    assert version(store, "a1") > max(moments)


def test_each_of_these_moves_a_search(store, settings):
    """A member that comes, changes, is filed elsewhere, leaves by its words, is withdrawn, comes back."""
    told(store, settings, article("a.txt", "storm " + words("a")))

    def withdraw():
        store.withdraw(search(store, "storm").articles[0].key, "Not so.", settings)

    key = search(store, "storm").articles[0].key
    acts = (
        lambda: store.save(each(article("b.txt", "storm " + words("b"))), settings, NEWS),
        lambda: index(store),
        lambda: store.save(
            each(article("b.txt", "storm " + words("b").replace("b7", "bx7"))), settings, NEWS
        ),
        lambda: index(store),
        lambda: store.save(each(article("b.txt", words("c"))), settings, NEWS),
        lambda: index(store),
        withdraw,
        lambda: store.undo_withdrawal(key, settings),
        lambda: index(store),
    )
    seen = [search(store, "storm")]
    for act in acts:
        with second():
            act()
        seen.append(search(store, "storm"))
    moved = [
        (before, after) for before, after in itertools.pairwise(seen) if before.articles != after.articles
    ]
    assert len(moved) == 6, "all but the commits before they are indexed, and the indexing of a typo"
    for before, after in moved:
        assert after.change > before.change
        assert after.moment > before.moment


def test_the_moment_is_that_of_the_commit_that_moved_it_not_of_the_article(store, settings):
    saved(store, settings, article("a.txt"))
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        index(store)
    assert search(store, "a1").moment == NOON + timedelta(days=1)


def test_a_second_page_moves_with_what_comes_on_the_first(store, settings):
    told(store, settings, *(article(f"{n}.txt", f"storm {words(str(n))}") for n in range(4)))
    before = search(store, "storm", page=2, size=2)
    told(store, settings, article("new.txt", "storm"))
    after = search(store, "storm", page=2, size=2)
    assert before.articles != after.articles
    assert after.change > before.change


def test_a_page_moves_when_a_next_one_begins_behind_it(store, settings):
    told(store, settings, *(article(f"{n}.txt", f"storm {words(str(n))}") for n in range(2)))
    before = search(store, "storm", size=2)
    old = article("old.txt", "storm", stated=datetime(2001, 1, 1, tzinfo=UTC))
    told(store, settings, old, run=PAST)
    after = search(store, "storm", size=2)
    assert (before.articles, before.search.more, after.search.more) == (after.articles, False, True)
    assert after.change > before.change


def test_by_relevance_anything_that_is_indexed_may_move_it(store, settings):
    told(store, settings, article("a.txt"))
    before = version(store, "a1", by_relevance=True)
    told(store, settings, article("b.txt"))
    assert version(store, "a1", by_relevance=True) > before


def test_a_render_signature_moves_every_search(store, settings):
    told(store, settings, article("a.txt"))
    before = version(store, "a1"), version(store, "none1")
    store.close()
    with second():
        anew = making.store(settings, signature="signature 2")
    assert min(version(anew, "a1"), version(anew, "none1")) > max(before)
    anew.close()


def test_no_commit_of_ingestion_is_seen_in_part(store, settings):
    """Between a commit and its indexing a member shows its new text: that is another body, of another version."""
    told(store, settings, article("a.txt", "storm " + words("a")))
    before = search(store, "storm")
    saved(store, settings, article("a.txt", "calm " + words("a")))
    between = search(store, "storm")
    indexed(store)
    after = search(store, "storm")
    assert [len(one.articles) for one in (before, between, after)] == [1, 1, 0]
    assert before.change < between.change < after.change
    assert before.moment < between.moment < after.moment


# Any text, and any life


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(SYNTAX | st.text(max_size=200), st.booleans())
def test_no_query_raises(store, text, by_relevance):
    query = parse(text)
    if not isinstance(query, Mistake):
        store.search(query, by_relevance=by_relevance, size=10)


LETTERS = "ab"
TEXTS = st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=2), min_size=1, max_size=6).map(" ".join)
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["save", "save", "save", "index", "withdraw", "undo"]), st.integers(0, 4), TEXTS
    ),
    max_size=12,
)
ASKED = ("a", "b", "ab", '"a b"', "a b", "a -b", "-a", "section:world", "section:politics -a", "aa bb")


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(acts=ACTS)
def test_a_search_finds_what_looking_at_every_article_finds(tmp_path_factory, acts):
    settings = making.config(tmp_path_factory.mktemp("life"))
    store = making.store(settings, fill=indexed_at_once)
    bodies: dict[tuple[str, bool, int], dict[datetime, object]] = {}
    for act, pick, text in acts:
        _live(store, settings, act, pick, text)
        for asked in ASKED:
            for by_relevance in (False, True):
                edition = search(store, asked, by_relevance=by_relevance, size=2)
                shown = (edition.articles, edition.search.more)
                known = bodies.setdefault((asked, by_relevance, 1), {}).setdefault(edition.moment, shown)
                assert known == shown, "one moment, and so one Last-Modified, for two bodies"
    indexed(store)
    everything = store.edition("all", "", 50)
    assert everything is not None
    standing = [one for one in everything.articles if not one.withdrawn]
    for asked in ASKED:
        by_hand = {one.name for one in standing if _holds(one, asked)}
        assert set(found(store, asked)) == set(found(store, asked, by_relevance=True)) == by_hand, asked
    store.close()


def _live(store, settings, act, pick, text):
    with second():
        every = sorted(store.edition("all", "", 50).articles, key=lambda one: one.name)
        chosen = every[pick % len(every)] if every else None
        if act == "save":
            section = ("World", "Politics")[len(text) % 2]
            store.save(each(article(f"{pick}.txt", text, title="T", sections=(section,))), settings, NEWS)
        elif act == "index":
            index(store)
        elif chosen and act == "withdraw" and not chosen.withdrawn:
            store.withdraw(chosen.key, "Not so.", settings)
        elif chosen and act == "undo" and chosen.withdrawn:
            store.undo_withdrawal(chosen.key, settings)


def _holds(one, asked):
    said = f" {one.body_html.replace('<p>', '').replace('</p>', '')} "
    tests = {
        '"a b"': " a b " in said,
        "a -b": " a " in said and " b " not in said,
        "-a": " a " not in said,
        "section:world": "World" in one.sections,
        "section:politics -a": "Politics" in one.sections and " a " not in said,
    }
    return tests.get(asked, all(f" {word} " in said for word in asked.split()))

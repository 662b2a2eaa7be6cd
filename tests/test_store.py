"""The store, on real SQLite files: what it promises of ids, numbers, membership, snapshots and accounts."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select

from feeds.errors import StoreAway, StoreError
from feeds.model import Account, Image, Rejection
from feeds.settings import Section, StoreSettings
from feeds.store import engine, locks, writing
from feeds.store.engine import Database
from feeds.store.memory import Memory
from feeds.store.ready import ready, sqlite_path
from feeds.store.save import Pass
from feeds.store.store import Store
from feeds.store.tables import articles, membership, metadata, revisions
from tests import making
from tests.making import NOON, article, each, parsed, words

NEWS = Pass(source="wire")
FILL = Pass(source="wire", backfill=True)


@pytest.fixture
def settings(tmp_path):
    return making.config(tmp_path)


@pytest.fixture
def store(settings):
    yield from making.opened(settings)


def rows(store: Store, table):
    with store._database.snapshot() as connection:
        return connection.execute(select(table)).mappings().all()


def keys(edition) -> list[str]:
    return [one.name for one in edition.articles]


# Preparing


def test_migrations_and_tables_say_the_same(store):
    with store._database.snapshot() as connection:
        # What FTS5 keeps its words in is its own matter.
        ours = {
            "compare_type": True,
            "include_name": lambda name, kind, _: not str(name).startswith(("search_words", "search_left")),
        }
        context = MigrationContext.configure(connection, opts=ours)
        assert compare_metadata(context, metadata) == []


def test_everything_and_configured_sections_can_be_subscribed_to_before_their_first_article(store):
    assert store.edition("all", "", 50).articles == ()
    assert store.facet("section", "politics").name == "Politics"
    assert store.facet("section", "gardening") is None


def test_a_store_that_was_prepared_for_these_settings_is_ready(settings, store):
    path = sqlite_path(settings.store.url)
    assert ready(path, "stamp")
    assert not ready(path, "another stamp")
    assert not ready(path.with_name("none.db"), "stamp")


def test_a_store_that_is_not_there_is_named(settings):
    with pytest.raises(StoreError, match="not there yet"):
        Store.open(settings)


def test_a_file_that_is_no_database_is_named(tmp_path, settings):
    sqlite_path(settings.store.url).write_text("not a database, but long enough to be taken for one" * 9)
    with pytest.raises(StoreError, match="not a database"):
        making.store(settings)


def test_other_addresses_than_sqlite_are_refused(settings):
    other = replace(settings, store=StoreSettings(url="mysql://host/db"))
    with pytest.raises(StoreError, match="mysql://host/db"):
        Store.open(other)


def test_a_changed_signature_moves_every_feed(settings, store):
    before = store.facet("section", "world")
    making.store(settings, signature="signature 2").close()
    assert store.facet("section", "world").change > before.change


def test_a_changed_section_map_files_every_article_anew(settings, store):
    store.save(each(article("a.txt", sections=("Politics",))), settings, NEWS)
    refiled = Store.prepare(
        settings,
        signature="signature 1",
        sections="map 2",
        stamp="2",
        mapping=lambda one: replace(one, sections=("World",)),
    )
    refiled.close()
    assert keys(store.edition("section", "world", 50)) == ["a.txt"]
    assert keys(store.edition("section", "politics", 50)) == []
    assert rows(store, revisions) == []


# Saving


def test_the_account_adds_up(store, settings):
    refused = Rejection(reason="empty", detail="nothing in it")
    batch = [*each(article("a.txt"), article("b.txt", words("a"))), parsed(refused, name="c.txt")]
    account, _ = store.save(batch, settings, NEWS)
    assert account == Account(new=1, duplicate=1, rejected=1)
    again, _ = store.save(each(article("a.txt", title="Anew")), settings, NEWS)
    assert again == Account(updated=1)
    state = store.sources()["wire"]
    assert (state.seen, state.account) == (4, account + again)


def test_a_new_article_stands_in_each_of_its_feeds(store, settings):
    said = article("a.txt", sections=("Politics", "Gardening"), authors=("Ann Example",), tags=("roses",))
    store.save(each(said), settings, NEWS)
    for kind, slug in (
        ("all", ""),
        ("section", "politics"),
        ("section", "gardening"),
        ("author", "ann-example"),
        ("tag", "roses"),
        ("source", "wire"),
    ):
        edition = store.edition(kind, slug, 50)
        assert keys(edition) == ["a.txt"], (kind, slug)
        assert edition.facet.count == 1
        assert edition.facet.change > 0
    assert store.edition("section", "world", 50).articles == ()


def test_what_was_saved_reads_back_equal(store, settings):
    said = article("a.txt", authors=("A", "B"), crumbs=("World",), summary="S", language="de", stated=NOON)
    store.save(each(said), settings, NEWS)
    key = store.edition("all", "", 1).articles[0].key
    kept = store.article(key)
    made = {"id", "key", "slug", "number", "change", "published", "published_from", "updated", "rank"}
    assert replace(kept, **{name: getattr(said, name) for name in made}) == said
    assert store.article(key.swapcase()) is None


def test_a_revision_keeps_the_text_it_replaces(store, settings):
    store.save(each(article("a.txt")), settings, NEWS)
    store.save(each(article("a.txt", title="Second")), settings, NEWS)
    store.save(each(article("a.txt", title="Third")), settings, NEWS)
    assert [(row["revision"], row["title"]) for row in rows(store, revisions)] == [
        (0, "Headline of a.txt"),
        (1, "Second"),
    ]
    assert store.edition("all", "", 1).articles[0].title == "Third"


def test_two_revisions_in_one_commit_are_both_kept(store, settings):
    batch = [*each(article("a.txt"), article("a.txt", title="Second"), article("a.txt", title="Third"))]
    account, _ = store.save(batch, settings, NEWS)
    assert account == Account(new=1, updated=2)
    assert [row["title"] for row in rows(store, revisions)] == ["Headline of a.txt", "Second"]


def test_a_significant_revision_joins_anew_and_its_old_place_stays_empty(store, settings):
    store.save(each(article("a.txt")), settings, NEWS)
    store.save(each(article("a.txt", title="Second")), settings, NEWS)
    places = [(row["ordinal"], row["left"] is None) for row in rows(store, membership) if row["facet"] == 1]
    assert places == [(1, False), (2, True)]


def test_a_typo_changes_the_text_in_place(store, settings):
    store.save(each(article("a.txt")), settings, NEWS)
    before = store.facet("all", "")
    store.save(each(article("a.txt", words("a").replace("a7", "a7x"))), settings, NEWS)
    after = store.edition("all", "", 1)
    assert "a7x" in after.articles[0].body_html
    assert after.facet.change > before.change
    assert [row["ordinal"] for row in rows(store, membership) if row["facet"] == 1] == [1]


def test_what_is_seen_again_changes_nothing(store, settings):
    store.save(each(article("a.txt")), settings, NEWS)
    before = store.facet("all", "")
    assert store.save(each(article("a.txt")), settings, NEWS)[0] == Account(unchanged=1)
    assert store.facet("all", "") == before


def test_leaving_a_section_is_a_mark(store, settings):
    store.save(each(article("a.txt", sections=("Politics",))), settings, NEWS)
    store.save(each(article("a.txt", sections=("World",))), settings, NEWS)
    assert store.edition("section", "politics", 50).articles == ()
    assert keys(store.edition("section", "world", 50)) == ["a.txt"]
    assert store.facet("section", "politics").count == 0


def test_another_sources_word_puts_the_article_in_that_sources_feed_too(store, settings):
    store.save(each(article("a.txt")), settings, NEWS)
    said = article("x.txt", words("a"), source="agency")
    account, _ = store.save(each(said), settings, Pass(source="agency"))
    assert account == Account(duplicate=1)
    assert keys(store.edition("source", "agency", 50)) == ["a.txt"]
    store.save(each(article("a.txt", title="Ours again")), settings, NEWS)
    assert keys(store.edition("source", "agency", 50)) == ["a.txt"]


def test_ids_are_the_same_when_the_store_is_made_again(tmp_path, settings, store):
    batch = each(article("a.txt"), article("b.txt"), article("c.txt", words("a")))
    store.save(batch, settings, FILL)
    ids = {one.id for one in store.edition("all", "", 50).articles}
    other = replace(settings, store=StoreSettings(url=f"sqlite:///{tmp_path}/other.db"))
    again = making.store(other)
    again.save(batch, other, FILL)
    rebuilt = again.edition("all", "", 50)
    assert rebuilt is not None
    assert {one.id for one in rebuilt.articles} == ids
    assert again.changed_since(0).epoch != store.changed_since(0).epoch
    again.close()


def test_a_rename_a_recycled_path_and_an_edited_copy(store, settings):
    a = article("a.txt")
    store.save(each(a), settings, NEWS)
    first = store.edition("all", "", 50).articles[0].id
    store.mark("wire", gone=["a.txt"])
    assert store.save(each(replace(a, name="b.txt")), settings, NEWS)[0] == Account(unchanged=1)
    assert store.save(each(article("b.txt", words("z"), title="Z")), settings, NEWS)[0] == Account(new=1)
    assert store.save(each(replace(a, name="c.txt")), settings, NEWS)[0] == Account(unchanged=1)
    assert store.save(each(replace(a, name="d.txt")), settings, NEWS)[0] == Account(duplicate=1)
    edited = replace(
        a, name="d.txt", title="D", body_text=words("d"), body_html=f"<p>{words('d')}</p>", digest="d"
    )
    assert store.save(each(edited), settings, NEWS)[0] == Account(new=1)
    found = {one.title: one.id for one in store.edition("all", "", 50).articles}
    assert set(found) == {"Headline of a.txt", "Z", "D"}
    assert found["Headline of a.txt"] == first


def test_slugs_are_unique_within_a_kind(store, settings):
    store.save(each(article("a.txt", tags=("C++", "C#", "c"))), settings, NEWS)
    assert sorted(facet.slug for facet in store.facets("tag")) == ["c", "c-2", "c-3"]


def test_names_of_another_case_are_one_facet(store, settings):
    store.save(
        each(article("a.txt", sections=("POLITICS",)), article("b.txt", sections=("politics",))),
        settings,
        NEWS,
    )
    assert store.facet("section", "politics").count == 2


def test_a_section_with_a_slug_of_its_own_is_minted_under_it(tmp_path):
    settings = replace(making.config(tmp_path), sections=(Section(name="The Arts", slug="culture"),))
    store = making.store(settings)
    assert [facet.slug for facet in store.facets("section")] == ["culture"]
    store.close()


def test_a_section_that_is_renamed_under_its_slug_keeps_its_feed(tmp_path):
    settings = replace(making.config(tmp_path), sections=(Section(name="The Arts", slug="culture"),))
    store = making.store(settings)
    store.save(each(article("a.txt", sections=("The Arts",))), settings, NEWS)
    (before,) = store.facets("section")
    store.close()
    renamed = replace(
        settings, sections=(Section(name="Culture & Arts", slug="culture", aliases=("the arts",)),)
    )
    again = Store.prepare(
        renamed,
        signature="signature 1",
        sections="map 2",
        stamp="2",
        mapping=lambda one: replace(one, sections=("Culture & Arts",)),
    )
    (after,) = again.facets("section")
    assert (after.slug, after.feed_id, after.count) == ("culture", before.feed_id, 1)
    assert after.name == "Culture & Arts"
    assert after.change > before.change
    again.close()


def test_sections_that_opened_by_themselves_are_listed_from_the_third_article_on(store, settings):
    def listed():
        return [facet.name for facet in store.facets("section")]

    store.save(each(*(article(f"{n}.txt", sections=("Gardening",)) for n in range(2))), settings, NEWS)
    assert listed() == ["Politics", "World"]
    store.save(each(article("3.txt", sections=("Gardening",))), settings, NEWS)
    assert listed() == ["Politics", "World", "Gardening"]


# Order


def test_an_edition_is_the_newest_by_rank_and_late_news_stands_at_its_head(store, settings):
    days = [NOON - timedelta(days=n) for n in range(5)]
    store.save(each(*(article(f"{n}.txt", stated=day) for n, day in enumerate(days))), settings, FILL)
    assert keys(store.edition("all", "", 3)) == ["0.txt", "1.txt", "2.txt"]
    store.save(each(article("late.txt", stated=days[4])), settings, NEWS)
    assert keys(store.edition("all", "", 3)) == ["late.txt", "0.txt", "1.txt"]


def test_what_a_backfill_ranked_by_its_date_comes_up_at_once_where_it_is_corrected(store, settings):
    days = [NOON - timedelta(days=n) for n in range(3)]
    store.save(each(*(article(f"{n}.txt", stated=day) for n, day in enumerate(days))), settings, FILL)
    store.save(each(article("2.txt", title="Said better", stated=days[2])), settings, NEWS)
    assert keys(store.edition("all", "", 3)) == ["2.txt", "0.txt", "1.txt"]
    store.save(each(article("1.txt", title="Said better too", stated=days[1])), settings, FILL)
    assert keys(store.edition("all", "", 3)) == ["2.txt", "0.txt", "1.txt"]


def test_news_that_just_arrived_stay_where_they_are_when_they_are_corrected(store, settings):
    with time_machine.travel(NOON, tick=False) as clock:
        store.save(each(article("a.txt", stated=NOON)), settings, NEWS)
        clock.shift(1)
        store.save(each(article("b.txt", stated=NOON)), settings, NEWS)
        clock.shift(1)
        store.save(each(article("a.txt", title="Said better", stated=NOON)), settings, NEWS)
    assert keys(store.edition("all", "", 2)) == ["b.txt", "a.txt"]


def test_newborns_of_one_commit_are_ordered_by_date(store, settings):
    batch = each(article("b.txt", stated=NOON), article("a.txt", stated=NOON - timedelta(hours=1)))
    store.save(batch, settings, NEWS)
    ordinals = {row["article"]: row["ordinal"] for row in rows(store, membership) if row["facet"] == 1}
    names = {row["number"]: row["name"] for row in rows(store, articles)}
    assert {names[number]: ordinal for number, ordinal in ordinals.items()} == {"a.txt": 1, "b.txt": 2}


def test_what_comes_last_stands_first_among_all_that_come_within_a_second(store, settings):
    """Else a reader that polls after each commit would miss what a full second pushed below the window."""
    with time_machine.travel(datetime(2040, 1, 1, tzinfo=UTC), tick=False):
        for number in range(9):
            store.save(each(article(f"{number}.txt", sections=("Politics",))), settings, NEWS)
            assert keys(store.edition("all", "", 3))[0] == f"{number}.txt"
        first = store.edition("all", "", 9).articles[-1]
        assert keys(store.edition("section", "politics", 9)) == [f"{n}.txt" for n in reversed(range(9))]
        store.withdraw(first.key, "wrong", settings)
        assert store.edition("section", "politics", 3).articles[0].id == first.id


def test_a_store_of_the_version_before_goes_on(store, settings):
    store.save(each(*(article(f"{number}.txt", stated=NOON) for number in range(9))), settings, FILL)
    before = keys(store.edition("all", "", 50))
    with store._database.writing() as connection:
        for statement in (
            "DROP INDEX membership_edition",
            "ALTER TABLE membership ADD COLUMN published BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE membership ADD COLUMN tie BIGINT NOT NULL DEFAULT 0",
            'CREATE INDEX membership_edition ON membership (facet, rank, published, tie) WHERE "left" IS NULL',
            "UPDATE alembic_version SET version_num = '0005'",
        ):
            connection.exec_driver_sql(statement)
    store.close()
    with closing(making.store(settings)) as again:
        assert keys(again.edition("all", "", 50)) == before
        test_migrations_and_tables_say_the_same(again)


# Numbers and snapshots


def test_every_commit_moves_the_moment_forward_even_when_the_clock_goes_back(store, settings):
    moments = []
    for number, clock in enumerate((NOON, NOON - timedelta(days=1), NOON - timedelta(days=2), NOON)):
        with time_machine.travel(clock, tick=False):
            store.save(each(article(f"{number}.txt")), settings, NEWS)
        moments.append(store.facet("all", "").moment)
    # The store was prepared today; NOON is before that.
    assert moments == sorted(set(moments))


def test_a_commit_that_took_long_carries_the_second_of_its_end(store, settings, monkeypatch):
    began = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)
    write = writing.write

    with time_machine.travel(began, tick=False) as clock:

        def slowly(*given):
            write(*given)
            clock.shift(3)

        monkeypatch.setattr(writing, "write", slowly)
        store.save(each(article("a.txt")), settings, NEWS)
    assert store.facet("all", "").moment == began + timedelta(seconds=3)


def test_changed_since_names_what_moved(store, settings):
    newest = store.changed_since(0).newest
    store.save(each(article("a.txt", sections=("World",))), settings, NEWS)
    epoch, later, moved = store.changed_since(newest)
    assert later > newest
    assert set(moved) == {("all", ""), ("section", "world"), ("source", "wire")}
    assert store.changed_since(later) == (epoch, later, ())


def test_a_commit_between_any_two_statements_of_a_reader_changes_nothing(store, settings, monkeypatch):
    store.save(each(article("a.txt")), settings, NEWS)
    writer = Store.open(settings)
    before = Interrupting(monkeypatch)
    watched = Store.open(settings)
    watched._memory = Memory(0)
    fresh = iter(range(1000))

    def commit():
        writer.save(each(article(f"{next(fresh)}.txt")), settings, NEWS)

    for reader in (
        lambda: watched.edition("all", "", 50),
        lambda: watched.archive("all", "", 1, 1),
        lambda: watched.changes("all", "", 0, 50),
        lambda: watched.changed_since(0),
        lambda: watched.facets("section"),
    ):
        before.count = 0
        reader()
        # The BEGIN is the first statement; the snapshot stands from the second on.
        for nth in range(3, before.count + 1):
            quiet = reader()
            before.count, before.acts[nth] = 0, commit
            assert reader() == quiet
            assert not before.acts, "it was interrupted"
    assert next(fresh) > 10
    watched.close()
    writer.close()


class Interrupting:
    """Acts before the n-th statement of the stores that are opened from now on."""

    def __init__(self, monkeypatch):
        self.count = 0
        self.acts = {}
        real = engine.connect

        def connect(path):
            connection = real(path)
            connection.set_trace_callback(self._before)
            return connection

        monkeypatch.setattr(engine, "connect", connect)

    def _before(self, statement):
        self.count += 1
        self.acts.pop(self.count, lambda: None)()


def test_a_failed_commit_leaves_nothing(store, settings, monkeypatch):
    def fail(*_):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("feeds.store.save.documents.add_account", fail)
    with pytest.raises(StoreAway):
        store.save(each(article("a.txt")), settings, NEWS)
    assert rows(store, articles) == []


# The bell


def test_the_bell_rings_for_others_commits_alone(store, settings):
    bell = store.bell()
    assert bell.rang()
    assert not bell.rang()
    store.save(each(article("a.txt")), settings, NEWS)
    assert bell.rang()
    assert not bell.rang()
    bell.close()


def test_the_bell_rings_when_the_file_was_replaced(tmp_path, settings, store):
    store.save(each(article("a.txt")), settings, NEWS)
    bell = store.bell()
    bell.rang()
    other = replace(settings, store=StoreSettings(url=f"sqlite:///{tmp_path}/other.db"))
    making.store(other).close()
    bell._look_due = 0.0  # its next look at the file is due
    path = sqlite_path(settings.store.url)
    for log in ("-wal", "-shm"):  # the old file's log must go with it: SQLite would play it into the new one
        path.with_name(path.name + log).unlink()
    sqlite_path(other.store.url).replace(path)
    assert bell.rang()
    assert store.edition("all", "", 50).articles == ()
    bell.close()


def test_the_bell_says_when_the_store_is_away(tmp_path, settings, store):
    bell = store.bell()
    bell.rang()
    bell._look_due = 0.0
    path = sqlite_path(settings.store.url)
    aside = path.rename(path.with_suffix(".aside"))
    for _ in range(2):
        with pytest.raises(StoreAway, match=r"newswire\.db"):
            bell.rang()
    aside.rename(path)
    assert bell.rang()
    bell.close()


def test_a_store_whose_file_is_gone_is_away_and_no_empty_one_is_made(settings, store):
    bell = store.bell()
    assert bell.rang()
    assert store.facet("all", "") is not None
    bell._look_due = 0.0
    path = sqlite_path(settings.store.url)
    aside = path.rename(path.with_suffix(".aside"))
    with pytest.raises(StoreAway):
        bell.rang()
    for ask in (lambda: store.facet("all", ""), lambda: store.sources(), lambda: store.index()):
        with pytest.raises(StoreAway):
            ask()
    assert not path.exists()
    aside.rename(path)
    assert store.facet("all", "") is not None
    assert store.sources()


# Documents and rejections


def test_rejections_are_kept_until_the_document_reads_well(store, settings):
    refused = Rejection(reason="empty", detail="nothing in it")
    store.save([parsed(refused, name="a.txt")], settings, NEWS)
    (row,) = store.rejected()
    assert (row.source, row.name, row.reason, row.detail) == ("wire", "a.txt", "empty", "nothing in it")
    store.save(each(article("a.txt")), settings, NEWS)
    assert store.rejected() == ()


def test_a_retry_has_the_document_read_again(store, settings):
    store.save([parsed(Rejection(reason="empty", detail=""), name="a.txt")], settings, NEWS)
    assert store.known("wire")["a.txt"].mtime_ns == 1
    assert store.retry() == 1
    assert store.known("wire")["a.txt"].mtime_ns == -1


def test_rejections_are_forgotten_after_30_days(store, settings):
    store.save([parsed(Rejection(reason="empty", detail=""), name="a.txt")], settings, NEWS)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=31)):
        store.keep_house()
    assert store.rejected() == ()


def test_gone_and_back(store, settings):
    store.save(each(article("a.txt")), settings, NEWS)
    store.mark("wire", gone=["a.txt"])
    assert store.known("wire")["a.txt"].gone
    store.mark("wire", back=["a.txt"])
    assert not store.known("wire")["a.txt"].gone


def test_the_first_pass_ends_once(store):
    store.finish("wire", due=5, problem="the folder is missing")
    assert (store.sources()["wire"].passed, store.sources()["wire"].problem) == (
        None,
        "the folder is missing",
    )
    store.finish("wire", due=6)
    passed = store.sources()["wire"].passed
    assert passed
    store.finish("wire", due=7)
    assert store.sources()["wire"].passed == passed


def test_a_picture_is_kept_and_served(store, settings):
    picture = Image(url="https://news.example/a.jpg", caption='A "ferry" – at sea', width=800)
    store.save(each(article("a.txt", image=picture), article("b.txt")), settings, NEWS)
    served = {one.name: one for one in store.edition("all", "", 50).articles}
    assert (served["a.txt"].image, served["b.txt"].image) == (picture, None)
    assert store.article(served["a.txt"].key).image == picture


# Locks


def test_a_source_has_one_reader(store):
    lease = store.lease("wire")
    assert store.lease("wire") is None
    other = store.lease("agency")
    lease.release()
    other.release()
    again = store.lease("wire")
    assert again
    again.release()


def test_a_store_has_one_service(store):
    lock = store.hold_service()
    assert store.heartbeat() < 5
    with pytest.raises(Exception, match="another newswire runs on it"):
        store.hold_service()
    lock.release()
    assert store.heartbeat() is None
    store.hold_service().release()


def test_a_database_does_not_read_a_write_as_its_own(settings, store):
    database = Database(settings.store.url)
    with database.snapshot() as connection:
        assert connection.execute(select(articles)).all() == []
        store.save(each(article("a.txt")), settings, NEWS)
        assert connection.execute(select(articles)).all() == []
    database.dispose()
    assert locks.heartbeat(sqlite_path(settings.store.url)) is None

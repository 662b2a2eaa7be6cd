"""Furniture learned from one half of a site is left out of the other half, and of the first when it is read again."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from feeds import ingest as ingesting
from feeds.ingest import read
from feeds.learning import WINDOW, mark
from feeds.model import Account, Article, Document, Told
from feeds.settings import Config, Source
from feeds.store import learned as learning_store
from feeds.store.save import Pass
from feeds.store.tables import documents, recent
from feeds.store.tables import learned as learned_table
from tests import gazette, making
from tests.gazette import FURNITURE, Page, page
from tests.making import article, each, words
from tests.test_ingest import Desk

fold = str.casefold
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    made.store.close()


def put(desk: Desk, pages: Iterable[Page]) -> None:
    for one in pages:
        desk.put(one.name, one.text)


def kept(desk: Desk) -> dict[str, Article]:
    """Every article of the store, whole, by its document's name."""
    edition = desk.store.edition("all", "", 500)
    assert edition is not None
    whole = [desk.store.article(one.key) for one in edition.articles]
    return {one.name: one for one in whole if one is not None}


def article_of(data: bytes, learned: Iterable[str] = ()) -> Article:
    document = Document(source="site", name="page.txt", data=data, arrived=NOW)
    (found,) = read(document, Source(name="site", path=Path()), Config(path=Path()), frozenset(learned))
    assert isinstance(found, Article)
    return found


def kept_out(text: str) -> int:
    return sum(line not in text for line in FURNITURE)


# A site of forty pages


FORMATS = pytest.mark.parametrize("page", [gazette.page, gazette.web_page])


@FORMATS
def test_twenty_pages_teach_what_the_next_twenty_leave_out(desk, page):
    first, second = [page(n) for n in range(20)], [page(n) for n in range(20, 40)]
    untaught = {one.name: article_of(one.text.encode()).body_text for one in second}
    put(desk, first)
    desk.go()
    put(desk, second)
    desk.go()
    taught = {name: one.body_text for name, one in kept(desk).items() if name in untaught}
    assert sum(map(kept_out, untaught.values())) < 0.5 * 20 * len(FURNITURE)
    assert [kept_out(taught[one.name]) for one in second] == [len(FURNITURE)] * 20
    for one in second:
        assert all(paragraph in taught[one.name] for paragraph in one.paragraphs)


@FORMATS
def test_the_first_pages_are_read_again_as_the_same_articles(desk, page):
    put(desk, (page(n) for n in range(20)))
    desk.go()
    before, version = kept(desk), desk.store.facet("all", "").change
    assert any(gazette.READING in one.body_text for one in before.values())
    report = desk.go()
    after = kept(desk)
    assert report.account == Account(updated=20)
    assert all(kept_out(one.body_text) == len(FURNITURE) for one in after.values())
    for name, was in before.items():
        now = after[name]
        same = ("id", "slug", "title", "authors", "published", "updated", "rank")
        assert [getattr(now, field) for field in same] == [getattr(was, field) for field in same]
        assert now.change > version
    assert revisions(desk) == 0
    assert desk.store.facet("all", "").change > version
    assert desk.go().account == Account()


def test_what_has_been_learned_is_due_at_once_and_only_once(desk):
    put(desk, (page(n) for n in range(20)))
    desk.go()
    assert desk.store.sources()["wire"].due <= time.time()
    began = int(time.time())
    desk.go()
    assert desk.store.sources()["wire"].due >= began + desk.source.every_seconds


def test_a_large_pile_is_read_with_what_its_first_documents_teach(desk):
    put(desk, (page(n) for n in range(60)))
    desk.go()
    bodies = [one.body_text for one in kept(desk).values()]
    assert sum(kept_out(body) == len(FURNITURE) for body in bodies) >= 60 - ingesting.FIRST_DOCUMENTS


@FORMATS
def test_any_order_and_any_batches_end_with_the_same_bodies(tmp_path, monkeypatch, page):
    pages = [page(n) for n in range(24)]
    ends = []
    for turn in range(4):
        (tmp_path / str(turn)).mkdir()
        desk = Desk(tmp_path / str(turn))
        monkeypatch.setattr(ingesting, "BATCH_DOCUMENTS", 3 + 4 * turn)
        shuffled = random.Random(turn).sample(pages, len(pages))
        for half in (shuffled[: 6 * turn], shuffled[6 * turn :]):
            put(desk, half)
            desk.go()
        desk.go()
        assert desk.go().account == Account()
        ends.append(
            (set(desk.store.learned("wire")), {n: (a.id, a.body_html) for n, a in kept(desk).items()})
        )
        desk.store.close()
    assert set(FURNITURE) == {line for line in FURNITURE if fold(line) in ends[0][0]}
    assert all(end == ends[0] for end in ends)


def test_a_file_that_is_gone_leaves_its_article_as_it_is(desk):
    put(desk, (page(n) for n in range(20)))
    desk.go()
    before = kept(desk)["7.txt"]
    (desk.source.path / "7.txt").unlink()
    desk.go()
    desk.go()
    assert kept(desk)["7.txt"] == before


def test_a_copy_and_a_renamed_file_find_the_article_that_was_read_before_the_lesson(desk):
    put(desk, (page(n) for n in range(20)))
    desk.go()
    before = kept(desk)
    (desk.source.path / "3.txt").rename(desk.source.path / "renamed.txt")
    desk.put("0copy.txt", page(4).text)
    report = desk.go()
    assert (report.account.new, report.account.duplicate) == (0, 1)
    after = kept(desk)
    assert {one.id for one in after.values()} == {one.id for one in before.values()}
    assert revisions(desk) == 0


@FORMATS
def test_a_typo_mended_while_furniture_is_learned_is_no_significant_revision(desk, page):
    put(desk, (page(n) for n in range(20)))
    desk.go()
    before = kept(desk)[page(2).name]
    desk.put(page(2).name, page(2).text.replace("n2p0w3 ", "n2p0w3typo "))
    desk.go()
    after = kept(desk)[page(2).name]
    assert "n2p0w3typo" in after.body_text
    assert (after.id, after.updated, after.rank) == (before.id, before.updated, before.rank)


def test_another_source_learns_by_itself(desk):
    put(desk, (page(n) for n in range(20)))
    desk.go()
    assert set(map(fold, FURNITURE)) <= desk.store.learned("wire").keys()
    assert desk.store.learned("agency") == {}


def revisions(desk: Desk) -> int:
    from feeds.store.tables import revisions as table

    with desk.store._database.snapshot() as connection:
        return connection.scalars(select(func.count()).select_from(table)).one()


# What is kept is bounded


def count(store: Any, table: Any) -> int:
    with store._database.snapshot() as connection:
        return connection.scalars(select(func.count()).select_from(table)).one()


def told(number: int, *lines: str) -> Article:
    return article(f"{number}.txt", told=_told(fold(words(f"s{number}x")), *lines))


def _told(*lines: str) -> Told:
    return Told({mark(line): line for line in lines})


def test_the_archive_grows_and_what_is_remembered_does_not(tmp_path):
    store = making.store(making.config(tmp_path))
    run = Pass(source="wire", backfill=True)
    for start in range(0, 3 * WINDOW, 100):
        batch = [told(n, "recurs in all of them") for n in range(start, start + 100)]
        _, run = store.save(each(*batch), making.config(tmp_path), run)
    assert count(store, recent) == WINDOW
    assert store.learned("wire") == {"recurs in all of them": (3, 3)}
    assert run.learned == {"recurs in all of them"}
    store.close()


def test_the_oldest_lesson_goes_and_is_learned_again_where_it_still_recurs(tmp_path, monkeypatch):
    monkeypatch.setattr(learning_store, "MOST_LEARNED", 2)
    config = making.config(tmp_path)
    store, run = making.store(config), Pass(source="wire")
    for number, line in enumerate(["one", "one", "one", "two", "two", "two", "three", "three", "three"]):
        _, run = store.save(each(told(number, f"line {line}")), config, run)
    assert run.learned == store.learned("wire").keys() == {"line two", "line three"}
    _, run = store.save(each(told(9, "line one")), config, run)
    assert run.learned == {"line three", "line one"}
    assert count(store, learned_table) == 2
    store.close()


def test_a_revision_and_a_copy_of_a_story_are_not_counted(tmp_path):
    config = making.config(tmp_path)
    store, run = making.store(config), Pass(source="wire")
    line = "stands in one story"
    for n in range(5):
        said = article("a.txt", text=f"{words('a')} edited{n}", told=_told(words("a"), line))
        _, run = store.save(each(said, replace(said, name=f"copy{n}.txt")), config, run)
    assert run.learned == frozenset()
    assert count(store, recent) == 1
    store.close()


def test_only_documents_whose_article_holds_the_line_are_read_again(tmp_path):
    config = making.config(tmp_path)
    store = making.store(config)
    line = "a line of the page"
    batch = [told(n, line) for n in range(4)]
    batch[2] = replace(
        batch[2], body_text=f"{words('own')}\n{line}", body_html=f"<p>{words('own')}</p><p>{line}</p>"
    )
    store.save(each(*batch), config, Pass(source="wire"))
    with store._database.snapshot() as connection:
        again = connection.scalars(select(documents.c.name).where(documents.c.mtime_ns == -1)).all()
    assert again == ["2.txt"]
    store.close()

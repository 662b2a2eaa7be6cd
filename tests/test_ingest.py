"""Passes over a real folder into a real store: what a file's life does to its article."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from feeds import ingest as ingesting
from feeds.fetch import Watch
from feeds.ingest import Report, Watcher, ingest
from feeds.model import Account
from feeds.normalise import normalise
from feeds.startup import opened
from tests import making


def text(headline: str, stem: str, section: str = "World") -> str:
    body = "\n\n".join(
        f"This is paragraph {n} of it, and it says that {making.words(stem + str(n), 20)}." for n in range(4)
    )
    return f"Home > {section} > {headline}\n\n{headline}\n\nBy Ann Example\n\n{body}\n"


class Desk:
    """A watched folder, its store, and somebody who works with both."""

    def __init__(self, tmp_path: Path) -> None:
        self.config = making.config(tmp_path)
        self.source = self.config.sources[0]
        self.source.path.mkdir()
        making.once(self.config, lambda: opened(self.config).close(), Desk)
        self.store = opened(self.config)
        self.watch = Watch()

    def put(self, name: str, said: str | bytes) -> Path:
        path = self.source.path / name
        path.write_bytes(said if isinstance(said, bytes) else said.encode())
        settled = time.time_ns() - 60 * 10**9 + len(list(path.parent.iterdir()))
        os.utime(path, ns=(settled, settled))
        return path

    def go(self, watcher: Watcher | None = None) -> Report:
        return ingest(self.source, self.store, self.config, self.watch, watcher or Watcher())

    def articles(self) -> dict[str, str]:
        edition = self.store.edition("all", "", 500)
        assert edition is not None
        return {article.title: article.id for article in edition.articles}


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    made.store.close()


def test_a_file_becomes_an_article_in_its_feeds(desk):
    desk.put("a.txt", text("Ferry runs at night again", "ferry"))
    report = desk.go()
    assert report.account == Account(new=1)
    (found,) = desk.store.edition("section", "world", 50).articles
    assert (found.title, found.authors) == ("Ferry runs at night again", ("Ann Example",))


def test_an_unchanged_file_is_not_read_again(desk):
    desk.put("a.txt", text("Ferry runs at night again", "ferry"))
    desk.go()
    read: list[str] = []
    report = desk.go(Watcher(reading=read.append))
    assert (read, report.untouched, report.account.seen) == ([], 1, 0)


def test_a_touched_file_changes_nothing(desk):
    path = desk.put("a.txt", text("Ferry runs at night again", "ferry"))
    desk.go()
    before = desk.store.facet("all", "")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert desk.go().account == Account(unchanged=1)
    assert desk.store.facet("all", "") == before


def test_a_new_headline_is_a_revision_of_the_same_article(desk):
    desk.put("a.txt", text("Ferry runs at night again", "ferry"))
    desk.go()
    (identity,) = desk.articles().values()
    desk.put("a.txt", text("Ferry stays in harbour after all", "ferry"))
    assert desk.go().account == Account(updated=1)
    assert desk.articles() == {"Ferry stays in harbour after all": identity}


def test_another_story_in_the_same_file_is_another_article(desk):
    desk.put("a.txt", text("Ferry runs at night again", "ferry"))
    desk.go()
    desk.put("a.txt", text("Museum finds a second whale", "whale"))
    assert desk.go().account == Account(new=1)
    assert len(desk.articles()) == 2


def test_a_renamed_file_is_the_same_article(desk):
    path = desk.put("a.txt", text("Ferry runs at night again", "ferry"))
    desk.go()
    before = desk.articles()
    path.rename(path.with_name("b.txt"))
    assert desk.go().account == Account(unchanged=1)
    assert desk.articles() == before
    desk.put("b.txt", text("Ferry stays in harbour after all", "ferry"))
    assert desk.go().account == Account(updated=1)


def test_a_copy_is_a_duplicate_until_it_is_edited(desk):
    path = desk.put("a.txt", text("Ferry runs at night again", "ferry"))
    desk.go()
    desk.put("b.txt", path.read_bytes())
    assert desk.go().account == Account(duplicate=1)
    desk.put("b.txt", text("Ferry runs at night again, says captain", "ferry").replace("ferry07", "captain"))
    assert desk.go().account == Account(new=1)
    desk.put("a.txt", text("Ferry stays in harbour after all", "ferry"))
    assert desk.go().account == Account(updated=1)
    assert set(desk.articles()) == {
        "Ferry runs at night again, says captain",
        "Ferry stays in harbour after all",
    }


def test_a_deleted_file_keeps_its_article(desk):
    path = desk.put("a.txt", text("Ferry runs at night again", "ferry"))
    desk.put("b.txt", text("Museum finds a second whale", "whale"))
    desk.go()
    path.unlink()
    desk.go()
    assert len(desk.articles()) == 2


def test_the_same_files_in_a_new_store_have_the_same_ids(desk, tmp_path):
    for number in range(5):
        desk.put(f"{number}.txt", text(f"Headline of the story number {number}", f"story{number}x"))
    desk.go()
    before = desk.articles()
    desk.store.close()
    for left in tmp_path.glob("newswire.db*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    desk.store, desk.watch = opened(desk.config), Watch()
    desk.go()
    assert desk.articles() == before


def test_what_cannot_be_read_is_rejected_with_its_reason_and_read_again_when_it_changes(desk):
    desk.put("empty.txt", "")
    desk.put("binary.txt", b"\x00\x01\x02" * 500)
    desk.put("furniture.txt", "Advertisement\n\nAdvertisement\n")
    assert desk.go().account == Account(rejected=3)
    reasons = {row.name: row.reason for row in desk.store.rejected()}
    assert reasons == {"empty.txt": "empty", "binary.txt": "binary", "furniture.txt": "boilerplate"}
    assert desk.go().account == Account()
    desk.put("empty.txt", text("Ferry runs at night again", "ferry"))
    assert desk.go().account == Account(new=1)
    assert len(desk.store.rejected()) == 2


def test_a_missing_folder_is_a_problem_of_the_source(desk):
    desk.source.path.rmdir()
    report = desk.go()
    assert str(desk.source.path) in report.problem
    assert desk.store.sources()["wire"].problem == report.problem


def test_a_folder_that_is_suddenly_empty_is_an_alarm(desk):
    paths = [desk.put(f"{n}.txt", text(f"Headline of the story number {n}", f"story{n}x")) for n in range(5)]
    desk.go()
    for path in paths:
        path.unlink()
    assert desk.go().problem
    assert not any(known.gone for known in desk.store.known("wire").values())


def test_a_source_that_another_process_reads_is_left_to_it(desk):
    lease = desk.store.lease("wire")
    assert desk.go().busy
    lease.release()
    assert not desk.go().busy


def test_a_bug_in_reading_one_document_costs_the_others_nothing(desk, monkeypatch, caplog):
    def broken(item, document, *_):
        if document.name == "b.txt":
            raise ZeroDivisionError("by nought")
        return normalise(item, document, *_)

    monkeypatch.setattr(ingesting, "normalise", broken)
    desk.put("a.txt", text("Ferry runs at night again", "ferry"))
    desk.put("b.txt", text("Museum finds a second whale", "whale"))
    assert desk.go().account == Account(new=1, rejected=1)
    (row,) = desk.store.rejected()
    assert (row.name, row.reason, row.detail) == ("b.txt", "bug", "ZeroDivisionError: by nought")
    assert "ZeroDivisionError" in caplog.text


def test_a_document_that_ended_its_reader_is_rejected_unread(desk):
    desk.put("a.txt", text("Ferry runs at night again", "ferry"))
    report = desk.go(Watcher(poisoned={"a.txt": "it took more than 60 seconds to read"}))
    assert report.account == Account(rejected=1)


def test_a_pass_that_is_stopped_goes_on_where_it_was(desk, monkeypatch):
    monkeypatch.setattr(ingesting, "BATCH_DOCUMENTS", 2)
    for number in range(5):
        desk.put(f"{number}.txt", text(f"Headline of the story number {number}", f"story{number}x"))
    stopped = desk.go(Watcher(stop=lambda: True))
    assert (stopped.unfinished, stopped.account) == (True, Account(new=2))
    assert desk.store.sources()["wire"].passed is None
    assert desk.go().account == Account(new=3)
    assert desk.store.sources()["wire"].passed is not None

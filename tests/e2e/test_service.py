"""The service as a whole: a file's way from the watched folder to every feed, restarts, signals, deaths."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.error
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from lxml import etree

from tests.e2e import service as services
from tests.e2e.service import Service, fetch, running, until
from tests.test_ingest import text

pytestmark = pytest.mark.e2e

FIRST = text("Ferry runs at night again", "ferry")
FEEDS = [
    f"{place}/{suffix}" for place in ("", "/section/world") for suffix in ("rss.xml", "atom.xml", "feed.json")
]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def service(tmp_path) -> Iterator[Service]:
    with running(tmp_path, {"first.txt": FIRST}) as started:
        until(lambda: titles(started) == ["Ferry runs at night again"], "the first story")
        yield started


def entries(service: Service, path: str) -> list[tuple[str, str]]:
    """(id, title) of each entry of a feed; none where there is no such feed yet."""
    answer = service.get(path)
    if answer.status == 404:
        return []
    assert answer.status == 200
    if path.endswith(".json"):
        return [(item["id"], item["title"]) for item in json.loads(answer.body)["items"]]
    root = etree.fromstring(answer.body)
    if path.endswith("rss.xml"):
        return [(item.findtext("guid", ""), item.findtext("title", "")) for item in root.iter("item")]
    return [
        (e.findtext("a:id", "", ATOM), e.findtext("a:title", "", ATOM))
        for e in root.iterfind("a:entry", ATOM)
    ]


def titles(service: Service, path: str = "/feed.json") -> list[str]:
    return [title for _, title in entries(service, path)]


def bodies(service: Service) -> dict[str, tuple[str, bytes]]:
    answers = {path: service.get(path) for path in FEEDS}
    return {path: (answer.headers["ETag"], answer.body) for path, answer in answers.items()}


def restarted(service: Service) -> Service:
    assert service.stop() == 0
    return services.start(service.folder, int(service.url.rsplit(":", 1)[1]))


def test_a_dropped_file_is_found_by_the_search_a_moment_later(service):
    path = "/search/atom.xml?q=whale+-ferry"
    assert titles(service, path) == []
    service.drop("sub/second.txt", text("Museum finds a second whale", "whale"))
    until(lambda: titles(service, path) == ["Museum finds a second whale"], "it in the search's feed")
    assert b"Museum finds a second whale" in service.get("/search?q=whale").body


def test_a_dropped_file_is_in_every_feed_under_one_id(service):
    service.drop("sub/second.txt", text("Museum finds a second whale", "whale"))
    until(
        lambda: all("Museum finds a second whale" in titles(service, path) for path in FEEDS),
        "it in every feed",
    )
    ids = {
        identity
        for path in FEEDS
        for identity, title in entries(service, path)
        if title == "Museum finds a second whale"
    }
    assert len(ids) == 1
    assert titles(service, "/author/ann-example/rss.xml") == titles(service)
    assert titles(service, "/source/seeds/atom.xml") == titles(service)
    assert service.get("/section/politics/rss.xml").status == 200
    assert service.get("/section/nowhere/rss.xml").status == 404


def test_bodies_and_tags_are_the_same_after_a_touch_a_restart_and_with_four_workers(service):
    before = bodies(service)
    os.utime(service.seeds / "first.txt", (1_700_000_000, 1_700_000_000))
    seen = "SELECT unchanged FROM sources"
    database = service.folder / "var" / "newswire.db"
    until(lambda: read(database, seen) == [(1,)], "the touched file was read")
    assert bodies(service) == before
    again = restarted(service)
    assert bodies(again) == before
    assert again.stop() == 0
    config = service.config_path.read_text()
    service.config_path.write_text(config.replace("[server]", "[server]\nworkers = 4"))
    four = services.start(service.folder, int(service.url.rsplit(":", 1)[1]))
    try:
        for _ in range(20):
            assert bodies(four) == before
    finally:
        assert four.stop() == 0


def read(database: Path, query: str) -> list[tuple[object, ...]]:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def test_ids_outlive_the_store(service):
    service.drop("second.txt", text("Museum finds a second whale", "whale"))
    until(lambda: len(entries(service, "/feed.json")) == 2, "the second story")
    before = dict(entries(service, "/feed.json"))
    assert service.stop() == 0
    shutil.rmtree(service.folder / "var")
    again = services.start(service.folder, int(service.url.rsplit(":", 1)[1]))
    try:
        until(lambda: dict(entries(again, "/feed.json")) == before, "the same ids")
    finally:
        assert again.stop() == 0


def test_a_file_is_renamed_retitled_recycled_copied(service):
    ((identity, _),) = entries(service, "/feed.json")
    (service.seeds / "first.txt").rename(service.seeds / "moved.txt")
    service.drop("moved.txt", text("Ferry stays in harbour after all", "ferry"))
    until(
        lambda: entries(service, "/feed.json") == [(identity, "Ferry stays in harbour after all")],
        "a revision",
    )
    service.drop("moved.txt", text("Museum finds a second whale", "whale"))
    until(lambda: len(entries(service, "/feed.json")) == 2, "two articles")
    copy = text("Museum finds a second whale", "whale")
    service.drop("copy.txt", copy)
    database = service.folder / "var" / "newswire.db"
    until(lambda: read(database, "SELECT duplicate FROM sources") == [(1,)], "the copy was seen")
    service.drop("copy.txt", copy.replace("whale03", "narwhal").replace("second whale", "second narwhal"))
    until(lambda: len(entries(service, "/feed.json")) == 3, "three articles")
    found = {title: one for one, title in entries(service, "/feed.json")}
    assert set(found) == {
        "Ferry stays in harbour after all",
        "Museum finds a second whale",
        "Museum finds a second narwhal",
    }
    assert found["Ferry stays in harbour after all"] == identity


def test_conditional_requests_are_honoured(service):
    answer = until(lambda: with_date(service), "a Last-Modified, once its second is over")
    etag, modified = answer.headers["ETag"], answer.headers["Last-Modified"]
    assert service.get("/rss.xml", If_None_Match=etag).status == 304
    assert service.get("/rss.xml", If_Modified_Since=modified).status == 304
    assert service.get("/rss.xml", If_None_Match='""').status == 200


def with_date(service: Service):
    answer = service.get("/rss.xml")
    return answer if "Last-Modified" in answer.headers else None


def test_a_second_service_on_the_same_store_is_refused_with_one_line(service):
    second = subprocess.run(
        [sys.executable, "-m", "feeds", "run", "--config", str(service.config_path), "--port", "0"],
        cwd=services.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert f"pid {service.process.pid}" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_port_that_is_taken_is_named(service, tmp_path):
    other = tmp_path / "other"
    (other / "seeds").mkdir(parents=True)
    port = int(service.url.rsplit(":", 1)[1])
    config = services.write_config(other, port)
    second = subprocess.run(
        [sys.executable, "-m", "feeds", "run", "--config", str(config)],
        cwd=services.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert f"127.0.0.1:{port}" in second.stderr
    assert "Traceback" not in second.stderr


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_with_0_and_leaves_no_process(service, ending):
    family = psutil.Process(service.process.pid).children(recursive=True)
    ours = [one for one in family if "resource_tracker" not in " ".join(one.cmdline())]
    assert len(ours) >= 2
    if ending == signal.SIGINT:
        os.killpg(service.process.pid, ending)
    else:
        service.process.send_signal(ending)
    assert service.process.wait(services.PATIENCE) == 0
    assert not [one for one in ours if alive(one)]
    # Python's own tracker of semaphores ends when it sees that its parent has: a moment after it.
    until(lambda: not [one for one in family if alive(one)], "the resource tracker's end")


def test_workers_and_reader_end_when_their_parent_is_killed(service):
    family = psutil.Process(service.process.pid).children(recursive=True)
    assert len(family) >= 3
    service.process.kill()
    service.process.wait(services.PATIENCE)
    until(lambda: not [one for one in family if alive(one)], "the orphans' end")
    with pytest.raises((urllib.error.URLError, ConnectionError)):
        fetch(service.url + "/healthz")


def alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def reader(service: Service) -> psutil.Process | None:
    """The process that reads copy."""
    for child in psutil.Process(service.process.pid).children():
        if any(file.path.endswith(".leases") or "newswire.db" in file.path for file in child.open_files()):
            listening = [one for one in child.net_connections() if one.status == psutil.CONN_LISTEN]
            if not listening:
                return child
    return None


def test_a_killed_reader_is_replaced_and_readers_notice_nothing(service):
    until(lambda: reader(service), "the reading process").kill()
    assert titles(service) == ["Ferry runs at night again"]
    service.drop("second.txt", text("Museum finds a second whale", "whale"))
    until(lambda: len(titles(service)) == 2, "the second story, read by another process")
    assert service.process.poll() is None


def test_a_changed_title_of_the_site_moves_every_feed(service):
    before = service.get("/section/world/rss.xml")
    config = service.config_path.read_text()
    assert service.stop() == 0
    service.config_path.write_text(config.replace("The Test Wire", "The Other Wire"))
    again = services.start(service.folder, int(service.url.rsplit(":", 1)[1]))
    try:
        after = again.get("/section/world/rss.xml", If_None_Match=before.headers["ETag"])
        assert after.status == 200
        assert b"The Other Wire" in after.body
    finally:
        assert again.stop() == 0


def test_articles_join_the_sections_of_a_changed_map_at_the_next_start(service):
    ((identity, _),) = entries(service, "/section/world/rss.xml")
    assert service.stop() == 0
    config = service.config_path.read_text()
    service.config_path.write_text(config + '\n[[sections]]\nname = "Abroad"\naliases = ["world"]\n')
    service.config_path.write_text(
        service.config_path.read_text().replace('name = "World"', 'name = "Globe"')
    )
    again = services.start(service.folder, int(service.url.rsplit(":", 1)[1]))
    try:
        assert entries(again, "/section/abroad/rss.xml") == [(identity, "Ferry runs at night again")]
        assert entries(again, "/section/world/rss.xml") == []
    finally:
        assert again.stop() == 0

"""Archive documents (RFC 5005) as readers get them: addresses, validators, the chain, and their own small room."""

from __future__ import annotations

import itertools
from contextlib import closing
from dataclasses import replace

import pytest
import time_machine

from feeds.settings import Server, Site
from feeds.store.save import Pass
from tests import making
from tests.asking import Got, ask, chain
from tests.making import article, each, words
from tests.readers import strict
from tests.staging import Staged, publish
from web import create_app
from web.bodies import Bodies
from web.body import Body
from web.front import Front
from web.keys import SUFFIXES, Key, key

SETTLED = 1_900_000_000.0
"""A time when every change is long over."""
DAY = 86_400
NEWS = Pass(source="wire")


def site(folder):
    return making.config(folder, url="https://post.example", size=10)


@pytest.fixture
def config(tmp_path):
    return site(tmp_path)


def hundred_and_twenty(store, config):
    store.save(each(*(article(f"{n}.txt", sections=("Politics",)) for n in range(1, 121))), config, NEWS)


@pytest.fixture
def store(config):
    yield from making.opened(config, hundred_and_twenty)


def body(bodies, key) -> Body:
    """The body at a key that there is."""
    found = bodies.get(key)
    assert found is not None
    return found


def front_of(config, store):
    made = Front(config)
    bodies = Bodies(config, store)
    made.give_bodies(bodies, store)
    made.give_app(create_app(config, store, bodies))
    return made


APPS = {"front": front_of, "view": create_app}


@pytest.fixture(params=APPS)
def app(request, config, store):
    """The front, and the Flask app without it."""
    return APPS[request.param](config, store)


@pytest.fixture(scope="module", params=APPS)
def still(request, tmp_path_factory):
    """Both of a site that nobody writes to."""
    config = site(tmp_path_factory.mktemp("still"))
    with closing(making.store(config, fill=hundred_and_twenty)) as store:
        yield APPS[request.param](config, store)


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    """The front of such a site, and the stage around its store."""
    config = site(tmp_path_factory.mktemp("watched"))
    with closing(making.store(config, fill=hundred_and_twenty)) as store:
        staged = Staged(store)
        yield front_of(config, staged), staged


# Addresses


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("folder", ["", "/section/politics", "/source/wire"])
def test_every_facet_has_archive_documents_in_every_format(still, folder, suffix):
    for ordinals, count in (("1-100", 100), ("101-120", 20), ("101-103", 3)):
        got = Got(still, f"{folder}/archive/{ordinals}/{suffix}")
        assert got.status == "200 OK"
        assert len(strict.read(got.data)) == count
        assert chain(got.data).url == f"https://post.example{folder}/archive/{ordinals}/{suffix}"


NO_ADDRESSES = (
    "01-100", "1-0100", "+1-100", "1-+100", "0-99", "0-100", "-1-100", "1--100", "1_0-100", "1-100-", "1-1e2",
    "1 -100", "١-100", "1-", "-100", "1", "1-100.0", f"1-{'9' * 10}", f"{'9' * 5000}-{'9' * 5000}",
)  # fmt: skip
"""Spelled otherwise than we spell it, or beyond any ordinal."""


@pytest.mark.parametrize("ordinals", NO_ADDRESSES)
def test_what_is_spelled_another_way_is_a_404_and_asks_nobody(watched, ordinals):
    assert key(f"/archive/{ordinals}/rss.xml", "") is None
    front, staged = watched
    staged.asked.clear()
    got = Got(front, f"/archive/{ordinals}/rss.xml".encode().decode("latin-1"))
    assert got.status == "404 NOT FOUND"
    assert staged.asked == []


@pytest.mark.parametrize(
    "ordinals", ["2-100", "1-101", "101-121", "101-100", "201-201", "999999999-999999999"]
)
def test_an_address_that_no_archive_document_has_is_a_404_and_takes_no_place(config, store, ordinals):
    bodies = Bodies(config, store)
    front = Front(config)
    front.give_bodies(bodies, store)
    for query in ("", "content=full", "content=summary"):
        assert Got(front, f"/archive/{ordinals}/rss.xml", query=query).status == "404 Not Found"
    assert bodies.ready == {}


def test_a_section_may_be_called_archive(config, store):
    publish(store, config, "a.txt", "Archive")
    front = front_of(config, store)
    assert Got(front, "/section/archive/rss.xml").status == "200 OK"
    assert Got(front, "/section/archive/archive/1-1/rss.xml").status == "200 OK"


def test_the_content_that_was_asked_for_is_kept_along_the_chain(still):
    got = Got(still, "/section/politics/atom.xml", query="content=summary")
    while previous := chain(got.data).previous:
        assert previous.endswith("/atom.xml?content=summary")
        got = ask(still, previous)
        assert got.status == "200 OK"
        assert chain(got.data).current == "https://post.example/section/politics/atom.xml?content=summary"
    assert b"<content" not in got.data
    full = ask(still, "/archive/1-100/atom.xml?content=full")
    assert chain(full.data).url == "https://post.example/archive/1-100/atom.xml", "the default is not spelled"
    assert Got(still, "/archive/1-100/rss.xml", query="content=short").code == 400
    assert Got(still, "/archive/1-100/rss.xml", query="content=full&content=full").code == 400


# What an archive document says of itself


@pytest.mark.parametrize("suffix", ["rss.xml", "atom.xml"])
def test_an_archive_says_that_it_is_one_and_where_it_stands(still, suffix):
    head, newest, oldest = (
        chain(Got(still, f"/{path}{suffix}").data) for path in ("", "archive/101-120/", "archive/1-100/")
    )
    site = "https://post.example"
    assert (head.archive, head.previous, head.current) == (False, f"{site}/archive/101-120/{suffix}", "")
    assert (newest.archive, newest.previous) == (True, f"{site}/archive/1-100/{suffix}")
    assert (oldest.archive, oldest.previous) == (True, "")
    assert newest.current == oldest.current == f"{site}/{suffix}"
    for one in (head, newest, oldest):
        assert "next-archive" not in one.relations


def test_the_links_of_an_archive_are_in_its_headers_too(still):
    site = "https://post.example"
    assert Got(still, "/archive/101-120/feed.json").headers["Link"] == (
        f'<{site}/archive/101-120/feed.json>; rel="self", <{site}/feed.json>; rel="current", '
        f'<{site}/archive/1-100/feed.json>; rel="prev-archive"'
    )
    assert "prev-archive" not in Got(still, "/archive/1-100/feed.json").headers["Link"]


def test_the_ttl_of_an_archive_is_in_step_with_its_max_age(still):
    assert b"<ttl>1440</ttl>" in Got(still, "/archive/1-100/rss.xml").data
    assert b"<ttl>1</ttl>" in Got(still, "/rss.xml").data


# HTTP


def test_an_archive_is_kept_for_a_day_and_has_validators_of_its_own(app, store, config):
    with time_machine.travel(SETTLED, tick=False):
        got = Got(app, "/archive/1-100/rss.xml")
        assert got.headers["Cache-Control"].startswith(f"public, max-age={DAY}, ")
        assert got.headers["Vary"] == "Accept-Encoding"
        for condition in (
            {"if_none_match": got.headers["ETag"]},
            {"if_modified_since": got.headers["Last-Modified"]},
        ):
            known = Got(app, "/archive/1-100/rss.xml", **condition)
            assert (known.code, known.data) == (304, b"")
            assert known.headers["Cache-Control"] == got.headers["Cache-Control"]
    publish(store, config, "121.txt")
    again = Got(app, "/archive/1-100/rss.xml")
    assert (again.data, again.headers["ETag"]) == (got.data, got.headers["ETag"]), "nothing in it changed"
    with time_machine.travel(SETTLED, tick=False):
        store.save(each(article("7.txt", title="A new headline", sections=("Politics",))), config, NEWS)
    moved = Got(app, "/archive/1-100/rss.xml")
    assert moved.headers["ETag"] != got.headers["ETag"]
    assert len(strict.read(moved.data)) == 99


def test_head_is_get_without_a_body_and_the_rest_is_refused(still):
    got, head = Got(still, "/archive/1-100/atom.xml"), Got(still, "/archive/1-100/atom.xml", "HEAD")
    assert (head.headers, head.data) == (got.headers, b"")
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        refused = Got(still, "/archive/1-100/atom.xml", method)
        assert (refused.code, refused.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert Got(still, "/archive/1-100/atom.xml", "OPTIONS").code == 204


def test_an_archive_is_packed_where_the_reader_wants_it(still):
    packed = Got(still, "/archive/1-100/atom.xml", accept_encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["ETag"] == Got(still, "/archive/1-100/atom.xml").headers["ETag"]


def test_below_a_prefix_the_chain_leads_below_it(config, store):
    mounted = replace(config, site=Site(url="https://post.example/news", size=10))
    front = front_of(mounted, store)
    url = chain(Got(front, "/news/rss.xml").data).previous
    assert url == "https://post.example/news/archive/101-120/rss.xml"
    assert chain(ask(front, url).data).current == "https://post.example/news/rss.xml"


def test_an_archive_asks_the_bell_alone_once_it_is_held(config, store):
    staged = Staged(store)
    front = front_of(config, staged)
    first = Got(front, "/archive/1-100/rss.xml")
    staged.asked.clear()
    assert Got(front, "/archive/1-100/rss.xml") == first
    assert staged.asked == ["rang"]


def test_a_commit_between_asking_and_reading_is_never_lost(config, store):
    staged = Staged(store)
    bodies = Bodies(config, staged)
    old = Key("all", "", "rss.xml", "", (1, 100))

    def commit(name):
        if name == "archive":
            staged.after = lambda _: None
            store.save(each(article("7.txt", title="A new headline")), config, NEWS)

    staged.after = commit
    assert len(strict.read(body(bodies, old).document.data)) == 100
    assert len(strict.read(body(bodies, old).document.data)) == 99


# Room


def test_a_crawler_through_the_archives_pushes_no_head_out(config, store):
    bodies = Bodies(replace(config, server=Server(memory_mb=1)), store)
    heads = [bodies.get(Key("all", "", suffix)) for suffix in SUFFIXES]
    fragments = bodies._fragments._entries.kept
    for kind, slug in (("all", ""), ("section", "politics"), ("source", "wire")):
        for suffix, last in itertools.product(SUFFIXES, range(101, 121)):
            body(bodies, Key(kind, slug, suffix, "summary", (101, last)))
            body(bodies, Key(kind, slug, suffix, "full", (101, last)))
    assert [bodies.get(Key("all", "", suffix)) for suffix in SUFFIXES] == heads
    assert bodies._archives.bytes <= bodies._archives.limit == 125_000
    assert bodies._archives.bytes == sum(body.size for body in bodies._archives.bodies.values())
    assert set(bodies.ready) == {*bodies._heads.bodies, *bodies._archives.bodies}
    assert bodies._fragments._entries.kept == fragments


def test_the_least_recently_asked_archive_goes_first(config, store):
    bodies = Bodies(config, store)
    keys = [Key("all", "", suffix, "", (1, 100)) for suffix in SUFFIXES]
    sizes = [body(bodies, one).size for one in keys]
    tight = Bodies(config, store)
    tight._archives.limit = sum(sizes) - 1
    for one in (keys[0], keys[1], keys[0], keys[2]):
        tight.get(one)
    assert set(tight.ready) == {keys[0].target, keys[2].target}


# Walking back


def walk(app, path, known, between=lambda: None):
    """Read the head, then follow prev-archive until an address that is known; id → title, newest word first.

    `known` has the addresses of archive documents that this reader has been to: they never gain a member.
    """
    found: dict[str, str] = {}
    url = path
    while url and url not in known:
        got = ask(app, url)
        assert got.code == 200, url
        for entry in strict.read(got.data):
            found.setdefault(entry.id, entry.title)
        if url != path:
            known.add(url)
        url = chain(got.data).previous
        between()
    return found


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("folder", ["", "/section/politics", "/source/wire"])
def test_head_and_archives_are_all_there_is(app, store, folder, suffix):
    kind, slug = folder.strip("/").split("/") if folder else ("all", "")
    held = {one.id: one.title for one in store.edition(kind, slug, 1000).articles}
    assert walk(app, f"{folder}/{suffix}", set()) == held


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_walk_misses_nothing_that_was_there_while_a_writer_commits_between_any_two_fetches(
    app, store, config, suffix
):
    numbers = itertools.count(1)
    before = {one.id for one in store.edition("all", "", 1000).articles}

    def commit():
        n = next(numbers)
        typo = words(str(n)).replace(f"{n}9", f"{n}x9")
        store.save(each(article(f"late{n}.txt"), article(f"{n}.txt", typo)), config, NEWS)

    assert before <= set(walk(app, f"/{suffix}", set(), commit))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_who_walks_again_until_a_known_address_has_what_moved_ahead_of_the_first_walk(
    app, store, config, suffix
):
    numbers = itertools.count(1)
    known: set[str] = set()

    def revise():
        n = next(numbers)
        store.save(each(article(f"{n}.txt", title=f"Corrected {n}")), config, NEWS)
        withdrawn = next(
            one for one in store.edition("all", "", 1000).articles if one.name == f"{60 + n}.txt"
        )
        store.withdraw(withdrawn.key, "Wrong.", config)

    found = walk(app, f"/{suffix}", known, revise)
    found |= walk(app, f"/{suffix}", known, revise)
    found |= walk(app, f"/{suffix}", known)
    held = store.edition("all", "", 1000).articles
    assert {one.id for one in held} == set(found)
    for one in held:
        if one.title.startswith("Corrected") or one.withdrawn:
            assert found[one.id] == (f"Withdrawn: {one.title}" if one.withdrawn else one.title)

"""Deltas (RFC 3229, A-IM: feed) as readers get them: what they hold, what they say, and when there is none."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import pytest
import time_machine
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from feeds.settings import Server
from feeds.store.save import Pass
from feeds.store.store import Store
from tests import making
from tests.asking import Got
from tests.bench import site
from tests.making import article, each, words
from tests.readers import strict
from tests.staging import Staged, publish
from tests.test_archives import front_of
from web import create_app
from web.bodies import Bodies
from web.keys import SUFFIXES, Key

SETTLED = 1_900_000_000.0
NEWS = Pass(source="wire")


@pytest.fixture
def config(tmp_path):
    return making.config(tmp_path, url="https://post.example", size=5)


def eight(store, config):
    store.save(each(*(article(f"{n}.txt", sections=("Politics",)) for n in range(1, 9))), config, NEWS)


@pytest.fixture
def store(config):
    yield from making.opened(config, eight)


@pytest.fixture(params=["front", "view"])
def app(request, config, store):
    return front_of(config, store) if request.param == "front" else create_app(config, store)


def etag(app, path="/rss.xml", query=""):
    return Got(app, path, query=query).headers["ETag"]


def delta(app, known, path="/rss.xml", method="GET", query="", **more):
    return Got(app, path, method, query=query, if_none_match=known, **{"a_im": "feed", **more})


def titles(got):
    return [entry.title for entry in strict.read(got.data)]


def newcomer(store, config, name="new.txt", section="Politics"):
    publish(store, config, name, section)
    return f"Headline of {name}"


# What it says


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("folder", ["", "/section/politics", "/source/wire"])
def test_a_reader_that_asks_gets_what_is_new_to_it(app, store, config, folder, suffix):
    path = f"{folder}/{suffix}"
    known = etag(app, path)
    title = newcomer(store, config)
    got = delta(app, known, path)
    whole = Got(app, path)
    assert got.status == "226 IM Used"
    assert titles(got) == [title]
    assert got.headers["IM"] == "feed"
    assert got.headers["Delta-Base"] == known
    assert got.headers["ETag"] == whole.headers["ETag"] != known
    assert got.headers["Vary"] == "A-IM"
    assert got.headers["Cache-Control"] == "no-store, im"
    assert got.headers["Content-Type"] == whole.headers["Content-Type"]
    assert got.headers["Content-Length"] == str(len(got.data))
    assert delta(app, got.headers["ETag"], path).code == 304


def test_it_is_packed_where_the_reader_wants_it(app, store, config):
    known = etag(app)
    newcomer(store, config)
    plain, packed = delta(app, known), delta(app, known, accept_encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "A-IM, Accept-Encoding"
    assert packed.headers["IM"] == "feed"
    assert packed.headers["Content-Length"] == str(len(packed.data))
    assert gzip.decompress(packed.data) == plain.data


def test_head_of_a_delta_has_no_body(app, store, config):
    known = etag(app)
    newcomer(store, config)
    got, head = delta(app, known), delta(app, known, method="HEAD")
    assert (head.status, head.headers, head.data) == (got.status, got.headers, b"")


def test_the_date_of_the_whole_is_told_once_its_second_is_over(app, store, config):
    known = etag(app)
    newcomer(store, config)
    with time_machine.travel(SETTLED, tick=False):
        assert delta(app, known).headers["Last-Modified"] == Got(app, "/rss.xml").headers["Last-Modified"]
    with time_machine.travel(0, tick=False):
        assert "Last-Modified" not in delta(app, known).headers


def test_a_plain_get_never_varies_on_what_is_asked_of_deltas(app, store, config):
    known = etag(app)
    newcomer(store, config)
    plain = Got(app, "/rss.xml")
    for got in (
        plain,
        Got(app, "/rss.xml", a_im="feed"),
        delta(app, '"other"'),
        delta(app, etag(app)),
        delta(app, known, a_im="feed;q=0"),
    ):
        assert got.code in (200, 304)
        assert got.headers["Vary"] == "Accept-Encoding"
        assert "no-store" not in got.headers["Cache-Control"]
        assert not {"IM", "Delta-Base"} & set(got.headers)
        assert got.data in (plain.data, b"")


def test_the_base_is_named_as_the_reader_named_it(app, store, config):
    known = etag(app)
    newcomer(store, config)
    through_a_proxy = known[:-1] + '-gzip"'
    got = delta(app, f'"other", {through_a_proxy}')
    assert (got.code, got.headers["Delta-Base"]) == (226, through_a_proxy)


def test_with_several_bases_it_starts_from_the_newest(app, store, config):
    first = etag(app)
    newcomer(store, config, "one.txt")
    second = etag(app)
    title = newcomer(store, config, "two.txt")
    got = delta(app, f"{first}, {second}")
    assert (titles(got), got.headers["Delta-Base"]) == ([title], second)


def test_the_current_tag_among_the_bases_is_a_304(app, store, config):
    known = etag(app)
    newcomer(store, config)
    assert delta(app, f"{known}, {etag(app)}").code == 304
    assert delta(app, "*").code == 304


# When there is none


def whole(got):
    return got.code == 200 and "IM" not in got.headers


def test_no_base_an_unknown_one_and_one_of_another_life_get_the_whole(app, store, config):
    known = etag(app)
    newcomer(store, config)
    epoch, change, digest = known[3:-1].split("-")
    assert whole(Got(app, "/rss.xml", a_im="feed"))
    for other in (
        "",
        "nonsense",
        '"other"',
        f'W/"{"f" * 8}-{change}-{digest}"',
        f'W/"{epoch}-{10**9}-{digest}"',
        f'W/"{epoch}-0-{digest}"',
        f'W/"{epoch}-{change}"',
    ):
        assert whole(delta(app, other)), other


def test_a_date_is_no_base(app, store, config):
    newcomer(store, config)
    old = "Wed, 01 Jan 2020 00:00:00 GMT"
    assert whole(Got(app, "/rss.xml", a_im="feed", if_modified_since=old))


def test_who_missed_more_than_ten_windows_gets_the_whole(app, store, config):
    known = etag(app)
    store.save(each(*(article(f"more{n}.txt") for n in range(50))), config, NEWS)
    assert len(titles(delta(app, known))) == 50
    newcomer(store, config)
    assert whole(delta(app, known))


def test_a_feed_whose_head_changed_since_is_sent_whole(config, store):
    front = front_of(config, store)
    known = etag(front)
    again = making.store(config, signature="signature 2")
    newcomer(store, config)
    assert whole(delta(front, known))
    again.close()


@pytest.mark.parametrize("a_im", ["", "gzip", "feed;q=0", "identity, feed;q=0.1", "nonsense"])
def test_who_does_not_ask_gets_the_whole(app, store, config, a_im):
    known = etag(app)
    newcomer(store, config)
    assert whole(delta(app, known, a_im=a_im))


FEEDPARSER = (
    "application/atom+xml,application/rdf+xml,application/rss+xml,application/x-netcdf,"
    "application/xml;q=0.9,text/xml;q=0.2,*/*;q=0.1"
)
READER = "application/feed+json,application/json;q=0.9,application/x-netcdf,*/*;q=0.1"


def test_feedparser_asks_for_all_who_use_it_so_its_users_get_the_whole(app, store, config):
    known = etag(app)
    store.save(each(article("new.txt", sections=("Politics",))), config, NEWS)
    assert whole(delta(app, known, accept=FEEDPARSER))
    for accept in (READER, "*/*", "application/rss+xml"):
        assert delta(app, known, accept=accept).code == 226
    assert delta(app, etag(app), accept=FEEDPARSER).code == 304


def test_archives_offer_none(app, store, config):
    path = "/archive/1-8/rss.xml"
    known = etag(app, path)
    store.save(each(article("3.txt", words("3").replace("37", "3x7"))), config, NEWS)
    assert whole(delta(app, known, path))


def test_they_can_be_turned_off(config, store):
    front = front_of(replace(config, server=Server(deltas=False)), store)
    known = etag(front)
    newcomer(store, config)
    assert whole(delta(front, known))


# What it holds


def test_it_holds_corrections_withdrawals_and_what_was_filed_elsewhere(app, store, config):
    known = etag(app, "/section/politics/feed.json")
    one = next(a for a in store.edition("section", "politics", 50).articles if a.name == "1.txt")
    store.withdraw(one.key, "It was wrong.", config)
    store.save(
        each(
            article("2.txt", title="Corrected", sections=("Politics",)),
            article("3.txt", words("3").replace("37", "3x7"), sections=("Politics",)),
            article("8.txt", sections=("World",)),
        ),
        config,
        NEWS,
    )
    got = delta(app, known, "/section/politics/feed.json")
    items = {item["title"]: item for item in json.loads(got.data)["items"]}
    assert "It was wrong." in items.pop("Withdrawn: Headline of 1.txt")["content_html"]
    assert "3x7" in items.pop("Headline of 3.txt")["content_html"], "a typo outside the window"
    assert items.pop("Headline of 8.txt")["tags"] == ["World"]
    assert items.pop("Corrected")
    assert len(items) == 1, "and the one that came back into the window in place of the one that left"


@pytest.mark.parametrize("suffix", ["rss.xml", "atom.xml"])
def test_content_is_as_the_address_says(app, store, config, suffix):
    known = etag(app, f"/{suffix}", "content=summary")
    newcomer(store, config)
    got = delta(app, known, f"/{suffix}", query="content=summary")
    assert got.code == 226
    assert b"content:encoded>" not in got.data
    assert b"<content" not in got.data


def test_one_new_story_of_fifty_costs_a_twentieth_of_the_feed(tmp_path):
    config = site.lay(tmp_path)
    store = Store.open(config)
    front = front_of(config, store)
    known = {path: etag(front, path) for path in site.FEEDS}
    site.publish(store, config, site.article(site.STORIES))
    for path in site.FEEDS:
        whole_feed, new = Got(front, path), delta(front, known[path], path)
        assert (len(strict.read(whole_feed.data)), len(strict.read(new.data))) == (50, 1)
        assert len(new.data) <= 0.05 * len(whole_feed.data), path
    store.close()


ACTS = ("write", "write", "typo", "title", "retag", "withdraw", "undo")


@hypothesis_settings(
    max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(lives=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 11)), min_size=1, max_size=14))
def test_laid_over_any_version_a_delta_gives_the_whole(tmp_path_factory, lives):
    config = making.config(tmp_path_factory.mktemp("life"), size=4)
    store = making.store(config)
    front = front_of(config, store)
    path = "/section/politics/feed.json"
    versions: dict[str, dict[str, dict[str, object]]] = {}
    sections: dict[str, str] = {}
    for act, pick in [*(("write", pick) for pick in range(8)), *lives]:
        play(store, config, sections, act, pick)
        got = Got(front, path)
        versions[got.headers["ETag"]] = items_of(got)
    now = items_of(Got(front, path))
    for known, items in versions.items():
        got = delta(front, known, path)
        assert got.code in (226, 304)
        laid = items | (items_of(got) if got.code == 226 else {})
        assert now.items() <= laid.items()
    store.close()


def items_of(got):
    return {item["id"]: item for item in json.loads(got.data)["items"]}


def play(store, config, sections, act, pick):
    name = f"{pick}.txt"
    held = {one.name: one for one in store.edition("all", "", 1000).articles}
    if act in ("withdraw", "undo"):
        if name in held and (held[name].withdrawn is None) == (act == "withdraw"):
            if act == "withdraw":
                store.withdraw(held[name].key, "Wrong.", config)
            else:
                store.undo_withdrawal(held[name].key, config)
        return
    sections.setdefault(name, "Politics")
    if act == "retag":
        sections[name] = "World" if sections[name] == "Politics" else "Politics"
    text = words(str(pick)).replace(f"{pick}9", f"{pick}x{len(held)}") if act == "typo" else ""
    title = f"Title {len(held)} of {name}" if act == "title" else f"Headline of {name}"
    store.save(each(article(name, text, title=title, sections=(sections[name],))), config, NEWS)


# Races


def test_a_commit_between_a_body_and_its_delta_leads_to_the_newer_body(config, store):
    staged = Staged(store)
    front = front_of(config, staged)
    known = etag(front)
    newcomer(store, config, "one.txt")

    def commit(name):
        if name == "delta":
            staged.before = lambda _: None
            newcomer(store, config, "two.txt")

    staged.before = commit
    got = delta(front, known)
    assert got.headers["ETag"] == etag(front)
    assert set(titles(got)) == {"Headline of one.txt", "Headline of two.txt"}


def test_where_commits_never_stop_the_whole_is_sent(config, store):
    staged = Staged(store)
    front = front_of(config, staged)
    known = etag(front)
    newcomer(store, config, "one.txt")
    staged.before = lambda name: (
        newcomer(store, config, f"late-{len(staged.asked)}.txt") if name == "delta" else None
    )
    got = delta(front, known)
    assert whole(got)
    assert staged.asked.count("delta") == 3


def test_while_the_store_is_away_the_whole_that_stands_ready_is_sent(config, store):
    staged = Staged(store)
    front = front_of(config, staged)
    known = etag(front)
    newcomer(store, config)
    newest = Got(front, "/rss.xml")
    staged.gone = True
    got = delta(front, known)
    assert whole(got)
    assert got.data == newest.data


# What is held


def test_a_delta_is_made_once_for_all_who_come_from_the_same_version(config, store):
    staged = Staged(store)
    front = front_of(config, staged)
    known = etag(front)
    newcomer(store, config)
    first = delta(front, known)
    staged.asked.clear()
    assert delta(front, known) == first
    assert staged.asked == ["rang"]


def test_a_delta_that_is_held_is_never_given_once_the_feed_has_moved(config, store):
    front = front_of(config, store)
    known = etag(front)
    for number, name in enumerate(("one.txt", "two.txt"), 1):
        newcomer(store, config, name)
        got = delta(front, known)
        assert (len(titles(got)), got.headers["ETag"]) == (number, etag(front))


def test_what_is_held_is_bounded_and_pushes_no_feed_out(config, store):
    bodies = Bodies(config, store)
    versions = []
    for number in range(12):
        newcomer(store, config, f"{number}x.txt")
        found = bodies.get(Key("all", "", "rss.xml"))
        assert found is not None
        versions.append(int(found.version.tag.split("-")[1]))
    deltas = bodies._deltas
    fragments = bodies._fragments._entries.kept
    deltas._limit = 60_000
    assert found is not None
    for since in versions[:-1]:
        assert bodies.delta(found, since) is not None
    assert 0 < len(deltas._held) < len(versions) - 1
    assert deltas._bytes == sum(one.size for one in deltas._held.values()) <= deltas._limit
    assert bodies.ready == {"/rss.xml": found}
    assert bodies._fragments._entries.kept == fragments


def test_any_worker_gives_the_same_delta_and_after_a_restart_too(config, store):
    first, second = front_of(config, store), front_of(config, store)
    known = etag(first)
    newcomer(store, config)
    got = delta(second, known)
    assert got == delta(first, known)
    store.close()
    again = Store.open(config)
    assert delta(front_of(config, again), known) == got
    again.close()

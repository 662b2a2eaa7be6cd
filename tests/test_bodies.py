"""Finished bodies: always right, made once, bounded; every race is forced, none is waited for."""

from __future__ import annotations

import gzip
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event, Thread

import brotli
import pytest
import zstandard

from feeds.errors import StoreAway
from feeds.settings import Server
from tests import making
from tests.staging import Staged, publish, publish_first
from web import bodies as module
from web.bodies import THREADS, Bodies
from web.body import Body, compressed
from web.flights import Busy
from web.keys import Key

RSS = Key("all", "", "rss.xml")
ATOM = Key("all", "", "atom.xml")
WORLD = Key("section", "world", "rss.xml")
PATIENCE = 20
"""Seconds after which a thread that should have moved fails its test."""


@pytest.fixture
def config(tmp_path):
    return making.config(tmp_path)


def two(store, config):
    publish_first(store, config)
    publish(store, config, "world.txt", "World")


@pytest.fixture
def store(config):
    yield from making.opened(config, two)


@pytest.fixture
def staged(store):
    return Staged(store)


@pytest.fixture
def bodies(config, staged):
    return Bodies(config, staged)


@pytest.fixture
def pool():
    with ThreadPoolExecutor(THREADS + 2) as threads:
        yield threads


def held(bodies, key) -> Body:
    """The body at a key that there is."""
    body = bodies.get(key)
    assert body is not None
    return body


def newest(store) -> int:
    change: int = store.changed_since(2**62).newest
    return change


def change(body) -> int:
    return int(body.version.tag.split("-")[1])


def renders(staged) -> int:
    return staged.asked.count("edition")


# Holding


def test_a_body_is_made_once_and_held(bodies, staged):
    assert bodies.get(RSS) is bodies.get(RSS)
    assert renders(staged) == 1


def test_a_body_that_is_held_costs_one_look_at_the_bell(bodies, staged):
    bodies.get(RSS)
    staged.asked.clear()
    bodies.get(RSS)
    assert staged.asked == ["rang"]


def test_a_commit_shows_at_once(bodies, store, config):
    bodies.get(RSS)
    publish(store, config, "second.txt")
    assert b"Headline of second.txt" in bodies.get(RSS).document.data


def test_a_commit_leaves_the_feeds_it_did_not_move(bodies, store, config):
    world, rss = bodies.get(WORLD), bodies.get(RSS)
    publish(store, config, "second.txt", "Politics")
    assert bodies.get(WORLD) is world
    assert bodies.get(RSS) is not rss


def test_a_write_that_changes_nothing_drops_nothing(bodies, store):
    body = bodies.get(RSS)
    store.mark("wire", gone=["nowhere.txt"])
    assert bodies.get(RSS) is body


def test_another_life_of_the_store_drops_everything(bodies, staged, store, config):
    world = bodies.get(WORLD)
    staged.life = "another"
    publish(store, config, "second.txt", "Politics")
    assert bodies.get(WORLD) is not world


def test_what_does_not_exist_takes_no_place(bodies):
    assert bodies.get(Key("section", "nowhere", "rss.xml")) is None
    assert bodies.get(Key("section", "nowhere", "rss.xml", "full")) is None
    assert bodies.ready == {}


def test_the_default_said_aloud_is_the_same_body(bodies, staged):
    body = bodies.get(replace(RSS, content="full"))
    assert list(bodies.ready) == ["/rss.xml"]
    assert bodies.get(RSS) is body
    staged.asked.clear()
    assert bodies.get(replace(RSS, content="full")) is body
    assert staged.asked == ["rang"]


def test_what_differs_from_the_default_is_another_body(bodies):
    full = held(bodies, RSS)
    assert held(bodies, replace(RSS, content="summary")).etag != full.etag
    assert sorted(bodies.ready) == ["/rss.xml", "/rss.xml?content=summary"]


def test_every_process_makes_the_same_bytes(config, store):
    one, other = Bodies(config, store), Bodies(config, store)
    for key in (RSS, ATOM, WORLD, Key("all", "", "feed.json")):
        assert held(one, key).document.data == held(other, key).document.data
        assert held(one, key).etag == held(other, key).etag


# Bounds


def bounded(config, store, size: int) -> Bodies:
    """Bodies that have room for so many bytes."""
    made = Bodies(replace(config, server=Server(memory_mb=1)), store)
    made._heads.limit = size
    return made


def test_the_least_recently_used_goes_first(config, store):
    sizes = {key: held(Bodies(config, store), key).size for key in (RSS, ATOM, WORLD)}
    bodies = bounded(config, store, sum(sizes.values()) - 1)
    for key in (RSS, ATOM, RSS, WORLD):
        bodies.get(key)
    assert set(bodies.ready) == {"/rss.xml", "/section/world/rss.xml"}


def test_the_bytes_held_are_counted_through_every_change(config, store):
    bodies = Bodies(config, store)
    for number in range(4):
        for key in (RSS, ATOM, WORLD):
            bodies.coded(held(bodies, key), "gzip")
        publish(store, config, f"more{number}.txt", "World")
    bodies.get(RSS)
    assert bodies._heads.bytes == sum(body.size for body in bodies.ready.values())
    assert set(bodies._heads.facets) == {body.key.facet for body in bodies.ready.values()}


def test_a_body_larger_than_all_room_is_sent_but_not_held(config, store):
    bodies = bounded(config, store, 10)
    assert bodies.get(RSS) is not None
    assert bodies.ready == {}
    assert bodies._heads.bytes == 0


# Codings

DECODED = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda data: zstandard.ZstdDecompressor().decompress(data),
    "identity": bytes,
}


@pytest.mark.parametrize("coding", DECODED)
def test_every_coding_decodes_to_the_plain_bytes(bodies, coding):
    body = bodies.get(RSS)
    assert DECODED[coding](bodies.coded(body, coding).data) == body.document.data


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_what_is_made_quickly_decodes_too_and_is_hardly_longer(bodies, coding):
    data = bodies.get(RSS).document.data * 20
    quick = compressed(data, coding, quick=True)
    assert DECODED[coding](quick) == data
    assert len(quick) < 2 * len(compressed(data, coding)) < len(data)


def test_gzip_has_no_time(bodies):
    assert bodies.coded(bodies.get(RSS), "gzip").data[4:8] == bytes(4)


def test_a_coding_is_made_once_however_many_ask_at_once(bodies, pool, monkeypatch):
    made, barrier = [], Barrier(4)
    body = bodies.get(RSS)

    def compress(data, coding):
        made.append(1)
        return compressed(data, coding)

    def ask(_):
        barrier.wait(PATIENCE)
        return bodies.coded(body, "br")

    monkeypatch.setattr("web.bodies.compressed", compress)

    assert len(set(map(id, pool.map(ask, range(4))))) == 1
    assert len(made) == 1


def test_a_coding_counts_towards_the_room(config, store):
    bodies = bounded(config, store, held(Bodies(config, store), RSS).size)
    body = held(bodies, RSS)
    assert bodies.ready
    bodies.coded(body, "gzip")
    assert bodies.ready == {}
    assert bodies._heads.bytes == 0


# Commits in between


@pytest.mark.parametrize("step", range(3))
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_commit_at_any_step_of_a_first_request_is_never_lost(bodies, staged, store, config, step, moment):
    def commit(_):
        if len(staged.asked) == step + 1:
            setattr(staged, moment, lambda _: None)
            publish(store, config, "between.txt")

    setattr(staged, moment, commit)
    bodies.get(RSS)
    assert getattr(staged, moment) is not commit, "the step was never reached"
    assert change(bodies.get(RSS)) == newest(store)


@pytest.mark.parametrize("step", range(3))
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_commit_at_any_step_after_another_commit_is_never_lost(bodies, staged, store, config, step, moment):
    bodies.get(RSS)
    publish(store, config, "second.txt")
    staged.asked.clear()
    test_a_commit_at_any_step_of_a_first_request_is_never_lost(bodies, staged, store, config, step, moment)


def test_a_body_is_held_under_the_version_of_its_own_snapshot(bodies, staged, store, config):
    def commit(name):
        if name == "edition":
            staged.after = lambda _: None
            publish(store, config, "between.txt")

    before = newest(store)
    staged.after = commit
    assert change(bodies.get(RSS)) == before
    assert b"between.txt" not in bodies.ready["/rss.xml"].document.data


def test_a_commit_that_another_thread_noticed_meanwhile_keeps_the_old_body_out(
    bodies, staged, store, config, pool
):
    def commit(name):
        if name == "edition":
            staged.after = lambda _: None
            publish(store, config, "between.txt")
            pool.submit(bodies.verify).result(PATIENCE)

    staged.after = commit
    bodies.get(RSS)
    assert bodies.ready == {}
    assert change(bodies.get(RSS)) == newest(store)


# Threads


class Stopped:
    """Stops the first thread that reaches a point, until it is told to go on."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.there = Event()
        self.go_on = Event()

    def __call__(self, name: str) -> None:
        if name == self._name and not self.there.is_set():
            self.there.set()
            assert self.go_on.wait(PATIENCE)


def test_threads_that_ask_for_the_same_share_one_render(bodies, staged, pool):
    stopped = staged.before = Stopped("edition")
    first = pool.submit(bodies.get, RSS)
    assert stopped.there.wait(PATIENCE)
    others = [pool.submit(bodies.get, RSS) for _ in range(THREADS)]
    stopped.go_on.set()
    assert len({id(one.result(PATIENCE)) for one in (first, *others)}) == 1
    assert renders(staged) == 1


def test_who_asks_after_a_commit_never_joins_a_render_from_before_it(bodies, staged, store, config, pool):
    stopped = staged.after = Stopped("edition")
    early = pool.submit(bodies.get, RSS)
    assert stopped.there.wait(PATIENCE)
    publish(store, config, "between.txt")
    late = pool.submit(bodies.get, RSS).result(PATIENCE)
    assert change(late) == newest(store)
    stopped.go_on.set()
    assert change(early.result(PATIENCE)) < newest(store)
    assert bodies.get(RSS) is late


def test_an_older_body_never_replaces_a_newer_one(bodies, staged, store, config, pool):
    stopped = staged.after = Stopped("edition")
    early = pool.submit(bodies.get, RSS)
    assert stopped.there.wait(PATIENCE)
    publish(store, config, "between.txt")
    late = pool.submit(bodies.get, RSS).result(PATIENCE)
    stopped.go_on.set()
    early.result(PATIENCE)
    assert bodies.ready["/rss.xml"] is late


def test_a_render_that_began_before_a_commit_and_read_after_it_is_shared_by_nobody_later(
    bodies, staged, store, config, pool
):
    stopped = staged.before = Stopped("edition")
    early = pool.submit(bodies.get, RSS)
    assert stopped.there.wait(PATIENCE)
    publish(store, config, "between.txt")
    late = pool.submit(bodies.get, RSS).result(PATIENCE)
    stopped.go_on.set()
    assert change(early.result(PATIENCE)) == change(late) == newest(store)


def test_the_formats_of_a_feed_share_one_reading(bodies, staged, pool):
    stopped = staged.before = Stopped("edition")
    first = pool.submit(bodies.get, RSS)
    assert stopped.there.wait(PATIENCE)
    second = pool.submit(bodies.get, ATOM)
    stopped.go_on.set()
    assert change(first.result(PATIENCE)) == change(second.result(PATIENCE))
    bodies.get(replace(ATOM, content="summary"))
    assert renders(staged) == 1


def test_another_format_asked_for_after_a_commit_never_shares_a_reading_from_before_it(
    bodies, staged, store, config, pool
):
    stopped = staged.after = Stopped("edition")
    early = pool.submit(bodies.get, RSS)
    assert stopped.there.wait(PATIENCE)
    publish(store, config, "between.txt")
    late = pool.submit(bodies.get, ATOM).result(PATIENCE)
    assert change(late) == newest(store)
    stopped.go_on.set()
    early.result(PATIENCE)
    assert change(bodies.get(RSS)) == change(bodies.get(replace(ATOM, content="summary"))) == newest(store)


def test_a_commit_drops_the_reading_of_what_it_moved(bodies, store, config):
    bodies.get(RSS)
    publish(store, config, "second.txt")
    assert change(bodies.get(ATOM)) == newest(store)


def test_only_the_last_few_readings_are_kept(bodies):
    for kind, slug in (("all", ""), *PLACES, ("section", "nowhere"), ("source", "agency")):
        bodies.get(Key(kind, slug, "rss.xml"))
    assert len(bodies._editions) <= module._EDITIONS < 6


def test_a_render_that_fails_fails_for_all_who_wait_and_for_nobody_after(bodies, staged, pool):
    stopped = staged.before = Stopped("edition")
    first = pool.submit(bodies.get, RSS)
    assert stopped.there.wait(PATIENCE)
    staged.gone = True
    stopped.go_on.set()
    with pytest.raises(StoreAway):
        first.result(PATIENCE)
    staged.gone = False
    assert bodies.get(RSS) is not None


PLACES = (("section", "politics"), ("section", "world"), ("source", "wire"))


def occupy(bodies, staged, pool) -> tuple[list[Future], Event]:
    """As many renders as there may be, all stopped until the event is set."""
    there, go_on = Barrier(THREADS), Event()

    def stop(name):
        if name == "edition" and not go_on.is_set():
            there.wait(PATIENCE)
            assert go_on.wait(PATIENCE)

    staged.before = stop
    keys = [Key(kind, slug, "rss.xml") for kind, slug in PLACES[: THREADS - 1]]
    flights = [pool.submit(bodies.get, key) for key in keys]
    there.wait(PATIENCE)
    return flights, go_on


def test_misses_leave_a_thread_for_what_is_ready(bodies, staged, pool):
    ready = bodies.get(RSS)
    flights, go_on = occupy(bodies, staged, pool)
    assert bodies.get(RSS) is ready
    with pytest.raises(Busy):
        bodies.get(ATOM)
    go_on.set()
    assert all(flight.result(PATIENCE) for flight in flights)
    assert bodies.get(ATOM) is not None


def test_who_finds_no_place_waits_for_one_a_moment(bodies, staged, pool):
    flights, go_on = occupy(bodies, staged, pool)
    late = [pool.submit(bodies.get, key) for key in (ATOM, ATOM)]
    with pytest.raises(TimeoutError):
        late[0].result(0.05)
    go_on.set()
    assert all(one.result(PATIENCE) for one in (*flights, *late))
    assert late[0].result() is late[1].result(), "it was made twice"


def test_every_place_is_given_back(bodies, staged):
    for _ in range(2 * THREADS):
        assert bodies.get(Key("tag", "nowhere", "rss.xml")) is None
    staged.before = lambda name: setattr(staged, "gone", name == "edition")
    for _ in range(2 * THREADS):
        with pytest.raises(StoreAway, match="gone"):
            bodies.get(RSS)


# The store away


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def timed(config, staged, clock):
    return Bodies(config, staged, clock)


def test_while_the_store_is_away_the_last_verified_body_is_served_for_a_minute(timed, staged, clock):
    body = timed.get(RSS)
    staged.gone = True
    clock.now += 60.0
    assert timed.get(RSS) is body
    clock.now += 0.1
    with pytest.raises(StoreAway):
        timed.get(RSS)


def test_the_minute_runs_from_when_the_body_was_verified_last(timed, staged, clock):
    body = timed.get(RSS)
    clock.now += 50.0
    timed.get(RSS)
    staged.gone = True
    clock.now += 50.0
    assert timed.get(RSS) is body


def test_what_is_not_held_cannot_be_served_while_the_store_is_away(timed, staged):
    timed.get(RSS)
    staged.gone = True
    with pytest.raises(StoreAway):
        timed.get(WORLD)


def test_a_store_that_never_answered_gives_no_grace(timed, staged):
    staged.gone = True
    with pytest.raises(StoreAway):
        timed.verify()


def test_a_store_that_comes_back_is_asked_what_moved(timed, staged, store, config):
    timed.get(RSS)
    staged.gone = True
    timed.get(RSS)
    publish(store, config, "meanwhile.txt")
    staged.gone = False
    assert change(timed.get(RSS)) == newest(store)


def test_a_bell_whose_reason_could_not_be_read_is_heard_again(timed, staged, store, config):
    timed.get(RSS)
    publish(store, config, "second.txt")
    staged.before = lambda name: setattr(staged, "gone", name == "changed_since")
    assert change(timed.get(RSS)) < newest(store), "the grace, with what was verified last"
    staged.before, staged.gone = (lambda _: None), False
    assert change(timed.get(RSS)) == newest(store)


def test_a_store_that_failed_on_one_thread_does_not_deafen_another(timed, staged, store, config):
    timed.get(RSS)
    staged.gone = True
    thread = Thread(target=timed.get, args=(RSS,))
    thread.start()
    thread.join(PATIENCE)
    staged.gone = False
    publish(store, config, "second.txt")
    assert change(timed.get(RSS)) == newest(store)

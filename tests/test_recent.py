"""What was used lately stays, and never more than there is room for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from feeds.recent import Recent


def recent(limit: int = 100) -> Recent[int, str]:
    return Recent(limit, len)


def test_what_is_kept_is_found_under_its_name():
    some = recent()
    some.keep([(1, "one"), (2, "two")])
    assert some.found([2, 3, 1]) == ["two", None, "one"]
    some.keep([(2, "other")])
    assert some.found([2]) == ["other"]
    assert some.kept == {1: "one", 2: "other"}


def test_what_is_used_outlives_what_is_not():
    some = recent(100)
    some.keep((n, "x" * 10) for n in range(5))
    for n in range(5, 50):
        some.keep([(n, "x" * 10)])
        assert some.found([2]) == ["x" * 10]
        assert some.found([n]) == ["x" * 10]
    assert some.found([0, 1, 3]) == [None, None, None]


def test_the_last_half_of_the_room_is_always_there():
    some = recent(100)
    for n in range(50):
        some.keep([(n, "x" * 10)])
        assert set(range(max(0, n - 4), n + 1)) <= some.kept.keys()


def test_what_is_too_large_is_not_kept():
    some = recent(100)
    some.keep([(1, "one"), (2, "two")])
    some.keep([(2, "x" * 51), (3, "x" * 51)])
    assert some.found([1, 2, 3]) == ["one", None, None]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 8), st.integers(1, 60)), max_size=60))
def test_it_never_holds_more_than_its_room_nor_anything_wrong(steps):
    some, last = recent(100), {}
    for keeps, name, size in steps:
        if keeps:
            last[name] = str(size % 10) * size
            some.keep([(name, last[name])])
        else:
            assert some.found([name])[0] in {None, last.get(name)}
        assert sum(map(len, some.kept.values())) <= 100
        assert some.kept.items() <= last.items()


def test_threads_do_not_lose_count():
    some = recent(1_000)

    def work(start: int) -> None:
        for n in range(2_000):
            name = (start + n) % 40
            some.keep([(name, "x" * (name + 1))])
            some.found(range(40))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert sum(map(len, some.kept.values())) <= 1_000
    assert some._taken == sum(map(len, some._young.values()))

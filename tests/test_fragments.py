"""Rendered entries: once per change and form, bounded, right from every thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier

from web.fragments import Form, Fragments

RSS: Form = ("epoch", "rss.xml", "full")


class Renders:
    def __init__(self, size: int = 100) -> None:
        self.made: list[bytes] = []
        self._size = size

    def __call__(self, _index: int) -> bytes:
        self.made.append(b"x" * self._size)
        return self.made[-1]


def test_an_entry_is_rendered_once():
    fragments, renders = Fragments(10_000), Renders()
    assert fragments.get(RSS, [1], renders)[0] is fragments.get(RSS, [1], renders)[0]
    assert len(renders.made) == 1


def test_only_what_is_missing_is_rendered_and_the_order_is_that_of_the_changes():
    fragments = Fragments(10_000)
    fragments.get(RSS, [2], lambda _: b"two")
    asked: list[int] = []

    def render(index: int) -> bytes:
        asked.append(index)
        return b"other %d" % index

    found = fragments.get(RSS, [1, 2, 3], render)
    assert [one.data for one in found] == [b"other 0", b"two", b"other 2"]
    assert asked == [0, 2]


def test_another_change_is_rendered_anew():
    fragments, renders = Fragments(10_000), Renders()
    fragments.get(RSS, [1], renders)
    fragments.get(RSS, [2], renders)
    assert len(renders.made) == 2


def test_another_form_is_rendered_anew():
    fragments, renders = Fragments(10_000), Renders()
    forms = [
        RSS,
        ("epoch", "atom.xml", "full"),
        ("epoch", "rss.xml", "summary"),
        ("another", "rss.xml", "full"),
    ]
    for form in (*forms, *forms):
        fragments.get(form, [1, 2], renders)
    assert len(renders.made) == 2 * len(forms)


def test_what_was_used_lately_stays_when_the_bytes_are_full():
    fragments, renders = Fragments(4 * 400), Renders()
    for number in (1, 2, 1, 3, 1, 4, 1):
        fragments.get(RSS, [number], renders)
    assert len(renders.made) == 4
    fragments.get(RSS, [2], renders)
    assert len(renders.made) == 5


def test_an_entry_too_large_to_keep_is_given_all_the_same():
    fragments, renders = Fragments(50), Renders()
    assert fragments.get(RSS, [1], renders)[0].data == b"x" * 100
    assert fragments.get(RSS, [1], renders)[0].data == b"x" * 100
    assert len(renders.made) == 2


def test_two_threads_that_render_the_same_at_once_are_kept_once():
    fragments, barrier, numbers = Fragments(2_000), Barrier(2), count()

    def render(_index: int) -> bytes:
        barrier.wait(10)
        return b"%099d!" % next(numbers)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda _: fragments.get(RSS, [1], render), range(2)))
    assert len(fragments._entries.kept) == 1

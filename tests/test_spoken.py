"""Who says what on a page, in words for people."""

from __future__ import annotations

import pytest

from feeds.parse.html.spoken import spoken


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("h1", "h1"),
        ("ld persons among others", "JSON-LD"),
        ("part of title", "part of <title>"),
        ("modified time aside 3", "changed: a time element"),
        ("article:author", "article:author"),
        ("title", "<title>"),
        ("seen bare near", "a visible line"),
    ],
)
def test_a_source_has_a_name_for_people(source, words):
    assert spoken([source]) == words


def test_who_says_it_twice_is_named_once_and_of_many_six_are_named():
    assert spoken(["byline 0", "ld", "byline 1", "ld persons"]) == "a marked byline, JSON-LD"
    assert spoken(map(str, range(9))) == "0, 1, 2, 3, 4, 5"

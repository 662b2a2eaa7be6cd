"""The articles to run on without a network: complete, all different, and read as a person reads them.

`seeds_expected.json` is the truth, written by hand: what each text says of itself.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest

from feeds.config import load
from feeds.model import Article, Document, Item
from feeds.normalise import normalise
from feeds.parse import parse
from feeds.resemblance import same_headline, same_text

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
EXPECTED = json.loads((Path(__file__).parent / "seeds_expected.json").read_text("utf-8"))
NAMES = sorted(EXPECTED)
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SECTIONS = ("Politics", "World", "Business", "Technology", "Science", "Culture", "Sport")
FURNITURE = ("scorecard", "READ MORE ARTICLES ON", "Advertisement", "min read", "Home >", "1. Home")


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """Every seed as the pipeline keeps it with the config that comes along, filed by what it says itself."""
    config = load(ROOT / "config.toml", {})
    kept = {}
    for name in NAMES:
        source = next(one for one in config.sources if (SEEDS / name).is_relative_to(one.path))
        said = replace(source, section="")
        document = Document(source=source.name, name=name, data=(SEEDS / name).read_bytes(), arrived=NOW)
        (item,) = parse(document, config.normalise.certainty)
        assert isinstance(item, Item), (name, item)
        kept[name] = normalise(item, document, said, config)
    return kept


def test_the_truth_names_every_seed_and_no_other():
    files = {path.relative_to(SEEDS).as_posix() for path in SEEDS.rglob("*") if path.is_file()}
    assert files == set(NAMES)
    assert 28 <= len(files) <= 40


def test_every_seed_is_utf_8_and_says_something():
    for name in NAMES:
        assert len((SEEDS / name).read_bytes().decode("utf-8")) > 300, name


def test_every_section_has_at_least_three():
    counted = Counter(section for expected in EXPECTED.values() for section in expected["sections"])
    assert all(counted[section] >= 3 for section in SECTIONS), counted


def test_no_two_tell_the_same(articles):
    for one, other in combinations(articles.values(), 2):
        assert not same_headline(one.title, other.title), (one.name, other.name)
        assert not same_text(one.body_text, other.body_text), (one.name, other.name)


def test_dates_lie_in_2026_and_before_the_first_release():
    dates = [expected["date"] for expected in EXPECTED.values() if expected["date"]]
    assert all("2026-01-01" <= date < "2026-11-20" for date in dates)


@pytest.mark.parametrize("name", NAMES)
def test_the_headline_is_read_exactly(articles, name):
    assert articles[name].title == EXPECTED[name]["title"]


@pytest.mark.parametrize("name", NAMES)
def test_the_sections_are_read_exactly(articles, name):
    assert list(articles[name].sections) == EXPECTED[name]["sections"]


@pytest.mark.parametrize("name", NAMES)
def test_the_day_is_read_exactly(articles, name):
    stated = articles[name].stated
    assert (stated and stated.date().isoformat()) == EXPECTED[name]["date"]


@pytest.mark.parametrize("name", NAMES)
def test_no_byline_is_read_wrongly(articles, name):
    assert articles[name].authors in {(), tuple(EXPECTED[name]["authors"])}


def test_nearly_every_byline_is_read(articles):
    missed = [name for name in NAMES if list(articles[name].authors) != EXPECTED[name]["authors"]]
    assert len(missed) <= 1, missed


@pytest.mark.parametrize("name", NAMES)
def test_no_furniture_stays_in_the_text(articles, name):
    assert not [words for words in FURNITURE if words in articles[name].body_text]


def test_the_last_line_of_each_text_is_kept(articles):
    for name, article in articles.items():
        lines = (SEEDS / name).read_text("utf-8").splitlines()
        last = [line for line in lines if line.strip() and line not in FURNITURE][-1]
        assert article.body_text.endswith(last[-40:]), name

"""What readers ask of a store with a million articles, beside one with ten thousand.

Most articles are written as rows, since only the store's size counts here; the search index is made by the store's
own indexer. Every figure is of calls made in turn on both stores, warm, in one process; promises are held to the
time that the process works, since what a busy machine makes it wait says nothing of the store. Where the large store
has a longer answer (two rare words, each for itself), only the time is held to its promise, not the ratio.
"""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from feeds.addresses import article_key
from feeds.ingest import index
from feeds.model import Article, Edition
from feeds.search_query import Query, parse
from feeds.settings import Config, Section, Source, StoreSettings
from feeds.store.ready import sqlite_path
from feeds.store.save import Pass
from feeds.store.store import Store
from tests.making import article, each, store

SMALL, LARGE = 10_000, 1_000_000
SEEDED = 500
"""Articles that are saved as ingestion saves them: they mint the facets, and are the model of all other rows."""

MOST_MILLISECONDS = 5.0
MOST_TIMES = 1.5
CALLS = 201
WARMING = 20

SECTIONS = ("Politics", "World", "Business", "Science", "Culture")
AUTHORS = tuple(f"Reporter {number}" for number in range(100))
SHARES = {"harbour": 0.1, "council": 0.1, "orchard": 0.01, "glacier": 0.01}
"""Words that are searched for, and in which share of the articles each stands, whatever else does."""
TOGETHER = ("lantern", "regatta")
"""Words that stand in the same hundredth of the articles, as the words of one affair do."""

_VOCABULARY = tuple(f"w{number:x}" for number in range(20_000))
_START = 1_900_000_000
_MINUTE = 60
_AT_ONCE = 20_000


def main() -> int:
    """Print the table; 0 where every line holds."""
    with tempfile.TemporaryDirectory() as name:
        return run(Path(name), LARGE)


def run(folder: Path, large: int) -> int:
    """The same for a large store of another size."""
    stores = [built(folder / str(count), count) for count in (SMALL, large)]
    print(f"{'milliseconds of work, median':34} {SMALL:>10,} {large:>10,}   times   by the clock   articles")
    good = True
    for name, ask in QUESTIONS.items():
        small, big = _measured(ask, stores)
        holds = big.work <= MOST_MILLISECONDS and _times(small, big) <= MOST_TIMES
        good = good and holds
        print(
            f"{name:34} {small.work:10.2f} {big.work:10.2f} {big.work / small.work:7.2f}   "
            f"{small.clock:5.2f} {big.clock:6.2f}   {small.articles:3} {big.articles:3}   "
            f"{'holds' if holds else 'FALLS SHORT'}"
        )
    for one in stores:
        one.close()
    return 0 if good else 1


class Cost(NamedTuple):
    """Of one question, at the median, in milliseconds."""

    work: float
    clock: float
    articles: int
    """In the answer."""


def _times(small: Cost, big: Cost) -> float:
    """How many times as much the large store takes, where its answer is as long as the small one's."""
    return big.work / small.work if big.articles <= small.articles else 1.0


# What is asked


Ask = Callable[[Store, int], Edition | None]


def parsed(text: str) -> Query:
    """The query that a text asks."""
    query = parse(text)
    assert isinstance(query, Query), query
    return query


def _section(one: Store, _: int) -> Edition | None:
    return one.edition("section", "world", 50)


def _author(one: Store, turn: int) -> Edition | None:
    return one.edition("author", f"reporter-{turn % len(AUTHORS)}", 50)


def _archive(one: Store, turn: int) -> Edition | None:
    last = one.facet("all", "")
    assert last is not None
    first = turn * 7919 % (last.last // 100) * 100 + 1
    return one.archive("all", "", first, first + 99)


def _delta(one: Store, turn: int) -> Edition | None:
    newest = one.facet("section", "world")
    assert newest is not None
    return one.delta("section", "world", 50, newest.change - 20 - turn % 100, 500)


def _search(text: str) -> Ask:
    query = parsed(text)
    return lambda one, _: one.search(query, size=50)


QUESTIONS: dict[str, Ask] = {
    "section edition": _section,
    "author edition": _author,
    "archive document": _archive,
    "delta": _delta,
    "search, words in 10 % each": _search("harbour council"),
    "search, words in 1 % together": _search(" ".join(TOGETHER)),
    "search, words in 1 % each, apart": _search("orchard glacier"),
    "search, a word in a section": _search("harbour section:world"),
    "search, a word on the first day": _search("harbour after:2030-03-17 before:2030-03-18"),
}


def _measured(ask: Ask, stores: list[Store]) -> list[Cost]:
    """What each store takes for a question, asked in turn."""
    found: list[list[Cost]] = [[] for _ in stores]
    for turn in range(-WARMING, CALLS):
        for one, costs in zip(stores, found, strict=True):
            began, worked = time.perf_counter(), time.thread_time()
            answer = ask(one, turn % CALLS)
            work, clock = time.thread_time() - worked, time.perf_counter() - began
            assert answer is not None
            if turn >= 0:
                costs.append(Cost(work * 1000, clock * 1000, len(answer.articles)))
    return [
        Cost(
            statistics.median(cost.work for cost in costs),
            statistics.median(cost.clock for cost in costs),
            int(statistics.median(cost.articles for cost in costs)),
        )
        for costs in found
    ]


# The stores


def built(folder: Path, count: int) -> Store:
    """A store of so many articles, indexed."""
    folder.mkdir()
    config = Config(
        path=folder / "config.toml",
        store=StoreSettings(url=f"sqlite:///{folder}/newswire.db"),
        sources=(Source(name="wire", path=folder / "wire"),),
        sections=tuple(Section(name=name) for name in SECTIONS),
    )
    made = store(config)
    seeded = [_article(number) for number in range(SEEDED)]
    made.save(each(*seeded), config, Pass(source="wire", backfill=True))
    began = time.monotonic()
    _fill(config, count)
    filled = time.monotonic()
    index(made)
    made.keep_house()
    _say(
        f"{count:,} articles: rows {filled - began:.0f} s, index {time.monotonic() - filled:.0f} s, "
        f"{sqlite_path(config.store.url).stat().st_size / 1e6:,.0f} MB"
    )
    return made


def _article(number: int) -> Article:
    return article(
        f"{number}.txt",
        text(number),
        title=f"Story {number}",
        authors=(AUTHORS[number % len(AUTHORS)],),
        sections=(SECTIONS[number % len(SECTIONS)],),
    )


def text(number: int) -> str:
    """The text of an article: some sixty words, many of them rare."""
    chance = random.Random(number)
    # Squared twice: few words are everywhere, most are nearly nowhere, as in any language.
    words = [_VOCABULARY[int(len(_VOCABULARY) * chance.random() ** 4)] for _ in range(60)]
    words += [word for word, share in SHARES.items() if chance.random() < share]
    words += TOGETHER if chance.random() < 0.01 else ()
    chance.shuffle(words)
    return " ".join(words)


def _fill(config: Config, count: int) -> None:
    """Write the rows that as many commits of a hundred articles would have left."""
    with closing(sqlite3.connect(sqlite_path(config.store.url), isolation_level=None)) as bare:
        bare.row_factory = sqlite3.Row
        bare.execute("PRAGMA cache_size = -200000")
        bare.execute("PRAGMA synchronous = OFF")
        model = dict(bare.execute("SELECT * FROM articles WHERE number = 1").fetchone())
        held = dict(bare.execute("SELECT * FROM state").fetchone())
        facets = {(row["kind"], row["name"]): dict(row) for row in bare.execute("SELECT * FROM facets")}
        rows = _rows(model, held, facets, count)
        while batch := list(islice(rows, _AT_ONCE)):
            bare.execute("BEGIN IMMEDIATE")
            _insert(bare, "articles", [one for one, _ in batch])
            _insert(bare, "membership", [place for _, places in batch for place in places])
            ends = [
                before for (before, _), (after, _) in pairwise(batch) if before["moment"] != after["moment"]
            ]
            _insert(
                bare,
                "commits",
                [{"change": one["change"], "moment": one["moment"]} for one in (*ends, batch[-1][0])],
            )
            bare.execute("COMMIT")
        newest = held["change"] + count - SEEDED
        bare.execute("UPDATE state SET change = ?, moment = ?, article = ?", (newest, _moment(newest), count))
        for facet in facets.values():
            kept = [facet[name] for name in ("ordinal", "count", "change", "moment", "number")]
            bare.execute(
                "UPDATE facets SET ordinal = ?, count = ?, change = ?, moment = ? WHERE number = ?", kept
            )


Row = dict[str, object]


def _rows(
    model: Row, held: Row, facets: dict[tuple[str, str], Row], count: int
) -> Iterator[tuple[Row, list[Row]]]:
    change = int(str(held["change"]))
    for number in range(SEEDED + 1, count + 1):
        change += 1
        made, its_text = _article_row(model, number, change), _article(number)
        names = [
            ("all", ""),
            ("section", its_text.sections[0]),
            ("author", its_text.authors[0]),
            ("source", "wire"),
        ]
        yield made, [_join(facets[name], made) for name in names]


def _article_row(model: Row, number: int, change: int) -> Row:
    made, uuid, moment = (
        _article(number),
        UUID(int=number * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**128),
        _moment(change),
    )
    key = article_key(uuid)
    return model | {
        "number": number, "id": f"tag:newswire.example,2026:{uuid}", "key": key, "slug": f"story-{number}",
        "name": made.name, "title": made.title, "body_html": made.body_html, "digest": key, "fingerprint": key,
        "authors": json.dumps(made.authors), "sections": json.dumps(made.sections), "change": change,
        "moment": moment, "published": moment, "updated": moment, "rank": moment, "renewed": moment,
    }  # fmt: skip


def _moment(change: int) -> int:
    """A hundred changes a commit, a commit a minute; later than anything that was saved when the store was made."""
    return _START + change // 100 * _MINUTE


def _join(facet: Row, made: Row) -> Row:
    facet["ordinal"] = int(str(facet["ordinal"])) + 1
    facet["count"] = int(str(facet["count"])) + 1
    facet["change"], facet["moment"] = made["change"], made["moment"]
    return {
        "facet": facet["number"], "ordinal": facet["ordinal"], "article": made["number"], "joined": made["change"],
        "left": None, "change": made["change"], "rank": made["rank"],
    }  # fmt: skip


def _insert(bare: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    names = ", ".join(f'"{name}"' for name in rows[0])
    marks = ", ".join(f":{name}" for name in rows[0])
    bare.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)

"""Real copy, where there is some: NEWSWIRE_CORPUS names the folder. What was reached there must not be lost."""

from __future__ import annotations

import gzip
import json
import os
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from feeds.explain import explain
from feeds.model import Document
from feeds.settings import Config, Section, Source

CORPUS = Path(os.environ.get("NEWSWIRE_CORPUS", ""))
pytestmark = pytest.mark.skipif(
    not os.environ.get("NEWSWIRE_CORPUS"), reason="NEWSWIRE_CORPUS is not set: no real copy to read"
)

CONFIG = Config(path=CORPUS / "config.toml", sections=(Section(name="Politics"), Section(name="World")))
SOURCE = Source(name="corpus", path=CORPUS)
NOW = datetime.now(UTC).replace(microsecond=0)


def explained(data: bytes) -> dict[str, Any]:
    return explain(Document(source="corpus", name="a.txt", data=data, arrived=NOW), SOURCE, CONFIG)


def test_the_first_article_is_read_exactly():
    folder = CORPUS / "seed"
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    (item,) = explained((folder / truth["file"]).read_bytes())["items"]
    assert item["title"] == truth["title"]
    assert item["authors"] == truth["authors"]
    assert item["sections"] == ["Politics", "World"]
    assert item["reading_minutes"] == truth["reading_minutes"]
    assert item["published"] is None
    assert item["updated"] is None
    assert item["summary"] == "\n".join(truth["summary"])
    assert item["body_text"] == truth["body"]
    assert item["body_html"].count("<p>") == truth["paragraphs"]
    for words in truth["must_not"]:
        assert words not in item["title"] + item["summary"] + item["body_html"]


@pytest.fixture(scope="module")
def wild() -> list[tuple[str, dict[str, Any]]]:
    """Texts that are mostly no news, and what they are read as."""
    with gzip.open(CORPUS / "texts_wild" / "dclm_annotated_499.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    return [(text, explained(text.encode("utf-8", "surrogatepass"))) for text in texts]


def test_texts_that_are_mostly_no_news_never_fail(wild):
    results = [result for _, result in wild]
    items = [item for result in results for item in result["items"]]
    assert all(len(result["items"]) + len(result["rejected"]) == 1 for result in results)
    assert sum(bool(item["authors"]) for item in items) < 0.15 * len(items)
    assert sum(bool(item["published"]) for item in items) < 0.3 * len(items)


def test_texts_that_are_mostly_no_news_are_given_no_name_that_they_do_not_show(wild):
    given = 0
    for text, result in wild:
        shown = _letters(text)
        for item in result["items"]:
            given += len(item["authors"])
            assert all(_letters(name) in shown for name in item["authors"]), item["authors"]
            if item["published"]:
                when = datetime.fromisoformat(item["published"])
                assert any(_stands(day, text) for day in _written(when)), item["published"]
    assert given


def _written(when: datetime) -> list[datetime]:
    """The days that an instant may be written as: a time in another zone may stand a day beside it."""
    aside = timedelta(days=1)
    return [when] if when.hour == when.minute == 0 else [when - aside, when, when + aside]


def _stands(day: datetime, text: str) -> bool:
    numbers = set(re.findall(r"\d+", text))
    days = {str(day.day), f"{day.day:02}"}
    years = {str(day.year), f"{day.year % 100:02}"}
    compact = f"{day:%Y%m%d}" in text
    return compact or bool(days & numbers and years & numbers)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def test_bare_texts_begin_with_their_headline():
    folder = CORPUS / "texts_bbc"
    rows = [json.loads(line) for line in (folder / "truth.jsonl").read_text("utf-8").splitlines()]
    here = [row for row in rows if (folder / row["file"]).exists()]
    assert here
    for row in here:
        (item,) = explained((folder / row["file"]).read_bytes())["items"]
        assert item["title"] == row["title"]
        assert item["authors"] == []


@pytest.mark.timeout(30)
def test_hostile_texts_cost_little_and_are_dealt_with():
    texts = sorted((CORPUS / "adversarial").glob("*.txt")) + sorted((CORPUS / "adversarial").glob("*.txt.gz"))
    assert len(texts) > 4
    for path in texts:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        result = explained(data)
        assert len(result["items"]) + len(result["rejected"]) == 1
    assert explained((CORPUS / "adversarial" / "empty.txt").read_bytes())["rejected"][0]["reason"] == "empty"
    boilerplate = explained((CORPUS / "adversarial" / "only_boilerplate.txt").read_bytes())
    assert boilerplate["rejected"][0]["reason"] == "boilerplate"


@pytest.mark.parametrize(
    ("shape", "titles", "authors", "days"), [("seed_wrap", 0.97, 0.9, 0.95), ("rp_main", 0.8, 0.48, 0.85)]
)
def test_scraped_pages_are_read_as_well_as_they_were(shape, titles, authors, days):
    scored: dict[str, list[bool]] = {"title": [], "authors": [], "day": []}
    for truth, text in pages(shape):
        seen = truth["visible"]
        item = (explained(text)["items"] or [NOTHING])[0]
        if seen["title"] and truth["title"]:
            scored["title"].append(plain(item["title"]) == plain(truth["title"]))
        if seen["authors"] and truth["authors"]:
            scored["authors"].append(set(map(plain, item["authors"])) == set(map(plain, truth["authors"])))
        if seen["date"] and truth["published"]:
            said = {truth["published"][:10], *(truth.get("date_days") or ())}
            scored["day"].append((item["published"] or "")[:10] in said)
    reached = {name: sum(values) / len(values) for name, values in scored.items()}
    assert reached["title"] >= titles, reached
    assert reached["authors"] >= authors, reached
    assert reached["day"] >= days, reached


NOTHING: dict[str, Any] = {"title": "", "authors": [], "published": None}


def pages(shape: str) -> Iterator[tuple[dict[str, Any], bytes]]:
    folder = CORPUS / "articles_text" / "dev"
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        if truth["shape"] == shape:
            yield truth, gzip.decompress((folder / truth["file"]).read_bytes())


QUOTES = (
    {ord(sign): '"' for sign in "“”„«»"}
    | {ord(sign): "'" for sign in "‘’‚"}
    | {ord(sign): "-" for sign in "‐‑–—−"}
)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).translate(QUOTES)).strip().casefold()

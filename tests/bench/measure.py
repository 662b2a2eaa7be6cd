"""How one document's reading is measured: the corpus' own measure, asked of the real pipeline.

A document goes in as the folder source makes it, an article comes out; `eval.py` of the corpus says what is equal.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from feeds.ingest import read
from feeds.model import Article, Document
from feeds.settings import Config, Section, Source
from tests import corpus
from tests.corpus import Truth

SOURCE = Source(name="corpus", path=Path("corpus"))
CONFIG = Config(
    path=Path("config.toml"), sources=(SOURCE,), sections=(Section(name="Politics"), Section(name="World"))
)
_FAR = 1
"""Days that a date may be off before it is wrong by more than a day."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One field's answer: `right` is None where the truth says nothing of it, or says something doubtful."""

    said: str
    truth: str
    given: bool
    visible: bool
    right: bool | None
    confidence: float
    evidence: str
    far: bool = False
    """A date wrong by more than a day."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one document scored. `numbers` are the scores that `eval.py` averages, by its names."""

    id: str
    shape: str
    language: str
    numbers: Mapping[str, float]
    answers: Mapping[str, Answer]


def article_of(name: str, data: bytes, certainty: float) -> Article | None:
    """The article that a file becomes; None where it is rejected."""
    arrived = datetime.now(UTC).replace(microsecond=0)
    document = Document(source=SOURCE.name, name=name, data=data, arrived=arrived, size=len(data))
    results = read(document, SOURCE, with_certainty(certainty))
    return next((one for one in results if isinstance(one, Article)), None)


def with_certainty(certainty: float) -> Config:
    """The benchmark's config at another certainty."""
    from dataclasses import replace

    return replace(CONFIG, normalise=replace(CONFIG.normalise, certainty=certainty))


def data_of(truth: Truth) -> bytes:
    """The document's bytes."""
    return gzip.decompress(Path(truth["_f"]).read_bytes())


def row(rules: Any, truth: Truth, article: Article | None, grades: frozenset[str] | None = None) -> Row:
    """The scores of an article read at certainty 0. `grades`: a field counts only where its truth is of these."""
    fields = _scored(rules, truth, grades)
    answers = {
        "title": _title(rules, truth, article, fields),
        "authors": _authors(rules, truth, article, fields),
        "published": _published(rules, truth, article, fields),
    }
    numbers: dict[str, float] = {}
    for name, key in (("title", "title"), ("authors", "authors"), ("published", "date")):
        answer = answers[name]
        if answer.visible and answer.right is not None:
            numbers[key] = float(answer.right)
    if "title" in numbers:
        numbers["title_any"] = float(_declared(rules, truth, article))
    if "date" in numbers and truth["date_precision"] == "time" and truth.get("visible") is None:
        numbers["minute"] = float(_minute(rules, truth, article))
    said = article.body_text if article else ""
    numbers |= corpus.body_scores(truth, said, counts="body" in fields)
    return Row(truth["id"], truth.get("shape", "html"), truth["lang"], numbers, answers)


def _scored(rules: Any, truth: Truth, grades: frozenset[str] | None) -> frozenset[str]:
    name = truth.get("html_id") or truth["id"]
    known = truth.get("grade") or {}
    return frozenset(
        field
        for field in ("title", "authors", "published", "body")
        if truth.get(field)
        and name not in rules.DOUBTFUL.get(field, ())
        and (grades is None or known.get(field) in grades)
    )


def _answer(
    field: str, article: Article | None, said: object, truth: object, visible: bool, right: bool | None
) -> Answer:
    why = article.why.get(field) if article else None
    return Answer(
        said=str(said or ""),
        truth=str(truth or ""),
        given=bool(said),
        visible=visible,
        right=right,
        confidence=why.confidence if why else 0.0,
        evidence=f"{why.rule}: {why.evidence}" if why else "",
    )


def _seen(truth: Truth, what: str) -> bool:
    visible = truth.get("visible")
    return visible is None or bool(visible[what])


def _title(rules: Any, truth: Truth, article: Article | None, fields: frozenset[str]) -> Answer:
    said = article.title if article else ""
    right = rules.norm(said) == rules.norm(truth["title"]) if "title" in fields else None
    return _answer("title", article, said, truth["title"], _seen(truth, "title"), right)


def _declared(rules: Any, truth: Truth, article: Article | None) -> bool:
    said = rules.norm(article.title if article else "")
    others = (truth["title"], *(truth.get("title_alt") or ()))
    return bool(said) and any(said == rules.norm(one) for one in others)


def _authors(rules: Any, truth: Truth, article: Article | None, fields: frozenset[str]) -> Answer:
    said = list(article.authors) if article else []
    right = rules.aset(said) == rules.aset(truth["authors"]) if "authors" in fields else None
    return _answer("authors", article, said, truth["authors"], _seen(truth, "authors"), right)


def _published(rules: Any, truth: Truth, article: Article | None, fields: frozenset[str]) -> Answer:
    from dataclasses import replace

    stated = article.stated if article else None
    told = truth.get("published")
    if "published" not in fields:
        return _answer("published", article, stated, told, _seen(truth, "date"), None)
    days = corpus.days(truth)
    said = rules.to_date(stated)
    right = said is not None and (
        said[0] in days or (said[1] is not None and said[1].strftime("%Y-%m-%d") in days)
    )
    answer = _answer("published", article, stated, told, _seen(truth, "date"), right)
    return replace(answer, far=said is not None and not right and _off(said[0], days) > _FAR)


def _off(day: str, days: frozenset[str]) -> int:
    """How many days it is from the nearest of `days`."""
    said = datetime.fromisoformat(day)
    return min(abs((said - datetime.fromisoformat(one)).days) for one in days)


def _minute(rules: Any, truth: Truth, article: Article | None) -> bool:
    said = rules.to_date(article.stated if article else None)
    if said is None or said[1] is None:
        return False
    told = datetime.fromisoformat(truth["published"].replace("Z", "+00:00"))
    return bool(abs((said[1] - told).total_seconds()) <= 60)

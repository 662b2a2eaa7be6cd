"""Every document in tests/documents says what the .json beside it says."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feeds.explain import explain
from feeds.model import Document
from feeds.settings import Config, Section, Source

FOLDER = Path(__file__).parent / "documents"
CASES = sorted(FOLDER.glob("*.json"))
CONFIG = Config(
    path=FOLDER / "config.toml",
    sections=(
        Section(name="Politics"),
        Section(name="World", aliases=("international",)),
        Section(name="Business"),
    ),
)
SOURCE = Source(name="documents", path=FOLDER)
ARRIVED = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def document_of(case: Path) -> Document:
    found = next(path for path in FOLDER.glob(f"{case.stem}.*") if path.suffix != ".json")
    return Document(source="documents", name=found.name, data=found.read_bytes(), arrived=ARRIVED)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_document_says_what_stands_beside_it(case):
    says = json.loads(case.read_text(encoding="utf-8"))
    result = explain(document_of(case), SOURCE, CONFIG)
    if "rejected" in says:
        assert [one["reason"] for one in result["rejected"]] == [says["rejected"]]
        assert result["items"] == []
        return
    assert result["rejected"] == []
    (item,) = result["items"]
    for field in says.keys() & item.keys():
        assert item[field] == says[field], field
    if "paragraphs" in says:
        assert item["body_text"].count("\n") + 1 == says["paragraphs"], item["body_text"]
    for words in says.get("body_has", ()):
        assert words in item["body_html"]
    for words in says.get("body_has_not", ()):
        assert words not in item["body_html"]


def test_every_document_has_its_case():
    assert {path.stem for path in FOLDER.iterdir()} == {case.stem for case in CASES}
    assert len(CASES) > 40


def test_every_key_of_a_case_is_looked_at():
    known = {
        "shows", "rejected", "title", "authors", "published", "updated", "sections", "summary", "reading_minutes",
        "paragraphs", "body_has", "body_has_not",
    }  # fmt: skip
    for case in CASES:
        assert json.loads(case.read_text(encoding="utf-8")).keys() <= known, case.name

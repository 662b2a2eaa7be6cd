"""Real sites: the other pages of a publisher teach what to leave out of each, in every kind of copy.

The corpus has at most seven pages of a publisher, so each is read with what all the others of it teach.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import html as markup

from feeds.ingest import read
from feeds.learning import Telling, learn
from feeds.model import Article, Document, Rejection
from feeds.settings import Config, Source

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(
        not os.environ.get("NEWSWIRE_CORPUS"),
        reason="NEWSWIRE_CORPUS is not set: no real pages to learn from",
    ),
]

CORPUS = Path(os.environ.get("NEWSWIRE_CORPUS", ""))
PAGES, TEXTS = CORPUS / "articles_html" / "dev", CORPUS / "articles_text" / "dev"
NOW = datetime.now(UTC).replace(microsecond=0)
FEWEST_PAGES = 4
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li div section article header footer nav ul ol td tr table br figure figcaption blockquote "
    "form button main aside dt dd dl option label".split()
)
_UNSEEN = frozenset("script style noscript template svg head".split())


class Real(NamedTuple):
    """A real page in one kind of copy, and what is known of it."""

    data: bytes
    truth: dict[str, Any]


def test_html_pages_teach_each_other() -> None:
    off, on = outcome(_pages(lambda page: page))
    assert on["must-have"] >= off["must-have"] > 0
    assert on["must-not"] <= off["must-not"]
    assert on["leaked"] < off["leaked"]


def test_what_html_pages_show_teaches_each_other_as_text() -> None:
    off, on = outcome(_pages(lambda page: as_text(page).encode()))
    assert on["must-have"] >= off["must-have"] > 0
    assert on["must-not"] <= off["must-not"]
    assert on["leaked"] < off["leaked"]


def test_scraped_texts_teach_each_other() -> None:
    off, on = outcome(_texts("rp_main"))  # of no other shape the corpus has enough pages of one publisher
    assert on["must-have"] >= off["must-have"] > 0
    assert on["must-not"] <= off["must-not"]
    assert on["leaked"] <= off["leaked"]


def outcome(pages: Iterable[Real]) -> tuple[Counter[str], Counter[str]]:
    """What bodies hold without and with what the other pages of the same publisher teach."""
    by_publisher = defaultdict(list)
    for page in pages:
        by_publisher[page.truth["publisher"]].append(page)
    off, on = Counter[str](), Counter[str]()
    for some in by_publisher.values():
        if len(some) >= FEWEST_PAGES:
            _add(some, off, on)
    return off, on


def _add(pages: list[Real], off: Counter[str], on: Counter[str]) -> None:
    untaught = [(page, one) for page in pages if isinstance(one := article_of(page.data), Article)]
    for turn, (page, alone) in enumerate(untaught):
        others = [Telling(n, one.told) for n, (_, one) in enumerate(untaught) if n != turn and one.told]
        taught = article_of(page.data, {lesson.line for lesson in learn({}, others, ())})
        assert isinstance(taught, Article), f"{page.truth['id']} is an article no longer"
        off += _counted(alone.body_text, page.truth)
        on += _counted(taught.body_text, page.truth)


def article_of(data: bytes, learned: Collection[str] = ()) -> Article | Rejection:
    document = Document(source="site", name="page.txt", data=data, arrived=NOW)
    return read(document, Source(name="site", path=CORPUS), Config(path=CORPUS), frozenset(learned))[0]


def _counted(body: str, truth: dict[str, Any]) -> Counter[str]:
    """How much of the wanted and of the unwanted stands in a body; `leaked`: lines that are not of the true text."""
    true = squashed("\n".join((truth["title"] or "", *(truth["summary"] or ()), truth["body"] or "")))
    have = squashed(body)
    return Counter(
        {
            "must-have": sum(squashed(words) in have for words in truth["must_have"] or ()),
            "must-not": sum(squashed(words) in have for words in truth["must_not"] or ()),
            "leaked": sum(squashed(line) not in true for line in body.split("\n")),
        }
    )


def squashed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


# The copy


def _truths() -> dict[str, dict[str, Any]]:
    lines = (PAGES / "truth.jsonl").read_text("utf-8").splitlines()
    return {truth["id"]: truth for truth in map(json.loads, lines)}


def _pages(made: Any) -> Iterator[Real]:
    """The HTML pages of publishers with enough of them. `made`: page → copy."""
    truths = _truths().values()
    many = Counter(truth["publisher"] for truth in truths)
    for truth in truths:
        if many[truth["publisher"]] >= FEWEST_PAGES:
            yield Real(made(gzip.decompress((PAGES / f"{truth['id']}.html.gz").read_bytes())), truth)


def _texts(shape: str) -> Iterator[Real]:
    truths = _truths()
    for line in (TEXTS / "truth.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        truth = truths.get(row["html_id"])
        if row["shape"] == shape and truth:
            shown = truth | {"must_have": row["visible"].get("must_have")}
            yield Real(gzip.decompress((TEXTS / row["file"]).read_bytes()), shown)


def as_text(page: bytes) -> str:
    """What a page shows, a block a paragraph."""
    parts: list[str] = []
    _walk(markup.document_fromstring(page), parts)
    return re.sub(r"\s*\n\s*", "\n\n", "".join(parts))


def _walk(element: Any, parts: list[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    edge = "\n" if element.tag in _BLOCKS else ""
    parts += [edge, " ".join((element.text or "").split(" ")).replace("\n", " ")]
    for child in element:
        _walk(child, parts)
        parts.append((child.tail or "").replace("\n", " "))
    parts.append(edge)

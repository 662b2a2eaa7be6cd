"""Notes above a text that was revised, where [site] notes asks for them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from feeds.model import Image
from feeds.settings import Content
from feeds.write import WRITERS, signature
from tests.write_cases import NOON, article, config, feed

TEXT = "<p>The ferry is back.</p>"
CORRECTED = "<p>Correction: it is the other ferry.</p>"


def _html(content: Content = "full", zone: str = "UTC", **fields: Any) -> str:
    said = {"revision": 1, "body_html": TEXT, **fields}
    (item,) = json.loads(feed("feed.json", [article(**said)], config(notes=True, timezone=zone), content))[
        "items"
    ]
    return str(item.get("content_html", ""))


def test_a_revised_text_says_when() -> None:
    assert _html() == f'<p lang="en"><em>Updated 1 March 2026, 13:00 UTC</em></p>\n{TEXT}'


def test_a_corrected_one_says_so() -> None:
    assert _html(body_html=TEXT + CORRECTED).startswith(
        '<p lang="en"><em>Corrected 1 March 2026, 13:00 UTC</em>'
    )


def test_the_time_is_the_publications() -> None:
    assert "Updated 1 March 2026, 14:00 CET<" in _html(zone="Europe/Berlin")


def test_the_note_stands_above_the_picture() -> None:
    html = _html(image=Image(url="https://x.example/a.jpg"))
    assert html.index("<em>Updated") < html.index("<figure>") < html.index(TEXT)


@pytest.mark.parametrize(
    "fields", [{"revision": 0}, {"updated": NOON}, {"body_html": ""}, {"withdrawn": NOON, "reason": "Wrong."}]
)
def test_what_was_not_significantly_revised_says_nothing(fields: dict[str, Any]) -> None:
    assert "<em>" not in _html(**fields)


def test_a_summary_has_no_note() -> None:
    assert _html("summary") == ""


@pytest.mark.parametrize("suffix", WRITERS)
def test_notes_are_off_unless_they_are_asked_for(suffix: str) -> None:
    revised = article(revision=1)
    assert feed(suffix, [revised], config()) == feed(suffix, [article()], config())
    assert b"Updated 1 March" in feed(suffix, [revised], config(notes=True))


def test_bodies_depend_on_the_time_zone_only_where_notes_show_it() -> None:
    assert signature(config()) == signature(config(timezone="Europe/Berlin"))
    on, elsewhere = config(notes=True), config(notes=True, timezone="Europe/Berlin")
    assert len({signature(c) for c in (config(), on, elsewhere)}) == 3

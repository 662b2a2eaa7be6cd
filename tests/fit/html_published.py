"""The table of HTML pages' dates of publication."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from feeds.parse.html import published
from feeds.parse.html.moments import When
from tests import corpus
from tests.fit import html

PAIRS = 40


def is_right(truth: dict[str, Any], when: When) -> bool:
    """The measure's own day; where the truth has an instant and the date too, it must be that one."""
    days = corpus.days(truth)
    written = when.strftime("%Y-%m-%d")
    utc = when.astimezone(UTC).strftime("%Y-%m-%d") if isinstance(when, datetime) and when.tzinfo else written
    if not {written, utc} & days:
        return False
    if (
        truth["date_precision"] == "time"
        and isinstance(when, datetime)
        and when.tzinfo
        and (truth.get("grade") or {}).get("published") in ("gold", "parser")
    ):
        return (
            abs((when - datetime.fromisoformat(truth["published"].replace("Z", "+00:00"))).total_seconds())
            <= 60
        )
    return True


def main() -> None:
    found: list[html.Case] = []
    for truth, said, around, _ in html.pages():
        if not truth.get("published"):
            continue
        seen = published.view(said, around, date.today(), "")  # noqa: DTZ011
        found.append(
            (truth, [(published.signs_of(seen, one), float(is_right(truth, one.when))) for one in seen.given])
        )
    html.run(
        found,
        "published",
        "html/tables/published.py",
        "PUBLISHED",
        "What speaks for a page's date of publication, and what against it.",
        pairs=PAIRS,
    )

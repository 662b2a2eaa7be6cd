"""newswire validate: the checker on a file, or on an address with what HTTP says around the feed."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from feeds.errors import FetchError
from feeds.fetch.http import Answer, get
from feeds.lint import MOST_BYTES, Finding, lint
from feeds.lint import http as lint_http
from feeds.lint.finding import bounded


def validate(what: str) -> tuple[Finding, ...]:
    """What is wrong with the feed in a file or at an address, by line. FetchError where it cannot be read."""
    return _at(what) if what.lower().startswith(("http://", "https://")) else lint(_read(Path(what)))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise FetchError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def _at(url: str) -> tuple[Finding, ...]:
    """The feed at an address: fetched once, and once more for each validator that it has."""
    got = get(url, most_bytes=MOST_BYTES)
    first = _told(got)
    again = []
    for name, condition in (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since")):
        known = first.headers.get(name, "") if first.status == 200 else ""
        again.append(_told(get(got.url, {condition: known}, most_bytes=MOST_BYTES)) if known else None)
    around = tuple(lint_http.check(first, *again))
    if first.status != 200:
        return around
    return bounded((*around, *lint(got.body, first.headers.get("content-type", ""), got.url)))


def _told(got: Answer) -> lint_http.Answer:
    return lint_http.answer(got.status, got.headers, len(got.body), got.hops)


def finding_object(what: str, finding: Finding) -> dict[str, object]:
    """A finding as `--json` prints it."""
    return {"document": what, **asdict(finding)}


def finding_lines(what: str, finding: Finding) -> str:
    """A finding for people: where and what, why, and the cure."""
    place = f"{what}:{finding.line}" if finding.line else what
    return (
        f"{place}: {finding.severity}: {finding.message} [{finding.rule}]\n"
        f"    why: {finding.why}\n"
        f"    fix: {finding.fix}"
    )

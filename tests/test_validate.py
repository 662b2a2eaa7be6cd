"""newswire validate: files and addresses in, findings and exit codes out; and what HTTP says around a feed."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from feeds.fetch.http import MOST_SECONDS
from feeds.lint import http
from feeds.lint.rules import rules
from feeds.validating import validate
from feeds.write import WRITERS
from tests import making
from tests.commands import EACH_WAY, Done
from tests.http_server import answering, said
from tests.lint_cases import RSS, RSS_URL
from tests.staging import publish
from web.bodies import Bodies
from web.front import Front

Newswire = Callable[..., Done]
NOW, EARLIER, LATER = (f"Sun, 01 Mar 2026 {hour}:00:00 GMT" for hour in (14, 13, 15))
GOOD = http.answer(
    200,
    (
        ("Content-Type", "application/rss+xml; charset=utf-8"),
        ("ETag", 'W/"a"'),
        ("Last-Modified", EARLIER),
        ("Date", NOW),
        ("Cache-Control", "public, max-age=60"),
        ("Vary", "Accept-Encoding"),
        ("Content-Encoding", "gzip"),
    ),
    size=90_000,
)
KNOWN = http.answer(304, (("ETag", 'W/"a"'), ("Cache-Control", "public, max-age=60")))


def with_headers(answer: http.Answer, **headers: str | None) -> http.Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    merged = {**answer.headers, **named}
    return replace(answer, headers={name: value for name, value in merged.items() if value is not None})


CASES = (
    ("http.status", replace(GOOD, status=404), None, None),
    ("http.status", replace(GOOD, status=503), None, None),
    ("http.redirect", replace(GOOD, hops=1), KNOWN, KNOWN),
    ("http.type.missing", with_headers(GOOD, content_type=None), KNOWN, KNOWN),
    ("http.validator.missing", with_headers(GOOD, etag=None, last_modified=None), None, None),
    ("http.etag", with_headers(GOOD, etag="abc"), KNOWN, KNOWN),
    ("http.etag", with_headers(GOOD, etag='"a b"'), KNOWN, KNOWN),
    ("http.last-modified", with_headers(GOOD, last_modified=LATER), KNOWN, KNOWN),
    ("http.last-modified", with_headers(GOOD, last_modified="2026-03-01T13:00:00Z"), KNOWN, KNOWN),
    ("http.condition.etag", GOOD, GOOD, KNOWN),
    ("http.condition.etag", GOOD, with_headers(replace(GOOD, status=500)), KNOWN),
    ("http.condition.date", GOOD, KNOWN, GOOD),
    ("http.304", GOOD, with_headers(KNOWN, etag=None), KNOWN),
    ("http.304", GOOD, KNOWN, with_headers(KNOWN, cache_control=None)),
    ("http.cache-control", with_headers(GOOD, cache_control=None), KNOWN, KNOWN),
    ("http.cache-control", with_headers(GOOD, cache_control="public"), KNOWN, KNOWN),
    ("http.vary", with_headers(GOOD, vary="Accept-Encoding, User-Agent"), KNOWN, KNOWN),
    ("http.vary", with_headers(GOOD, vary="*"), KNOWN, KNOWN),
    ("http.cookie", with_headers(GOOD, set_cookie="session=1"), KNOWN, KNOWN),
    ("http.coding", with_headers(GOOD, content_encoding=None), KNOWN, KNOWN),
)


@pytest.mark.parametrize(("rule", "first", "by_tag", "by_date"), CASES)
def test_a_rule_of_http_is_found(
    rule: str, first: http.Answer, by_tag: http.Answer | None, by_date: http.Answer | None
) -> None:
    assert [finding.rule for finding in http.check(first, by_tag, by_date)] == [rule]


def test_every_rule_of_http_has_a_case() -> None:
    assert {rule.id for rule in rules() if rule.id.startswith("http.")} == {case[0] for case in CASES}


def test_a_good_answer_has_no_findings() -> None:
    assert not list(http.check(GOOD, KNOWN, KNOWN))
    assert not list(http.check(with_headers(GOOD, last_modified=None), KNOWN))
    small = with_headers(replace(GOOD, size=http.SMALL), content_encoding=None)
    assert not list(http.check(small, KNOWN, KNOWN))


def test_a_feed_that_changed_between_two_questions_is_right_to_say_so() -> None:
    changed = with_headers(GOOD, etag='W/"b"', last_modified=NOW)
    assert not list(http.check(GOOD, changed, changed))


# files


def test_a_file_is_judged_as_it_is(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    good.write_text(RSS, encoding="utf-8")
    bad.write_text(RSS.replace("<ttl>1</ttl>", "<ttl>soon</ttl>"), encoding="utf-8")
    assert validate(str(good)) == ()
    assert [finding.rule for finding in validate(str(bad))] == ["rss.ttl"]


@pytest.fixture(params=EACH_WAY)
def newswire(request) -> Newswire:
    """What runs `newswire validate`."""
    return partial(request.param, "validate")


def test_the_command_says_place_reason_and_cure(tmp_path: Path, newswire: Newswire) -> None:
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    good.write_text(RSS, encoding="utf-8")
    bad.write_text(RSS.replace("<ttl>1</ttl>", "<ttl>soon</ttl>"), encoding="utf-8")
    line = RSS[: RSS.index("<ttl>")].count("\n") + 1

    done = newswire(str(good))
    assert (done.returncode, done.stdout) == (0, f"{good}: nothing found\n")

    done = newswire(str(good), str(bad))
    assert done.returncode == 1
    first, second, why, fix = done.stdout.splitlines()
    assert first == f"{good}: nothing found"
    assert second == f"{bad}:{line}: error: ttl is not a number of minutes: soon [rss.ttl]"
    assert (why, fix) == ("    why: readers plan their next visit by it", "    fix: write whole minutes")

    done = newswire("--json", str(good), str(bad))
    (found,) = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, found["document"], found["rule"], found["line"]) == (
        1,
        str(bad),
        "rss.ttl",
        line,
    )
    assert set(found) == {"document", "severity", "rule", "line", "message", "why", "fix"}


def test_what_cannot_be_read_is_named_and_the_rest_judged(tmp_path: Path, newswire: Newswire) -> None:
    good = tmp_path / "good.xml"
    good.write_text(RSS, encoding="utf-8")
    done = newswire(str(tmp_path / "none.xml"), str(tmp_path), "http://127.0.0.1:1/", str(good))
    assert done.returncode == 1
    assert [line.startswith("newswire: ") for line in done.stderr.splitlines()] == [True] * 3
    assert "Traceback" not in done.stderr
    assert done.stdout == f"{good}: nothing found\n"


def test_without_a_feed_it_is_used_wrongly(newswire: Newswire) -> None:
    assert newswire().returncode == 2


# addresses


def test_an_address_is_asked_again_with_what_it_said() -> None:
    asked: list[tuple[str | None, str | None]] = []

    def act(request: BaseHTTPRequestHandler) -> None:
        asked.append((request.headers["If-None-Match"], request.headers["If-Modified-Since"]))
        body = gzip.compress(RSS.replace(RSS_URL, url).encode())
        kept = (("ETag", '"a"'), ("Last-Modified", EARLIER), ("Cache-Control", "max-age=60"))
        if asked[-1] == (None, None):
            media_type = ("Content-Type", "application/rss+xml; charset=utf-8")
            said(200, body, media_type, ("Content-Encoding", "gzip"), *kept)(request)
        else:
            said(304, b"", *kept)(request)

    with answering(act) as url:
        assert validate(url) == ()
    assert asked == [(None, None), ('"a"', None), (None, EARLIER)]


def test_a_server_that_does_nothing_for_its_readers_is_told_so() -> None:
    with answering(said(200, RSS.encode(), ("Content-Type", "text/html"), ("ETag", '"a"'))) as url:
        found = {finding.rule for finding in validate(url)}
    assert found == {
        "http.cache-control",
        "http.coding",
        "http.condition.etag",
        "media.type",
        "link.self.other",
    }


def test_an_error_is_not_read_as_a_feed() -> None:
    with answering(said(404, b"<html>", ("Content-Type", "text/html"))) as url:
        assert [finding.rule for finding in validate(url)] == ["http.status"]


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    """The front of a site with an article, on loopback: what readers are served."""
    front: list[Front] = []
    server = make_server("127.0.0.1", 0, lambda *request: front[0](*request), handler_class=_Quiet)
    base = f"http://127.0.0.1:{server.server_port}"
    config = making.config(folder, url=base, title="The Harbour Post", language="en")
    store = making.store(config)
    for number in range(20):
        publish(store, config, f"{number}.txt")
    front.append(Front(config))
    front[0].give_bodies(Bodies(config, store), store)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield base
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        store.close()


@pytest.mark.timeout(4 * MOST_SECONDS)
def test_our_own_feeds_have_no_findings_as_they_are_served(tmp_path: Path) -> None:
    with _serving(tmp_path) as base:
        for folder in ("", "/section/politics", "/source/wire"):
            for suffix in WRITERS:
                for query in ("", "?content=summary"):
                    assert validate(f"{base}{folder}/{suffix}{query}") == ()

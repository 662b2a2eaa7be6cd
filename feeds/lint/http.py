"""What HTTP says around a feed (RFC 9110, 9111): whether it may be kept, and is told of as unchanged when it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from feeds.lint.finding import Findings, error, warning

STATUS = error(
    "http.status",
    "an answer other than 200",
    "readers keep what they have, and give the subscription up after some such answers",
    "answer 200 with the feed at the address that is subscribed to",
)
REDIRECT = warning(
    "http.redirect",
    "the address redirects",
    "sfeed takes any redirect for a failure; others pay two requests each time",
    "serve the feed at the address that you publish",
)
TYPE_MISSING = error(
    "http.type.missing",
    "no Content-Type",
    "readers and browsers that go by it do not take the answer for a feed (RFC 9110 section 8.3)",
    "serve RSS as application/rss+xml, Atom as application/atom+xml, JSON Feed as application/feed+json",
)
VALIDATOR = error(
    "http.validator.missing",
    "neither ETag nor Last-Modified",
    "every reader fetches the whole feed at every visit, for nothing new",
    "send an ETag that follows the bytes (RFC 9110 section 8.8)",
)
ETAG = error(
    "http.etag",
    "an ETag that is none",
    "readers send it back as it is, and servers and caches do not know it again (RFC 9110 section 8.8.3)",
    'write it in quotes: ETag: "abc" or W/"abc"',
)
LAST_MODIFIED = error(
    "http.last-modified",
    "a Last-Modified that is no date, or ahead of the answer's own",
    "readers that ask by date miss what comes before it has passed (RFC 9110 section 8.8.2.1)",
    "send the moment of the feed's newest change, in GMT, once it is over",
)
BY_TAG = error(
    "http.condition.etag",
    "If-None-Match with the feed's own ETag is not answered 304",
    "feedparser, newsboat, liferea, rss2email and others ask so, and fetch the whole feed each time",
    "compare the tags weakly, with what proxies add cut off (RFC 9110 section 13.1.2)",
)
BY_DATE = error(
    "http.condition.date",
    "If-Modified-Since with the feed's own Last-Modified is not answered 304",
    "readers that keep no tag ask so, and fetch the whole feed each time",
    "compare the dates where no tag is sent (RFC 9110 section 13.1.3)",
)
SHORT = warning(
    "http.304",
    "a 304 without the ETag or Cache-Control that the 200 has",
    "caches renew what they keep by the 304 alone (RFC 9110 section 15.4.5)",
    "repeat ETag, Cache-Control and Vary in it",
)
CACHE = warning(
    "http.cache-control",
    "no Cache-Control that says how long the feed may be kept",
    "caches and readers guess: too long for news, or not at all (RFC 9111 section 4.2.2)",
    "send Cache-Control: public, max-age=60, or as long as you can wait",
)
VARY = warning(
    "http.vary",
    "the feed is another for each reader",
    "with Vary on `*`, Cookie or User-Agent a shared cache can hardly ever answer (RFC 9111 section 4.1)",
    "vary on Accept-Encoding alone",
)
COOKIE = warning(
    "http.cookie",
    "a cookie with a feed",
    "readers do not return it, caches do not keep what comes with it, and subscribers are followed",
    "send none",
)
CODING = warning(
    "http.coding",
    "the feed is sent whole though gzip was offered",
    "feeds shrink to a fifth, and each subscriber fetches them many times a day",
    "compress what clients accept compressed, with Vary: Accept-Encoding",
)

SMALL = 1_400
"""Bytes that fit one packet: there is nothing to win below them."""

_TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')
_KEEPING = re.compile(r"\b(?:s-maxage|max-age)\s*=\s*\"?\d|\bno-(?:cache|store)\b", re.IGNORECASE)
_MANY = {"*", "cookie", "user-agent"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer. Names of headers are in small letters; of one that came several times the values are joined."""

    status: int
    headers: dict[str, str]
    size: int = 0
    """Bytes of its body, decoded."""
    hops: int = 0
    """Redirects that led to it."""


def answer(status: int, headers: tuple[tuple[str, str], ...], size: int = 0, hops: int = 0) -> Answer:
    """An answer of headers as they came."""
    joined: dict[str, str] = {}
    for name, value in headers:
        key = name.lower()
        joined[key] = f"{joined[key]}, {value}" if key in joined else value.strip()
    return Answer(status=status, headers=joined, size=size, hops=hops)


def check(first: Answer, by_tag: Answer | None = None, by_date: Answer | None = None) -> Findings:
    """What is wrong with an answer that gave a feed, and with those to the same question asked again.

    `by_tag`: the answer to If-None-Match with its ETag, `by_date`: to If-Modified-Since with its Last-Modified; None
    where that was not asked.
    """
    if first.hops:
        yield REDIRECT.at(0, f"{first.hops} times")
    if first.status != 200:
        yield STATUS.at(0, str(first.status))
        return
    yield from _said(first.headers)
    yield from _validators(first.headers)
    if first.size > SMALL and "content-encoding" not in first.headers:
        yield CODING.at(0, f"{first.size:,} bytes")
    for again, rule, name in ((by_tag, BY_TAG, "etag"), (by_date, BY_DATE, "last-modified")):
        if again is not None and again.status == 304:
            yield from _short(first, again)
        elif again is not None and again.headers.get(name) == first.headers.get(name):
            # With another validator it has changed meanwhile, and 200 is right.
            yield rule.at(0, f"{again.status}, {first.headers.get(name)}")


def _said(headers: dict[str, str]) -> Findings:
    if "content-type" not in headers:
        yield TYPE_MISSING.at(0)
    if not _KEEPING.search(headers.get("cache-control", "")):
        yield CACHE.at(0, headers.get("cache-control", ""))
    if _MANY & {name.strip().lower() for name in headers.get("vary", "").split(",")}:
        yield VARY.at(0, headers["vary"])
    if "set-cookie" in headers:
        yield COOKIE.at(0, headers["set-cookie"].partition("=")[0])


def _validators(headers: dict[str, str]) -> Findings:
    tag, modified = headers.get("etag"), headers.get("last-modified")
    if tag is None and modified is None:
        yield VALIDATOR.at(0)
    if tag is not None and not _TAG.fullmatch(tag):
        yield ETAG.at(0, tag)
    if modified is not None:
        moment, now = _date(modified), _date(headers.get("date", ""))
        if moment is None or (now is not None and moment > now):
            yield LAST_MODIFIED.at(0, f"{modified}, at {headers.get('date', 'no date')}")


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    # HTTP's dates are in GMT (RFC 9110 section 5.6.7); one without a zone is none.
    return moment if moment.tzinfo is not None else None


def _short(first: Answer, again: Answer) -> Findings:
    lacking = list(_lacking(first, again))
    if lacking:
        yield SHORT.at(0, ", ".join(lacking))


def _lacking(first: Answer, again: Answer) -> Iterator[str]:
    return (name for name in ("etag", "cache-control") if name in first.headers and name not in again.headers)

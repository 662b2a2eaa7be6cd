"""Ten readers as they behave on the wire and in their memory, measured against the real ones.

When each becomes conditional and by what, which headers it sends, what it takes for a feed, what a story's key is to
it, and what it does with a story that changed. Readers that are installed are run for real beside these: `real.py`.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPMessage
from typing import Literal
from urllib.parse import urlsplit

from tests.readers import strict
from tests.readers.entry import Entry

Change = Literal["replaced", "second copy", "not shown"]

ACCEPT_OF_FEEDPARSER = (
    "application/atom+xml,application/rdf+xml,application/rss+xml,application/x-netcdf,"
    "application/xml;q=0.9,text/xml;q=0.2,*/*;q=0.1"
)
ACCEPT_OF_READER = f"application/feed+json,application/json;q=0.9,{ACCEPT_OF_FEEDPARSER}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """How a reader behaves."""

    name: str
    suffix: str
    change: Change
    """What it shows of a change under the same id."""
    conditional_from: int
    """The number of its first conditional fetch; 0: it never is."""
    by_date: bool = True
    """It sends If-Modified-Since beside If-None-Match."""
    empty_tag: bool = False
    """Its first fetch sends `If-None-Match: ""`."""
    asks_for_deltas: Literal["always", "when conditional", ""] = ""
    takes: frozenset[int] = frozenset({200})
    """The statuses that it takes for a feed; 304 it always understands, and any other is a failure."""
    throws_away_by_date: bool = False
    """It drops an answer whose Last-Modified is not after the one that it sent, as curl does."""
    headers: Mapping[str, str] = field(default_factory=dict)


_PACKED = {"Accept-Encoding": "gzip, deflate"}
_DELTAS = frozenset({200, 226})

BEHAVIOURS = (
    Behaviour(
        name="newsboat",
        suffix="rss.xml",
        change="replaced",
        conditional_from=3,
        asks_for_deltas="when conditional",
        takes=_DELTAS,
        throws_away_by_date=True,
        headers={"User-Agent": "newsboat/2.21.0 (Linux x86_64)", **_PACKED},
    ),
    Behaviour(name="sfeed", suffix="atom.xml", change="second copy", conditional_from=0),
    Behaviour(
        name="sfeed with its etag recipe",
        suffix="rss.xml",
        change="second copy",
        conditional_from=2,
        by_date=False,
        empty_tag=True,
    ),
    Behaviour(
        name="rss2email",
        suffix="atom.xml",
        change="not shown",
        conditional_from=2,
        asks_for_deltas="always",
        headers={"Accept": ACCEPT_OF_FEEDPARSER, "User-Agent": "rss2email/3.14", **_PACKED},
    ),
    Behaviour(
        name="feed2exec",
        suffix="rss.xml",
        change="not shown",
        conditional_from=2,
        headers={"Accept": "*/*", "User-Agent": "feed2exec/0.19", **_PACKED},
    ),
    Behaviour(
        name="liferea",
        suffix="atom.xml",
        change="not shown",
        conditional_from=2,
        asks_for_deltas="when conditional",
        takes=_DELTAS,
        headers={"Accept": "application/atom+xml,application/xml;q=0.9,text/xml;q=0.8,*/*;q=0.7", **_PACKED},
    ),
    Behaviour(
        name="reader",
        suffix="feed.json",
        change="replaced",
        conditional_from=2,
        asks_for_deltas="always",
        takes=_DELTAS,
        headers={"Accept": ACCEPT_OF_READER, "User-Agent": "python-reader/3.26", **_PACKED},
    ),
    Behaviour(
        name="feedparser",
        suffix="rss.xml",
        change="replaced",
        conditional_from=2,
        asks_for_deltas="always",
        takes=_DELTAS,
        headers={"Accept": ACCEPT_OF_FEEDPARSER, "User-Agent": "feedparser/6.0.14", **_PACKED},
    ),
    Behaviour(
        name="rss-parser",
        suffix="rss.xml",
        change="replaced",
        conditional_from=0,
        headers={"Accept": "application/rss+xml", "User-Agent": "rss-parser"},
    ),
    Behaviour(
        name="feedsmith",
        suffix="feed.json",
        change="replaced",
        conditional_from=2,
        by_date=False,
        headers={"Accept": "*/*", "Accept-Encoding": "gzip, deflate, br"},
    ),
)


@dataclass(slots=True)
class Simulated:
    """A reader that follows the feeds at `url`."""

    behaviour: Behaviour
    url: str
    """Of the feed."""
    fetches: int = 0
    etag: str = ""
    modified: str = ""
    has: list[Entry] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    def refresh(self) -> None:
        """Fetch once. Raises ValueError where the answer is a failure to it."""
        self.fetches += 1
        sent = self._headers()
        status, headers, body = _get(self.url, sent)
        self.statuses.append(status)
        if status == 304:
            return
        if status not in self.behaviour.takes:
            raise ValueError(f"{self.behaviour.name}: {status} is no feed")
        modified = headers.get("Last-Modified", "")
        if self.behaviour.throws_away_by_date and modified and not _is_after(modified, sent):
            return
        for entry in strict.read(body):
            self._take(entry)
        # Only what was read is known.
        self.etag, self.modified = headers["ETag"], modified

    def _headers(self) -> dict[str, str]:
        his = self.behaviour
        conditional = bool(his.conditional_from) and self.fetches >= his.conditional_from
        sent = dict(his.headers)
        if his.asks_for_deltas == "always" or (his.asks_for_deltas and conditional):
            sent["A-IM"] = "feed"
        if conditional and self.etag:
            sent["If-None-Match"] = self.etag
        elif his.empty_tag:
            sent["If-None-Match"] = '""'
        if conditional and his.by_date and self.modified:
            sent["If-Modified-Since"] = self.modified
        return sent

    def _take(self, entry: Entry) -> None:
        known = [one for one in self.has if one.id == entry.id]
        match self.behaviour.change:
            case "replaced":
                self.has = [one for one in self.has if one.id != entry.id] + [entry]
            case "second copy":
                if (entry.title, entry.link) not in [(one.title, one.link) for one in known]:
                    self.has.append(entry)
            case "not shown":
                if not known:
                    self.has.append(entry)


def _is_after(modified: str, sent: Mapping[str, str]) -> bool:
    known = sent.get("If-Modified-Since")
    return known is None or parsedate_to_datetime(modified) > parsedate_to_datetime(known)


def _get(url: str, headers: Mapping[str, str]) -> tuple[int, HTTPMessage, bytes]:
    """A GET with these headers and none besides."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=30)
    try:
        connection.putrequest("GET", parts.path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    match answer.headers.get("Content-Encoding"):
        case "gzip":
            body = gzip.decompress(body)
        case "deflate":
            body = zlib.decompress(body)
        case "br":
            import brotli

            body = brotli.decompress(body)
    return answer.status, answer.headers, body

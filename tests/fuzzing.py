"""Requests that nobody should send, and what every answer must be whatever was asked."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults
from xml.etree.ElementTree import fromstring

import brotli
import zstandard

from feeds.settings import Config
from feeds.store import Store
from feeds.store.save import Pass
from tests import making
from tests.making import article, words

METHODS = ("GET",) * 12 + (
    "HEAD",
    "HEAD",
    "OPTIONS",
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "TRACE",
    "PROPFIND",
    "get",
)
PIECES = (
    "/", "//", "..", "/./", "%2e%2e", "%00", "%", "%zz", "%c3%28", "\x00", "\x7f", "\xe9", "\xff", " ", "+",
    ";", "?", "#", "\\",
    "rss.xml", "atom.xml", "feed.json", "archive", "archive/1-100/", "0-0", "99999999999-1", "section",
    "politics", "author", "tag",
    "source", "all", "article", "revisions", ".json", "api", "articles", "sitemap-1.xml",
    "sitemap-99999999999999999999.xml", "static",
    "search", "status", "-1", "A" * 22, "a" * 3000, "{{7*7}}", "<script>", "'", '"', "' OR 1=1--", "\r\n", "\t",
)  # fmt: skip
NAMES = (
    "since",
    "limit",
    "section",
    "author",
    "tag",
    "source",
    "from",
    "to",
    "content",
    "q",
    "v",
    "page",
    "x",
    "",
    "%",
    "since[]",
)
VALUES = (
    "", "0", "1", "-1", "2", "500", "501", "1e9", "9" * 30, "full", "summary", "headline",
    "\"a b\" OR -c*", "section:politics", "after:2026-13-99", "NEAR(a b",
    "politics", "Politics",
    "none-0", "%00", "\x00", "\xff", "%ff",
    "a" * 2000, "x-1", "-", "<b>", "'", "\xd9\xa1", "1,2", "\r\n", "+", "%2B",
)  # fmt: skip
HEADERS: Mapping[str, tuple[str, ...]] = {
    "If-None-Match": ("", "*", '""', '"x"', 'W/"x"', "W/", "x", '"a", "b"', '"' * 50, ",,,", "\xff",
        'W/"x-1-y--gzip"', '"' + "a" * 4000 + '"'),
    "If-Modified-Since": ("", "x", "0", "Wed, 01 Jan 2020 00:00:00 GMT", "Wed, 32 Foo 99999 25:61:61 GMT",
        "\xff", "-1",
                          "Thu, 01 Jan 0000 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 +9999"),
    "If-Match": ("*", '"x"', ""),
    "If-Unmodified-Since": ("Wed, 01 Jan 2020 00:00:00 GMT", "x"),
    "If-Range": ('"x"', "Wed, 01 Jan 2020 00:00:00 GMT", ""),
    "Range": ("bytes=0-0", "bytes=-1", "bytes=5-2", "bytes=0-,1-", "bytes=999999999-", "lines=1-2", "bytes=",
        "\xff", "bytes=0-0," * 200),
    "Accept-Encoding": ("", "gzip", "br", "zstd", "*", "gzip;q=0", "identity;q=0", "*;q=0", "gzip;q=2",
        "gzip;q=x", ";;;", "\xff",
                        "br;q=0.5, zstd;q=0.6, gzip", "gzip," * 300),
    "A-IM": ("feed", "feed;q=0", "x", "", "feed, diffe", "feed," * 100),
    "Accept": ("*/*", "application/rss+xml", "text/html", "x", "", "\xff"),
    "Sec-Fetch-Dest": ("document", "empty", "", "x"),
    "Host": ("x", "", "a b", "\xff", "[::1", "x:y", "evil.example", "a" * 300),
    "Cookie": ("a=b", "\xff", "=;=;"),
    "Content-Type": ("application/x-www-form-urlencoded", "multipart/form-data", "x",
    "multipart/form-data; boundary="),
    "X-Forwarded-Host": ("evil.example",),
    "X-Forwarded-Prefix": ("/evil",),
    "X-HTTP-Method-Override": ("DELETE",),
    "Authorization": ("Basic \xff", "Bearer x"),
    "Origin": ("null", "https://other.example"),
    "Access-Control-Request-Method": ("GET", "x"),
    "Expect": ("x",),
}  # fmt: skip

TYPES = (
    (r".*/rss\.xml|/rss\.xml", "application/rss+xml"),
    (r".*/atom\.xml|/atom\.xml", "application/atom+xml"),
    (r".*/feed\.json|/feed\.json", "application/feed+json"),
    (r"/api/.*|/article/\w+\.json", "application/json"),
    (r"/(news-)?sitemap.*\.xml", "application/xml"),
    (r"/feeds\.opml", "text/x-opml"),
    (r"/robots\.txt|/healthz|/readyz", "text/plain"),
    (r"/static/style\.css", "text/css"),
    (r"/static/icon\.svg", "image/svg+xml"),
    (r".*", "text/html"),
)
"""What an address answers with when it answers."""


@dataclass(frozen=True)
class Request:
    """A request as bytes that were decoded as Latin-1, which is how WSGI has them."""

    method: str = "GET"
    path: str = "/"
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True)
class Got:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def made(folder: Path, **site: Any) -> tuple[Config, Store]:
    """A site with something of everything: revisions, a withdrawn article, an archive."""
    config = making.config(folder, **{"url": "https://news.example"} | site)
    store = making.store(config)
    first = [
        article(f"{n}.txt", sections=("Politics",), authors=("Ann Example",), tags=("Roses",))
        for n in range(3)
    ]
    store.save(making.each(*first, article("w.txt", sections=("World",))), config, Pass(source="wire"))
    again = article(
        "1.txt", words("1").replace("17", "1x7"), title="Another headline", sections=("Politics",)
    )
    store.save(making.each(again, article("r.txt", title="Revisions")), config, Pass(source="wire"))
    everything = store.edition("all", "", 50)
    assert everything is not None
    store.withdraw(next(one.key for one in everything.articles if one.name == "2.txt"), "Wrong.", config)
    return config, store


def known(store: Store) -> tuple[str, ...]:
    """Addresses that answer, and some that nearly do."""
    everything = store.edition("all", "", 50)
    assert everything is not None
    of_articles = [
        path
        for one in everything.articles
        for path in (f"/article/{one.key}", f"/article/{one.key}/{one.slug}", f"/article/{one.key}.json",
                     f"/article/{one.key}/revisions")
    ]  # fmt: skip
    feeds = [
        f"{facet}/{archive}{suffix}"
        for facet in (
            "",
            "/section/politics",
            "/section/world",
            "/author/ann-example",
            "/tag/roses",
            "/source/wire",
        )
        for archive in ("", "archive/1-2/", f"archive/1-{everything.facet.last}/")
        for suffix in ("rss.xml", "atom.xml", "feed.json")
    ]
    return (
        "/", "/feeds", "/feeds.opml", "/section/politics", "/tag/roses", "/source/wire", "/author/ann-example",
        "/robots.txt",
        "/sitemap.xml", "/sitemap-pages.xml", "/sitemap-1.xml", "/news-sitemap.xml", "/api/articles",
        "/api/openapi.json",
        "/healthz", "/readyz",
        "/search", "/search/rss.xml", "/search/atom.xml", "/search/feed.json",
        "/static/style.css", "/static/icon.svg", *of_articles, *feeds,
    )  # fmt: skip


class Requests:
    """Random requests: of known addresses, of mutations of them, of pieces."""

    def __init__(self, store: Store, seed: int) -> None:
        self._choice = random.Random(seed)
        self._known = known(store)
        newest = store.changes("all", "", 0, 1)
        assert newest is not None
        self._cursors = tuple(f"{newest.epoch}-{number}" for number in (0, 1, newest.newest, 10**6))
        self._heard: list[tuple[Request, str]] = []

    def heard(self, request: Request, got: Got) -> None:
        """What was answered: its entity tag is sent back now and then, to the same address and to others."""
        if "etag" in got.headers:
            self._heard = [*self._heard[-50:], (request, got.headers["etag"])]

    def next(self) -> Request:
        """The next one."""
        choice = self._choice
        if self._heard and choice.random() < 0.05:
            before, tag = choice.choice(self._heard)
            return replace(before, headers={"If-None-Match": tag})
        path = choice.choice(self._known)
        if choice.random() < 0.4:
            path = self._mutated(path)
            path = path if path.startswith("/") else f"/{path}"
        elif choice.random() < 0.2:
            path = "/" + "".join(choice.choices(PIECES, k=choice.randrange(1, 6)))
        headers = {
            name: self._value(name) for name in choice.sample(tuple(HEADERS), choice.choice((0, 0, 1, 2, 4)))
        }
        body = b"x" * choice.choice((0, 0, 0, 10, 5000))
        return Request(choice.choice(METHODS), path, self._query(), headers, body)

    def _value(self, name: str) -> str:
        if name == "If-None-Match" and self._heard and self._choice.random() < 0.5:
            return self._choice.choice(self._heard)[1]
        return self._choice.choice(HEADERS[name])

    def _mutated(self, path: str) -> str:
        at = self._choice.randrange(len(path) + 1)
        match self._choice.randrange(5):
            case 0:
                return path[:at] + self._choice.choice(PIECES) + path[at:]
            case 1:
                return path[:at] + path[at + 1 :]
            case 2:
                return path[:at] + chr(self._choice.randrange(256)) + path[at + 1 :]
            case 3:
                return path.swapcase()
        return path + self._choice.choice(PIECES)

    def _query(self) -> str:
        choice = self._choice
        pairs = choice.choice((0, 0, 1, 1, 2, 3))
        return choice.choice(("&", "&", "&&", ";")).join(
            f"{choice.choice(NAMES)}={choice.choice(choice.choice((VALUES, VALUES, self._cursors)))}"
            for _ in range(pairs)
        )


def ask(app: Any, request: Request) -> Got:
    """The answer of a WSGI callable in this process."""
    environ: dict[str, Any] = {"REQUEST_METHOD": request.method, "SCRIPT_NAME": "", "PATH_INFO": request.path}
    environ["QUERY_STRING"] = request.query
    for name, value in request.headers.items():
        prefix = "" if name == "Content-Type" else "HTTP_"
        environ[prefix + name.upper().replace("-", "_")] = value
    setup_testing_defaults(environ)
    environ["CONTENT_LENGTH"] = str(len(request.body))
    said: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        said[:] = [status, headers]
        return lambda _: None

    answer = app(environ, start)
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return Got(int(said[0][:3]), {name.lower(): value for name, value in said[1]}, body)


def check(request: Request, got: Got, prefix: str = "") -> None:
    """Hold an answer to what every answer must be."""
    assert 200 <= got.status < 500, got.status
    for name, value in got.headers.items():
        assert not re.search(r"[\r\n\x00]", name + value), (name, value)
    if request.method == "HEAD" or got.status in (204, 304):
        assert got.body == b""
        return
    if "content-length" in got.headers:
        assert int(got.headers["content-length"]) == len(got.body)
    if "content-encoding" in got.headers:
        assert "Accept-Encoding" in got.headers["vary"]
    body = decoded(got)
    assert b"Traceback" not in body
    assert b'File "' not in body
    if body:
        media_type = got.headers["content-type"].partition(";")[0]
        assert fits(media_type, body), (media_type, body[:200])
        if got.status in (200, 226):
            _check_type(request, media_type, prefix)


def _check_type(request: Request, media_type: str, prefix: str) -> None:
    path = request.path.removeprefix(prefix)
    expected = next(one for pattern, one in TYPES if re.fullmatch(pattern, path, re.DOTALL))
    browsed = request.headers.get("Sec-Fetch-Dest") == "document" and expected.startswith("application/")
    assert media_type == expected or (browsed and media_type == "text/html"), (path, media_type)


def decoded(got: Got) -> bytes:
    """The body without its coding."""
    match got.headers.get("content-encoding", "identity"):
        case "gzip":
            return gzip.decompress(got.body)
        case "br":
            return bytes(brotli.decompress(got.body))
        case "zstd":
            return zstandard.ZstdDecompressor().decompressobj().decompress(got.body)
        case other:
            assert other == "identity", other
    return got.body


def fits(media_type: str, body: bytes) -> bool:
    """Whether a body is what its type says."""
    text = body.decode("utf-8")
    if media_type.endswith("json"):
        return isinstance(json.loads(text), dict)
    if media_type.endswith("xml") or media_type == "text/x-opml":
        return fromstring(body) is not None
    if media_type == "text/html":
        return text.lstrip()[:14].lower() == "<!doctype html"
    return media_type in ("text/plain", "text/css") and "<html" not in text.lower()

"""One GET over HTTP, bounded in time, bytes and redirects: the one module that knows an HTTP client.

The standard library's client is enough for it: proxies of the environment, certificates of the system. What it has not
is a limit on the whole (name look-up, and headers that drip in, know no timeout of their own), and decoding.
"""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from threading import Thread
from typing import IO, Any

from feeds import VERSION
from feeds.addresses import safe_url
from feeds.errors import FetchError

MOST_SECONDS = 30.0
"""For the whole of it, redirects included."""
WAIT_SECONDS = 10.0
"""For each wait on the network."""
MOST_HOPS = 5

_CHUNK = 65_536
_GZIP = 31
"""zlib's sign for the largest window in a gzip wrapper."""
_AGENT = f"newswire/{VERSION}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back, whatever its status."""

    url: str
    """Where it came from in the end."""
    hops: int
    """Redirects on the way."""
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    """Decoded; one byte more than was allowed where there was more than that, which is then not read."""


def get(
    url: str,
    headers: Mapping[str, str] | None = None,
    *,
    most_bytes: int,
    most_seconds: float = MOST_SECONDS,
) -> Answer:
    """The answer at an http or https address, gzip offered. FetchError where there is none to be had in time."""
    address = safe_url(url)
    if not address:
        raise FetchError(f"{url}: not an address of http or https")
    asked = urllib.request.Request(  # noqa: S310 - safe_url has seen to the scheme
        address, headers={"User-Agent": _AGENT, "Accept-Encoding": "gzip", **(headers or {})}
    )
    try:
        return _within(most_seconds, partial(_answer, asked, most_bytes))
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(f"{url}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    inner = error.reason if isinstance(error, urllib.error.URLError) else error
    told = inner.strerror if isinstance(inner, OSError) else ""
    return told or str(inner) or type(inner).__name__


def _within(seconds: float, call: Callable[[], Answer]) -> Answer:
    """What `call` returns. Where it takes longer, its thread is left behind, and ends with its last wait."""
    made: list[Answer] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            made.append(call())
        except Exception as error:  # noqa: BLE001 - raised below, where it is waited for
            failed.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not made:
        raise TimeoutError(f"no whole answer within {seconds:g} s")
    return made[0]


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, to http and https alone."""

    max_redirections = MOST_HOPS
    max_repeats = 2

    def __init__(self) -> None:
        self.hops = 0

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """The request that follows it; None where it is not followed, and so the answer itself."""
        if not newurl.lower().startswith(("http://", "https://")):
            return None
        self.hops += 1
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _answer(asked: urllib.request.Request, most_bytes: int) -> Answer:
    redirects = _Redirects()
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        redirects,
    ):
        opener.add_handler(handler)
    opener.addheaders = []
    try:
        response = opener.open(asked, timeout=WAIT_SECONDS)
    except urllib.error.HTTPError as error:
        response = error  # another status than 200 is an answer too
    with closing(response):
        return Answer(
            url=response.url,
            hops=redirects.hops,
            status=response.status,
            headers=tuple(response.headers.items()),
            body=_body(response, most_bytes),
        )


def _body(response: Any, most_bytes: int) -> bytes:
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in {"gzip", "x-gzip", "identity", ""}:
        raise ValueError(f"in the coding {coding[:40]!r}, which was not asked for")
    raw = _chunks(response)
    decoded = _unpacked(raw, most_bytes) if "gzip" in coding else raw
    body = bytearray()
    for chunk in decoded:
        body += chunk[: most_bytes + 1 - len(body)]
        if len(body) > most_bytes:
            break
    return bytes(body)


def _chunks(response: Any) -> Iterator[bytes]:
    left = response.length
    fetched = 0
    while chunk := response.read1(_CHUNK):
        fetched += len(chunk)
        yield chunk
    if left is not None and fetched < left:
        raise ValueError(f"breaks off after {fetched:,} of {left:,} bytes")


def _unpacked(raw: Iterator[bytes], most_bytes: int) -> Iterator[bytes]:
    """The decoded bytes, in parts of at most `most_bytes` and one: however little it takes to say many."""
    unpacker, begun = zlib.decompressobj(_GZIP), False
    try:
        for chunk in raw:
            data = chunk
            while data:
                begun = True
                yield unpacker.decompress(data, most_bytes + 1)
                data = unpacker.unconsumed_tail
                if unpacker.eof:  # gzip may stand after gzip (RFC 1952 2.2)
                    data, unpacker, begun = unpacker.unused_data, zlib.decompressobj(_GZIP), False
    except zlib.error as error:
        raise ValueError(f"not the gzip that it says it is ({error})") from error
    if begun:
        raise ValueError("breaks off within its gzip")

"""A proxy between readers and the service that writes down what went over the wire, and changes nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

# RFC 9110 section 7.6.1: they belong to one connection.
_HOP = {"connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"}


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer. Header names are looked up in any case."""

    method: str
    path: str
    request: Message
    status: int
    response: Message


@dataclass(slots=True)
class Proxy:
    """A running proxy: `url` stands for the service's address."""

    url: str
    exchanges: list[Exchange] = field(default_factory=list)

    def of(self, path: str) -> list[Exchange]:
        """What was asked and answered for one path, in order."""
        return [exchange for exchange in self.exchanges if exchange.path == path]


@contextmanager
def proxied(target: str) -> Iterator[Proxy]:
    """A proxy on loopback before the service at `target`; ended when the block is left."""
    proxy = Proxy("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(urlsplit(target).netloc, proxy))
    proxy.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield proxy
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(target: str, proxy: Proxy) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            upstream = HTTPConnection(target, timeout=30)
            try:
                answer = _forward(upstream, self)
                body = answer.read()
            finally:
                upstream.close()
            proxy.exchanges.append(
                Exchange(self.command, self.path, self.headers, answer.status, answer.headers)
            )
            _answer(self, answer, body)

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, *_: Any) -> None:
            """Say nothing: the exchanges are the log."""

    return Handler


def _forward(upstream: HTTPConnection, asked: BaseHTTPRequestHandler) -> HTTPResponse:
    upstream.putrequest(asked.command, asked.path, skip_host=True, skip_accept_encoding=True)
    for name, value in asked.headers.items():
        if name.lower() not in _HOP:
            upstream.putheader(name, value)
    upstream.putheader("Connection", "close")
    upstream.endheaders()
    return upstream.getresponse()


def _answer(asked: BaseHTTPRequestHandler, answer: HTTPResponse, body: bytes) -> None:
    asked.send_response_only(answer.status, answer.reason)
    for name, value in answer.headers.items():
        if name.lower() not in _HOP | {"content-length"}:
            asked.send_header(name, value)
    if answer.status != 304:
        length = answer.headers.get("Content-Length") if asked.command == "HEAD" else str(len(body))
        asked.send_header("Content-Length", length or "0")
    asked.send_header("Connection", "close")
    asked.end_headers()
    asked.wfile.write(body)
    asked.close_connection = True

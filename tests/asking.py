"""One request to a WSGI callable, checked by wsgiref; and what a feed's document says of the chain that it is in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

from lxml import etree

_ATOM = "{http://www.w3.org/2005/Atom}"
_HISTORY = "{http://purl.org/syndication/history/1.0}"


class Got:
    """What one request got."""

    def __init__(self, app: Any, path: str, method: str = "GET", query: str = "", **headers: str) -> None:
        environ = {"REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query}
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        setup_testing_defaults(environ)
        body: Any = validator(app)(environ, self._start)
        self.data = b"".join(body)
        body.close()

    def _start(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        self.status = status
        self.headers = dict(headers)
        return lambda _: None

    def __eq__(self, other: object) -> bool:
        """The same, but for a Last-Modified that came because the second of the change is over by now."""
        return isinstance(other, Got) and self._lasting == other._lasting

    @property
    def _lasting(self) -> dict[str, Any]:
        lasting = {name: value for name, value in self.headers.items() if name != "Last-Modified"}
        return vars(self) | {"headers": lasting}

    __hash__ = None  # type: ignore[assignment]

    @property
    def code(self) -> int:
        """The status as a number."""
        return int(self.status.split()[0])


def ask(app: Any, url: str, **headers: str) -> Got:
    """A GET of an address, wherever its host is."""
    parts = urlsplit(url)
    return Got(app, parts.path, query=parts.query, **headers)


@dataclass(frozen=True, slots=True)
class Chain:
    """Where a document says that it stands (RFC 5005 4). JSON Feed says `previous` alone, as next_url."""

    url: str
    previous: str
    current: str
    archive: bool
    relations: frozenset[str]


def chain(body: bytes) -> Chain:
    """The chain that an RSS, Atom or JSON feed tells of."""
    if body.startswith(b"{"):
        told = json.loads(body)
        return Chain(told["feed_url"], told.get("next_url", ""), "", False, frozenset())
    root = etree.fromstring(body)
    head = root if root.tag == f"{_ATOM}feed" else root.find("channel")
    assert head is not None
    links = {link.get("rel", "alternate"): link.get("href", "") for link in head.iterfind(f"{_ATOM}link")}
    return Chain(
        links["self"],
        links.get("prev-archive", ""),
        links.get("current", ""),
        head.find(f"{_HISTORY}archive") is not None,
        frozenset(links),
    )

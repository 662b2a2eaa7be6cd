"""Bytes that a reader of a feed costs in a day: polled every quarter of an hour, against 60 new stories.

The day is lived over real HTTP without its waiting: between two polls, the stories of that quarter are published.
Three kinds of readers ask three servers: newswire, Django's syndication framework and feedgen in a Flask view, the
last two as they come, without a cache.
"""

from __future__ import annotations

import http.client
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from feeds.store.store import Store
from tests.bench import site
from tests.bench.freshness import PACE_SECONDS
from tests.bench.processes import PATIENCE_SECONDS, naive, peer_django, service

POLLS = 96
STORIES = 60
SHARE = 0.15
"""At most so much of the bytes that the same reader costs a server without validators."""

READERS: Mapping[str, Mapping[str, str]] = {
    "plain": {},
    "conditional, gzip": {"Accept-Encoding": "gzip"},
    "conditional, gzip, deltas": {"Accept-Encoding": "gzip", "A-IM": "feed"},
}
"""Kind of reader → what it sends with every request; all but the first send back what validators they got."""
MEASURED = "conditional, gzip, deltas"


@dataclass
class Reader:
    """One subscriber of one server."""

    port: int
    headers: Mapping[str, str]
    remembers: bool
    etag: str = ""
    since: str = ""
    total: int = 0
    answers: dict[int, int] = field(default_factory=dict)
    """Status → how many."""

    def poll(self) -> None:
        """Ask once; count the bytes of the answer, its head included."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request("GET", "/rss.xml", headers=self._asked())
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        assert answer.status in {200, 226, 304}, answer.status
        self.answers[answer.status] = self.answers.get(answer.status, 0) + 1
        head = sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
        self.total += len(body) + head
        self.etag = answer.getheader("ETag") or self.etag
        self.since = answer.getheader("Last-Modified") or self.since

    def _asked(self) -> dict[str, str]:
        known = {"If-None-Match": self.etag, "If-Modified-Since": self.since} if self.remembers else {}
        return {**self.headers, **{name: value for name, value in known.items() if value}}


def main() -> int:
    """Live the day and print what each reader cost each server; 1 where the promise is not kept."""
    with tempfile.TemporaryDirectory(prefix="newswire-bench-") as name, ExitStack() as stack:
        config = site.lay(Path(name))
        servers = {"newswire": stack.enter_context(service(config.path))[0]}
        servers["feedgen"] = stack.enter_context(naive(config.path))[0]
        if find_spec("django"):
            servers["django"] = stack.enter_context(peer_django(config.path, cached=False))[0]
        else:
            print("django: not measured; it is there after .venv/bin/pip install django")
        readers = {
            (server, kind): Reader(port, headers, remembers=kind != "plain")
            for server, port in servers.items()
            for kind, headers in READERS.items()
        }
        store = Store.open(config)
        _live(readers, lambda number: site.publish(store, config, site.article(number)))
        store.close()
    return _report(readers, list(servers))


def _live(readers: Mapping[tuple[str, str], Reader], publish: Callable[[int], None]) -> None:
    published = 0
    for poll in range(POLLS):
        while published < STORIES * poll // POLLS:
            publish(site.STORIES + published)
            published += 1
            time.sleep(PACE_SECONDS)
        for reader in readers.values():
            reader.poll()


def _report(readers: Mapping[tuple[str, str], Reader], servers: list[str]) -> int:
    print(f"{POLLS} polls, {STORIES} new stories; kilobytes a day, heads included\n")
    print(f"{'':28}{''.join(f'{server:>12}' for server in servers)}")
    for kind in READERS:
        print(f"{kind:28}{''.join(f'{readers[server, kind].total / 1000:12,.0f}' for server in servers)}")
    ours = readers["newswire", MEASURED]
    share = ours.total / readers["feedgen", "plain"].total
    said = ", ".join(f"{count} times {status}" for status, count in sorted(ours.answers.items()))
    print(f"\nnewswire to the last of them: {said}")
    good = share <= SHARE
    print(
        f"of the bytes of a server without validators {share:8.3f}   ≤ {SHARE:.2f}   {'yes' if good else 'NO'}"
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

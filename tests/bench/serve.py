"""Requests a second beside nginx on the same bytes, the workers' memory, and how fresh the answers are.

nginx serves a file and its compressed twin, two workers like ours; wrk asks both in turn, round by round, so
that whatever else the machine does meets both. What counts is the median of the ratios.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from feeds.settings import Config
from feeds.store.store import Store
from tests.bench import freshness, rebuild, site
from tests.bench import memory as full
from tests.bench.processes import ended, get, memory, naive, nginx, peer_django, service

ROUNDS = 5
SECONDS = 3
COMMITS = 200
COMMITS_UNDER_LOAD = 50
LOAD_SECONDS = 600

MIB = 140.0
P50, P99 = 25.0, 100.0
RATIOS = {"plain": 0.65, "gzip": 0.45, "304": 0.35}
"""At least so many of nginx's requests a second."""
DELTAS = 0.10
"""Deltas from BASES versions in turn: at least so many of nginx's 304 a second."""
BASES = 20
PEERS = {"feedgen": 30.0, "django": 40.0}
"""At least so many times the requests a second of feedgen at each request, and of Django's view with its cache on."""

_IN_TURN = """
local requests, turn = {}, 0
function init()
    for _, tag in ipairs({ %s }) do
        local headers = { ["If-None-Match"] = tag, ["A-IM"] = "feed", ["Accept-Encoding"] = "gzip" }
        requests[#requests + 1] = wrk.format("GET", nil, headers)
    end
end
function request()
    turn = turn %% #requests + 1
    return requests[turn]
end
"""
"""For wrk: what a reader of each of these versions asks, one after another."""

_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")


@dataclass
class Measured:
    """What was seen, a number a round."""

    rates: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    """Server and kind of request → requests a second."""
    mib: list[float] = field(default_factory=list)
    mib_full: float = 0.0
    """Once each of 300 feeds was asked for."""
    fresh: list[tuple[str, freshness.Freshness]] = field(default_factory=list)
    rebuilt: rebuild.Rebuilt = field(default_factory=rebuild.Rebuilt)

    def ratio(self, kind: str, server: str, other: str) -> float:
        """Our rate at this kind by another server's at its own kind: the median over the rounds."""
        ours = self.rates["newswire", kind]
        theirs = self.rates[server, other]
        return statistics.median(one / another for one, another in zip(ours, theirs, strict=True))


def main() -> int:
    """Measure and print; 1 where a promise is not kept."""
    if shutil.which("wrk") is None:
        sys.exit("bench serve: wrk is not there: apt-get install wrk")
    measured = Measured()
    with tempfile.TemporaryDirectory(prefix="newswire-bench-") as name:
        _measure(Path(name), measured)
    return _report(measured)


def _measure(folder: Path, measured: Measured) -> None:
    config = site.lay(folder)
    with service(config.path) as (ours, pid), ExitStack() as stack:
        peers = {"feedgen": stack.enter_context(naive(config.path))[0]}
        if find_spec("django"):
            peers["django"] = stack.enter_context(peer_django(config.path, cached=True))[0]
        else:
            print("django: not measured; it is there after .venv/bin/pip install django")
        store = Store.open(config)
        script = _versions(folder, store, config, ours)
        plain = get(ours)[2]
        packed = get(ours, accept_encoding="gzip")[2]
        print(
            f"{site.STORIES} entries, {len(plain):,} bytes, {len(packed):,} as gzip; {ROUNDS} rounds of {SECONDS} s"
        )
        with nginx(folder, plain, packed) as theirs:
            for _ in range(ROUNDS):
                _round(measured, {"nginx": theirs, "newswire": ours}, peers)
                measured.rates.setdefault(("newswire", "deltas"), []).append(_rate(ours, ("-s", script)))
                measured.mib.append(memory(pid))
        first = site.STORIES + BASES
        seen = freshness.measure(config, store, ours, pid, range(first, first + COMMITS))
        measured.fresh.append(("at rest", seen))
        with ended(_wrk(ours, LOAD_SECONDS)):
            first += COMMITS
            seen = freshness.measure(config, store, ours, pid, range(first, first + COMMITS_UNDER_LOAD))
            measured.fresh.append(("under load", seen))
            measured.mib.append(memory(pid))
        store.close()
    measured.mib_full = full.measure()
    measured.rebuilt = rebuild.measure()


def _versions(folder: Path, store: Store, config: Config, port: int) -> str:
    """Publish a story for each version that readers come from; a script for wrk that asks for deltas from all."""
    known = []
    for number in range(site.STORIES, site.STORIES + BASES):
        known.append(get(port)[1]["etag"])
        site.publish(store, config, site.article(number))
        time.sleep(freshness.PACE_SECONDS)
    for tag in known:
        status, headers, _ = get(port, A_IM="feed", If_None_Match=tag, Accept_Encoding="gzip")
        assert (status, headers["delta-base"], headers["content-encoding"]) == (226, tag, "gzip")
    script = folder / "deltas.lua"
    script.write_text(_IN_TURN % ", ".join(f"[[{tag}]]" for tag in known))
    return str(script)


def _round(measured: Measured, servers: dict[str, int], peers: dict[str, int]) -> None:
    for kind in RATIOS:
        for name, port in servers.items():
            measured.rates.setdefault((name, kind), []).append(_rate(port, _headers(port, kind)))
    for name, port in peers.items():
        measured.rates.setdefault((name, "plain"), []).append(_rate(port, ()))


def _headers(port: int, kind: str) -> tuple[str, ...]:
    """What a request of a kind says; that it gets what it should is seen to here."""
    if kind == "plain":
        return ()
    header = "Accept-Encoding: gzip" if kind == "gzip" else f"If-None-Match: {get(port)[1]['etag']}"
    name, _, value = header.partition(": ")
    status, headers, _ = get(port, **{name.replace("-", "_"): value})
    assert (status, headers.get("content-encoding")) == ((200, "gzip") if kind == "gzip" else (304, None))
    return ("-H", header)


def _wrk(port: int, seconds: int, headers: Iterable[str] = ()) -> subprocess.Popen[bytes]:
    command = ["wrk", "-t2", "-c64", f"-d{seconds}", *headers, f"http://127.0.0.1:{port}/rss.xml"]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def _rate(port: int, headers: tuple[str, ...]) -> float:
    said = _wrk(port, SECONDS, headers).communicate()[0].decode()
    found = _RATE.search(said)
    assert found is not None, said
    assert "Non-2xx" not in said, said
    assert "Socket errors" not in said, said
    return float(found[1])


def _report(measured: Measured) -> int:
    kept = True

    def line(what: str, value: float, wanted: float, at_least: bool) -> None:
        nonlocal kept
        good = value >= wanted if at_least else value <= wanted
        kept = kept and good
        print(
            f"{what:44} {value:8.3f}   {'≥' if at_least else '≤'} {wanted:7.3f}   {'yes' if good else 'NO'}"
        )

    for (name, kind), rates in sorted(measured.rates.items()):
        print(f"{name:9} {kind:6} {statistics.median(rates):10,.0f} requests a second")
    print()
    for kind, wanted in RATIOS.items():
        line(f"{kind} beside nginx", measured.ratio(kind, "nginx", kind), wanted, at_least=True)
    line("deltas beside nginx's 304", measured.ratio("deltas", "nginx", "304"), DELTAS, at_least=True)
    for peer, wanted in PEERS.items():
        if (peer, "plain") in measured.rates:
            line(f"plain beside {peer}", measured.ratio("plain", peer, "plain"), wanted, at_least=True)
    line("two workers under load, MiB", max(measured.mib), MIB, at_least=False)
    line("two workers, 300 feeds asked once, MiB", measured.mib_full, full.MIB, at_least=False)
    for when, seen in measured.fresh:
        print(f"commits {when}: p50 {seen.p50:.1f} ms, p99 {seen.p99:.1f} ms, {seen.answers} answers")
        line(f"answers older than the last commit, {when}", seen.older, 0, at_least=False)
    at_rest = measured.fresh[0][1]
    line("commit to all answers, ms, p50", at_rest.p50, P50, at_least=False)
    line("commit to all answers, ms, p99", at_rest.p99, P99, at_least=False)
    line(
        "a new article in 12 feeds, time beside feedgen", measured.rebuilt.cost, rebuild.COST, at_least=False
    )
    line("the same, gzip bytes beside zlib", measured.rebuilt.size, rebuild.BYTES, at_least=False)
    return 0 if kept else 1

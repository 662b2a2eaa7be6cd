"""The service as its users run it: a config, a watched folder, real processes, a real port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60.0
"""Seconds until a test that waits for something gives up: far more than it takes on a busy machine."""


@dataclass(slots=True)
class Service:
    """A running newswire."""

    url: str
    folder: Path
    seeds: Path
    config_path: Path
    log_path: Path
    process: subprocess.Popen[bytes]

    def get(self, path: str, **headers: str) -> Answer:
        """One request; any status is an answer."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return fetch(self.url + path, named)

    def drop(self, name: str, text: str) -> Path:
        """Put a file into the watched folder as a careful publisher does: written elsewhere, renamed into place."""
        target = self.seeds / name
        target.parent.mkdir(parents=True, exist_ok=True)
        written = self.folder / "outside.tmp"
        written.write_text(text, encoding="utf-8")
        return written.replace(target)

    def stop(self) -> int:
        """Ask it to end, as a service manager does; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """Kill every process of it at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    """By their names in title case: granian sends them in lower case."""
    body: bytes


def fetch(url: str, headers: Mapping[str, str] | None = None) -> Answer:
    """GET, without following redirects."""
    request = urllib.request.Request(url, headers=dict(headers or {}))
    opener = urllib.request.build_opener(_Plain)
    try:
        with opener.open(request, timeout=30) as answer:
            return Answer(answer.status, _headers(answer.headers), answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, _headers(error.headers), error.read())


def _headers(found: Message) -> dict[str, str]:
    # ETag is no title case, and is what everyone calls it.
    return {"ETag" if name.lower() == "etag" else name.title(): value for name, value in found.items()}


class _Plain(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def until(told: Callable[[], Any], what: str) -> Any:
    """The first true answer of `told`, asked again and again for a while."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = told()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE:.0f} s in vain: {what}")


def write_config(folder: Path, port: int, tables: str = "", **server: Any) -> Path:
    """A config.toml with one watched folder, `seeds`; `tables` is more TOML, `server` more keys of [server]."""
    keys = "\n".join(f"{key} = {value!r}" for key, value in server.items())
    path = folder / "config.toml"
    path.write_text(
        f"""
[site]
title = "The Test Wire"
url = "http://127.0.0.1:{port}"
authority = "wire.example"

[server]
port = {port}
{keys}

[[sources]]
name = "seeds"
path = "seeds"
every_seconds = 1

[[sections]]
name = "Politics"

[[sections]]
name = "World"
{tables}
""",
        encoding="utf-8",
    )
    return path


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(folder: Path, port: int) -> Service:
    """Start newswire on the config in this folder; wait until it is ready."""
    config_path, log_path = folder / "config.toml", folder / "log.txt"
    with log_path.open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "feeds", "--config", str(config_path), "run"],
            cwd=ROOT,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    service = Service(f"http://127.0.0.1:{port}", folder, folder / "seeds", config_path, log_path, process)
    try:
        until(lambda: _ready(service), f"ready; its log:\n{log_path.read_text()}")
    except AssertionError:
        service.kill()
        raise
    return service


def _ready(service: Service) -> bool:
    if service.process.poll() is not None:
        raise AssertionError(f"it ended at once:\n{service.log_path.read_text()}")
    try:
        return service.get("/readyz").status == 200
    except (urllib.error.URLError, ConnectionError):
        return False


@contextmanager
def running(tmp_path: Path, files: Mapping[str, str], tables: str = "", **server: Any) -> Iterator[Service]:
    """A service that watches `tmp_path/seeds` with these files in it; ended when the block is left."""
    seeds = tmp_path / "seeds"
    for name, text in files.items():
        path = seeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (time.time() - 60, time.time() - 60))
    seeds.mkdir(exist_ok=True)
    port = free_port()
    write_config(tmp_path, port, tables, **server)
    service = start(tmp_path, port)
    try:
        yield service
    finally:
        if service.process.poll() is None:
            service.stop()

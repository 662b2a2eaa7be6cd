"""What is measured, as processes: the service, the naive app on the same server, and nginx."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent.parent
PATIENCE_SECONDS = 30

_NGINX = """
user {user};
worker_processes 2;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    etag on;
    gzip_static on;
    keepalive_requests 1000000000;
    types {{ application/rss+xml xml; }}
    server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
}}
"""


def free_port() -> int:
    """A port that nobody has at the moment."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
    return port


@contextmanager
def service(config: Path) -> Iterator[tuple[int, int]]:
    """`newswire serve`, as (port, pid)."""
    command = [sys.executable, "-m", "feeds", "--config", str(config), "serve"]
    with _running(command) as found:
        yield found


@contextmanager
def naive(config: Path) -> Iterator[tuple[int, int]]:
    """The app that calls feedgen at each request, as (port, pid)."""
    with _running([sys.executable, "-m", "tests.bench.naive", str(config)]) as found:
        yield found


@contextmanager
def peer_django(config: Path, *, cached: bool) -> Iterator[tuple[int, int]]:
    """Django's syndication view, with its cache on or as it comes; as (port, pid)."""
    words = [str(config), "cached"] if cached else [str(config)]
    with _running([sys.executable, "-m", "tests.bench.peer_django", *words]) as found:
        yield found


@contextmanager
def _running(command: list[str]) -> Iterator[tuple[int, int]]:
    port = free_port()
    environ = os.environ | {"NEWSWIRE_SERVER__PORT": str(port)}
    with ended(subprocess.Popen(command, cwd=ROOT, env=environ, stderr=subprocess.DEVNULL)) as process:
        _wait(port, process)
        yield port, process.pid


@contextmanager
def nginx(folder: Path, plain: bytes, packed: bytes) -> Iterator[int]:
    """nginx with these bytes as `/rss.xml`, plain and as gzip; its port."""
    binary = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if binary is None:
        sys.exit("bench serve: nginx is not there: apt-get install nginx-light")
    (folder / "www").mkdir()
    (folder / "www/rss.xml").write_bytes(plain)
    (folder / "www/rss.xml.gz").write_bytes(packed)
    port, file = free_port(), folder / "nginx.conf"
    user = psutil.Process().username()
    file.write_text(_NGINX.format(folder=folder, port=port, user=user))
    with ended(subprocess.Popen([binary, "-c", str(file)], stderr=subprocess.DEVNULL)) as process:
        _wait(port, process)
        yield port


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """The process, ended behind the block."""
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def workers(pid: int) -> list[psutil.Process]:
    """The web workers of a service."""
    children = psutil.Process(pid).children()
    return [child for child in children if "spawn_main" in " ".join(child.cmdline())]


def memory(pid: int) -> float:
    """The workers' proportional set size, in MiB: shared pages are counted once between those who share them."""
    rollups = (Path(f"/proc/{worker.pid}/smaps_rollup").read_text() for worker in workers(pid))
    kilobytes = (
        int(line.split()[1]) for text in rollups for line in text.splitlines() if line.startswith("Pss:")
    )
    return sum(kilobytes) / 1024


def get(port: int, path: str = "/rss.xml", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers in lower case, and body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    try:
        connection.request(
            "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        response = connection.getresponse()
        return (
            response.status,
            {name.lower(): value for name, value in response.getheaders()},
            response.read(),
        )
    finally:
        connection.close()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            sys.exit(f"bench serve: {process.args!r} ended with {process.returncode}")
        try:
            if get(port)[0] == 200:
                return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"bench serve: {process.args!r} does not answer")

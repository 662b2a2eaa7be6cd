"""The service as processes: it starts lean, answers, ends cleanly, and leaves nobody behind."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from tests import making
from tests.staging import publish

ROOT = Path(__file__).parent.parent
HEAVY = ("rich", "alembic", "apscheduler", "feedparser", "trafilatura")
"""What a worker must never import. (click comes with Flask.)"""

SERVE = """
import sys
from pathlib import Path
from tests import making
from web.server import serve
from dataclasses import replace
from feeds.settings import Server
if __name__ == "__main__":
    config = making.config(Path(sys.argv[1]))
    serve(replace(config, server=Server(port=0, workers=2)))
"""

LEAN = """
import sys
from pathlib import Path
from tests import making
from web.front import Front
from web.worker import give
config = making.config(Path(sys.argv[1]))
before = set(sys.modules)
front = Front(config)
give(config, front)
statuses = []
for path in ("/rss.xml", "/atom.xml", "/feed.json", "/feeds", "/healthz"):
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "x",
               "SERVER_PORT": "80", "wsgi.url_scheme": "http"}
    front(environ, lambda status, headers: statuses.append(status))
assert statuses == ["200 OK"] * 5, statuses
print("\\n".join(sys.modules))
"""


def run(code: str, folder: Path, **options) -> subprocess.Popen:
    command = [sys.executable, "-c", code, str(folder)]
    return subprocess.Popen(command, cwd=ROOT, text=True, start_new_session=True, **options)


@pytest.fixture
def folder(tmp_path):
    config = making.config(tmp_path)
    store = making.store(config)
    publish(store, config, "first.txt")
    store.close()
    return tmp_path


def test_a_worker_imports_only_what_serves(folder):
    done = run(LEAN, folder, stdout=subprocess.PIPE)
    modules = done.communicate(timeout=60)[0].split()
    assert done.returncode == 0
    assert "flask" in modules
    assert not {module.partition(".")[0] for module in modules} & set(HEAVY)
    assert not [
        m for m in modules if m.startswith(("feeds.fetch", "feeds.parse", "feeds.normalise", "feeds.ingest"))
    ]


def test_the_front_answers_before_flask_and_the_store_are_imported():
    code = "import sys, web.worker, web.server; print('\\n'.join(sys.modules))"
    modules = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    assert not {"flask", "sqlalchemy", "lxml", "feedgen"} & set(modules)


class Service:
    """A running service of two workers."""

    def __init__(self, folder: Path) -> None:
        self.process = run(SERVE, folder, stderr=subprocess.PIPE)
        assert self.process.stderr is not None
        self.stderr = self.process.stderr
        said = re.search(r"http://127\.0\.0\.1:(\d+)/ \(2 workers\)", self.stderr.readline())
        assert said is not None
        self.port = int(said[1])

    def workers(self) -> list[psutil.Process]:
        return [child for child in psutil.Process(self.process.pid).children() if is_worker(child)]

    def get(self, path: str) -> tuple[int, bytes]:
        with closing(self.connect()) as connection:
            return get(connection, path)

    def connect(self) -> http.client.HTTPConnection:
        """A connection, as soon as one is to be had."""
        while True:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            try:
                connection.connect()
            except ConnectionRefusedError:
                assert self.process.poll() is None
            else:
                return connection

    def end(self) -> None:
        for process in (*self.workers(), psutil.Process(self.process.pid)):
            process.kill()
        self.process.wait(30)


def get(connection: http.client.HTTPConnection, path: str) -> tuple[int, bytes]:
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, response.read()


def is_worker(child: psutil.Process) -> bool:
    return "spawn_main" in " ".join(child.cmdline())


@pytest.fixture
def service(folder):
    started = Service(folder)
    yield started
    if started.process.poll() is None:
        started.end()
    started.stderr.close()


@pytest.mark.e2e
def test_it_serves_and_a_signal_ends_it_with_0_even_while_readers_keep_their_connections(service):
    with closing(service.connect()) as kept:
        assert get(kept, "/rss.xml")[0] == 200
        assert get(kept, "/healthz") == (200, b"ok\n")
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(15) == 0
        assert service.stderr.read() == ""


@pytest.mark.e2e
def test_workers_are_started_with_one_arena_of_each_allocator(service):
    assert service.get("/rss.xml")[0] == 200
    for worker in service.workers():
        environ = worker.environ()
        assert environ["_RJEM_MALLOC_CONF"] == os.environ.get("_RJEM_MALLOC_CONF", "narenas:1")
        assert environ["MALLOC_ARENA_MAX"] == os.environ.get("MALLOC_ARENA_MAX", "1")


@pytest.mark.e2e
def test_an_interrupt_from_the_terminal_ends_it_with_0(service):
    assert service.get("/")[0] == 200
    os.killpg(service.process.pid, signal.SIGINT)
    assert service.process.wait(15) == 0


@pytest.mark.e2e
def test_no_worker_outlives_a_parent_that_was_killed(service):
    assert service.get("/rss.xml")[0] == 200
    workers = [
        psutil.Process(child.pid) for child in psutil.Process(service.process.pid).children(recursive=True)
    ]
    assert len([worker for worker in workers if is_worker(worker)]) == 2
    service.process.kill()
    service.process.wait(10)
    _, alive = psutil.wait_procs(workers, timeout=20)
    assert alive == []


@pytest.mark.e2e
def test_a_worker_that_dies_is_replaced(service):
    assert service.get("/rss.xml")[0] == 200
    victim = service.workers()[0]
    victim.kill()
    psutil.wait_procs([victim], timeout=10)
    assert service.get("/rss.xml")[0] == 200

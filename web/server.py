"""granian, as we run it: workers that are spawned, share the port, and end in seconds."""

from __future__ import annotations

import multiprocessing
import os
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from feeds.settings import Config
from web import worker
from web.bodies import THREADS

Front = Callable[..., Any]

BACKLOG = 1024
"""Connections that a worker has open, and as many again that wait for one: readers keep theirs open."""

STOP_SECONDS = 5
"""A worker that has not finished what it was sending by then is ended all the same."""

_ALLOCATORS = {
    # granian's keeps what was sent, in each of its arenas: with one, workers under load take a fifth less.
    "_RJEM_MALLOC_CONF": "narenas:1",
    # Python's is glibc's (others do not look): with an arena for each thread, holes stay where bodies stood, as much
    # again as half of what is held. Nobody waits for the one: threads of Python take turns as it is.
    "MALLOC_ARENA_MAX": "1",
}
"""What workers find in their environment, unless it is there already."""

_TO_STDERR = {"class": "logging.StreamHandler", "stream": "ext://sys.stderr"}
_LOGGING: dict[str, Any] = {
    "handlers": {
        "console": {**_TO_STDERR, "formatter": "generic"},
        "access": {**_TO_STDERR, "formatter": "access"},
    }
}


def serve(config: Config, load: Callable[[Config], Front] = worker.load) -> None:
    """Serve until SIGTERM or SIGINT; requests that run are finished. Port 0: any free one.

    Says where it serves on standard error. Ends the process (SystemExit 1) where workers keep failing; raises
    OSError where the address cannot be had.
    """
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    # granian takes the platform's way, which may be to fork: a process with a scheduler's threads must not be forked.
    multiprocessing.set_start_method("spawn", force=True)
    for name, value in _ALLOCATORS.items():
        os.environ.setdefault(name, value)
    settings = replace(config.server, port=_port(config))
    server = Server(
        "web.worker:load",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=settings.workers,
        blocking_threads=THREADS,
        backlog=BACKLOG,
        backpressure=BACKLOG,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        # Its warnings are of numbers that were chosen; what goes wrong is an error.
        log_level=LogLevels.error,
        log_dictconfig=_LOGGING,
    )
    server.on_startup(partial(_announce, settings.host, settings.port, settings.workers))
    server.serve(target_loader=partial(load, config), wrap_loader=False)


def _port(config: Config) -> int:
    """The port, or a free one. Raises OSError where it is taken, which the workers would only learn one by one."""
    family = socket.AF_INET6 if ":" in config.server.host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        trial.bind((config.server.host, config.server.port))
        port: int = trial.getsockname()[1]
    return port


def _announce(host: str, port: int, workers: int) -> None:
    place = f"[{host}]" if ":" in host else host
    sys.stderr.write(f"newswire serves http://{place}:{port}/ ({workers} workers)\n")

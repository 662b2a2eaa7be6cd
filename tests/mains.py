"""Mains of the ingesting process that misbehave as copy might make them.

They stand apart since each is started in a process of its own, which imports this module and what it imports.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from os import _exit

from feeds import child
from feeds.settings import Config

Poisoned = Mapping[tuple[str, str], str]
BAD = ("wire", "bad.txt")


def dies(config: Config, pipe: Connection, poisoned: Poisoned) -> None:
    """A reader that bad.txt kills, unless it is told not to read it."""
    while pipe.recv() == child.LOOK:
        _note(config, dict(poisoned))
        if BAD not in poisoned:
            pipe.send(child.Reading(*BAD))
            _exit(7)
        pipe.send(child.Done())


def hangs(config: Config, pipe: Connection, poisoned: Poisoned) -> None:
    """A reader that bad.txt holds for ever, unless it is told not to read it."""
    while pipe.recv() == child.LOOK:
        _note(config, dict(poisoned))
        if BAD not in poisoned:
            pipe.send(child.Reading(*BAD))
            time.sleep(3600)
        pipe.send(child.Done())


def leaves(config: Config, pipe: Connection, poisoned: Poisoned) -> None:
    """A reader that has grown too large with each pass."""
    while pipe.recv() == child.LOOK:
        _note(config, "pass")
        pipe.send(child.Done(leaving=True))


def _note(config: Config, what: object) -> None:
    with config.path.open("a", encoding="utf-8") as file:
        file.write(f"{what}\n")

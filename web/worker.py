"""What each of granian's workers runs: its own store, its own bodies, its own front.

The port answers before the heavy imports are done: health at once, a feed as soon as the store is open, a page as
soon as Flask is there.
"""

from __future__ import annotations

import logging
import os
import threading
from importlib import import_module
from multiprocessing import connection, parent_process

from feeds.errors import NewswireError
from feeds.settings import Config
from feeds.startup import spare_collector
from web.front import Front

_LOOK_SECONDS = 1.0
_HEAD_START_SECONDS = 0.3
"""By which the first feeds are ahead of Flask's import, which would slow them: readers first."""

log = logging.getLogger(__name__)


def load(config: Config) -> Front:
    """The WSGI callable of this process; it goes on starting in the background."""
    front = Front(config)
    threading.Thread(target=_start, args=(config, front), name="start", daemon=True).start()
    if parent_process() is not None:
        threading.Thread(target=_die_with_parent, name="parent", daemon=True).start()
    return front


def _start(config: Config, front: Front) -> None:
    try:
        give(config, front)
    except NewswireError as error:
        log.critical("a worker cannot start: %s", error)
    except BaseException:
        log.exception("a worker cannot start")
    else:
        return
    os._exit(1)  # else it would keep its port and answer nothing for ever; granian starts another


def give(config: Config, front: Front) -> None:
    """Give a front all it needs. Raises StoreError where the store cannot be opened."""
    from feeds.store import Store
    from web import create_app
    from web.bodies import Bodies

    store = Store.open(config)
    import_module("feeds.write")
    bodies = Bodies(config, store)
    front.give_bodies(bodies, store)
    front.page_wanted.wait(_HEAD_START_SECONDS)
    front.give_app(create_app(config, store, bodies))
    spare_collector()


def _die_with_parent() -> None:
    """End this process once its parent is gone, however that ended: an orphan would hold the port."""
    parent = parent_process()
    assert parent is not None
    while os.getppid() == parent.pid:
        connection.wait([parent.sentinel], timeout=_LOOK_SECONDS)
    os._exit(1)

"""From the store to HTTP; never fetches, never parses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from feeds.settings import Config
    from web.bodies import Bodies
    from web.health import Served


def create_app(config: Config, store: Served, bodies: Bodies | None = None) -> Flask:
    """The whole site as a Flask app, right on its own. `bodies`: those of the front, where there is one before it."""
    # Flask is imported here, so that a worker's front can answer before it is.
    from web.app import assemble
    from web.bodies import Bodies as Held

    return assemble(config, store, bodies or Held(config, store))

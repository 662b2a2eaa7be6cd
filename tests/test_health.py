"""Alive and ready: what is said to those who run the service."""

from __future__ import annotations

import pytest

from feeds.errors import StoreAway, StoreError
from web import health


class Heart:
    """A store with a heartbeat of so many seconds, or one that fails."""

    def __init__(self, silent: float | None = None, error: Exception | None = None) -> None:
        self._silent = silent
        self._error = error

    def facet(self, kind, slug):
        if self._error:
            raise self._error

    def heartbeat(self):
        return self._silent


def status(path: str, store: Heart | None) -> int:
    told = health.answer("GET", path, store)
    assert told is not None
    return int(told.status.split()[0])


def test_a_process_that_answers_is_alive():
    assert status("/healthz", None) == 200
    assert status("/healthz", Heart(error=StoreAway("gone"))) == 200


@pytest.mark.parametrize("silent", [None, 0.0, 1.0, 3.0])
def test_a_store_that_answers_is_ready_with_a_living_scheduler_or_none(silent):
    assert status("/readyz", Heart(silent)) == 200


def test_a_scheduler_that_misses_three_ticks_turns_it_red():
    assert status("/readyz", Heart(3.1)) == 503
    assert "4 s" in health.ready(Heart(4.2)).text


@pytest.mark.parametrize(
    "error", [StoreAway("/var/secret.db is gone"), StoreError("/var/secret.db is broken")]
)
def test_a_store_that_does_not_answer_turns_it_red_and_is_not_named(error):
    assert status("/readyz", Heart(error=error)) == 503
    assert "secret" not in health.ready(Heart(error=error)).text


def test_a_worker_that_starts_is_not_ready():
    assert status("/readyz", None) == 503


def test_other_addresses_are_not_its_own():
    assert health.answer("GET", "/", Heart()) is None
    assert health.answer("GET", "/healthz/", Heart()) is None


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.parametrize(
    ("method", "said"), [("HEAD", "200"), ("OPTIONS", "204"), ("POST", "405"), ("PUT", "405")]
)
def test_it_is_only_read(path, method, said):
    told = health.answer(method, path, Heart())
    assert told is not None
    assert told.status.startswith(said)
    assert said == "200" or ("Allow", "GET, HEAD, OPTIONS") in told.headers

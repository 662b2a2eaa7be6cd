"""Deltas and archives from the running service: any of its workers gives them, and after a restart too."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import pytest

from tests.asking import chain
from tests.e2e import service as services
from tests.e2e.service import Service, running, until
from tests.readers import strict
from tests.test_ingest import text

pytestmark = pytest.mark.e2e

ASKED = 12
"""Requests, each on a connection of its own: among two workers, hardly all to the same."""


def titles(body: bytes) -> set[str]:
    return {entry.title for entry in strict.read(body)}


def taken(service: Service, path: str, known: str, title: str) -> None:
    """A delta of this one story, from whichever worker."""
    for _ in range(ASKED):
        got = service.get(path, A_IM="feed", If_None_Match=known, Accept_Encoding="gzip")
        assert got.status == 226
        assert got.headers["Im"] == "feed"
        assert got.headers["Delta-Base"] == known
        assert got.headers["ETag"] == service.get(path).headers["ETag"]
        assert titles(gzip.decompress(got.body)) == {title}


def test_deltas_come_from_every_worker_and_outlive_a_restart(tmp_path):
    with running(tmp_path, {"first.txt": text("Ferry runs at night again", "ferry")}, workers=2) as service:
        until(lambda: b"Ferry" in service.get("/rss.xml").body, "the first story")
        known = {path: service.get(path).headers["ETag"] for path in ("/rss.xml", "/atom.xml", "/feed.json")}
        service.drop("second.txt", text("Harbour gate is painted blue", "harbour"))
        until(lambda: b"Harbour" in service.get("/rss.xml").body, "the second story")
        for path, etag in known.items():
            taken(service, path, etag, "Harbour gate is painted blue")
        assert service.stop() == 0
        again = services.start(service.folder, int(service.url.rsplit(":", 1)[1]))
        try:
            for path, etag in known.items():
                taken(again, path, etag, "Harbour gate is painted blue")
                archive = again.get(urlsplit(chain(again.get(path).body).previous).path)
                assert titles(archive.body) == {"Ferry runs at night again", "Harbour gate is painted blue"}
        finally:
            again.stop()

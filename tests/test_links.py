"""Where the pages lead."""

from __future__ import annotations

import pytest

from feeds.write import WRITERS
from tests import making
from tests.sites import ONE, Elements, newest, path_of, serve
from web.links import FORMATS


@pytest.fixture(scope="module")
def wire(tmp_path_factory):
    """A client of a site with ONE article, and its store: for tests that only read."""
    client, _, store = serve(tmp_path_factory.mktemp("wire"), ONE)
    yield client, store
    store.close()


def test_the_formats_offered_are_those_written():
    assert [(suffix, media) for _, suffix, media in FORMATS] == [
        (suffix, writer.MEDIA_TYPE.partition(";")[0]) for suffix, writer in WRITERS.items()
    ]


def test_links_keep_the_path_of_the_public_address(tmp_path):
    client, _, store = serve(tmp_path, ONE, url="https://example.org/news")
    elements = Elements(client.get("/").text)
    paths = [str(a["href"]) for a in elements.named("a") if not str(a["href"]).startswith("#")]
    assert all(path.startswith("/news/") for path in paths)
    assert all(
        str(link["href"]).removeprefix("https://example.org").startswith("/news")
        for link in elements.named("link")
    )
    assert client.get(f"/article/{newest(store).key}").headers["Location"].startswith("/news/article/")


def test_links_never_come_from_the_host_header(wire):
    client, _ = wire
    assert "evil.example" not in client.get("/feeds", headers={"Host": "evil.example"}).text


def test_names_with_clashing_slugs_lead_to_their_own_pages(tmp_path):
    both = making.article("x.txt", tags=("C", "C++"))
    client, _, store = serve(tmp_path, both)
    text = client.get(path_of(store)).text
    assert '<a href="/tag/c"><bdi>C</bdi></a>' in text
    assert '<a href="/tag/c-2"><bdi>C++</bdi></a>' in text

"""The site for people, over HTTP and from a real store."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from flask import Flask

from feeds.store.save import Pass
from tests import making
from tests.sites import ONE, PUBLIC, Elements, newest, path_of, serve
from web.links import FORMATS
from web.pages import blueprint

HOSTILE = '</title><script>alert(1)</script> & "quoted" <b>'
PAGES = (
    "/",
    "/section/politics",
    "/section/world",
    "/author/ada-ember",
    "/tag/harbours",
    "/source/wire",
    "/feeds",
)


@pytest.fixture(scope="module")
def wire(tmp_path_factory):
    """A client of a site with ONE article, and its store: for tests that only read."""
    client, _, store = serve(tmp_path_factory.mktemp("wire"), ONE)
    yield client, store
    store.close()


@pytest.mark.parametrize("path", PAGES)
def test_each_page_answers(wire, path):
    client, _ = wire
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (200, "text/html")


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_well_nested_and_their_headings_in_order(wire, path):
    client, _ = wire
    elements = Elements(client.get(path).text)
    levels = [int(tag[1]) for tag, _ in elements.found if tag in {"h1", "h2", "h3", "h4"}]
    assert elements.open == []
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_landmarks_and_a_skip_link(wire, path):
    client, _ = wire
    elements = Elements(client.get(path).text)
    assert elements.named("main")[0]["id"] == "content"
    assert elements.named("a")[0]["href"] == "#content"
    assert elements.named("nav")
    assert elements.named("footer")


def test_the_article_page_shows_all_of_it(wire):
    client, store = wire
    text = client.get(path_of(store)).text
    assert "<h1>Headline of one.txt</h1>" in text
    assert "<li>First.</li>\n<li>Second.</li>" in text
    assert newest(store).body_html in text
    assert 'href="/author/ada-ember"' in text
    assert 'href="/tag/harbours"' in text


def test_the_start_page_lists_the_newest_first(tmp_path):
    older = making.article("older.txt", stated=making.NOON.replace(day=1))
    newer = making.article("newer.txt", stated=making.NOON)
    client, _, _ = serve(tmp_path, older, newer)
    text = client.get("/").text
    assert text.index("Headline of newer.txt") < text.index("Headline of older.txt")


def test_an_empty_store_has_a_start_page(tmp_path):
    client, _, _ = serve(tmp_path)
    response = client.get("/")
    assert response.status_code == 200
    assert "No article has arrived yet" in response.text


def test_what_is_hostile_in_copy_stays_text(tmp_path):
    hostile = making.article(
        "x.txt", title=HOSTILE, authors=(HOSTILE,), tags=(HOSTILE,), sections=(HOSTILE,), summary=HOSTILE
    )
    client, _, store = serve(tmp_path, hostile)
    tag = store.facets("tag")[0].slug
    for path in ("/", path_of(store), f"/tag/{tag}", "/feeds"):
        text = client.get(path).text
        assert "<script" not in text
        assert Elements(text).open == []


def test_a_body_is_inserted_as_the_html_it_is(tmp_path):
    client, _, store = serve(tmp_path, making.article("x.txt", body_html="<p>Fish &amp; <em>chips</em></p>"))
    assert "<p>Fish &amp; <em>chips</em></p>" in client.get(path_of(store)).text


@pytest.mark.parametrize("slug", ["/another", "", "/Headline-Of-One-Txt"])
def test_a_wrong_slug_redirects_to_the_right_one(wire, slug):
    client, store = wire
    response = client.get(f"/article/{newest(store).key}{slug}")
    assert (response.status_code, response.headers["Location"]) == (301, path_of(store))


def test_the_key_of_an_article_is_case_sensitive(wire):
    client, store = wire
    assert (
        client.get(path_of(store).replace(newest(store).key, newest(store).key.swapcase())).status_code == 404
    )


def test_an_article_that_changes_while_it_is_asked_for_is_not_kept_as_it_was(tmp_path):
    _, settings, store = serve(tmp_path, ONE)
    revised = making.article("one.txt", title="Another headline")

    class Overtaken:
        """The store, with a commit just before the pages look at its version."""

        def __getattr__(self, name: str) -> Any:
            return getattr(store, name)

        def changed_since(self, change: int) -> Any:
            store.save(making.each(revised), settings, Pass(source="wire"))
            return store.changed_since(change)

    app = Flask("pages", static_folder=None)
    app.register_blueprint(blueprint(settings, Overtaken()))
    path = path_of(store)
    app.test_client().get(path)
    assert "<h1>Another headline</h1>" in app.test_client().get(path).text


def test_feeds_lists_every_section_and_source_in_every_format(wire):
    client, _ = wire
    text = client.get("/feeds").text
    for facet in ("", "/section/politics", "/section/world", "/source/wire"):
        for _, suffix, _ in FORMATS:
            assert f"<code>{PUBLIC}{facet}/{suffix}</code>" in text


def test_robots_are_welcome(tmp_path):
    client, _, _ = serve(tmp_path)
    response = client.get("/robots.txt")
    maps = f"Sitemap: {PUBLIC}/sitemap.xml\nSitemap: {PUBLIC}/news-sitemap.xml\n"
    assert (response.mimetype, response.text) == ("text/plain", f"User-agent: *\nAllow: /\n\n{maps}")

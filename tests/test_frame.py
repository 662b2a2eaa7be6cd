"""Language, direction and head of the pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import making
from tests.sites import ONE, PUBLIC, Elements, alternates, path_of, serve
from web.links import FORMATS


@pytest.fixture(scope="module")
def wire(tmp_path_factory):
    """A client of a site with ONE article, and its store: for tests that only read."""
    client, _, store = serve(tmp_path_factory.mktemp("wire"), ONE)
    yield client, store
    store.close()


ARABIC = making.article("ar.txt", "سوق الورق يعود", title="مدينة الرياحين تعيد فتح السوق", language="ar")


def test_a_right_to_left_article_runs_so(tmp_path):
    client, _, store = serve(tmp_path, ARABIC)
    html = Elements(client.get(path_of(store)).text).named("html")[0]
    assert html == {"lang": "ar", "dir": "rtl"}


def test_an_article_of_unknown_language_says_so_and_runs_by_its_letters(tmp_path):
    client, _, store = serve(tmp_path, replace(ARABIC, language=""))
    elements = Elements(client.get(path_of(store)).text)
    assert elements.named("html")[0] == {"lang": "en", "dir": "rtl"}
    assert elements.named("article")[0]["lang"] == ""


def test_the_frame_of_a_right_to_left_article_keeps_its_own_direction(tmp_path):
    client, _, store = serve(tmp_path, ARABIC)
    elements = Elements(client.get(path_of(store)).text)
    assert elements.named("header")[0] == {"class": "masthead", "lang": "en", "dir": "ltr"}
    assert elements.named("footer")[-1] == {"class": "colophon", "lang": "en", "dir": "ltr"}


def test_a_right_to_left_story_in_a_list_runs_so(tmp_path):
    client, _, _ = serve(tmp_path, ARABIC, ONE)
    stories = [e for e in Elements(client.get("/").text).named("article") if e["class"] == "story"]
    assert sorted(str(story.get("dir")) for story in stories) == ["None", "rtl"]


def test_a_site_in_another_language_says_which_words_are_english(tmp_path):
    client, _, _ = serve(tmp_path, ONE, language="de")
    elements = Elements(client.get("/feeds").text)
    assert elements.named("html")[0] == {"lang": "de", "dir": "ltr"}
    assert elements.named("footer")[0]["lang"] == "en"


def test_a_facet_page_leads_to_its_own_feeds(wire):
    client, _ = wire
    assert alternates(client.get("/section/politics").text) == [
        ("application/rss+xml", f"{PUBLIC}/section/politics/rss.xml"),
        ("application/atom+xml", f"{PUBLIC}/section/politics/atom.xml"),
        ("application/feed+json", f"{PUBLIC}/section/politics/feed.json"),
    ]


@pytest.mark.parametrize("path", ["/", "/feeds", "article"])
def test_other_pages_lead_to_the_feeds_of_everything(wire, path):
    client, store = wire
    found = alternates(client.get(path_of(store) if path == "article" else path).text)
    feeds = [href for media_type, href in found if media_type != "application/json"]
    assert feeds == [f"{PUBLIC}/{suffix}" for _, suffix, _ in FORMATS]

"""Sitemaps: every article whose page is ours, none that was withdrawn, in parts that never gain a member."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest
import time_machine

from feeds.model import Listed
from feeds.store.save import Pass
from tests import making
from tests.making import article
from tests.sites import PUBLIC, newest, path_of, serve
from web import create_app, sitemaps

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
NOON = datetime(2100, 1, 10, 12, tzinfo=UTC)
ALL = ("/sitemap.xml", "/sitemap-pages.xml", "/sitemap-1.xml", "/news-sitemap.xml", "/robots.txt")


def at(hours: float) -> time_machine.travel:
    return time_machine.travel(NOON + timedelta(hours=hours), tick=False)


def saved(store, settings, *some, backfill=False):
    store.save(making.each(*some), settings, Pass(source="wire", backfill=backfill))


def xml(client, path: str) -> Element:
    response = client.get(path)
    assert (response.status_code, response.content_type) == (200, "application/xml; charset=utf-8")
    return fromstring(response.data)


def places(client, path: str) -> list[str]:
    return [str(loc.text) for loc in xml(client, path).iter(f"{MAP}loc")]


def test_the_index_leads_to_every_page_that_is_ours(tmp_path):
    client, _, store = serve(tmp_path, article("a.txt"), article("b.txt"))
    paths = [place.removeprefix(PUBLIC) for place in places(client, "/sitemap.xml")]
    assert paths == ["/sitemap-pages.xml", "/sitemap-1.xml"]
    found = [place for path in paths for place in places(client, path)]
    assert f"{PUBLIC}/" in found
    assert f"{PUBLIC}/section/politics" in found
    assert f"{PUBLIC}{path_of(store)}" in found
    for place in found:
        assert client.get(place.removeprefix(PUBLIC)).status_code == 200, place


def test_an_empty_store_has_an_index_of_its_pages(tmp_path):
    client, _, _ = serve(tmp_path)
    assert places(client, "/sitemap.xml") == [f"{PUBLIC}/sitemap-pages.xml"]
    assert places(client, "/news-sitemap.xml") == []
    assert client.get("/sitemap-1.xml").status_code == 404


def test_an_article_that_was_withdrawn_or_has_an_address_of_its_own_is_in_none(tmp_path):
    client, settings, store = serve(
        tmp_path, article("a.txt"), article("b.txt", url="https://copy.example/b"), article("c.txt")
    )
    wrong = newest(store)
    listed = places(client, "/sitemap-1.xml"), places(client, "/news-sitemap.xml")
    assert [len(some) for some in listed] == [2, 2]
    store.withdraw(wrong.key, "Wrong.", settings)
    for path in ("/sitemap-1.xml", "/news-sitemap.xml"):
        assert not any(wrong.key in place for place in places(client, path))
    store.undo_withdrawal(wrong.key, settings)
    assert any(wrong.key in place for place in places(client, "/sitemap-1.xml")) == (not wrong.url)


def test_parts_are_ranges_of_ordinals_that_only_lose_members(tmp_path, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 3)
    client, settings, store = serve(tmp_path)
    saved(store, settings, *(article(f"{n}.txt") for n in range(4)))
    before = places(client, "/sitemap-1.xml")
    assert len(before) == 3
    saved(store, settings, *(article(f"{n}.txt") for n in range(4, 8)))
    assert places(client, "/sitemap-1.xml") == before
    parts = [place.removeprefix(PUBLIC) for place in places(client, "/sitemap.xml")][1:]
    assert parts == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]
    saved(store, settings, article("0.txt", title="Another headline of 0.txt"))
    assert set(places(client, "/sitemap-1.xml")) < set(before)
    whole = [place for part in parts for place in places(client, part)]
    assert len(set(whole)) == len(whole) == 8
    for number in (0, 4, 99, 1_000_001, "01"):
        assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_the_index_says_when_a_part_last_changed_and_moves_for_what_is_touched_or_withdrawn(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(sitemaps, "PART", 2)
    client, settings, store = serve(tmp_path)

    def changed() -> list[str]:
        return [str(one.text) for one in xml(client, "/sitemap.xml").iter(f"{MAP}lastmod")]

    with at(0):
        saved(store, settings, article("a.txt"), article("b.txt"))
    with at(1):
        saved(store, settings, article("c.txt"))
    assert changed() == ["2100-01-10T12:00:00Z", "2100-01-10T13:00:00Z"]
    with at(2):
        saved(store, settings, article("a.txt", making.words("a").replace("a7", "a7x")))
    assert changed() == ["2100-01-10T14:00:00Z", "2100-01-10T13:00:00Z"]
    with at(3):
        everything = store.edition("all", "", 9)
        assert everything is not None
        b = next(one for one in everything.articles if one.name == "b.txt")
        store.withdraw(b.key, "Wrong.", settings)
    assert changed() == ["2100-01-10T15:00:00Z", "2100-01-10T15:00:00Z"], (
        "it left the one and joined the other"
    )


def test_an_article_says_when_it_last_changed_in_more_than_a_typo(tmp_path):
    client, settings, store = serve(tmp_path)
    for hour, said in (
        (0, article("a.txt")),
        (1, article("a.txt", title="Another headline")),
        (2, article("a.txt", making.words("a").replace("a7", "a7x"), title="Another headline")),
    ):
        with at(hour):
            saved(store, settings, said)
    assert [one.text for one in xml(client, "/sitemap-1.xml").iter(f"{MAP}lastmod")] == [
        "2100-01-10T13:00:00Z"
    ]


def test_news_are_of_the_last_two_days_and_say_whose_in_which_language_and_when(tmp_path):
    client, settings, store = serve(tmp_path, language="de-AT", title="The Wire & Co")
    with at(-50):
        saved(store, settings, article("old.txt"))
    with at(0):
        saved(
            store, settings, article("a.txt", title="A < B & C"), article("b.txt", language="zh-Hant"),
            article("late.txt", stated=NOON - timedelta(days=20)),
        )  # fmt: skip
    with at(1):
        first, second = sorted(xml(client, "/news-sitemap.xml"), key=lambda url: str(url[1][2].text))
    said = [(one.tag, one.text) for one in first.iter() if one.text and one.text.strip()]
    assert said == [
        (f"{MAP}loc", first[0].text),
        (f"{NEWS}name", "The Wire & Co"),
        (f"{NEWS}language", "de"),
        (f"{NEWS}publication_date", "2100-01-10T12:00:00Z"),
        (f"{NEWS}title", "A < B & C"),
    ]
    assert [one.text for one in second.iter(f"{NEWS}language")] == ["zh-tw"]
    with at(48.1):
        assert places(client, "/news-sitemap.xml") == []


def test_news_are_at_most_a_thousand_the_newest(tmp_path, monkeypatch):
    monkeypatch.setattr(sitemaps, "NEWS_MOST", 3)
    client, settings, store = serve(tmp_path)
    for n in range(5):
        with at(n):
            saved(store, settings, article(f"{n}.txt"))
    with at(5):
        found = places(client, "/news-sitemap.xml")
    assert [place.rpartition("-of-")[2] for place in found] == ["4-txt", "3-txt", "2-txt"]


@pytest.mark.parametrize(
    ("tag", "said"),
    [("en", "en"), ("pt-BR", "pt"), ("zh", "zh-cn"), ("zh_HK", "zh-tw"), ("yue", "yue"), ("", "und"),
     ("x-klingon", "und"), ("<", "und")],
)  # fmt: skip
def test_languages_are_those_that_news_sitemaps_know(tag, said):
    assert sitemaps.news_language(tag) == said


def test_an_index_has_at_most_fifty_thousand_parts_the_newest(tmp_path):
    settings = making.config(tmp_path, url=PUBLIC)
    moments = [NOON + timedelta(seconds=n) for n in range(sitemaps.MOST_PARTS + 5)]
    found = fromstring(sitemaps.index(settings, "/sitemap-pages.xml", moments))
    assert len(found) == 50_000
    assert str(found[-1][0].text).endswith(f"/sitemap-{len(moments)}.xml")
    assert str(found[1][0].text).endswith("/sitemap-6.xml")


def test_no_title_breaks_the_news(tmp_path):
    settings = making.config(tmp_path, url="https://news.example/a&b", title="\x00 ]]> & <b>")
    one = Listed(
        key="k", slug="s", title="\x01]]><x>&\ufffe" * 900, language="\x00", published=NOON, updated=NOON
    )
    for written in (sitemaps.news(settings, [one]), sitemaps.articles(settings, [one])):
        assert fromstring(written)[0][0].text == "https://news.example/a&b/article/k/s"


@pytest.mark.parametrize("path", ALL)
def test_each_is_validated_by_its_digest_alone(tmp_path, path):
    client, _, _ = serve(tmp_path, article("a.txt"))
    first = client.get(path)
    assert "Last-Modified" not in first.headers
    assert client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert client.head(path).headers["ETag"] == first.headers["ETag"]
    assert client.post(path).status_code == 405
    assert client.post(path).mimetype == "text/plain"


def test_below_a_path_of_the_site_every_address_carries_it(tmp_path):
    _, settings, store = serve(tmp_path, article("a.txt"), url="https://post.example/news")
    client = create_app(settings, store).test_client()
    for path in ALL[:-1]:
        found = places(client, f"/news{path}")
        assert found
        assert all(place.startswith("https://post.example/news/") for place in found)
    assert "Sitemap: https://post.example/news/sitemap.xml\n" in client.get("/robots.txt").text


def test_a_store_of_two_lives_of_an_article_lists_it_once(tmp_path):
    client, settings, store = serve(tmp_path)
    for n in range(4):
        with at(2 * n):
            saved(store, settings, article("a.txt", title=f"Headline number {n}"))
    found = places(client, "/sitemap-1.xml")
    assert len(found) == 1
    assert all(one != other for one, other in pairwise(found))

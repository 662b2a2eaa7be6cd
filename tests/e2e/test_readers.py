"""Real readers on a real service: each sees every article once, and the formats say the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from feeds.lint import lint
from tests.e2e.service import Service, running, until
from tests.readers import feedparser_, feedsmith, newsboat, sfeed, strict
from tests.readers.entry import Entry, need
from tests.readers.proxy import Proxy, proxied

pytestmark = pytest.mark.e2e

SEEDS = Path(__file__).parent.parent.parent / "seeds"
FORMATS = ("rss.xml", "atom.xml", "feed.json")
XML_FORMATS = FORMATS[:2]
FACETS = ("", "/section/politics", "/section/world", "/source/seeds", "/author/ana-lima")
HEADLINES = (
    ("Politics", "Harbour council votes to keep the night ferry", "Ana Lima"),
    ("Politics", "Mayor & council quarrel over “clean” diesel", "Ana Lima"),
    ("World", "Île-de-Sein rebuilds its lighthouse – in stone", "Ana Lima"),
    ("World", "Fish < 3 kg go back into the sea, says treaty", "Tom Ek"),
    ("World", "عودة العبارة إلى الميناء بعد العاصفة", "Tom Ek"),
    ("Culture", "The choir that sings at low tide", "Tom Ek"),
)


def copy(section: str, headline: str, author: str) -> str:
    """An article as it is scraped, of words that no other one shares."""
    stem = "".join(letter for letter in headline.lower() if letter.isalnum())[-24:]
    paragraphs = (" ".join(f"{stem}{part}x{n}" for n in range(40)) for part in "abc")
    return "\n\n".join(
        (f"Home > {section} > {headline}", headline, f"By {author}", *(f"{p}." for p in paragraphs))
    )


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    files = {f"{number}.txt": copy(*told) for number, told in enumerate(HEADLINES)}
    with running(tmp_path_factory.mktemp("wire"), files) as started:
        until(lambda: len(seen(started, "/rss.xml")) == len(files), "all articles in the feed")
        yield started


@pytest.fixture
def proxy(service: Service) -> Iterator[Proxy]:
    with proxied(service.url) as started:
        yield started


def seen(service: Service, path: str) -> tuple[Entry, ...]:
    answer = service.get(path)
    assert answer.status == 200, path
    return strict.read(answer.body)


def drop(service: Service, name: str) -> str:
    """Drop a new article while the service runs; its headline, once it is in the feed."""
    headline = f"A seal named {name} comes ashore"
    service.drop(f"{name}.txt", copy("World", headline, "Ana Lima"))
    until(lambda: headline in titles(seen(service, "/section/world/atom.xml")), f"{headline!r} in the feed")
    return headline


def titles(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.title for entry in entries]


def by_id(entries: tuple[Entry, ...]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.id)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("facet", FACETS)
def test_every_feed_keeps_the_contract(service: Service, facet: str, suffix: str) -> None:
    answer = service.get(f"{facet}/{suffix}")
    assert answer.status == 200
    assert lint(answer.body, answer.headers["Content-Type"], f"{service.url}{facet}/{suffix}") == ()


def test_every_feed_of_the_sample_site_keeps_the_contract(tmp_path: Path) -> None:
    files = {str(path.relative_to(SEEDS)): path.read_text("utf-8") for path in SEEDS.rglob("*.txt")}
    with running(tmp_path, files) as site:
        until(
            lambda: len(seen(site, "/rss.xml?content=summary")) == min(len(files), 50),
            "all seeds in the feed",
        )
        outline = etree.fromstring(site.get("/feeds.opml").body)
        facets = [url.removeprefix(site.url).removesuffix("/rss.xml") for url in outline.xpath("//@xmlUrl")]
        assert len(facets) > 5
        for facet in facets:
            for content in ("", "?content=full", "?content=summary"):
                answers = [site.get(f"{facet}/{suffix}{content}") for suffix in FORMATS]
                found = [
                    finding
                    for answer in answers
                    for finding in lint(answer.body, answer.headers["Content-Type"])
                ]
                assert found == []
                assert len({strict.read(answer.body) for answer in answers}) == 1


@pytest.mark.parametrize("facet", FACETS)
def test_all_formats_and_readers_see_the_same_articles(service: Service, facet: str) -> None:
    feedsmith.require()
    answers = {suffix: service.get(f"{facet}/{suffix}") for suffix in FORMATS}
    expected = strict.read(answers["feed.json"].body)
    assert expected
    for suffix, answer in answers.items():
        assert strict.read(answer.body) == expected, suffix
        assert feedsmith.read(answer.body) == expected, suffix
    for suffix in XML_FORMATS:  # feedparser reads no JSON
        assert feedparser_.read(answers[suffix].body, answers[suffix].headers["Content-Type"]) == expected, (
            suffix
        )


def test_the_articles_are_those_that_were_dropped(service: Service) -> None:
    assert set(titles(seen(service, "/feed.json"))) >= {headline for _, headline, _ in HEADLINES}
    assert set(titles(seen(service, "/author/tom-ek/rss.xml"))) == {
        h for _, h, author in HEADLINES if author == "Tom Ek"
    }


@pytest.mark.parametrize("suffix", XML_FORMATS)
def test_newsboat_sees_each_article_once(service: Service, proxy: Proxy, tmp_path: Path, suffix: str) -> None:
    need("newsboat")
    path = f"/section/world/{suffix}"
    reader = newsboat.subscribe(tmp_path / "newsboat", [proxy.url + path])
    for _ in range(3):
        newsboat.refresh(reader)
        assert by_id(newsboat.entries(reader)) == by_id(seen(service, path))
    headline = drop(service, f"newsboat-{suffix.partition('.')[0]}")
    newsboat.refresh(reader)
    assert titles(newsboat.entries(reader)).count(headline) == 1
    assert by_id(newsboat.entries(reader)) == by_id(seen(service, path))


def test_newsboat_is_told_that_nothing_changed_from_its_third_fetch(
    service: Service, proxy: Proxy, tmp_path: Path
) -> None:
    need("newsboat")
    path = "/section/politics/rss.xml"
    reader = newsboat.subscribe(tmp_path / "newsboat", [proxy.url + path])
    for _ in range(5):
        newsboat.refresh(reader)
    assert [exchange.status for exchange in proxy.of(path)][2:] == [304, 304, 304]
    third = proxy.of(path)[2]
    assert third.request["If-None-Match"] == third.response["ETag"]


def test_newsboat_is_told_what_is_new_alone_and_then_304_again(
    service: Service, proxy: Proxy, tmp_path: Path
) -> None:
    need("newsboat")
    path = "/section/world/rss.xml"
    reader = newsboat.subscribe(tmp_path / "newsboat", [proxy.url + path])
    for _ in range(3):
        newsboat.refresh(reader)
    drop(service, "newsboat-304")
    newsboat.refresh(reader)
    newsboat.refresh(reader)
    assert [exchange.status for exchange in proxy.of(path)][2:] == [304, 226, 304]
    assert by_id(newsboat.entries(reader)) == by_id(seen(service, path))


def test_newsboat_that_follows_several_feeds_sees_each_article_once(
    service: Service, proxy: Proxy, tmp_path: Path
) -> None:
    need("newsboat")
    paths = [
        f"{facet}/{suffix}" for facet in ("", "/section/world", "/section/politics") for suffix in XML_FORMATS
    ]
    reader = newsboat.subscribe(tmp_path / "newsboat", [proxy.url + path for path in paths])
    for _ in range(3):
        newsboat.refresh(reader)
    assert by_id(newsboat.entries(reader)) == by_id(seen(service, "/rss.xml"))


@pytest.mark.parametrize("suffix", XML_FORMATS)
def test_sfeed_sees_each_article_once(service: Service, proxy: Proxy, tmp_path: Path, suffix: str) -> None:
    need("sfeed_update", "curl")
    path = f"/section/world/{suffix}"
    reader = sfeed.subscribe(tmp_path / "sfeed", {"world": proxy.url + path})
    for _ in range(3):
        sfeed.refresh(reader)
        assert by_id(sfeed.entries(reader, "world")) == by_id(seen(service, path))
    headline = drop(service, f"sfeed-{suffix.partition('.')[0]}")
    sfeed.refresh(reader)
    assert titles(sfeed.entries(reader, "world")).count(headline) == 1
    assert by_id(sfeed.entries(reader, "world")) == by_id(seen(service, path))


def test_sfeed_is_never_redirected(service: Service, proxy: Proxy, tmp_path: Path) -> None:
    need("sfeed_update", "curl")
    paths = {"all": "/rss.xml", "politics": "/section/politics/atom.xml"}
    reader = sfeed.subscribe(tmp_path / "sfeed", {name: proxy.url + path for name, path in paths.items()})
    sfeed.refresh(reader)
    assert {exchange.path: exchange.status for exchange in proxy.exchanges} == dict.fromkeys(
        paths.values(), 200
    )
    for name, path in paths.items():
        assert by_id(sfeed.entries(reader, name)) == by_id(seen(service, path))

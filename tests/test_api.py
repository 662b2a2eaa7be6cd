"""The change API and the JSON of one article, over the whole app: every answer is held to the OpenAPI document."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from threading import Thread
from typing import Any

import pytest
import time_machine
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from werkzeug.test import TestResponse

from feeds.model import Article
from feeds.settings import Config, Site
from feeds.store import Store
from feeds.store.save import Pass
from tests import making
from tests.making import article, each, words
from tests.staging import Staged
from web import create_app
from web.api import page

PATH = "/api/articles"


class Wire:
    """A site over a real store, asked as a program asks; no answer passes that the description does not know."""

    def __init__(self, folder, **site: str) -> None:
        self.config: Config = making.config(
            folder, **{"url": "https://news.example", "title": "The Wire"} | site
        )
        self.store: Store = making.store(self.config)
        self.client: FlaskClient = create_app(self.config, self.store).test_client()
        self.described: dict[str, Any] = self.client.get("/api/openapi.json").get_json()

    def save(self, *some: Article) -> None:
        self.store.save(each(*some), self.config, Pass(source="wire"))

    def key(self, name: str) -> str:
        found = self.store.edition("all", "", 500)
        assert found is not None
        return next(one.key for one in found.articles if one.name == name)

    def get(self, path: str, **headers: str) -> TestResponse:
        response = self.client.get(path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        conforms(self.described, path, response)
        return response

    def told(self, query: str = "") -> dict[str, Any]:
        response = self.get(f"{PATH}?{query}")
        assert response.status_code == 200, response.text
        told: dict[str, Any] = response.get_json()
        return told


def conforms(described: dict[str, Any], path: str, response: TestResponse) -> None:
    """Hold an answer to what the document says of its address and status."""
    plain = re.sub(r"/article/\w+\.json", "/article/{key}.json", path.partition("?")[0])
    said = described["paths"][plain]["get"]["responses"][str(response.status_code)]
    registry: Registry[Any] = Registry().with_resource("urn:api", DRAFT202012.create_resource(described))
    if "$ref" in said:
        said = described["components"]["responses"][said["$ref"].rpartition("/")[2]]
    for header in said.get("headers", ()):
        assert header in response.headers, header
    if "content" not in said:
        assert response.data == b""
        return
    ((media_type, content),) = said["content"].items()
    assert response.content_type == media_type
    schema = json.loads(json.dumps(content["schema"]).replace('"#/', '"urn:api#/'))
    Draft202012Validator(schema, registry=registry, format_checker=FormatChecker()).validate(
        json.loads(response.data)
    )


@pytest.fixture
def site(tmp_path):
    made = Wire(tmp_path)
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def still(tmp_path_factory):
    """A site that nobody writes to: for tests that only read."""
    made = Wire(tmp_path_factory.mktemp("still"))
    made.save(article("a.txt", sections=("Politics",)))
    yield made
    made.store.close()


def test_the_description_is_an_openapi_document(still):
    validate(still.described)
    assert still.described["servers"] == [{"url": "https://news.example"}]
    assert "The Wire" in still.described["info"]["title"]


def test_a_title_with_quotes_does_not_break_the_description(tmp_path):
    made = Wire(tmp_path, title='A "quoted" </script> \\ title')
    assert made.described["info"]["title"] == 'Articles of A "quoted" </script> \\ title'


def test_an_empty_store_has_nothing_to_tell_and_a_cursor(site):
    told = site.told()
    assert (told["articles"], told["more"]) == ([], False)
    assert told["next"].startswith(site.store.changed_since(0).epoch + "-")
    assert site.told(f"since={told['next']}") == told


def test_an_article_is_told_as_a_feed_tells_it_and_with_what_we_know_besides(site):
    site.save(article("a.txt", sections=("Politics", "World"), authors=("Ann Example",), stated=making.NOON))
    (told,) = site.told()["articles"]
    feed = site.client.get("/feed.json").get_json()["items"][0]
    assert feed.items() <= told.items()
    besides = {name: value for name, value in told.items() if name not in feed}
    assert besides == {
        "state": "article",
        "change": told["change"],
        "published_from": "copy",
        "revision": 0,
        "sections": ["Politics", "World"],
        "source": "wire",
    }


def test_pages_follow_one_another_in_order_and_end_with_all(site):
    site.save(*(article(f"{n}.txt") for n in range(7)))
    seen, query = [], "limit=3"
    while True:
        told = site.told(query)
        seen += told["articles"]
        query = f"limit=3&since={told['next']}"
        if not told["more"]:
            break
    assert [one["change"] for one in seen] == sorted({one["change"] for one in seen})
    assert {one["title"] for one in seen} == {f"Headline of {n}.txt" for n in range(7)}


def test_a_withdrawal_is_told_with_its_reason_and_nothing_of_the_text(site):
    site.save(article("a.txt", "Some secret words of the text", authors=("Ann Example",)))
    cursor = site.told()["next"]
    gone = site.store.withdraw(site.key("a.txt"), "It was wrong.", site.config)
    (told,) = site.told(f"since={cursor}")["articles"]
    assert told["state"] == "withdrawn"
    assert told["reason"] == "It was wrong."
    assert told["withdrawn"] == gone.withdrawn.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert set(told) == {"state", "change", "id", "url", "withdrawn", "reason"}
    site.store.undo_withdrawal(gone.key, site.config)
    assert [one["state"] for one in site.told(f"since={cursor}")["articles"]] == ["article"]


def test_who_is_filed_elsewhere_has_left(site):
    site.save(article("a.txt", sections=("Politics",)))
    cursor = site.told("section=politics")["next"]
    site.save(article("a.txt", sections=("World",)))
    (left,) = site.told(f"section=politics&since={cursor}")["articles"]
    assert (left["state"], set(left)) == ("left", {"state", "change", "id", "url"})
    (joined,) = site.told(f"section=world&since={cursor}")["articles"]
    assert (joined["state"], joined["id"]) == ("article", left["id"])


@pytest.mark.parametrize(
    ("query", "count"),
    [("author=ann-example", 1), ("tag=roses", 1), ("source=wire", 2), ("section=world", 1)],
)
def test_each_kind_of_facet_can_be_followed(site, query, count):
    site.save(
        article("a.txt", authors=("Ann Example",), tags=("Roses",)), article("b.txt", sections=("World",))
    )
    assert len(site.told(query)["articles"]) == count


@pytest.mark.parametrize(
    "query",
    [
        "since=", "since=5", "since=x-1-2", "since=UP-1", "since=x--1", "since=x-01", "since=x-9999999999999999999",
        "since=%00-1", "since=x-1&since=x-1", "limit=", "limit=0", "limit=501", "limit=-1", "limit=1e2", "limit=+5",
        "limit=١", "limit=5&limit=5", "section=Politics", "section=", "section=a%2Fb", "section=politics&section=world",
        "section=politics&author=ann", "limit", "%6Cimit=0",
    ],
)  # fmt: skip
def test_a_bad_query_is_400_with_a_sentence(still, query):
    response = still.get(f"{PATH}?{query}")
    assert response.status_code == 400
    assert response.headers["Cache-Control"] == "no-store"


def test_what_is_not_known_is_ignored_and_not_echoed(still):
    response = still.get(f"{PATH}?utm_source=secret&utm_source=secret&limit=5")
    assert response.status_code == 200
    assert "secret" not in response.text


def test_an_unknown_section_is_404(still):
    assert still.get(f"{PATH}?section=nowhere").status_code == 404


@pytest.mark.parametrize("query", ["", "section=politics"])
def test_a_cursor_of_another_life_or_beyond_the_newest_is_410_and_says_how_to_begin_anew(still, query):
    cursor = still.told(query)["next"]
    epoch, _, change = cursor.rpartition("-")
    for foreign in (f"other-{change}", f"{epoch}-{int(change) + 1}", f"{epoch}-{10**17}"):
        response = still.get(f"{PATH}?{query}&since={foreign}")
        assert response.status_code == 410
        restart = response.get_json()["restart"]
        assert restart == f"https://news.example{PATH}" + (f"?{query}" if query else "")
        assert still.get(restart.removeprefix("https://news.example")).status_code == 200


def test_the_same_answer_is_304_until_something_changes(site):
    first = site.get(PATH)
    again = site.get(PATH, If_None_Match=first.headers["ETag"])
    assert again.status_code == 304
    assert first.headers["Cache-Control"] == again.headers["Cache-Control"] == "public, no-cache"
    assert first.headers["Access-Control-Allow-Origin"] == again.headers["Access-Control-Allow-Origin"] == "*"
    assert "Last-Modified" not in first.headers
    site.save(article("a.txt"))
    assert site.get(PATH, If_None_Match=first.headers["ETag"]).status_code == 200


@pytest.mark.parametrize("path", [PATH, "/api/openapi.json"])
def test_it_is_only_read(still, path):
    got, head = still.client.get(path), still.client.head(path)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == got.headers["ETag"]
    assert still.client.options(path).status_code == 204
    assert still.client.options(path).headers["Access-Control-Allow-Origin"] == "*"
    for method in ("POST", "PUT", "DELETE", "PATCH", "BREW"):
        response = still.client.open(path, method=method)
        assert response.status_code == 405
        assert response.content_type == "application/json"
        assert response.get_json()["error"]
        assert "GET" in response.headers["Allow"]


def test_an_unknown_address_below_api_is_404_as_an_object(still):
    response = still.client.get("/api/nothing")
    assert (response.status_code, response.content_type) == (404, "application/json")


def test_while_the_store_is_away_it_is_503_with_a_time_to_come_back(still):
    staged = Staged(still.store)
    client = create_app(still.config, staged).test_client()
    staged.gone = True
    for path in (PATH, f"/article/{'a' * 22}.json"):
        response = client.get(path)
        conforms(still.described, path, response)
        assert response.status_code == 503


def test_a_page_of_great_texts_ends_before_it_is_too_large_and_misses_nothing(site):
    site.save(*(article(f"{n}.txt", words(f"long{n}", 500)) for n in range(5)))
    seen, cursor = [], 0
    while True:
        found = site.store.changes("all", "", cursor, 100)
        assert found is not None
        told = json.loads(page(found, site.config, most=6_000))
        assert len(told["articles"]) <= 2
        seen += [one["id"] for one in told["articles"]]
        cursor = int(told["next"].rpartition("-")[2])
        if not told["more"]:
            break
    assert len(set(seen)) == len(seen) == 5


def test_below_a_path_of_the_site_it_is_the_same(site):
    mounted = replace(site.config, site=Site(url="https://post.example/news"))
    client = create_app(mounted, site.store).test_client()
    site.save(article("a.txt"))
    left, cut = client.get(f"/news{PATH}"), client.get(PATH)
    assert left.data == cut.data
    assert left.get_json()["articles"][0]["url"].startswith("https://post.example/news/article/")
    assert client.get("/news/api/nothing").content_type == "application/json"
    restart = client.get(f"/news{PATH}?since=other-1").get_json()["restart"]
    assert restart == "https://post.example/news/api/articles"
    assert client.get("/news/api/openapi.json").get_json()["servers"] == [
        {"url": "https://post.example/news"}
    ]


# One article


def test_an_article_is_told_with_its_history(site):
    site.save(article("a.txt", authors=("Ann Example",)))
    site.save(article("a.txt", authors=("Ann Example",), title="Another headline"))
    site.save(article("a.txt", words("a").replace("a7", "a7x"), title="Another headline"))
    told = site.get(f"/article/{site.key('a.txt')}.json").get_json()
    assert told["title"] == "Another headline"
    assert [(one["number"], one["title"], one["changed"]) for one in told["revisions"]] == [
        (0, "Headline of a.txt", []),
        (1, "Another headline", ["title"]),
        (2, "Another headline", ["authors", "content_html"]),
    ]
    assert told["revision"] == 2


def test_the_json_of_an_article_has_validators_and_may_be_read_by_any_page(site):
    site.save(article("a.txt"))
    path = f"/article/{site.key('a.txt')}.json"
    first = site.get(path)
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert site.get(path, If_None_Match=first.headers["ETag"]).status_code == 304
    assert site.client.post(path).status_code == 405
    assert site.client.post(path).content_type == "application/json"


def test_a_withdrawn_article_is_410_as_an_object_without_its_text(site):
    site.save(article("a.txt", "Some secret words of the text", authors=("Ann Example",)))
    key = site.key("a.txt")
    site.store.withdraw(key, "It was wrong.", site.config)
    response = site.get(f"/article/{key}.json")
    assert response.status_code == 410
    assert response.get_json()["reason"] == "It was wrong."
    assert set(response.get_json()) == {"error", "id", "url", "withdrawn", "reason"}


def test_an_article_that_is_not_there_is_404_as_an_object(still):
    assert still.get(f"/article/{'a' * 22}.json").status_code == 404


# A reader of the cursor, while others write


class Life:
    """Articles that are written, corrected, filed elsewhere, withdrawn and brought back, by a thread of their own."""

    def __init__(self, site: Wire, acts: int) -> None:
        self.site, self.acts = site, acts
        self.choice = random.Random(7)
        self.thread = Thread(target=self.run)

    def run(self) -> None:
        for act in range(self.acts):
            name = f"{self.choice.randrange(60)}.txt"
            what = self.choice.randrange(10)
            if what < 3:
                self.withdraw_or_bring_back(name)
            else:
                text = words(name.removesuffix(".txt")) + (f" more{act}" * (what - 3))
                section = ("Politics", "World")[what % 2]
                self.site.save(
                    article(name, text, title=f"Headline {act // 7} of {name}", sections=(section,))
                )

    def withdraw_or_bring_back(self, name: str) -> None:
        found = self.site.store.edition("all", "", 500)
        assert found is not None
        for one in found.articles:
            if one.name == name and one.withdrawn is None:
                self.site.store.withdraw(one.key, "Wrong.", self.site.config)
            elif one.name == name:
                self.site.store.undo_withdrawal(one.key, self.site.config)


@pytest.mark.parametrize(("kind", "slug"), [("all", ""), ("section", "politics")])
def test_a_reader_of_the_cursor_ends_with_what_the_store_holds_while_others_write(site, kind, slug):
    facet = f"{kind}={slug}&" if slug else ""
    life = Life(site, 120)
    known: dict[str, dict[str, Any]] = {}
    cursor, newest, rounds = "", 0, 0

    def read() -> bool:
        nonlocal cursor, newest, rounds
        told = site.told(f"{facet}limit=7" + (f"&since={cursor}" if cursor else ""))
        for one in told["articles"]:
            assert one["change"] > newest, "out of order, or told twice"
            newest = one["change"]
            if one["state"] == "left":
                known.pop(one["id"], None)
            else:
                known[one["id"]] = one
        cursor, rounds = told["next"], rounds + 1
        return bool(told["more"])

    life.thread.start()
    while life.thread.is_alive():
        read()
    life.thread.join()
    while read():
        pass
    assert rounds > 10
    found = site.store.edition(kind, slug, 500)
    assert found is not None
    held = {one.id: one for one in found.articles}
    assert known.keys() == held.keys()
    for one in held.values():
        said = known[one.id]
        assert (said["state"] == "withdrawn") == (one.withdrawn is not None)
        if one.withdrawn is None:
            assert (said["title"], said["content_html"]) == (one.title, one.body_html)
    assert any(one.withdrawn for one in held.values())


def test_moments_are_those_of_the_store(site):
    with time_machine.travel(making.NOON.replace(year=2100), tick=False):
        site.save(article("a.txt"))
        told = site.get(f"/article/{site.key('a.txt')}.json").get_json()
    assert told["revisions"][0]["moment"] == "2100-11-20T12:00:00Z"

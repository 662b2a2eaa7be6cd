"""Searches over HTTP: feeds that one can subscribe to, their addresses and validators; and the page for people."""

from __future__ import annotations

import itertools
import json
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qs, quote, unquote_plus, urlencode, urlsplit

import pytest
import time_machine
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import etree

from feeds.ingest import index
from feeds.lint import lint
from feeds.lint import text as lint_text
from feeds.search_query import Query, Words, parse
from feeds.settings import Site
from feeds.store.save import Pass
from tests import making
from tests.making import article, each, words
from tests.readers import strict
from tests.sites import Elements, alternates
from tests.staging import Staged
from tests.test_search_query import SYNTAX
from web import create_app, searches
from web.bodies import Bodies
from web.front import Front
from web.search_keys import Refused, SearchKey, key

SUFFIXES = ("rss.xml", "atom.xml", "feed.json")
MEDIA = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
}
NOON = datetime(2100, 1, 1, 12, tzinfo=UTC)
SECONDS = itertools.count(1)
ATOM = "{http://www.w3.org/2005/Atom}"


def site(folder):
    return making.config(folder, url="https://post.example", title="The Post", size=3)


@pytest.fixture
def config(tmp_path):
    return site(tmp_path)


def seven(store, config):
    publish(
        store,
        config,
        *(article(f"{n}.txt", f"storm &amp; surge {words(str(n))}", summary="It blew.") for n in range(7)),
    )


@pytest.fixture
def store(config):
    yield from making.opened(config, seven)


@pytest.fixture
def client(config, store):
    return create_app(config, store).test_client()


@pytest.fixture(scope="module")
def still(tmp_path_factory):
    """Asks a site that nobody writes to."""
    config = site(tmp_path_factory.mktemp("still"))
    with closing(making.store(config, fill=seven)) as store:
        yield create_app(config, store).test_client()


def publish(store, config, *some):
    with time_machine.travel(NOON + timedelta(seconds=10 * next(SECONDS)), tick=False):
        store.save(each(*some), config, Pass(source="wire"))
        index(store)


def later():
    """When every Last-Modified is over."""
    return time_machine.travel(NOON + timedelta(days=1), tick=False)


def named(body, suffix, rel):
    """The address that a feed's head links to under a relation."""
    if suffix == "feed.json":
        field = {"next": "next_url", "self": "feed_url", "alternate": "home_page_url"}.get(rel, "")
        return json.loads(body).get(field, "")
    root = etree.fromstring(body)
    head = root if suffix == "atom.xml" else root[0]
    return next((link.get("href") for link in head.findall(ATOM + "link") if link.get("rel") == rel), "")


# Feeds


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("query", ["q=storm", "q=%22storm+surge%22+-5", "q=nothing", "page=2&q=storm&sort=relevance",
                                   "content=summary&q=after%3A2026-01-01", "q=%E6%9D%B1%E4%BA%AC"])  # fmt: skip
def test_a_search_is_a_feed_as_the_others_are(still, suffix, query):
    got = still.get(f"/search/{suffix}?{query}")
    assert got.status == "200 OK"
    assert got.mimetype == MEDIA[suffix]
    url = f"https://post.example/search/{suffix}?{query}"
    assert named(got.data, suffix, "self") == url
    assert got.headers["Link"] == f'<{url}>; rel="self"'
    assert lint(got.data, got.headers["Content-Type"], url) == ()
    strict.read(got.data)


def test_all_formats_have_the_same_entries(still):
    one, two, three = (strict.read(still.get(f"/search/{suffix}?q=storm").data) for suffix in SUFFIXES)
    assert one == two == three
    assert len(one) == 3


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("sort", ["", "&sort=relevance"])
def test_whoever_follows_next_has_all_that_was_found(still, suffix, sort):
    address, read, ids = f"/search/{suffix}?content=summary&q=storm{sort}", [], set()
    while address:
        body = still.get(address).data
        read += [entry.id for entry in strict.read(body)]
        if suffix == "atom.xml":
            ids.add(etree.fromstring(body).findtext(ATOM + "id"))
        address = named(body, suffix, "next").removeprefix("https://post.example")
        assert "content=summary" in address or not address
    assert len(read) == len(set(read)) == 7
    assert len(ids) == (suffix == "atom.xml")


def test_a_later_page_leads_back(still):
    second = still.get("/search/atom.xml?q=storm&page=2").data
    assert named(second, "atom.xml", "previous") == "https://post.example/search/atom.xml?q=storm"
    assert named(second, "atom.xml", "alternate") == "https://post.example/search?page=2&q=storm"


def test_the_title_says_what_was_looked_for(still):
    root = etree.fromstring(still.get("/search/rss.xml?q=storm%20%20-%22a%20%26%20b%22").data)
    assert root.findtext("channel/title") == 'Search: storm -"a & b" – The Post'


# Addresses


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("q=storm", "q=storm"),
        ("q=+storm%20%0A", "q=storm"),
        ("utm_source=x&q=storm&page=1&sort=newest&content=full", "q=storm"),
        ("sort=relevance&q=storm&page=2&content=summary", "content=summary&page=2&q=storm&sort=relevance"),
        ("q=M%C3%BCller", "q=M%C3%BCller"),
        ("q=Mu%CC%88ller", "q=M%C3%BCller"),
        ("q=storm+storm", "q=storm"),
        ("q=%E2%80%9Cstorm+surge%E2%80%9D", "q=%22storm+surge%22"),
    ],
)
def test_every_spelling_is_answered_as_the_canonical_address(still, query, canonical):
    got = still.get(f"/search/rss.xml?{query}")
    same = still.get(f"/search/rss.xml?{canonical}")
    assert got.data == same.data
    assert got.headers["ETag"] == same.headers["ETag"]
    assert named(got.data, "rss.xml", "self") == f"https://post.example/search/rss.xml?{canonical}"


@pytest.mark.parametrize(
    "query",
    ["", "q=", "q=+", "q=%00", "q=-", "Q=storm", "q=a&q=a", "q=a&page=1&page=2", "q=a&page=0", "q=a&page=21",
     "q=a&page=01", "q=a&page=%EF%BC%91", "q=a&page=-1", "q=a&sort=best", "q=a&sort=", "q=a&content=",
     "q=a&content=full&content=full", "q=after%3Ayesterday", "q=section%3A", f"q={'a' * 201}"],
)  # fmt: skip
def test_what_cannot_be_granted_is_a_400_in_plain_words(still, query):
    for suffix in SUFFIXES:
        got = still.get(f"/search/{suffix}?{query}")
        assert (got.status_code, got.mimetype) == (400, "text/plain")
        assert got.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/search/", "/search/rss.xml/", "/search/feed.xml", "/search/x/rss.xml", "/Search/rss.xml"]
)
def test_other_paths_are_none(still, path):
    assert still.get(f"{path}?q=storm").status_code == 404


def test_methods_are_those_of_feeds(still):
    got, head = still.get("/search/rss.xml?q=storm"), still.head("/search/rss.xml?q=storm")
    assert (head.headers, head.data) == (got.headers, b"")
    assert still.post("/search/rss.xml?q=storm").status_code == 405
    assert still.options("/search/rss.xml?q=storm").status_code == 204


def test_nothing_that_is_asked_is_a_key_but_canonical_searches_that_fit(config, store, monkeypatch):
    bodies = Bodies(config, store)
    monkeypatch.setattr(searches, "LIMIT", 40_000)
    client = create_app(config, store, bodies).test_client()
    for number in range(40):
        assert client.get(f"/search/rss.xml?x={number}&q=storm++{number}").status_code == 200
    held = bodies._searches._held
    assert 1 < len(held) < 40
    assert sum(one.body.size for one in held.values()) == bodies._searches._bytes <= 40_000
    assert list(held)[-1] == "/search/rss.xml?q=storm+39"
    assert bodies.ready == {}, "feeds are not displaced"


BYTES = st.binary(max_size=40).map(lambda raw: quote(raw, safe="=&+%"))
VALUES = SYNTAX | st.sampled_from(["2", "relevance"])
PAIRS = st.lists(st.tuples(st.sampled_from(["q", "page", "sort", "content", "x"]), VALUES), max_size=4)
ANYTHING = st.one_of(
    SYNTAX.map(lambda text: urlencode({"q": text}, errors="surrogatepass")),
    PAIRS.map(lambda pairs: urlencode(pairs, errors="surrogatepass")),
    BYTES,
)  # fmt: skip


@hypothesis_settings(max_examples=300)
@given(query=ANYTHING, suffix=st.sampled_from(SUFFIXES))
@example(query="q=%3CP%3E", suffix="rss.xml")
def test_no_query_is_a_mistake_of_ours(still, query, suffix):
    got = still.get(f"/search/{suffix}?{query}")
    assert got.status_code in (200, 400)
    if got.status_code == 200:
        assert got.mimetype == MEDIA[suffix]
        strict.read(got.data)
        own = named(got.data, suffix, "self")
        broken = {one.rule for one in lint(got.data, got.headers["Content-Type"], own)}
        # Who looks for "<p>" finds that in the title.
        assert broken <= {one.rule for one in lint_text.plain(unquote_plus(own), 0, "")}
        assert still.get(own.removeprefix("https://post.example")).data == got.data
    page = still.get(f"/search?{query}")
    assert page.status_code in (200, 400)
    assert page.mimetype == "text/html"


@given(ANYTHING)
def test_a_key_is_its_own_canonical_address(query):
    found = key(query, "rss.xml")
    if isinstance(found, SearchKey):
        assert key(urlsplit(found.target).query, "rss.xml") == found
    else:
        assert isinstance(found, Refused)


def test_a_query_may_come_with_bytes_that_nobody_has_encoded():
    raw = "q=Müller".encode().decode("latin-1")
    assert key(raw) == SearchKey(query=Query(wanted=(Words("Müller"),)))


# Validators


def test_a_304_where_nothing_has_moved_it(client, store, config):
    with later():
        got = client.get("/search/rss.xml?q=storm+5")
    publish(store, config, article("other.txt"))
    with later():
        known = client.get("/search/rss.xml?q=storm+5", headers={"If-None-Match": got.headers["ETag"]})
        dated = client.get(
            "/search/rss.xml?q=storm+5", headers={"If-Modified-Since": got.headers["Last-Modified"]}
        )
    assert (known.status_code, known.data, dated.status_code) == (304, b"", 304)
    for name in ("ETag", "Last-Modified", "Cache-Control", "Vary"):
        assert known.headers[name] == got.headers[name]


def test_no_etag_and_no_last_modified_is_of_two_bodies(client, store, config):
    asked = [f"/search/{suffix}?{rest}" for suffix in SUFFIXES for rest in ("q=storm", "q=storm&sort=relevance",
             "q=storm&page=2", "q=-storm", "q=calm", "content=summary&q=section%3Aworld")]  # fmt: skip
    tags: dict[tuple[str, str], bytes] = {}
    dates: dict[tuple[str, str], bytes] = {}
    for number in range(12):
        act(store, config, number)
        for address in asked:
            with later():
                got = client.get(address)
            assert tags.setdefault((address, got.headers["ETag"]), got.data) == got.data
            assert dates.setdefault((address, got.headers["Last-Modified"]), got.data) == got.data
            assert parsedate_to_datetime(got.headers["Last-Modified"]) < NOON + timedelta(days=1)
    assert len(tags) > 60


def act(store, config, number):
    """One of the things that happen to a store, in a second of its own."""
    made = article(
        f"{number % 4}.txt", ("storm ", "calm ")[number % 2] + words(str(number)), title=f"T{number // 5}"
    )
    with time_machine.travel(NOON + timedelta(seconds=10 * next(SECONDS)), tick=False):
        if number % 4 == 3:
            index(store)
        elif number % 5 == 4:
            [newest, *_] = store.search(parse("storm"), size=3).articles
            store.withdraw(newest.key, "Not so.", config)
        else:
            sections = ("World",) if number % 3 else ()
            store.save(each(replace(made, sections=sections)), config, Pass(source="wire"))


def test_last_modified_waits_until_its_second_is_over(client, store, config):
    publish(store, config, article("new.txt", "storm"))
    moment = store.search(parse("storm"), size=3).moment
    with time_machine.travel(moment, tick=False):
        got = client.get("/search/rss.xml?q=storm")
    assert "Last-Modified" not in got.headers
    assert "ETag" in got.headers
    with time_machine.travel(moment + timedelta(seconds=5), tick=False):
        assert "Last-Modified" in client.get("/search/rss.xml?q=storm").headers


def test_every_worker_makes_the_same_bytes(config, store):
    one, two = (create_app(config, store, Bodies(config, store)).test_client() for _ in range(2))
    two.get("/search/atom.xml?q=storm")
    publish(store, config, article("new.txt", "storm"))
    assert one.get("/search/atom.xml?q=storm").data == two.get("/search/atom.xml?q=storm").data


def test_a_withdrawal_shows_in_the_next_answer(client, store, config):
    key_of = store.search(parse("storm"), size=1).articles[0].key
    before = client.get("/search/feed.json?q=storm").data
    store.withdraw(key_of, "Not so.", config)
    after = client.get("/search/feed.json?q=storm").data
    assert key_of.encode() in before
    assert key_of.encode() not in after


def test_no_delta_is_offered(still):
    with later():
        tag = still.get("/search/rss.xml?q=storm").headers["ETag"]
        stale = tag.replace("-", "-1", 1)
        got = still.get("/search/rss.xml?q=storm", headers={"A-IM": "feed", "If-None-Match": stale})
    assert got.status_code == 200
    assert "IM" not in got.headers


def test_gzip_is_negotiated(still):
    packed = still.get("/search/rss.xml?q=storm", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["ETag"] == still.get("/search/rss.xml?q=storm").headers["ETag"]


# What a worker holds


def test_the_store_searches_once_until_something_is_committed(config, store):
    staged = Staged(store)
    client = create_app(config, staged).test_client()
    for _ in range(3):
        client.get("/search/rss.xml?q=storm")
    assert staged.asked.count("search") == 1
    publish(store, config, article("other.txt"))
    for _ in range(3):
        client.get("/search/rss.xml?q=storm")
    assert staged.asked.count("search") == 2


def test_a_commit_during_a_search_is_in_the_next_answer(config, store):
    staged = Staged(store)
    client = create_app(config, staged).test_client()

    def commit(asked):
        if asked == "search":
            staged.after = lambda _: None
            publish(store, config, article("during.txt", "storm"))

    staged.after = commit
    client.get("/search/rss.xml?q=storm")
    assert b"Headline of during.txt" in client.get("/search/rss.xml?q=storm").data


def test_searches_never_take_the_last_free_thread(config, store):
    entered, leave = threading.Semaphore(0), threading.Event()

    def wait(asked):
        if asked == "search":
            entered.release()
            assert leave.wait(30)

    staged = Staged(store, before=wait)
    client = create_app(config, staged)
    slow = [
        threading.Thread(target=lambda n=n: client.test_client().get(f"/search/rss.xml?q=storm+{n}"))
        for n in range(3)
    ]
    for one in slow:
        one.start()
        assert entered.acquire(timeout=30)
    try:
        got = client.test_client().get("/search/rss.xml?q=storm+9")
        assert (got.status_code, got.headers["Retry-After"]) == (503, "1")
    finally:
        leave.set()
        for one in slow:
            one.join(30)


def test_the_front_answers_searches_without_the_app(config, store):
    front = Front(config)
    front.give_bodies(Bodies(config, store), store)
    sent: dict[str, str] = {}

    def start(status, headers):
        sent.update(status=status, **dict(headers))

    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/search/rss.xml", "QUERY_STRING": "q=storm"}
    body = b"".join(front(environ, start))
    assert (sent["status"], sent["Content-Type"]) == ("200 OK", "application/rss+xml; charset=utf-8")
    assert len(strict.read(body)) == 3


def test_a_store_that_is_away_is_a_503(config, store):
    staged = Staged(store)
    client = create_app(config, staged).test_client()
    staged.gone = True
    for path in ("/search/rss.xml?q=storm", "/search?q=storm"):
        got = client.get(path)
        assert got.status_code == 503
        assert int(got.headers["Retry-After"]) > 0


# The page


def test_the_page_has_a_form_that_needs_no_script(still):
    got = still.get("/search")
    page = Elements(got.text)
    assert page.open == []
    [form] = page.named("form")
    assert (form["action"], form["method"]) == ("/search", "get")
    assert {one["name"] for one in (*page.named("input"), *page.named("select"))} == {"q", "sort"}
    assert "form-action 'self'" in got.headers["Content-Security-Policy"]
    assert not page.named("script")


def test_the_page_shows_what_was_found_and_the_feeds_of_the_very_search(still):
    got = still.get("/search?sort=relevance&q=storm+%22%3Csurge%3E%22")
    assert got.status_code == 200
    assert Elements(got.text).open == []
    assert got.text.count('<article class="story"') == 3
    assert "<surge>" not in got.text
    for media_type, address in alternates(got.text):
        href = str(address)
        feed = still.get(href.removeprefix("https://post.example"))
        assert feed.mimetype == media_type
        assert named(feed.data, urlsplit(href).path.rpartition("/")[2], "self") == href
        assert parse_qs(urlsplit(href).query) == {"q": ["storm <surge>"], "sort": ["relevance"]}


def test_pages_of_the_page_lead_on_and_back(still):
    links = [
        link for link in Elements(still.get("/search?q=storm&page=2").text).named("a") if link.get("rel")
    ]
    assert {link["rel"]: link["href"] for link in links if link["rel"] in ("prev", "next")} == {
        "prev": "/search?q=storm",
        "next": "/search?page=3&q=storm",
    }
    assert still.get("/search?q=storm&page=4").text.count("Nothing more was found") == 1


@pytest.mark.parametrize("query", ["q=", "q=after%3Ayesterday", "q=a&q=b", "q=a&page=99"])
def test_what_cannot_be_looked_for_is_said_on_the_page(still, query):
    got = still.get(f"/search?{query}")
    assert got.status_code == 400
    assert 'role="alert"' in got.text
    assert got.headers["Cache-Control"] == "no-store"


def test_what_was_typed_stands_in_the_form_again(still):
    got = still.get("/search?" + urlencode({"q": 'after:soon "><script>'}))
    [box] = [one for one in Elements(got.text).named("input") if one["name"] == "q"]
    assert box["value"] == 'after:soon "><script>'
    assert "<script" not in got.text


def test_search_engines_leave_searches_alone(still):
    robots = {"name": "robots", "content": "noindex, follow"}
    assert robots not in Elements(still.get("/search").text).named("meta")
    assert robots in Elements(still.get("/search?q=storm").text).named("meta")
    assert robots in Elements(still.get("/search?q=").text).named("meta")


def test_a_search_that_found_nothing_can_be_followed(still):
    got = still.get("/search?q=nothing")
    assert got.status_code == 200
    assert len(alternates(got.text)) == 3
    assert "Nothing was found yet" in got.text


def test_every_page_leads_to_the_search(still):
    assert 'href="/search"' in still.get("/").text
    assert 'href="/search" aria-current="page"' in still.get("/search?q=storm").text


def test_below_a_path_of_the_site_all_links_carry_it(config, store):
    mounted = replace(config, site=Site(url="https://post.example/news", size=3))
    client = create_app(mounted, store).test_client()
    got = client.get("/news/search?q=storm")
    assert Elements(got.text).named("form")[0]["action"] == "/news/search"
    assert 'href="/news/search?page=2&amp;q=storm"' in got.text
    feed = client.get("/news/search/atom.xml?q=storm").data
    assert named(feed, "atom.xml", "next") == "https://post.example/news/search/atom.xml?page=2&q=storm"

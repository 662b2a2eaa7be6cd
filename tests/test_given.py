"""Fields given outright: in a sidecar, in front matter; what wins, what is refused, what is no head at all."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.model import Document, Image, Item, Rejection
from feeds.parse import parse
from feeds.parse.front_matter import find, yaml

BODY = """
The harbour board voted on Tuesday to keep the old swing bridge open for carts and walkers, ending a dispute of years.

The vote was seven to two. Work begins in spring, and the bridge stays open while the piers are mended one by one.
"""
ARRIVED = datetime(2026, 11, 25, 12, tzinfo=UTC)
CET = timezone(timedelta(hours=1))


def refused(text: str, sidecar: str | bytes, sidecar_name: str) -> Rejection:
    found = parsed(text, "a.txt", sidecar, sidecar_name)
    assert isinstance(found, Rejection)
    return found


def said(text: str | bytes, name: str = "a.txt", sidecar: str | bytes = b"", sidecar_name: str = "") -> Item:
    found = parsed(text, name, sidecar, sidecar_name)
    assert isinstance(found, Item)
    return found


def parsed(
    text: str | bytes, name: str = "a.txt", sidecar: str | bytes = b"", sidecar_name: str = ""
) -> Item | Rejection:
    beside = sidecar.encode() if isinstance(sidecar, str) else sidecar
    document = Document(
        source="wire",
        name=name,
        data=text.encode() if isinstance(text, str) else text,
        arrived=ARRIVED,
        sidecar=beside,
        sidecar_name=sidecar_name,
    )
    (one,) = parse(document, 0.5)
    return one


HEADS = {
    "yaml": '---\ntitle: "Bridge: it stays"\nauthors: [Ann Lee, "Bo Hansen, Jr."]\ndate: 2026-11-24T10:00:00+01:00\n'
    "Categories:\n  - World\n  - 'Harbour'\ntags: a, b\ndescription: >-\n  It stays,\n  at last.\nlayout: post\n---\n",
    "toml": '+++\ntitle = "Bridge: it stays"\nauthors = ["Ann Lee", "Bo Hansen, Jr."]\n'
    "date = 2026-11-24T10:00:00+01:00\n"
    'categories = ["World", "Harbour"]\ntags = ["a", "b"]\ndescription = "It stays, at last."\n+++\n',
    "letter": "Title: Bridge: it stays\nAuthors: Ann Lee; Bo Hansen, Jr.\nDate: Tue, 24 Nov 2026 10:00:00 +0100\n"
    "Categories: World; Harbour\nKeywords: a, b\nSummary: It stays,\n  at last.\n",
}


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.MARKDOWN"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("kind", HEADS)
def test_a_head_gives_its_fields_outright(kind, ends, name):
    item = said((HEADS[kind] + BODY).replace("\n", ends), name)
    assert (item.title, item.authors) == ("Bridge: it stays", ("Ann Lee", "Bo Hansen, Jr."))
    assert item.published == datetime(2026, 11, 24, 10, tzinfo=CET)
    assert (item.crumbs, item.tags) == (("World", "Harbour"), ("a", "b"))
    assert item.summary == "It stays, at last."
    assert "harbour board" in item.body_html
    assert "seven to two" in item.body_html
    assert "Ann Lee" not in item.body_html
    reasons = {item.why[field] for field in ("title", "authors", "published", "sections", "tags", "summary")}
    assert {(why.rule, why.confidence) for why in reasons} == {("front_matter.find", 1.0)}


def test_a_sidecar_goes_before_a_head_and_a_head_before_the_text():
    item = said(
        "---\ntitle: From the head\nlang: en\n---\nFrom the text itself\n" + BODY,
        sidecar='title = "Beside"',
        sidecar_name="a.toml",
    )
    assert (item.title, item.language) == ("Beside", "en")
    assert item.why["title"].rule == "sidecar.find"
    assert item.why["language"].rule == "front_matter.find"


def test_a_text_without_its_headline_takes_the_one_beside_it():
    for title in ("Bridge", "The old swing bridge stays"):
        item = said(BODY, sidecar=f'{{"headline": "{title}"}}', sidecar_name="desk/a.json")
        assert item.title == title
        assert "harbour board" in item.body_html
        assert "seven to two" in item.body_html


def test_character_references_that_a_page_left_in_a_field_are_read_once():
    table = {
        "title": "Fish &amp; chips &amp;lt; all",
        "summary": "&quot;Yes&quot;",
        "tags": "R&amp;D, ferries &#38; ports",
        "sections": "Food &amp; Drink",
        "authors": [{"name": "O&#8217;Brien"}, "M&uuml;ller"],
        "url": "https://a.example/?a=1&copy;=2",
        "image": {
            "url": "https://a.example/b.jpg?x&amp;y",
            "caption": "Salt &amp; pepper",
            "credit": "A&amp;B",
        },
    }
    item = said(BODY, sidecar=json.dumps(table), sidecar_name="a.json")
    assert (item.title, item.summary) == ("Fish & chips &lt; all", '"Yes"')
    assert (item.tags, item.crumbs) == (("R&D", "ferries & ports"), ("Food & Drink",))
    assert item.authors == ("O’Brien", "Müller")
    assert item.url == "https://a.example/?a=1&copy;=2"
    picture = Image(url="https://a.example/b.jpg?x&amp;y", caption="Salt & pepper", credit="A&B")
    assert item.image == picture


def test_a_headline_that_is_given_with_references_is_known_in_the_text_that_has_them_too():
    item = said(
        f"Fish &amp; chips return\n{BODY}", sidecar='title = "Fish &amp; chips return"', sidecar_name="a.toml"
    )
    assert item.title == "Fish & chips return"
    assert "Fish" not in item.body_html


PAGE = (
    "<p>The harbour board wählte on Tuesday to keep the bridge open, ending a dispute of years.</p>\n"
    "<p>Seven to two.</p>"
)


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize(
    "page", [PAGE, f"<div>{PAGE}</div>", f"<html lang=en><body class=x>{PAGE}</body></html>"]
)
def test_a_page_without_a_headline_takes_the_one_beside_it(page, name, encoding):
    table = json.dumps({"title": "Brücke <b> bleibt 橋"})
    item = said(page.encode(encoding), name, sidecar=table, sidecar_name="a.json")
    assert item.title == "Brücke <b> bleibt 橋"
    assert "board wählte" in item.body_html
    assert "Seven to two" in item.body_html
    assert "Brücke" not in item.body_html
    assert "&lt;p&gt;" not in item.body_html


def test_a_page_with_a_headline_is_read_as_it_stands():
    page = f"<html><title>Another</title><body><h1>Another one</h1>{PAGE}</body></html>"
    item = said(page, "a.html", sidecar='{"title": "Given"}', sidecar_name="a.json")
    assert item.title == "Given"
    assert "Given" not in item.body_html


def test_a_given_headline_with_a_zero_in_it_makes_no_text_binary():
    item = said(BODY, sidecar='{"title": "Bridge\\u0000 stays open"}', sidecar_name="a.json")
    assert "seven to two" in item.body_html


def test_a_picture_is_an_address_or_a_table():
    table = (
        '{"image": {"url": "https://a.example/b.jpg", "caption": "The bridge", "width": 800, "height": "x"}}'
    )
    picture = Image(url="https://a.example/b.jpg", caption="The bridge", width=800)
    assert said("A bridge stays open\n" + BODY, sidecar=table, sidecar_name="a.json").image == picture


def test_a_picture_whose_type_and_length_are_stated_has_both():
    table = 'image = {url = "https://a.example/b", type = "Image/WebP", length = 48211, height = -1}'
    picture = Image(url="https://a.example/b", media_type="image/webp", length=48_211)
    assert said("A bridge stays open\n" + BODY, sidecar=table, sidecar_name="a.toml").image == picture


@pytest.mark.parametrize(
    ("name", "sidecar", "words"),
    [
        ("a.json", '{"title": ', "line 1"),
        ("a.toml", 'title = "x\n', "line 1"),
        ("a.json", "[1]", "must be a table"),
        ("a.json", '{"date": "soon"}', "date must be a date"),
        ("a.json", '{"title": ["x"]}', "title must be text"),
        ("a.toml", "authors = [[]]", "authors must be text"),
        ("a.json", '{"image": "b.jpg"}', "image must be"),
        ("a.json", "[" * 90_000, "too deep"),
        ("a.toml", "a = " + "[" * 90_000, "too deep"),
        ("a.json", b"{\n\xff}", "line 2"),
        ("a.json", "", "line 1"),
        ("a.json", '{"id": ' + "9" * 9_000 + "}", "a.json"),
    ],
)
def test_a_sidecar_with_a_mistake_rejects_its_document_and_says_why(name, sidecar, words):
    found = refused("A bridge stays open\n" + BODY, sidecar, f"desk/{name}")
    assert (found.reason, words in found.detail, name in found.detail) == ("sidecar", True, True)


@pytest.mark.parametrize(
    "text",
    [
        "---\nA bridge stays open\n---\n" + BODY,
        "---\ntitle: never closed\n" + BODY,
        "+++\nA bridge stays open\n+++\n" + BODY,
        "Title: one line alone\n" + BODY,
        "Title: A bridge\nWhat: an unknown key\n" + BODY,
        "Date: 24 May 2026\nPlace: Sabel\n" + BODY,
        "A bridge stays open\n" + BODY,
    ],
)
def test_what_only_resembles_a_head_stays_text(text):
    document = Document(
        source="wire", name="a.txt", data=text.encode() if isinstance(text, str) else text, arrived=ARRIVED
    )
    matter, rest = find(document)
    assert (matter.values, rest) == ({}, document)


def test_a_page_has_no_head():
    document = Document(source="wire", name="a.html", data=(HEADS["yaml"] + BODY).encode(), arrived=ARRIVED)
    assert find(document)[1] == document


def test_a_value_of_no_use_is_passed_over_in_a_head():
    item = said("---\ntitle: A bridge stays open\ndate: soon\nimage: b.jpg\n---\n" + BODY)
    assert (item.title, item.image) == ("A bridge stays open", None)


def test_aliases_grow_nothing():
    text = "a: &a [x, x]\n" + "\n".join(f"b{n}: &b{n} [*a, *a, *a]" for n in range(40))
    assert yaml("title: *a\n" + text)["title"] == "*a"
    assert yaml(text)["b39"] == "&b39 [*a, *a, *a]"


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("24 November 2026", date(2026, 11, 24)),
        ("2026-11-24 10:00", datetime(2026, 11, 24, 10, tzinfo=UTC).replace(tzinfo=None)),
        ("2026-11-24T10:00:00Z", datetime(2026, 11, 24, 10, tzinfo=UTC)),
    ],
)
def test_dates_as_people_write_them(written, when):
    assert said(f"---\ntitle: A bridge stays open\ndate: {written}\n---\n" + BODY).published == when


@given(st.text(st.sampled_from("a:-[]'\"|> \n#&*{}\\"), max_size=200))
def test_any_head_is_read_or_left(text):
    assert all(isinstance(key, str) for key in yaml(text))


@given(
    st.dictionaries(
        st.sampled_from(["title", "authors", "date", "image", "tags"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["url", "name", "width"]), inner, max_size=3)
            ),
            max_leaves=5,
        ),
    )
)
def test_any_sidecar_gives_an_article_or_a_reason(table):
    found = parsed("A bridge stays open\n" + BODY, "a.txt", sidecar=json.dumps(table), sidecar_name="a.json")
    assert isinstance(found, Item) or found.reason == "sidecar"


@pytest.mark.parametrize(
    "text",
    ["---\n" + "a: [" + "'" * 30_000, "Title: " + "a " * 2_000_000, "---\n" + "-\n" * 15_000 + "---\n"],
)
def test_bait_costs_nothing(text):
    document = Document(
        source="wire", name="a.txt", data=text.encode() if isinstance(text, str) else text, arrived=ARRIVED
    )
    assert find(document)[0].values == {}

"""Pages of HTML: which documents are such, what hurts, and every field with its reason."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.errors import DocumentError
from feeds.model import Document, Item, Rejection
from feeds.parse import html, parse
from feeds.parse.html import tree
from tests.page import ARRIVED, TEXT, linked, page, parsed, read


def sniffed(data: bytes, name: str = "page.html") -> bool:
    return html.sniff(Document(source="s", name=name, data=data, arrived=ARRIVED))


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html></html>",
        b"\xef\xbb\xbf\r\n <!doctype HTML PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'>",
        b'<?xml version="1.0"?>\n<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">',
        b"<!-- saved from a paper --><!-- twice -->\n<html>",
        b"<head><title>Ferry</title>",
        b'<div class="story"><p>text</p></div>',
        "<html><body><p>Fähre</p></body></html>".encode("utf-16"),
    ],
)
@pytest.mark.parametrize("name", ["page.html", "page.txt", "page.htm"])
def test_a_page_is_known_by_its_bytes(data, name):
    assert sniffed(data, name)


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>',
        b'<feed xmlns="http://www.w3.org/2005/Atom"/>',
        b"<!-- made by a desk --><NewsML/>",
        b'{"title": "<p>no page</p>"}',
        b"<b>Ferry</b> sails again",
        b"Ferry sails again\n\nThe price is < 3 and > 2.",
        b"%PDF-1.7",
        b"",
    ],
)
def test_other_documents_are_no_pages(data):
    assert not sniffed(data, "story.txt")


def test_a_file_named_html_may_begin_with_words():
    assert sniffed(b"Ferry sails again <p>after the winter</p>", "page.html")
    assert not sniffed(b"Ferry sails again <p>after the winter</p>", "page.txt")


FULL = page(
    '<title>Ferry sails again - The Island Gazette</title><link rel="canonical" href="/news/ferry?utm_source=x#top">'
    '<base href="https://gazette.example.org/"><meta property="og:site_name" content="The Island Gazette">'
    '<meta property="og:url" content="https://gazette.example.org/news/ferry">'
    '<meta property="og:image" content="/img/ferry-1200x800.jpg"><meta name="keywords" content="ferries, islands">'
    + linked(
        '{"@type": "NewsArticle", "headline": "Ferry sails again", "author": {"@type": "Person", "name": "Ann Field"},'
        '"datePublished": "2025-03-10T08:30:00+02:00", "dateModified": "2025-03-10T11:00:00+02:00",'
        '"articleSection": "Travel", "timeRequired": "PT3M"}'
    ),
    '<h1>Ferry sails again</h1><p class="standfirst">A winter without the boat has ended for the islands.</p>'
    '<p class="byline">By Ann Field</p><time datetime="2025-03-10T08:30:00+02:00">10 March 2025</time>'
    '<figure><img src="/img/ferry-400x300.jpg"><figcaption>The ferry at its pier'
    '<span class="credit">Photo: Jo Miller</span></figcaption></figure>',
)  # fmt: skip


def test_a_page_gives_every_field_and_says_why():
    item = parsed(FULL)
    assert isinstance(item, Item)
    zone = timezone(timedelta(hours=2))
    assert item.title == "Ferry sails again"
    assert item.authors == ("Ann Field",)
    assert item.published == datetime(2025, 3, 10, 8, 30, tzinfo=zone)
    assert item.updated == datetime(2025, 3, 10, 11, 0, tzinfo=zone)
    assert item.url == "https://gazette.example.org/news/ferry"
    assert item.crumbs == ("Travel",)
    assert item.tags == ("ferries", "islands")
    assert item.language == "en"
    assert item.minutes == 3
    assert item.summary == "A winter without the boat has ended for the islands."
    assert item.image
    assert item.image.url == "https://gazette.example.org/img/ferry-1200x800.jpg"
    assert (item.image.caption, item.image.credit) == ("The ferry at its pier", "Jo Miller")
    assert "lamp oil" in item.body_html
    assert set(item.why) == {
        "title", "authors", "published", "updated", "url", "sections", "tags", "language", "reading_minutes",
        "summary", "image", "body_html",
    }  # fmt: skip
    for why in item.why.values():
        assert "." in why.rule
        assert why.evidence
        assert 0 < why.confidence <= 1
    assert "JSON-LD" in item.why["title"].evidence
    assert "h1" in item.why["title"].evidence


def test_a_page_says_no_more_than_it_does():
    item = read("<title>Ferry sails again</title>", lang="")
    assert item.authors == ()
    assert item.published is None
    assert item.updated is None
    assert (item.url, item.language, item.summary, item.image, item.tags) == ("", "", "", None, ())


def test_a_page_without_text_is_rejected():
    rejection = parsed(
        b"<html><head><title>Ferry sails again</title></head><body><nav>Home</nav></body></html>"
    )
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "boilerplate"


def test_a_page_without_any_headline_is_rejected():
    rejection = parsed(f"<div>{TEXT}</div>".encode())
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "no headline"


def test_a_consent_page_is_rejected_as_such():
    rejection = parsed(
        b"<html><head><title>Before you continue</title></head><body><h1>Before you continue</h1>"
        b"<p>We and our partners use cookies to store data.</p><button>Accept all</button></body></html>"
    )
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "consent page"


# bytes


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1251", "cp1251"),
        ("Shift_JIS", "cp932"),
        ("", "utf-16"),
    ],
)
def test_the_declared_encoding_is_believed_where_the_bytes_agree(declared, encoding):
    title = {"cp1251": "Паром снова ходит", "cp932": "フェリー再開"}.get(encoding, "Fähre fährt “wieder”")
    meta = f'<meta charset="{declared}">' if declared else ""
    data = f"<html><head>{meta}<title>{title}</title></head><body><h1>{title}</h1>{TEXT}</body></html>"
    item = parsed(data.encode(encoding))
    assert isinstance(item, Item)
    assert item.title == title


def test_stray_bytes_and_nuls_do_not_hide_a_page():
    item = parsed(page().replace(b"harbour master", b"harbour\x00 m\xe4ster"))
    assert isinstance(item, Item)
    assert item.title == "Ferry sails again"


def test_no_depth_and_no_number_of_elements_hurts():
    deep = parsed(page(article="<h1>Ferry sails again</h1>" + "<div>" * 100_000))
    assert isinstance(deep, Item | Rejection)
    wide = parsed(page(article="<p>a<p>b" * tree.MAX_ELEMENTS))
    assert isinstance(wide, Rejection)
    assert wide.reason == "too long"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 900))
def test_broken_bytes_are_rejected_or_read_and_never_crash(noise, at):
    data = page('<meta name="author" content="Ann Field">')
    document = Document(source="s", name="a.html", data=data[:at] + noise + data[at:], arrived=ARRIVED)
    assert parse(document, 0)


def test_bytes_that_are_no_text_raise():
    with pytest.raises(DocumentError):
        tree.read(b"\xff\xfe<\x00h\x00\x00\xd8")
    with pytest.raises(DocumentError):
        tree.read(b"   ")


def test_a_date_after_arrival_is_none():
    item = read('<meta property="article:published_time" content="2027-01-05T10:00:00Z">')
    assert item.published is None
    assert read('<meta property="article:published_time" content="2025-01-05">').published == date(2025, 1, 5)
    assert ARRIVED.tzinfo is UTC


def test_the_lines_of_a_page_are_those_that_it_shows():
    aside = "<aside><a href='/tides'>Tides of the  <b>Week</b></a><p>Advertisement</p></aside>"
    item = read(article=f"<h1>Ferry sails again</h1>{aside}")
    assert item.lines[:3] == ("ferry sails again", "tides of the week", "advertisement")
    assert [line[:9] for line in item.lines[3:]] == ["the ferry", "the crew ", "on the is", "© the isl"]

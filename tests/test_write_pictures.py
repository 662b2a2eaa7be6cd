"""Pictures in feeds: as media elements, as enclosures where their length is known, and in the content."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from lxml import etree

from feeds.model import Image
from feeds.settings import Content
from feeds.write import WRITERS
from tests.write_cases import ATOM, CONTENT, article, config, feed, xml

MEDIA = "{http://search.yahoo.com/mrss/}"
HARBOUR = Image(
    url="https://x.example/2026/harbour-at-dawn.jpg",
    caption="The harbour <at> dawn",
    credit="Ana Lima",
    width=640,
    height=480,
)
XML = {"rss.xml": "channel/item", "atom.xml": ATOM + "entry"}


def _entry(suffix: str, image: Image | None, content: Content = "full", **fields: Any) -> etree._Element:
    found = xml(feed(suffix, [article(image=image, **fields)], config(), content)).find(XML[suffix])
    assert found is not None
    return found


def _html(body_html: str, image: Image = HARBOUR) -> str:
    written = article(body_html=body_html, image=image)
    found = [
        _entry("rss.xml", image, body_html=body_html).findtext(CONTENT + "encoded"),
        _entry("atom.xml", image, body_html=body_html).findtext(ATOM + "content"),
        json.loads(feed("feed.json", [written], config()))["items"][0]["content_html"],
    ]
    assert found[0] == found[1] == found[2]
    assert found[0]
    return found[0]


@pytest.mark.parametrize("suffix", XML)
@pytest.mark.parametrize("content", ["full", "summary"])
def test_a_picture_is_media_with_all_that_is_known(suffix: str, content: Content) -> None:
    entry = _entry(suffix, HARBOUR, content)
    (found,) = entry.findall(MEDIA + "content")
    assert dict(found.attrib) == {
        "url": HARBOUR.url, "medium": "image", "type": "image/jpeg", "width": "640", "height": "480",
    }  # fmt: skip
    assert found.findtext(MEDIA + "description") == HARBOUR.caption
    assert found.findtext(MEDIA + "credit") == "Ana Lima"
    (small,) = entry.findall(MEDIA + "thumbnail")
    assert dict(small.attrib) == {"url": HARBOUR.url, "width": "640", "height": "480"}


@pytest.mark.parametrize("suffix", XML)
def test_what_is_not_known_of_a_picture_is_not_said(suffix: str) -> None:
    entry = _entry(suffix, Image(url="https://x.example/pictures?id=7", width=0, height=10**9))
    (found,) = entry.findall(MEDIA + "content")
    assert dict(found.attrib) == {"url": "https://x.example/pictures?id=7", "medium": "image"}
    assert len(found) == 0


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "/a.jpg", "data:image/png;base64,AA=="])
def test_a_picture_that_nobody_can_fetch_is_none(suffix: str, url: str) -> None:
    body = feed(suffix, [article(image=Image(url=url))], config())
    assert body == feed(suffix, [article()], config())


@pytest.mark.parametrize("suffix", WRITERS)
def test_without_its_length_a_picture_is_no_enclosure(suffix: str) -> None:
    body = feed(suffix, [article(image=HARBOUR)], config())
    assert b"enclosure" not in body
    assert b"attachments" not in body


@pytest.mark.parametrize(
    "half", [{"length": 48_211, "url": "https://x.example/pictures?id=7"}, {"length": 1}, {"length": 0}]
)
@pytest.mark.parametrize("suffix", WRITERS)
def test_without_its_type_or_with_a_length_that_is_none_neither(suffix: str, half: dict[str, Any]) -> None:
    body = feed(suffix, [article(image=replace(HARBOUR, **half))], config())
    assert b"enclosure" not in body
    assert b"attachments" not in body


def test_with_length_and_type_it_is_one_enclosure() -> None:
    known = replace(HARBOUR, url="https://x.example/p?id=7", length=48_211, media_type="image/webp")
    (rss,) = _entry("rss.xml", known).findall("enclosure")
    assert dict(rss.attrib) == {"url": known.url, "length": "48211", "type": "image/webp"}
    (atom,) = _entry("atom.xml", known).findall(f"{ATOM}link[@rel='enclosure']")
    assert dict(atom.attrib) == {
        "rel": "enclosure", "href": known.url, "length": "48211", "type": "image/webp",
    }  # fmt: skip
    (item,) = json.loads(feed("feed.json", [article(image=known)], config()))["items"]
    assert item["attachments"] == [{"url": known.url, "mime_type": "image/webp", "size_in_bytes": 48_211}]


def test_json_names_the_picture() -> None:
    (item,) = json.loads(feed("feed.json", [article(image=HARBOUR)], config(), "summary"))["items"]
    assert item["image"] == HARBOUR.url


def test_the_picture_leads_the_content() -> None:
    assert _html("<p>Text.</p>") == (
        f'<figure><img src="{HARBOUR.url}" alt="" width="640" height="480">'
        "<figcaption>The harbour &lt;at&gt; dawn <small>Ana Lima</small></figcaption></figure>\n<p>Text.</p>"
    )


def test_a_credit_that_the_caption_gives_is_not_repeated() -> None:
    named = replace(HARBOUR, caption="Dawn. Photo: ana lima")
    assert "<figcaption>Dawn. Photo: ana lima</figcaption>" in _html("<p>Text.</p>", named)
    assert "figcaption" not in _html("<p>Text.</p>", replace(HARBOUR, caption="", credit=""))


@pytest.mark.parametrize(
    ("shown", "url"),
    [
        (HARBOUR.url, HARBOUR.url),
        ("http://x.example/2026/harbour-at-dawn.jpg?w=320&amp;q=80", HARBOUR.url),
        ("https://x.example/2026/harbour-at-dawn-300x200.jpg", HARBOUR.url),
        (
            "https://x.example/2026/harbour-at-dawn.jpg",
            "https://cdn.example/a/harbour-at-dawn_640w_scaled.webp",
        ),
        (
            "https://x.example/_processed_/csm_harbour_378dc1311b.jpg",
            "https://x.example/a/csm_harbour_a21e892935.jpg",
        ),
        ("https://x.example/2026/harbour-e1715708581580.png?w=1024", "https://x.example/2026/harbour.png"),
        ("https://x.example/s1600/harbour-2.jpg", "https://x.example/w1600/harbour-2.jpg"),
        ("https://x.example/p?id=7", "http://x.example/p?id=7"),
    ],
)
def test_a_picture_that_the_text_shows_is_not_shown_twice(shown: str, url: str) -> None:
    body = f'<p>Text. <img alt="x" src="{shown}"></p>'
    assert _html(body, replace(HARBOUR, url=url)) == body


@pytest.mark.parametrize(
    ("shown", "url"),
    [
        ("https://x.example/p?id=7", "https://x.example/p?id=8"),
        ("https://x.example/2026/DSC_0551.jpg", "https://x.example/2026/DSC_0528-scaled.jpg"),
        (
            "https://x.example/2026/at-the-harbour-2020021712.jpg",
            "https://x.example/2026/at-the-harbour-2020021713.jpg",
        ),
        ("https://x.example/1/image.jpg", "https://x.example/2/image.jpg"),
        ("https://x.example/1/a.jpg", "https://x.example/2/a.jpg"),
        ("https://x.example/harbour-at-dusk.jpg", HARBOUR.url),
    ],
)
def test_another_picture_does_not_stand_for_it(shown: str, url: str) -> None:
    assert _html(f'<p><img src="{shown}"></p>', replace(HARBOUR, url=url)).startswith("<figure>")


def test_a_summary_has_no_figure_and_a_headline_alone_no_content() -> None:
    assert _entry("rss.xml", HARBOUR, "summary").find(CONTENT + "encoded") is None
    assert _entry("rss.xml", HARBOUR, body_html="").find(CONTENT + "encoded") is None


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_notice_shows_no_picture(suffix: str) -> None:
    gone = article(image=HARBOUR)
    body = feed(suffix, [replace(gone, withdrawn=gone.updated, reason="Wrong.")], config())
    assert b"x.example" not in body


@pytest.mark.parametrize("suffix", XML)
def test_feedparser_finds_picture_caption_and_credit(suffix: str) -> None:
    (entry,) = feedparser.parse(feed(suffix, [article(image=HARBOUR)], config())).entries
    assert entry.media_content[0]["url"] == entry.media_thumbnail[0]["url"] == HARBOUR.url
    assert entry.media_content[0]["medium"] == "image"
    assert entry.media_credit[0]["content"] == "Ana Lima"


# The publication's own

ICON, LOGO = "https://x.example/icon.png", "https://x.example/logo.png"


def test_the_publication_has_pictures_of_its_own() -> None:
    rss, atom = (xml(feed(suffix, [], config(icon=ICON, logo=LOGO))) for suffix in XML)
    assert [(e.tag, e.text) for e in rss.iterfind("channel/image/*")] == [
        ("url", LOGO),
        ("title", rss.findtext("channel/title")),
        ("link", rss.findtext("channel/link")),
    ]
    assert (atom.findtext(ATOM + "icon"), atom.findtext(ATOM + "logo")) == (ICON, LOGO)
    read = json.loads(feed("feed.json", [], config(icon=ICON, logo=LOGO)))
    assert (read["icon"], read["favicon"]) == (ICON, ICON)


def test_rss_shows_the_icon_where_there_is_no_logo_and_nothing_where_neither_is() -> None:
    assert xml(feed("rss.xml", [], config(icon=ICON))).findtext("channel/image/url") == ICON
    for suffix in WRITERS:
        body = feed(suffix, [], config())
        assert not any(name in body for name in (b"<image", b"icon", b"<logo"))


# Links in the content


@pytest.mark.parametrize(
    ("body", "sent"),
    [
        ('<p><a href="/crew">crew</a></p>', "<p><a>crew</a></p>"),
        ('<p><a href="#note">1</a></p>', "<p><a>1</a></p>"),
        ('<p><img src="//x.example/a.jpg" alt="x">.</p>', "<p>.</p>"),
        ('<p><img src="a.jpg"><img alt="">.</p>', "<p>.</p>"),
        ('<a href="https://x.example/ä b?q=1&amp;r=2">x</a>', '<a href="https://x.example/%C3%A4%20b?q=1&amp;r=2">x</a>'),
        ('<a href="https://x.example/?a=1&amp;b=2">x</a>', '<a href="https://x.example/?a=1&amp;b=2">x</a>'),
        ('<a href="mailto:desk@x.example">x</a>', '<a href="mailto:desk@x.example">x</a>'),
        ('<a href="mailto:a b">x</a>', "<a>x</a>"),
        ('<a href="http://[::1">x</a>', "<a>x</a>"),
        ('<img src="mailto:desk@x.example">.', "."),
    ],
)  # fmt: skip
def test_addresses_in_the_content_are_absolute_or_gone(body: str, sent: str) -> None:
    for suffix, path in (("rss.xml", CONTENT + "encoded"), ("atom.xml", ATOM + "content")):
        assert _entry(suffix, None, body_html=body).findtext(path) == sent

"""Articles, editions and configs for the tests of the writers, and what a strict reader finds in a feed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from hypothesis import strategies as st
from lxml import etree

from feeds.addresses import article_key, feed_id, feed_url, slugify, tag_uri
from feeds.lint import lint
from feeds.model import Article, Edition, Facet, Image
from feeds.normalise.characters import clean as characters_cleaned
from feeds.normalise.sanitise import sanitised
from feeds.settings import Config, Content, Section, Server, Site
from feeds.write import WRITERS

NOON = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def config(**site: Any) -> Config:
    said = {"title": "The Harbour Post", "url": "https://post.example/news", "language": "en", **site}
    sections = (
        Section(name="World", slug="world", content="summary", size=20),
        Section(name="Culture & Arts"),
    )
    return Config(path=Path("config.toml"), site=Site(**said), sections=sections, server=Server())


def article(number: int = 1, **fields: Any) -> Article:
    uuid = uuid5(NAMESPACE_URL, str(number))
    plain = Article(
        source="desk",
        name=f"{number}.txt",
        title=f"Ferry {number} returns to the harbour",
        authors=("Ana Lima", "Tom Ek"),
        language="en-GB",
        sections=("World", "Politics"),
        tags=("ferries", "world"),
        summary="The ferry is back.\nPrices rise.",
        body_html="<p>The ferry is <em>back</em> &amp; full.</p>",
        body_text="The ferry is back & full.",
        published=NOON,
        updated=NOON.replace(hour=13),
    )
    return identified(replace(plain, **fields), uuid)


def identified(bare: Article, uuid: UUID) -> Article:
    slug = slugify(bare.title)
    return replace(bare, id=tag_uri("post.example", "2026", uuid), key=article_key(uuid), slug=slug)


def facet(kind: str = "section", name: str = "Politics", slug: str = "politics") -> Facet:
    minted = feed_id("post.example", "2026", kind, slug)
    return Facet(kind=kind, name=name, slug=slug, feed_id=minted, moment=NOON.replace(hour=14))


def feed(
    suffix: str,
    articles: Sequence[Article],
    conf: Config,
    content: Content = "full",
    of: Facet | None = None,
    *,
    archive: tuple[int, int] | None = None,
    clean: bool = True,
) -> bytes:
    """The feed of these articles; the checker finds nothing in it, unless it is not to be `clean`."""
    shown = of or facet()
    edition = Edition(
        facet=shown, epoch="e", change=1, moment=shown.moment, articles=tuple(articles), archive=archive
    )
    writer = WRITERS[suffix]
    body = writer.frame(edition, conf, content).around(writer.entry(a, conf, content) for a in articles)
    if clean:
        findings = lint(body, writer.MEDIA_TYPE, feed_url(conf, shown, suffix, content, archive))
        assert not findings, findings[0]
    return body


def xml(body: bytes) -> etree._Element:
    return etree.fromstring(body, etree.XMLParser(recover=False, resolve_entities=False, no_network=True))


@dataclass(frozen=True, slots=True)
class Told:
    """What a strict reader finds in an entry. RSS has no `updated`."""

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]


def told(suffix: str, body: bytes) -> list[Told]:
    return {"rss.xml": _rss, "atom.xml": _atom, "feed.json": _json}[suffix](body)


def _rss(body: bytes) -> list[Told]:
    return [
        Told(
            item.findtext("guid") or "",
            item.findtext("title") or "",
            item.findtext("link") or "",
            datetime.strptime(item.findtext("pubDate") or "", "%a, %d %b %Y %H:%M:%S %z"),
            None,
            tuple(e.text or "" for e in item.findall(DC + "creator")),
            tuple(e.text or "" for e in item.findall("category")),
        )
        for item in xml(body).iterfind("channel/item")
    ]


def _atom(body: bytes) -> list[Told]:
    return [
        Told(
            entry.findtext(ATOM + "id") or "",
            entry.findtext(ATOM + "title") or "",
            entry.find(f"{ATOM}link[@rel='alternate']").attrib["href"],  # type: ignore[union-attr]
            datetime.fromisoformat(entry.findtext(ATOM + "published") or ""),
            datetime.fromisoformat(entry.findtext(ATOM + "updated") or ""),
            tuple(e.text or "" for e in entry.findall(f"{ATOM}author/{ATOM}name")),
            tuple(e.attrib["term"] for e in entry.findall(ATOM + "category")),
        )
        for entry in xml(body).iterfind(ATOM + "entry")
    ]


def _json(body: bytes) -> list[Told]:
    return [
        Told(
            item["id"],
            item["title"],
            item["url"],
            datetime.fromisoformat(item["date_published"]),
            datetime.fromisoformat(item["date_modified"]),
            tuple(author["name"] for author in item.get("authors", ())),
            tuple(item.get("tags", ())),
        )
        for item in json.loads(body.decode("utf-8"))["items"]
    ]


NASTY = (
    "\x00\x0b\x1b", "\ud800", "a\udfffb", "\ufffe\uffff\ufdd0\U0001ffff", "]]>", "<![CDATA[x]]>", "<b>&amp;</b>",
    "&#0;&nosuch;", "\r\n\t ", "\u202eevil", "\u2028\x85", "é" * 2_000, "<script>alert(1)</script>", "", "\ufeff",
    "javascript:alert(1)", "http://ex ample/ü?q=a b#c d", "http://[::1", "https://post.example:99999/", "//x", "%",
)  # fmt: skip

MARKUP = (
    "<p>", "</p>", "<div>", "<b>", "</i>", "<a href='/x?a=1&b'>", "<a href=\"javascript:x()\">", "</a>",
    "<!--", "-->", "<img src=//x/y.jpg onerror=x()>", '<img src="https://x.example/a b.jpg">', "<img>",
    "<table><td>", "<script>", "</", "<a href='#note'>", "<ul><li>", "<svg><style>", "&lt;", "&", "<", "]]>",
    "<![CDATA[", "<?xml?>", "\x00", "word ", "<a href='mailto:a@x.example'>", "<a href='mailto:a b'>", "<h1>",
    "<pre>\n", "<br/>", "&#0;", "&#xd800;", "\ud800",
)  # fmt: skip

texts = st.one_of(st.text(st.characters(), max_size=40), st.sampled_from(NASTY))
tuples = st.lists(texts, max_size=30).map(tuple)
times = st.datetimes(max_value=NOON.replace(hour=14, tzinfo=None), timezones=st.just(UTC))
bodies = st.one_of(texts, st.lists(st.sampled_from(MARKUP), max_size=30).map("".join)).map(
    lambda html: sanitised(characters_cleaned(html))
)
"""What becomes of any markup before it is kept."""
addresses = st.one_of(texts, st.sampled_from(("https://x.example/a.jpg", "http://x.example/é.png?a=1&b=2")))
sides = st.none() | st.integers(-1, 200_000)
images = st.builds(
    Image, url=addresses, caption=texts, credit=texts, width=sides, height=sides, length=sides,
    media_type=st.sampled_from(("", "image/jpeg", "text/html", "image/<b>")),
)  # fmt: skip


@st.composite
def _articles(draw: st.DrawFn) -> Article:
    # Composed rather than built, since hypothesis would print all of its parts.
    words: dict[str, Any] = {
        name: draw(texts)
        for name in ("source", "name", "entry", "upstream_id", "title", "language", "summary")
    }
    lists: dict[str, Any] = {name: draw(tuples) for name in ("authors", "crumbs", "sections", "tags")}
    moments: dict[str, Any] = {
        "published": draw(times),
        "updated": draw(times),
        "withdrawn": draw(st.none() | times),
    }
    bare = Article(
        **words,
        **lists,
        **moments,
        url=draw(addresses),
        body_html=draw(bodies) + draw(st.sampled_from(("", "\ud800\x00]]>"))),
        body_text=draw(texts),
        image=draw(st.none() | images),
        revision=draw(st.integers(0, 3)),
        reason=draw(texts),
    )
    return identified(bare, draw(st.uuids()))


articles = _articles()

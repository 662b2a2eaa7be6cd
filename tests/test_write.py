"""What all formats have in common: the same said in each, and nothing that harms a feed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from feeds.model import Article
from feeds.settings import Content, Section
from feeds.write import WRITERS, signature
from tests.write_cases import NOON, article, articles, config, facet, feed, texts, told, xml

contents = st.sampled_from(("full", "summary"))


@given(st.lists(articles, max_size=3), texts, contents)
@settings(max_examples=60, deadline=None)
def test_any_article_gives_the_same_in_every_format(
    found: list[Article], name: str, content: Content
) -> None:
    of = facet("author", name, "someone")
    conf = config()
    rss, atom, plain = (told(suffix, feed(suffix, found, conf, content, of)) for suffix in WRITERS)
    assert atom == plain
    assert [replace(t, updated=None) for t in atom] == rss
    assert [t.id for t in atom] == [a.id for a in found]


@given(st.lists(articles, max_size=3), contents)
@settings(max_examples=30, deadline=None)
def test_any_article_keeps_what_can_be_kept(found: list[Article], content: Content) -> None:
    for a, t in zip(found, told("feed.json", feed("feed.json", found, config(), content)), strict=True):
        assert t.published == a.published.replace(microsecond=0)  # type: ignore[union-attr]
        assert t.updated == a.updated.replace(microsecond=0)  # type: ignore[union-attr]
        assert 1 <= len(t.title) <= 1_000
        assert t.url.startswith(("http://", "https://"))


@given(st.lists(articles, max_size=2), texts, texts, contents)
@settings(max_examples=30, deadline=None)
def test_any_site_gives_a_feed(found: list[Article], title: str, description: str, content: Content) -> None:
    conf = config(title=title, description=description, language=title)
    for suffix in WRITERS:
        assert len(told(suffix, feed(suffix, found, conf, content))) == len(found)


_readable = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Co"]), max_size=60)


@given(st.lists(_readable.map(lambda t: t.translate({ord("<"): None, ord("&"): None})), max_size=4))
@settings(max_examples=30, deadline=None)
def test_feedparser_reads_what_was_written(titles: list[str]) -> None:
    # The first letter keeps feedparser from taking Latin letters for UTF-8 read wrongly.
    written = [article(n, title=f"漢 {title}", url="https://x.example/ä b") for n, title in enumerate(titles)]
    for suffix in ("rss.xml", "atom.xml"):
        body = feed(suffix, written, config())
        read = feedparser.parse(body, sanitize_html=False)
        assert not read.bozo
        for entry, t in zip(read.entries, told(suffix, body), strict=True):
            assert (entry.id, entry.link) == (t.id, "https://x.example/%C3%A4%20b")
            assert entry.title.split() == t.title.split()


@pytest.mark.parametrize("suffix", WRITERS)
def test_an_edition_without_articles_is_a_feed(suffix: str) -> None:
    assert told(suffix, feed(suffix, [], config())) == []


@pytest.mark.parametrize("suffix", WRITERS)
def test_order_is_the_editions(suffix: str) -> None:
    written = [article(n) for n in (3, 1, 2)]
    assert [t.id for t in told(suffix, feed(suffix, written, config()))] == [a.id for a in written]


@pytest.mark.parametrize("suffix", WRITERS)
def test_an_entry_is_the_same_bytes_in_every_feed(suffix: str) -> None:
    fragment = WRITERS[suffix].entry(article(), config(), "full")
    assert fragment in feed(suffix, [article(), article(2)], config(), of=facet("all", "", ""))
    assert fragment in feed(suffix, [article(2), article()], config(), of=facet("tag", "ferries", "ferries"))


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_title_of_megabytes_is_cut(suffix: str) -> None:
    (t,) = told(suffix, feed(suffix, [article(title="word " * 400_000)], config()))
    assert len(t.title) <= 1_000
    assert t.title.endswith("word…")


@pytest.mark.parametrize("suffix", WRITERS)
def test_markup_in_a_title_is_text_escaped_once(suffix: str) -> None:
    (t,) = told(suffix, feed(suffix, [article(title="<b>5 < 7 &amp; AT&T]]></b>")], config()))
    assert t.title == "<b>5 < 7 &amp; AT&T]]></b>"


@pytest.mark.parametrize("suffix", WRITERS)
def test_an_article_without_a_title_is_told_by_how_it_begins(suffix: str) -> None:
    nameless = article(title="\x00 ", summary="", body_text="The ferry sailed at dawn.")
    (t,) = told(suffix, feed(suffix, [nameless], config()))
    assert t.title == "The ferry sailed at dawn."


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_link_that_nobody_can_follow_gives_way_to_our_page(suffix: str) -> None:
    written = article(url="javascript:alert(1)")
    (t,) = told(suffix, feed(suffix, [written], config()))
    assert t.url == f"https://post.example/news/article/{written.key}/{written.slug}"


@pytest.mark.parametrize("suffix", WRITERS)
def test_sections_come_before_tags_and_each_name_once(suffix: str) -> None:
    (t,) = told(suffix, feed(suffix, [article()], config()))
    assert t.tags == ("World", "Politics", "ferries")


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_body_beyond_what_parsers_take_goes_by_its_summary(suffix: str) -> None:
    body = feed(suffix, [article(body_html="<p>" + "ü" * 6_000_000)], config())
    assert len(told(suffix, body)) == 1
    assert b"The ferry is back." in body


@pytest.mark.parametrize("suffix", WRITERS)
def test_bodies_are_clean_utf8_that_end_in_one_line_feed(suffix: str) -> None:
    body = feed(suffix, [article(body_html="<p>\ud800\x00é\r\n\r漢</p>")], config())
    text = body.decode("utf-8")
    assert "é\n\n漢" in text.replace("\\n", "\n")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("suffix", ["rss.xml", "atom.xml"])
def test_xml_says_that_it_is(suffix: str) -> None:
    assert feed(suffix, [], config()).startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<')


def _self(suffix: str, body: bytes) -> str:
    if suffix == "feed.json":
        return str(json.loads(body)["feed_url"])
    link = xml(body).find(".//{*}link[@rel='self']")
    assert link is not None
    return link.attrib["href"]


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_self_link_names_only_what_differs_from_the_default(suffix: str) -> None:
    at = f"https://post.example/news/section/politics/{suffix}"
    assert _self(suffix, feed(suffix, [], config())) == at
    assert _self(suffix, feed(suffix, [], config(), "summary")) == f"{at}?content=summary"


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_section_has_a_default_of_its_own(suffix: str) -> None:
    world, at = facet(name="World", slug="world"), f"https://post.example/news/section/world/{suffix}"
    assert _self(suffix, feed(suffix, [], config(), "summary", world)) == at
    assert _self(suffix, feed(suffix, [], config(), "full", world)) == f"{at}?content=full"


def test_a_writer_stands_under_its_suffix() -> None:
    assert {suffix: writer.SUFFIX for suffix, writer in WRITERS.items()} == {s: s for s in WRITERS}
    assert [w.MEDIA_TYPE for w in WRITERS.values()] == [
        "application/rss+xml; charset=utf-8",
        "application/atom+xml; charset=utf-8",
        "application/feed+json",
    ]


_ELSEWHERE = """
import sys
from tests.write_cases import article, config, feed
from feeds.write import WRITERS, signature
out = [feed(s, [article(1), article(2)], config(), c) for s in WRITERS for c in ("full", "summary")]
sys.stdout.buffer.write(b"\\0".join([*out, signature(config()).encode()]))
"""


def test_another_process_writes_the_same_bytes() -> None:
    environ = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Pacific/Auckland"}
    root = Path(__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE], env=environ, cwd=root, capture_output=True, check=True
    )
    here = [
        feed(s, [article(1), article(2)], config(), c)
        for s in WRITERS
        for c in ("full", "summary")  # type: Content
    ]
    assert run.stdout.split(b"\0") == [*here, signature(config()).encode()]


def test_the_signature_moves_with_all_that_bodies_show() -> None:
    conf = config()
    others = [
        config(title="Else"),
        config(url="https://else.example"),
        config(description="Else"),
        config(language="de"),
        config(content="summary"),
        config(size=7),
        replace(conf, sections=(*conf.sections, Section(name="Sport"))),
        replace(conf, server=replace(conf.server, max_age_seconds=600)),
    ]
    assert len({signature(c) for c in (conf, *others)}) == 1 + len(others)


def test_the_signature_stands_still_for_the_rest() -> None:
    conf = config()
    assert signature(replace(conf, server=replace(conf.server, port=1), path=Path("else"))) == signature(conf)


def test_atom_follows_the_schema_of_rfc_4287() -> None:
    corpus = os.environ.get("NEWSWIRE_CORPUS")
    if not corpus:
        pytest.skip("NEWSWIRE_CORPUS is not set: the RELAX NG schema of Atom is not at hand")
    schema = etree.RelaxNG(etree.parse(Path(corpus) / "schemas" / "atom.rng"))
    bare = article(2, authors=(), summary="", body_html="", language="", sections=(), tags=(), updated=NOON)
    for content in ("full", "summary"):  # type: Content
        body = feed("atom.xml", [article(), bare], config(description="All the news"), content)
        schema.assertValid(xml(body))

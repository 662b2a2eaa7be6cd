"""What all formats have in common: the same said in each, and nothing that harms a feed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from feeds.settings import Section
from feeds.write import WRITERS, signature
from tests.write_cases import NOON, article, config, facet, feed, told, xml


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
    (t,) = told(suffix, feed(suffix, [article(title="<b>5 < 7 &amp; AT&T]]></b>")], config(), clean=False))
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

"""Any article at all: its feeds are read to the letter, keep the contract, and read back the same."""

from __future__ import annotations

import calendar
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from feeds.addresses import feed_url
from feeds.lint import lint
from feeds.lint import text as lint_text
from feeds.model import Article, Facet
from feeds.settings import Config, Content
from feeds.write import WRITERS
from feeds.write._entry import Entry, entry_of
from tests.readers import feedsmith, feedsmith_pipe
from tests.readers.feedsmith_pipe import Feedsmith
from tests.write_cases import NOON, article, articles, config, facet, feed, texts, told

SOAK = bool(os.environ.get("NEWSWIRE_SOAK"))
pytestmark = [pytest.mark.soak, pytest.mark.timeout(3_600)] if SOAK else []

any_articles = settings(
    max_examples=2_000 if SOAK else 200,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # A failing example is shrunk by hand where it must be: the articles are large.
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
)
contents = st.sampled_from(("full", "summary"))
confs = st.builds(
    config, title=texts, description=texts, language=texts, icon=texts, logo=texts, notes=st.booleans()
)
several = st.lists(articles, min_size=1, max_size=2, unique_by=lambda found: found.id)
VAST = article(
    title="word \u202e<b>" * 200_000,
    authors=tuple(f"Author {n}" for n in range(30)),
    summary="long " * 100_000,
)
BARE = article(
    2, title="", authors=(), summary="", body_html="", body_text="", sections=(), tags=(), updated=NOON
)


@given(several, texts, contents)
@example([VAST, BARE], "", "full")
@any_articles
def test_all_formats_say_the_same(found: list[Article], name: str, content: Content) -> None:
    of = facet("author", name, "someone")
    rss, atom, plain = (told(s, feed(s, found, config(), content, of, clean=False)) for s in WRITERS)
    assert atom == plain
    assert [replace(t, updated=None) for t in atom] == rss
    assert [t.id for t in atom] == [a.id for a in found]


@given(several, contents)
@example([VAST, BARE], "summary")
@any_articles
def test_what_can_be_kept_is_kept(found: list[Article], content: Content) -> None:
    for a, t in zip(
        found, told("feed.json", feed("feed.json", found, config(), content, clean=False)), strict=True
    ):
        assert a.published is not None
        assert a.updated is not None
        assert t.published == a.published.replace(microsecond=0)
        assert t.updated == max(a.published, a.updated).replace(microsecond=0)
        assert 1 <= len(t.title) <= 1_000
        assert t.url.startswith(("http://", "https://"))


@given(several, confs, texts, contents)
@example([VAST, BARE], config(), "", "full")
@any_articles
def test_the_checker_finds_only_what_the_copy_says_in_so_many_words(
    found: list[Article], conf: Config, name: str, content: Content
) -> None:
    of = facet("author", name, "someone")
    for suffix, writer in WRITERS.items():
        body = feed(suffix, found, conf, content, of, clean=False)
        rules = {one.rule for one in lint(body, writer.MEDIA_TYPE, feed_url(conf, of, suffix, content))}
        assert rules <= _literal([entry_of(a, conf, content) for a in found], conf, of)


def _literal(entries: Sequence[Entry], conf: Config, of: Facet) -> set[str]:
    """Rules that plain text breaks by being about markup: a headline on <b> is shown as it is, and told."""
    said = [conf.site.title, conf.site.description, of.name]
    for entry in entries:
        said += [entry.title, entry.summary, entry.reason, *entry.authors, *entry.sections, *entry.tags]
        said += [entry.picture.caption, entry.picture.credit] if entry.picture else []
    return {finding.rule for text in said for finding in lint_text.plain(text, 0, "")}


# Readers


@given(several, contents)
@example([article(title="a &amp;lt; b")], "full")
@example([article(authors=("\u00c2\u00a00", "\u00c3\u00a9t\u00e9"), tags=("\u00c2\u00a00",))], "full")
@any_articles
def test_feedparser_reads_it_back(found: list[Article], content: Content) -> None:
    for suffix in ("rss.xml", "atom.xml"):
        read = feedparser.parse(feed(suffix, found, config(), content, clean=False))
        assert not read.bozo, read.bozo_exception
        for entry, a in zip(read.entries, found, strict=True):
            _same_in_feedparser(suffix, entry, entry_of(a, config(), content))


def _same_in_feedparser(suffix: str, read: Any, wrote: Entry) -> None:
    assert (read.id, read.link) == (wrote.id, wrote.url)
    assert datetime.fromtimestamp(calendar.timegm(read.published_parsed), UTC) == wrote.published
    assert _heard(one.get("name", "") for one in read.get("authors", ())) == _heard(wrote.authors)
    assert _heard(tag.term for tag in read.get("tags", ())) == _heard((*wrote.sections, *wrote.tags))
    assert _bare(read.title) == _sanitised(suffix, "title", wrote.title)
    if wrote.html:
        assert _bare(read.content[0].value) == _sanitised(suffix, "content", wrote.html)
    if wrote.picture:
        assert [one["url"] for one in read.media_content] == [wrote.picture.url]


def _sanitised(suffix: str, name: str, text: str) -> str:
    """What feedparser makes of a text that stands alone in the smallest feed: sanitised, and white space folded."""
    if suffix == "rss.xml":
        root = etree.fromstring(
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item/></channel></rss>'
        )
        tag = {"title": "title", "content": "{http://purl.org/rss/1.0/modules/content/}encoded"}[name]
        etree.SubElement(root[0][0], tag).text = text
    else:
        root = etree.fromstring('<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>')
        made = etree.SubElement(root[0], f"{{http://www.w3.org/2005/Atom}}{name}")
        made.set("type", "html" if name == "content" else "text")
        made.text = text
    entry = feedparser.parse(etree.tostring(root, encoding="utf-8", xml_declaration=True)).entries[0]
    return _bare(entry.content[0].value if name == "content" else entry.title)


def _heard(names: Iterable[str]) -> list[str]:
    """Names as feedparser has them: it takes Latin letters that could be UTF-8 for UTF-8 that was read wrongly.

    White space folds only after that: a no-break space is half of what such a letter is made of.
    """
    return [_bare(_mended(name.strip())) for name in names]


def _mended(name: str) -> str:
    try:
        return _mended(name.encode("iso-8859-1").decode("utf-8")) if not name.isascii() else name
    except UnicodeError:
        return name


def _bare(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def reader() -> Iterator[Feedsmith]:
    feedsmith.require()
    with feedsmith_pipe.running() as started:
        yield started


@given(found=several, content=contents)
@example(found=[VAST, BARE], content="full")
@any_articles
def test_feedsmith_reads_it_back(reader: Feedsmith, found: list[Article], content: Content) -> None:
    for suffix, entries in (("rss.xml", _rss), ("atom.xml", _atom), ("feed.json", _json)):
        read = entries(reader.read(feed(suffix, found, config(), content, clean=False))["feed"])
        assert read == [_whole(entry_of(a, config(), content)) for a in found]


Read = tuple[str, str, str, datetime, tuple[str, ...], tuple[str, ...], str, str]
"""Id, title, link, published, authors, categories, content, picture."""


def _whole(wrote: Entry) -> Read:
    names = tuple(map(_bare, wrote.authors)), tuple(map(_bare, (*wrote.sections, *wrote.tags)))
    picture = wrote.picture.url if wrote.picture else ""
    return wrote.id, _bare(wrote.title), wrote.url, wrote.published, *names, _bare(wrote.html), picture


def _rss(read: dict[str, Any]) -> list[Read]:
    return [
        (
            item["guid"]["value"],
            _bare(item["title"]),
            item["link"],
            datetime.strptime(item["pubDate"], "%a, %d %b %Y %H:%M:%S %z"),
            tuple(map(_bare, item.get("dc", {}).get("creators", ()))),
            tuple(_bare(one["name"]) for one in item.get("categories", ())),
            _bare(item.get("content", {}).get("encoded", "")),
            _picture(item),
        )
        for item in read["items"]
    ]


def _atom(read: dict[str, Any]) -> list[Read]:
    return [
        (
            entry["id"],
            _bare(entry["title"]["value"]),
            next(link["href"] for link in entry["links"] if link["rel"] == "alternate"),
            datetime.fromisoformat(entry["published"]),
            tuple(_bare(one["name"]) for one in entry.get("authors", ())),
            tuple(_bare(one["term"]) for one in entry.get("categories", ())),
            _bare(entry.get("content", {}).get("value", "")),
            _picture(entry),
        )
        for entry in read["entries"]
    ]


def _picture(entry: dict[str, Any]) -> str:
    found = entry.get("media", {}).get("contents", ())
    return found[0]["url"] if found else ""


def _json(read: dict[str, Any]) -> list[Read]:
    return [
        (
            item["id"],
            _bare(item["title"]),
            item["url"],
            datetime.fromisoformat(item["date_published"]),
            tuple(_bare(one["name"]) for one in item.get("authors", ())),
            tuple(map(_bare, item.get("tags", ()))),
            _bare(item.get("content_html", "")),
            item.get("image", ""),
        )
        for item in read["items"]
    ]

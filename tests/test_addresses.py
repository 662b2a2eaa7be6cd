"""Addresses, ids, keys and slugs."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feeds import addresses
from tests.write_cases import article, config, facet

anything = st.text(st.characters())


@pytest.mark.parametrize(
    ("kind", "slug", "page", "feed"),
    [
        ("all", "", "/", "/rss.xml"),
        ("section", "politics", "/section/politics", "/section/politics/rss.xml"),
        ("tag", "archive", "/tag/archive", "/tag/archive/rss.xml"),
    ],
)
def test_paths_of_facets(kind: str, slug: str, page: str, feed: str) -> None:
    assert addresses.page_path(kind, slug) == page
    assert addresses.feed_path(kind, slug, "rss.xml") == feed
    assert addresses.feed_path(kind, slug, "rss.xml", "content=full") == f"{feed}?content=full"


def test_paths_of_articles() -> None:
    assert addresses.article_path("k" * 22, "a-ferry") == f"/article/{'k' * 22}/a-ferry"
    assert addresses.article_path("k" * 22, "") == f"/article/{'k' * 22}"


@pytest.mark.parametrize(
    ("url", "prefix"),
    [("https://x.example", ""), ("https://x.example/", ""), ("https://x.example/a/b", "/a/b")],
)
def test_a_site_may_live_below_a_path(url: str, prefix: str) -> None:
    conf = config(url=url)
    assert addresses.prefix(conf) == prefix
    assert addresses.absolute(conf, "/rss.xml") == f"https://x.example{prefix}/rss.xml"


def test_a_feeds_address_names_only_what_differs_from_its_default() -> None:
    conf, world = config(), facet(name="World", slug="world")
    assert addresses.feed_url(conf, world, "rss.xml", "summary").endswith("/section/world/rss.xml")
    assert addresses.feed_url(conf, world, "rss.xml", "full").endswith("/section/world/rss.xml?content=full")


def test_a_feeds_id_is_for_life() -> None:
    known = "tag:post.example,2026:48fbf252-429c-5268-8b29-e38ed5daa048"
    assert addresses.feed_id("post.example", "2026", "section", "politics") == known


def test_feed_ids_differ_by_authority_kind_and_slug() -> None:
    ids = {
        addresses.feed_id(authority, "2026", kind, slug)
        for authority in ("a.example", "b.example")
        for kind in ("section", "tag")
        for slug in ("x", "y")
    }
    assert len(ids) == 8


@given(st.uuids(), st.uuids())
@example(UUID(int=0), UUID(int=2**128 - 1))
def test_a_key_is_all_of_the_uuid_in_22_characters(one: UUID, other: UUID) -> None:
    keys = addresses.article_key(one), addresses.article_key(other)
    assert all(re.fullmatch(r"[0-9A-Za-z]{22}", key) for key in keys)
    assert (keys[0] < keys[1], keys[0] == keys[1]) == (one < other, one == other)


def test_a_key_is_in_base_62() -> None:
    assert addresses.article_key(UUID(int=62 * 10 + 61)) == "0" * 20 + "Az"
    assert addresses.article_key(UUID(int=2**128 - 1)) == "7n42DGM5Tflk9n8mt7Fhc7"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ferry returns", "ferry-returns"),
        ("C++", "c"),
        ("C#", "c"),
        ("Straße & Øl", "strasse-ol"),
        ("L’été, don't", "lete-dont"),
        ("Łódź İstanbul", "lodz-istanbul"),
        ("ﬁne ＡＢＣ", "fine-abc"),
        ("Москва", ""),
        ("مصر", ""),
        ("\ud800", ""),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert addresses.slugify(text) == slug


@given(anything, st.integers(1, 60))
@example("word " * 30, 60)
def test_a_slug_is_plain_and_short(text: str, limit: int) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", addresses.slugify(text, limit))
    assert len(addresses.slugify(text, limit)) <= limit


def test_a_slug_is_cut_between_words() -> None:
    assert addresses.slugify("the ferry returns", 12) == "the-ferry"
    assert addresses.slugify("the ferry returns", 9) == "the-ferry"
    assert addresses.slugify("a counterrevolutionary", 9) == "a-counter"


@given(anything)
@example("")
def test_a_facets_slug_is_never_empty(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", addresses.facet_slug(name))


def test_names_in_other_scripts_have_slugs_of_their_own() -> None:
    slugs = {addresses.facet_slug(name) for name in ("政治", "経済", "Новости 24", "Мир 24")}
    assert len(slugs) == 4
    assert all(slug.startswith("x-") for slug in slugs)
    assert addresses.facet_slug("НОВОСТИ 24") in slugs


def test_a_name_of_figures_keeps_them() -> None:
    assert addresses.facet_slug("2024") == "2024"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://x.example/a?b=c&d=%20#e", "https://x.example/a?b=c&d=%20#e"),
        ("https://x.example/a b/ü?q=ä ö", "https://x.example/a%20b/%C3%BC?q=%C3%A4%20%C3%B6"),
        ("HTTPS://X.Example:8443/a", "https://x.example:8443/a"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://x.example/100%", "https://x.example/100%25"),
        ("https://x.example/a[1]<b>\\c", "https://x.example/a%5B1%5D%3Cb%3E%5Cc"),
        ("https://user:secret@x.example/a", "https://x.example/a"),
        ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"),
        (" https://x.example/a\n", "https://x.example/a"),
        ("https://x.example/\ud800\x00", "https://x.example/%00"),
    ],
)
def test_addresses_are_mended(url: str, safe: str) -> None:
    assert addresses.safe_url(url) == safe


@pytest.mark.parametrize(
    "url",
    ["", "/a", "//x.example/a", "javascript:alert(1)", "ftp://x.example/", "https://", "http://[::1", "http://a b/",
     "https://x.example:99999/", "mailto:a@x.example", "https://x.example/" + "a" * 5_000],
)  # fmt: skip
def test_addresses_that_nobody_can_follow_are_none(url: str) -> None:
    assert addresses.safe_url(url) == ""


@given(st.one_of(anything, anything.map(lambda tail: "https://x.example" + tail)))
def test_a_safe_address_is_one_for_every_parser(url: str) -> None:
    safe = addresses.safe_url(url)
    if safe:
        assert re.fullmatch(r"https?://(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+", safe)
        assert urlsplit(safe).hostname
        assert addresses.safe_url(safe) == safe


def test_an_articles_own_address_goes_before_its_page() -> None:
    conf, ours = config(), article()
    page = f"https://post.example/news/article/{ours.key}/{ours.slug}"
    assert addresses.article_url(conf, article(url="https://x.example/a")) == "https://x.example/a"
    assert addresses.article_url(conf, ours) == page
    assert addresses.article_url(conf, article(url="data:,x")) == page


def test_an_apostrophe_parts_no_word_typed_or_curly():
    assert addresses.slugify("The O'Briens don't wait") == "the-obriens-dont-wait"
    assert addresses.slugify("The O’Briens don’t wait") == "the-obriens-dont-wait"

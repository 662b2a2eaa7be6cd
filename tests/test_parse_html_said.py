"""What a page says of itself: JSON-LD read leniently, meta elements, what is marked as what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.parse.html import linked as json_ld
from feeds.parse.html import said
from tests.page import heard, linked


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "Article", "headline": "Ferry"}',
        '[{"@type": "WebSite"}, {"@type": "Article", "headline": "Ferry"}]',
        '{"@graph": [{"@type": ["Thing", "https://schema.org/NewsArticle"], "headline": "Ferry"}]}',
        '<!-- {"@type": "Article", "headline": "Ferry"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline": "Ferry"}\n//]]>',
        '{"@type": "Article", "headline": "Ferry",}',
        '{"@type": "Article", "headline": "Ferry", "text": "one\n\ttwo"}',
        '{"@type": "Article", "headline": "Ferry"};',
        '{"@type": "Article", "headline": "Ferry"}{"@type": "Person"}',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Ferry"}}',
    ],
)
def test_json_ld_is_read_as_pages_write_it(script):
    assert json_ld.article(json_ld.nodes([script]))["headline"] == "Ferry"


@pytest.mark.parametrize(
    "script", ["", "null", "{", '"text"', "var x = 1", "[" * 50_000, '{"a":' * 2_000 + "1" + "}" * 2_000]
)
def test_what_is_no_json_ld_gives_nothing(script):
    assert json_ld.article(json_ld.nodes([script])) == {}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["@type", "@graph", "name", "author", "headline", "mainEntity"]), inner
            )
        ),
        max_leaves=20,
    )
)
def test_any_value_is_laid_flat(value):
    import json

    found = json_ld.nodes([json.dumps([value])])
    json_ld.article(found)
    for node in found:
        assert all(isinstance(text, str) and text for text in json_ld.strings(node))


def test_the_article_is_the_node_that_says_most():
    nodes = json_ld.nodes(
        [
            (
                '[{"@type": "NewsArticle", "headline": "Teaser"}, {"@type": "NewsArticle", "headline": "Ferry",'
                '"author": "x", "datePublished": "2025"}]'
            )
        ]
    )
    assert json_ld.article(nodes)["headline"] == "Ferry"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Salt &amp;amp; wind", "Salt & wind"),
        ("<em>Salt</em> and <b class='x'>wind</b>", "Salt and wind"),
        (" a\n b ", "a b"),
        ("3 < 4 > 2", "3 < 4 > 2"),
    ],
)
def test_a_text_is_read_as_it_is_meant(text, plain):
    assert json_ld.plain(text) == plain


@pytest.mark.parametrize(
    ("marks", "kinds"),
    [
        ("article-byline", ("byline",)),
        ("author-avatar", ()),
        ("Breadcrumb_list", ("trail",)),
        ("post-date", ("dated",)),
        ("entry-meta author", ("byline",)),
        ("kicker", ("kicker",)),
        ("article__subtitle", ("deck",)),
        ("lead-image", ()),
        ("leading mislead recrumb", ()),
        ("", ()),
    ],
)
def test_a_class_says_what_its_element_is(marks, kinds):
    assert said.kinds_of(marks) == kinds


def test_metas_are_kept_by_name_in_their_order():
    says, _ = heard(
        '<meta property="article:tag" content="b"><meta name="Article:Tag" content="a"><meta name="empty" content=" ">'
        '<meta http-equiv="Content-Language" content="de">'
    )
    assert says.meta["article:tag"] == ("b", "a")
    assert "empty" not in says.meta
    assert says.first("nothing", "content-language") == "de"


def test_what_stands_in_an_aside_is_known_to():
    says, _ = heard(
        "", '<h1>Ferry</h1><p class="author">Ann Field</p><aside><p class="author">Jo Miller</p></aside>'
    )
    assert [(told.text, told.aside) for told in says.bylines] == [("Ann Field", False), ("Jo Miller", True)]


def test_a_page_of_a_hundred_thousand_marks_is_cut():
    says, _ = heard(
        "", "<h1>Ferry</h1>" + '<p class="author date kicker lead">Ann</p>' * 5_000 + linked("{}")
    )
    assert len(says.bylines) <= 40


def test_text_of_an_element_leaves_out_what_is_not_seen():
    says, _ = heard("", "<h1>Ferry<script>x()</script> sails<br>again <svg><title>icon</title></svg></h1>")
    assert says.heads[0].text == "Ferry sails again"
    assert says.title == ""

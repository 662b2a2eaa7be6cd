"""Nothing that runs, loads by a foreign scheme or breaks out of its place gets past the sanitiser."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from feeds.normalise.sanitise import _CLEANER, DEPTH, sanitised
from feeds.plain import text_of

ALLOWED = re.compile(
    r"</?(?:p|h[234]|ul|ol|li|dl|dt|dd|blockquote|pre|code|em|strong|b|i|s|u|sub|sup|q|cite|abbr|small|mark|br|hr|a|img"
    r"|figure|figcaption|table|caption|thead|tbody|tfoot|tr|th|td)\b"
)
ALLOWED_ATTRIBUTES = {"href", "src", "alt", "width", "height", "colspan", "rowspan", "start", "title"}


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<scr<script>ipt>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='JaVa&#9;Script:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mi//xlink:href='data:x,alert(1)'>",
        "<iframe src='https://example.com'></iframe>",
        "<style>p{background:url(javascript:alert(1))}</style>",
        "<p style='position:fixed' onclick='alert(1)' id=x class=y>x</p>",
        "<object data='x'></object><embed src='x'>",
        "<form action='https://example.com'><input name=x><button>go</button></form>",
        "<base href='https://example.com/'><meta http-equiv=refresh content=0>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<p>&#0;&#x1;&#xfffe;&#x202e;x</p>",
    ],
)
def test_hostile_markup_is_disarmed(hostile):
    safe = sanitised(f"<p>before</p>{hostile}<p>after</p>")
    assert_safe(safe)
    assert "before" in safe


def assert_safe(safe: str) -> None:
    assert sanitised(safe) == safe
    for opened in re.findall(r"<[^>]*", safe):
        assert ALLOWED.match(opened), opened
    if not safe.strip():
        return
    for element in lxml_html.fragment_fromstring(safe, create_parent="div").iter():
        assert set(element.attrib) <= ALLOWED_ATTRIBUTES
        for name in ("href", "src"):
            assert re.match(r"(?:https?:|mailto:|[^:]*$)", element.get(name, "")), element.get(name)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\u202a-\u202e]", safe)


def test_what_a_reader_shows_is_kept():
    body = (
        '<h2>A</h2>\n<p>one <em>two</em> <a href="https://example.com/?a=1&amp;b=2">three</a></p>\n<ul><li>x</li></ul>'
        '\n<figure><img src="https://example.com/x.jpg" alt="A bridge"><figcaption>it</figcaption></figure>'
        "\n<blockquote><p>q</p></blockquote>\n<table><tbody><tr><td>1</td></tr></tbody></table>"
    )
    assert sanitised(body) == body


def test_addresses_are_joined_to_the_articles_own():
    body = '<p><a href="../b?c=1">x</a> <a href="//other.example/d">y</a></p>'
    body += '<img src="/e.jpg"><a href="javascript:f()">z</a>'
    assert sanitised(body, "https://example.com/news/a") == (
        '<p><a href="https://example.com/b?c=1">x</a> <a href="https://other.example/d">y</a></p>'
        '<img src="https://example.com/e.jpg"><a>z</a>'
    )


@pytest.mark.parametrize("base", ["", "news/a", "https://[", "javascript:f()", "urn:isbn:1"])
def test_without_a_usable_base_addresses_stay(base):
    assert sanitised('<a href="b">x</a>', base) == '<a href="b">x</a>'


def test_headings_stand_below_the_headline():
    assert (
        sanitised("<h1 class=x>a</h1><h5>b</h5><H6>c</H6><h3>d</h3>")
        == "<h2>a</h2><h4>b</h4><h4>c</h4><h3>d</h3>"
    )


def test_plain_bodies_are_left_as_they_are():
    body = "<p>1 &lt; 2 &amp; 3</p>\n<h2>x</h2>\n<ul><li>a</li><li>b</li></ul>\n<ol><li>c</li></ol>"
    assert sanitised(body) is body


def test_plain_paragraphs_are_left_as_they_are():
    body = "<p>one</p>\n<p></p>\n<p>two</p>"
    assert sanitised(body) is body


@pytest.mark.parametrize(
    "body", ["<p>a</p>\n<p>b<i onclick=x></p>", "<p>a<b\nonclick=x>b</b></p>", "<p></p></p>\n<p>"]
)
def test_paragraphs_with_more_in_them_are_sanitised(body):
    assert sanitised(body) == _CLEANER.clean(body)


PLAIN = st.lists(
    st.tuples(
        st.sampled_from(["p", "h2"]),
        st.text("ab &amp;&lt;&gt;é\n", max_size=12).map(lambda t: t.replace("&", "&amp;")),
    ),
    max_size=6,
)


@given(PLAIN)
def test_the_quick_look_agrees_with_the_sanitiser(blocks):
    body = "\n".join(f"<{tag}>{text.replace('<', '')}</{tag}>" for tag, text in blocks)
    assert text_of(sanitised(body)) == text_of(_CLEANER.clean(body))


@given(st.text(alphabet="<>/p bahrefimg='\"&;#x1!-svscript:\x00\u202e", max_size=80))
def test_any_tangle_of_markup_comes_out_safe(text):
    assert_safe(sanitised(text))


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "tag", ["div", "b", "blockquote", "a href='https://example.com'", "table", "svg", "ul><li"]
)
def test_depth_costs_nothing(tag):
    safe = sanitised(f"<{tag}>" * 100_000 + "end")
    assert "end" in safe or tag == "svg"


def test_depth_is_bounded_and_text_is_kept():
    safe = sanitised("<blockquote>" * 5_000 + "<p>end</p>")
    assert safe.count("<blockquote>") <= DEPTH
    assert "end" in text_of(safe)


def test_many_shallow_tags_are_kept_whole():
    body = "<p>one <b>two</b></p>" * 3_000
    assert sanitised(body) == body
    unclosed = sanitised("<ul>" + "<li>x" * 3_000 + "</ul>")
    assert unclosed.count("<li>") == 3_000

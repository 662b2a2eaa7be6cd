"""The article's body on a page of HTML, and pages that hold none."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import lxml.html
import pytest

from feeds import plain
from feeds.normalise.sanitise import sanitised
from feeds.parse.html import body, body_lines, walls
from feeds.parse.html.figures import picture

PAGES = Path(__file__).parent / "pages"
PAGE = (PAGES / "bridge.html").read_text("utf-8")
URL = "https://example.com/news/bridge"


def tree_of(html: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    return lxml.html.document_fromstring(html.encode(), parser=parser)


def found(html: str, learned: tuple[str, ...] = ()) -> body.Body:
    said = body.find(tree_of(html), url=URL, title="Old bridge opens again", learned=learned)
    assert said is not None
    return said


def test_the_article_is_found_and_the_page_left_out():
    said = found(PAGE)
    for kept in ("The old bridge over the mill stream", "Nobody expected it to last", "The council paid"):
        assert kept in said.text
    for left in (
        "Old bridge opens again",
        "Sign up for our letter",
        "Sports",
        "A view of the bridge",
        "Read more:",
    ):
        assert left not in said.text
    assert said.text == plain.text_of(said.html)
    assert 0.5 <= said.confidence <= 1


def test_the_html_keeps_what_a_reader_sees():
    html = found(PAGE).html
    assert '<a href="https://example.com/people/mason">the mason</a>' in html
    assert "<em>twice</em>" in html
    assert "<ul><li>" in html
    assert "<blockquote><p>" in html
    assert '<figure><img src="https://img.example.com/large.jpg" alt="The bridge">' in html
    assert "class=" not in html
    assert sanitised(html, URL) == html


def test_a_learned_line_is_left_out():
    line = "The council paid for the stones, and a fund of the villagers paid for the work of two summers."
    assert line in found(PAGE).text
    assert line not in found(PAGE, (line.casefold(),)).text


def test_a_broken_block_goes_where_all_its_lines_are_learned():
    broken = (
        "<p>The choir of the villagers sings at the mill on Thursdays, all through the winter.<br> Nobody is <b>asked"
        "<br></b> to read notes, and the bridge is lit until the last of them has gone home.</p>"
    )
    page = PAGE.replace("<p>The council paid", f"{broken}<p>The council paid")
    lines = (
        "the choir of the villagers sings at the mill on thursdays, all through the winter.",
        "nobody is asked",
        "to read notes, and the bridge is lit until the last of them has gone home.",
    )
    whole = found(page)
    assert set(lines) <= set(whole.text.casefold().split("\n"))
    assert set(lines) <= set(body_lines.shown(whole.seen))
    assert found(page, lines[:2]).text == whole.text
    assert found(page, lines).text == found(PAGE).text


def test_a_body_of_learned_lines_alone_stays_as_it_is():
    text = found(PAGE).text
    assert found(PAGE, tuple(text.casefold().split("\n"))).text == text


def test_a_learned_line_moves_no_other():
    lines = found(PAGE).text.split("\n")
    for line in lines:
        assert found(PAGE, (line.casefold(),)).text.split("\n") == [one for one in lines if one != line]


def test_the_cell_of_a_table_is_no_line_of_its_own():
    rows = "".join(
        f"<tr><td>The {arch} arch of the bridge</td><td>stones from the quarry of the {arch} valley</td></tr>"
        for arch in ("lower", "middle", "upper")
    )
    page = PAGE.replace("<p>The council paid", f"<table>{rows}</table><p>The council paid")
    cell = "stones from the quarry of the upper valley"
    assert f"The upper arch of the bridge {cell}" in found(page).text
    assert found(page, (cell,)).text == found(page).text
    assert cell not in body_lines.shown(found(page).seen)


@pytest.mark.parametrize(
    ("furniture", "before"),
    [
        (
            '<div class="cookie-notice"><p>We use cookies to make this site work.</p><button>Fine</button></div>',
            "<article>",
        ),
        ('<div class="newsletter-signup"><p>Get our letter every morning.</p></div>', "<blockquote>"),
        ('<nav><ul><li><a href="/a">Alpha</a></li><li><a href="/b">Beta</a></li></ul></nav>', "<article>"),
        (
            '<p class="read-more"><a href="/other">Read more: Ferry sold to the next valley</a></p>',
            "<blockquote>",
        ),
    ],
)
def test_furniture_changes_nothing(furniture, before):
    assert before in PAGE
    assert found(PAGE.replace(before, furniture + before, 1)).text == found(PAGE).text


INJECTED = (
    (
        "top",
        '<div class="cookie-banner"><p>We use cookies to make this site work.</p><button>Fine</button></div>',
    ),
    ("top", '<nav><ul><li><a href="/a">Alpha</a></li><li><a href="/b">Beta</a></li></ul></nav>'),
    (
        "within",
        '<div class="newsletter-signup"><p>Get our letter every morning.</p><button>Join</button></div>',
    ),
    ("within", '<p class="read-more"><a href="/o">Read more: Ferry sold to the next valley</a></p>'),
)


@pytest.mark.e2e
@pytest.mark.skipif("NEWSWIRE_CORPUS" not in os.environ, reason="NEWSWIRE_CORPUS is not set")
@pytest.mark.timeout(120)
def test_real_pages_give_the_same_body_with_furniture():
    same = [equal for path in real_pages() for equal in injected(path)]
    assert len(same) > 40
    assert sum(same) >= 0.95 * len(same)


def real_pages() -> list[Path]:
    folder = Path(os.environ["NEWSWIRE_CORPUS"]) / "articles_html" / "dev"
    return sorted(folder.glob("*.html.gz"))[::30]


def injected(path: Path) -> list[bool]:
    """Whether each furniture leaves a page's body as it is; nothing for a page without a body."""
    html = gzip.decompress(path.read_bytes()).decode("utf-8", "replace").replace("\0", "")
    said = body.find(tree_of(html), url="", title="", learned=())
    return (
        [same_body(html, said, *furniture) for furniture in INJECTED]
        if said and said.text.count("\n") > 3
        else []
    )


def same_body(html: str, said: body.Body, where: str, furniture: str) -> bool:
    tree = tree_of(html)
    piece = lxml.html.fragment_fromstring(furniture)
    inside = [
        p for p in tree.iter("p") if len(p.text_content()) > 100 and p.text_content().strip() in said.text
    ]
    if where == "within" and inside:
        inside[len(inside) // 2].addprevious(piece)
    else:
        top = tree.find("body")
        assert top is not None
        top.insert(0, piece)
    again = body.find(tree, url="", title="", learned=())
    return again is not None and again.text == said.text


def test_a_page_without_text_has_no_body():
    assert body.find(tree_of("<p></p>"), url="", title="", learned=()) is None


def test_the_tree_stays_as_it_is():
    tree = tree_of(PAGE)
    before = lxml.html.tostring(tree)
    body.find(tree, url=URL, title="", learned=())
    assert lxml.html.tostring(tree) == before


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "end",
        "<table><tr><td>" * 5_000 + "end",
        "<b>" * 20_000 + "end",
        "<p>" + "word " * 200_000,
        "<a href='x'>" * 3_000,
        "<ul><li>" * 3_000 + "end",
    ],
)
def test_no_page_hangs(page):
    body.find(tree_of(page), url=URL, title="", learned=())


# pictures


@pytest.mark.parametrize(
    ("image", "url"),
    [
        ('<img src="/a.jpg">', "https://example.com/a.jpg"),
        ('<img src="data:image/gif;base64,R0" data-src="b.jpg">', "https://example.com/news/b.jpg"),
        ('<img src="a.jpg" srcset="s.jpg 300w, l.jpg 1200w, m.jpg 600w">', "https://example.com/news/l.jpg"),
    ],
)
def test_the_best_address_of_a_picture_is_taken(image, url):
    shown = picture(lxml.html.fragment_fromstring(image), URL)
    assert shown is not None
    assert shown.url == url


@pytest.mark.parametrize(
    "image", ['<img src="data:x">', '<img src="a.jpg" width=1>', '<img src="/logo.png">', "<img>"]
)
def test_what_is_no_picture_is_left_out(image):
    assert picture(lxml.html.fragment_fromstring(image), URL) is None


# walls


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (
            "<title>404 - Page not found</title><h1>Page not found</h1><p>Sorry, the page cannot be found.</p>",
            "error page",
        ),
        ("<p>Please enable JavaScript to go on.</p>", "error page"),
        ("<h1>Before you continue</h1><p>We and our partners use cookies for many ends.</p>", "consent page"),
        ("<h1>Budget passes</h1><p>Subscribe to continue reading.</p>", "pay wall"),
    ],
)
def test_a_notice_alone_is_no_article(page, reason):
    tree = tree_of(f"<html><body>{page}</body></html>")
    text = "\n".join(element.text_content() for element in tree.iter("p"))
    rejected = walls.find(tree, text)
    assert rejected is not None
    assert rejected.reason == reason


def test_a_teaser_before_a_wall_is_an_article():
    teaser = "The council passed its budget late on Monday evening. The vote was close, as many had expected it to be."
    text = f"{teaser}\nSubscribe to continue reading."
    assert walls.find(tree_of(f"<p>{text}</p>"), text) is None


def test_an_article_beside_a_notice_is_an_article():
    assert (
        walls.find(tree_of(PAGE.replace("<article>", "<p>We use cookies.</p><article>")), found(PAGE).text)
        is None
    )

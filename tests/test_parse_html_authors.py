"""The authors of a page: persons before houses, what machines are told beside what readers see."""

from __future__ import annotations

import pytest

from feeds.parse.html import authors_told
from tests.page import TEXT, heard, linked, read

H1 = "<h1>Ferry sails again</h1>"
SITE = '<meta property="og:site_name" content="The Island Gazette">'


BY = '<p class="byline">By Ann Field</p>'
BOTH = ("Ann Field", "Jo Miller")


def person(*names: str) -> str:
    return ", ".join(f'{{"@type": "Person", "name": "{name}"}}' for name in names)


def article(author: str) -> str:
    return linked(f'{{"@type": "NewsArticle", "headline": "Ferry sails again", "author": {author}}}')


@pytest.mark.parametrize(
    ("head", "body", "names"),
    [
        (article(person("Ann Field")), "", ("Ann Field",)),
        (article(f"[{person(*BOTH)}]"), "", BOTH),
        (article(person("Ann Field and Jo Miller")), "<p class=byline>By Ann Field and Jo Miller</p>", BOTH),
        ('<meta name="author" content="Ann Field">', "", ("Ann Field",)),
        ('<meta name="author" content="https://gazette.example/ann">', BY, ("Ann Field",)),
        ("", '<p class="byline">By <a rel="author" href="/ann">Ann Field</a></p>', ("Ann Field",)),
        ("", '<p itemprop="author" itemscope><span itemprop="name">Ann Field</span></p>', ("Ann Field",)),
        ("", "<p>By Ann Field</p>", ("Ann Field",)),
        (SITE + '<meta name="author" content="The Island Gazette">', BY, ("Ann Field",)),
        ("", '<div class="author-name">Ann Field<br>Staff Writer</div>', ("Ann Field",)),
    ],
)  # fmt: skip
def test_who_wrote_it(head, body, names):
    assert read(head, H1 + body).authors == names


def test_an_author_of_another_node_is_found_by_its_id():
    graph = linked(
        '{"@graph": [{"@type": "Article", "headline": "Ferry sails again", "author": {"@id": "#ann"}},'
        '{"@type": "Person", "@id": "#ann", "name": "Ann Field"}]}'
    )
    assert read(graph, H1).authors == ("Ann Field",)


def test_an_author_of_a_teaser_is_none():
    teaser = "<aside class='related'><h3>More of the islands</h3><p class='author'>By Jo Miller</p></aside>"
    assert read('<meta name="author" content="Ann Field">', H1 + TEXT + teaser).authors == ("Ann Field",)


def names_of(head: str = "", body: str = "") -> set[tuple[str, ...]]:
    return {names for _, names, _ in authors_told.told(*heard(head, H1 + body))}


@pytest.mark.parametrize("nobody", ["admin", "Unknown", "no author", "105092", "by", " | "])
def test_nobody_is_no_candidate(nobody):
    assert names_of(f'<meta name="author" content="{nobody}">') == set()


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Date: 19.11.2021 Author: Ann Field Source: Letters", ("Ann Field",)),
        ("Posted by salt_2wind | 3 comments", ("salt_2wind",)),
        ("By Ann FieldTwitterFacebook", ("Ann Field",)),
    ],
)
def test_labels_pen_names_and_what_is_glued_behind_are_understood(byline, names):
    assert names in names_of("", f'<p class="byline">{byline}</p>')


def test_a_list_of_a_hundred_names_is_no_byline():
    many = ", ".join(f"Ann{chr(97 + n % 26)}{chr(97 + n // 26)} Field" for n in range(100))
    assert all(
        len(names) <= authors_told.MOST for names in names_of(f'<meta name="author" content="{many}">')
    )


def test_why_gives_the_words_and_who_says_them():
    why = read(
        article('{"@type": "Person", "name": "Ann Field"}'), H1 + '<p class="byline">By Ann Field</p>'
    ).why["authors"]
    assert "Ann Field" in why.evidence
    assert "ld" in why.evidence
    assert "byline" in why.evidence

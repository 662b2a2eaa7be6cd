"""What else a page gives: address, sections, tags, language, summary, picture, reading time."""

from __future__ import annotations

import pytest

from feeds.parse.html import address, image, language, minutes, sections, summary
from tests.page import TEXT, heard, linked, read

H1 = "<h1>Ferry sails again</h1>"
CANONICAL = '<link rel="canonical" href="https://gazette.example.org/travel/ferry-sails-again">'


def article(fields: str) -> str:
    return linked(f'{{"@type": "NewsArticle", "headline": "Ferry sails again", {fields}}}')


# address


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (CANONICAL, "https://gazette.example.org/travel/ferry-sails-again"),
        ('<meta property="og:url" content="http://gazette.example.org/a?id=3">', "http://gazette.example.org/a?id=3"),
        ('<base href="https://gazette.example.org/x/"><link rel="canonical" href="../ferry">', "https://gazette.example.org/ferry"),
        ('<link rel="canonical" href="https://gazette.example.org/a?utm_source=x&amp;id=3&amp;fbclid=y#top">', "https://gazette.example.org/a?id=3"),
        (article('"url": "https://gazette.example.org/a"'), "https://gazette.example.org/a"),
        ('<link rel="canonical" href="https://GAZETTE.example.org:443/a">', "https://gazette.example.org/a"),
        ('<link rel="canonical" href="/travel/ferry">', ""),
        ('<link rel="canonical" href="https://gazette.example.org/">', ""),
        ('<link rel="canonical" href="javascript:alert(1)">', ""),
        ('<link rel="canonical" href="http://[::1/">', ""),
        ('<link rel="canonical" href="http://localhost/a">', ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_address(head, url):
    found = address.find(heard(head)[0])
    assert (found.value if found else "") == url


def test_a_copy_has_its_own_hosts_address():
    head = (
        '<link rel="canonical" href="https://agency.example.com/ferry"><meta property="og:url" content="https://gazette.example.org/ferry">'
        '<link rel="alternate" type="application/rss+xml" href="https://gazette.example.org/rss">'
    )
    found = address.find(heard(head)[0])
    assert found
    assert found.value == "https://gazette.example.org/ferry"


def test_sources_that_agree_are_surer_than_one():
    both = address.find(
        heard(CANONICAL + CANONICAL.replace('link rel="canonical" href', 'meta property="og:url" content'))[0]
    )
    one = address.find(heard(CANONICAL)[0])
    assert both
    assert one
    assert both.confidence > one.confidence


# sections and tags


LINKED_TRAIL = (
    '<nav class="breadcrumb"><a href="/">Home</a> &gt; <a href="/t">Travel</a> &gt; Ferry sails again</nav>'
)
LISTED_TRAIL = '<ol class="breadcrumbs"><li>Home</li><li>Travel</li><li>Ferry sails again</li></ol>'


def crumbs(head: str = "", body: str = H1, url: str = "") -> tuple[str, ...]:
    found = sections.find(heard(head, body)[0], "Ferry sails again", url)
    return found.value if found else ()


@pytest.mark.parametrize(
    ("head", "body", "labels"),
    [
        (article('"articleSection": ["Travel", "Islands"]'), H1, ("Travel", "Islands")),
        (article('"articleSection": "Travel, Islands"'), H1, ("Travel", "Islands")),
        ('<meta property="article:section" content="Travel">', H1, ("Travel",)),
        ("", LINKED_TRAIL + H1, ("Home", "Travel")),
        ("", LISTED_TRAIL + H1, ("Home", "Travel")),
        ("", '<div class="breadcrumb">Home » Travel » Ferry sails again</div>' + H1, ("Home", "Travel")),
        ("", '<span class="kicker">Travel</span>' + H1, ("Travel",)),
        ("", H1 + '<a rel="category tag" href="/travel">Travel</a>', ("Travel",)),
        ('<meta property="article:section" content="undefined">', H1, ()),
        ("", H1, ()),
    ],
)  # fmt: skip
def test_the_sections(head, body, labels):
    assert crumbs(head, body) == labels


def test_a_breadcrumb_of_json_ld_is_read_in_its_order_without_the_page():
    trail = linked(
        '{"@type": "BreadcrumbList", "itemListElement": ['
        '{"@type": "ListItem", "position": 2, "item": {"@id": "/travel", "name": "Travel"}},'
        '{"@type": "ListItem", "position": 1, "name": "Home", "item": "/"},'
        '{"@type": "ListItem", "position": 3, "name": "Ferry sails again"}]}'
    )
    assert crumbs(trail) == ("Home", "Travel")
    assert crumbs(trail + '<meta property="article:section" content="travel">') == ("Home", "Travel")


def test_the_address_gives_a_section_only_where_nothing_else_does_and_it_names_one():
    assert crumbs(url="https://gazette.example.org/politics/2025/ferry") == ("politics",)
    assert crumbs(url="https://gazette.example.org/ferries/boats/ferry") == ()
    assert crumbs(
        '<meta name="section" content="Travel">', url="https://gazette.example.org/politics/ferry"
    ) == ("Travel",)


def test_keywords_are_tags_each_once_and_no_keys_of_machines():
    head = (
        '<meta name="keywords" content="ferries, Islands,id:48213, a very long sentence that is no keyword at all">'
        '<meta property="article:tag" content="Ferries"><meta property="article:tag" content="Harbour">'
        + article('"keywords": ["islands", "storm"]')
    )
    found = sections.tags(heard(head)[0])
    assert found
    assert found.value == ("Ferries", "Harbour", "Islands", "storm")


# language

GERMAN = (
    "Die Fähre fährt wieder und das ist für die Leute auf der Insel nicht nur eine gute Nachricht, denn auch die"
    " Post wird mit ihr gebracht. " * 3
)
ZULU = (
    "Isikebhe siyahamba futhi kusukela ngoMsombuluko, kusho umphathi wechweba, emva kobusika obunzima kakhulu"
    " esiqhingini. " * 12
)
GREEK = (
    "Το πλοίο ταξιδεύει ξανά από τη Δευτέρα, είπε ο λιμενάρχης, μετά από έναν χειμώνα χωρίς δρομολόγια. " * 4
)


@pytest.mark.parametrize(
    ("lang", "head", "text", "tag"),
    [
        ("de-AT", "", GERMAN, "de-AT"),
        ("de_DE", "", GERMAN, "de-DE"),
        ("de", '<meta property="og:locale" content="de_CH">', GERMAN, "de-CH"),
        ("", '<meta http-equiv="content-language" content="de, en">', GERMAN, "de"),
        ("", '<meta name="language" content="Deutsch">', GERMAN, "de"),
        ("en", '<meta property="og:locale" content="de_DE">', GERMAN, "de-DE"),
        ("en-US", "", GERMAN, ""),
        ("en", "", ZULU, ""),
        ("en", "", GREEK, ""),
        ("el", "", GREEK, "el"),
        ("el", "", GERMAN, ""),
        ("und", "", GERMAN, ""),
        ("utf-8", "", GERMAN, ""),
        ("de", "", "Kurz.", "de"),
    ],
)
def test_the_language_is_declared_and_borne_out(lang, head, text, tag):
    found = language.find(heard(head, lang=lang)[0], text)
    assert (found.value if found else "") == tag


# summary

BODY = (
    "The ferry to the outer islands sails again from Monday, the harbour master said."
    " It had lain in port for a winter."
)
DECK = "A winter without the boat has ended for three hundred islanders and their mail."


def summed(head: str = "", body: str = H1, points: tuple[str, ...] = (), text: str = BODY) -> str:
    found = summary.find(heard(head, body)[0], "Ferry sails again", text, points)
    return found.value if found else ""


def test_the_summary_is_bullets_then_deck_then_description():
    points = ("The ferry sails on Monday again.", "No ticket costs more than before.")
    head = f'<meta name="description" content="{DECK.replace("islanders", "people of the islands")}">'
    deck = H1 + f'<p class="standfirst">{DECK}</p>'
    assert summed(head, deck, points) == "\n".join(points)
    assert summed(head, deck) == DECK
    assert summed(
        head, text=BODY + " The winter was hard for people of the islands without mail."
    ) == DECK.replace("islanders", "people of the islands")
    assert summed("", deck, ("World", "Tech")) == DECK


@pytest.mark.parametrize(
    "description",
    [
        "The ferry to the outer islands sails again from Monday, the harbour master said.",
        "The ferry to the outer islands sails again from Monday, the har...",
        "A winter without the boat has ended for three hundred islanders and…",
        "All news of gardens, recipes and knitting, every morning, delivered free.",
        "Ferry sails again",
    ],
)
def test_a_description_that_says_no_more_is_none(description):
    assert summed(f'<meta property="og:description" content="{description}">') == ""


# picture


def pictured(head: str, body: str = H1):
    found = image.find(heard(head, body)[0], "https://gazette.example.org/")
    return found.value if found else None


OG = '<meta property="og:image" content="/img/ferry-1200x800.jpg">'
FIGURE = (
    '<figure><img src="/img/ferry-400x300.jpg" width="400" height="300"><figcaption>{}</figcaption></figure>'
)


def test_the_picture_has_its_size_and_the_words_of_its_figure():
    size = '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="800px">'
    found = pictured(OG + size, H1 + FIGURE.format("The ferry at its pier. Photo: Jo Miller"))
    assert found
    assert found.url == "https://gazette.example.org/img/ferry-1200x800.jpg"
    assert (found.width, found.height) == (1200, 800)
    assert (found.caption, found.credit) == ("The ferry at its pier.", "Jo Miller")


def test_another_figures_words_are_not_the_pictures():
    found = pictured(OG, H1 + FIGURE.format("A seagull").replace("ferry-400", "seagull-400"))
    assert found
    assert found.caption == ""


def test_json_ld_gives_picture_caption_and_credit():
    found = pictured(
        article(
            '"image": {"@type": "ImageObject", "url": "/img/f.jpg", "width": {"value": "800"},'
            '"caption": "At sea", "creditText": "Jo", "encodingFormat": "image/jpeg"}'
        )
    )
    assert found
    assert (found.url, found.width, found.caption, found.credit, found.media_type) == (
        "https://gazette.example.org/img/f.jpg",
        800,
        "At sea",
        "Jo",
        "image/jpeg",
    )


@pytest.mark.parametrize(
    "url",
    [
        "/img/logo.png",
        "/social-share-default.jpg",
        "/img/site.svg",
        "data:image/png;base64,AA",
        "",
        "http://[x/",
    ],
)
def test_a_logo_is_no_picture(url):
    assert pictured(f'<meta property="og:image" content="{url}">') is None


def test_a_page_that_names_no_picture_shows_one():
    found = pictured("", H1 + FIGURE.format("The ferry"))
    assert found
    assert (found.url, found.width, found.caption) == (
        "https://gazette.example.org/img/ferry-400x300.jpg",
        400,
        "The ferry",
    )


# reading time


LABELLED = (
    '<meta name="twitter:label2" content="Est. reading time"><meta name="twitter:data2" content="4 minutes">'
)


@pytest.mark.parametrize(
    ("head", "body", "count"),
    [
        (article('"timeRequired": "PT3M"'), "", 3),
        (article('"timeRequired": "PT1H5M"'), "", 65),
        (article('"timeRequired": "soon"'), "", None),
        (LABELLED, "", 4),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="4 hands">', "", None),
        ("", "<p>5 min read</p>", 5),
        ("", "", None),
    ],
)  # fmt: skip
def test_the_reading_time_that_is_stated(head, body, count):
    says, around = heard(head, H1 + body)
    found = minutes.find(says, around)
    assert (found.value if found else None) == count


def test_what_a_page_does_not_say_is_not_in_why():
    why = read("", H1 + TEXT).why
    assert not {"url", "sections", "tags", "image", "summary", "reading_minutes"} & set(why)

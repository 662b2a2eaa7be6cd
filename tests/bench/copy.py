"""Copy to measure with: news-like stories by number, the same for everyone who asks."""

from __future__ import annotations

import random
from xml.sax.saxutils import escape

_VOCABULARY = (
    "council ferry harbour minister budget vote orchestra library bridge storm river company market "
    "school hospital engineer report teacher festival coalition railway energy research island museum "
    "parliament court airport farm climate price worker union village mayor patient student police water "
    "forest ship road plan year week member public local national early recent large former new final "
    "common likely open strong quiet the a of to in and for with on by from after before while that which "
    "would will has had was were said asked found opened closed agreed "
).split()


def paragraphs(number: int) -> list[str]:
    """The text of a story: 8 to 16 paragraphs, about 5,000 characters on average, as scraped pages have."""
    chance = random.Random(number)
    return [_sentence(chance, number, part) for part in range(8 + number % 9)]


def _sentence(chance: random.Random, number: int, part: int) -> str:
    words = chance.choices(_VOCABULARY, k=60)
    words[7] = f"item{number}"
    half = 30 + part
    return f"{' '.join(words[:half]).capitalize()}. {' '.join(words[half:]).capitalize()}."


def headline(number: int) -> str:
    """The headline of a story."""
    return " ".join(random.Random(-1 - number).choices(_VOCABULARY[:40], k=8)).capitalize() + f" {number}"


def byline(number: int) -> str:
    """Who wrote it."""
    return ("Ann Example", "Bo Sample", "Cleo Specimen", "Dan Model", "Eve Pattern")[number % 5]


def text(number: int) -> str:
    """The story as scraped from a page: breadcrumb, headline, byline, date, paragraphs, furniture."""
    section = ("Politics", "World", "Business", "Science", "Culture")[number % 5]
    top = f"Skip to main content\n  1. Home\n  2. {section}\n\n{headline(number)}\n\nBy {byline(number)}\n"
    dated = f"{1 + number % 28} October 2026\n\n"
    return top + dated + "\n\n".join(paragraphs(number)) + "\n\nAdvertisement\n\nREAD MORE ARTICLES ON\n"


def feed(numbers: range) -> bytes:
    """The same stories as one RSS 2.0 feed with full content, as an aggregator would get them."""
    items = "".join(
        f"<item><title>{headline(n)}</title><guid isPermaLink='false'>id-{n}</guid>"
        f"<link>https://news.example/{n}</link><pubDate>Thu, {1 + n % 28:02} Oct 2026 10:00:00 GMT</pubDate>"
        f"<description>{paragraphs(n)[0]}</description><content:encoded>{_encoded(n)}</content:encoded></item>"
        for n in numbers
    )
    head = "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Copy</title>"
    return f"{head}{items}</channel></rss>".encode()


def _encoded(number: int) -> str:
    return escape("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs(number)))

"""Sitemaps (sitemaps.org, protocol 0.9) and Google's news sitemap, as bytes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from xml.sax.saxutils import escape

from feeds.addresses import absolute, article_path
from feeds.model import Listed
from feeds.settings import Config
from web.display import shorten
from web.opml import plain

MEDIA_TYPE = "application/xml; charset=utf-8"

PART = 5_000
"""Ordinals of a part. The protocol allows 50,000 addresses; a smaller part is made in a moment."""
MOST_PARTS = 49_999
"""Parts that an index names: it may have 50,000, and one is of the pages that are no articles."""
NEWS_MOST = 1_000
NEWS_SECONDS = 48 * 3600
"""A news sitemap lists at most so many addresses of at most so many seconds (Google, "Create a news sitemap")."""

_TITLE_LIMIT = 500
_OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS_SPACE = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
_primary = re.compile(r"[a-z]{2,3}")


def part_path(number: int) -> str:
    """The path of a part, from 1. It stands at the root: a sitemap lists what lies below it."""
    return f"/sitemap-{number}.xml"


def index(config: Config, others: str, parts: Sequence[datetime]) -> bytes:
    """The index: `others`, the path of the sitemap of what is no article, and a part for each moment in `parts`."""
    first = max(1, len(parts) - MOST_PARTS + 1)
    lines = [f"<sitemap><loc>{_address(config, others)}</loc></sitemap>"]
    for number, changed in enumerate(parts[first - 1 :], first):
        place = f"<loc>{_address(config, part_path(number))}</loc>"
        lines.append(f"<sitemap>{place}<lastmod>{_time(changed)}</lastmod></sitemap>")
    return _document("sitemapindex", _SPACE, lines)


def articles(config: Config, listed: Iterable[Listed]) -> bytes:
    """A part: the page of each article, and when it last changed in more than a typo."""
    lines = (
        f"<url><loc>{_page(config, one)}</loc><lastmod>{_time(one.updated)}</lastmod></url>" for one in listed
    )
    return _document("urlset", _SPACE, lines)


def pages(config: Config, paths: Iterable[str]) -> bytes:
    """The sitemap of pages that are no articles."""
    lines = (f"<url><loc>{_address(config, path)}</loc></url>" for path in paths)
    return _document("urlset", _SPACE, lines)


def news(config: Config, listed: Iterable[Listed]) -> bytes:
    """The news sitemap: of each article also the publication, its language, the date and the headline."""
    name = escape(plain(config.site.title)) or "newswire"
    return _document("urlset", f"{_SPACE} {_NEWS_SPACE}", _news(config, name, listed))


def _news(config: Config, name: str, listed: Iterable[Listed]) -> Iterator[str]:
    for one in listed:
        title = escape(plain(shorten(one.title, _TITLE_LIMIT))) or "Untitled"
        language = news_language(one.language or config.site.language)
        yield (
            f"<url><loc>{_page(config, one)}</loc><news:news>"
            f"<news:publication><news:name>{name}</news:name>"
            f"<news:language>{language}</news:language></news:publication>"
            f"<news:publication_date>{_time(one.published)}</news:publication_date>"
            f"<news:title>{title}</news:title></news:news></url>"
        )


def news_language(tag: str) -> str:
    """A language as news sitemaps name it: two or three letters, Chinese as zh-cn or zh-tw; else `und`."""
    subtags = tag.lower().replace("_", "-").split("-")
    if subtags[0] == "zh":
        return "zh-tw" if {"tw", "hk", "mo", "hant"} & set(subtags) else "zh-cn"
    return subtags[0] if _primary.fullmatch(subtags[0]) else "und"


def _page(config: Config, one: Listed) -> str:
    return _address(config, article_path(one.key, one.slug))


def _address(config: Config, path: str) -> str:
    return escape(absolute(config, path))


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _document(name: str, spaces: str, lines: Iterable[str]) -> bytes:
    body = "".join(f"{line}\n" for line in lines)
    return f"{_OPENING}<{name} {spaces}>\n{body}</{name}>\n".encode()

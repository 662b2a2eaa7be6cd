"""Articles as the pages show them: an `Article` → a `Story`, ready for the templates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from feeds.addresses import article_path, article_url, prefix, revisions_path, safe_url
from feeds.model import Article
from feeds.notice import NOTICE, NOTICE_LANGUAGE, headline
from feeds.settings import Config
from web.display import (
    TEASER_LIMIT,
    article_direction,
    article_language,
    clock,
    day,
    direction,
    is_opening,
    opening,
    shorten,
    summary_points,
    teaser,
)
from web.links import Find, Link

_TITLE_LIMIT = 300
"""Characters of a headline that a page shows: beyond it is no headline."""
_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A moment, for machines and for people."""

    iso: str
    day: str
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article in a list."""

    title: str
    href: str
    language: str
    """Empty: not known."""
    direction: str
    section: Link | None
    authors: tuple[Link, ...]
    source: Link
    published: Stamp | None
    dated: bool
    """Whether `published` is the copy's own date; else it is when the article arrived."""
    minutes: int
    teaser: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article on its own page."""

    story: Story
    revisions: str
    """The path of the page that shows what changed; empty where nothing did."""
    canonical: str
    original: str
    """The copy's own address; empty where it has none."""
    updated: Stamp | None
    """Where it was corrected after it was published."""
    points: tuple[str, ...]
    body_html: str
    filed: tuple[Link, ...]
    """Every facet it stands in: sections, tags, authors, source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What stands in place of a withdrawn article."""

    heading: str
    reason: str
    withdrawn: Stamp


def withdrawal(article: Article, config: Config) -> Withdrawal:
    """The notice of an article that was withdrawn: its headline, where that was not forgotten, and why."""
    assert article.withdrawn is not None
    return Withdrawal(
        heading=headline(shorten(article.title, _TITLE_LIMIT)),
        reason=article.reason,
        withdrawn=stamp(article.withdrawn, ZoneInfo(config.site.timezone)),
    )


def stamp(moment: datetime, zone: ZoneInfo) -> Stamp:
    """A moment as the pages of a site in this zone show it."""
    iso = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Stamp(iso=iso, day=day(moment, zone), clock=clock(moment, zone))


def story(article: Article, config: Config, find: Find) -> Story:
    """An article as a list shows it; of a withdrawn one the notice alone."""
    if article.withdrawn is not None:
        return _notice(article, config, find)
    zone = ZoneInfo(config.site.timezone)
    return Story(
        title=shorten(article.title or opening(article), _TITLE_LIMIT),
        href=prefix(config) + article_path(article.key, article.slug),
        language=article_language(article, config.site),
        direction=article_direction(article),
        section=find("section", article.sections[0]) if article.sections else None,
        authors=tuple(find("author", name) for name in article.authors),
        source=find("source", article.source),
        published=stamp(article.published, zone) if article.published else None,
        dated=article.published_from != "arrival",
        minutes=article.minutes,
        teaser=teaser(article),
    )


def _notice(article: Article, config: Config, find: Find) -> Story:
    assert article.withdrawn is not None
    return Story(
        title=headline(shorten(article.title, _TITLE_LIMIT)),
        href=prefix(config) + article_path(article.key, article.slug),
        language=NOTICE_LANGUAGE,
        direction=direction("", NOTICE_LANGUAGE),
        section=find("section", article.sections[0]) if article.sections else None,
        authors=(),
        source=find("source", article.source),
        published=stamp(article.withdrawn, ZoneInfo(config.site.timezone)),
        dated=True,
        minutes=0,
        teaser=shorten(f"{NOTICE} {article.reason}", TEASER_LIMIT),
    )


def page(article: Article, config: Config, find: Find) -> Page:
    """An article as its own page shows it."""
    return Page(
        story=story(article, config, find),
        revisions=prefix(config) + revisions_path(article.key) if article.revision else "",
        canonical=article_url(config, article),
        original=safe_url(article.url) if article.url else "",
        updated=_updated(article, ZoneInfo(config.site.timezone)),
        points=() if is_opening(article) else summary_points(article),
        body_html=article.body_html,
        filed=(
            *(find("section", name) for name in article.sections),
            *(find("tag", name) for name in article.tags),
            *(find("author", name) for name in article.authors),
            find("source", article.source),
        ),
    )


def _updated(article: Article, zone: ZoneInfo) -> Stamp | None:
    if article.updated is None or article.published is None:
        return None
    late = (article.updated - article.published).total_seconds() >= _MINUTE
    return stamp(article.updated, zone) if late else None

"""What an article says in a feed, whatever the format: so that all formats say the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape

from feeds.addresses import absolute, article_url, page_url
from feeds.model import Article
from feeds.notice import NOTICE, NOTICE_LANGUAGE, headline
from feeds.settings import Config, Content
from feeds.write._links import reachable
from feeds.write._notes import noted
from feeds.write._picture import Picture, illustrated, picture_of
from feeds.write._text import clean, language, lead, lines, names, one_line

_HTML_LIMIT = 2_000_000
"""Characters. Strict XML parsers refuse a text of ten million bytes: a longer body goes by its summary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item or entry: clean text, a valid link, times in UTC and whole seconds."""

    id: str
    url: str
    title: str
    summary: str
    """Plain text, never empty; how the body begins where the article has no summary of its own, else its title."""
    html: str
    """The whole body, its picture at its head; empty in a feed of summaries."""
    picture: Picture | None = None
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    sections: tuple[str, ...]
    tags: tuple[str, ...]
    """Those that are not among the sections."""
    language: str
    schemes: Mapping[str, str]
    """The base addresses of sections and of tags: of which scheme a category is."""
    reason: str = ""
    """Why it was withdrawn; empty where it was not."""


_latest: deque[tuple[Article, Config, Content, Entry]] = deque(maxlen=8)
"""A new article is asked for in one format after the other."""


def entry_of(article: Article, config: Config, content: Content) -> Entry:
    """The article as an entry. It depends on nothing of the feed that it will stand in."""
    for known_article, known_config, known_content, entry in tuple(_latest):
        if known_article is article and known_config is config and known_content == content:
            return entry
    made = _entry_of(article, config, content)
    _latest.append((article, config, content, made))
    return made


def _entry_of(article: Article, config: Config, content: Content) -> Entry:
    assert article.published is not None, f"{article.id} stands in a feed without a time"
    if article.withdrawn is not None:
        return _notice(article, config, content)
    published = article.published.replace(microsecond=0)
    sections = names(article.sections)
    picture = picture_of(article)
    summary = lines(article.summary) or lead(article.body_text)
    title = one_line(article.title) or lead(summary, 100) or "Untitled"
    return Entry(
        id=one_line(article.id),
        url=article_url(config, article),
        title=title,
        summary=summary or title,
        html=_html(article, picture, config) if content == "full" else "",
        picture=picture,
        published=published,
        updated=max(published, (article.updated or published).replace(microsecond=0)),
        authors=names(article.authors),
        sections=sections,
        tags=names((*sections, *article.tags))[len(sections) :],
        language=language(article.language),
        schemes=_schemes(config),
    )


def _html(article: Article, picture: Picture | None, config: Config) -> str:
    if len(article.body_html) > _HTML_LIMIT:
        return ""
    return noted(illustrated(reachable(clean(article.body_html)), picture), article, config)


def _schemes(config: Config) -> Mapping[str, str]:
    return {kind: absolute(config, f"/{kind}/") for kind in ("section", "tag")}


def _notice(article: Article, config: Config, content: Content) -> Entry:
    """What stands in place of a withdrawn article, under its id: nothing of its text, byline or pictures."""
    assert article.published is not None
    assert article.updated is not None
    title = one_line(article.title)
    reason = lines(article.reason)
    said = (NOTICE, *reason.splitlines())
    return Entry(
        id=one_line(article.id),
        url=page_url(config, article),
        title=one_line(headline(title)),
        summary="\n".join(said),
        html="".join(f"<p>{escape(line, quote=False)}</p>" for line in said) if content == "full" else "",
        published=article.published.replace(microsecond=0),
        updated=max(article.published, article.updated).replace(microsecond=0),
        authors=(),
        sections=names(article.sections),
        tags=(),
        language=NOTICE_LANGUAGE,
        schemes=_schemes(config),
        reason=reason or NOTICE,
    )

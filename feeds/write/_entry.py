"""What an article says in a feed, whatever the format: so that all formats say the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape

from feeds.addresses import article_url, page_url
from feeds.model import Article
from feeds.notice import NOTICE, NOTICE_LANGUAGE, headline
from feeds.settings import Config, Content
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
    """Plain text; how the body begins where the article has no summary of its own."""
    html: str
    """The whole body; empty in a feed of summaries."""
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    sections: tuple[str, ...]
    tags: tuple[str, ...]
    """Those that are not among the sections."""
    language: str
    reason: str = ""
    """Why it was withdrawn; empty where it was not."""


def entry_of(article: Article, config: Config, content: Content) -> Entry:
    """The article as an entry. It depends on nothing of the feed that it will stand in."""
    assert article.published is not None, f"{article.id} stands in a feed without a time"
    if article.withdrawn is not None:
        return _notice(article, config, content)
    published = article.published.replace(microsecond=0)
    sections = names(article.sections)
    summary = lines(article.summary) or lead(article.body_text)
    return Entry(
        id=one_line(article.id),
        url=article_url(config, article),
        title=one_line(article.title) or lead(summary, 100) or "Untitled",
        summary=summary,
        html=_html(article) if content == "full" else "",
        published=published,
        updated=(article.updated or published).replace(microsecond=0),
        authors=names(article.authors),
        sections=sections,
        tags=names((*sections, *article.tags))[len(sections) :],
        language=language(article.language),
    )


def _html(article: Article) -> str:
    return clean(article.body_html) if len(article.body_html) <= _HTML_LIMIT else ""


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
        updated=article.updated.replace(microsecond=0),
        authors=(),
        sections=names(article.sections),
        tags=(),
        language=NOTICE_LANGUAGE,
        reason=reason or NOTICE,
    )

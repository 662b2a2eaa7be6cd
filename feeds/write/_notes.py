"""The line above a text that was revised: when, and whether it was corrected. Only where `[site] notes` asks for it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from feeds.corrections import is_corrected
from feeds.model import Article
from feeds.plain import text_of
from feeds.settings import Config

LANGUAGE = "en"
"""The language of our own words in a feed."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def noted(html: str, article: Article, config: Config) -> str:
    """A body with a note at its head where the article was significantly revised; else as it is.

    A typo that was mended moves no `updated`, and so makes no note.
    """
    if not (html and config.site.notes and _revised(article)):
        return html
    assert article.updated is not None
    corrected = is_corrected(text_of(article.body_html), config.normalise.correction_words)
    said = f"{'Corrected' if corrected else 'Updated'} {_told(article.updated, config.site.timezone)}"
    return f'<p lang="{LANGUAGE}"><em>{said}</em></p>\n{html}'


def _revised(article: Article) -> bool:
    published, updated = article.published, article.updated
    return article.revision > 0 and published is not None and updated is not None and updated > published


def _told(moment: datetime, zone: str) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}, {local:%H:%M %Z}"

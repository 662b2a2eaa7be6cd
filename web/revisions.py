"""What changed in an article from one revision to another, ready for the template. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

from feeds.addresses import article_path, prefix, revisions_path
from feeds.model import Article, Revision
from feeds.plain import text_of
from feeds.settings import Config
from web import differences
from web.differences import Run, is_changed
from web.display import shorten
from web.keys import Refused
from web.stories import Stamp, stamp

CONTEXT = 1
"""Unchanged paragraphs that are shown before and after a change."""
LISTED = 50
"""Versions that are listed, the newest."""

_number = re.compile(r"0|[1-9][0-9]{0,8}")
_TITLE_LIMIT = 1_000


class Wanted(NamedTuple):
    """Numbers of two revisions, the older first; the same where there is but one."""

    start: int
    to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A paragraph, or how many unchanged ones were left out in its place."""

    runs: tuple[Run, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text that an article has held, as the list of versions shows it."""

    number: int
    """From 1, as people count."""
    stamp: Stamp
    href: str
    """Of what changed with it; empty for the first."""
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed from one version to another."""

    title: tuple[Run, ...]
    authors: tuple[Run, ...]
    summary: tuple[Part, ...]
    """Empty where it did not change."""
    body: tuple[Part, ...]
    old: Version
    new: Version
    versions: tuple[Version, ...]
    changed: bool
    """Whether words changed: else links, pictures or markup did."""
    article: str
    """The path of the article."""


def wanted(query: str, newest: int) -> Wanted | Refused:
    """The revisions that a raw query asks for: by default the last two."""
    pairs = [
        (name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name in ("from", "to")
    ]
    given = dict(pairs)
    if len(given) < len(pairs):
        return Refused("from and to can be given once.")
    if not all(_number.fullmatch(value) for value in given.values()):
        return Refused("from and to must be numbers of revisions.")
    to = int(given.get("to", newest))
    start = int(given.get("from", max(0, to - 1)))
    if start > to or (start == to and given):
        return Refused("from must be a revision before to.")
    return Wanted(start, to)


def comparison(article: Article, history: Sequence[Revision], asked: Wanted, config: Config) -> Comparison:
    """What changed between two of the texts that an article has held; `history` is all of them."""
    old, new = history[asked.start], history[asked.to]
    versions = tuple(_version(one, asked, article.key, config) for one in history)
    summary = _paragraphs(old.summary, new.summary)
    body = _paragraphs(text_of(old.body_html), text_of(new.body_html))
    title = differences.line(shorten(old.title, _TITLE_LIMIT), shorten(new.title, _TITLE_LIMIT))
    authors = differences.line(", ".join(old.authors), ", ".join(new.authors))
    summarised = any(map(is_changed, summary))
    return Comparison(
        title=title,
        authors=authors,
        summary=condensed(summary) if summarised else (),
        body=condensed(body),
        old=versions[asked.start],
        new=versions[asked.to],
        versions=versions[-LISTED:],
        changed=summarised or any(map(is_changed, (title, authors, *body))),
        article=prefix(config) + article_path(article.key, article.slug),
    )


_Paragraphs = tuple[tuple[Run, ...], ...]


def _paragraphs(old: str, new: str) -> _Paragraphs:
    return differences.paragraphs(old, new)


def condensed(paragraphs: _Paragraphs) -> tuple[Part, ...]:
    """The paragraphs with what is far from any change left out."""
    marks = [is_changed(runs) for runs in paragraphs]
    near = [any(marks[max(0, at - CONTEXT) : at + CONTEXT + 1]) for at in range(len(marks))]
    told: list[Part] = []
    for shown, some in groupby(zip(near, paragraphs, strict=True), key=lambda one: one[0]):
        group = [runs for _, runs in some]
        told += [Part(runs=runs) for runs in group] if shown else [Part(skipped=len(group))]
    return tuple(told)


def _version(one: Revision, asked: Wanted, key: str, config: Config) -> Version:
    step = f"?from={one.number - 1}&to={one.number}"
    return Version(
        number=one.number + 1,
        stamp=stamp(one.moment, ZoneInfo(config.site.timezone)),
        href=prefix(config) + revisions_path(key) + step if one.number else "",
        current=asked == (one.number - 1, one.number),
    )

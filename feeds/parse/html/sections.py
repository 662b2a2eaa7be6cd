"""Sections and tags: the breadcrumb, what JSON-LD and meta elements call the section, the kicker, the address last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from feeds.parse.html.fold import fold
from feeds.parse.html.found import Found
from feeds.parse.html.linked import plain, strings, types_of
from feeds.parse.html.said import Said, Told, text_of
from feeds.words import GENERIC_CRUMBS, SECTION_WORDS

LONGEST = 60
"""Letters of a name; a longer one is a headline."""
MOST = 8
MOST_TAGS = 25

_META = tuple(
    "article:section og:article:section section parsely-section article.section news_section lp.section category"
    " dc.subject.section cxenseparse:section sailthru.section article:section:name".split()
)
_TAGS = ("article:tag", "og:article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags")
_LISTED = re.compile(r"\s*[,;]\s*|、|，")
_TRAIL = re.compile(r"\s*[>»›→❯/|·•]\s*")
_MACHINE = re.compile(
    r"[:=_#{}<>]|\d{5}|^\W+$|^(?:type|id|true|false|null|none|undefined|uncategori[sz]ed)$", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){0,2}")


def find(said: Said, title: str, url: str) -> Found[tuple[str, ...]] | None:
    """The labels, most general first; None where the page has none. `url`: the page's own address, or ""."""
    left_out = {fold(title), ""}
    found: dict[str, str] = {}
    sources: list[str] = []
    best = 0.0
    for source, labels, confidence in _sources(said, title, url):
        fresh = [one for one in labels if _is_label(one) and fold(one) not in left_out | found.keys()]
        if fresh and (confidence > _LAST or not found.keys() - GENERIC_CRUMBS):
            found |= {fold(label): label for label in fresh[:MOST]}
            sources.append(f"{source}: {' > '.join(fresh)}")
            best = max(best, confidence)
    if not found:
        return None
    return Found(tuple(found.values())[:MOST], "sections.find", "; ".join(sources), best)


_LAST = 0.5
"""What is no surer than this counts only where nothing else does."""


def _sources(said: Said, title: str, url: str) -> Iterator[tuple[str, Sequence[str], float]]:
    pages = [fold(text) for text in (title, said.title, said.first("og:title")) if text]
    for node in said.nodes:
        if "breadcrumblist" in types_of(node):
            yield "breadcrumb of JSON-LD", _without_page(_trail_of(node), pages), 0.95
    for trail in said.trails:
        yield "breadcrumb", _without_page(_crumbs(trail), pages), 0.9
    yield "articleSection", _split(strings(said.article.get("articleSection"))), 0.92
    for name in _META:
        yield name, _split(said.meta.get(name, ())[:5]), 0.9
    yield "itemprop articleSection", [_text(told) for told in said.props.get("articlesection", ())[:3]], 0.9
    yield "category", [told.text for told in said.categories if not told.aside], 0.75
    yield "kicker", [told.text for told in kickers(said)][:1], 0.6
    yield "address", _path(url), _LAST


def _split(texts: Iterable[str]) -> list[str]:
    return [part for text in texts for part in (_LISTED.split(text) if len(text) < 300 else ()) if part]


def _text(told: Told) -> str:
    return (told.element.get("content") or told.text).strip()


def _trail_of(node: Any) -> list[str]:
    elements = node.get("itemListElement")
    found = []
    for element in elements if isinstance(elements, list) else [elements]:
        if isinstance(element, dict):
            item = element.get("item")
            names = strings(element.get("name")) or (strings(item) if isinstance(item, dict) else ())
            found += [(_position(element), name) for name in names[:1]]
    return [name for _, name in sorted(found, key=lambda one: one[0])][:MOST]


def _position(element: Any) -> int:
    stated = str(element.get("position") or "")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 4 else 0


def _crumbs(trail: Told) -> list[str]:
    """The texts of a breadcrumb's links or items; of one without any, its text cut at its arrows."""
    items = [text_of(link) for link in trail.element.iter("a")][: MOST + 1]
    if not items:
        items = [text_of(item) for item in trail.element.iter("li")][: MOST + 1]
    if not items and len(trail.text) < 200:
        items = _TRAIL.split(trail.text)
    return items if len(items) <= MOST else []


_PAGE = 25
"""Letters from which on a last crumb that begins as the page's title does is the page itself."""


def _without_page(labels: Sequence[str], pages: Sequence[str]) -> list[str]:
    """Labels without the page's own name at their end. `pages`: what the page calls itself, folded."""
    kept = [label.strip(" »>›/|") for label in labels if label]
    if kept and any(page.startswith(fold(kept[-1])[:_PAGE]) for page in pages):
        same = [page for page in pages if fold(kept[-1]) == page or len(kept[-1]) >= _PAGE]
        kept = kept[:-1] if same else kept
    return kept


def kickers(said: Said) -> list[Told]:
    """What is marked as a kicker near the headline, nearest first."""
    head = next((told.order for told in said.heads), 0)
    near = [told for told in said.kickers if not told.aside and -40 < told.order - head < 25]
    return sorted(near, key=lambda told: abs(told.order - head))


def _path(url: str) -> list[str]:
    """The folders of an address that are names of sections."""
    folders = unquote(urlsplit(url).path).strip("/").split("/")[:-1][:3]
    named = [folder for folder in folders if _WORDS.fullmatch(folder)]
    return [folder.replace("-", " ") for folder in named if folder.casefold() in SECTION_WORDS][:2]


_NOTHING = re.compile(
    r"undefined|null|none|true|false|uncategori[sz]ed|allgemein|sin categoría|non classé", re.IGNORECASE
)
_ADDRESS = re.compile(r"://|^\w+(?:[.-]\w+)*\.[a-z]{2,4}$", re.IGNORECASE)


def _is_label(label: str) -> bool:
    return (
        1 < len(label) <= LONGEST
        and any(map(str.isalpha, label))
        and not _ADDRESS.search(label)
        and not _NOTHING.fullmatch(label)
    )


def tags(said: Said) -> Found[tuple[str, ...]] | None:
    """The page's keywords, as it writes them, each once."""
    found: dict[str, str] = {}
    sources = []
    for source, texts in (*((name, said.meta.get(name, ())) for name in _TAGS), ("JSON-LD", _keywords(said))):
        fresh = [tag for text in texts[:60] for tag in _LISTED.split(text[:2000]) if _is_tag(tag)]
        known = len(found)
        for tag in fresh:
            found.setdefault(fold(tag), tag)
        if len(found) > known:
            sources.append(source)
    if not found:
        return None
    return Found(tuple(found.values())[:MOST_TAGS], "sections.tags", ", ".join(sources), 0.9)


def _keywords(said: Said) -> tuple[str, ...]:
    stated = said.article.get("keywords")
    return tuple(plain(text) for text in strings(stated))


def _is_tag(tag: str) -> bool:
    return 1 < len(tag) <= LONGEST and not _MACHINE.search(tag) and tag.count(" ") < 6

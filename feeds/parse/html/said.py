"""What a page says of itself, gathered in one walk: meta elements, JSON-LD, headings, times, bylines, links."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from feeds.parse.html import linked
from feeds.parse.html.linked import Node

# Patterns of single words of class, id and test id, in small letters. Each begins with letters, so that a search
# skips what cannot match; a boundary is looked for behind them.
_BYLINE = "author|byline|by-line|autor|auteur|verfasser|writer|contributor|redakteur|firma\\b|credit-name"
_NO_BYLINE = (
    "comment|related|teaser|avatar|image|photo|picture|caption|social|share|follow|bio\\b|newsletter|recommend"
    "|sidebar|box-list"
)
_TRAIL = r"breadcrumb|bread-crumb|brotkrume|crumbs?(?<!\wcrumb)(?<!\wcrumbs)\b|ariadne"
_DATED = (
    r"date(?<!\wdate)|date\b|time(?:stamp)?\b(?<!\wtime)(?<!\wtimestamp)|datum|publi[sc]|posted|fecha|entry-meta"
    "|dateline"
)
_KICKER = (
    "kicker|eyebrow|rubri[ck]|overline|dachzeile|spitzmarke|topline"
    "|(?:post|entry|article|story|category)[-_]?(?:section|category|topic)"
    r"|(?:section|category)[-_]?(?:name|label|link|tag)|category(?<!\wcategory)\b|cat-links"
)
_DECK = (
    r"dec?k\b(?<!\wdek)(?<!\wdeck)|standfirst|sub-?(?:title|head)|lead\b(?<!\wlead)|lede\b(?<!\wlede)"
    "|article[-_]*(?:intro|lead|summary|description|excerpt)"
    "|(?:post|entry|story)[-_]*(?:intro|summary|excerpt|subtitle)|vorspann|chapo|bajada|sottotitolo"
    r"|intro\b(?<!\wintro)|ingress\b(?<!\wingress)"
)
_KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("byline", _BYLINE),
        ("no byline", _NO_BYLINE),
        ("trail", _TRAIL),
        ("dated", _DATED),
        ("kicker", _KICKER),
        ("deck", _DECK),
    )
)
"""What a word says that its element is."""
_ANY = re.compile("|".join(pattern.pattern for _, pattern in _KINDS))
"""Most words say nothing: one search sees it."""

_ASIDE = re.compile(
    r"comments?\b(?<!\wcomment)(?<!\wcomments)|related|recommend|sidebar\b(?<!\wsidebar)|teaser|promo|footer"
    r"|most-?read|newsletter"
)

MAX_TEXT = 600
"""Letters of an element that are read: a headline and a byline are shorter."""
_MAX_ELEMENTS = 400
"""Elements below one that are read for its text."""
_LONGEST = 300
"""Letters of class, id and the like that are looked at."""
_CLIMB = 8
"""Levels above an element that tell what it is about."""


@dataclass(frozen=True, slots=True)
class Told:
    """An element of the page and where it stands."""

    element: HtmlElement
    text: str
    order: int
    """How many elements open before it."""
    aside: bool
    """Whether it stands in a part that is about something else: nav, aside, footer, a list of teasers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The page's own words, in the order of the page."""

    meta: Mapping[str, tuple[str, ...]]
    """Name, property or itemprop of a meta element, case-folded → contents."""
    nodes: tuple[Node, ...]
    """All nodes of its JSON-LD."""
    article: Node
    """The JSON-LD node of the article itself; empty where there is none."""
    title: str
    heads: tuple[Told, ...]
    """h1, and the h2 of a page without."""
    times: tuple[Told, ...]
    dated: tuple[Told, ...]
    """What is marked as a date but is no time element."""
    bylines: tuple[Told, ...]
    """What is marked as author or byline."""
    kickers: tuple[Told, ...]
    """What is marked as kicker, rubric or category."""
    categories: tuple[Told, ...]
    """Links to what the article is filed under (rel `category`)."""
    decks: tuple[Told, ...]
    """What is marked as the text between headline and body."""
    props: Mapping[str, tuple[Told, ...]]
    """itemprop → elements."""
    trails: tuple[Told, ...]
    """What is marked as a breadcrumb."""
    figures: tuple[HtmlElement, ...]
    links: Mapping[str, tuple[str, ...]]
    """rel → addresses."""
    language: str
    """Of the html element."""
    base: str
    """Of the base element."""
    size: int
    """Elements in all."""

    def first(self, *names: str) -> str:
        """The first content of the first of these meta names that has one."""
        return next((self.meta[name][0] for name in names if self.meta.get(name)), "")


def read(elements: Sequence[HtmlElement]) -> Said:
    """What a page says of itself. `elements`: all of it, in document order."""
    tree, walk = elements[0], _Walk()
    for element in elements:
        walk.see(element)
    nodes = linked.nodes(walk.scripts)
    kept = walk.kept
    return Said(
        meta={name: tuple(found) for name, found in walk.meta.items() if found},
        nodes=nodes,
        article=linked.article(nodes),
        title=walk.title,
        heads=tuple(kept["h1"] or kept["h2"][:5]),
        times=tuple(kept["time"]),
        dated=tuple(told for told in kept["dated"] if 5 < len(told.text) < 100),
        bylines=tuple(kept["byline"]),
        kickers=tuple(told for told in kept["kicker"] if 1 < len(told.text) < 60),
        categories=tuple(told for told in kept["category"] if 1 < len(told.text) < 60),
        decks=tuple(told for told in kept["deck"] if len(told.text) > 30),
        props={name: tuple(found) for name, found in walk.props.items()},
        trails=tuple(kept["trail"]),
        figures=tuple(walk.figures),
        links={rel: tuple(found) for rel, found in walk.links.items()},
        language=tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or tree.get("xml:lang")
        or "",
        base=walk.base,
        size=walk.order,
    )


_UNSEEN = frozenset(("script", "style", "noscript", "svg", "template", "button", "select"))
_BLOCKS = frozenset(
    (
        "br",
        "p",
        "div",
        "li",
        "ul",
        "h1",
        "h2",
        "h3",
        "h4",
        "td",
        "tr",
        "section",
        "header",
        "figcaption",
        "time",
    )
)


def text_of(element: HtmlElement) -> str:
    """The visible text of an element, blanks collapsed, at most 600 letters."""
    if not len(element):
        return " ".join((element.text or "").split())[:MAX_TEXT]
    parts: list[str] = []
    size = elements = 0
    stack: list[tuple[HtmlElement, bool]] = [(element, False)]
    while stack and size < 2 * MAX_TEXT and elements < _MAX_ELEMENTS:
        one, closing = stack.pop()
        elements += 1
        if one is not element and one.tag in _BLOCKS:
            parts.append(" ")
        text = one.tail if closing else one.text
        if closing:
            if one is element:
                break
        else:
            stack.append((one, True))
            if not isinstance(one.tag, str) or one.tag in _UNSEEN:
                continue
            stack.extend((child, False) for child in reversed(one[:_MAX_ELEMENTS]))
        if text:
            parts.append(text)
            size += len(text)
    return " ".join("".join(parts).split())[:MAX_TEXT]


_MOST = {
    "h1": 12,
    "h2": 5,
    "time": 30,
    "byline": 40,
    "trail": 3,
    "dated": 12,
    "kicker": 6,
    "deck": 6,
    "category": 10,
}
_MOST_NAMES, _MOST_VALUES = 400, 60
_PROPS = frozenset("headline author name datepublished datecreated datemodified articlesection".split())
"""itemprops that somebody asks for."""


class _Walk:
    """What is gathered on the way."""

    def __init__(self) -> None:
        self.meta: defaultdict[str, list[str]] = defaultdict(list)
        self.scripts: list[str] = []
        self.title = self.base = ""
        self.kept: dict[str, list[Told]] = {kind: [] for kind in _MOST}
        self.props: defaultdict[str, list[Told]] = defaultdict(list)
        self.figures: list[HtmlElement] = []
        self.links: defaultdict[str, list[str]] = defaultdict(list)
        self.order = 0

    def see(self, element: HtmlElement) -> None:
        self.order += 1
        seen = _SEEN.get(element.tag)
        if seen:
            seen(self, element)
        else:
            self._marked(element)

    def keep(self, kind: str, element: HtmlElement) -> None:
        if len(self.kept[kind]) < _MOST[kind]:
            self.kept[kind].append(Told(element, text_of(element), self.order, is_aside(element)))

    def _meta(self, element: HtmlElement) -> None:
        content = linked.plain((element.get("content") or element.get("value") or "")[:4000])
        if not content or len(self.meta) > _MOST_NAMES:
            return
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().casefold()
            if name and len(self.meta[name]) < _MOST_VALUES and content not in self.meta[name]:
                self.meta[name].append(content)

    def _title(self, element: HtmlElement) -> None:
        if not self.title and next(element.iterancestors("svg"), None) is None:
            self.title = text_of(element)

    def _script(self, element: HtmlElement) -> None:
        kind = element.get("type")
        if kind and "ld+json" in kind.casefold() and element.text and len(element.text) < linked.LARGEST:
            self.scripts.append(element.text)

    def _link(self, element: HtmlElement) -> None:
        address = (element.get("href") or "").strip()
        for rel in (element.get("rel") or "").casefold().split() if address else ():
            if len(self.links[rel]) < 5:
                self.links[rel].append(address)

    def _base(self, element: HtmlElement) -> None:
        self.base = self.base or (element.get("href") or "").strip()

    def _heading(self, element: HtmlElement) -> None:
        self.keep(str(element.tag), element)
        self._marked(element)

    def _figure(self, element: HtmlElement) -> None:
        if len(self.figures) < 12:
            self.figures.append(element)
        self._marked(element)

    def _marked(self, element: HtmlElement) -> None:
        names = element.keys()
        if not names:
            return
        marks = ""
        for name in names:
            if name in _TELLING:
                value = element.get(name) or ""
                if name in _MARKING:
                    marks += f"{value} "
                elif name == "itemprop":
                    self._prop(element, value)
                elif "author" in value:
                    self.keep("byline", element)
                    return
                elif "category" in value:
                    self.keep("category", element)
        for kind in kinds_of(marks) if marks else ():
            if kind != "dated" or element.tag != "time":
                self.keep(kind, element)

    def _prop(self, element: HtmlElement, prop: str) -> None:
        for name in prop.casefold().split():
            if name in _PROPS and len(self.props[name]) < 10:
                self.props[name].append(Told(element, text_of(element), self.order, is_aside(element)))


_SEEN: Mapping[Any, Callable[[_Walk, HtmlElement], None]] = {
    "meta": _Walk._meta, "title": _Walk._title, "script": _Walk._script, "link": _Walk._link, "base": _Walk._base,
    "h1": _Walk._heading, "h2": _Walk._heading, "time": _Walk._heading, "figure": _Walk._figure,
}  # fmt: skip
_MARKING = frozenset(("class", "id", "data-testid"))
_TELLING = _MARKING | {"itemprop", "rel"}

_NONE: frozenset[str] = frozenset()


@lru_cache(8192)
def kinds_of(marks: str) -> tuple[str, ...]:
    """What an element's class, id and test id, joined by blanks, say that it is."""
    said = _NONE.union(*map(_said_by, marks[:_LONGEST].lower().split()))
    if "byline" in said and "no byline" not in said:
        return ("byline",)
    if "no byline" in said:
        said -= {"deck"}  # of a picture, of a teaser
    return ("trail",) if "trail" in said else tuple(sorted(said - {"byline", "no byline"}))


@lru_cache(16_384)
def _said_by(word: str) -> frozenset[str]:
    if _ANY.search(word) is None:
        return _NONE
    return frozenset(kind for kind, pattern in _KINDS if pattern.search(word))


def is_aside(element: HtmlElement) -> bool:
    """Whether an element stands in a part of the page that is about something else."""
    for parent in islice(element.iterancestors(), _CLIMB):
        if parent.tag in ("nav", "aside", "footer"):
            return True
        if parent.tag in ("body", "main", "article", "html"):
            return False
        if is_about_others(parent):
            return True
    return False


def is_about_others(element: HtmlElement) -> bool:
    """Whether an element's class calls it a list of teasers, comments or the like."""
    name = element.get("class")
    return name is not None and _is_aside(name)


@lru_cache(8192)
def _is_aside(name: str) -> bool:
    return _ASIDE.search(name[:_LONGEST].lower()) is not None

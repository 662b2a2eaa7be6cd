"""A page's tree → its blocks in order: paragraphs, headings, items, cells, captions and pictures.

One pass without recursion. A block knows its text, its safe HTML and where it stands; what is of the article is
judged in body_signs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

SKIPPED = frozenset(
    "script style noscript template head svg math select textarea button iframe object embed video audio canvas"
    " input nav map dialog".split()
)
BLOCKS = frozenset(
    "body div p section article main header footer aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table"
    " caption thead tbody tfoot tr td th figure figcaption form fieldset legend address details summary hr center"
    " hgroup label option menu".split()
)
_BOXES = frozenset("section article main header footer aside blockquote figure table form ul ol dl".split())


class Tag(NamedTuple):
    """An inline tag, opening or ending; a link with its address as written."""

    html: str
    address: str = ""


_INLINE = {
    "em": "em", "i": "em", "strong": "strong", "b": "strong", "code": "code", "sub": "sub", "sup": "sup", "q": "q",
    "cite": "cite", "mark": "mark", "s": "s", "small": "small", "kbd": "code", "tt": "code",
}  # fmt: skip
_TAGS = {name: (Tag(f"<{tag}>"), Tag(f"</{tag}>")) for name, tag in _INLINE.items()}
_CLASSES = {
    "a notice": r"newsletter|cookie-?(?:notice|banner|bar|consent|box|popup)|gdpr|consent-?(?:banner|box|modal)",
    "comments": r"comment|disqus|respond|reaction|discussion|replies",
    "sharing": r"share|social|sharing|sharedaddy|addthis|follow",
    "teasers": r"relat|teaser|recommend|more-|read-?more|promo|outbrain|taboola|similar|trending|popular|also|next-|"
               r"prev|card|latest|headlines|see-?also|mehr|weiter",
    "letters": r"newslet|subscri|sign-?up|mailing|abo(?:-|box)|signup|paywall|piano|donat|membership|cta|callout",
    "writer": r"author|byline|bio\b|profile|contributor|autor|writer",
    "caption": r"caption|credit|copyright|legend|bildunter|figure|photo|gallery|slideshow|image|media",
    "menu": r"menu|nav|breadcrumb|crumb|header|masthead|toolbar|topbar",
    "foot": r"footer|foot\b|bottom|legal|disclaimer|post-?meta|entry-?meta|meta\b|tags?\b|categor|tag-|keywords",
    "adverts": r"\bad[s-]?\b|advert|sponsor|anzeige|werbung|banner",
    "consent": r"cookie|consent|gdpr|privacy|modal|popup|overlay|lightbox",
    "side": r"sidebar|widget|aside|rail|infobox|factbox|side-|box\b",
    "dates": r"date|time|publish|stamp",
    "the text": r"article-?(?:body|content|text|copy)|story-?(?:body|content|text)|entry-?content|"
                r"post-?(?:body|content)|content-?body|body-?(?:text|content|copy)|rich-?text|prose|paragraph|td-post-content|articlebody",
    "deck": r"lead|intro|dek|deck|standfirst|subtitle|subhead|summary|teaser-text|excerpt|abstract|kicker",
    "title": r"headline|title",
    "hidden": r"hidden|sr-only|screen-reader|visually|print-only|noprint|d-none",
}  # fmt: skip
_CLASS = re.compile("|".join(f"(?P<g{n}>{pattern})" for n, pattern in enumerate(_CLASSES.values())))
_ANY_CLASS = re.compile("|".join(_CLASSES.values()))
"""The same without groups, so that a search skips at once what cannot match."""
_NAMES = tuple(_CLASSES)
_NONE: frozenset[str] = frozenset()
_LONGEST = 500
"""Characters of class and id that are looked at."""


class Place(NamedTuple):
    """Where an element stands: what its ancestors are and are called."""

    number: int
    """Of the element, in document order; the same for all blocks of one parent."""
    tag: str
    boxes: tuple[str, ...]
    """Section, aside, list, table … around it, outermost first."""
    classes: frozenset[str]
    near: frozenset[str]
    """What its own class and its parent's say."""
    path: tuple[int, ...]
    """Numbers of all elements around it, outermost first, its own last."""
    list: int = 0
    """Number of the innermost list around it; 0 where there is none. The same for those below."""
    ordered: bool = False
    item: int = 0
    table: int = 0
    """Of data, not of layout."""
    row: int = 0
    cell: int = 0
    quote: int = 0
    figure: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that a reader sees as one, or a picture."""

    text: str
    parts: tuple[str | Tag, ...]
    """Its text and tags as they come; html_of writes them."""
    place: Place
    linked: float
    """Share of its letters that stand in links, 0 to 1."""
    image: HtmlElement | None = None
    """The `img`, where it is one; it has no text then."""


BREAK = Tag("<br>")
_TOP = Place(0, "body", (), _NONE, _NONE, (0,))
_DEEPEST = 300
"""Levels that are told apart; the parser itself gives up before."""


def blocks(tree: HtmlElement) -> list[Block]:
    """The page's blocks in order."""
    body = tree.find("body") if tree.tag == "html" else tree
    if body is None:
        return []
    run = _Run()
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            if event == "end" and element.tail:
                run.say(element.tail)
            continue
        if event == "start":
            if tag in SKIPPED or _is_hidden(element):
                walk.skip_subtree()
                run.skipped = element
            else:
                run.open(element, tag)
        else:
            run.close(element, tag, last=element is body)
    run.flush()
    return run.blocks


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return (
        style is not None
        and "display" in style
        and re.search(r"display\s{0,9}:\s{0,9}none", style) is not None
    )


def classes_of(element: HtmlElement) -> frozenset[str]:
    """What an element's class and id say it is."""
    name, own = element.get("class"), element.get("id")
    if not name and not own:
        return _NONE
    return _said_by_all(f"{name or ''} {own or ''}"[:_LONGEST])


@lru_cache(8_192)
def _said_by_all(words: str) -> frozenset[str]:
    return _NONE.union(*map(_said_by, words.split()))


@lru_cache(16_384)
def _said_by(word: str) -> frozenset[str]:
    small = word.lower()
    found = (_CLASS.match(small, any_of_them.start()) for any_of_them in _ANY_CLASS.finditer(small))
    said = {_NAMES[int(one.lastgroup[1:])] for one in found if one and one.lastgroup}
    if "a notice" in said:
        said.add("letters" if "newsletter" in small else "consent")
    return frozenset(said) if said else _NONE


class _Run:
    """The run of text that is being read, and the places around it."""

    __slots__ = (
        "_broken",
        "_inline",
        "_linked",
        "_links",
        "_number",
        "_parts",
        "_places",
        "_text",
        "blocks",
        "skipped",
    )

    def __init__(self) -> None:
        self._places = [_TOP]
        self._number = 0
        self._text: list[str] = []
        self._parts: list[str | Tag] = []
        self._inline: list[tuple[HtmlElement, Tag, Tag]] = []
        self._links = 0
        self._linked = 0
        self._broken = False
        self.blocks: list[Block] = []
        self.skipped: HtmlElement | None = None

    def open(self, element: HtmlElement, tag: str) -> None:
        if tag in BLOCKS:
            if self._parts:
                self.flush()
            self._places.append(self._place(element, tag))
        elif tag == "br":
            self._break()
        elif tag == "img":
            self.blocks.append(Block("", (), self._places[-1], 0.0, element))
        elif tag == "a" or tag in _INLINE:
            self._open_inline(element, tag)
        text = element.text
        if text:
            self.say(text)

    def close(self, element: HtmlElement, tag: str, *, last: bool) -> None:
        if element is self.skipped:
            self.skipped = None
        elif tag in BLOCKS:
            if self._parts:
                self.flush()
            if len(self._places) > 1:
                self._places.pop()
        elif self._inline and self._inline[-1][0] is element:
            _, _, ending = self._inline.pop()
            self._parts.append(ending)
            self._links -= tag == "a"
        text = None if last else element.tail
        if text:
            self.say(text)

    def say(self, text: str) -> None:
        if self._broken and not text.isspace():
            self._broken = False
        self._text.append(text)
        self._parts.append(text)
        if self._links:
            self._linked += len(text)

    def _place(self, element: HtmlElement, tag: str) -> Place:
        above = self._places[-1]
        self._number += 1
        own = classes_of(element)
        place = Place(
            self._number,
            tag,
            (*above.boxes, tag) if tag in _BOXES and len(above.boxes) < _DEEPEST else above.boxes,
            above.classes | own if own else above.classes,
            own | above.near if tag in ("p", "li", "td", "figcaption") else own,
            (*above.path, self._number),
            *above[6:],
        )
        within = _within(element, tag, self._number)
        return place._replace(**within) if within else place

    def _break(self) -> None:
        if self._broken:
            self.flush()
            return
        self._broken = True
        self._text.append("\n")
        self._parts.append(BREAK)

    def _open_inline(self, element: HtmlElement, tag: str) -> None:
        if tag == "a":
            opening, ending = Tag("a", element.get("href") or ""), Tag("</a>")
            self._links += 1
        else:
            opening, ending = _TAGS[tag]
        self._inline.append((element, opening, ending))
        self._parts.append(opening)

    def flush(self) -> None:
        """The run is at its end: a block, where it says anything."""
        # Most runs are the white space between two elements.
        text = " ".join("".join(self._text).split()) if not all(map(str.isspace, self._text)) else ""
        if text:
            closing = (ending for _, _, ending in reversed(self._inline))
            letters = sum(map(len, self._text))
            self.blocks.append(
                Block(text, (*self._parts, *closing), self._places[-1], min(1.0, self._linked / letters))
            )
        self._text = []
        self._parts = [opening for _, opening, _ in self._inline]
        self._linked = 0
        self._broken = False


_NUMBERED = {"li": "item", "tr": "row", "td": "cell", "th": "cell", "figure": "figure"}


def _within(element: HtmlElement, tag: str, number: int) -> dict[str, Any]:
    """What changes below an element, of a place's numbers."""
    if tag in _NUMBERED:
        return {_NUMBERED[tag]: number}
    match tag:
        case "ul" | "ol" | "menu":
            return {"list": number, "ordered": tag == "ol"}
        case "table":
            return {"table": number if _is_data(element) else 0, "list": 0}
        case "blockquote":
            return {"quote": number, "list": 0}
    return {}


def _is_data(table: HtmlElement) -> bool:
    """Whether a table tells data: rows of several short cells, and none that only lays out."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return False
    row = table.find(".//tr")
    return (
        row is not None
        and len(row) >= 2
        and table.find(".//h2") is None
        and len(table.findall(".//p")) < 3 * len(table.findall(".//tr"))
    )


_EMPTY = re.compile(r"<(a|em|strong|code|sub|sup|q|cite|mark|s|small)(?: href=\"[^\"]*\")?>\s*</\1>")


def html_of(block: Block, base: str) -> str:
    """A block's HTML: no empty tags, no blanks in a row, no breaks at its edges, addresses joined to `base`."""
    out: list[str] = []
    links: list[bool] = []
    for part in block.parts:
        if isinstance(part, str):
            out.append(escape(part, quote=False))
        elif part.html == "a":
            address = absolute(part.address, base)
            links.append(bool(address))
            out.append(f'<a href="{escape(address)}">' if address else "")
        elif part.html != "</a>" or (links and links.pop()):
            out.append(part.html)
    return _trimmed(_EMPTY.sub("", " ".join("".join(out).split())))


def _trimmed(html: str) -> str:
    while True:
        short = html.strip().removeprefix("<br>").removesuffix("<br>")
        if short == html:
            return html
        html = short


def absolute(address: str, base: str) -> str:
    """An address as http or https, joined to the base; "" where it is neither."""
    address = address.strip()
    if not address or address[0] == "#" or len(address) > 4_000:
        return ""
    try:
        joined = urljoin(base, address) if base else address
        parts = urlsplit(joined)
    except ValueError:
        return ""
    return joined if parts.scheme in ("http", "https") and parts.netloc else ""

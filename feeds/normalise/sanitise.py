"""The sanitiser: the last rule. What comes out is safe to print on a page and in a feed, whatever went in."""

from __future__ import annotations

import re
from functools import lru_cache

import nh3

from feeds.model import Item, changed
from feeds.normalise.characters import clean
from feeds.normalise.context import Context

_TAGS = frozenset(
    "p h2 h3 h4 ul ol li dl dt dd blockquote pre code em strong b i s u sub sup q cite abbr small mark br "
    "hr a img figure figcaption "
    "table caption thead tbody tfoot tr th td".split()
)
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
    "abbr": {"title"},
}
_WITH_CONTENT = {
    "script",
    "style",
    "template",
    "iframe",
    "object",
    "embed",
    "applet",
    "svg",
    "math",
    "noscript",
    "head",
    "title",
    "select",
    "textarea",
}


def _made(base: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        clean_content_tags=_WITH_CONTENT,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
        url_relative=("rewrite_with_base", base) if base else "pass_through",
    )


_CLEANER = _made("")

_TEXT = r"[^<>&]*+(?:&(?:amp|lt|gt);[^<>&]*+)*+"
_PLAIN = re.compile(
    rf"(?:\n?<p>{_TEXT}</p>|\n?<h2>{_TEXT}</h2>|\n?<ul>(?:<li>{_TEXT}</li>)++</ul>"
    rf"|\n?<ol>(?:<li>{_TEXT}</li>)++</ol>)*+"
)
"""Nothing but paragraphs, headings and lists without an attribute: most bodies, and clean as they are. Possessive
throughout, so that the look costs one pass."""

_MANY = 1_000
"""Fewer tags than this cannot lie deep enough to cost anything."""

DEPTH = 100
"""Deeper tags are taken out before the sanitiser, whose time grows with the square of the depth."""

_OPENING = re.compile(r"<(/?)([A-Za-z][\w:-]*)")
_VOID = frozenset("br hr img input meta link area base col embed source track wbr".split())
_SELF_ENDING = frozenset("p li td th tr dt dd option".split())


_LEVEL = re.compile(r"<(/?)h([156])(?=[\s>/])", re.IGNORECASE)
_LEVELS = {"1": "2", "5": "4", "6": "4"}


def sanitise(item: Item, _: Context) -> Item:
    """The item's body, of allowed tags and attributes only; links and images by http, https and mailto only, with
    addresses joined to the item's own.
    """
    html = sanitised(item.body_html, item.url)
    return item if html == item.body_html else changed(item, body_html=html)


def sanitised(html: str, base: str = "") -> str:
    """HTML of which nothing runs, loads by a foreign scheme or breaks out of its place.

    `base`: an absolute address that relative ones are joined to; without one they stay as they are. Headings stand on
    the levels 2 to 4: the first is the headline's.
    """
    if _is_paragraphs(html) or _PLAIN.fullmatch(html):
        return html
    html = _LEVEL.sub(lambda found: f"<{found[1]}h{_LEVELS[found[2]]}", html)
    if html.count("<") > _MANY:
        html = _shallow(html)
    # Character references become characters here, so what is forbidden goes out after it.
    return clean(_cleaner(base).clean(html)).strip()


def _is_paragraphs(html: str) -> bool:
    """Whether each line is one paragraph of bare text, as most plain bodies are: seen without a look at each line."""
    if not (html.startswith("<p>") and html.endswith("</p>")):
        return False
    bare = html[3:-4].replace("</p>\n<p>", " ")
    return not ("<" in bare or ">" in bare or "&" in bare or "\n" in bare)


@lru_cache(16)
def _cleaner(base: str) -> nh3.Cleaner:
    """The cleaner that joins addresses to a base: an article's own, so the next one is asked for another."""
    if not base.startswith(("https://", "http://")):
        return _CLEANER
    try:
        return _made(base)
    except ValueError:
        return _CLEANER


def _shallow(html: str) -> str:
    """HTML whose tags lie at most DEPTH deep. A tag beyond that loses its `<` and becomes text."""
    stack: list[str] = []
    parts: list[str] = []
    at = 0
    for match in _OPENING.finditer(html):
        name = match[2].lower()
        if match[1]:
            if name in stack:
                while stack.pop() != name:
                    pass
            continue
        if name in _VOID:
            continue
        if name in _SELF_ENDING and stack and stack[-1] == name:
            stack.pop()
        if len(stack) < DEPTH:
            stack.append(name)
        else:
            parts.append(html[at : match.start()])
            at = match.start() + 1
    return "".join((*parts, html[at:]))

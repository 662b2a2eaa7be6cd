"""What a page may be called: headings, JSON-LD, meta elements and the title, whole or cut at a separator."""

from __future__ import annotations

import re
from dataclasses import dataclass

from feeds.parse.html.fold import fold
from feeds.parse.html.linked import strings
from feeds.parse.html.said import Said, Told, text_of

LETTERS = (3, 400)
_SEPARATORS = re.compile(
    r"\s+[|¦·•–—:»«›~-]+\s+|\s*[|｜»]\s*|\s+::\s+|\s-\s|:\s|--|_(?=[^\W\d_]{2})|\s?【|\s/\s|\s?\["
)
_GLUED = re.compile(
    r"(?<=[\u3040-\u9fff\uac00-\ud7af」』！？])\s?(?:[:：\-ㅣ_|–])\s?(?=[\w\u3040-\u9fff\uac00-\ud7af])|\s?ㅣ\s?"
)
"""Separators between letters that need no blanks: Chinese, Japanese, Korean."""
_ATTRIBUTES = {"og", "twitter", "meta"}
_HEADINGS = 6
"""Headings that may be the headline."""
_HOST = re.compile(r"https?://([\w.-]{4,100})")
_META = (
    ("og", ("og:title",)),
    ("twitter", ("twitter:title",)),
    ("meta", ("title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline", "cxenseparse:title",
              "hdl", "citation_title", "article:title", "vr:title", "fb_title", "name")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Called:
    """A text that may be the headline, and by whom it is said."""

    text: str
    whole: frozenset[str]
    """Sources that say it whole: h1, ld, og, twitter, meta, title, prop, h2."""
    cut: frozenset[str]
    """Sources of which it is a part."""
    head: Told | None
    """The heading that says it whole."""


@dataclass(frozen=True, slots=True)
class View:
    """All that the rules see."""

    said: Said
    site: frozenset[str]
    """Names of the site, folded."""
    called: tuple[Called, ...]
    prefixes: frozenset[str]


def view(said: Said) -> View:
    """The candidates and what the rules need."""
    whole: dict[str, set[str]] = {}
    texts: dict[str, str] = {}
    heads: dict[str, Told] = {}
    cut: dict[str, set[str]] = {}
    site = site_names(said)
    for source, stated, head in _sayings(said):
        text = stated if head or source not in _ATTRIBUTES else without_site(stated, site)
        if not LETTERS[0] <= len(text) <= LETTERS[1]:
            continue
        key = fold(text)
        texts.setdefault(key, text)
        whole.setdefault(key, set()).add(source)
        if head:
            heads.setdefault(key, head)
    _join_broken(whole)
    for key in tuple(whole):
        for part in parts(texts[key]):
            folded = fold(part)
            if len(part) >= LETTERS[0] and folded != key:
                texts.setdefault(folded, part)
                cut.setdefault(folded, set()).update(whole[key])
    for head in said.heads[:_HEADINGS]:
        for part in inner_parts(head):
            folded = fold(part)
            if folded not in whole:
                texts.setdefault(folded, part)
            cut.setdefault(folded, set()).add("heading's own parts")
    called = tuple(
        Called(texts[key], frozenset(whole.get(key, ())), frozenset(cut.get(key, ())), heads.get(key))
        for key in texts
        if key in whole or key in cut
    )
    return View(said, site, called, frozenset(texts))


def _join_broken(whole: dict[str, set[str]]) -> None:
    """What an attribute says up to a quote of its own, which ended it, counts for the text that goes on there."""
    for key in tuple(whole):
        longer = next((other for other in whole if other.startswith((f'{key} "', f'{key}"'))), None)
        if longer and whole[key] <= _ATTRIBUTES:
            whole[longer] |= whole.pop(key)


def _sayings(said: Said) -> list[tuple[str, str, Told | None]]:
    found: list[tuple[str, str, Told | None]] = [
        (str(head.element.tag), head.text, head) for head in said.heads[:_HEADINGS]
    ]
    for name in ("headline", "name", "alternativeHeadline"):
        found += [
            ("ld" if name == "headline" else f"ld {name}", text, None)
            for text in strings(said.article.get(name))[:1]
        ]
    for prop in said.props.get("headline", ())[:2]:
        found.append(("prop", prop.element.get("content") or prop.text, None))
    for source, names in _META:
        found += [(source, text, None) for name in names for text in said.meta.get(name, ())[:1]]
    found.append(("title", said.title, None))
    return found


def parts(text: str) -> list[str]:
    """The text cut at its separators: all but the last part, all but the first, and so on."""
    cuts = [(m.start(), m.end()) for m in _SEPARATORS.finditer(text)]
    if not text.isascii():
        cuts = sorted({*cuts, *((m.start(), m.end()) for m in _GLUED.finditer(text))})
    if not cuts:
        return []
    found = []
    for start, end in (*cuts[:2], *cuts[-2:]):
        found += [text[:start].strip(), text[end:].strip()]
    if len(cuts) > 1:
        found.append(text[cuts[0][1] : cuts[-1][0]].strip())
    return [part for part in dict.fromkeys(found) if part]


def without_site(text: str, site: frozenset[str]) -> str:
    """A title without the site's name at one of its ends, where a separator stands between."""
    cuts = [(m.start(), m.end()) for m in _SEPARATORS.finditer(text)]
    if cuts and fold(text[cuts[-1][1] :]) in site:
        return text[: cuts[-1][0]].strip()
    if cuts and fold(text[: cuts[0][0]]) in site:
        return text[cuts[0][1] :].strip()
    return text


_INNER = frozenset(("span", "small", "strong", "em", "b", "i", "div", "p", "a", "h2", "h3"))


def inner_parts(head: Told) -> list[str]:
    """A heading's text without its first inner element, and without its last: a kicker, a place, a subtitle."""
    inner = [text_of(child) for child in head.element if child.tag in _INNER][:4]
    if len(inner) == 1 and inner[0] == head.text and len(head.element) == 1:
        inner = [text_of(child) for child in head.element[0] if child.tag in _INNER][:4]
    rests = []
    for text in inner[:1] + inner[1:][-1:]:
        if text and head.text.startswith(text):
            rests.append(head.text[len(text) :].strip(" :|–—-·•"))
        elif text and head.text.endswith(text):
            rests.append(head.text[: -len(text)].strip(" :|–—-·•"))
    return [rest for rest in rests if LETTERS[0] < len(rest) < len(head.text)]


def site_names(said: Said) -> frozenset[str]:
    """The names that the page gives its site, folded."""
    names = [
        *said.meta.get("og:site_name", ()),
        *said.meta.get("application-name", ()),
        *said.meta.get("al:ios:app_name", ()),
    ]
    names += strings(said.article.get("publisher"))
    names += [
        text
        for node in said.nodes
        if "name" in node and str(node.get("@type")) in ("WebSite", "Organization", "NewsMediaOrganization")
        for text in strings(node["name"])
    ]
    return frozenset(fold(name) for name in names if name) | frozenset(_host_names(said))


_PARTS_OF_HOST = ("www", "m", "amp", "blog", "news", "en", "de")


def _host_names(said: Said) -> list[str]:
    """The main label of the page's own host: `dailypost` of `www.dailypost.co.uk`, and the host itself."""
    stated = [*said.links.get("canonical", ()), *said.meta.get("og:url", ())]
    match = _HOST.match(stated[0].casefold()) if stated else None
    if not match:
        return []
    labels = [label for label in match[1].split(".") if label not in _PARTS_OF_HOST]
    return [max(labels[:-1], key=len), ".".join(labels)] if len(labels) > 1 else []


# signs

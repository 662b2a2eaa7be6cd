"""Who names which authors: JSON-LD, meta elements, microdata, what is marked as a byline, lines around the headline."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from feeds.parse.html.linked import strings, types_of
from feeds.parse.html.said import Said
from feeds.parse.html.visible import Around
from feeds.parse.text import byline, names

_NAMES = """
author parsely-author sailthru.author dc.creator dcterms.creator dc.contributor byl byline article:author
article:author_name cxenseparse:author author_name citation_author article.author og:article:author book:author
authors creator rbauthors dcsext.author news_author shareaholic:article_author_name twitter:data1
"""
_META = tuple(_NAMES.split())
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|^@|\.(?:com|de|org|net)\b|\S@\S", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[;|]\s*|\s*,\s*(?:and\s+|und\s+)?|\s+(?:and|und|et|&)\s+|\s*、\s*")
_WORD = re.compile(r"^(?:by|von|par|por|di|da|author|autor)\b[\s:]*", re.IGNORECASE)

Telling = tuple[str, tuple[str, ...], str]
"""Source, names, the words."""


def told(said: Said, around: Around) -> list[Telling]:
    """Every set of names that may be the authors."""
    return [*_sayings(said), *_seen(around)]


_SHORT = 60
"""Letters of a byline that is a name alone."""


def _sayings(said: Said) -> list[Telling]:
    found = _from_nodes(said) + _from_meta(said)
    marked = [one for one in said.bylines if one.text and not one.aside]
    aside = [one for one in said.bylines if one.text and one.aside]
    for number, one in enumerate(aside[:3]):
        found.append((f"aside {number}", byline.names_in(one.text), one.text))
    for number, one in enumerate(marked[:8]):
        found.append((f"byline {min(number, 2)}", byline.names_in(one.text), one.text))
        found.append((f"byline split {min(number, 2)}", _split(one.text), one.text))
    found += _from_props(said)
    links = [one for one in marked if "author" in (one.element.get("rel") or "") and len(one.text) < _SHORT]
    found.append(("rel", tuple(one.text for one in links[:5]), " ".join(one.text for one in links[:5])))
    short = [one for one in marked if len(one.text) < _SHORT]
    some = tuple(name for one in short[:6] for name in byline.names_in(one.text))
    found.append(("bylines together", some, " | ".join(one.text for one in short[:6])))
    return found


def _from_props(said: Said) -> list[Telling]:
    found: list[Telling] = []
    names_within = [one for one in said.props.get("name", ()) if _within_author(one.element)]
    for source, some in (("props", list(said.props.get("author", ()))), ("prop names", names_within)):
        texts = [one.element.get("content") or one.text for one in some]
        found += [(source, byline.names_in(text) or _split(text), text) for text in texts[:2]]
        found.append((source, tuple(name for text in texts for name in _split(text)), ", ".join(texts)))
    return found


_MOST_LINES = 12


def _seen(around: Around) -> list[Telling]:
    """What lines around the headline name, as scraped text is read."""
    found = []
    skip = frozenset((around.row,)) if around.row >= 0 else frozenset()
    for number, one in enumerate(byline.find(around.page, skip)[:_MOST_LINES]):
        found.append((f"seen {one.kind} {_place(around, one.row)}", one.names, one.text))
        found.append((f"seen {min(number, 3)}", one.names, one.text))
    return found


def _place(around: Around, row: int) -> str:
    away = row - around.row
    if around.row < 0:
        return "unplaced"
    return "above" if away < 0 else "near" if away < 4 else "below" if away < 10 else "far"


def _within_author(element: HtmlElement) -> bool:
    return any("author" in (parent.get("itemprop") or "") for parent in element.iterancestors())


def _from_nodes(said: Said) -> list[Telling]:
    by_id = {str(node["@id"]): node for node in said.nodes if "@id" in node}
    found: list[Telling] = []
    for field in ("author", "creator", "contributor"):
        value = said.article.get(field)
        nodes = value if isinstance(value, list) else [value]
        nodes = [
            by_id.get(str(node.get("@id")), node) if isinstance(node, dict) and "name" not in node else node
            for node in nodes
        ]
        texts = [text for node in nodes for text in strings(node) if not _ADDRESS.search(text)]
        persons = [
            text
            for node in nodes
            if isinstance(node, dict) and "person" in types_of(node)
            for text in strings(node)
        ]
        source = "ld" if field == "author" else f"ld {field}"
        words = ", ".join(texts)
        found += [(source, tuple(texts), words), (f"{source} persons", tuple(persons), words)]
        found.append((f"{source} split", tuple(name for text in texts for name in _split(text)), words))
        found.append(
            (f"{source} read", tuple(name for text in texts for name in byline.names_in(text)), words)
        )
    persons = [text for node in said.nodes if types_of(node) == ("person",) for text in strings(node)]
    found.append(("ld person", tuple(persons), ", ".join(persons)))
    return found


def _from_meta(said: Said) -> list[Telling]:
    found: list[Telling] = []
    for name in _META:
        texts = [text for text in said.meta.get(name, ()) if not _ADDRESS.search(text)]
        if texts:
            source = name if name in ("author", "article:author", "parsely-author") else "other meta"
            words = ", ".join(texts)
            found += [
                (source, tuple(texts), words),
                (f"{source} split", tuple(n for t in texts for n in _split(t)), words),
            ]
            found.append((f"{source} read", tuple(n for t in texts for n in byline.names_in(t)), words))
    return found


def _split(text: str) -> tuple[str, ...]:
    """A list of names taken at its word."""
    parts = [_WORD.sub("", part) for part in _SPLIT.split(text.strip())]
    return tuple(part for part in parts if part and len(part) < 60 and not names.is_role(part))

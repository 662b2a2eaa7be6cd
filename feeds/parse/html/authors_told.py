"""Who names which authors: JSON-LD, meta elements, microdata, what is marked as a byline, lines around the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from feeds.parse.html.linked import Node, strings, types_of
from feeds.parse.html.said import Said, Told
from feeds.parse.html.visible import Around
from feeds.parse.text import byline, names

_NAMES = """
author parsely-author sailthru.author dc.creator dcterms.creator dc.contributor byl byline article:author
article:author_name cxenseparse:author author_name citation_author article.author og:article:author book:author
authors creator rbauthors dcsext.author news_author shareaholic:article_author_name twitter:data1
"""
_META = tuple(_NAMES.split())
_KNOWN = ("author", "article:author", "parsely-author")
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|^@|\.(?:com|de|org|net)\b|\S@\S", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[;|]\s*|\s*,\s*(?:and\s+|und\s+)?|\s+(?:and|und|et|&)\s+|\s*、\s*")
_WORD = re.compile(r"^(?:by|von|par|por|di|da|author|autor)\b[\s:]*", re.IGNORECASE)
_HANDLE = re.compile(
    r"(?:^|[\s,])(?:by|von|par|por|author|autor(?:in)?|posted by|written by)\b\s{0,3}:?\s{1,3}"
    r"(?P<name>[^\W\d]\w{0,20}[\d_.-][\w.-]{0,20})(?=[\s,|]|$)",
    re.IGNORECASE,
)
"""A pen name with a figure or a sign in it, behind a by-word."""
_LABEL = re.compile(
    r"(?:^|[\s|·])(?:autor(?:in|en|s|a)?|authors?|auteurs?|autore|interview|text|texte|testo|words|von|by|redaktion"
    r"|text (?:&|und|and) (?:fotos?|photos?|bilder))\s?:\s?(?P<names>[^:|]{3,120}?)(?=\s\w+\s?:|[|·]|$)",
    re.IGNORECASE,
)
"""A label, its names, and perhaps the next label: `Date: … Author: Ann Lee Source: …`."""
_FOLLOWED = re.compile(
    r"(?<=[a-zß-ÿ])(?:Twitter|Facebook|Instagram|LinkedIn|(?:Follow|Email|Contact|View|See|More|Share|RSS)\b).*$"
)
"""What a page glues behind a name."""
_NOBODY = re.compile(
    r"(?:no author|unknown|none|null|undefined|n/?a|anonymous|by|author|autor|admin|administrator|super ?user|user"
    r"|root|[\W\d_]*)",
    re.IGNORECASE,
)
_LONGEST = 80
MOST = 12
"""More names are a list of something else."""

Telling = tuple[str, tuple[str, ...], str]
"""Source, names, the words."""


def told(said: Said, around: Around) -> Iterator[Telling]:
    """Every set of names that may be the authors, with no name in it twice."""
    for tellings in (
        _from_nodes(said),
        _from_meta(said),
        _from_props(said),
        _from_marked(said),
        _from_seen(around),
    ):
        for source, found, words in tellings:
            kept = _once(found)
            if 0 < len(kept) <= MOST:
                yield source, kept, words


def _once(found: Iterable[str]) -> tuple[str, ...]:
    known: dict[str, str] = {}
    for name in found:
        text = _FOLLOWED.sub("", name).strip(" ,.;:|-–—/")
        if 1 < len(text) < _LONGEST and not _NOBODY.fullmatch(text):
            known.setdefault(text.casefold(), text)
    return tuple(known.values())


def _read(source: str, texts: Sequence[str]) -> Iterator[Telling]:
    """What a source says, taken whole, taken as a list and read as a byline; each only where it gives other names."""
    words = ", ".join(texts)
    whole = tuple(texts)
    lists = tuple(name for text in texts for name in _split(text))
    people = tuple(name for text in texts for name in byline.names_in(text))
    yield source, whole, words
    if lists != whole:
        yield f"{source} split", lists, words
    if people not in (whole, lists):
        yield f"{source} read", people, words


def _split(text: str) -> tuple[str, ...]:
    """A list of names taken at its word."""
    parts = [_WORD.sub("", part) for part in _SPLIT.split(text.strip())]
    return tuple(part for part in parts if part and len(part) < 60 and not names.is_role(part))


def _from_nodes(said: Said) -> Iterator[Telling]:
    by_id = {str(node["@id"]): node for node in said.nodes if "@id" in node}
    for field in ("author", "creator", "contributor"):
        source = "ld" if field == "author" else f"ld {field}"
        nodes = [_named(node, by_id) for node in _list(said.article.get(field))]
        texts = [text for node in nodes for text in strings(node) if not _ADDRESS.search(text)]
        if not texts:
            continue
        yield from _read(source, texts)
        persons = [
            text
            for node in nodes
            if isinstance(node, dict) and "person" in types_of(node)
            for text in strings(node)
        ]
        yield (
            ("ld persons" if persons == texts else "ld persons among others"),
            tuple(persons),
            ", ".join(persons),
        )
    persons = [text for node in said.nodes if types_of(node) == ("person",) for text in strings(node)]
    yield "person", tuple(persons), ", ".join(persons)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _named(node: Any, by_id: dict[str, Node]) -> Any:
    """A node, or the one of the same id that has its name."""
    return by_id.get(str(node.get("@id")), node) if isinstance(node, dict) and "name" not in node else node


def _from_meta(said: Said) -> Iterator[Telling]:
    for name in _META:
        texts = [text for text in said.meta.get(name, ()) if not _ADDRESS.search(text)]
        if texts:
            yield from _read(name if name in _KNOWN else "other meta", texts)


def _from_props(said: Said) -> Iterator[Telling]:
    within = [one for one in said.props.get("name", ()) if _within_author(one.element)]
    for source, some in (("props", said.props.get("author", ())), ("prop names", within)):
        texts = [one.element.get("content") or one.text for one in some if not one.aside]
        if texts:
            yield from _read(source, texts)
            yield f"{source} 0", byline.names_in(texts[0]) or _split(texts[0]), texts[0]


def _within_author(element: HtmlElement) -> bool:
    return any("author" in (parent.get("itemprop") or "") for parent in element.iterancestors())


_SHORT = 60
"""Letters of a byline that is a name alone."""


def _from_marked(said: Said) -> Iterator[Telling]:
    """What the page marks as bylines: each by itself, all of one kind together."""
    marked = [one for one in said.bylines if one.text and not one.aside]
    aside = [one for one in said.bylines if one.text and one.aside]
    for number, one in enumerate(aside[:3]):
        yield f"aside {number}", byline.names_in(one.text), one.text
    for number, one in enumerate(marked[:8]):
        yield from _of_byline(f"byline {min(number, 2)}", one.text)
    short = [one for one in marked if len(one.text) < _SHORT]
    yield from _together("rel", [one for one in short if "author" in (one.element.get("rel") or "")][:5])
    people = tuple(name for one in short[:6] for name in byline.names_in(one.text))
    yield "bylines together", people, " | ".join(one.text for one in short[:6])


def _together(source: str, some: Sequence[Told]) -> Iterator[Telling]:
    yield source, tuple(one.text for one in some), " | ".join(one.text for one in some)


def _of_byline(source: str, text: str) -> Iterator[Telling]:
    people, lists = byline.names_in(text), _split(text)
    yield source, people, text
    if lists != people:
        yield f"{source} split", lists, text
    if labelled := _LABEL.search(text):
        yield f"{source} labelled", byline.names_in(labelled["names"]), text
    if handle := _HANDLE.search(text):
        yield f"{source} handle", (handle["name"],), text


_MOST_LINES = 12


def _from_seen(around: Around) -> Iterator[Telling]:
    """What lines around the headline name, as scraped text is read."""
    skip = frozenset((around.row,)) if around.row >= 0 else frozenset()
    for number, one in enumerate(byline.find(around.page, skip)[:_MOST_LINES]):
        yield f"seen {one.kind} {_place(around, one.row)}", one.names, one.text
        yield f"seen {min(number, 3)}", one.names, one.text
    for line in around.page.lines:
        if line.size < _LONGEST and (handle := _HANDLE.search(line.text)):
            yield f"handle {_place(around, line.row)}", (handle["name"],), line.text


def _place(around: Around, row: int) -> str:
    away = row - around.row
    if around.row < 0:
        return "unplaced"
    return "above" if away < 0 else "near" if away < 4 else "below" if away < 10 else "far"

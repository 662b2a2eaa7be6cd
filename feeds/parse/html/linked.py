"""JSON-LD as pages hold it: read leniently, its nodes laid flat, the article's own node chosen (JSON-LD 1.1)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from itertools import islice
from typing import Any

Node = Mapping[str, Any]

LARGEST = 2_000_000
"""Letters of a script that is read; a larger one is data of another kind."""
MOST = 400
"""Nodes that are looked at."""

_ARTICLES = (
    "article",
    "posting",
    "report",
    "newspaper",
    "blog",
    "webpage",
    "creativework",
    "review",
    "recipe",
    "liveblog",
)
_WRAPPED = re.compile(r"^(?://)?\s{0,9}(?:<!--|<!\[CDATA\[)|(?://)?\s{0,9}(?:-->|\]\]>)\s{0,9};?$")
_CONTROLS = re.compile("[\x00-\x1f]")
_COMMA = re.compile(r",(\s{0,200}[}\]])")
_TAG = re.compile(
    r"</?(?:a|b|br|em|font|i|p|small|span|strong|sub|sup|u)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
_BELOW = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "breadcrumb")
_DEEPEST = 6


def nodes(scripts: Sequence[str]) -> tuple[Node, ...]:
    """The nodes of a page's scripts, in their order."""
    return tuple(islice((node for script in scripts for node in _flat(_value(script), 0)), MOST))


def _value(text: str) -> Any:
    """The value of a script: wrapped in comments, with raw line ends, with a comma too many; None where it is none."""
    text = _WRAPPED.sub("", text.strip()).strip().rstrip(";")
    if not text.startswith(("{", "[")):
        return None
    for attempt in (text, _COMMA.sub(r"\1", _CONTROLS.sub(" ", text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _first(text)


def _first(text: str) -> Any:
    """The first whole value of a script in which several follow each other, or something else follows."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _flat(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:200]:
            yield from _flat(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in _BELOW:
            if isinstance(value.get(name), dict | list):
                yield from _flat(value[name], depth + 1)


def types_of(node: Node) -> tuple[str, ...]:
    """A node's types, case-folded, without the vocabulary's address."""
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return tuple(str(one).rpartition("/")[2].casefold() for one in kinds if one)


def article(found: Sequence[Node]) -> Node:
    """The node that is the article: of an article's type, with the most said of it; the first of equals."""
    best: Node = {}
    most = 0
    for node in found:
        kinds = types_of(node)
        rank = max(
            (len(_ARTICLES) - n for kind in kinds for n, word in enumerate(_ARTICLES) if word in kind),
            default=0,
        )
        said = sum(
            bool(node.get(name)) for name in ("headline", "datePublished", "author", "articleBody", "image")
        )
        weight = said * 10 + rank if rank and said else 0
        if weight > most:
            best, most = node, weight
    return best


def strings(value: Any, depth: int = 0) -> tuple[str, ...]:
    """The texts of a value: a string, a list of them, or nodes with a name."""
    if isinstance(value, str):
        text = plain(value)
        return (text,) if text else ()
    if depth > _DEEPEST:
        return ()
    if isinstance(value, list):
        return tuple(text for one in value[:50] for text in strings(one, depth + 1))
    if isinstance(value, dict):
        return strings(value.get("name") or value.get("@value"), depth + 1)
    return ()


def plain(text: str) -> str:
    """A text that may have been escaped once too often, or hold inline tags, as it is meant; blanks collapsed."""
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = _TAG.sub("", text)
    return " ".join(text.split())

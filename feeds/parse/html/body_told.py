"""The article's text as the page's own data give it: `articleBody` of JSON-LD (schema.org/Article)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_TAG = re.compile(r"<[^<>]{0,2000}>")
_LARGEST = 2_000_000


def told(tree: HtmlElement) -> str:
    """The longest articleBody, tags out; "" where there is none."""
    texts = [
        text
        for script in tree.iterfind(".//script[@type='application/ld+json']")
        if script.text and "articleBody" in script.text and len(script.text) < _LARGEST
        for text in _bodies(script.text)
    ]
    return _TAG.sub(" ", max(texts, key=len)) if texts else ""


def _bodies(text: str) -> Iterator[str]:
    try:
        waiting: list[Any] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            body = node.get("articleBody")
            if isinstance(body, str):
                yield body
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)

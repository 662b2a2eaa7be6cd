"""Front matter: the fields that a text or markdown document opens with.

    --- lines of `key: value`, as in YAML ---  |  +++ TOML +++  |  Title: … lines as in a letter, and a blank one

Of YAML only what such heads hold is read: texts, quoted or not, lists, and texts of several lines. Anchors, aliases
and tags are letters like any other, so nothing can grow.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from feeds.model import Document
from feeds.parse.decode import decode
from feeds.parse.given import Given, field_of, read

RULE = "front_matter.find"
SUFFIXES = (".txt", ".text", ".md", ".markdown")
LETTERS = 32_768
"""A head that has not closed by then is none."""

_NOTHING = Given({}, RULE, {})
_OPENS = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s{0,40}(?:---|\+\+\+|[A-Za-z][A-Za-z -]{0,18}:)")
_FENCED = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)\n?(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"([^\W\d_][\w -]{0,30}?)[ \t]*:(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+(.*))?$")
_BLOCK = re.compile(r"([|>])[+-]?\d?[+-]?$")
_HEAD_KEYS = 2
"""Lines with a known key that a head without fences must have: one alone may be prose."""


def find(document: Document) -> tuple[Given, Document]:
    """What a document's head gives, and the document without it; the document itself where it has none."""
    if not document.name.casefold().endswith(SUFFIXES) or not _OPENS.match(
        document.data[:80].replace(b"\0", b"")
    ):
        return _NOTHING, document
    text = decode(document.data).lstrip("\ufeff \t\r\n")
    head, rest = _split(text[:LETTERS].replace("\r\n", "\n"))
    given, _ = read(head, RULE)
    if not given.values:
        return _NOTHING, document
    body = rest + text[LETTERS:]
    return given, replace(document, data=body.encode("utf-8", "replace"))


def _split(text: str) -> tuple[Mapping[str, Any], str]:
    """The table of the head, empty where there is none, and what follows it."""
    fenced = _FENCED.match(text)
    if not fenced:
        return _letter(text)
    if fenced[1] == "---":
        return yaml(fenced[2]), text[fenced.end() :]
    try:
        return tomllib.loads(fenced[2]), text[fenced.end() :]
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}, text  # no head after all: a row of signs above a text


def _letter(text: str) -> tuple[Mapping[str, str], str]:
    """Lines as a letter's head has them, each with a known key, up to the first blank line."""
    head, blank, rest = text.partition("\n\n")
    table: dict[str, str] = {}
    key = ""
    for line in head.split("\n"):
        pair = _PAIR.match(line)
        if line[:1] in (" ", "\t") and key:
            table[key] += f" {line.strip()}"
        elif pair and pair[2] and field_of(pair[1]):
            key = pair[1]
            table[key] = pair[2].strip()
        else:
            return {}, text
    return (table, rest) if blank and len(table) >= _HEAD_KEYS else ({}, text)


def yaml(text: str) -> Mapping[str, Any]:
    """The pairs of a head in YAML: texts and lists of texts; what is written otherwise is left out."""
    table: dict[str, Any] = {}
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        pair = _PAIR.match(lines[at])
        at += 1
        if not pair:
            continue
        end = at
        while end < len(lines) and (
            not lines[end].strip() or lines[end][0] in " \t" or _ITEM.match(lines[end])
        ):
            end += 1
        table[pair[1]] = _value((pair[2] or "").strip(), lines[at:end])
        at = end
    return table


def _value(stated: str, below: list[str]) -> Any:
    block = _BLOCK.match(stated)
    if block:
        return ("\n" if block[1] == "|" else " ").join(line.strip() for line in below if line.strip())
    if not stated:
        return [_scalar(item[1] or "") for line in below if (item := _ITEM.match(line))]
    if stated[0] == "[":
        inner = " ".join((stated, *(line.strip() for line in below))).strip()
        return [_scalar(one) for one in _commas(inner[1:].rstrip().removesuffix("]"))]
    return _scalar(" ".join((stated, *(line.strip() for line in below if line.strip()))))


def _scalar(text: str) -> Any:
    """A text without its quotes; of a pair within a list (`- name: …`) what it says."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if text.startswith("name:"):
        return _scalar(text[5:])
    return "" if text in ("~", "null") else text.split(" #", 1)[0].rstrip()


def _commas(text: str) -> list[str]:
    """The parts between commas that stand outside quotes."""
    return re.findall(r"\s*(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^,]+)\s*(?:,|$)", text)

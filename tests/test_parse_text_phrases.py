"""The phrases of text: no clue rules out what its pattern matches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from typing import Any

import pytest

from feeds.parse.text.phrases import Phrases, by_head

MODULES = ("body_blocks", "furniture", "kicker", "notices")

PHRASES = [
    pytest.param(value, id=f"{module}.{name}")
    for module in MODULES
    for name, value in vars(import_module(f"feeds.parse.text.{module}")).items()
    if isinstance(value, Phrases)
]

PARSER: Any = re._parser  # type: ignore[attr-defined]
MOST = 200
"""Texts of one part of a pattern; alternatives are never left out, only how they combine."""


@pytest.mark.parametrize("phrases", PHRASES)
def test_whatever_a_pattern_matches_holds_a_clue(phrases):
    texts = set(spelled(PARSER.parse(phrases.pattern.pattern)))
    ruled_out = [text for text in texts if not any(clue in text for clue in phrases.clues)]
    assert ruled_out == []
    assert sum(phrases.within(text) for text in texts) > len(texts) / 2


@pytest.mark.parametrize("phrases", PHRASES)
def test_a_text_without_any_of_them_has_no_clue(phrases):
    assert not phrases.within("")
    assert not phrases.within("nobody knows why")


def test_a_clue_alone_is_no_phrase():
    phrases = Phrases(("ferry",), re.compile(r"\bferry (?:boat|line)\b"))
    assert phrases.within("the ferry line closes")
    assert not phrases.within("the ferry closes")


def test_an_opening_is_found_by_the_first_letters_of_the_text():
    openings = ("©", "read more", "read on", "related")
    heads = by_head(openings, 3)
    assert set(heads) == {"©", "rea", "rel"}
    assert heads["rea"] == ("read more", "read on")
    assert by_head(("©", "© the"), 3)["© t"] == ("©", "© the")


def spelled(pattern: Any) -> list[str]:
    """The shortest texts of a parsed pattern, in which each of its alternatives stands once or more."""
    texts = [""]
    for operation, argument in pattern:
        parts = list(dict.fromkeys(_spelled(str(operation), argument)))
        texts = _joined(texts, parts)
    return texts


def _joined(texts: list[str], parts: list[str]) -> list[str]:
    if len(texts) * len(parts) <= MOST:
        return [text + part for text, part in product(texts, parts)]
    longer = max(len(texts), len(parts))
    return [texts[n % len(texts)] + parts[n % len(parts)] for n in range(longer)]


def _spelled(operation: str, argument: Any) -> Iterator[str]:
    match operation:
        case "LITERAL":
            yield chr(argument)
        case "BRANCH":
            for branch in argument[1]:
                yield from spelled(branch)
        case "SUBPATTERN":
            yield from spelled(argument[-1])
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, repeated = argument
            for times in {least, min(most, least + 1)}:
                yield from (text * times for text in spelled(repeated))
        case "IN":
            yield from _one_of(argument)
        case "NOT_LITERAL" | "ANY":
            yield "x"
        case _:  # places: edges of a word, of a text
            yield ""


def _one_of(choices: Any) -> Iterator[str]:
    if str(choices[0][0]) == "NEGATE":
        yield "x"
        return
    for kind, argument in choices:
        match str(kind):
            case "LITERAL":
                yield chr(argument)
            case "RANGE":
                yield chr(argument[0])
            case _:
                yield {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_NOT_WORD": "."}.get(
                    str(argument), "x"
                )

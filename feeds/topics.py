"""IPTC's Media Topics: what a subject's number or name means, and which broader topics it belongs to.

The table beside this module is IPTC's own, of 2025-03-31: © International Press Telecommunications Council, CC BY 4.0.
It is read at the first question, about ten milliseconds; who asks nothing pays nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("topics.tsv")

_NUMBER = re.compile(
    r"(?:medtop:|subj:|https?://cv\.iptc\.org/newscodes/(?:mediatopic|subjectcode)/)?(\d{8})/?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Topics:
    """The table, by what is asked for."""

    broader: Mapping[str, str]
    """Topic → the topic above it; empty at the top."""
    names: Mapping[str, str]
    """Topic → its English name."""
    known: Mapping[str, str]
    """Number, older subject code, or case-folded name in any language → topic; of equal names the broadest."""


@cache
def topics() -> Topics:
    """The table."""
    broader: dict[str, str] = {}
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    labels: list[tuple[int, str, str]] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        topic, above, older, named = line.split("\t")
        broader[topic] = above
        several = named.split("|")
        names[topic] = several[0]
        for code in older.split():
            codes.setdefault(code, topic)
        depth = _depth(topic, broader)
        labels += ((depth, label.casefold(), topic) for label in several)
    known: dict[str, str] = {}
    for _, label, topic in sorted(labels, key=lambda one: one[0]):
        known.setdefault(label, topic)
    # A number is a topic's own before it is an older code's: the two lists share the numbers of their tops.
    return Topics(broader, names, known | codes | {topic: topic for topic in broader})


def is_number(text: str) -> bool:
    """Whether a text is shaped as a topic's number, short name or address; no table is read."""
    return _NUMBER.fullmatch(text.strip()) is not None


def is_listed(number: str) -> bool:
    """Whether a number stands in the table, as a topic or an older code: a search, for who asks nothing else."""
    found = _NUMBER.fullmatch(number.strip())
    return found is not None and found[1].encode() in TABLE.read_bytes()


def topic_of(text: str) -> str:
    """The topic (eight digits) that a number, a short name (`medtop:…`), an address or a name means; else empty."""
    text = text.strip()
    number = _NUMBER.fullmatch(text)
    return topics().known.get(number[1] if number else " ".join(text.split()).casefold(), "")


def chain(topic: str) -> tuple[str, ...]:
    """A topic and those above it, the narrowest first."""
    found = []
    while topic:
        found.append(topic)
        topic = topics().broader[topic]
    return tuple(found)


def name_of(topic: str) -> str:
    """The English name of a topic."""
    return topics().names[topic]


def _depth(topic: str, broader: Mapping[str, str]) -> int:
    depth = 0
    while broader[topic]:
        topic, depth = broader[topic], depth + 1
    return depth

"""The summary: the page's bullets, the text it sets between headline and body, or its description where that is more
than a cut of the body's opening.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from feeds.parse.html.fold import fold
from feeds.parse.html.found import Found
from feeds.parse.html.linked import plain, strings
from feeds.parse.html.said import Said, Told

SHORTEST, LONGEST = 40, 600
_META = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "dcterms.abstract",
    "sailthru.description",
)
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
_WORD = re.compile(r"\w{4,}")
_SQUEEZED = re.compile(r"\W+")
_POINT = 25
"""Letters of a bullet that says something; shorter ones are names of sections."""
_OPENING = 1_500
"""Letters of the body in which a description that is a cut of it stands."""
_OF_THE_TEXT = 0.35
"""Share of a description's words that the article has too; with fewer it speaks of the site."""


def find(said: Said, title: str, text: str, points: Sequence[str]) -> Found[str] | None:
    """The page's own summary, plain; None where it has none. `text`: the body's; `points`: its opening list."""
    if points and all(len(point) >= _POINT for point in points):
        return Found(
            "\n".join(points), "summary.find", f"{len(points)} bullets, from {points[0][:80]!r}", 0.9
        )
    told = _descriptions(said)
    deck = next((one for one in _decks(said) if _is_deck(one.text, title, text)), None)
    if deck:
        also = [name for name, stated in told if _same(stated, deck.text)]
        sure = 0.95 if also else 0.75
        return Found(
            deck.text,
            "summary.find",
            f"below the headline{', also ' + ', '.join(also) if also else ''}: {deck.text}",
            sure,
        )
    for name, stated in told:
        if _is_summary(stated, title, text) and not _CUT.search(stated) and _speaks_of(stated, title, text):
            return Found(stated, "summary.find", f"{name}: {stated}", 0.8)
    return None


def _descriptions(said: Said) -> list[tuple[str, str]]:
    found = [(name, said.meta[name][0]) for name in _META if said.meta.get(name)]
    stated = said.article.get("description")
    found += [("JSON-LD", plain(one)) for one in (strings(stated) if isinstance(stated, str) else ())]
    return found


def _decks(said: Said) -> list[Told]:
    """What is marked as a deck near the headline, nearest first."""
    head = next((told.order for told in said.heads if told.element.tag == "h1"), 0)
    near = [told for told in said.decks if not told.aside and -10 < told.order - head < 80]
    return sorted(near, key=lambda told: abs(told.order - head))


def _is_summary(stated: str, title: str, text: str) -> bool:
    if not SHORTEST <= len(stated) <= LONGEST or fold(stated) == fold(title):
        return False
    squeezed = _squeezed(stated)
    return bool(squeezed) and squeezed not in _squeezed(text[:_OPENING])


def _is_deck(stated: str, title: str, text: str) -> bool:
    """A deck may open the body as a paragraph of its own; a part of a paragraph is none."""
    opening = text[:_OPENING].split("\n")[:3]
    if SHORTEST <= len(stated) <= LONGEST and any(_squeezed(line) == _squeezed(stated) for line in opening):
        return fold(stated) != fold(title)
    return _is_summary(stated, title, text)


def _squeezed(text: str) -> str:
    return _SQUEEZED.sub("", _CUT.sub("", text)).casefold()


def _same(one: str, other: str) -> bool:
    first, second = _squeezed(one)[:120], _squeezed(other)[:120]
    size = min(len(first), len(second))
    return size > 30 and first[:size] == second[:size]


def _speaks_of(stated: str, title: str, text: str) -> bool:
    words = set(_WORD.findall(stated.casefold()))
    if not words:
        return True
    known = f"{title} {text}".casefold()
    return sum(word in known for word in words) >= _OF_THE_TEXT * len(words)

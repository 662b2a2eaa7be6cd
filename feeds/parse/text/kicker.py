"""The kicker: section and reading time, as `Politics2 min read`, `AI 4 min read`, `News | 9 min read`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from feeds.parse.text.lines import Line, Page
from feeds.parse.text.phrases import Phrases

_AFTER = re.compile(
    r"(?P<number>\d{1,3})\s?-?\s?(?:minutes?|mins?|min\.|minuten|minutos|minuti|minuter)"
    r"(?:[- ](?:read(?:ing)?|lesezeit|lecture|de lectura|de lecture|de leitura|di lettura|lästid"
    r"|leestijd)(?: time)?)?\.?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:reading time|read time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|lectura|tempo di lettura"
    r"|tempo de leitura|leestijd|lästid|czas czytania)\s?:?\s?(?:ca\. )?(?P<number>\d{1,3})\s?(?:minutes?"
    r"|mins?\b|min\.?|minuten|minutos|minuti|')?",
    re.IGNORECASE,
)
_READ = re.compile(r"read|lese|lect|leit|lett|läst|leest|czyt", re.IGNORECASE)
_BAR = re.compile(r"[\s|·•/,–—-]+$")
_GATE = Phrases(
    ("min", "lese", "lectur", "lettura", "leitura", "leestijd", "lästid", "reading", "read time", "czytania"),
    re.compile(r"\d\s?-?\s?min|lese|lectur|lettura|leitura|leestijd|lästid|reading|read time|czytania"),
)


@dataclass(frozen=True, slots=True)
class Kicker:
    """A line that states a reading time. `label` is what stands before it: a section, a name, a date, or nothing."""

    row: int
    label: str
    minutes: int
    text: str


def read(line: Line) -> Kicker | None:
    """The kicker that a short line is."""
    if not line.figures or line.size > 200 or line.prose or not _GATE.within(line.low):
        return None
    match = _BEFORE.search(line.text) or _AFTER.search(line.text)
    if not match or not 0 < int(match["number"]) <= 240:
        return None
    bare = _AFTER.fullmatch(line.text) is not None
    if not bare and not _READ.search(match[0]):
        return None
    return Kicker(line.row, _BAR.sub("", line.text[: match.start()]), int(match["number"]), line.text)


def find(page: Page) -> Kicker | None:
    """The first kicker above the end of the running text; one with a label wins over a bare figure."""
    found = [kicker for line in page.lines[: page.start + 4] if (kicker := read(line))]
    return next((kicker for kicker in found if kicker.label), found[0] if found else None)

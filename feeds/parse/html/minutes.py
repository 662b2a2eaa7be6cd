"""The reading time that a page states: in JSON-LD, in the labels for Twitter, or beside the headline."""

from __future__ import annotations

import re

from feeds.parse.html.found import Found
from feeds.parse.html.said import Said
from feeds.parse.html.visible import Around
from feeds.parse.text import kicker

_DURATION = re.compile(r"PT(?:(\d)H)?(\d{1,3})M(?:\d{1,2}S)?")
_LABEL = re.compile(r"read|lese|lect|lett|leit|leest|läst|czyt", re.IGNORECASE)
_FIGURE = re.compile(r"(\d{1,3})\s*\w{3,8}")
MOST = 240


def find(said: Said, around: Around) -> Found[int] | None:
    """Whole minutes, 1 to 240; None where none are stated."""
    stated = str(said.article.get("timeRequired") or "")
    match = _DURATION.fullmatch(stated)
    if match and 0 < (count := 60 * int(match[1] or 0) + int(match[2])) <= MOST:
        return Found(count, "minutes.find", f"timeRequired {stated}", 0.95)
    for number in "12":
        label, data = said.first(f"twitter:label{number}"), said.first(f"twitter:data{number}")
        match = _FIGURE.fullmatch(data) if _LABEL.search(label) else None
        if match and 0 < int(match[1]) <= MOST:
            return Found(int(match[1]), "minutes.find", f"{label}: {data}", 0.95)
    seen = kicker.find(around.page)
    return Found(seen.minutes, "minutes.find", seen.text, 0.9) if seen else None

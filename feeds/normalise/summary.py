"""The summary: the desk's own, else the lead."""

from __future__ import annotations

import re

from feeds.normalise.characters import cut_at_word

LEAD_LIMIT = 300
"""Letters of a lead."""

STATED_LIMIT = 2_000
"""Letters of a summary that the copy states."""

_SHORT = 60
"""A first line below this is a place, a heading or a call; the paragraph after it goes with it."""

_END = re.compile(r"[.!?…。！？](?:(?<=[.!?…])[\"'”’»)\]]{0,3}(?=\s)|(?<=[。！？])[」』”）]?)")
"""One class of signs stands first, since a pattern that opens so is searched for quickly."""
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“„-])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Jr|Sr|No|vs|approx"
    r"|ca|bzw|etc|Nr|Str|Mio|Mrd"
    r"|Sra?|Dra?|Mme|Mlle|\w\.\w|z\.\s?B|u\.\s?a|d\.\s?h|\d{1,2}|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Inc"
    r"|Corp|Co|Ltd"
    r"|Messrs|Hon|Rev|Ph\.?D|Lieut|Maj|Fig|Art|Abs|Dipl|Ing|bspw|usw|evtl|ggf|inkl|bzgl|vgl|Tel|av|apr|p\.\s?ej|EE|UU"
    r"|Sig|Sigg|Dott|Avv|Ing|On|ul|np|tzw|prof|hab|tj|ok)\.$",
)


def lead(text: str) -> str:
    """The opening of a body text, cut at a sentence's end, else at a word."""
    lines = text.split("\n", 2)
    opening = lines[0] if len(lines[0]) >= _SHORT or len(lines) == 1 else " ".join(lines[:2])
    if len(opening) <= LEAD_LIMIT:
        return opening
    ends = [
        match.end()
        for match in _END.finditer(opening, 0, LEAD_LIMIT + 1)
        if not _ABBREVIATION.search(opening[: match.start() + 1][-12:])
    ]
    if ends and ends[-1] >= _SHORT:
        return opening[: ends[-1]].rstrip()
    return cut_at_word(opening, LEAD_LIMIT)


def stated(summary: str) -> str:
    """A summary that the copy states, bounded."""
    return cut_at_word(summary, STATED_LIMIT)

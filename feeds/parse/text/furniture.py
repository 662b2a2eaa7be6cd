"""Furniture: what a page prints around its article, known by its own words (lexicon.py) and by picture credits."""

from __future__ import annotations

import re

from feeds.parse.text.lexicon import LINES, OPENINGS, TAIL_OPENINGS, TAILS
from feeds.parse.text.phrases import Phrases, by_head, holds

_HEAD = 3
_OPENINGS = by_head(OPENINGS, _HEAD)

_CAPTION = Phrases(
    (
        "photo", "foto", "bild", "image", "pict", "getty", "imago", "shutter", "istock", "afp", "reuter", "dpa", "zvg",
        "keyst", "screen", "crédi", "credi", "illus", "grafik", "graphic", "copyr", "hando", "courte", "quelle", "©",
        "/ap", "/epa", "写真", ".jp", ".png", ".gif", ".webp",
    ),
    re.compile(
        r"(?:^|[\s(\[/|.])(?:photos?|fotos?|bild(?:er)?|bildquelle|symbolbild|archivbild|archivfoto|symbolfoto"
        r"|image(?: credit)?|picture"
        r"|getty images|getty|imago|picture alliance|picture-alliance|shutterstock|istock|afp|reuters|dpa|zvg"
        r"|keystone|screenshot"
        r"|crédito|crédit|photograph|illustration|illustr\w*|grafik|graphic|foto|credit|ap photo|copyright"
        r"|handout|courtesy of|quelle)"
        r"(?:\s?[:/©)\]|]|\s*$|\s+by\b|\s+via\b|\s+courtesy\b)"
        r"|©|\bgetty images\b|/(?:dpa|afp|ap|reuters|imago|epa)\b|\(dpa|写真|\[cover photo\]|\.(?:jpe?g|png|gif"
        r"|webp)\b"
    ),
)  # fmt: skip

_CREDIT_SIGNS = "©:/(|["
_LETTER = re.compile(r"[^\W\d_]")
_COUNTS = re.compile(
    r"\d+(?:[.,]\d+)?k?\s?(?:comments?|kommentare?|shares?|likes?|views?|aufrufe|comentarios|commentaires"
    r"|reacties|words|followers"
    r"|antworten|bewertungen|replies|retweets|votes?)(?: (?:/ )?new)?"
    r"|(?:comments?|kommentare?|shares?|likes?)\s?[:(]?\s?\d+\)?|[\d\W_]+"
)


def is_furniture(low: str) -> bool:
    """True where a case-folded line is known furniture: its words, a count, or no letter at all."""
    if low in LINES:
        return True
    if not low[:1].isalpha() and _LETTER.search(low) is None:
        return True
    if len(low) < 400 and low.startswith(_OPENINGS.get(low[:_HEAD], ())):
        return True
    return len(low) < 40 and _COUNTS.fullmatch(low) is not None


def ends_article(low: str) -> bool:
    """True where a case-folded line says that what follows is no longer the article."""
    return low in TAILS or (
        low.startswith(TAIL_OPENINGS) and ": " not in low
    )  # "More from here: A story" is one story


def is_caption(low: str) -> bool:
    """True where a case-folded line holds the words of a picture credit, at its end where it is long."""
    if len(low) > 500:
        return False
    tail = low[-100:]
    if tail[-1:] in ".!?" and not holds(tail, _CREDIT_SIGNS):
        return False
    return _CAPTION.within(tail)

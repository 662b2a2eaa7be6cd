"""The language: the item's own, else its source's, else what its words tell where that is asked for, else none."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

from feeds import plain
from feeds.model import Item, Why, changed
from feeds.normalise.context import Context

log = logging.getLogger("newswire.normalise")

SURE = 0.99
"""What is less sure is not said."""

_LEAST = 200
_ENOUGH = 2_000
"""Letters that are needed, and that are looked at."""

_SHAPE = re.compile(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-[a-z0-9]{5,8}|-\d[a-z0-9]{3})*"
)


def language(item: Item, context: Context) -> Item:
    """A BCP 47 tag in its usual case, or empty."""
    stated = tag(item.language) or tag(context.source.language)
    if stated or not context.config.normalise.detect_language:
        return item if stated == item.language else changed(item, language=stated)
    text = plain.text_of(item.body_html)[:_ENOUGH]
    found, sureness = detected(text) if len(text) >= _LEAST else ("", 0.0)
    if sureness < SURE:
        return changed(item, language="")
    why = Why(rule="language.detected", evidence=text[:60], confidence=round(sureness, 3))
    return changed(item, language=found, why={**item.why, "language": why})


def detected(text: str) -> tuple[str, float]:
    """The language of a text and how sure that is, 0 to 1; ("", 0) where the library is not installed."""
    identifier = _identifier()
    if identifier is None:
        return "", 0.0
    found, sureness = identifier.classify(text)
    return tag(found), float(sureness)


@cache
def _identifier() -> Any:
    """py3langid's model, read once: a second and 120 MB, so only where it is asked for."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        log.warning("detect_language is set, and py3langid is not installed: install newswire[lang]")
        return None
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def tag(text: str) -> str:
    """`de_de` as `de-DE`, `zh-hans` as `zh-Hans`; empty where it has not the shape of a tag (RFC 5646 2.1)."""
    if not text:
        return ""
    parts = text.strip().replace("_", "-").split("-")
    cased = [parts[0].lower(), *(_subtag(part) for part in parts[1:])]
    joined = "-".join(cased)
    return joined if _SHAPE.fullmatch(joined) else ""


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()

"""A text as texts are compared."""

from __future__ import annotations

import unicodedata

_FOLD = str.maketrans(
    {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′`´", "'"), **dict.fromkeys("‐‑‒–—−", "-")}
)


def fold(text: str) -> str:
    """Quotes, dashes, blanks and case levelled."""
    if text.isascii():
        return " ".join(text.replace("`", "'").lower().split())
    return " ".join(unicodedata.normalize("NFKC", text).translate(_FOLD).casefold().split())

"""Is this text that text? Words, shingles and the share that two texts have in common; pure.

Letters of scripts written without spaces count one by one, so that a Chinese paragraph is not one long word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from hashlib import blake2b

_UNSPACED = "\u0e00-\u0e7f\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")
_SHINGLE = 4
_SAME_TEXT = 1 / 3
_WORDS_OF_A_BODY = 50
_ENOUGH = 600
"""Letters that hold them mostly: the rest need not be counted then."""
_TYPOGRAPHY = (
    ("“", '"'),
    ("”", '"'),
    ("„", '"'),
    ("’", "'"),
    ("‘", "'"),
    ("–", "-"),
    ("—", "-"),
    ("\u00ad", ""),
)


def words(text: str) -> list[str]:
    """The words of a text, compatibility forms and case folded."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def shingles(text_words: list[str]) -> set[tuple[str, ...]]:
    """Every run of four words; the whole text where it is shorter."""
    if len(text_words) <= _SHINGLE:
        return {tuple(text_words)} if text_words else set()
    return set(zip(text_words, text_words[1:], text_words[2:], text_words[3:], strict=False))


def same_headline(one: str, other: str) -> bool:
    """Whether two headlines say the same, whatever their case and punctuation. Empty ones never do."""
    folded = words(one)
    return bool(folded) and folded == words(other)


def same_text(one: str, other: str) -> bool:
    """Whether a third of the shorter text's shingles stand in the other: an edited, grown or cut version of it."""
    first, second = shingles(words(one)), shingles(words(other))
    smaller = min(len(first), len(second))
    return smaller > 0 and len(first & second) / smaller >= _SAME_TEXT


def share_changed(old: str, new: str) -> float:
    """The share of the words that were put in or taken out: 0 for the same words, 1 for another text."""
    before, after = Counter(words(old)), Counter(words(new))
    longest = max(before.total(), after.total())
    if longest == 0:
        return 0.0
    return max((before - after).total(), (after - before).total()) / longest


def folded(text: str) -> str:
    """The text without what layout and typography make of it: case folded, plain quotes, on one line.

    For clean text, whose words have one space between them already.
    """
    if text.isascii():
        return text.lower().replace("\n", " ")
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not plain.isascii():
        for fancy, typed in _TYPOGRAPHY:
            plain = plain.replace(fancy, typed)
    return plain.replace("\n", " ")


def is_body(folded_text: str) -> bool:
    """Whether a folded text has the 50 words from which it is known by its digest alone."""
    if (
        folded_text.count(" ", 0, _ENOUGH) >= _WORDS_OF_A_BODY
        or folded_text.count(" ") + 1 >= _WORDS_OF_A_BODY
    ):
        return True
    return not folded_text.isascii() and len(_WORD.findall(folded_text)) >= _WORDS_OF_A_BODY


def text_digest(folded_text: str) -> str:
    """The digest of a folded text: equal for the same text in another layout."""
    return blake2b(folded_text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

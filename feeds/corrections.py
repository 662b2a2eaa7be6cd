"""What marks a correction in a text: the words that newsrooms set before one, and the sentences that admit one."""

from __future__ import annotations

import re
from functools import lru_cache

_CORRECTED = (
    "correction corrections corrected clarification berichtigung korrektur richtigstellung correctif rectificatif "
    "rectificative rectificación aclaración correzione rettifica correção retificação correctie rectificatie rättelse "
    "rettelse korjaus sprostowanie oprava исправление уточнение düzeltme"
)
_PHRASES = ("fe de errores", "fe de erratas", "errata corrige")
_NEWS = "update updated updates"
"""Words that promise something new, be it a correction or not."""

# "Correction:", "CORRECTION (27 Nov.):", "Update, 14:05:" at the start of a line: what stands before the colon is
# punctuation or holds a number, so that "Update your browser now: how it is done" is none.
_LINE = r"^[^\w\n]*+(?:{words})\b(?:[^\w\n:：]*+|[^\n:：]{{0,40}}?\d[^\n]{{0,20}}?)[:：]"
_ADMITTED = (
    r"\b(?:an )?earlier version of this (?:article|story|report|piece|column|post)\b"
    r"|\bthis (?:article|story|report|piece|column|post) (?:has been|was) (?:amended|corrected|clarified)\b"
    r"|\bin einer (?:früheren|ersten|vorherigen) (?:version|fassung) (?:dieses|des) \w{1,20}\b"
    r"|\bune (?:première|précédente) version de (?:cet|ce) \w{1,20}\b"
    r"|\bune version (?:antérieure|précédente) de (?:cet|ce) \w{1,20}\b"
    r"|\buna versión anterior de (?:este|esta) \w{1,20}\b|\buna versione precedente di questo \w{1,20}\b"
    r"|\buma versão anterior d(?:este|esta) \w{1,20}\b|\been eerdere versie van dit \w{1,20}\b"
)
_FLAGS = re.IGNORECASE | re.MULTILINE


def marks(text: str, words: tuple[str, ...] = ()) -> int:
    """How often a text marks a correction or an update. `words`: further words that do, as the config has them."""
    return sum(1 for _ in _pattern((*_CORRECTED.split(), *_PHRASES, *_NEWS.split(), *words)).finditer(text))


def is_corrected(text: str, words: tuple[str, ...] = ()) -> bool:
    """Whether a text says that it was wrong once; that something new was added to it does not count."""
    return _pattern((*_CORRECTED.split(), *_PHRASES, *words)).search(text) is not None


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{_LINE.format(words='|'.join(map(re.escape, words)))}|{_ADMITTED}", _FLAGS)

"""Which letters a legacy encoding is used for: how text that is not UTF-8 tells its encoding.

Bytes of an 8-bit encoding decode under many of them; what tells is whether letters of one language come out, and
none of another. A general detector guesses wrong on a few hundred bytes; here a language more is a row more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LIKELY = 0.95
"""The share of the letters beyond ASCII that must belong to the language."""

_POINTS = frozenset(
    "„“”‘’‚‹›«»–—…•·°§€£©®™¡¿ºª¼½¾×±\xa0\xad\u3000、。「」『』（）！？・，；：《》ー―〜～【】％々〇◆◇○●■□▲▼※→"
)

_MISPLACED = re.compile("(?<=[a-zß-ÿ])[À-ÞŠŽŒ]")
"""A capital within a word: in the right encoding it is a small letter, a quote or an apostrophe."""

_MIXED = re.compile("(?<=[A-Za-z])[\u0370-\u06ff]|[\u0370-\u06ff](?=[A-Za-z])")
"""Letters of two scripts within a word."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """An encoding, the letters beyond ASCII that a language writes in it, and which of them are frequent."""

    encoding: str
    letters: frozenset[str]
    common: frozenset[str] = frozenset()
    least: float = 0.0
    """The least share of frequent letters: a wrong encoding of the same script gives rare ones."""

    def fit(self, text: str) -> float:
        """The share of the characters beyond ASCII that belong here, 0 where too few of them are frequent."""
        beyond = [sign for sign in text if not sign.isascii()]
        if not beyond:
            return 0.0
        if self.common and sum(sign in self.common for sign in beyond) < self.least * len(beyond):
            return 0.0
        fitting = sum(sign in self.letters or sign in _POINTS for sign in beyond)
        return (fitting - len(_MISPLACED.findall(text)) - len(_MIXED.findall(text))) / len(beyond)


def _latin(encodings: str, letters: str) -> Iterable[Alphabet]:
    both = frozenset(letters + letters.upper())
    return (Alphabet(encoding, both) for encoding in encodings.split())


def _script(encodings: str, letters: Iterable[str], common: str, least: float) -> Iterable[Alphabet]:
    every = frozenset(letters)
    return (Alphabet(encoding, every, frozenset(common), least) for encoding in encodings.split())


def _range(*bounds: int) -> list[str]:
    pairs = zip(bounds[::2], bounds[1::2], strict=True)
    return [chr(code) for first, last in pairs for code in range(first, last + 1)]


_KANA, _HAN, _HANGUL = (0x3041, 0x30FC), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3)

ALPHABETS: tuple[Alphabet, ...] = (
    # Of equals the first wins: the more usual encoding of a language stands before its older ones.
    *_latin("cp1252", "àâäáåæçèéêëìíîïñóòôöøœùúûüßÿ"),  # de fr es it nl sv da no fi
    *_latin("cp1252", "áàâãçéêíóôõúü"),  # pt
    *_latin("cp1252", "áéíóúýþæöð"),  # is
    *_latin("cp1250 iso8859_2", "ąćęłńóśźż"),  # pl
    *_latin("cp1250 iso8859_2", "áčďéěíňóřšťúůýžäĺľôŕ"),  # cs sk
    *_latin("cp1250 iso8859_2", "áéíóöőúüű"),  # hu
    *_latin("cp1250 iso8859_2", "čćđšž"),  # hr sl sr
    *_latin("cp1250 iso8859_2", "ăâîşţ"),  # ro
    *_latin("cp1254", "çğıöşüâîûİ"),  # tr
    *_latin("cp1257", "ąčęėįšųūžāēģīķļņõäöü"),  # lt lv et
    *_latin("mac_roman", "àâäáãåæçèéêëìíîïñóòôöõøœùúûüß"),
    *_script(
        "cp1251 koi8_r koi8_u iso8859_5 cp866", _range(0x400, 0x45F, 0x490, 0x491), "оеаинтсрвлкмдпуіяыь", 0.6
    ),
    *_script("cp1253 iso8859_7", _range(0x386, 0x3CE), "αοιετνσηρπκμάόίές", 0.6),
    *_script("cp1255", _range(0x5D0, 0x5EA), "יוהלאמרבתשנ", 0.5),
    *_script("cp1256", _range(0x621, 0x652), "المينوتربهدع", 0.5),
    *_script("cp932 euc_jp", _range(*_KANA, *_HAN, 0xFF01, 0xFF5E), "のにはをたがでてとしれさいるな", 0.08),
    *_script("euc_kr cp949", _range(*_HANGUL), "이다는의에가을를은하고지로기사한", 0.15),
    *_script("gb18030", _range(*_HAN, 0xFF01, 0xFF5E), "的一是在不了有和人这中大为上个国年会定日月", 0.05),
    *_script("big5", _range(*_HAN, 0xFF01, 0xFF5E), "的一是在不了有和人這中大為上個國年會定日月", 0.05),
)


def likeliest(data: bytes) -> str:
    """The encoding whose language the bytes are written in, empty where none is likely."""
    best, chosen = LIKELY, ""
    texts: dict[str, str] = {}
    for alphabet in ALPHABETS:
        if alphabet.encoding not in texts:
            texts[alphabet.encoding] = _decoded(data, alphabet.encoding)
        fit = alphabet.fit(texts[alphabet.encoding])
        if fit > best or (fit == best and not chosen):
            best, chosen = fit, alphabet.encoding
    return chosen


def _decoded(data: bytes, encoding: str) -> str:
    """The text, empty where the bytes are not of the encoding; a character cut off at the end does not count."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        return data[: error.start].decode(encoding) if error.start > len(data) - 4 and len(data) > 64 else ""

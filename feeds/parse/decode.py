"""Bytes → text: byte order marks, UTF-8, then what the bytes themselves make likely; never a guess in silence."""

from __future__ import annotations

import codecs
import re

from feeds.errors import DocumentError
from feeds.parse.alphabets import likeliest

_MARKS: tuple[tuple[bytes, str], ...] = (
    # UTF-32's marks begin with UTF-16's: they go first.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SAMPLE = 16_384
"""Bytes that the guess looks at."""


def decode(data: bytes) -> str:
    """The text of a document, without its byte order mark.

    Raises DocumentError("binary") where the bytes are no text, or no encoding is likely enough.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data:
        return _strict(data, _wide_encoding(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(data, _guess(data))


def check(text: str) -> None:
    """Raises DocumentError("binary") where too much of a text is control characters."""
    head = text[:_SAMPLE]
    if head.replace("\n", "").isprintable():
        return
    controls = len(_CONTROL.findall(head))
    if controls * 50 > len(head) + 100:
        raise DocumentError("binary", f"{controls} control characters in the first {len(head)}")


_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError("binary", f"not {encoding} at byte {error.start}") from error


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without its mark: text of the Latin script has a NUL in every other byte."""
    head = data[:4096]
    odd, even = head[1::2].count(0), head[::2].count(0)
    half = len(head) // 2
    if half > 1 and len(data) % 2 == 0:
        if odd > 0.6 * half and even == 0:
            return "utf-16-le"
        if even > 0.6 * half and odd == 0:
            return "utf-16-be"
    raise DocumentError("binary", f"NUL at byte {data.index(0)}")


def _guess(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8."""
    encoding = likeliest(data[:_SAMPLE])
    if not encoding:
        raise DocumentError("binary", "neither UTF-8 nor words of a known language in any other encoding")
    return encoding

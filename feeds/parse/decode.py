"""Bytes → text: byte order marks, UTF-8, what the markup declares, then what the bytes themselves make likely.

Never a guess in silence. A few broken bytes do not make UTF-8 something else; UTF-8 that was taken for cp1252 and
written as UTF-8 once more is set right where the whole text says so.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from html import unescape
from html.entities import html5

from feeds.errors import DocumentError
from feeds.parse.alphabets import likeliest
from feeds.plain import is_printable

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
    if data.isascii() and b"\0" not in data:
        return data.decode("ascii")  # as it is: no mark stands before it, and nothing in it is doubled
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data:
        return _strict(data, _wide_encoding(data))
    try:
        text = data.decode("utf-8")
        return _undoubled(text) if _DOUBLED.search(data) else text
    except UnicodeDecodeError:
        return _broken_utf8(data) or _declared(data) or _strict(data, _guess(data))


def entities(text: str) -> str:
    """A plain text with the character references that a scraper left in it read, once; what is none stays."""
    return _ENTITY.sub(_character, text) if "&" in text else text


_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def _character(reference: re.Match[str]) -> str:
    return _meant(reference[1])


@lru_cache(maxsize=256)
def _meant(name: str) -> str:
    # Only whole names: the library would read the beginning of "&notices;" as "¬".
    known = name[0] == "#" or f"{name};" in html5
    return unescape(f"&{name};") if known else f"&{name};"


def check(text: str) -> None:
    """Raises DocumentError("binary") where too much of a text is control characters."""
    head = text[:_SAMPLE]
    if is_printable(head):
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


_DOUBLED = re.compile(rb"\xc3[\x82-\xb4](?:\xc2[\x80-\xbf]|\xc5|\xc6\x92|\xcb|\xe2)")
"""How such a character looks once it is written as UTF-8 again. Bytes are searched: a tenth of the time of letters."""
_AS_BYTES = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # bytes that cp1252 leaves out stand as control characters
}
_NO_BYTE = re.compile(f"[^\0-\xff{''.join(map(chr, _AS_BYTES))}]")
"""A character that no byte stands for: found at once, where translating the whole text would take its time."""


def _undoubled(text: str) -> str:
    """A text whose every character beyond ASCII is a byte of UTF-8 in disguise, read as that; any other as it is."""
    if _NO_BYTE.search(text):
        return text
    try:
        once = text.translate(_AS_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
    # One short pair may be meant; two of them, or one of three bytes, never are.
    return once if len(text) - len(once) > 1 else text


_FEW = 4
"""So many whole characters to one broken byte make a text UTF-8."""


def _broken_utf8(data: bytes) -> str:
    """UTF-8 with a few broken bytes, each as U+FFFD; empty where it is no UTF-8 at all."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    return text if whole >= _FEW * broken else ""


_DECLARED = re.compile(
    rb"<\?xml[^<>]{1,100}?encoding\s{0,9}=\s{0,9}[\"']?([\w:.-]{2,40})"
    rb"|<meta\s[^<>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?([\w:.-]{2,40})",
    re.IGNORECASE,
)
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "iso8859-9": "cp1254", "big5": "big5hkscs",
}  # fmt: skip
"""What an encoding's name stands for in practice (WHATWG Encoding Standard, 4.2)."""


def _declared(data: bytes) -> str:
    """The text in the encoding that a page declares; empty where it declares none, or is not in it."""
    found = _DECLARED.search(data[:4096])
    if not found:
        return ""
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
        if name.startswith(
            ("utf", "base64", "hex", "rot", "quopri", "uu", "zlib", "bz2", "idna", "punycode", "raw")
        ):
            return ""  # it is not UTF-8, and the others are no encodings of a page
        text = data.decode(_MEANT.get(name, name), "replace")
    except (LookupError, UnicodeError):
        return ""
    return text if text.count("\ufffd") * 200 <= len(data) - data.count(b" ") else ""


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
        # Of another script the blanks and line ends tell, which are whole characters in one order of bytes alone.
        narrow, wide = _blanks(head, b" \0", b"\n\0"), _blanks(head, b"\0 ", b"\0\n")
        encoding = "utf-16-le" if narrow > wide else "utf-16-be" if wide > narrow else ""
        if encoding and _is_wide(head, encoding):
            return encoding
    raise DocumentError("binary", f"NUL at byte {data.index(0)}")


def _blanks(head: bytes, *pairs: bytes) -> int:
    return sum(head[at : at + 2] in pairs for at in range(0, len(head) - 1, 2))


def _is_wide(head: bytes, encoding: str) -> bool:
    """Whether bytes read so are text: nearly all letters and blanks, and nothing that no text holds."""
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")
    strange = sum(not (sign.isprintable() or sign.isspace()) or sign == "\ufffd" for sign in text)
    return strange <= 1 and sum(sign.isalpha() or sign.isspace() for sign in text) > 0.7 * len(text)


_BEYOND = re.compile(rb"[\x80-\xff]")


def _guess(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8, by the text around the first of them that is not ASCII."""
    first = _BEYOND.search(data)
    start = max(0, first.start() - 1000) if first else 0
    encoding = likeliest(data[start : start + _SAMPLE])
    if not encoding:
        raise DocumentError("binary", "neither UTF-8 nor words of a known language in any other encoding")
    return encoding

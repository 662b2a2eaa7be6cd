"""Plain text of clean HTML, and what is counted in it."""

from __future__ import annotations

import re
from html import unescape
from math import ceil

_BLOCK = re.compile(
    r"</?(?:p|h[1-6]|li|ul|ol|dl|dt|dd|blockquote|pre|figure|figcaption|table|thead|tbody|tr|caption|hr"
    r"|br)\b[^>]*>"
)
_CAPTION = re.compile(r"<figcaption>.*?</figcaption>", re.DOTALL)
_CELL = re.compile(r"</t[dh]>")
_TAG = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>')
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\n"

WORDS_A_MINUTE = 230
WIDE_A_MINUTE = 500


def text_of(html: str) -> str:
    """The text of sanitised HTML, a paragraph a line; what stands under a picture is none of it.

    Only for what `sanitise` gave: there every `<` opens a tag that ends.
    """
    if "<figcaption>" in html:
        html = _CAPTION.sub("", html)
    # Paragraph upon paragraph is most of any body: their tags go at once, without a match for each.
    broken = html.replace("\n", " ").replace("</p> <p>", "\n")
    if broken.startswith("<p>") and broken.endswith("</p>"):
        broken = broken[3:-4]
    if "<" in broken:
        broken = _BLOCK.sub("\n", broken)
    bare = _TAG.sub("", _CELL.sub(" ", broken)) if "<" in broken else broken
    text = unescape(bare) if "&" in bare else bare
    if is_collapsed(text):
        return "\n".join([line for part in text.split("\n") if (line := part.strip(" "))])
    return "\n".join(filter(None, map(collapsed, text.split("\n"))))


def collapsed(line: str) -> str:
    """A line with one plain blank for each run of blanks, and none at its ends."""
    # Most lines have nothing to collapse, and splitting them into words is dear. A blank but the plain one is no
    # printable character.
    line = line.strip()
    return line if is_collapsed(line) else " ".join(line.split())


def collapsed_plain(line: str) -> str:
    """The same of a line whose only blanks are plain ones: where all of a text was looked at, no line needs to be."""
    line = line.strip(" ")
    return line if "  " not in line else " ".join(line.split())


def is_collapsed(text: str) -> bool:
    """Whether the lines of a text have no blanks but plain ones, and no two of them side by side."""
    return "  " not in text and is_printable(text)


def is_printable(text: str) -> bool:
    """Whether each character is a line end or printable as `str.isprintable` says: in a quarter of its time where all
    are of ASCII.
    """
    if text.isascii():
        return not text.encode("ascii").translate(None, _PRINTABLE)
    return text.replace("\n", "").isprintable()


def minutes_of(text: str) -> int:
    """The reading time of a text in whole minutes, at least one; 0 where there is nothing to read.

    230 words, or 500 Chinese or Japanese letters, take a minute.
    """
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    words = len(_WIDE.sub(" ", text).split()) if wide else text.count(" ") + text.count("\n") + bool(text)
    return ceil(words / WORDS_A_MINUTE + wide / WIDE_A_MINUTE) if text else 0

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

WORDS_A_MINUTE = 230
WIDE_A_MINUTE = 500


def text_of(html: str) -> str:
    """The text of sanitised HTML, a paragraph a line; what stands under a picture is none of it.

    Only for what `sanitise` gave: there every `<` opens a tag that ends.
    """
    if "<figcaption>" in html:
        html = _CAPTION.sub("", html)
    broken = _BLOCK.sub("\n", html.replace("\n", " "))
    bare = _TAG.sub("", _CELL.sub(" ", broken)) if "<" in broken else broken
    lines = map(_collapsed, (unescape(bare) if "&" in bare else bare).split("\n"))
    return "\n".join(filter(None, lines))


def _collapsed(line: str) -> str:
    # Most lines have nothing to collapse, and splitting them into words is dear. A blank but the plain one is no
    # printable character.
    return line.strip() if "  " not in line and line.isprintable() else " ".join(line.split())


def minutes_of(text: str) -> int:
    """The reading time of a text in whole minutes, at least one; 0 where there is nothing to read.

    230 words, or 500 Chinese or Japanese letters, take a minute.
    """
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    words = len(_WIDE.sub(" ", text).split()) if wide else text.count(" ") + text.count("\n") + bool(text)
    return ceil(words / WORDS_A_MINUTE + wide / WIDE_A_MINUTE) if text else 0

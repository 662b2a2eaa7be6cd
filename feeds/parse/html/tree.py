"""Bytes → a tree: encoding by mark, declaration and the bytes themselves; no size and no depth that hurts."""

from __future__ import annotations

import codecs

import lxml.html
from lxml import etree

from feeds.errors import DocumentError
from feeds.parse import decode

MAX_ELEMENTS = 30_000
"""More are no article. Depth is bounded by the parser itself, which reads 256 levels."""

_COUNT = etree.XPath("count(//*)")
_LOOKUP = etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement)
"""lxml.html's own asks Python for the class of each element: forms and labels have theirs, which nobody here uses."""

_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read(data: bytes) -> lxml.html.HtmlElement:
    """The tree of a page, comments left out.

    Raises DocumentError where the bytes are no text, hold no element or more than MAX_ELEMENTS.
    """
    # A parser is bound to its thread, so each page has its own.
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_LOOKUP)
    text = text_of(data)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError("no page", f"not to be read as HTML: {error}") from error
    count = int(_COUNT(tree))
    if count > MAX_ELEMENTS:
        raise DocumentError("too long", f"{count} elements, more than {MAX_ELEMENTS}")
    return tree


def text_of(data: bytes) -> str:
    """The page as text, without NUL. Raises DocumentError("binary") where the bytes are none."""
    try:
        text = decode.decode(data)
    except DocumentError:
        # Pages hold stray bytes that no encoding has, and NULs; browsers read on, as cp1252.
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0\0\0\0" in data:
            raise
        text = _as_browsers(data)
    return text.replace("\0", "") if "\0" in text else text


_SPOILT = 0.01
"""UTF-8 with a smaller share of broken bytes is UTF-8 all the same."""


def _as_browsers(data: bytes) -> str:
    utf8 = data.decode("utf-8", "replace")
    return utf8 if utf8.count("\ufffd") <= _SPOILT * len(utf8) else data.decode("cp1252", "replace")


def glance(head: bytes) -> str:
    """The first bytes of a document as text, whatever their encoding: enough to see its tags."""
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    if head[1:2] == b"\0":
        return head.decode("utf-16-le", "replace")
    if head[:1] == b"\0":
        return head.decode("utf-16-be", "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")

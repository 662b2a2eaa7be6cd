"""Documents of made-up entries: for the tests of what is cut and compressed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from feeds.write._frame import Frame
from web.document import Document
from web.fragments import Fragment, fragment

FRAME = Frame(b"<rss><channel>" + b"h" * 1000, b"<now>12</now>\n", b"\n", b"\n</channel></rss>")
Entry = tuple[int, Fragment]


@cache
def entry(number: int, change: int = 1, words: int = 300) -> Entry:
    """Number and rendered entry of an article, about 2 kB that are like no others."""
    text = b" ".join(b"word%d" % (number * change * step % 9973) for step in range(1, words))
    return number, fragment(b"<item>%b</item>" % text)


def newest(last: int, count: int = 50) -> list[Entry]:
    """The articles up to a number, the newest first."""
    return [entry(number) for number in range(last, last - count, -1)]


def document(entries: Iterable[Entry], frame: Frame = FRAME) -> Document:
    """The document that they make."""
    found = list(entries)
    return Document(frame, [number for number, _ in found], [one for _, one in found])

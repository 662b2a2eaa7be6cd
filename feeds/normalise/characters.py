"""Characters: what no feed may hold, or no reader can see, goes out; quotes, dashes and accents stay as typed."""

from __future__ import annotations

import re
import unicodedata

from feeds.model import Item, changed
from feeds.normalise.context import Context
from feeds.plain import is_printable

TITLE_LIMIT = 1_000
"""Letters of a headline; the rest is cut at a word."""

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

_FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls: XML 1.0 forbids most of them
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates, noncharacters
    "\xad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # zero width, bidi controls
    + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)

_JOINERS = re.compile("(?<![\u0600-\U0001ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\U0001ffff])")
"""Joiners that join nothing: Latin has no use for them. Between Arabic or Indic letters they are spelling, in
emoji they hold a picture together."""

_TAGS = re.compile("(\U0001f3f4[\U000e0020-\U000e007f]+)|[\U000e0000-\U000e0fff]")
"""Invisible tag letters, but those of a flag."""


def clean(text: str) -> str:
    """A text without characters that feeds forbid or that nobody sees, in NFC; line breaks as LF."""
    if not is_printable(text.replace("\xa0", "")):
        text = _visible(text)
    # NFC may join what the removal brought together, never the reverse.
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _visible(text: str) -> str:
    text = _BREAKS.sub("\n", text)
    text = _FORBIDDEN.sub("", text)
    if "\u200c" in text or "\u200d" in text:
        text = _JOINERS.sub("", text)
    return _TAGS.sub(r"\1", text)


def clean_line(text: str, limit: int = TITLE_LIMIT) -> str:
    """A text as one line: cleaned, blanks collapsed, cut at a word where it is longer than `limit`."""
    return cut_at_word(" ".join(clean(text).split()), limit) if text else ""


def cut_at_word(text: str, limit: int) -> str:
    """At most `limit` letters of a text, an ellipsis the last; a word is cut only where it is too long alone."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at = head.rfind(" ") if not text[limit - 1].isspace() else len(head)
    if at < limit // 2:
        at = len(head)
        while at > 1 and _continues(text[at]):
            at -= 1
    return head[:at].rstrip(" ,;:–—-") + "…"


def _continues(sign: str) -> bool:
    """Whether a character belongs to the one before it."""
    return (
        unicodedata.combining(sign) != 0
        or sign in "\u200c\u200d"
        or "\ufe00" <= sign <= "\ufe0f"
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
    )


def characters(item: Item, _: Context) -> Item:
    """Every text of an item, cleaned; lines that must be one are one."""
    return changed(
        item,
        entry=clean_line(item.entry),
        upstream_id=clean_line(item.upstream_id),
        url=clean_line(item.url, 4_000),
        title=clean_line(item.title),
        authors=tuple(clean_line(name) for name in item.authors),
        crumbs=_filled(item.crumbs),
        tags=_filled(item.tags),
        language=clean_line(item.language),
        summary="\n".join(
            filter(None, (clean_line(line, 2_000) for line in clean(item.summary).split("\n")))
        ),
        body_html=clean(item.body_html),
    )


def _filled(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := clean_line(text)))

"""Text that readers show as it stands: titles, names, categories, plain summaries. And the language of it."""

from __future__ import annotations

import re

from feeds.lint.finding import Findings, error, warning

MARKUP = error(
    "text.markup",
    "markup in plain text",
    "readers either show the tags or cut what looks like one; titles are plain text in every format here",
    "take the tags out before the text is escaped",
)
ESCAPED_TWICE = error(
    "text.escaped-twice",
    "text that is escaped twice",
    "readers show `&amp;` instead of `&`",
    "decode the copy once, escape it once when the feed is written",
)
LONG = warning(
    "text.long",
    "a line of more than 1,000 characters",
    "readers show it in a list, on one line; some lose the whole feed over it",
    "cut it at a word, and keep the whole in the content",
)
BROKEN_LINE = warning(
    "text.line",
    "a line break or a tab in a line of text",
    "sfeed keeps one item a line; newsboat shows the break in its list",
    "fold white space to single blanks",
)
BIDI = warning(
    "text.bidi",
    "a bidirectional control that is never closed",
    "it turns the text around that the reader shows next to it",
    "close it (U+202C, U+2069) or take it out",
)
LANGUAGE = error(
    "text.language",
    "not a language tag",
    "BCP 47 (RFC 5646): readers choose fonts, direction and hyphenation by it",
    "write a tag such as `en`, `de-AT` or `sr-Latn`",
)

LONGEST = 1_000

_TAG_NAMES = (
    "a|abbr|article|aside|b|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|embed|figcaption|figure|font|form|"
    "h[1-6]|head|hr|html|i|iframe|img|input|ins|li|link|mark|meta|object|ol|p|picture|pre|q|s|script|section|small|"
    "source|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video"
)
# A tag is at most 2,000 characters here, so that a text of nothing but `<a <a` stays linear.
_TAG = re.compile(rf"</?(?:{_TAG_NAMES})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});"
)
_BREAK = re.compile("[\n\r\t\v\f\x85\u2028\u2029]")

_OPENS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
_OPENS |= {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}

# RFC 5646 section 2.1: language, script, region, variants, extensions, private use; and the two grandfathered
# tags that feeds still carry.
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+|i-[a-z]{2,8}|en-gb-oed",
    re.IGNORECASE | re.ASCII,
)
_LONGEST_TAG = 100


def words(line: str) -> tuple[str, ...]:
    """The words of a line: how tables of names are written here."""
    return tuple(line.split())


def line_of_text(text: str, line: int, place: str) -> Findings:
    """What is wrong with a title, a name or a label: one line of plain text. `place` names it, as `title`."""
    yield from plain(text, line, place)
    if len(text) > LONGEST:
        yield LONG.at(line, f"{place} has {len(text):,} characters")
    if _BREAK.search(text.strip()):
        yield BROKEN_LINE.at(line, f"{place} {text.strip()}")


def plain(text: str, line: int, place: str) -> Findings:
    """What is wrong with plain text of any length, decoded once from its format."""
    tag = _TAG.search(text)
    if tag:
        yield MARKUP.at(line, f"{place} has {tag[0]}")
    entity = _ENTITY.search(text)
    if entity:
        yield ESCAPED_TWICE.at(line, f"{place} has {_around(text, entity.start())}")
    if _left_open(text):
        yield BIDI.at(line, place)


def _around(text: str, at: int) -> str:
    return text[max(0, at - 20) : at + 20]


def _left_open(text: str) -> bool:
    opened: list[str] = []
    for character in text:
        if character in _OPENS:
            opened.append(_OPENS[character])
        elif opened and character == opened[-1]:
            opened.pop()
    return bool(opened)


def language(tag: str, line: int, place: str) -> Findings:
    """What is wrong with a language tag: RFC 5646 section 2.1, well-formed, whatever the registry says."""
    if len(tag) > _LONGEST_TAG or not _LANGUAGE.fullmatch(tag):
        yield LANGUAGE.at(line, f"{place} {tag!r}")

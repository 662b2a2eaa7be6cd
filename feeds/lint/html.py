"""HTML inside a feed: balanced, with absolute addresses, without anything that runs.

A scanner of our own rather than an HTML parser: a parser repairs what has to be reported, and this one passes over
each character once, so that 100,000 nested or unclosed tags cost no more than their length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from feeds.lint.address import URL, is_iri, is_url
from feeds.lint.finding import Finding, Findings, error, warning
from feeds.lint.text import words

BROKEN = error(
    "html.broken",
    "a tag or a comment that never ends",
    "everything after it vanishes in the reader",
    "close the tag, the quote or the comment",
)
UNCLOSED = error(
    "html.unclosed",
    "an element that is not closed, or is closed in the wrong order",
    "its style runs on through the rest of the reader's page",
    "close each element, innermost first",
)
UNCLOSED_OPTIONAL = warning(
    "html.unclosed.optional",
    "an element whose end HTML lets one leave out, but that XHTML readers need",
    "readers that turn content into XHTML (EPUB, podcast and mail gateways) fail on it",
    "write the end tag",
)
STRAY_END = error(
    "html.stray-end",
    "an end tag without its element",
    "it closes an element of the reader's own page",
    "take it out",
)
UNSAFE_ELEMENT = error(
    "html.unsafe.element",
    "an element that runs, embeds or restyles",
    "readers drop it, with what it held, or worse: run it",
    "take it out; give the text or a link instead",
)
UNSAFE_ATTRIBUTE = error(
    "html.unsafe.handler",
    "an event handler",
    "it runs in the readers that do not clean content",
    "take the attribute out",
)
UNSAFE_ADDRESS = error(
    "html.unsafe.address",
    "an address that runs",
    "javascript:, vbscript: and data: pages run in the readers that do not clean content",
    "give an http(s) address, or none",
)
RELATIVE = error(
    "html.relative",
    "a relative address in content",
    "readers resolve it against the feed, the item, their own host, or not at all",
    "make it absolute when the copy is normalised",
)
EMPTY_ADDRESS = warning(
    "html.empty-address",
    "an empty address in content",
    "a reader fetches or opens its own page instead",
    "take the attribute out",
)
PAGE = warning(
    "html.page",
    "a part of a whole page where a fragment belongs",
    "readers put content inside a page of their own",
    "give what stands inside the body alone",
)
STYLE = warning(
    "html.style",
    "a style attribute",
    "it fights the reader's own page, and can cover it; most readers drop it",
    "take it out",
)

VOID = frozenset(words("area base br col embed hr img input link meta param source track wbr"))
_OPTIONAL_END = frozenset(
    words("p li dt dd tr td th thead tbody tfoot option optgroup rt rp colgroup caption")
)
_UNSAFE = frozenset(
    words(
        "script style iframe frame frameset object embed applet form input button select textarea base meta "
        "link template svg"
    )
)
_PAGE = frozenset(("html", "head", "title", "body"))
_RAW = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "iframe")
}
_ADDRESSES = frozenset(words("href src poster cite action formaction background longdesc xlink:href"))
_LOADED = frozenset(("src", "poster", "background"))
_RUNS = ("javascript:", "vbscript:", "data:")
_PICTURE = re.compile(r"data:image/(?:png|gif|jpeg|webp|avif)[;,]", re.IGNORECASE)

# Possessive, so that a tag without an end is given up in one pass.
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+)>")
_OTHER = re.compile(r"<(?:[!?]|/[^A-Za-z])")
_BEGUN = re.compile(r"</?[A-Za-z]")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'<>`]++)))?"
)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f]+")
_CANDIDATES = re.compile(r",\s+|,$")


@dataclass(frozen=True, slots=True)
class Tag:
    """One start or end tag; without a name where the markup breaks off."""

    name: str
    line: int
    end: bool = False
    rest: str = ""
    """What stands between its name and its end."""


@dataclass(slots=True)
class _Nest:
    """The elements that are open while a text is read."""

    open: list[Tag] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def content(text: str, line: int, place: str) -> Findings:
    """What is wrong with a fragment of HTML, decoded once from its format. `place` names it, as `content:encoded`."""
    nest = _Nest()
    for tag in _tags(text, line):
        if not tag.name:
            yield BROKEN.at(tag.line, f"{place} from {tag.rest}")
            return
        if tag.end:
            yield from _end(nest, tag, place)
        else:
            _start(nest, tag)
            yield from element(tag.name, _attributes(tag.rest), tag.line, place)
    for tag in nest.open:
        yield _unclosed(tag, place)


def _tags(text: str, line: int) -> Iterator[Tag]:
    """The tags of a text in order. `line` is that of its first character, 0 where lines are not known."""
    at = counted = 0
    while (at := text.find("<", at)) >= 0:
        line += text.count("\n", counted, at) if line else 0
        counted = at
        match = _TAG.match(text, at)
        if match:
            yield (tag := _tag(match, line))
            at = match.end() if tag.end else _after_raw(tag.name, text, match.end())
        elif _OTHER.match(text, at):
            at = _after_comment(text, at)
        elif _BEGUN.match(text, at):
            at = -1
        else:
            at += 1
        if at < 0:
            yield Tag("", line, rest=text[counted : counted + 40])
            return


def _tag(match: re.Match[str], line: int) -> Tag:
    return Tag(match["name"].lower(), line, bool(match["end"]), match["rest"])


def _after_raw(name: str, text: str, at: int) -> int:
    """Where the tags go on after a start tag: what stands in a script is no markup. -1: nowhere."""
    if name not in _RAW:
        return at
    end = _RAW[name].search(text, at)
    return end.start() if end else -1


def _after_comment(text: str, at: int) -> int:
    """Where the tags go on after a comment, a declaration or an instruction. -1: nowhere."""
    end = "-->" if text.startswith("<!--", at) else ">"
    found = text.find(end, at + 2)
    return found + len(end) if found >= 0 else -1


def _attributes(rest: str) -> Iterator[tuple[str, str]]:
    for match in _ATTRIBUTE.finditer(rest):
        yield match["name"], unescape(match["double"] or match["single"] or match["bare"] or "")


def _start(nest: _Nest, tag: Tag) -> None:
    # HTML knows no `<div/>`: it opens a div.
    if tag.name not in VOID:
        nest.open.append(tag)
        nest.counts[tag.name] += 1


def _end(nest: _Nest, tag: Tag, place: str) -> Findings:
    if not nest.counts[tag.name]:
        yield STRAY_END.at(tag.line, f"</{tag.name}> in {place}")
        return
    while True:
        last = nest.open.pop()
        nest.counts[last.name] -= 1
        if last.name == tag.name:
            return
        yield _unclosed(last, place)


def _unclosed(tag: Tag, place: str) -> Finding:
    rule = UNCLOSED_OPTIONAL if tag.name in _OPTIONAL_END else UNCLOSED
    return rule.at(tag.line, f"<{tag.name}> in {place}")


def element(name: str, attributes: Iterable[tuple[str, str]], line: int, place: str) -> Findings:
    """What is wrong with one element itself: its kind, its handlers, its addresses. Values are decoded."""
    if name in _UNSAFE:
        yield UNSAFE_ELEMENT.at(line, f"<{name}> in {place}")
    if name in _PAGE:
        yield PAGE.at(line, f"<{name}> in {place}")
    for attribute, value in attributes:
        yield from _attribute(attribute.lower(), value, line, f"{attribute} of <{name}> in {place}")


def _attribute(name: str, value: str, line: int, place: str) -> Findings:
    if name.startswith("on") and len(name) > 2:
        yield UNSAFE_ATTRIBUTE.at(line, place)
    elif name == "style":
        yield STYLE.at(line, place)
    elif name == "srcset":
        for candidate in _CANDIDATES.split(value.strip()):
            yield from _address("src", (candidate.split() or [""])[0], line, place)
    elif name in _ADDRESSES:
        yield from _address(name, value, line, place)


def _address(name: str, value: str, line: int, place: str) -> Findings:
    address = value.strip()
    told = f"{place} {address[:200]!r}"
    # Browsers drop blanks and control characters inside a scheme: `java\tscript:` runs.
    if _INVISIBLE.sub("", address[:200]).lower().startswith(_RUNS):
        if name not in _LOADED or not _PICTURE.match(address):
            yield UNSAFE_ADDRESS.at(line, told)
    elif not address:
        yield EMPTY_ADDRESS.at(line, place)
    elif address.lower().startswith(("http:", "https:")):
        if not is_url(address):
            yield URL.at(line, told)
    elif name in _LOADED or not is_iri(address):
        yield RELATIVE.at(line, told)

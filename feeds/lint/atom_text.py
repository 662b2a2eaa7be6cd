"""Atom: text constructs (RFC 4287 section 3.1) and content (4.1.3)."""

from __future__ import annotations

import base64
import binascii

from lxml import etree

from feeds.lint import address, html, text
from feeds.lint.finding import Findings, error, warning
from feeds.lint.xml import ATOM, NAMESPACES, line_of, text_of

TYPE = error(
    "atom.text.type",
    "a text whose type is not text, html or xhtml",
    "RFC 4287 section 3.1.1 and 4.1.3.1; readers show markup as text, or text as markup",
    "write one of the three",
)
CHILDREN = error(
    "atom.text.children",
    "elements inside a text that is not xhtml",
    "RFC 4287 section 3.1.1: markup has to be escaped there; readers see no text",
    'escape it under type="html"',
)
DIV = error(
    "atom.xhtml.div",
    "xhtml that is not one xhtml:div with XHTML inside",
    "RFC 4287 sections 3.1.1.3 and 4.1.3.3, and its grammar; readers show nothing, or the text alone",
    "put it into one <div> of the XHTML namespace",
)
TITLE_TYPE = warning(
    "atom.title.type",
    "a title or summary that is not plain text",
    "readers list titles and summaries without markup, and differ in how they strip it",
    'write type="text", or none',
)
SOURCE = error(
    "atom.content.src",
    "content that is elsewhere and here at once, or has no type",
    "RFC 4287 section 4.1.3.2: content with src is empty, has a media type and a summary beside it",
    "empty it; add type and summary",
)
CONTENT_TYPE = error(
    "atom.content.type",
    "content of a type that Atom does not allow",
    "RFC 4287 section 4.1.3.1: text, html, xhtml or a media type that is not composite",
    "write one of them",
)
BASE64 = error(
    "atom.content.base64",
    "content of a binary type that is not base64",
    "RFC 4287 section 4.1.3.3 point 6",
    "encode it",
)
EMPTY = warning(
    "atom.content.empty",
    "content that is empty",
    "readers show a blank page instead of the summary",
    "leave it out, or write the text",
)

TEXTS = ("title", "subtitle", "rights", "summary")
_DIV = f"{{{NAMESPACES['xhtml']}}}div"


def construct(found: etree._Element) -> Findings:
    """What is wrong with one title, subtitle, summary or rights."""
    name, kind, line = etree.QName(found).localname, found.get("type", "text"), line_of(found)
    if kind not in ("text", "html", "xhtml"):
        yield TYPE.at(line, f"{name} of type {kind!r}")
    elif name in ("title", "summary") and kind != "text":
        yield TITLE_TYPE.at(line, f"{name} of type {kind}")
    if kind == "xhtml":
        yield from _xhtml(found, name)
    elif len(found):
        yield CHILDREN.at(line, name)
    elif kind == "html":
        yield from html.content(found.text or "", line, name)
    else:
        yield from (text.line_of_text if name == "title" else text.plain)(text_of(found), line, name)


def content(entry: etree._Element) -> Findings:
    """What is wrong with the content of an entry."""
    for found in entry.findall(f"{{{ATOM}}}content")[:1]:
        kind, line = found.get("type", "text"), line_of(found)
        if found.get("src") is not None:
            yield from _elsewhere(entry, found)
        elif kind == "xhtml":
            yield from _xhtml(found, "content")
        elif kind in ("text", "html"):
            yield from _written(found, kind)
        elif any(address.media_type(kind, 0, "")) or kind.startswith(("multipart/", "message/")):
            yield CONTENT_TYPE.at(line, repr(kind))
        else:
            yield from _other(found, kind.partition(";")[0].strip().lower())


def _written(found: etree._Element, kind: str) -> Findings:
    line = line_of(found)
    if len(found):
        yield CHILDREN.at(line, "content")
    elif not text_of(found):
        yield EMPTY.at(line)
    elif kind == "html":
        yield from html.content(found.text or "", line, "content")
    else:
        yield from text.plain(text_of(found), line, "content")


def _elsewhere(entry: etree._Element, found: etree._Element) -> Findings:
    line = line_of(found)
    yield from address.url(found.get("src", ""), line, "src of content")
    if len(found) or text_of(found):
        yield SOURCE.at(line, "it is not empty")
    if found.get("type") in (None, "text", "html", "xhtml"):
        yield SOURCE.at(line, f"type {found.get('type')!r}")
    if entry.find(f"{{{ATOM}}}summary") is None:
        yield SOURCE.at(line, "the entry has no summary")


def _other(found: etree._Element, kind: str) -> Findings:
    if kind.endswith(("+xml", "/xml")):
        return
    if len(found):
        yield CHILDREN.at(line_of(found), f"content of type {kind}")
    elif not kind.startswith("text/") and not _is_base64(text_of(found)):
        yield BASE64.at(line_of(found), kind)


def _is_base64(written: str) -> bool:
    try:
        base64.b64decode("".join(written.split()), validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _xhtml(found: etree._Element, place: str) -> Findings:
    if [child.tag for child in found] != [_DIV] or text_of(found) or (found[0].tail or "").strip():
        yield DIV.at(line_of(found), place)
        return
    for one in found[0].iter(etree.Element):
        name = etree.QName(one)
        if name.namespace != NAMESPACES["xhtml"]:
            yield DIV.at(line_of(one), f"<{name.localname}> of {name.namespace} in {place}")
        attributes = [(etree.QName(key).localname, str(value)) for key, value in one.attrib.items()]
        yield from html.element(name.localname, attributes, line_of(one), place)

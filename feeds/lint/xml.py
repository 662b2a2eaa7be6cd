"""XML for the checker: bytes → root element, or why there is none. Nothing is fetched, no entity is expanded.

A document with a DOCTYPE is refused before it is parsed, so that none of its entities is ever read; depth and the
size of a text are bounded by libxml2, size and number of tags by `feeds.lint`.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree

from feeds.lint.finding import Finding, error, warning
from feeds.lint.text import words

SYNTAX = error(
    "xml.syntax",
    "not well-formed XML",
    "most readers refuse the whole feed for it (XML 1.0 section 1.2)",
    "write feeds with an XML library, never by joining text",
)
CHARACTER = error(
    "xml.character",
    "a character that XML 1.0 forbids",
    "one control character in one article, and readers lose the whole feed (XML 1.0 section 2.2)",
    "take control characters and lone surrogates out of the copy",
)
DEPTH = error(
    "xml.depth",
    "elements nested too deep, or a text too long, to be read",
    "readers refuse such documents, or run out of stack",
    "flatten it",
)
DOCTYPE = error(
    "xml.doctype",
    "a DOCTYPE",
    "readers with safe parsers refuse it, since it can define entities that expand or fetch",
    "leave it out: write characters, not named entities",
)
VERSION = error(
    "xml.version",
    "another version than XML 1.0",
    "hardly any parser reads XML 1.1",
    'write `<?xml version="1.0" encoding="UTF-8"?>`',
)
ENCODING_UNKNOWN = error(
    "xml.encoding.unknown",
    "an encoding that is not known",
    "XML parsers need read only UTF-8 and UTF-16",
    "write UTF-8",
)
ENCODING_CONFLICT = error(
    "xml.encoding.conflict",
    "two encodings are stated",
    "RFC 7303 section 3 orders byte-order mark, charset, declaration; readers follow different ones",
    "state UTF-8 in all places",
)
ENCODING_BYTES = error(
    "xml.encoding.bytes",
    "bytes that are not in the encoding stated",
    "strict readers refuse the feed, others show broken letters",
    "encode the whole document as it says",
)
ENCODING_OTHER = warning(
    "xml.encoding.other",
    "another encoding than UTF-8",
    "small readers (sfeed) read UTF-8 only",
    "write UTF-8",
)
ROOT_LINE = warning(
    "xml.root-line",
    "a root tag of several lines",
    "software that sniffs the first line does not see what kind of feed it is",
    "write the start tag of the root, with its namespaces, on one line",
)
PREFIX = error(
    "xml.prefix",
    "a well-known prefix on another namespace",
    "readers go by the namespace, so that the elements say nothing to them; others go by the prefix",
    "bind it to the namespace that the field uses",
)

ATOM = "http://www.w3.org/2005/Atom"
NAMESPACES = {
    "atom": ATOM,
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "media": "http://search.yahoo.com/mrss/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "xhtml": "http://www.w3.org/1999/xhtml",
}

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Codecs that read in one pass; Python has others (punycode) that do not.
_KNOWN = frozenset(
    words(
        "utf-8 utf-16 utf-16-le utf-16-be ascii iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 "
        "iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 cp1250 cp1251 "
        "cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8-r koi8-u gb2312 gbk gb18030 big5 shift_jis "
        "euc_jp euc_kr iso2022_jp"
    )
)
_DECLARATION = re.compile(
    rb"<\?xml\s+version\s*=\s*[\"'](?P<version>[^\"']{1,20})[\"'](?:\s+encoding\s*=\s*[\"'](?P<encoding>[^\"']{1,60})[\"'])?"
)
# Atomic, so that a thousand comments before no DOCTYPE are passed over once.
_PROLOG = re.compile(
    r"\ufeff?(?:\s*+(?><\?.*?\?>|<!--.*?-->))*+\s*+(?P<next><!DOCTYPE|<[^>]*+>)?", re.DOTALL | re.IGNORECASE
)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9_.:\-]{1,60})", re.IGNORECASE)
_TOO_DEEP = ("depth", "too long", "too big", "huge", "limit")


def parse(body: bytes, charset: str) -> tuple[etree._Element | None, tuple[Finding, ...]]:
    """The root of a document, and what is wrong with it as XML. `charset` is that of its media type, or empty."""
    declared = _DECLARATION.match(_unmarked(body))
    name, findings = _encoding(body, charset, declared["encoding"] if declared else None)
    if declared and declared["version"] != b"1.0":
        findings += (VERSION.at(1, declared["version"].decode("ascii", "replace")),)
    if not name:
        return None, findings
    try:
        text = body.decode(name)
    except UnicodeDecodeError as problem:
        line = body.count(b"\n", 0, problem.start) + 1
        return None, (*findings, ENCODING_BYTES.at(line, f"{name}, {problem.reason}"))
    root, more = _parse_text(text)
    return root, findings + more


def _unmarked(body: bytes) -> bytes:
    """The head of a document as ASCII sees it: without a byte-order mark, without the zeros of UTF-16."""
    head = body[:400]
    for mark, name in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].replace(b"\0", b"") if name == "utf-16" else head[len(mark) :]
    return head


def _encoding(body: bytes, charset: str, declared: bytes | None) -> tuple[str, tuple[Finding, ...]]:
    """The codec to read a document with (RFC 7303 section 3); empty where it is not known."""
    mark = next((name for mark, name in _MARKS if body.startswith(mark)), "")
    written = declared.decode("ascii", "replace") if declared else ""
    stated = [name for name in (mark, charset, written) if name]
    names = [_codec(name) for name in stated]
    if "" in names:
        return "", (ENCODING_UNKNOWN.at(1, stated[names.index("")]),)
    findings = []
    if len({name.removesuffix("-le").removesuffix("-be") for name in names}) > 1:
        findings.append(ENCODING_CONFLICT.at(1, ", ".join(stated)))
    first = names[0] if names else "utf-8"
    if first not in {"utf-8", "ascii"}:
        findings.append(ENCODING_OTHER.at(1, stated[0]))
    return first, tuple(findings)


def _codec(name: str) -> str:
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return codec if codec in _KNOWN else ""


def _parse_text(text: str) -> tuple[etree._Element | None, tuple[Finding, ...]]:
    prolog = _PROLOG.match(text)
    opening = (prolog["next"] or "") if prolog else ""
    if opening.upper() == "<!DOCTYPE":
        return None, (DOCTYPE.at(text.count("\n", 0, prolog.start("next") if prolog else 0) + 1),)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as problem:
        return None, (_broken(problem),)
    findings = tuple(_prefixes(root))
    if root.tag == "rss" and "\n" in opening:
        findings += (ROOT_LINE.at(line_of(root)),)
    return root, findings


def _broken(problem: etree.XMLSyntaxError) -> Finding:
    line, message = problem.lineno or 0, problem.msg or "no document"
    if problem.code == etree.ErrorTypes.ERR_INVALID_CHAR:
        return CHARACTER.at(line, message)
    if any(word in message for word in _TOO_DEEP):
        return DEPTH.at(line, message)
    return SYNTAX.at(line, message)


def _prefixes(root: etree._Element) -> Iterator[Finding]:
    for prefix, namespace in root.nsmap.items():
        known = NAMESPACES.get(prefix or "", namespace)
        if namespace != known:
            yield PREFIX.at(line_of(root), f'xmlns:{prefix}="{namespace}" is not {known}')


def line_of(element: etree._Element) -> int:
    """The line of an element's start tag; 0 where it is not known."""
    return element.sourceline or 0


def text_of(element: etree._Element) -> str:
    """The text of an element, stripped of white space around it."""
    return (element.text or "").strip()


def elements(parent: etree._Element) -> Iterator[tuple[str, str, etree._Element]]:
    """The children of an element as (namespace, local name, element)."""
    for child in parent:
        name = etree.QName(child)
        yield name.namespace or "", name.localname, child


def charset_of(media_type: str) -> str:
    """The charset parameter of a media type in lower case, or empty."""
    match = _CHARSET.search(media_type)
    return match[1].lower() if match else ""

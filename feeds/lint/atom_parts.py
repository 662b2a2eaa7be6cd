"""Atom: the parts that feeds, entries and sources share: ids, dates, people, categories, links, attributes."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from feeds.lint import address, atom_text, dates, structure, text
from feeds.lint.finding import Findings, error, warning
from feeds.lint.xml import ATOM, line_of, text_of

PERSON = error(
    "atom.person.name",
    "a person without a name",
    "RFC 4287 section 3.2.1 demands one; readers show an empty byline",
    "write <name>, or leave the person out",
)
TERM = error(
    "atom.category.term",
    "a category without a term",
    "RFC 4287 section 4.2.2.1 demands it; readers sort by it",
    "write term",
)
ALTERNATES = error(
    "atom.alternate.twice",
    "two alternate links of one type and language",
    "RFC 4287 section 4.1.1 and 4.1.2: a reader cannot choose",
    "keep one",
)
IMPLICIT = warning(
    "atom.alternate.implicit",
    "a link without rel",
    "it means alternate, but readers that look for the word find no page",
    'write rel="alternate"',
)
ATTRIBUTE = error(
    "atom.attribute",
    "an attribute that Atom does not have",
    "the grammar of RFC 4287 allows foreign attributes in a namespace only",
    "correct its name, or take it out",
)
WHITE_SPACE = error(
    "atom.white-space",
    "white space around an id or a date",
    "RFC 4287 sections 2 and 3.3 forbid it; ids are compared letter by letter, and doubled",
    "write it without blanks",
)
GENERATOR = error(
    "atom.generator",
    "a generator without a name",
    "RFC 4287 section 4.2.4: its text names the software",
    "write the name",
)

_IN = f"{{{ATOM}}}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TEXT = frozenset(("type",))
_ALLOWED = {
    "link": frozenset(text.words("href rel type hreflang title length")),
    "category": frozenset(("term", "scheme", "label")),
    "content": frozenset(("type", "src")),
    "generator": frozenset(("uri", "version")),
    **dict.fromkeys(atom_text.TEXTS, _TEXT),
}


def ids(parent: etree._Element) -> Findings:
    """What is wrong with an id (RFC 4287 section 4.2.6)."""
    for found in parent.findall(_IN + "id")[:1]:
        if text_of(found) != (found.text or ""):
            yield WHITE_SPACE.at(line_of(found), text_of(found))
        if text_of(found):
            yield from address.iri(text_of(found), line_of(found), "id")


def moments(parent: etree._Element) -> Findings:
    """What is wrong with published and updated (RFC 4287 section 3.3), each and together."""
    read = {}
    for name in ("published", "updated"):
        for found in parent.findall(_IN + name)[:1]:
            if text_of(found) != (found.text or ""):
                yield WHITE_SPACE.at(line_of(found), text_of(found))
            if text_of(found):
                read[name], findings = dates.rfc3339(text_of(found), line_of(found))
                yield from findings
    published, updated = read.get("published"), read.get("updated")
    if published and updated and published > updated:
        yield dates.ORDER.at(
            line_of(parent), f"published {published.isoformat()}, updated {updated.isoformat()}"
        )


def texts(parent: etree._Element) -> Findings:
    """What is wrong with the text constructs."""
    for name in atom_text.TEXTS:
        for found in parent.findall(_IN + name)[:1]:
            yield from atom_text.construct(found)


def people(parent: etree._Element) -> Findings:
    """What is wrong with authors and contributors (RFC 4287 section 3.2)."""
    for found in (*parent.findall(_IN + "author"), *parent.findall(_IN + "contributor")):
        place = etree.QName(found).localname
        once = ("name", "uri", "email")
        yield from structure.children(found, ATOM, once, once, place)
        yield from structure.missing(found, _IN + "name", PERSON, place)
        for name, rule in (("name", text.line_of_text), ("uri", address.iri), ("email", address.email)):
            for one in found.findall(_IN + name)[:1]:
                yield from rule(text_of(one), line_of(one), f"{name} of {place}")


def categories(parent: etree._Element) -> Findings:
    """What is wrong with the categories (RFC 4287 section 4.2.2)."""
    for found in parent.findall(_IN + "category"):
        line = line_of(found)
        if not found.get("term", "").strip():
            yield TERM.at(line, f"label {found.get('label', '')!r}")
        if found.get("scheme") is not None:
            yield from address.iri(found.get("scheme", ""), line, "scheme of category")
        for name in ("term", "label"):
            yield from text.line_of_text(found.get(name, ""), line, f"{name} of category")


def alternates(parent: etree._Element) -> Findings:
    """What is wrong with the alternate links taken together (RFC 4287 sections 4.1.1 and 4.1.2)."""
    counts: Counter[tuple[str | None, str | None]] = Counter()
    for link in parent.findall(_IN + "link"):
        if link.get("rel") is None:
            yield IMPLICIT.at(line_of(link), link.get("href", ""))
        if link.get("rel", "alternate") == "alternate":
            key = (link.get("type"), link.get("hreflang"))
            counts[key] += 1
            if counts[key] == 2:
                yield ALTERNATES.at(line_of(link), link.get("href", ""))


def generator(parent: etree._Element) -> Findings:
    """What is wrong with the generator (RFC 4287 section 4.2.4)."""
    for found in parent.findall(_IN + "generator"):
        if not text_of(found):
            yield GENERATOR.at(line_of(found))
        if found.get("uri") is not None:
            yield from address.iri(found.get("uri", ""), line_of(found), "uri of generator")


def attributes(root: etree._Element) -> Findings:
    """What is wrong with the attributes of all Atom elements of a document, xml:lang included."""
    for found in root.iter(_IN + "*"):
        name = etree.QName(found).localname
        allowed = _ALLOWED.get(name, frozenset())
        for attribute in found.attrib:
            if not str(attribute).startswith("{") and attribute not in allowed:
                yield ATTRIBUTE.at(line_of(found), f"{attribute!s} of <{name}>")
        language = found.get(_LANGUAGE)
        # XML 1.0 section 2.12: an empty one takes the language back.
        if language:
            yield from text.language(language, line_of(found), f"xml:lang of <{name}>")

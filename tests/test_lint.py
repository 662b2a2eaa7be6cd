"""The contract checker: each rule has the smallest feed that breaks it, and no feed makes it raise or linger."""

from __future__ import annotations

import gzip
import importlib
import json
import os
import pkgutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import feeds.lint
from feeds.addresses import feed_url
from feeds.lint import MOST_BYTES, Finding, lint
from feeds.lint.finding import QUOTED, SHOWN, Rule
from feeds.lint.rules import rules, table
from feeds.lint.structure import MOST_ENTRIES
from feeds.settings import Content
from feeds.write import WRITERS
from tests.lint_cases import ATOM, CASES, GOOD, JSON, RSS, RSS_URL, TYPES, Case
from tests.write_cases import article, config, facet, feed

CORPUS = os.environ.get("NEWSWIRE_CORPUS", "")
needs_corpus = pytest.mark.skipif(not CORPUS, reason="NEWSWIRE_CORPUS is not set: no feeds to read")

# Rules that no change of one text can show; each has a test below.
APART = {
    "feed.empty",
    "feed.size",
    "feed.entries",
    "media.type",
    "media.charset",
    "xml.encoding.bytes",
    "xml.encoding.other",
}


def broken(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in findings}


@pytest.mark.parametrize("kind", GOOD)
def test_a_feed_that_keeps_the_contract_has_no_findings(kind: str) -> None:
    body, url = GOOD[kind]
    assert lint(body.encode(), TYPES[kind], url) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.new[:30]}")
def test_a_broken_rule_is_found(case: Case) -> None:
    good, url = GOOD[case.kind]
    assert case.old in good
    body = good.replace(case.old, case.new).encode("utf-8")
    assert broken(lint(body, TYPES[case.kind], url)) == {case.rule, *case.also}


def test_every_rule_has_a_case() -> None:
    known = {rule.id for rule in rules()}
    assert known == {case.rule for case in CASES} | APART | {
        rule for rule in known if rule.startswith("http.")
    }


def test_the_table_of_rules_leaves_out_none() -> None:
    modules = {f"feeds.lint.{m.name}" for m in pkgutil.iter_modules(feeds.lint.__path__)} | {"feeds.lint"}
    found = [
        one
        for name in modules
        for one in vars(importlib.import_module(name)).values()
        if isinstance(one, Rule)
    ]
    assert {one.id for one in found} == {rule.id for rule in rules()}
    assert len({id(one) for one in found}) == len(rules()), "two rules have one id"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_says_what_why_and_how(rule: Rule) -> None:
    assert rule.severity in ("error", "warning")
    for said in (rule.wrong, rule.why, rule.fix):
        assert len(said.split()) >= 2 or said == "add it", f"{rule.id} says no more than {said!r}"
        assert not said.endswith("."), f"{rule.id}: a finding joins these with others"


def test_the_documentation_lists_every_rule_as_it_is() -> None:
    page = (Path(__file__).parent.parent / "docs" / "validate.md").read_text(encoding="utf-8")
    assert page.endswith(table()), (
        "renew it: python -c 'from feeds.lint.rules import table; print(table(), end=\"\")'"
    )


def test_a_finding_names_line_value_reason_and_cure() -> None:
    body = RSS.replace("Ana Lima", "Ana <i>Lima</i>".replace("<", "&lt;"))
    (found,) = lint(body.encode())
    assert (found.severity, found.rule) == ("error", "text.markup")
    assert body.splitlines()[found.line - 1].startswith("<dc:creator>")
    assert "creator has <i>" in found.message
    assert found.why
    assert found.fix


def test_findings_in_content_name_the_line_of_the_tag() -> None:
    body = RSS.replace("<em>ferry</em>", "\n\n<em>ferry")
    (found,) = lint(body.encode())
    assert body.splitlines()[found.line - 1].startswith("<em>ferry")


def test_what_the_caller_does_not_know_is_not_judged() -> None:
    assert lint(RSS.encode()) == ()


@pytest.mark.parametrize(
    ("served", "rule"),
    [
        ("text/html; charset=utf-8", "media.type"),
        ("application/xml; charset=utf-8", "media.type"),
        ("application/rss+xml", "media.charset"),
        ("application/rss+xml; charset=latin-1", "media.charset"),
    ],
)
def test_the_media_type_is_held_to_the_format(served: str, rule: str) -> None:
    assert rule in broken(lint(RSS.encode(), served))


def test_a_quoted_charset_counts() -> None:
    assert lint(ATOM.encode(), 'Application/Atom+XML;charset="UTF-8"') == ()


@pytest.mark.parametrize("body", [b"", b" \n", b"\xef\xbb\xbf"])
def test_nothing_is_no_feed(body: bytes) -> None:
    assert broken(lint(body)) <= {"feed.empty", "xml.syntax"}
    assert lint(body)


@pytest.mark.parametrize(
    "body", [b"Not found", b"<html><body/></html>", b"\x1f\x8b\x08\x00", b"[]", b"{}", b"1"]
)
def test_what_is_no_feed_is_an_error(body: bytes) -> None:
    assert any(finding.severity == "error" for finding in lint(body))


def test_bytes_have_to_be_in_the_encoding_stated() -> None:
    (found,) = lint(RSS.replace("Ana", "Añá").replace("–", "-").encode("latin-1"))
    assert found.rule == "xml.encoding.bytes"
    assert RSS.splitlines()[found.line - 1].startswith("<dc:creator>")


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-15", "windows-1252"])
def test_another_encoding_is_read_and_told(encoding: str) -> None:
    body = RSS.replace("utf-8", encoding).replace("–", "-").encode(encoding)
    assert broken(lint(body)) == {"xml.encoding.other"}


def test_json_is_utf_8() -> None:
    assert broken(lint(JSON.replace("Ana", "Añá").encode("latin-1"))) == {"json.encoding"}


def test_a_document_past_all_measure_is_refused_unread() -> None:
    assert broken(lint(b"<rss>" + b" " * MOST_BYTES)) == {"feed.size"}
    assert broken(lint(b"[" + b"0," * 1_000_001 + b"0]")) == {"feed.size"}


@pytest.mark.parametrize(
    "body",
    [
        "<rss><channel>" + "<item/>" * (MOST_ENTRIES + 1) + "</channel></rss>",
        '<feed xmlns="http://www.w3.org/2005/Atom">' + "<entry/>" * (MOST_ENTRIES + 1) + "</feed>",
        '{"items": [' + "{}," * MOST_ENTRIES + "{}]}",
    ],
    ids=GOOD,
)
def test_entries_are_judged_up_to_a_number(body: str) -> None:
    assert "feed.entries" in broken(lint(body.encode()))


def test_one_rule_is_told_a_hundred_times_and_then_counted() -> None:
    item = RSS[RSS.index("<item>\n<title>Prices") : RSS.index("</channel>")]
    found = [f for f in lint(RSS.replace(item, item * 151).encode()) if f.rule == "rss.guid.twice"]
    assert len(found) == SHOWN + 1
    assert "50 more" in found[0].message


def test_a_message_quotes_little_and_on_one_line() -> None:
    (found,) = lint(RSS.replace("<category>World", "<category>&lt;b&gt;\nWorld" + "&#10;x" * 400).encode())[
        :1
    ]
    assert "\n" not in found.message
    assert len(found.message) < 2 * QUOTED


def test_entities_are_never_expanded_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    body = RSS.replace("<rss ", f'<!DOCTYPE rss [<!ENTITY e SYSTEM "{secret.as_uri()}">]>\n<rss ', 1)
    found = lint(body.replace("Prices rise", "&e;").encode())
    assert broken(found) == {"xml.doctype"}
    assert "the secret" not in str(found)


BIG = 50_000
HARD = {
    "open tags": "<div>" * BIG,
    "closed tags": "<b></b>" * BIG,
    "end tags": "</b>" * BIG,
    "comments": "<!--" * BIG,
    "half tags": "<a <a " * BIG,
    "quotes": "<a '\"" * BIG,
    "attributes": "<a " + "x='1' " * BIG + ">",
    "blanks": "<a " + " " * BIG + "=",
    "equals": "<a " + "a= " * BIG + ">",
    "ampersands": "&" * BIG,
    "entities": "&#38;" * BIG,
    "newlines": "\n<" * BIG,
    "bidi": "\u202a" * BIG,
    "scripts": "<script>" * BIG,
    "srcset": "<img srcset='" + "x, " * BIG + "'>",
    "dashes": "a-" * BIG,
    "percents": "http://a/%" + "%zz" * BIG,
    "at signs": "a@" * BIG,
    "digits": "9" * BIG,
}


# Where a reader looks at text: title, description, content, language, address, guid, ttl, e-mail and date.
PLACES = (
    "Prices rise",
    "Twice.",
    "<em>ferry</em>",
    "en-GB",
    "https://post.example/logo.png",
    "https://post.example/article/2/prices",
    "4711",
    "tom@post.example",
    "Sun, 01 Mar 2026 12:00:00 GMT",
)


@pytest.mark.timeout(30)
@pytest.mark.parametrize("name", HARD)
def test_hostile_text_is_judged_in_linear_time(name: str) -> None:
    escaped = HARD[name].replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    body = RSS.replace("<![CDATA[", "").replace("]]>", "")
    body = body[: body.index("<p>")] + escaped + body[body.index("</content:encoded>") :]
    for place in PLACES:
        body = body.replace(place, escaped, 1)
    assert "date.rfc822" in broken(lint(body.encode()))


@pytest.mark.timeout(30)
@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("start", ["<!--", "<?xml ", "<rss a='", "<rss><![CDATA[", "{", "[", '{"title": "'])
def test_hostile_documents_are_refused_in_linear_time(name: str, start: str) -> None:
    assert broken(lint((start + HARD[name]).encode())) <= {
        "xml.syntax",
        "json.syntax",
        "json.depth",
        "feed.size",
    }


@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise(body: bytes) -> None:
    assert lint(body)


@given(st.sampled_from(sorted(GOOD)), st.data())
def test_no_damage_makes_it_raise(kind: str, data: st.DataObject) -> None:
    body = GOOD[kind][0].encode()
    at, end = sorted((data.draw(st.integers(0, len(body))), data.draw(st.integers(0, len(body)))))
    torn = st.one_of(
        st.binary(max_size=8), st.sampled_from(sorted(GOOD)).map(lambda k: GOOD[k][0].encode()[at:end])
    )
    for finding in lint(body[:at] + data.draw(torn) + body[end:], TYPES[kind], RSS_URL):
        assert str(finding).encode("utf-8")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
KEYS = ("title", "items", "authors", "hubs", "feed_url", "next_url", "language", "version", "expired", "_x")
ITEM_KEYS = (
    "id",
    "url",
    "title",
    "tags",
    "authors",
    "attachments",
    "content_html",
    "date_published",
    "summary",
)


@given(
    st.dictionaries(st.sampled_from(KEYS), json_values),
    st.dictionaries(st.sampled_from(ITEM_KEYS), json_values),
)
def test_no_json_makes_it_raise(feed: dict[str, object], item: dict[str, object]) -> None:
    assert lint(json.dumps({**feed, "items": [item, item]}).encode())


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("content", ["full", "summary"])
def test_our_feeds_have_no_findings(suffix: str, content: Content) -> None:
    conf, of = config(), facet()
    articles = (
        article(1),
        article(2, authors=(), summary="", tags=(), sections=()),
        article(
            3,
            title="AT&T < 3 & \u202eevil\x0b",
            summary="1 < 2\x00",
            body_html="<p>One<br>two <b>three</b></p>",
        ),
        article(4, language="ar", title="عودة العبارة", url="https://other.example/a?b=c&d=e"),
    )
    body = feed(suffix, articles, conf, content, of)
    assert lint(body, WRITERS[suffix].MEDIA_TYPE, feed_url(conf, of, suffix, content)) == ()


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("archive", [None, (1, 100), (101, 200), (201, 250)])
def test_our_archives_and_notices_have_no_findings(suffix: str, archive: tuple[int, int] | None) -> None:
    gone = article(2)
    articles = (
        article(1),
        replace(gone, withdrawn=gone.updated, reason="It was wrong.\nSee the correction."),
    )
    of = replace(facet(), last=250)
    body = feed(suffix, articles, config(), of=of, archive=archive)
    assert (b"archive/201-250" in body) == (archive in (None, (201, 250)))
    assert (b"deleted-entry" in body) == (suffix == "atom.xml")


@pytest.fixture(scope="module")
def real() -> dict[Path, tuple[Finding, ...]]:
    """Real feeds, and what is found in them."""
    paths = [path for path in (Path(CORPUS) / "feeds" / "dev").iterdir() if path.suffix != ".jsonl"]
    return {path: lint(path.read_bytes()) for path in paths}


@needs_corpus
def test_no_real_feed_makes_it_raise(real: dict[Path, tuple[Finding, ...]]) -> None:
    assert len(real) > 500
    assert not [path.name for path, found in real.items() if not isinstance(found, tuple)]


@needs_corpus
def test_no_hostile_file_gets_through() -> None:
    for path in sorted((Path(CORPUS) / "adversarial").iterdir()):
        body = path.read_bytes()
        for one in (body, gzip.decompress(body)) if path.suffix == ".gz" else (body,):
            assert any(finding.severity == "error" for finding in lint(one)), path.name


UNREAD = {"xml.syntax", "xml.encoding.bytes", "xml.doctype", "feed.kind"}

# What the grammar of RFC 4287 says of a feed, and the checker too.
GRAMMAR = {
    "atom.attribute", "atom.entry.missing", "atom.feed.missing", "atom.order", "atom.person.name", "atom.text.children",
    "atom.text.type", "atom.xhtml.div", "atom.category.term", "date.rfc3339", "address.email", "address.media-type",
    "structure.stray-text", "structure.twice", "structure.unknown", "text.language",
}  # fmt: skip


@needs_corpus
def test_the_checker_and_the_grammar_of_atom_agree_on_real_feeds(
    real: dict[Path, tuple[Finding, ...]],
) -> None:
    grammar = etree.RelaxNG(etree.parse(Path(CORPUS) / "schemas" / "atom.rng"))
    judged = 0
    for path, findings in real.items():
        body, found = path.read_bytes(), broken(findings)
        if b"http://www.w3.org/2005/Atom" not in body or found & UNREAD:
            continue
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
        if root.tag == "{http://www.w3.org/2005/Atom}feed":
            assert grammar.validate(root) == (not found & GRAMMAR), path.name
            judged += 1
    assert judged > 100


@needs_corpus
@pytest.mark.parametrize("content", ["full", "summary"])
def test_our_atom_keeps_the_grammar(content: Content) -> None:
    grammar = etree.RelaxNG(etree.parse(Path(CORPUS) / "schemas" / "atom.rng"))
    assert grammar.validate(etree.fromstring(ATOM.encode())), grammar.error_log
    root = etree.fromstring(feed("atom.xml", (article(1), article(2, authors=())), config(), content))
    assert grammar.validate(root), grammar.error_log

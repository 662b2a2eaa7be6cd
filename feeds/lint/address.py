"""Addresses, identifiers and names of types: URL, IRI, e-mail, media type."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from feeds.lint.finding import Findings, error

URL = error(
    "address.url",
    "not an absolute http(s) address",
    "a reader has nothing to resolve a relative address against, and opens no other scheme",
    "write it whole: https://host/path, blanks and non-ASCII letters of the host encoded",
)
IRI = error(
    "address.iri",
    "not an absolute IRI",
    "RFC 4287 sections 4.2.6 and 2: identifiers and schemes are IRIs (RFC 3987); strict readers refuse others",
    "write a scheme, a colon and no blanks: `tag:example.org,2026:1`",
)
EMAIL = error(
    "address.email",
    "not an e-mail address",
    "RFC 4287 section 3.2.3 and RSS 2.0 give this field to e-mail addresses; readers drop or misread others",
    "write an address, or leave the field out",
)
MEDIA_TYPE = error(
    "address.media-type",
    "not a media type",
    "readers choose what to do with a link or a file by it (RFC 6838 section 4.2)",
    "write type/subtype, such as image/jpeg",
)

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s\x00-\x20<>\"{}|\\^`\x7f]+")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_EMAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().]+|[^\s@<>()]+@localhost")
_NAME = r"[A-Za-z0-9][A-Za-z0-9!#$&\-^_.+]{0,126}"
_MEDIA_TYPE = re.compile(rf"{_NAME}/{_NAME}(?:\s*;\s*{_NAME}=(?:\"[^\"]*\"|[^\s;\"]+))*", re.ASCII)


def is_iri(text: str) -> bool:
    """Whether `text` is an absolute IRI (RFC 3987 section 2.2) in its letters."""
    return bool(_IRI.fullmatch(text)) and not _BAD_PERCENT.search(text)


def is_url(text: str) -> bool:
    """Whether `text` is an absolute http or https address with a host."""
    if not is_iri(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def has_email(text: str) -> bool:
    """Whether `text` is an e-mail address, or one with the name in brackets as RSS writes it."""
    return bool(_EMAIL.match(text))


def url(text: str, line: int, place: str) -> Findings:
    """What is wrong with an address that a reader will open."""
    if not is_url(text):
        yield URL.at(line, f"{place} {text!r}")


def iri(text: str, line: int, place: str) -> Findings:
    """What is wrong with an identifier."""
    if not is_iri(text):
        yield IRI.at(line, f"{place} {text!r}")


def email(text: str, line: int, place: str) -> Findings:
    """What is wrong with an e-mail address that stands alone."""
    if not _EMAIL.fullmatch(text):
        yield EMAIL.at(line, f"{place} {text!r}")


def media_type(text: str, line: int, place: str) -> Findings:
    """What is wrong with the name of a media type, parameters included."""
    if not _MEDIA_TYPE.fullmatch(text):
        yield MEDIA_TYPE.at(line, f"{place} {text!r}")

"""What a value of config.toml must be beyond its type: a pure function per kind, a table of which key needs which.

A check returns what is wrong, to be read after the key ("must be …"); empty where nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from math import inf
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Check = Callable[[Any], str]

_EXAMPLE = "must be a web address such as https://news.example.org"
_COMPONENT = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_DNS_NAME = rf"{_COMPONENT}(?:\.{_COMPONENT})*"
_AUTHORITY = re.compile(rf"(?:[A-Za-z0-9._-]+@)?{_DNS_NAME}")
_SINCE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.ASCII | re.IGNORECASE,
)
_SQLITE = re.compile(r"sqlite:///(?!:memory:)[^?]+")


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant: one that it is the beginning of, or nearly is; or empty."""
    folded = word.casefold()
    by_folded = {one.casefold(): one for one in known}
    begun = [one for one in by_folded if len(folded) > 2 and one.startswith(folded)]
    found = begun or get_close_matches(folded, by_folded, n=1)
    return by_folded[found[0]] if found else ""


def meant(word: str) -> str:
    """`; did you mean …?`, or empty."""
    return f"; did you mean {word}?" if word else ""


def meant_text(value: str) -> str:
    """The same for a value that stands in quotes."""
    return meant(f'"{value}"' if value else "")


def text_given(value: str) -> str:
    """Not empty."""
    return "" if value.strip() else "must not be empty"


def path_given(value: str) -> str:
    """A path; `~` must be known."""
    try:
        Path(value).expanduser()
    except RuntimeError:
        return "names a home folder that is not known"
    return text_given(value)


def names_given(values: tuple[str, ...]) -> str:
    """No empty name among them."""
    return "" if all(value.strip() for value in values) else "must not hold an empty name"


def topics_known(values: tuple[str, ...]) -> str:
    """Media Topics of IPTC's; a number is looked up without reading the table, for a start is waited for."""
    from feeds.topics import is_listed, is_number, topic_of, topics

    for value in values:
        number = is_number(value)
        if not (is_listed(value) if number else topic_of(value)):
            words = [] if number else topics().known
            return f'must be Media Topics of IPTC\'s; "{value}" is none' + meant_text(nearest(value, words))
    return ""


def web_address(value: str) -> str:
    """An absolute http or https address without query and fragment."""
    mistake = picture_address(value)
    return mistake or (f"{_EXAMPLE}, without ? or #" if "?" in value or "#" in value else "")


def picture_address(value: str) -> str:
    """An absolute http or https address; pictures often carry their version in a query."""
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"{_EXAMPLE} ({error})"
    if parts.scheme not in ("http", "https"):
        bare = re.fullmatch(rf"{_DNS_NAME}(?::\d+)?(?:/\S*)?", value)
        return _EXAMPLE + meant_text(f"https://{value}" if bare and "." in value else "")
    if not value.isascii():
        return "must be in plain letters, as a browser copies it (xn--… for a name with others)"
    if not host or "@" in parts.netloc or re.search(r"[\s\"<>\\]", value):
        return _EXAMPLE
    return ""


def store_address(value: str) -> str:
    """SQLite in a file: several processes must see it, so not in memory."""
    if _SQLITE.fullmatch(value):
        return ""
    example = "must be sqlite:///FILE"
    scheme, _, rest = value.partition("://")
    return example + meant_text(f"sqlite:///{rest}" if scheme == "sqlite" and rest else "")


def timezone(value: str) -> str:
    """A zone of the IANA database; empty is for the caller to allow."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zones = sorted(available_timezones())
        city = value.replace(" ", "_").casefold()
        cities = [zone for zone in zones if zone.rpartition("/")[2].casefold() == city]
        return "must be a zone such as Europe/Berlin or UTC" + meant_text(
            (cities or [nearest(value, zones)])[0]
        )
    return ""


def authority(value: str) -> str:
    """The authorityName of RFC 4151 2.1: a DNS name, or an e-mail address."""
    if _AUTHORITY.fullmatch(value):
        return ""
    host = urlsplit(value).hostname if value.startswith(("http://", "https://")) else ""
    return "must be a domain name or e-mail address that you own, such as news.example.org" + meant_text(
        host or ""
    )


def since(value: str) -> str:
    """The date of RFC 4151 2.1: YYYY, YYYY-MM or YYYY-MM-DD."""
    found = _SINCE.fullmatch(value)
    try:
        if found:
            date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
            return ""
    except ValueError:
        return f"must be a date; {value} is none"
    return "must be a date, written 2026, 2026-11 or 2026-11-25"


def language(value: str) -> str:
    """The shape of a BCP 47 tag (RFC 5646 2.1), or empty."""
    if not value or _LANGUAGE.fullmatch(value):
        return ""
    dashed = value.replace("_", "-").partition(".")[0]
    suggestion = dashed if dashed != value and _LANGUAGE.fullmatch(dashed) else ""
    return "must be a language tag such as en, pt-BR or zh-Hant" + meant_text(suggestion)


def slug(value: str) -> str:
    """What stands in an address: small letters, digits and hyphens; empty: made from the name."""
    if re.fullmatch(r"[a-z0-9-]*", value):
        return ""
    suggestion = re.sub(r"[^a-z0-9]+", "-", value.casefold()).strip("-")
    return "must be small letters a-z, digits and hyphens" + meant_text(suggestion)


def between(low: float, high: float = inf) -> Check:
    """A check that a number is in the range, both ends included."""
    words = f"must be {low} or more" if high == inf else f"must be from {low} to {high}"
    return lambda value: "" if low <= value <= high else f"{words}, not {value}"


def _or_empty(check: Check) -> Check:
    return lambda value: check(value) if value else ""


CHECKS: Mapping[tuple[str, str], Check] = {
    ("site", "title"): text_given,
    ("site", "url"): web_address,
    ("site", "language"): language,
    ("site", "timezone"): timezone,
    ("site", "authority"): authority,
    ("site", "since"): since,
    ("site", "fresh_days"): between(0),
    ("site", "size"): between(1, 500),
    ("site", "icon"): _or_empty(picture_address),
    ("site", "logo"): _or_empty(picture_address),
    ("store", "url"): store_address,
    ("server", "host"): text_given,
    ("server", "port"): between(0, 65535),
    ("server", "workers"): between(1),
    ("server", "max_age_seconds"): between(0),
    ("server", "memory_mb"): between(1),
    ("fetch", "max_bytes"): between(1),
    ("fetch", "max_seconds"): between(1),
    ("normalise", "certainty"): between(0, 1),
    ("normalise", "significant_share"): between(0, 1),
    ("normalise", "correction_words"): names_given,
    ("sources", "name"): text_given,
    ("sources", "path"): path_given,
    ("sources", "every_seconds"): between(1),
    ("sources", "language"): language,
    ("sources", "timezone"): _or_empty(timezone),
    ("sections", "name"): text_given,
    ("sections", "slug"): slug,
    ("sections", "aliases"): names_given,
    ("sections", "topics"): topics_known,
    ("sections", "size"): between(0, 500),
}
"""(table, key) → its check. A key that is not here may be anything of its type."""

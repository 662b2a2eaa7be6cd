"""Pictures of a page: the best address that an image offers, lazy ones included, and what it says of itself."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-url", "src")
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_STEP = re.compile(r"(\S+)\s+(\d{1,6})(?:\.\d+)?([wx])\s*(?:,|$)")
_NOT = re.compile(
    r"logo|icon|avatar|sprite|pixel|spacer|blank|placeholder|gravatar|emoji|badge|1x1|tracking", re.IGNORECASE
)
_SMALL = 120
"""Pixels: what is narrower or lower is a sign, not a picture."""
_LONGEST = 4_000


class Picture(NamedTuple):
    """An image that can be shown."""

    url: str
    alt: str
    width: int
    """Pixels; 0 where it is not said."""
    height: int


def picture(image: HtmlElement, base: str) -> Picture | None:
    """The picture that an `img` shows; None where it has no http(s) address, is a sign or is tiny."""
    width, height = _pixels(image.get("width")), _pixels(image.get("height"))
    if 0 < width < _SMALL or 0 < height < _SMALL:
        return None
    url = next((found for found in (_absolute(one, base) for one in _offers(image)) if found), "")
    if not url or _NOT.search(url.rpartition("/")[2] or url):
        return None
    return Picture(url, " ".join((image.get("alt") or "").split())[:300], width, height)


def _offers(image: HtmlElement) -> list[str]:
    sets = [largest for name in _SETS if (largest := _largest(image.get(name) or ""))]
    return [*sets, *(address for name in _LAZY if (address := image.get(name)))]


def _largest(sources: str) -> str:
    """The widest address of a srcset; HTML Living Standard, 4.8.4.2.1."""
    steps = [(int(size), address) for address, size, _ in _STEP.findall(sources[:_LONGEST])]
    return max(steps)[1] if steps else ""


def _absolute(address: str, base: str) -> str:
    address = address.strip()
    if len(address) > _LONGEST or address.startswith("data:"):
        return ""
    try:
        joined = urljoin(base, address) if base else address
        parts = urlsplit(joined)
    except ValueError:
        return ""
    return joined if parts.scheme in ("http", "https") and parts.netloc else ""


def _pixels(said: str | None) -> int:
    found = re.match(r"\s{0,9}(\d{1,5})(?:px)?\s{0,9}$", said or "")
    return int(found[1]) if found else 0

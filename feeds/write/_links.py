"""Addresses in a body: every one absolute and well-formed, or gone, since readers resolve others as they please."""

from __future__ import annotations

import re
from html import escape, unescape

from feeds.addresses import safe_url

_ADDRESS = re.compile(r'(<(?:a|img)\b[^>]*?)\s+(href|src)="([^"]*)"([^>]*>)')
_GOOD = re.compile(
    r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:/(?:[A-Za-z0-9._~:/!$'()*,;=@-]|%[0-9A-Fa-f]{2}|&amp;)*)?"
)
_MAIL = re.compile(r"mailto:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~@,-]{3,300}")
_BARE_IMAGE = re.compile(r"<img\b(?![^>]*\bsrc=)[^>]*>")


def reachable(html: str) -> str:
    """Sanitised HTML whose links and pictures have absolute addresses only: mended, or taken out.

    The text of a link stays; a picture that nobody can fetch goes.
    """
    if "<a" not in html and "<img" not in html:
        return html
    mended = _ADDRESS.sub(_mended, html)
    return _BARE_IMAGE.sub("", mended) if mended is not html else html


def _mended(found: re.Match[str]) -> str:
    head, name, address, rest = found.groups()
    if _GOOD.fullmatch(address):
        return found[0]
    url = _address(unescape(address), name)
    return f'{head} {name}="{escape(url)}"{rest}' if url else head + rest


def _address(url: str, name: str) -> str:
    if name == "href" and _MAIL.fullmatch(url):
        return url
    return safe_url(url)

"""The page's own address: what its canonical link, og:url and JSON-LD say, without what only tracks readers."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from feeds.parse.html.found import Found
from feeds.parse.html.said import Said

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|cmpid|ns_\w+|xtor|icid|ocid"
    r"|at_(?:medium|campaign|custom\d)|wt_\w+|wt\.mc_\w+|share_?\w*|ref_?src|smid|partner_?id|spm|__twitter_impression",
    re.IGNORECASE,
)
_LONGEST = 2_000
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_][\w-]+", re.IGNORECASE)
_LOCAL = ("localhost", "example.com", "127.0.0.1")


def find(said: Said) -> Found[str] | None:
    """The address, absolute, http or https; None where the page states none, or only its site's front page."""
    base = said.base
    stated = [(source, address) for source, text in _stated(said) if (address := absolute(text, base))]
    told = [(source, address, _key(address)) for source, address in stated if not _is_front(address)]
    if not told:
        return None
    votes = Counter(key for _, _, key in told)
    hosts = Counter(key[0] for _, _, key in told)
    hosts.update({_key(address)[0] for text in _own(said) if (address := absolute(text, base))})
    _, address, key = max(told, key=lambda one: (hosts[one[2][0]], votes[one[2]], one[0] == "canonical"))
    agreeing = [name for name, _, other in told if other == key]
    others = [name for name, _, other in told if other != key]
    sure = (
        0.99
        if len(agreeing) > 1 and not others
        else 0.95
        if not others
        else 0.9
        if len(agreeing) > 1
        else 0.75
    )
    against = f"; {', '.join(others)} otherwise" if others else ""
    return Found(address, "address.find", f"{', '.join(agreeing)}{against}", sure)


def _stated(said: Said) -> list[tuple[str, str]]:
    found = [("canonical", address) for address in said.links.get("canonical", ())[:1]]
    found += [("og:url", address) for address in said.meta.get("og:url", ())[:1]]
    for field in ("url", "mainEntityOfPage"):
        value = said.article.get(field)
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(value, str):
            found.append(("JSON-LD", value))
    return found


def _own(said: Said) -> list[str]:
    """Addresses of the page's other forms: they stand on its own host, whosever copy it is."""
    return [
        address
        for rel in ("alternate", "shortlink", "amphtml", "search")
        for address in said.links.get(rel, ())
    ]


def absolute(text: str, base: str) -> str:
    """An address as http or https without tracking and fragment, joined to the base; "" where it is none."""
    text = text.strip()
    if not text or len(text) > _LONGEST or any(letter.isspace() for letter in text):
        return ""
    try:
        parts = urlsplit(urljoin(base, text))
        host = parts.hostname or ""
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or host in _LOCAL:
        return ""
    place = f"{host}:{port}" if port and port not in (80, 443) else host
    return urlunsplit((parts.scheme, place, parts.path or "/", _query(parts), ""))


def _query(parts: SplitResult) -> str:
    if not parts.query:
        return ""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    return parts.query if len(kept) == len(pairs) else urlencode(kept)


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.query and parts.path.strip("/").casefold() in ("", "index.html", "index.php", "home")


def _key(address: str) -> tuple[str, str, str]:
    """What addresses of one page share: host without www, path, query."""
    parts = urlsplit(address)
    return parts.netloc.casefold().removeprefix("www."), parts.path.rstrip("/"), parts.query

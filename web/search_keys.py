"""A search's address → its key, or why it cannot be granted. Pure.

As with all feeds, only parameters that change the bytes are part of a key, in the order of their names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal
from urllib.parse import parse_qsl

from feeds.addresses import SEARCH_PATH, search_path
from feeds.defaults import SEARCH_PAGES
from feeds.model import Search
from feeds.search_query import Mistake, Query, canonical, parse
from feeds.settings import Config, Content

SUFFIXES = ("rss.xml", "atom.xml", "feed.json")
CONTENTS: Mapping[str, Content] = {"full": "full", "summary": "summary"}

_SORTS: Mapping[str, bool] = {"newest": False, "relevance": True}
_NUMBERS: Mapping[str, int] = {str(number): number for number in range(1, SEARCH_PAGES + 1)}


@dataclass(frozen=True, slots=True)
class Refused:
    """A feed's address with a query that cannot be granted: 400."""

    why: str


@dataclass(frozen=True, slots=True)
class SearchKey:
    """A page of a search; a feed in the format that `suffix` names, or a page for people where it names none."""

    query: Query
    suffix: str = ""
    content: Content | Literal[""] = ""
    by_relevance: bool = False
    page: int = 1
    is_head: ClassVar[bool] = False
    """No feed's newest articles: see web/keys.py."""

    @property
    def facet(self) -> tuple[str, str]:
        """What all searches stand under."""
        return ("search", "")

    @property
    def target(self) -> str:
        """Its canonical path and query, below the site's address."""
        return search_path(self.shown, self.suffix, self.content)

    @property
    def shown(self) -> Search:
        """The search as pages and feeds show it."""
        return Search(text=canonical(self.query), by_relevance=self.by_relevance, page=self.page)


def feed_key(path: str, query: str) -> SearchKey | Refused | None:
    """The key of a path below the site's prefix and a raw query; None: no search's feed."""
    suffix = path.removeprefix(SEARCH_PATH + "/")
    return key(query, suffix) if suffix in SUFFIXES else None


def key(query: str, suffix: str = "") -> SearchKey | Refused:
    """The key that a raw query asks for."""
    given = parameters(query)
    doubled = next((name for name, values in given.items() if len(values) > 1), None)
    if doubled is not None:
        return Refused(f"{doubled} is given more than once.")
    asked = {name: values[0] for name, values in given.items()}
    wanted = parse(asked.get("q", ""))
    if isinstance(wanted, Mistake):
        return Refused(wanted.why)
    if asked.get("content", "full") not in CONTENTS:
        return Refused("content must be full or summary.")
    if asked.get("sort", "newest") not in _SORTS:
        return Refused("sort must be newest or relevance.")
    if asked.get("page", "1") not in _NUMBERS:
        return Refused(f"page must be a number from 1 to {SEARCH_PAGES}.")
    return SearchKey(
        query=wanted,
        suffix=suffix,
        content=CONTENTS.get(asked.get("content", ""), "") if suffix else "",
        by_relevance=_SORTS[asked.get("sort", "newest")],
        page=_NUMBERS[asked.get("page", "1")],
    )


def settled(key: SearchKey, config: Config) -> SearchKey:
    """The key without what is so by default."""
    return replace(key, content="") if key.content == config.site.content else key


def parameters(query: str) -> dict[str, Sequence[str]]:
    """The values of each parameter that we know. A query may come with bytes that nobody has encoded (PEP 3333)."""
    given: dict[str, list[str]] = {}
    raw = query.encode("latin-1", "replace").decode("utf-8", "replace")
    for name, value in parse_qsl(raw, keep_blank_values=True, errors="replace"):
        if name in {"q", "content", "sort", "page"}:
            given.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in given.items()}

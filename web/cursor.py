"""What a request to the change API asks for: a raw query → a cursor, a facet, a limit. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from web.keys import Refused

LIMIT = 100
MOST = 500
KINDS = ("section", "author", "tag", "source")

_KNOWN = ("since", "limit", *KINDS)
_cursor = re.compile(r"([0-9a-z]{1,32})-(0|[1-9][0-9]{0,17})")
_limit = re.compile(r"[1-9][0-9]{0,2}")
_slug = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The next changes after a cursor."""

    epoch: str = ""
    """Empty: from the beginning."""
    since: int = 0
    kind: str = "all"
    slug: str = ""
    limit: int = LIMIT


def asked(query: str) -> Asked | Refused:
    """What a raw query asks for. Parameters that we do not know are as if they were not there."""
    pairs = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name in _KNOWN]
    given = dict(pairs)
    if len(given) < len(pairs):
        return Refused("A parameter is given more than once.")
    facets = [kind for kind in KINDS if kind in given]
    if len(facets) > 1:
        return Refused(f"Of {', '.join(KINDS)} at most one can be given.")
    cursor = _cursor.fullmatch(given.get("since", "none-0"))
    if cursor is None:
        return Refused("since must be the value of next in an earlier answer.")
    limit = given.get("limit", str(LIMIT))
    if not _limit.fullmatch(limit) or int(limit) > MOST:
        return Refused(f"limit must be a whole number from 1 to {MOST}.")
    if facets and not _slug.fullmatch(given[facets[0]]):
        return Refused(f"{facets[0]} must be a slug, as it stands in the address of its page.")
    return Asked(
        epoch=cursor[1] if "since" in given else "",
        since=int(cursor[2]),
        kind=facets[0] if facets else "all",
        slug=given[facets[0]] if facets else "",
        limit=int(limit),
    )

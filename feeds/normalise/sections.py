"""Sections: breadcrumb, kicker and categories mapped to the config's sections."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from feeds.settings import Config, Section, Source
from feeds.words import GENERIC_CRUMBS, SECTION_WORDS

LONGEST = 60
"""A longer crumb is a headline."""

MOST = 6
"""Sections of one article: a longer trail names places, not sections."""

_EDGES = " \t:.|/»›>«-–—•"
_JOINTS = re.compile(r"[\s_-]+")


def map_sections(
    crumbs: tuple[str, ...], title: str, source: Source, config: Config
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(section names, tags) that an article's crumbs give, in their order, none twice.

    A section claims a crumb by name, slug or alias, whatever its case and width. What none claims opens a section
    of its own where the config lets it, else it is a tag; what only says "home" or "news", the headline itself
    and what is too long for a name give neither. The source's section is the last resort.
    """
    known = _known(config.sections)
    sections: dict[str, str] = {}
    tags: dict[str, str] = {}
    for crumb in crumbs:
        key = _key(crumb)
        name = known.get(key)
        if name:
            sections.setdefault(_key(name), name)
        elif _names_something(crumb, key, title):
            (sections if config.site.open_sections else tags).setdefault(key, titled(crumb.strip(_EDGES)))
    if not sections and source.section:
        name = known.get(_key(source.section), source.section)
        sections[_key(name)] = name
    return tuple(sections.values())[:MOST], tuple(tags.values())


def titled(crumb: str) -> str:
    """A crumb as a name: all lower-case gets its first letter raised, all capitals but an acronym keeps only that."""
    if crumb == crumb.upper() and crumb.casefold() in SECTION_WORDS:
        crumb = crumb.lower()
    return crumb[:1].upper() + crumb[1:] if crumb == crumb.lower() else crumb


def _names_something(crumb: str, key: str, title: str) -> bool:
    if not key or len(crumb) > LONGEST or not any(map(str.isalpha, crumb)):
        return False
    return crumb.strip(_EDGES).casefold() not in GENERIC_CRUMBS and key not in _GENERIC and key != _key(title)


def _key(text: str) -> str:
    """What two spellings of one name share."""
    folded = unicodedata.normalize("NFKC", text).casefold().strip(_EDGES)
    return _JOINTS.sub(" ", folded)


_GENERIC = frozenset(_key(word) for word in GENERIC_CRUMBS)


@lru_cache(maxsize=16)
def _known(sections: tuple[Section, ...]) -> Mapping[str, str]:
    """Key → section name. A name goes before another section's alias."""
    known: dict[str, str] = {}
    for section in sections:
        known.setdefault(_key(section.name), section.name)
    for section in sections:
        for other in (section.slug, *section.aliases):
            if other:
                known.setdefault(_key(other), section.name)
    return known

"""Sections: breadcrumb, kicker, categories and subject codes mapped to the config's sections."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from feeds.settings import Config, Section, Source
from feeds.topics import chain, is_number, name_of, topic_of
from feeds.words import GENERIC_CRUMBS, SECTION_WORDS

LONGEST = 60
"""A longer crumb is a headline."""

MOST = 6
"""Sections of one article: a longer trail names places, not sections."""

_EDGES = " \t:.|/»›>«-–—•"
_JOINTS = re.compile(r"[\s_-]+")
_DATE = re.compile(
    r"(?:\w+\.?,? )?\d{1,2}(?:st|nd|rd|th|\.)? ?(?:de )?[^\W\d]{3,12}\.?,? (?:de )?(?:19|20)\d\d\b.*"  # 24 May 2026
    r"|[^\W\d]{3,12}\.? \d{1,2},? (?:19|20)\d\d\b.*"  # May 24, 2026
    r"|(?:19|20)\d\d ?[年년].*"
    r"|.*\b\d{1,2}:\d\d\b.*"  # a clock
)
_PAGE = re.compile(r"(?:page|seite|página|pagina|strona|sida|side|sivu|стр\.?|страница|sayfa) ?\d+.*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|[a-z]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What became of one crumb. Of `section` and `tag` at most one is given."""

    crumb: str
    rule: str
    """`name`, `alias`, `topic`, `opened`, `tag`, `source`, or why it counts for nothing: `generic`, `headline`,
    `author`, `site`, `date`, `page`, `too long`, `no words`, `too many`."""
    section: str = ""
    tag: str = ""
    through: str = ""
    """The topic that the section was found by."""


@dataclass(frozen=True, slots=True)
class _Map:
    """The config's sections by what names them."""

    names: Mapping[str, str]
    aliases: Mapping[str, str]
    """Key → section name, as in `names`."""
    topics: Mapping[str, str]
    """Topic → section name."""


def map_sections(
    crumbs: tuple[str, ...], title: str, source: Source, config: Config, authors: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(section names, tags) that an article's crumbs give, in their order, none twice.

    A section claims a crumb by name, slug or alias, whatever its case and width, or by a topic of IPTC's that the
    crumb names or belongs to. What none claims opens a section of its own where the config lets it, else it is a
    tag; what names no section gives neither. The source's section is the last resort.
    """
    return filed(explained(crumbs, title, source, config, authors))


def filed(steps: Iterable[Step]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(section names, tags) that the steps lead to."""
    steps = tuple(steps)
    return _once(step.section for step in steps), _once(step.tag for step in steps)


def told(steps: Iterable[Step]) -> str:
    """The section map at work, in words: `Home: generic; World news → World (alias)`."""
    return "; ".join(
        f"{step.crumb[:40]} → {step.section or step.tag} ({step.rule}{f' {step.through}' if step.through else ''})"
        if step.section or step.tag
        else f"{step.crumb[:40]}: {step.rule}"
        for step in steps
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Names in their order, of two spellings the first, none empty."""
    known: dict[str, str] = {}
    for name in filter(None, names):
        known.setdefault(_key(name), name)
    return tuple(known.values())


def explained(
    crumbs: tuple[str, ...], title: str, source: Source, config: Config, authors: tuple[str, ...] = ()
) -> tuple[Step, ...]:
    """What became of each crumb, in their order, and by which rule; last the source's section where it stands in."""
    known = _known(config.sections)
    sections: set[str] = set()
    steps = []
    for crumb in crumbs:
        step = _claimed(crumb, known) or _unclaimed(
            crumb, known, config, _junk(crumb, title, source, config, authors)
        )
        if step.section and _key(step.section) not in sections and len(sections) == MOST:
            step = Step(crumb=crumb, rule="too many")
        if step.section:
            sections.add(_key(step.section))
        steps.append(step)
    if not sections and source.section:
        key = _key(source.section)
        name = known.names.get(key) or known.aliases.get(key) or source.section
        steps.append(Step(crumb=source.section, rule="source", section=name))
    return tuple(steps)


def _claimed(crumb: str, known: _Map) -> Step | None:
    """The step of a crumb that a section is called by, whatever else it may be."""
    key = _key(crumb)
    if key in known.names:
        return Step(crumb=crumb, rule="name", section=known.names[key])
    if key in known.aliases:
        return Step(crumb=crumb, rule="alias", section=known.aliases[key])
    return None


def _unclaimed(crumb: str, known: _Map, config: Config, junk: str) -> Step:
    """The step of any other crumb. `junk` is why it names no section."""
    number = is_number(crumb)
    if junk and not number:
        return Step(crumb=crumb, rule=junk)
    topic = topic_of(crumb) if number or known.topics else ""
    for broader in chain(topic):
        if broader in known.topics:
            return Step(crumb=crumb, rule="topic", section=known.topics[broader], through=name_of(broader))
    if not number:
        return _opened(crumb, titled(crumb.strip(_EDGES)), config)
    return _by_name(crumb, topic, known, config) if topic else Step(crumb=crumb, rule="no words")


def _by_name(crumb: str, topic: str, known: _Map, config: Config) -> Step:
    """The section that is called as the topic or one above it, else one of the broadest: a number is no name."""
    for broader in chain(topic):
        key = _key(name_of(broader))
        name = known.names.get(key) or known.aliases.get(key)
        if name:
            return Step(crumb=crumb, rule="topic", section=name, through=name_of(broader))
    return _opened(crumb, titled(name_of(chain(topic)[-1])), config)


def _opened(crumb: str, name: str, config: Config) -> Step:
    if config.site.open_sections:
        return Step(crumb=crumb, rule="opened", section=name)
    return Step(crumb=crumb, rule="tag", tag=name)


def titled(crumb: str) -> str:
    """A crumb as a name: all lower-case gets its first letter raised, all capitals but an acronym keeps only that."""
    if crumb == crumb.upper() and crumb.casefold() in SECTION_WORDS:
        crumb = crumb.lower()
    return crumb[:1].upper() + crumb[1:] if crumb == crumb.lower() else crumb


def _junk(crumb: str, title: str, source: Source, config: Config, authors: tuple[str, ...]) -> str:
    """Why a crumb names no section, empty where it may."""
    key, bare = _key(crumb), crumb.strip(_EDGES).casefold()
    if len(crumb) > LONGEST:
        return "too long"
    if not key or not any(map(str.isalpha, crumb)):
        return "no words"
    if bare in GENERIC_CRUMBS or key in _GENERIC:
        return "generic"
    reasons = (
        ("headline", key == _key(title) or _cut_off(crumb, key, title)),
        ("author", key in map(_key, authors)),
        (
            "site",
            _ADDRESS.fullmatch(bare) or key in (_key(config.site.title), _key(source.name)),
        ),
        ("page", _PAGE.fullmatch(key)),
        ("date", _DATE.fullmatch(key)),
    )
    return next((reason for reason, found in reasons if found), "")


def _cut_off(crumb: str, key: str, title: str) -> bool:
    """Whether a crumb is the headline's beginning, cut for want of room."""
    return crumb.rstrip().endswith(("…", "...")) and _key(title).startswith(key.rstrip("… "))


@lru_cache(maxsize=10_000)
def _key(text: str) -> str:
    """What two spellings of one name share."""
    folded = unicodedata.normalize("NFKC", text).casefold().strip(_EDGES)
    return _JOINTS.sub(" ", folded)


_GENERIC = frozenset(_key(word) for word in GENERIC_CRUMBS)


@lru_cache(maxsize=16)
def _known(sections: tuple[Section, ...]) -> _Map:
    """A name goes before another section's alias, the first section before the next."""
    names: dict[str, str] = {}
    aliases: dict[str, str] = {}
    topics: dict[str, str] = {}
    for section in sections:
        names.setdefault(_key(section.name), section.name)
        for other in filter(None, (section.slug, *section.aliases)):
            aliases.setdefault(_key(other), section.name)
        for topic in filter(None, map(topic_of, section.topics)):
            topics.setdefault(topic, section.name)
    return _Map(names, aliases, topics)

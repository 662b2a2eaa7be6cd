"""The authors: who JSON-LD, meta elements and marked bylines name; the set that most agree on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from feeds.parse.html.authors_told import told
from feeds.parse.html.fold import fold
from feeds.parse.html.said import Said
from feeds.parse.html.tables import AUTHORS
from feeds.parse.html.visible import Around
from feeds.parse.text import names
from feeds.parse.text.weights import best

_STAFF = re.compile(
    r"\b(?:staff|redaktion|desk|editor(?:s|ial)?|admin(?:istrator)?|team|news|newsroom|agenc\w+|press|webmaster|guest"
    r"|editorial|redacción|rédaction|redazione|online|media|magazine|zeitung)\b|\.\w{2,3}$|\d",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Named:
    """A set of names, and who says it."""

    names: tuple[str, ...]
    sources: frozenset[str]
    evidence: str


@dataclass(frozen=True, slots=True)
class Authors:
    """The authors chosen."""

    names: tuple[str, ...]
    sources: tuple[str, ...]
    evidence: str
    confidence: float
    signs: tuple[str, ...]
    runner_up: str


@dataclass(frozen=True, slots=True)
class View:
    """All that the rules see."""

    said: Said
    named: tuple[Named, ...]
    keys: Mapping[frozenset[str], Named]
    site: frozenset[str]
    visible: str
    """The texts of all marked bylines, folded."""


def find(said: Said, site: frozenset[str], around: Around) -> Authors | None:
    """The best set; None where nobody is named."""
    seen = view(said, site, around)
    chosen = best(seen.named, lambda one: signs_of(seen, one), AUTHORS)
    if chosen is None:
        return None
    one = chosen.candidate
    return Authors(
        names=one.names,
        sources=tuple(sorted(one.sources)),
        evidence=one.evidence,
        confidence=chosen.confidence,
        signs=chosen.signs,
        runner_up=", ".join(chosen.runner_up.names) if chosen.runner_up else "",
    )


def view(said: Said, site: frozenset[str], around: Around) -> View:
    """The candidates and what the rules need. `site`: its names, folded."""
    sets: dict[frozenset[str], list[str]] = {}
    sources: dict[frozenset[str], set[str]] = {}
    evidence: dict[frozenset[str], str] = {}
    for source, kept, words in told(said, around):
        key = frozenset(map(fold, kept))
        sets.setdefault(key, list(kept))
        sources.setdefault(key, set()).add(source)
        evidence.setdefault(key, words)
    named = tuple(Named(tuple(sets[key]), frozenset(sources[key]), evidence[key][:200]) for key in sets)
    visible = fold(" ".join(told.text for told in said.bylines if not told.aside))
    return View(said, named, dict(zip(sets, named, strict=True)), site, visible)


def signs_of(seen: View, one: Named) -> tuple[str, ...]:
    """The signs of a set."""
    signs = [f"said by {source}" for source in one.sources]
    signs += [sign for rule in RULES if (sign := rule(seen, one))]
    return tuple(signs)


def _sources(_: View, one: Named) -> str:
    return f"{min(len(_kinds(one)), 5)} kinds of source"


def _kinds(one: Named) -> frozenset[str]:
    return frozenset(source.split()[0] for source in one.sources)


def _count(_: View, one: Named) -> str:
    return f"{min(len(one.names), 4)} names"


def _shape(_: View, one: Named) -> str:
    shaped = sum(names.is_name(name) or bool(_CJK.search(name)) for name in one.names)
    return "all names" if shaped == len(one.names) else "some names" if shaped else "no names"


def _given(_: View, one: Named) -> str:
    """Whether they open as persons' names do; a script without capitals says nothing."""
    if any(_CJK.search(name) for name in one.names):
        return ""
    known = sum(names.is_given(name) or names.is_initial(name) for name in one.names)
    if known:
        return "given names" if known == len(one.names) else "some given names"
    return "a heading" if names.is_heading(one.names[0]) else "no given name"


def _words(_: View, one: Named) -> str:
    longest = max(name.count(" ") + 1 for name in one.names)
    return f"{min(longest, 6)} words"


def _staff(_: View, one: Named) -> str:
    return "of an office" if any(_STAFF.search(name) for name in one.names) else ""


def _agency(_: View, one: Named) -> str:
    found = [bool(names.AGENCY.fullmatch(name)) for name in one.names]
    return "an agency" if all(found) else "with an agency" if any(found) else ""


def _site(seen: View, one: Named) -> str:
    found = [
        fold(name) in seen.site
        or any(fold(name) in site or site in fold(name) for site in seen.site if len(site) > 3)
        for name in one.names
    ]
    return "the site" if all(found) else "with the site" if any(found) else ""


def _visible(seen: View, one: Named) -> str:
    found = sum(fold(name) in seen.visible for name in one.names)
    return (
        "all visible"
        if found == len(one.names)
        else "some visible"
        if found
        else "none visible"
        if seen.visible
        else ""
    )


def _larger(seen: View, one: Named) -> str:
    key = frozenset(map(fold, one.names))
    larger = any(key < other for other in seen.keys)
    smaller = any(other < key for other in seen.keys)
    return (
        "within another"
        if larger and not smaller
        else "holds another"
        if smaller and not larger
        else "between others"
        if larger
        else ""
    )


def _joined(seen: View, one: Named) -> str:
    """Whether a name of it holds another candidate's name and more."""
    if len(one.names) != 1:
        return ""
    folded = fold(one.names[0])
    others = {fold(name) for other in seen.named for name in other.names} - {folded}
    held = sum(name in folded for name in others if len(name) > 4)
    holds = any(folded in name for name in others)
    return ("holds several" if held > 1 else "holds one" if held else "") + (" is held" if holds else "")


def _case(_: View, one: Named) -> str:
    first = one.names[0]
    if first.isupper() and not _CJK.search(first):
        return "all capitals"
    return "lower-case" if first.islower() and not _CJK.search(first) else ""


def _others(seen: View, one: Named) -> str:
    return f"{min(len(seen.named), 5)} candidates"


def _missing(seen: View, one: Named) -> str:
    has = {kind for other in seen.named for kind in _kinds(other)} & {"ld", "author", "byline", "rel"}
    missing = sorted(has - _kinds(one))
    return "not said by " + " ".join(missing) if missing else "said by all"


_SEEN = frozenset(("byline", "bylines", "seen", "rel", "handle"))
_TOLD = frozenset(("ld", "author", "other", "parsely-author", "article:author", "props", "prop"))


def _both(_: View, one: Named) -> str:
    """Whether the page both tells machines and shows readers."""
    kinds = _kinds(one)
    return ("told and seen" if kinds & _SEEN else "told only") if kinds & _TOLD else "seen only"


def _rivals(seen: View, one: Named) -> str:
    """What those that are told are, beside one that is only seen."""
    told = [other for other in seen.named if _kinds(other) & _TOLD and other is not one]
    if not told:
        return "nobody else is told"
    persons = [other for other in told if _shape(seen, other) == "all names" and not _site(seen, other)]
    return "persons are told" if persons else "no persons are told"


def _in_view(seen: View, one: Named) -> str:
    """Whether a larger set that holds it is shown at the headline."""
    key = frozenset(map(fold, one.names))
    larger = [seen.keys[other] for other in seen.keys if key < other]
    near = any(source in _AT_HEADLINE for other in larger for source in other.sources)
    return "more are shown" if near else ""


_AT_HEADLINE = frozenset(
    ("byline 0", "seen word near", "seen bare near", "seen dated near", "seen role near", "seen inside near")
)

Rule = Callable[[View, Named], str]

RULES: Sequence[Rule] = (
    _sources, _count, _shape, _given, _words, _staff, _agency, _site, _visible, _larger, _joined, _case, _others,
    _missing, _both, _rivals, _in_view,
)  # fmt: skip

"""What speaks for a text being the headline, and what against it: rules that each name a sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from feeds.parse.html.fold import fold
from feeds.parse.html.title_told import Called, View

_WORD = re.compile(r"\W+")
_LOGO = re.compile(r"logo|brand|masthead|site-?(?:title|name|header)|navbar", re.IGNORECASE)
_HEADLINE = re.compile(r"headline|title|titel|titulo|heading|titre|hed\b", re.IGNORECASE)


def signs_of(seen: View, one: Called) -> tuple[str, ...]:
    """The signs of a candidate."""
    signs = [f"is {name}" for name in one.whole]
    signs += [f"part of {name}" for name in one.cut - one.whole]
    signs += [sign for rule in RULES if (sign := rule(seen, one))]
    return tuple(signs)


def _sources(_: View, one: Called) -> str:
    count = len(one.whole | one.cut)
    return f"{min(count, 5)} sources"


def _wholes(_: View, one: Called) -> str:
    return f"{min(len(one.whole), 4)} whole"


def _length(_: View, one: Called) -> str:
    for limit in (10, 18, 28, 40, 60, 90, 120, 180):
        if len(one.text) < limit:
            return f"shorter than {limit}"
    return "very long"


def _words(_: View, one: Called) -> str:
    count = one.text.count(" ") + 1
    return f"{count} words" if count < 5 else ""


def _is_site(seen: View, one: Called) -> str:
    folded = fold(one.text)
    if folded in seen.site:
        return "the site's name"
    bare = _WORD.sub("", folded)
    if bare and any(bare == _WORD.sub("", name) for name in seen.site):
        return "the site's name"
    if any(name in folded for name in seen.site if len(name) > 3):
        return (
            "ends with the site"
            if any(folded.endswith(name) for name in seen.site)
            else "holds the site's name"
        )
    return ""


def _prefix(seen: View, one: Called) -> str:
    folded = fold(one.text)
    longer = sum(other != folded and other.startswith(folded) for other in seen.prefixes)
    shorter = any(other != folded and len(other) > 14 and folded.startswith(other) for other in seen.prefixes)
    return ("begins several" if longer > 1 else "begins another" if longer else "") + (
        " and is begun" if shorter else ""
    )


def _within(seen: View, one: Called) -> str:
    folded = fold(one.text)
    ends = sum(other != folded and other.endswith(folded) for other in seen.prefixes)
    return "ends another" if ends else ""


def _headings(seen: View, one: Called) -> str:
    if not one.head:
        return ""
    of_its_kind = [head for head in seen.said.heads if head.element.tag == one.head.element.tag and head.text]
    number = of_its_kind.index(one.head) if one.head in of_its_kind else 9
    return f"heading {min(number, 2)} of {min(len(of_its_kind), 3)}"


def _heading_marks(_: View, one: Called) -> str:
    if not one.head:
        return ""
    element = one.head.element
    marks = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    if _HEADLINE.search(marks):
        return "heading marked as headline"
    parent = element.getparent()
    around = f"{parent.get('class', '')} {parent.get('id', '')}" if parent is not None else ""
    if _LOGO.search(marks) or _LOGO.search(around):
        return "heading marked as logo"
    return "heading marked around" if _HEADLINE.search(around) else ""


def _heading_place(_: View, one: Called) -> str:
    if not one.head:
        return ""
    if one.head.aside:
        return "heading aside"
    inside = {parent.tag for parent in one.head.element.iterancestors()}
    return "heading in article" if "article" in inside else "heading in main" if "main" in inside else ""


def _heading_link(_: View, one: Called) -> str:
    if not one.head:
        return ""
    linked = one.head.element.find(".//a") is not None
    return (
        "heading linked"
        if linked
        else "heading with picture"
        if one.head.element.find(".//img") is not None
        else ""
    )


def _signs(_: View, one: Called) -> str:
    if one.text.endswith(("...", "…")):
        return "ends with an ellipsis"
    if "|" in one.text:
        return "a bar"
    if re.search(r"\s[-–—]\s[^-–—]{2,30}$", one.text):
        return "a dash near its end"
    return "a colon" if ": " in one.text else ""


def _ending(_: View, one: Called) -> str:
    return "ends with a stop" if one.text[-1] in ".。" else ""


def _domain(_: View, one: Called) -> str:
    return (
        "an address" if re.search(r"\w\.(?:com|org|net|de|co|fr|it|es|jp|ru)\b", one.text.casefold()) else ""
    )


def _shape(seen: View, one: Called) -> str:
    """What the page offers at all, beside what says this."""
    has = [
        name
        for name in ("h1", "ld", "og", "title")
        if name not in one.whole and name not in one.cut and any(name in other.whole for other in seen.called)
    ]
    return "not said by " + " ".join(has) if has else "said by all"


def _cut_side(seen: View, one: Called) -> str:
    if one.whole:
        return ""
    folded = fold(one.text)
    front = any(other.startswith(folded) and other != folded for other in seen.prefixes)
    back = any(other.endswith(folded) and other != folded for other in seen.prefixes)
    return "cut at both ends" if not front and not back else "front part" if front else "back part"


def _rest(seen: View, one: Called) -> str:
    """What a cut leaves behind: the site's name, something short, or half of the headline."""
    if one.whole:
        return ""
    folded = fold(one.text)
    rests = [
        other.replace(folded, "", 1).strip(" -|:·•»«–—/")
        for other in seen.prefixes
        if other != folded and folded in other
    ]
    rest = min(rests, key=len, default="")
    if any(name and (name in rest or rest in name) for name in seen.site if len(rest) > 2):
        return "rest is the site"
    return "rest is short" if len(rest) < 22 else "rest is middling" if len(rest) < 45 else "rest is long"


def _own_parts(_: View, one: Called) -> str:
    return "a heading's own part" if "heading's own parts" in one.cut else ""


def _shared(seen: View, one: Called) -> str:
    """How much of it the title element says too."""
    title = set(_words_of(seen.said.title))
    own = _words_of(one.text)
    if not title or not own or "title" in one.whole or "title" in one.cut:
        return ""
    share = sum(word in title for word in own) / len(own)
    return (
        "no word of the title"
        if not share
        else "some words of the title"
        if share < 0.5
        else "most words of the title"
    )


def _words_of(text: str) -> list[str]:
    return [word for word in _WORD.split(fold(text)) if len(word) > 2]


def _share_of_title(seen: View, one: Called) -> str:
    if "title" not in one.cut or not seen.said.title:
        return ""
    share = len(one.text) / len(seen.said.title)
    return (
        "small part of the title"
        if share < 0.3
        else "half of the title"
        if share < 0.6
        else "most of the title"
    )


Rule = Callable[[View, Called], str]

RULES: Sequence[Rule] = (
    _sources, _wholes, _length, _words, _is_site, _prefix, _within, _headings, _heading_marks, _heading_place,
    _heading_link, _signs, _ending, _domain, _shape, _cut_side, _rest, _own_parts, _shared,
    _share_of_title,
)  # fmt: skip

"""The headline: what headings, JSON-LD and meta elements call the page, whole or cut at a separator; the one that
most agree on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from feeds.parse.html.linked import strings
from feeds.parse.html.said import Said, Told, text_of
from feeds.parse.html.tables import TITLE
from feeds.parse.text.weights import best

LETTERS = (3, 400)
_SEPARATORS = re.compile(
    r"\s+[|¦·•–—:»«›~-]+\s+|\s*[|｜»]\s*|\s+::\s+|\s-\s|:\s|--|_(?=[^\W\d_]{2})|\s?【|\s/\s|\s?\["
)
_GLUED = re.compile(
    r"(?<=[\u3040-\u9fff\uac00-\ud7af」』！？])\s?(?:[:：\-ㅣ_|–])\s?(?=[\w\u3040-\u9fff\uac00-\ud7af])|\s?ㅣ\s?"
)
"""Separators between letters that need no blanks: Chinese, Japanese, Korean."""
_ATTRIBUTES = {"og", "twitter", "meta"}
_HEADINGS = 6
"""Headings that may be the headline."""
_HOST = re.compile(r"https?://([\w.-]{4,100})")
_WORD = re.compile(r"\W+")
_LOGO = re.compile(r"logo|brand|masthead|site-?(?:title|name|header)|navbar", re.IGNORECASE)
_HEADLINE = re.compile(r"headline|title|titel|titulo|heading|titre|hed\b", re.IGNORECASE)
_FOLD = str.maketrans(
    {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′`´", "'"), **dict.fromkeys("‐‑‒–—−", "-")}
)

_META = (
    ("og", ("og:title",)),
    ("twitter", ("twitter:title",)),
    ("meta", ("title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline", "cxenseparse:title",
              "hdl", "citation_title", "article:title", "vr:title", "fb_title", "name")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Called:
    """A text that may be the headline, and by whom it is said."""

    text: str
    whole: frozenset[str]
    """Sources that say it whole: h1, ld, og, twitter, meta, title, prop, h2."""
    cut: frozenset[str]
    """Sources of which it is a part."""
    head: Told | None
    """The heading that says it whole."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline chosen. `declared`: other texts that the page gives as its headline."""

    text: str
    sources: tuple[str, ...]
    confidence: float
    signs: tuple[str, ...]
    runner_up: str
    head: Told | None


@dataclass(frozen=True, slots=True)
class View:
    """All that the rules see."""

    said: Said
    site: frozenset[str]
    """Names of the site, folded."""
    called: tuple[Called, ...]
    prefixes: frozenset[str]


def find(said: Said) -> Headline | None:
    """The best candidate; None where the page calls itself nothing."""
    seen = view(said)
    chosen = best(seen.called, lambda one: signs_of(seen, one), TITLE)
    if chosen is None:
        return None
    one = chosen.candidate
    return Headline(
        text=one.text,
        sources=tuple(sorted(one.whole)) + tuple(f"part of {name}" for name in sorted(one.cut - one.whole)),
        confidence=chosen.confidence,
        signs=chosen.signs,
        runner_up=chosen.runner_up.text if chosen.runner_up else "",
        head=one.head,
    )


def fold(text: str) -> str:
    """A headline as headlines are compared: quotes, dashes, blanks and case levelled."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_FOLD).casefold().split())


def view(said: Said) -> View:
    """The candidates and what the rules need."""
    whole: dict[str, set[str]] = {}
    texts: dict[str, str] = {}
    heads: dict[str, Told] = {}
    cut: dict[str, set[str]] = {}
    for source, text, head in _sayings(said):
        if not LETTERS[0] <= len(text) <= LETTERS[1]:
            continue
        key = fold(text)
        texts.setdefault(key, text)
        whole.setdefault(key, set()).add(source)
        if head:
            heads.setdefault(key, head)
    _join_broken(whole)
    for key in tuple(whole):
        for part in parts(texts[key]):
            folded = fold(part)
            if len(part) >= LETTERS[0] and folded != key:
                texts.setdefault(folded, part)
                cut.setdefault(folded, set()).update(whole[key])
    for head in said.heads[:_HEADINGS]:
        for part in inner_parts(head):
            folded = fold(part)
            if folded not in whole:
                texts.setdefault(folded, part)
            cut.setdefault(folded, set()).add("heading's own parts")
    called = tuple(
        Called(texts[key], frozenset(whole.get(key, ())), frozenset(cut.get(key, ())), heads.get(key))
        for key in texts
        if key in whole or key in cut
    )
    return View(said, site_names(said), called, frozenset(texts))


def _join_broken(whole: dict[str, set[str]]) -> None:
    """What an attribute says up to a quote of its own, which ended it, counts for the text that goes on there."""
    for key in tuple(whole):
        longer = next((other for other in whole if other.startswith((f'{key} "', f'{key}"'))), None)
        if longer and whole[key] <= _ATTRIBUTES:
            whole[longer] |= whole.pop(key)


def _sayings(said: Said) -> list[tuple[str, str, Told | None]]:
    found: list[tuple[str, str, Told | None]] = [
        (str(head.element.tag), head.text, head) for head in said.heads[:_HEADINGS]
    ]
    for name in ("headline", "name", "alternativeHeadline"):
        found += [
            ("ld" if name == "headline" else f"ld {name}", text, None)
            for text in strings(said.article.get(name))[:1]
        ]
    for prop in said.props.get("headline", ())[:2]:
        found.append(("prop", prop.element.get("content") or prop.text, None))
    for source, names in _META:
        found += [(source, text, None) for name in names for text in said.meta.get(name, ())[:1]]
    found.append(("title", said.title, None))
    return found


def parts(text: str) -> list[str]:
    """The text cut at its separators: all but the last part, all but the first, and so on."""
    cuts = [(m.start(), m.end()) for m in _SEPARATORS.finditer(text)]
    if not text.isascii():
        cuts = sorted({*cuts, *((m.start(), m.end()) for m in _GLUED.finditer(text))})
    if not cuts:
        return []
    found = []
    for start, end in (*cuts[:2], *cuts[-2:]):
        found += [text[:start].strip(), text[end:].strip()]
    if len(cuts) > 1:
        found.append(text[cuts[0][1] : cuts[-1][0]].strip())
    return [part for part in dict.fromkeys(found) if part]


_INNER = frozenset(("span", "small", "strong", "em", "b", "i", "div", "p", "a", "h2", "h3"))


def inner_parts(head: Told) -> list[str]:
    """A heading's text without its first inner element, and without its last: a kicker, a place, a subtitle."""
    inner = [text_of(child) for child in head.element if child.tag in _INNER][:4]
    if len(inner) == 1 and inner[0] == head.text and len(head.element) == 1:
        inner = [text_of(child) for child in head.element[0] if child.tag in _INNER][:4]
    rests = []
    for text in inner[:1] + inner[1:][-1:]:
        if text and head.text.startswith(text):
            rests.append(head.text[len(text) :].strip(" :|–—-·•"))
        elif text and head.text.endswith(text):
            rests.append(head.text[: -len(text)].strip(" :|–—-·•"))
    return [rest for rest in rests if LETTERS[0] < len(rest) < len(head.text)]


def site_names(said: Said) -> frozenset[str]:
    """The names that the page gives its site, folded."""
    names = [
        *said.meta.get("og:site_name", ()),
        *said.meta.get("application-name", ()),
        *said.meta.get("al:ios:app_name", ()),
    ]
    names += strings(said.article.get("publisher"))
    names += [
        text
        for node in said.nodes
        if "name" in node and str(node.get("@type")) in ("WebSite", "Organization", "NewsMediaOrganization")
        for text in strings(node["name"])
    ]
    return frozenset(fold(name) for name in names if name) | frozenset(_host_names(said))


_PARTS_OF_HOST = ("www", "m", "amp", "blog", "news", "en", "de")


def _host_names(said: Said) -> list[str]:
    """The main label of the page's own host: `dailypost` of `www.dailypost.co.uk`, and the host itself."""
    stated = [*said.links.get("canonical", ()), *said.meta.get("og:url", ())]
    match = _HOST.match(stated[0].casefold()) if stated else None
    if not match:
        return []
    labels = [label for label in match[1].split(".") if label not in _PARTS_OF_HOST]
    return [max(labels[:-1], key=len), ".".join(labels)] if len(labels) > 1 else []


# signs


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

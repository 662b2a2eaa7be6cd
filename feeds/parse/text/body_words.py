"""The body's signs in words: notices of the page, readers' comments, and what other stories are about.

What a page says of itself, to its reader, or of another story can look like a paragraph of the article in all but
its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from feeds.parse.text.lines import Line, Page

_NOTICES = (
    "comment", "kommentar", "coment", "newsletter", "cookie", "subscri", "abonn", "suscri", "e-mail", "email", "mailing",
    "sign up", "log in", "login", "logg", "register", "registr", "account", "konto", "password", "copyright", "©",
    "all rights", "rechte vorbehalten", "privacy", "datenschutz", "impressum", "terms of", "conditions", "nutzungsbed",
    "ad block", "adblock", "advert", "werbung", "anzeige", "publicid", "click", "klick", "tap here", "download", "app ",
    "browser", "javascript", "donat", "spende", "support us", "unterstütz", "facebook", "twitter", "instagram", "whatsapp",
    "telegram", "youtube", "podcast", "playlist", "push", "redaktion", "editorial", "editor", "respons", "moderat",
    "netiquette", "follow us", "folgen sie", "website", "webseite", "web site", "homepage", "our site", "unserer seite",
    "translat", "übersetz", "reproduc", "republish", "licen", "lizenz", "affiliate", "commission", "sponsor", "partner",
    "nachrichten", "breaking news", "latest news", "aktuelle", "lesen sie", "read more", "mehr zum", "more on", "related",
    "www.", "http", "@", ".com", ".org", ".de ", "登録", "メール", "会員", "转载", "版权", "무단", "저작권", "기자", "subscr",
)  # fmt: skip
_NOTICE = re.compile("|".join(map(re.escape, _NOTICES)))

_YOU = frozenset("you your yours you're we our us we're i'm sie ihre ihren ihrem ihr wir unser unsere unseren uns vous "
                 "votre vos nous notre nos usted su nosotros nuestro nuestra tu dein deine du voi vostro nostro jij je "
                 "ons onze você nós nosso nossa din deg dere vår".split())  # fmt: skip

_SPEAKER = re.compile(
    r"(?:\bsays|\bsaid|\bwrote|\bwrites|schrieb|schreibt|sagt|dit|a écrit|dice|dijo|scrive)\s?:?$"
    r"|\breply$|^reply\b|antworten$|^antwort auf|permalink|\bpingback|^posted by .{2,60}\d"
    r"|(?:\d{1,2}:\d{2}|\bam|\bpm|\buhr)\W{0,3}$|\bago\b.{0,12}$|^vor \d+ (?:tag|stund|minut|monat|jahr|woche)"
)
"""A line above a comment: who, when, and what one may do with it."""

_BIO = re.compile(
    r"\b(?:is an?|was an?|ist|est|es|è)\b[^.]{0,60}\b(?:reporter|editor|writer|journalist|correspondent|columnist"
    r"|author|contributor|professor|fellow|redakteur|redakteurin|autor|autorin|journalistin|korrespondent|volontär"
    r"|leiter|journaliste|periodista|giornalista|redactor)\b|\bcovers\b[^.]{0,60}\bfor\b"
    r"|\b(?:jahrgang|geboren) \d{4}|\bfollow (?:him|her|them)\b|\bcan be reached\b"
)
_ABOUT = re.compile(r"^(?:about|über|à propos|acerca|sobre)\b|\bis (?:a|the) (?:global|leading|world)|\bheadquartered\b")

_LONG = 6
"""Letters from which a word says what a story is about."""
_LEAD = 4
"""Paragraphs of the lead."""


@dataclass(frozen=True, slots=True)
class Words:
    """The page's words, found once."""

    lead: frozenset[str]
    """The long words of headline and lead, case-folded."""
    comments: int
    """The row of the first of several comments, the number of lines where there are none."""
    rank: Mapping[int, int]
    """Row of a paragraph → how many paragraphs stand above it."""
    count: int
    """Paragraphs in all."""


def words(page: Page, title: int) -> Words:
    """The words of a page whose headline stands in row `title`, -1 where nowhere."""
    prose = [line for line in page.lines if line.prose]
    lead = list(islice((line for line in prose if line.row >= page.start), _LEAD))
    if title >= 0:
        lead.append(page.lines[title])
    return Words(
        lead=frozenset(word for line in lead for word in _long(line.low)),
        comments=_comments(page),
        rank={line.row: number for number, line in enumerate(prose)},
        count=len(prose),
    )


def _long(low: str) -> Iterator[str]:
    return (word[:10] for word in re.split(r"\W+", low[:2000]) if len(word) >= _LONG)


def _comments(page: Page) -> int:
    heads = [line.row for line in page.lines[page.start + 2 :] if line.size < 120 and _SPEAKER.search(line.low)]
    close = [row for row, later in zip(heads, heads[1:], strict=False) if later - row < 12]
    return close[0] if close else len(page.lines)


def notice(_: Words, line: Line) -> str:
    """How many words of the page's own a longer line holds."""
    if line.size < 60:
        return ""
    found = len(set(_NOTICE.findall(line.low[:600])))
    return "" if not found else "a notice's word" if found == 1 else "two notice's words" if found == 2 else "a notice"


def address(_: Words, line: Line) -> str:
    """How much a longer line speaks to its reader."""
    if line.size < 60 or line.wide:
        return ""
    said = line.low[:600].split()
    found = sum(word.strip(".,!?:;\"'") in _YOU for word in said)
    return "" if not found else "speaks to the reader" if found * 12 > len(said) else "you or we"


def comment(seen: Words, line: Line) -> str:
    """Whether it stands among comments."""
    if line.row >= seen.comments:
        return "among comments" if line.prose or line.size > 60 else "short among comments"
    return "above a comment" if line.size < 120 and line.row > 3 and _SPEAKER.search(line.low) else ""


def bio(_: Words, line: Line) -> str:
    """Whether it tells of an author or a firm."""
    low = line.low[:400]
    return "a biography" if _BIO.search(low) else "of a firm" if _ABOUT.search(low) else ""


def lead(seen: Words, line: Line) -> str:
    """How many of its long words headline and lead share."""
    if not line.prose or line.wide or not seen.lead or seen.rank[line.row] < _LEAD:
        return ""
    own = set(_long(line.low))
    shared = len(own & seen.lead)
    size = "long" if len(own) > 15 else "short" if len(own) < 6 else "middling"
    return f"{size} prose, shares {min(shared, 4)}"


def order(seen: Words, line: Line) -> str:
    """Where among the paragraphs it stands."""
    if not line.prose:
        return ""
    above = seen.rank[line.row]
    below = seen.count - above - 1
    if below < 3:
        return f"{below} paragraphs below"
    return f"{above} paragraphs above" if above < 2 else "many paragraphs around" if min(above, below) > 5 else ""


RULES: Sequence[Callable[[Words, Line], str]] = (notice, address, comment, bio, lead, order)

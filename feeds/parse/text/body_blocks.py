"""The body's signs that lie in a line's block, in its words, and in what the page said before it.

A scraper sets a blank line between blocks; picture, caption and credit share one, and so do the lines of a menu.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from feeds.parse.text.lexicon import PAGE_WORDS, WIDE_PAGE_WORDS
from feeds.parse.text.lines import Line, Page
from feeds.parse.text.phrases import Phrases

_AGO = re.compile(
    r"(?:vor|hace|il y a|há|před|fa|for|för) (?:\w+ )?\d{0,3}\s?(?:\w+ )?"
    r"(?:sekunden?|minuten?|stunden?|tag(?:en)?|min\.?|std\.?|minutos?|horas?|días?|minutes?|heures?|jours?|dias?"
    r"|minutami|hodinami|dny|min|timer|timmar)"
    r"|\d{1,3}\s?(?:secs?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|[hmd]|ore|minuti|giorni|uur|saat|jam|hari)"
    r" (?:ago|fa|geleden|önce|lalu|sedan|siden)(?: .{1,30})?|\d{1,3}(?:分|時間|日|小时|分钟|天|시간|분|일)\s?(?:前|전)"
)
_MAIL = Phrases(
    ("@", "www.", "://", ".com", ".org", ".net", ".de", ".co.uk"),
    re.compile(r"[\w.]@[\w-]{1,60}\.\w|\bwww\.|https?://|\.(?:com|org|net|de|co\.uk)\b"),
)
_PHONE = re.compile(r"\+?\(?\d{2,5}\)?[\s/-]{0,3}\d{2,4}[\s/-]?\d{2,5}(?:[\s-]?\d{2,5})?")
_PRICE = re.compile(r"[$€£¥]\s?\d|\d\s?(?:€|eur\b|usd\b|chf\b)")
_YOU = re.compile(
    r"\b(?:you|your|sie|ihr|ihre[nmr]?|dein(?:e[nmr]?)?|du|dich|vous|votre|vos|usted|tus?|nuestr[oa]s?|unser(?:e[nmrs]?)?"
    r"|our|us|uns|nous|notre|nos)\b"
)
_ORDERS = re.compile(
    r"(?:sign|follow|click|subscribe|join|get|download|watch|listen|share|discover|explore|try|start|support|become"
    r"|register|check|visit|find|view|see|browse|contact|stay|enter|tell|help|buy|shop|save|send|submit|log|add"
    r"|donate|lesen|hören|sehen|entdecken|folgen|abonnieren|melden|registrieren|klicken|bestellen|testen|erhalten"
    r"|bleiben|laden|holen|jetzt|hier|zum|zur|weiter|weitere|alle|mehr|suscr\w+|descarga|sigue|síguenos|descubre"
    r"|regístrate|inscrivez|abonnez|découvrez|suivez|téléchargez|iscriviti|scopri|seguici|assine|confira|siga"
    r"|schrijf|volg|bekijk|zapisz|sprawdź|zobacz)\b"
)
_SPEAKER = Phrases(
    (
        "says", "said", "schrieb", "schreibt", "sagt", "dit", "dice", "dijo", "reply to", "antwort auf", "at ", "um ",
        "à ", "alle ", "las ", "posted by", "written by", "permalink",
    ),
    re.compile(
        r"\b(?:says|said|schrieb|schreibt|sagt|dit|dice|dijo) ?:?$|^(?:reply to|antwort auf|in reply to)\b"
        r"|\b(?:at|um|à|alle|las) \d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?| uhr)?$|^(?:posted|written) by\b|\bpermalink$"
    ),
)  # fmt: skip
_BIO = Phrases(
    (
        "writer", "editor", "reporter", "journalist", "correspondent", "columnist", "contributor", "author", "producer",
        "professor", "fellow", "redakteur", "autor", "korrespondent", "volontär", "periodista", "giornalist",
        "covers ", "jahrgang", "geboren", "can be reached",
    ),
    re.compile(
        r"\b(?:is|was|ist|war|est|es) (?:an?|the|eine?|der|die|une?|una?) [^.]{0,60}?"
        r"(?:writer|editor|reporter|journalist|correspondent|columnist|contributor|author|producer|professor|fellow"
        r"|redakteur|autor|korrespondent|volontär|journaliste|periodista|giornalist)"
        r"|\bcovers [^.]{3,50} for\b|\b(?:jahrgang|geboren) \d{4}|\bcan be reached\b"
    ),
)  # fmt: skip
EDGES = ",.:;!?\"'()“”„»«’|·•–—-/[]"
_ALIKE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Blocks:
    """The page as blocks between blanks."""

    first: Sequence[int]
    """Row → the first row of its block."""
    last: Sequence[int]
    credited: frozenset[int]
    """Rows of a small block in which a picture credit stands."""
    again: int
    """The first row below the text's start that says the headline again, the number of lines where none does."""
    agos: Sequence[int]
    """Row → how many lines from the text's start to it say how long ago something was."""


def blocks(page: Page, title: int) -> Blocks:
    """The blocks of a page."""
    runs = tuple(_runs(page.lines))
    first, last = [0] * len(page.lines), [0] * len(page.lines)
    for start, end in runs:
        first[start : end + 1] = [start] * (end - start + 1)
        last[start : end + 1] = [end] * (end - start + 1)
    headline = page.lines[title].low if title >= 0 else ""
    below = page.lines[page.start + 1 :]
    again = next((line.row for line in below if line.low == headline), len(page.lines))
    agos = accumulate(
        [line.figures and line.row > page.start and _is_ago(line) for line in page.lines], initial=0
    )
    return Blocks(first, last, frozenset(_credited(page, runs)), again, tuple(agos))


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    start = 0
    for line in lines:
        if line.above:
            start = line.row
        if line.below:
            yield start, line.row


def _credited(page: Page, runs: Sequence[tuple[int, int]]) -> Iterator[int]:
    for start, end in runs:
        if 0 < end - start < 5 and any(line.caption for line in page.lines[start + 1 : end + 1]):
            yield from range(start, end + 1)


def _is_ago(line: Line) -> bool:
    return line.size < 40 and _AGO.match(line.low) is not None


def block(one: Blocks, _: Page, line: Line) -> str:
    """How large the line's block is, and where in it the line stands."""
    start, end = one.first[line.row], one.last[line.row]
    if start == end:
        return ""
    size = "pair" if end - start == 1 else "few" if end - start < 5 else "many"
    place = "first" if line.row == start else "last" if line.row == end else "amid"
    return f"{place} of {size}"


def credited(one: Blocks, _: Page, line: Line) -> str:
    """Beside a picture credit."""
    if line.row not in one.credited or line.caption:
        return ""
    return "prose beside a credit" if line.prose else "beside a credit"


def again(one: Blocks, _: Page, line: Line) -> str:
    """Behind the headline's second mention, which a list of articles makes."""
    return "behind the headline again" if line.row > one.again else ""


def ago(one: Blocks, _: Page, line: Line) -> str:
    """Behind lines that say how long ago something was: a list of articles has them."""
    count = one.agos[line.row]
    return "" if not count else "behind an ago" if count == 1 else "behind agos"


def alike(_: Blocks, page: Page, line: Line) -> str:
    """A line whose neighbour says the same: picture text and caption."""
    if line.size > 300:
        return ""
    for step in (-1, 1):
        other = page.at(line.row + step)
        if other and other.low[:8] == line.low[:8] and _letters(other) == _letters(line):
            return "said beside"
    return ""


def _letters(line: Line) -> str:
    return _ALIKE.sub("", line.low)[:40]


def page_words(_: Blocks, __: Page, line: Line) -> str:
    """How many of the line's words are a page's own."""
    if line.size > 300:
        return ""
    if line.wide:
        return "a page word within" if any(word in line.low for word in WIDE_PAGE_WORDS) else ""
    words = [word.strip(EDGES) for word in line.low.split()]
    count = sum(map(PAGE_WORDS.__contains__, words))
    size = _size(line)
    if not count:
        return f"{size}, no page word"
    share = count / len(words)
    much = "mostly" if share > 0.6 else "many" if share > 0.25 else "some" if share > 0.1 else "few"
    return f"{size}, {much} page words"


def _size(line: Line) -> str:
    return "prose" if line.prose else "item" if line.mark else "line" if line.size > 60 else "short"


def address(_: Blocks, __: Page, line: Line) -> str:
    """A mail or web address, a telephone number, a price."""
    if line.size > 200:
        return ""
    if _MAIL.within(line.low):
        return f"address, {_size(line)}"
    if not line.figures:
        return ""
    return (
        "telephone"
        if _PHONE.search(line.low) and not line.stamps
        else "price"
        if _PRICE.search(line.low)
        else ""
    )


def speaks(_: Blocks, __: Page, line: Line) -> str:
    """An order to the reader, or the desk speaking of itself and the reader."""
    if line.size > 250:
        return ""
    quoted = line.text[0] in "\"“„«»‘'–—"
    if _ORDERS.match(line.low):
        return f"an order, {_size(line)}"
    return f"you and us, {_size(line)}" if not quoted and _YOU.search(line.low) else ""


def speaker(_: Blocks, __: Page, line: Line) -> str:
    """A line above a reader's comment, which names who says it."""
    return "a reader speaks" if line.size < 90 and _SPEAKER.within(line.low) else ""


def about(_: Blocks, __: Page, line: Line) -> str:
    """Who the author is."""
    return "who the author is" if 30 < line.size < 900 and _BIO.within(line.low[:250]) else ""


Rule = Callable[[Blocks, Page, Line], str]

RULES: Sequence[Rule] = (block, credited, again, ago, alike, page_words, address, speaks, speaker, about)


def signs(one: Blocks, page: Page, line: Line) -> list[str]:
    """The signs of a line."""
    return [sign for rule in RULES if (sign := rule(one, page, line))]

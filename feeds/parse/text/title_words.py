"""The headline's signs that lie in its words: what the text says too, what only pages say, what marks it."""

from __future__ import annotations

from feeds.parse.text.lines import Line
from feeds.parse.text.title_view import LONG_WORD, View

_OF_PAGES = frozenset(
    "cookie cookies browser javascript login logged newsletter newsletters subscribe subscription subscriber"
    " subscribers abo abonnieren abonnement anmelden registrieren registrierung loggen e-paper epaper menu menü"
    " suche search newsletters podcast podcasts archiv archive archives app apps account konto upgrade premium"
    " abonnez-vous connexion suscríbete suscripción inscríbete iscriviti abbonati startseite homepage"
    " advertisement anzeige werbung publicité publicidad sponsored related read comments kommentare copyright"
    " updated posted published aktualisiert facebook twitter whatsapp instagram linkedin share teilen"
    " logo skip website navigation feed rss zurück".split()
)
"""Words that pages say of themselves."""


def _shared(seen: View, line: Line) -> str:
    """How many of its longer words the text says too, in share and in number."""
    if line.wide:
        return _shared_wide(seen, line)
    words = LONG_WORD.findall(line.low)
    count = sum(word in seen.page.words for word in words)
    if count == 0:
        return "no words shared" if words else "no long words"
    share = "few" if count * 3 < len(words) else "some" if count * 3 < len(words) * 2 else "most"
    number = (
        "one"
        if count == 1
        else "two or three"
        if count < 4
        else "four or more"
        if count < 7
        else "seven or more"
    )
    return f"{share} words shared, {number}"


def _shared_wide(seen: View, line: Line) -> str:
    """The same by pairs of signs, where no blanks part words."""
    pairs = {line.low[n : n + 2] for n in range(len(line.low) - 1)}
    share = len(pairs & seen.pairs) / max(1, len(pairs))
    return (
        "most pairs shared"
        if share > 0.75
        else "half the pairs shared"
        if share > 0.5
        else "few pairs shared"
    )


def _opening_shared(seen: View, line: Line) -> str:
    """How many of its longer words the first paragraphs say."""
    if line.wide or line.row >= seen.page.start:
        return ""
    count = len(seen.opening.intersection(LONG_WORD.findall(line.low)))
    return "" if count == 0 else f"{count} in the opening" if count < 3 else "three or more in the opening"


def _of_pages(_: View, line: Line) -> str:
    count = len(_OF_PAGES.intersection(line.low.replace(",", " ").replace(":", " ").split()))
    return "" if count == 0 else "a page's word" if count == 1 else "pages' words"


def _no_small_words(_: View, line: Line) -> str:
    words = line.text.split()
    if len(words) < 4 or line.wide:
        return ""
    return "" if any(word[0].islower() for word in words) else "no small word"


def _heading(seen: View, line: Line) -> str:
    if line.heading == 1:
        return "the only heading of level 1" if seen.tops == 1 else "a heading of level 1"
    return f"a heading of level {line.heading}" if line.heading else "no heading" if seen.tops else ""


def _linked(_: View, line: Line) -> str:
    return "" if line.linked == 0 else "all link" if line.linked > 0.9 else "partly link"


def _tail(seen: View, line: Line) -> str:
    """Whether what stands behind its last bar or dash is said elsewhere, as a site's name is."""
    for sign in (" | ", " - ", " – ", " — ", " : ", " :: ", " · "):
        front, _, tail = line.low.rpartition(sign)
        if len(front) > 8 and 2 < len(tail) < 40:
            told = seen.beside.count(tail) > seen.beside.count(sign + tail)
            return "a tail said elsewhere" if told else "a tail"
    return ""


RULES = (_shared, _opening_shared, _of_pages, _no_small_words, _heading, _linked, _tail)

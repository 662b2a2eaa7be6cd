"""The headline's signs: what speaks for a line, and what against it.

A rule names the sign it sees, or nothing; what each weighs stands in tables.py. One more rule is one more function
here, one more row or two there, and a case in tests/documents.
"""

from __future__ import annotations

from collections.abc import Callable

from feeds.parse.text import kicker, names, title_cuts, title_near, title_words
from feeds.parse.text.lines import Line
from feeds.parse.text.title_view import View


def signs_of(seen: View, line: Line) -> tuple[str, ...]:
    """The signs of a candidate."""
    return tuple([sign for rule in RULES if (sign := rule(seen, line))])


def _length(_: View, line: Line) -> str:
    for limit in (15, 22, 35, 50, 80, 110, 140, 180):
        if line.size < limit:
            return f"shorter than {limit}"
    return "very long"


def _ending(_: View, line: Line) -> str:
    last = line.text[-1]
    if line.text.endswith(("...", "…")):
        return "ends with an ellipsis"
    if last in "?？":
        return "ends with a question"
    if last in ".。":
        return "ends with a full stop"
    if last in "!！":
        return "ends with an exclamation"
    return "ends with a colon" if last in ":：," else ""


def _sentences(_: View, line: Line) -> str:
    return "several sentences" if line.stops - line.ends > 0 else ""


def _opening(_: View, line: Line) -> str:
    first = line.text[0]
    if line.text[:2] in ("* ", "- ", "+ "):
        return "begins with a list's sign"
    if first.islower():
        return "begins lower-case"
    return "begins with a sign" if not first.isalnum() and first not in "\"'“„«»‘”「『¿¡" else ""


def _blank_above(_: View, line: Line) -> str:
    return "blank above" if line.above else ""


def _blank_below(_: View, line: Line) -> str:
    return "blank below" if line.below else ""


def _row(seen: View, line: Line) -> str:
    at = seen.longer[line.row]
    for limit in (1, 2, 4, 8, 16, 32):
        if at < limit:
            return f"above row {limit}"
    return "far down"


def _others(seen: View, line: Line) -> str:
    above = seen.plausible[line.row]
    return (
        f"{above} plausible above"
        if above < 3
        else "several plausible above"
        if above < 8
        else "many plausible above"
    )


def _text_above(seen: View, line: Line) -> str:
    above = seen.proses[line.row]
    return "" if above == 0 else "text above" if above == 1 else "much text above"


def _to_text(seen: View, line: Line) -> str:
    index = seen.page.index
    away = (
        index[seen.page.start] - index[line.row] if line.row < seen.page.start else seen.page.start - line.row
    )
    if away <= 0:
        return "in the text" if away < 0 else "first line of text"
    for limit in (2, 3, 5, 9, 20):
        if away < limit:
            return f"text within {limit}"
    return "text far below"


def _caption(_: View, line: Line) -> str:
    return "words of a caption" if line.caption else ""


def _is_byline(seen: View, line: Line) -> str:
    return "a byline" if line.row in seen.bylines else "a name" if names.is_name(line.text) else ""


def _is_kicker(_: View, line: Line) -> str:
    return "a reading time" if kicker.read(line) else ""


def _case(_: View, line: Line) -> str:
    if line.text.isupper() and line.size > 12:
        return "all capitals"
    words = line.text.split()
    if len(words) < 4 or line.wide:
        return ""
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in words) / len(words)
    return "capitals throughout" if capitals > 0.7 else ""


def _words(_: View, line: Line) -> str:
    count = line.text.count(" ") + 1
    return "" if line.wide or count > 4 else f"{count} words"


def _bars(_: View, line: Line) -> str:
    bars = sum(line.text.count(sign) for sign in "|›»•·/")
    return "" if bars == 0 else "a bar" if bars == 1 else "several bars"


def _figures(_: View, line: Line) -> str:
    digits = sum(map(str.isdigit, line.text))
    return "mostly figures" if digits * 4 > len(line.text) else ""


Rule = Callable[[View, Line], str]

RULES: tuple[Rule, ...] = (
    _length, _ending, _sentences, _opening, _blank_above, _blank_below, _row, _others, _text_above, _to_text, _caption,
    _is_byline, _is_kicker, _case, _words, _bars, _figures, title_cuts.sign, title_cuts.front_told,
    *title_near.RULES, *title_words.RULES,
)  # fmt: skip

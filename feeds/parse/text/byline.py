"""The byline: By, von, par, por, di …; one author or several; what stands behind them is cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from feeds.parse.text import dates, names
from feeds.parse.text.lines import Line, Page

MAX_LINE = 200
_OFFICE = 50

_WORDS = (
    r"by|von|par|por|di|de|door|af|av|przez|oleh|byline|text|texte|texto|testo|autor(?:en|in|innen)?"
    r"|author|authors|auteur|autore"
    r"|author name|words|story|report|redaktion"
    r"|(?:text|words) (?:&|und|and) (?:fotos?|photos?|bilder)|by ?by"
    r"|بقلم|كتبت?|إعداد|מאת|авторы?|текст|yazan|penulis|szerző"
    r"|írta|autorka|autoři|napsala?"
)
_LONG_WORDS = (
    r"(?:written|posted|reported|published|submitted|contributed|created|compiled|edited|uploaded|added"
    r"|words|story|review|analysis"
    r"|opinion) by|(?:geschrieben|erstellt|veröffentlicht|eingestellt|gepostet|verfasst|publiziert"
    r"|protokoll|interview|gastbeitrag"
    r"|text|porträt|reportage|beitrag|artikel) von"
    r"|(?:ein|eine) (?:kolumne|kommentar|gastbeitrag|analyse|essay|glosse|interview|reportage|porträt"
    r"|gastkommentar) von"
    r"|(?:escrito|publicado|enviado|redactado) por|(?:écrit|publié|rédigé|posté) par|(?:scritto"
    r"|pubblicato) da|a cura di"
    r"|(?:postado|publicada) por|skriven av|skrevet av|geschreven door"
)
_OPEN = re.compile(rf"(?:{_LONG_WORDS}|{_WORDS})\b\s*[:|]?\s*(?=\S)", re.IGNORECASE)
_COLON = re.compile(
    r"(?:text|texte|texto|testo"
    r"|(?:text|words) (?:&|und|and) (?:fotos?|photos?|bilder)"
    r"|autor(?:en|in|innen)?|authors?|auteur|autore|words|story|report|de"
    r"|redaktion)\b\s*(?!:)",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    rf"(?:^|(?<=[\s,|·•/(–—-]))(?:{_LONG_WORDS}|[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or|[Dd]oor)\s*:?\s+(?=[^\W\d_])"
)
_MAYBE = re.compile(r" (?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or|[Dd]oor|da|av|a cura)\b")
_GLUED = re.compile(r"(?:[Bb]y|BY|[Vv]on|[Pp]or|[Pp]ar)(?=[A-ZÄÖÜÉ][\w.]+ [^\W\d_])")
_ALONE = frozenset(
    "by|by:|by :|von|von:|von :|par|por|di|autor|autor:|autorin:|author:|text:|von:in|written by|posted by"
    "|geschrieben von|eine kolumne von|ein kommentar von|ein gastbeitrag von".split("|")
)
"""By-words that stand in a line of their own; the name is in the next."""
_CUT = re.compile(
    r"\s*(?:\||·|•|–|—| - |\(|\[|@|/|\d|;\s*\w+@|\b(?:Updated|Published|Posted|Last|First|Comments?"
    r"|Contact|Follow|Photos?|Fotos?|Uhr"
    r"|Stand|Aktualisiert|Erstellt|Veröffentlicht|Actualizado|Publicado|Publié|Mis à jour|veröffentlicht"
    r"|aktualisiert|am|vom|le|on|at|in|aus|für"
    r"|for|For|from|special to|permalink|Permalink|RSS|zum|zur|is a|is|ist|war|via|zuletzt|Video|Photo"
    r"|Grafik|Bilder|Illustration|Profile|Bio|Share|Lesezeit|Lesedauer|Min)\b)"
)
_SPLIT = re.compile(
    r"(\s*[,;&]\s*(?:and |und |et |y )?|\s+(?:and|und|et|y|e|og|och|en|with|mit|AND|UND)\s+|\s*[|/]\s*)"
)
_NO_FIRST = frozenset(
    "the a an our your this that der die das unserem unserer einem einer le la les el los un una".split()
)
"""No first name, though a by-word stands before it."""
_EDGES = " .,|·•:;–—-*/\"'“”„"
_CJK_REPORTER = re.compile(r"(?P<name>[\u4e00-\u9fff\uac00-\ud7af]{2,5})\s?(?:記者|记者|기자)")
_CJK_EDITOR = re.compile(
    r"(?:责编|责任编辑|记者|作者|文|編集|取材・文|文="
    r"|文/)[：:/／\s]+(?P<names>[\u4e00-\u9fff]{2,4}(?:[、，, ][\u4e00-\u9fff]{2,4}){0,4})"
)
_CJK_NAME = re.compile(r"[\u4e00-\u9fff]{2,5}|[\uac00-\ud7af]{2,4}")


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that may name the authors."""

    row: int
    names: tuple[str, ...]
    kind: str
    """How the line says it: a by-word opens it (`word`), stands in it (`inside`) or above it (`alone`); or a name
    is there `bare`, with a date (`dated`), with more (`role`), with blanks behind it (`trailing`), or one of a `stack`;
    or the line is an agency or an editorial `office` alone.
    """
    text: str


def read(page: Page, line: Line) -> Byline | None:
    """The byline that a line may be."""
    if line.size > MAX_LINE or line.prose or line.furniture or line.low in _ALONE:
        return None
    text = dates.words_around(line.text, line.stamps) if line.stamps else line.text
    if line.wide and (wide := _wide(line, text)):
        return wide
    above = page.at(line.row - 1)
    alone = above is not None and above.low in _ALONE
    kind, rest = ("alone", text) if alone else _opened(text)
    if kind == "bare" and not line.trailing:
        return _bare(line, rest)
    found = _people(rest, asked=True)
    return Byline(line.row, found, kind if kind != "bare" else "trailing", line.text) if found else None


def names_in(text: str) -> tuple[str, ...]:
    """The persons that a visible byline's text names, in their order, each once, 20 at most.

    By-words, roles, places, agencies and dates are cut off; empty for a text that names nobody or is longer than
    MAX_LINE letters. Blanks and line ends count as one blank.
    """
    if len(text) > MAX_LINE * 5 or not (line := " ".join(text.split())) or len(line) > MAX_LINE:
        return ()
    stamps = dates.stamps(line)
    left = dates.words_around(line, stamps).strip() if stamps else line
    if not left or left.casefold() in _ALONE:
        return ()
    kind, rest = _opened(left)
    return tuple(name for name in _people(rest, asked=kind != "bare") if not names.is_role(name))


_STACK = 8
"""As many names under each other are a list of something else."""


def stacked(candidates: Sequence[Byline], page: Page) -> list[Byline]:
    """Lines of one name each that stand right under each other, taken together."""
    found: list[Byline] = []
    run: list[Byline] = []
    for one in (*candidates, None):
        follows = (
            one and 0 < len(run) < _STACK and one.row == run[-1].row + 1 and not page.lines[one.row].above
        )
        if (
            one
            and one.kind in ("bare", "role")
            and (not run or follows)
            and not set(one.names) & {n for b in run for n in b.names}
        ):
            run.append(one)
            continue
        if 1 < len(run) < _STACK:
            together = tuple(name for line in run for name in line.names)
            found.append(Byline(run[0].row, together, "stack", " / ".join(line.text for line in run)))
        run = [one] if one and one.kind in ("bare", "role") else []
    return found


def find(page: Page, skip: frozenset[int]) -> tuple[Byline, ...]:
    """All lines that may be a byline, in their order; `skip` are rows known to be something else."""
    found = [one for line in page.lines if line.row not in skip and (one := read(page, line))]
    return (*found, *stacked(found, page))


def _wide(line: Line, text: str) -> Byline | None:
    """A Chinese, Japanese or Korean reporter: named as one, or a name that stands alone."""
    reporter = _CJK_REPORTER.search(text)
    if reporter:
        return Byline(line.row, (reporter["name"],), "word", line.text)
    editor = _CJK_EDITOR.search(text)
    if editor:
        return Byline(line.row, tuple(re.split("[、，, ]", editor["names"])), "inside", line.text)
    bare = text.strip(_EDGES)
    if _CJK_NAME.fullmatch(bare):
        return Byline(line.row, (bare,), "trailing" if line.trailing else "bare", line.text)
    return None


def _opened(text: str) -> tuple[str, str]:
    """(kind, what stands behind the by-word)."""
    opening = _OPEN.match(text)
    if opening and opening.end() < len(text) and not _COLON.fullmatch(opening[0]):
        return "word", text[opening.end() :]
    glued = _GLUED.match(text) if text[0] in "bBvVpP" else None
    if glued:
        return "word", text[glued.end() :]
    inside = _INSIDE.search(text) if len(text) < 140 and _MAYBE.search(text) else None
    if inside:
        return "inside", text[inside.end() :]
    return "bare", text


def _bare(line: Line, text: str) -> Byline | None:
    """A line of names alone, or with a date, minutes or a role behind them."""
    if line.size > 120 or (line.ends and line.size > 30) or text[-1] in ":?!" or text[0] == "|":
        return None
    if line.size < _OFFICE and names.is_office(text.strip(_EDGES)):
        return Byline(line.row, (text.strip(_EDGES),), "office", line.text)
    if not names.begins_as_name(text.lstrip(_EDGES)):
        return None
    if several := _barred(text.strip(_EDGES)):
        return Byline(line.row, several, "dated" if line.stamps else "bare", line.text)
    cut = _halved(names.cut_role(text.strip(_EDGES)))
    rest = _first_part(cut)
    found = _people(rest, asked=False)
    if not found:
        return None
    more = (
        cut != text.strip(_EDGES) or len(rest) < len(cut) or len(rest) > sum(map(len, found)) + 5 * len(found)
    )
    return Byline(line.row, found, "dated" if line.stamps else "role" if more else "bare", line.text)


def _barred(text: str) -> tuple[str, ...]:
    """The persons of `A | B` and `A/B`, where each part is a name and none is an agency."""
    parts = tuple(part.strip(_EDGES) for part in re.split("[|/]", text))
    persons = all(names.is_name(part) and not names.is_role(part) for part in parts)
    return parts if 1 < len(parts) < 6 and persons and len(set(parts)) == len(parts) else ()


def _first_part(text: str) -> str:
    match = _CUT.search(text, 1)
    return text[: match.start()] if match else text


def _people(text: str, *, asked: bool) -> tuple[str, ...]:
    """The names at the head of a text. `asked`: a by-word said that a name follows, so less will do."""
    parts = _SPLIT.split(names.cut_role(_first_part(text.strip(_EDGES)) if asked else text))
    if len(parts) > 60:
        return ()
    found: list[str] = []
    for number in range(0, len(parts), 2):
        name = _halved(names.cut_behind(parts[number].strip(_EDGES)))
        if not name:
            continue
        joined = number > 0 and parts[number - 1].strip().isalpha()
        if found and names.is_role(name):
            break
        if not _is_person(name, found, asked=asked, joined=joined):
            break
        if name.casefold() not in (known.casefold() for known in found):
            found.append(name)
    return tuple(found[:20])


def _is_person(name: str, found: list[str], *, asked: bool, joined: bool) -> bool:
    """Whether a part of a byline names one more author rather than a place, a role or a paper."""
    if names.is_name(name) and not names.is_role(name):
        return True
    if not asked:
        return False
    if not found:
        return _is_pseudonym(name)
    single = name.isalpha() and len(name) < 20
    return single and not names.is_role(name) and (joined or all(known.isalpha() for known in found))


def _is_pseudonym(name: str) -> bool:
    """What a by-word alone makes a name: `dan`, `MND Staff`, `der Michel`; no phrase, no figure, no address."""
    words = name.split()
    if len(name) > 45 or len(words) > 5 or ":" in name or not any(map(str.isalpha, name)) or "www." in name:
        return False
    if len(words) == 2 and words[0][0].isupper() and words[0].isalpha() and words[1].isalpha():
        return words[0].casefold() not in _NO_FIRST
    return len(words) == 1 or words[-1][0].isupper() or words[-1].casefold() != words[-1]


def _halved(name: str) -> str:
    """`Aleš Vávra Aleš Vávra` said once."""
    half = len(name) // 2
    if len(name) % 2 == 0 and half > 4 and name[:half] == name[half:]:
        return name[:half]
    return name[:half] if len(name) % 2 and name[:half] == name[half + 1 :] and name[half] == " " else name

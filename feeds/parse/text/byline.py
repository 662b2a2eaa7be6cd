"""The byline: By, von, par, por, di …; one author or several; what stands behind them is cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from feeds.parse.text import byline_words as by
from feeds.parse.text import dates, names
from feeds.parse.text.lines import Line, Page

MAX_LINE = 200
_OFFICE = 50
_SAID = 30
"""Letters of a line that is more than `posted by ann`."""


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that may name the authors."""

    row: int
    names: tuple[str, ...]
    kind: str
    """How the line says it: a by-word opens it (`word`), stands in it (`inside`) or above it (`alone`); or a name
    is there `bare`, with a date (`dated`), with more (`role`), with blanks behind it (`trailing`), or one of a `stack`;
    or the line is a `given` name alone, an agency or an editorial `office` alone, or a `portrait`'s words; or it is a
    `sentence` that names its author, or the `bio` of one.
    """
    text: str


def read(page: Page, line: Line) -> Byline | None:
    """The byline that a line may be."""
    if line.prose and not line.furniture:
        return _introduced(line, line.row > page.start)
    if line.size > MAX_LINE or line.furniture or line.low in by.ALONE:
        return None
    text = dates.words_around(line.text, line.stamps) if line.stamps else line.text
    if (portrait := by.PORTRAIT.match(text)) and portrait.end() < len(text):
        return _named(line, text[portrait.end() :], "portrait")
    text = _last_part(line, text)
    if line.wide and (wide := _wide(line, text)):
        return wide
    above = page.at(line.row - 1)
    return _of_kind(line, text, alone=above is not None and above.low in by.ALONE)


def _of_kind(line: Line, text: str, *, alone: bool) -> Byline | None:
    """The byline that a line's words may be. `alone`: a by-word stands in the line above."""
    kind, rest = ("alone", text) if alone else _opened(text)
    if kind in ("bare", "inside") and line.caption and by.CREDIT.search(text):
        return None
    if kind == "bare":
        return _named(line, rest, "trailing") if line.trailing else _bare(line, rest)
    if kind == "word" and text[:14].casefold().startswith(by.TALKS):
        rest = by.WITH.split(rest)[0]
    found = _named(line, rest, kind)
    if found and kind == "inside" and line.size > _SAID and not line.stamps and found.names[0][0].islower():
        return None  # "Send us news by text", "reinstated by the State"
    return found


def _named(line: Line, text: str, kind: str) -> Byline | None:
    """Whom a text names where something said that it names somebody."""
    found = _people(text, asked=True)
    return Byline(line.row, found, kind, line.text) if found else None


def _last_part(line: Line, text: str) -> str:
    """Of `The Paper logo The Paper 02/10/2020 Jane Doe` what stands behind the date, where that is a person's name."""
    if len(line.stamps) != 1 or line.stamps[0].start < 4:
        return text
    behind = line.text[line.stamps[0].end :].strip(by.EDGES)
    return behind if names.is_name(behind) and names.is_given(behind) else text


def _introduced(line: Line, later: bool) -> Byline | None:
    """A sentence that says who wrote it: `By Jane Doe, a reporter who …`; `later`, behind the text's first paragraph,
    also `Jane Doe is a reporter at …`: whom a text begins with, it is about.
    """
    found = by.BY_SENTENCE.match(line.text) if line.text[:3] in ("By ", "Von") else None
    if found:
        people = _people(found["names"], asked=True)
        return Byline(line.row, people, "sentence", line.text) if people else None
    found = by.BIO.match(line.text) if later and names.may_go_on(line.text) else None
    if found and names.is_name(found["name"]) and not names.is_role(found["name"]):
        return Byline(line.row, (found["name"],), "bio", line.text)
    return None


def names_in(text: str) -> tuple[str, ...]:
    """The persons that a visible byline's text names, in their order, each once, 20 at most.

    By-words, roles, places, agencies and dates are cut off; empty for a text that names nobody or is longer than
    MAX_LINE letters. Blanks and line ends count as one blank.
    """
    if len(text) > MAX_LINE * 5 or not (line := " ".join(text.split())) or len(line) > MAX_LINE:
        return ()
    stamps = dates.stamps(line)
    left = dates.words_around(line, stamps).strip() if stamps else line
    if not left or left.casefold() in by.ALONE:
        return ()
    kind, rest = _opened(left)
    return tuple(name for name in _people(rest, asked=kind != "bare") if not names.is_role(name))


_UNASKED = frozenset(("bare", "role", "dated", "trailing"))
"""Kinds of line that no by-word makes a byline."""
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
    read_all = (read(page, line) for line in page.lines if line.row not in skip)
    found = [one for one in read_all if one and not (one.kind in _UNASKED and names.is_heading(one.names[0]))]
    return (*found, *stacked(found, page))


def _wide(line: Line, text: str) -> Byline | None:
    """A Chinese, Japanese or Korean reporter: named as one, or a name that stands alone."""
    reporter = by.CJK_REPORTER.search(text)
    if reporter:
        return Byline(line.row, (reporter["name"],), "word", line.text)
    editor = by.CJK_EDITOR.search(text)
    if editor:
        return Byline(line.row, tuple(re.split("[、，, ]", editor["names"])), "inside", line.text)
    bare = text.strip(by.EDGES)
    if by.CJK_NAME.fullmatch(bare):
        return Byline(line.row, (bare,), "trailing" if line.trailing else "bare", line.text)
    return None


def _opened(text: str) -> tuple[str, str]:
    """(kind, what stands behind the by-word)."""
    opening = by.OPEN.match(text)
    if opening and opening.end() < len(text) and not by.COLON.fullmatch(opening[0]):
        return "word", text[opening.end() :]
    glued = by.GLUED.match(text) if text[0] in "bBvVpP" else None
    if glued:
        return "word", text[glued.end() :]
    inside = by.INSIDE.search(text) if len(text) < 140 and by.MAYBE.search(text) else None
    if inside and not by.OTHERS_WORK.search(text, 0, inside.start()) and not _in_sentence(text, inside):
        return "inside", text[inside.end() :]
    return "bare", text


def _in_sentence(text: str, inside: re.Match[str]) -> bool:
    """Whether the by-word stands in a sentence, which says who did what in the news."""
    return len(text) > 40 and text.endswith((".", "!", "?")) and len(inside[0].split()) == 1


def _bare(line: Line, text: str) -> Byline | None:
    """A line of names alone, or with a date, minutes or a role behind them."""
    if line.size > 120 or (line.ends and line.size > 30) or text[-1] in ":?!" or text[0] == "|":
        return None
    bare = text.strip(by.EDGES)
    if kind := _single(line, bare):
        return Byline(line.row, (bare,), kind, line.text)
    if not names.begins_as_name(text.lstrip(by.EDGES)):
        return None
    if several := _barred(bare):
        return Byline(line.row, several, "dated" if line.stamps else "bare", line.text)
    cut = _halved(names.cut_role(bare))
    rest = _first_part(cut)
    found = _people(rest, asked=False)
    if not found:
        return None
    more = cut != bare or len(rest) < len(cut) or len(rest) > sum(map(len, found)) + 5 * len(found)
    return Byline(line.row, found, "dated" if line.stamps else "role" if more else "bare", line.text)


def _single(line: Line, text: str) -> str:
    """The kind of a line that is an office or a given name alone; empty for any other."""
    if line.size < _OFFICE and names.is_office(text):
        return "office"
    alone = text.isalpha() and text.istitle() and not (line.stamps or line.ends)
    return "given" if alone and names.is_given(text) else ""


def _barred(text: str) -> tuple[str, ...]:
    """The persons of `A | B` and `A/B`, where each part is a name and none is an agency."""
    parts = tuple(part.strip(by.EDGES) for part in re.split("[|/]", text))
    if not 1 < len(parts) < 6 or len(set(parts)) < len(parts):
        return ()
    return parts if all(names.is_name(part) and not names.is_role(part) for part in parts) else ()


def _first_part(text: str) -> str:
    match = by.CUT.search(text, 1)
    return text[: match.start()] if match else text


def _people(text: str, *, asked: bool) -> tuple[str, ...]:
    """The names at the head of a text. `asked`: a by-word said that a name follows, so less will do."""
    whole = text.strip(by.EDGES)
    if asked and (sign := by.HANDLE.match(whole) or by.SIGNATURE.match(whole)):
        return (sign[0],)
    parts = by.SPLIT.split(names.cut_role(_first_part(text.strip(by.EDGES)) if asked else text))
    if len(parts) > 60:
        return ()
    found: list[str] = []
    for number in range(0, len(parts), 2):
        name = _halved(names.cut_behind(parts[number].strip(by.EDGES)))
        if not name:
            continue
        joined = number > 0 and parts[number - 1].strip().isalpha()
        if found and names.is_role(name):
            break
        if not _is_person(name, found, asked=asked, joined=joined):
            rest = "".join(parts[number:]).split()
            return () if len(found) == 1 and len(rest) > 2 and not names.is_name(found[0]) else tuple(found)
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
    if words[0].casefold() in by.NO_NAME or (len(words) == 1 and names.ROLE.fullmatch(name)):
        return False
    if len(name) > 45 or len(words) > 5 or ":" in name or not any(map(str.isalpha, name)) or "www." in name:
        return False
    if len(words) == 2 and words[0][0].isupper() and words[0].isalpha() and words[1].isalpha():
        return words[0].casefold() not in by.NO_FIRST
    return len(words) == 1 or words[-1][0].isupper() or words[-1].casefold() != words[-1]


def _halved(name: str) -> str:
    """`Aleš Vávra Aleš Vávra` said once."""
    half = len(name) // 2
    if len(name) % 2 == 0 and half > 4 and name[:half] == name[half:]:
        return name[:half]
    return name[:half] if len(name) % 2 and name[:half] == name[half + 1 :] and name[half] == " " else name

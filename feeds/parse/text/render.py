"""Lines → HTML and plain text: paragraphs, sub-headings where one is sure, lists."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from feeds.parse.text.lines import Line

_LISTS = {"•": "ul", "1": "ol"}


def html(lines: Sequence[Line]) -> str:
    """The body's lines as HTML, all text escaped."""
    parts: list[str] = []
    row = 0
    for mark, group in groupby(lines, key=lambda line: line.mark):
        run = list(group)
        if mark:
            tag = _LISTS[mark]
            items = "".join(f"<li>{_escaped(line.text)}</li>" for line in run)
            parts.append(f"<{tag}>{items}</{tag}>")
        else:
            parts += [_block(lines, row + at) for at in range(len(run))]
        row += len(run)
    return "\n".join(parts)


def _block(lines: Sequence[Line], at: int) -> str:
    tag = "h2" if _is_heading(lines, at) else "p"
    return f"<{tag}>{_escaped(lines[at].text)}</{tag}>"


def _escaped(text: str) -> str:
    return escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text


def _is_heading(lines: Sequence[Line], at: int) -> bool:
    """A short line, open at its end, alone between two paragraphs."""
    line = lines[at]
    if (
        at == 0
        or at + 1 == len(lines)
        or line.prose
        or not (line.above and line.below)
        or not 8 <= line.size <= 90
    ):
        return False
    before, after = lines[at - 1], lines[at + 1]
    open_end = not line.ends or line.text.endswith("?")
    lone = open_end and line.text[-1] not in ",;:" and line.text[0] not in '"“„«»–—-'
    return (
        lone
        and after.prose
        and (before.prose or bool(before.mark) or before.ends)
        and after.row == line.row + 1
    )

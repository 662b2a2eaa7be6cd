"""The deck: the sentence that a desk sets between headline and byline."""

from __future__ import annotations

from feeds.parse.text.lines import Line, Page


def find(page: Page, title: int, byline: int) -> Line | None:
    """One sentence right below the headline, with byline or date between it and the text."""
    if title < 0 or not page.lines[title].below:
        return None
    line = page.at(title + 1)
    if (
        line is None
        or not 50 <= line.size <= 320
        or line.furniture
        or line.caption
        or line.mark
        or line.row == byline
    ):
        return None
    for row in range(line.row + 1, min(line.row + 4, len(page.lines))):
        other = page.lines[row]
        if other.prose:
            return None
        if row == byline or other.stamps:
            return line
    return None

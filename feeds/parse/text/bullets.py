"""Bullets between the headline and the text: the summary that the desk wrote."""

from __future__ import annotations

from dataclasses import dataclass

from feeds.parse.text.lines import Page


@dataclass(frozen=True, slots=True)
class Bullets:
    """The bullets of the summary."""

    texts: tuple[str, ...]
    rows: frozenset[int]
    confidence: float


def find(page: Page, title: int, taken: frozenset[int]) -> Bullets | None:
    """The first run of sentences as bullets below the headline, before the text is well under way.

    A run that goes on longer than eight is a list of the article itself.
    """
    run: list[int] = []
    for line in page.lines[title + 1 : min(len(page.lines), max(page.start, title + 1) + 12)]:
        fits = (
            line.mark == "•"
            and line.row not in taken
            and line.size >= 30
            and line.text.count(" ") > 3 - 4 * line.wide
        )
        if fits:
            run.append(line.row)
        elif run or (line.prose and line.row > page.start):
            break
    if not run or len(run) > 8 or any(page.lines[row].caption for row in run):
        return None
    after = page.at(run[-1] + 1)
    if after is None or any(line.prose for line in page.lines[max(title + 1, 0) : run[0]]):
        return None
    ends = sum(page.lines[row].ends for row in run)
    return Bullets(tuple(page.lines[row].text for row in run), frozenset(run), 0.9 if ends else 0.7)

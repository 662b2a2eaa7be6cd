"""Chosen blocks → HTML: paragraphs, headings, lists, quotes, tables and figures, without class, style or id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from feeds.parse.html.blocks import Block, html_of
from feeds.parse.html.figures import Picture, picture

_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
_WRONG_PLACE = frozenset(
    ("teasers", "writer", "adverts", "sharing", "comments", "menu", "foot", "consent", "letters", "side")
)


def with_pictures(found: Sequence[Block], chosen: Sequence[int], base: str) -> list[int]:
    """The chosen blocks, and the pictures and captions that stand among them."""
    first, last = chosen[0], chosen[-1]
    picked = set(chosen)
    captions: dict[int, int] = {}
    shown: set[str] = set()
    for n in range(max(0, first - 6), last):
        block = found[n]
        if block.image is None or not _belongs(block, found[first]):
            continue
        shows = picture(block.image, base)
        if shows is None or shows.url in shown:
            continue
        shown.add(shows.url)
        picked.add(n)
        captions |= {m: n for m in range(n + 1, min(n + 4, len(found))) if _captions(block, found[m])}
    return sorted(picked | set(captions))


def _belongs(image: Block, text: Block) -> bool:
    """Whether a picture stands in the text's box, and in none of another kind."""
    ours, its = text.place.path, image.place.path
    around = ours[-3] if len(ours) > 3 else ours[0]
    return around in its and not (image.place.classes - text.place.classes) & _WRONG_PLACE


def _captions(image: Block, text: Block) -> bool:
    return (
        bool(text.text)
        and is_caption(text)
        and text.place.figure == image.place.figure
        and len(text.text) < 400
    )


def html(chosen: Sequence[Block], base: str) -> str:
    """The blocks as HTML, a block a line. `base`: what relative addresses are joined to, may be empty."""
    return "\n".join(
        part for group, row in groupby(chosen, _group) for part in _parts(group[0], list(row), base)
    )


def _group(block: Block) -> tuple[str, int]:
    """What stands together: items of a list, cells of a table, a quote's paragraphs, a figure."""
    place = block.place
    if block.image is not None or is_caption(block):
        return "figure", place.figure or place.number
    if place.table:
        return "table", place.table
    if place.tag in _HEADINGS:
        return "", 0
    if place.list and place.item > place.list:
        return ("ol" if place.ordered else "ul"), place.list
    return ("blockquote", place.quote) if place.quote else ("", 0)


def is_caption(block: Block) -> bool:
    """Whether a block is the text of a figure."""
    return bool(block.place.figure) and not block.place.table and not block.place.quote


def _parts(group: str, row: Sequence[Block], base: str) -> Iterator[str]:
    match group:
        case "figure":
            yield _figure(row, base)
        case "table":
            yield _table(row, base)
        case "ul" | "ol":
            items = (
                f"<li>{'<br>'.join(html_of(block, base) for block in item)}</li>"
                for _, item in groupby(row, lambda block: block.place.item)
            )
            yield f"<{group}>{''.join(items)}</{group}>"
        case "blockquote":
            yield f"<blockquote>{''.join(f'<p>{html_of(block, base)}</p>' for block in row)}</blockquote>"
        case _:
            yield from (_single(block, base) for block in row)


def _single(block: Block, base: str) -> str:
    tag = _HEADINGS.get(block.place.tag, "pre" if block.place.tag == "pre" else "p")
    return f"<{tag}>{html_of(block, base)}</{tag}>"


def _table(row: Sequence[Block], base: str) -> str:
    lines = (
        f"<tr>{''.join(_cell(list(cell), base) for _, cell in groupby(line, lambda block: block.place.cell))}</tr>"
        for _, line in groupby(row, lambda block: block.place.row)
    )
    return f"<table><tbody>{''.join(lines)}</tbody></table>"


def _cell(blocks: Sequence[Block], base: str) -> str:
    tag = "th" if blocks[0].place.tag == "th" else "td"
    return f"<{tag}>{'<br>'.join(html_of(block, base) for block in blocks)}</{tag}>"


def _figure(row: Sequence[Block], base: str) -> str:
    pictures = "".join(
        _img(found) for block in row if block.image is not None and (found := picture(block.image, base))
    )
    caption = "<br>".join(html_of(block, base) for block in row if block.text)
    if not pictures:
        return ""
    return f"<figure>{pictures}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>"


def _img(picture: Picture) -> str:
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.height else ""
    return f'<img src="{escape(picture.url)}" alt="{escape(picture.alt)}"{size}>'

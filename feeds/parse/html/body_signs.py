"""What speaks for a block of a page being the article's: a named sign a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from feeds.parse.html.blocks import Block
from feeds.parse.html.body_render import is_caption
from feeds.parse.html.kept import Kept, squashed
from feeds.parse.text import furniture, names
from feeds.parse.text.weights import Signs

_TAGS = frozenset(
    "p li td th h1 h2 h3 h4 h5 h6 blockquote pre figcaption caption figure dt dd summary label address".split()
)
_ENDS = '.!?…"”’»。！？)“'


@dataclass(frozen=True, slots=True)
class Seen:
    """A page's blocks with what all rules need to know of them."""

    blocks: Sequence[Block]
    lows: Sequence[str]
    kept: Sequence[str]
    """What Kept.sign says of each."""
    sizes: Sequence[int]
    """Characters; wide letters count three."""
    times: Counter[str]
    first: int
    """The first and last long kept block."""
    last: int
    shares: dict[int, float]
    """Element → the share of the kept letters below it."""
    dense: dict[int, float]
    """Element → the share of the page's prose below it, whoever kept it."""
    coverage: str
    """How much of the page's prose is kept."""
    words: frozenset[str]
    title: str
    told: str
    known: Sequence[bool]
    """Whether each is furniture by its words."""
    head: Collection[str]
    """Lines, case-folded, that belong to the headline: byline, date, kicker."""
    tail: int
    """The first block behind the start that says the article is over."""


def look(found: Sequence[Block], kept: Kept, title: str, told: str, head: Collection[str]) -> Seen:
    """`title` as read; `told`: the text of the page's own data, or ""; `head`: see Seen."""
    lows = [block.text.casefold() for block in found]
    sizes = [_size(block.text) for block in found]
    signs = [kept.sign(squashed(block.text)) for block in found]
    likely = [n for n, sign in enumerate(signs) if sign in ("kept", "kept in part") and sizes[n] > 80]
    long = [n for n in likely if found[n].linked < 0.5 and found[n].place.tag not in ("figcaption",)]
    first, last = (long[0], long[-1]) if long else (0, len(found))
    words = frozenset(word for n in long for word in lows[n].split() if len(word) > 4)
    tail = next(
        (n for n in range(first + 1, len(found)) if sizes[n] < 60 and furniture.ends_article(lows[n])),
        len(found),
    )
    own = prose(found, sizes)
    return Seen(
        found, lows, signs, sizes, Counter(lows), first, last, _shares(found, long), _shares(found, own),
        _coverage(found, long, own), words, squashed(title).casefold(), squashed(told),
        [furniture.is_furniture(low) for low in lows], head, tail,
    )  # fmt: skip


def _size(text: str) -> int:
    wide = sum(c > "⺀" for c in text) if text and max(text) > "⺀" else 0
    return len(text) + 2 * wide


_ELSEWHERE = frozenset(("comments", "teasers", "consent", "foot", "menu", "letters"))


def prose(found: Sequence[Block], sizes: Sequence[int]) -> list[int]:
    """The blocks that read like an article's, by themselves."""
    return [
        n
        for n, block in enumerate(found)
        if sizes[n] > 80 and block.linked < 0.4 and not block.place.classes & _ELSEWHERE
    ]


def prose_size(found: Sequence[Block]) -> int:
    """Characters of a page's prose."""
    return sum(len(found[n].text) for n in prose(found, [len(block.text) for block in found]))


def _coverage(found: Sequence[Block], long: Sequence[int], own: Sequence[int]) -> str:
    kept = set(long)
    total = sum(len(found[n].text) for n in own)
    share = sum(len(found[n].text) for n in own if n in kept) / total if total else 1.0
    return "page kept" if share > 0.85 else "page half kept" if share > 0.4 else "page left"


def _shares(found: Sequence[Block], long: Sequence[int]) -> dict[int, float]:
    below: Counter[int] = Counter()
    total = 0
    for n in long:
        size = len(found[n].text)
        total += size
        for number in found[n].place.path[-12:]:
            below[number] += size
    return {number: size / total for number, size in below.items()}


def signs(seen: Seen, n: int) -> Signs:
    """All signs of a block."""
    block, low, size = seen.blocks[n], seen.lows[n], seen.sizes[n]
    kept = seen.kept[n]
    length = _length(size)
    kind, link, dense = _kind(block), _link(block), _dense(seen, n)
    told = ""
    if len(seen.told) > 400 and size < 5_000:
        told = "told" if squashed(block.text) in seen.told else "not told"
    place = block.place
    out = [
        kept, length, f"{kept}, {length}", link, kind, _ending(block),
        _near(seen, n, -1), _near(seen, n, 1), _home(seen, n), dense,
        f"{seen.coverage}, {kept}", f"{seen.coverage}, {dense}", _where(seen, n), _share(seen, low, size),
        f"{kept}, {kind}", f"{kept}, {link}",
    ]  # fmt: skip
    out += _of_place(place.classes, place.near, place.boxes)
    if told:
        out += [told, f"{kept}, {told}"]
    out += _words(seen, n, block, low, size)
    return tuple(sign for sign in out if sign)


@lru_cache(8_192)
def _of_place(classes: frozenset[str], near: frozenset[str], boxes: tuple[str, ...]) -> tuple[str, ...]:
    """The signs of what stands around a block: those of one box have the same."""
    return (
        *(f"class {name}" for name in classes),
        *(f"own class {name}" for name in near),
        *(f"in {box}" for box in dict.fromkeys(boxes)),
    )


def never(seen: Seen, n: int) -> bool:
    """Whether a block is no text of the article whatever its signs: the headline again, its byline, a caption, a
    notice, a link elsewhere.
    """
    low, block = seen.lows[n], seen.blocks[n]
    if not low or low in seen.head or is_caption(block):
        return True
    if n <= seen.first and _is_title(seen, low):
        return True
    return seen.sizes[n] < _SHORT and (_points_elsewhere(seen, n) or "a notice" in block.place.near)


def _is_title(seen: Seen, low: str) -> bool:
    # The first letter is looked at first: it spares most blocks the rest.
    return seen.title != "" and low[:1] == seen.title[0] and squashed(low) == seen.title


_SHORT = 300


def _points_elsewhere(seen: Seen, n: int) -> bool:
    """Whether a line is a link to another page in the words of one: "Read more: …"."""
    return seen.blocks[n].linked > 0.6 and seen.known[n]


def _length(size: int) -> str:
    for limit in (12, 25, 45, 80, 140, 250, 500):
        if size < limit:
            return f"below {limit}"
    return "long"


def _link(block: Block) -> str:
    share = block.linked
    return (
        "no link"
        if share == 0
        else "some links"
        if share < 0.25
        else "links"
        if share < 0.6
        else "mostly links"
        if share < 0.95
        else "a link"
    )


def _kind(block: Block) -> str:
    tag = block.place.tag
    return tag if tag in _TAGS else "text"


def _ending(block: Block) -> str:
    last = block.text[-1]
    return "ends" if last in _ENDS else "ends with a colon" if last == ":" else "ends open"


def _near(seen: Seen, n: int, step: int) -> str:
    """How the two blocks on one side were taken."""
    side = "above" if step < 0 else "below"
    taken = [seen.kept[m] != "left" for m in (n + step, n + 2 * step) if 0 <= m < len(seen.blocks)]
    if not taken:
        return f"nothing {side}"
    return f"{side} {'kept' if taken[0] else 'left'}, {'kept' if taken[-1] else 'left'}"


def _home(seen: Seen, n: int) -> str:
    """How much of the article its own box holds, and the one around."""
    path = seen.blocks[n].place.path
    own = [seen.shares.get(number, 0.0) for number in path[-3:]]
    band = [
        "all" if share > 0.85 else "most" if share > 0.5 else "some" if share > 0 else "none"
        for share in reversed(own)
    ]
    return "home " + ", ".join(band)


def _dense(seen: Seen, n: int) -> str:
    """How much of the page's prose its own box holds."""
    share = seen.dense.get(seen.blocks[n].place.path[-2 if len(seen.blocks[n].place.path) > 1 else -1], 0.0)
    return (
        "dense all"
        if share > 0.85
        else "dense most"
        if share > 0.5
        else "dense some"
        if share > 0.1
        else "thin"
    )


def _where(seen: Seen, n: int) -> str:
    if n < seen.first:
        return "just above" if n >= seen.first - 3 else "above"
    if n > seen.last:
        return "just below" if n <= seen.last + 3 else "below"
    return "first" if n == seen.first else "last" if n == seen.last else "within"


def _share(seen: Seen, low: str, size: int) -> str:
    if size > 250:
        return ""
    words = [word for word in low.split() if len(word) > 4]
    if not words:
        return "no long words"
    share = sum(word in seen.words for word in words) / len(words)
    return "shares none" if share == 0 else "shares some" if share < 0.6 else "shares most"


def _words(seen: Seen, n: int, block: Block, low: str, size: int) -> list[str]:
    out = []
    if seen.known[n]:
        out.append("furniture")
    if size < 400 and furniture.is_caption(low):
        out.append("caption words")
    if n >= seen.tail:
        out.append("behind the end")
    if seen.times[low] > 1:
        out.append("said twice")
    if _is_title(seen, low):
        out.append("the title")
    if size < 60 and names.is_name(block.text):
        out.append("a name")
    if size < 60 and sum(map(str.isdigit, low)) >= 4:
        out.append("digits")
    return out

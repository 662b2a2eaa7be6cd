"""What is learned of each source's furniture: the lines of its newest stories, and those that recur.

    new stories ──learning.learn──▶ lessons ──▶ learned lines; what holds them is read again

All of it in the commit that brings the stories, so that it depends on what was saved and on nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from feeds import learning
from feeds.decide import Kept, text_key
from feeds.learning import Lesson, Marks, Telling, pack, unpack
from feeds.store import bulk, documents, held
from feeds.store.bulk import chunks
from feeds.store.tables import learned, ledger, recent

MOST_LEARNED = 4000
"""Lines of one source; the oldest go first, and one that still recurs is learned again."""
_TELL = insert(recent)
_LEARN = insert(learned)
_LEAD = insert(ledger)


def lines(connection: Connection, source: str) -> frozenset[str]:
    """The learned lines of a source."""
    return frozenset(connection.scalars(select(learned.c.line).where(learned.c.source == source)))


def lessons(connection: Connection, source: str) -> Mapping[str, tuple[int, int]]:
    """The learned lines of a source: line → (stories that held it, stories known) when it was learned."""
    query = select(learned.c.line, learned.c.stories, learned.c.known).where(learned.c.source == source)
    return {line: (stories, known) for line, stories, known in connection.execute(query)}


def grow(
    connection: Connection, source: str, new: Sequence[Telling], known: frozenset[str], change: int
) -> frozenset[str]:
    """Learn from the new stories of a commit, written already; what is learned now. `known`: what was before."""
    if not new:
        return known
    window = _window(connection, source)
    found = learning.learn(window, new, known)
    _remember(connection, source, window, new)
    if not found:
        return known
    _put(connection, source, found, change)
    taught = {one.line for one in found}
    clean = {one.article for one in new if not learning.holds(one.text, taught)}
    _correct(connection, source, taught, {number for one in found for number in one.articles} - clean)
    return lines(connection, source)


def _window(connection: Connection, source: str) -> dict[int, Marks]:
    query = select(recent.c.article, recent.c.marks, recent.c.opening).where(recent.c.source == source)
    return {
        number: Marks(unpack(marks), unpack(opening)) for number, marks, opening in connection.execute(query)
    }


def _remember(connection: Connection, source: str, window: Collection[int], new: Sequence[Telling]) -> None:
    """Keep the newest stories of what was known and what is new."""
    newest = sorted({*window, *(one.article for one in new)})[-learning.WINDOW :]
    connection.execute(delete(recent).where(recent.c.source == source, recent.c.article < newest[0]))
    told = [
        {
            "source": source,
            "article": one.article,
            "marks": pack(one.told.lines),
            "opening": pack(one.told.opening),
        }
        for one in new
        if one.article >= newest[0]
    ]
    bulk.execute(connection, _TELL, told)


def _put(connection: Connection, source: str, found: Iterable[Lesson], change: int) -> None:
    rows = [
        {"source": source, "line": one.line, "stories": one.stories, "known": one.known, "change": change}
        for one in found
    ]
    bulk.execute(connection, _LEARN, rows)
    newest = (
        select(learned.c.line)
        .where(learned.c.source == source)
        .order_by(learned.c.change.desc(), learned.c.line)
        .offset(MOST_LEARNED)
        .limit(len(rows))
    )
    for chunk in chunks(connection.scalars(newest).all()):
        connection.execute(delete(learned).where(learned.c.source == source, learned.c.line.in_(chunk)))


def _correct(connection: Connection, source: str, found: Collection[str], numbers: Iterable[int]) -> None:
    """Have the documents whose articles hold these lines read again, and lead their cleaned texts to them at once:
    a copy or a renamed file that is read before them must find them.
    """
    cleaned = [one for kept in held.kept(connection, numbers) for one in _cleaned(kept, found)]
    keys = {text_key(one.article).digest(): one.article.number for one in cleaned}
    taken: set[bytes] = set()
    for chunk in chunks(keys):
        taken.update(connection.scalars(select(ledger.c.key).where(ledger.c.key.in_(chunk))))
    leads = [{"key": key, "article": number, "minted": 0} for key, number in keys.items() if key not in taken]
    bulk.execute(connection, _LEAD, leads)
    documents.read_again(
        connection, source, {one.article.name for one in cleaned if one.article.source == source}
    )


def _cleaned(kept: Kept, found: Collection[str]) -> Iterator[Kept]:
    text = learning.without(kept.article.body_text, found)
    if text and text != kept.article.body_text and not (kept.withdrawn or kept.pruned):
        yield replace(kept, article=replace(kept.article, body_text=text))

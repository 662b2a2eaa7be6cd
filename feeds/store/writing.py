"""What one commit has decided → rows. Membership writes its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, insert, update

from feeds.store import bulk, rows
from feeds.store.tables import articles, ledger, revisions, sightings
from feeds.store.work import Pending, Work

Rows = list[dict[str, Any]]

_BEAR = insert(articles)
_CHANGE = update(articles).where(articles.c.number == bindparam("n"))
_KEEP_TEXT = insert(revisions)
_LEAD = insert(ledger)
_LEAD_ELSEWHERE = update(ledger).where(ledger.c.key == bindparam("k"))
_SIGHT = insert(sightings)
_SIGHT_AGAIN = update(sightings).where(
    sightings.c.source == bindparam("s"),
    sightings.c.name == bindparam("d"),
    sightings.c.entry == bindparam("e"),
)


def write(connection: Connection, work: Work) -> None:
    """Write articles, the texts they held before, where each key leads, and what was said where."""
    touched = [one for one in work.pending.values() if one.change]
    moment = work.counter.moment
    bulk.execute(connection, _BEAR, [_article_row(one, moment) for one in touched if one.born])
    bulk.execute(connection, _CHANGE, [_changed_row(one, moment) for one in touched if not one.born])
    bulk.execute(connection, _KEEP_TEXT, [row for one in touched for row in _past_rows(one)])
    _write_ledger(connection, work)
    _write_sightings(connection, work)


def _article_row(one: Pending, moment: int) -> dict[str, Any]:
    row = rows.article_row(one.article)
    row |= {"change": one.change, "moment": moment, "renewed": one.renewed, "revision": one.revision}
    row["said"] = one.said or one.change
    row |= {"story": None, "withdrawn": None, "reason": None, "pruned": None} if one.born else {}
    return row


def _changed_row(one: Pending, moment: int) -> dict[str, Any]:
    row = _article_row(one, moment)
    row["n"] = row.pop("number")
    return row


def _past_rows(one: Pending) -> Rows:
    return [
        {
            "article": kept.article.number,
            "revision": kept.revision,
            "change": kept.said or one.change,
            "fingerprint": kept.article.fingerprint,
            "title": kept.article.title,
            "authors": rows.list_text(kept.article.authors),
            "summary": kept.article.summary,
            "body_html": kept.article.body_html,
        }
        for kept in one.past
    ]


def _write_ledger(connection: Connection, work: Work) -> None:
    new: Rows = []
    moved: Rows = []
    for key, number in work.leads.items():
        row = {"article": number, "minted": work.held.minted.get(key, 0)}
        if key not in work.known:
            new.append(row | {"key": key.digest()})
        elif work.known[key] != number:
            moved.append(row | {"k": key.digest()})
    bulk.execute(connection, _LEAD, new)
    bulk.execute(connection, _LEAD_ELSEWHERE, moved)


def _write_sightings(connection: Connection, work: Work) -> None:
    new: Rows = []
    moved: Rows = []
    for place in work.seen_at:
        number, owner, digest = work.held.sightings[place]
        row = {"article": number, "owner": owner, "digest": digest}
        if place in work.placed:
            moved.append(row | {"s": place.source, "d": place.name, "e": place.entry})
        else:
            new.append(row | place._asdict())
    bulk.execute(connection, _SIGHT, new)
    bulk.execute(connection, _SIGHT_AGAIN, moved)

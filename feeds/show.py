"""What the command line prints of passes, sources and rejections: rows for people, objects for programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from feeds.ingest import Report
from feeds.model import Article
from feeds.store.documents import Rejected
from feeds.store.sources import SourceState


def report_object(report: Report) -> dict[str, Any]:
    """A pass, for --json."""
    return {"source": report.source, "seen": report.account.seen, **asdict(report.account)} | {
        "untouched": report.untouched,
        "waiting": report.waiting,
        "ignored": report.ignored,
        "problem": report.problem,
    }


def report_line(report: Report) -> str:
    """A pass, for people."""
    if report.busy:
        return f"{report.source}: another newswire reads it now"
    if report.problem:
        return f"{report.source}: {report.problem}"
    counts = {"seen": report.account.seen, **asdict(report.account), "untouched": report.untouched}
    counts |= {"waiting": report.waiting, "ignored": report.ignored}
    said = ", ".join(f"{count} {word}" for word, count in counts.items() if count or word == "seen")
    return f"{report.source}: {said} ({report.seconds:.1f} s)"


def source_object(state: SourceState) -> dict[str, Any]:
    """A source, for --json."""
    return {
        "name": state.name,
        "due": _time(state.due),
        "first_pass": _time(state.passed),
        "problem": state.problem,
        "seen": state.seen,
        **asdict(state.account),
    }


def source_line(state: SourceState) -> str:
    """A source, for people."""
    counts = ", ".join(f"{count} {word}" for word, count in asdict(state.account).items() if count)
    trouble = f"; {state.problem}" if state.problem else ""
    return f"{state.name}: {state.seen} seen ({counts or 'nothing yet'}){trouble}"


def rejected_object(row: Rejected) -> dict[str, Any]:
    """A rejection, for --json."""
    return asdict(row) | {"moment": _time(row.moment)}


def rejected_lines(rows: Iterable[Rejected]) -> Iterable[str]:
    """Rejections, for people: newest first."""
    for row in rows:
        entry = f" ({row.entry})" if row.entry else ""
        yield f"{_time(row.moment)}  {row.source}/{row.name}{entry}: {row.reason}: {row.detail}"


def withdrawal_object(article: Article) -> dict[str, Any]:
    """What a withdrawal, or taking one back, made of an article: for --json."""
    return {
        "id": article.id,
        "title": article.title,
        "withdrawn": _time(int(article.withdrawn.timestamp())) if article.withdrawn else None,
        "reason": article.reason,
    }


def withdrawal_line(article: Article) -> str:
    """The same, for people."""
    name = f"{article.id} ({article.title})" if article.title else article.id
    if article.withdrawn is None:
        return f"{name}: stands in its feeds again"
    return f"{name}: withdrawn; its feeds say so: {article.reason}"


def _time(moment: int | None) -> str | None:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None

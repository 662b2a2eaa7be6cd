"""What `newswire explain` is asked about → the document or the kept article → the explanation.

A file is read as its source would read it: the one whose folder it lies in, else none at all. An id (or the key
in an article's address) is looked up in the store.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from feeds import explain as pure
from feeds.addresses import key_of
from feeds.errors import DocumentError, StoreError
from feeds.fetch.reading import beside
from feeds.model import Document
from feeds.parse.marks import Mark
from feeds.parse.trace import trace
from feeds.settings import Config, Source
from feeds.store import Store

_ID = re.compile(r"tag:[^/]+,[^/]+:[0-9a-f-]{36}")
_KEY = re.compile(r"[0-9A-Za-z]{22}")


def explain(what: str, config: Config) -> dict[str, Any]:
    """The object that `explain --json` prints, of a file or a kept article.

    Raises DocumentError where the file cannot be read, StoreError where there is no such article.
    """
    path = Path(what)
    if not path.exists() and (_ID.fullmatch(what) or _KEY.fullmatch(what)):
        return _kept(what, config)
    source = _source_of(path, config)
    document = _read(path, source)
    explained: dict[str, Any] = pure.explain(document, source, config, _learned(source, config))
    identity = _known_id(document, config)
    items = [item | {"id": identity} for item in explained["items"]]
    return explained | {"document": what, "items": items}


def marks(what: str, config: Config) -> tuple[Mark, ...]:
    """What each line of a file was taken for; none for an article of the store, or a file that is rejected.

    Raises DocumentError where the file cannot be read.
    """
    path = Path(what)
    if not path.exists():
        return ()
    source = _source_of(path, config)
    return trace(_read(path, source), config.normalise.certainty, _learned(source, config))


def _kept(what: str, config: Config) -> dict[str, Any]:
    article = Store.open(config).article(key_of(what))
    if article is None:
        raise StoreError(f"{what}: the store has no such article")
    return {
        "document": f"{article.source}/{article.name}",
        "items": [pure.explain_article(article)],
        "rejected": [],
    }


def _read(path: Path, source: Source) -> Document:
    try:
        data = path.read_bytes()
        modified = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    except OSError as error:
        raise DocumentError("unreadable", f"{path}: {error.strerror}") from error
    now = datetime.now(UTC).replace(microsecond=0)
    name = path.resolve().relative_to(source.path.resolve()).as_posix()
    sidecar, sidecar_name = beside(path)
    return Document(
        source=source.name,
        name=name,
        data=data,
        arrived=now,
        modified=modified,
        size=len(data),
        sidecar=sidecar,
        sidecar_name=sidecar_name,
    )


def _source_of(path: Path, config: Config) -> Source:
    where = path.resolve()
    found = (source for source in config.sources if where.is_relative_to(source.path.resolve()))
    return next(found, Source(name="", path=where.parent))


def _learned(source: Source, config: Config) -> Mapping[str, tuple[int, int]]:
    """What the store knows as furniture of a source: line → (stories that held it, stories known)."""
    if not source.name:
        return {}
    try:
        return Store.open(config).learned(source.name)
    except StoreError:
        return {}  # nothing was ingested yet


def _known_id(document: Document, config: Config) -> str | None:
    """The id of the article that this very file is known to say; None where the store does not know it."""
    if not document.source:
        return None
    try:
        return Store.open(config).said_by(document.source, document.name)
    except StoreError:
        return None  # nothing was ingested yet: the file can be explained all the same

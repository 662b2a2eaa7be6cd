"""The sidecar: `name.toml` or `name.json` beside a document gives its fields outright.

A sidecar that cannot be read rejects its document: an editor who wrote one means it, and a story under the wrong
headline is worse than one that waits. It is read again as soon as the sidecar changes.
"""

from __future__ import annotations

import json
import tomllib
from typing import Any

from feeds.errors import DocumentError
from feeds.model import Document
from feeds.parse.given import Given, read

RULE = "sidecar.find"


def find(document: Document) -> Given:
    """The fields that a document's sidecar gives. DocumentError("sidecar") names the file, the line and the reason."""
    if not document.sidecar_name:
        return Given({}, RULE, {})
    name = document.sidecar_name.rpartition("/")[2]
    given, wrong = read(_table(name, document.sidecar), RULE)
    if wrong:
        raise DocumentError("sidecar", "; ".join(f"{name}: {one.key} {one.reason}" for one in wrong[:4]))
    return given


def _table(name: str, data: bytes) -> dict[str, Any]:
    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text) if name.lower().endswith(".toml") else json.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DocumentError("sidecar", f"{name}: line {line}: not UTF-8 text") from error
    except RecursionError as error:
        raise DocumentError("sidecar", f"{name}: nested too deep") from error
    except ValueError as error:  # both readers say the line
        raise DocumentError("sidecar", f"{name}: {error}") from error
    if not isinstance(table, dict):
        raise DocumentError("sidecar", f'{name}: must be a table of fields, as in {{"title": "…"}}')
    return table

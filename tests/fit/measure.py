"""The corpus' own measure: its eval.py, loaded from where it lies, so that what is fitted is what is scored."""

from __future__ import annotations

import importlib.util
from types import ModuleType
from typing import Any

from tests import fit


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_eval", fit.corpus() / "eval.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


measure: Any = _load()


def body(truth: dict[str, Any], kept: str) -> tuple[float, float, float | None, float | None]:
    """Precision, recall, and the shares of must-have strings found and must-not strings kept out."""
    said = measure.shingles(measure.toks(kept))
    wholes = [truth["body"], *(["\n".join([*truth["summary"], truth["body"]])] if truth["summary"] else [])]
    p, r, _ = max(
        (measure.prf(measure.shingles(measure.toks(one)), said) for one in wholes), key=lambda x: x[2]
    )
    letters, seen = measure.squash(kept), truth["visible"]
    have, out = seen["must_have"], seen["must_not"]
    return (
        p,
        r,
        sum(measure.squash(w) in letters for w in have) / len(have) if have else None,
        sum(measure.squash(w) not in letters for w in out) / len(out) if out else None,
    )

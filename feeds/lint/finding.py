"""What the checker says: a `Rule` stands beside the function that applies it, a `Finding` is one breach of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
"""`error`: a specification or the contract is broken, and some reader shows it. `warning`: it could be better."""

SHOWN = 100
"""Findings of one rule that are told one by one; a feed of 10,000 bad entries needs no 10,000 lines."""

QUOTED = 120
"""Characters of the document that a message quotes at most."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule. `line` counts from 1; 0 where there is no one line to name."""

    severity: Severity
    rule: str
    line: int
    message: str
    why: str
    fix: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand on a feed: what is wrong where it is broken, whom that matters to, and the cure."""

    id: str
    severity: Severity
    wrong: str
    why: str
    fix: str

    def at(self, line: int, detail: str = "") -> Finding:
        """The breach of this rule in `line`; `detail` says which value, or which entry."""
        message = f"{self.wrong}: {clip(detail)}" if detail else self.wrong
        return Finding(self.severity, self.id, line, message, self.why, self.fix)


Findings = Iterator[Finding]


def error(name: str, wrong: str, why: str, fix: str) -> Rule:
    """A rule whose breach is an error."""
    return Rule(name, "error", wrong, why, fix)


def warning(name: str, wrong: str, why: str, fix: str) -> Rule:
    """A rule whose breach is a warning."""
    return Rule(name, "warning", wrong, why, fix)


def clip(text: str) -> str:
    """`text` on one line, control characters shown, at most QUOTED characters."""
    head = text[: QUOTED + 1]
    if not head.isprintable():
        head = "".join(c if c.isprintable() else _shown(c) for c in head)
    return head if len(head) <= QUOTED else head[: QUOTED - 1] + "…"


def _shown(character: str) -> str:
    return " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"


def bounded(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by line, each rule at most SHOWN times and then once to say how many more there are."""
    counts: Counter[str] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        counts[finding.rule] += 1
        if counts[finding.rule] <= SHOWN:
            kept.append(finding)
    last = {finding.rule: finding for finding in kept}
    kept.extend(_more(last[rule], count - SHOWN) for rule, count in counts.items() if count > SHOWN)
    return tuple(sorted(kept, key=lambda finding: finding.line))


def _more(like: Finding, count: int) -> Finding:
    return Finding(like.severity, like.rule, 0, f"and {count} more of the same", like.why, like.fix)

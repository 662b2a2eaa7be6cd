"""Every rule of the checker, by its id: what `docs/validate.md` lists."""

from __future__ import annotations

from types import ModuleType

import feeds.lint as document
from feeds.lint import (
    address,
    atom,
    atom_entry,
    atom_parts,
    atom_text,
    dates,
    extensions,
    html,
    http,
    json,
    json_item,
    json_shape,
    media,
    rss,
    rss_item,
    structure,
    text,
    xml,
)
from feeds.lint.finding import Rule

MODULES: tuple[ModuleType, ...] = (
    document, xml, media, http, structure, address, text, dates, html, rss, rss_item, atom, atom_entry, atom_parts,
    atom_text, json, json_shape, json_item, extensions,
)  # fmt: skip
"""In the order in which a feed is looked at."""


def rules() -> tuple[Rule, ...]:
    """All rules, module by module, in the order in which they stand there."""
    found = {one.id: one for module in MODULES for one in vars(module).values() if isinstance(one, Rule)}
    return tuple(found.values())


def table() -> str:
    """The rules as a table in Markdown."""
    head = "| rule | | what is wrong | why it matters, and to whom | what to do |\n|---|---|---|---|---|\n"
    rows = (
        f"| `{r.id}` | {r.severity} | {_cell(r.wrong)} | {_cell(r.why)} | {_cell(r.fix)} |\n" for r in rules()
    )
    return head + "".join(rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("&lt;", "\\<")

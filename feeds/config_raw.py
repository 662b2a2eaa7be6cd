"""What the file and the environment say, before anything of it is believed: one table, and its problems so far."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from feeds.config_checks import meant, nearest
from feeds.config_lines import Place
from feeds.errors import ConfigError
from feeds.settings import FetchSettings, NormaliseSettings, Section, Server, Site, Source, StoreSettings

PREFIX = "NEWSWIRE_"

TABLES: Mapping[str, type[Any]] = {
    "site": Site,
    "store": StoreSettings,
    "server": Server,
    "fetch": FetchSettings,
    "normalise": NormaliseSettings,
}
"""[table] → what it fills."""

LISTS: Mapping[str, type[Any]] = {"sources": Source, "sections": Section}
"""[[table]] → what each one fills."""

_SYNTAX: tuple[tuple[str, str], ...] = (
    ("Invalid value", 'the value is not right: text stands in quotes, as in key = "text"'),
    ("Illegal character '\\n'", "a quote is opened and not closed"),
    ("Illegal character '\\r'", "a quote is opened and not closed"),
    ("Unterminated string", "a quote is opened and not closed"),
    ("Expected '='", "a line must read key = value"),
    ("Invalid statement", "a line must read key = value, or name a table as in [site]"),
    ("Expected newline", "something stands behind the value"),
    ("Unclosed array", "a [ is opened and not closed, or a comma is missing"),
    ("Cannot overwrite", "this key is set a second time"),
    ("twice", "this table stands here a second time"),
    ("Unescaped", "a backslash in quotes must be doubled"),
)
"""What tomllib says → what an editor should know; its own words where none fits."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where."""

    place: Place
    reason: str
    variable: str = ""
    """The environment variable that says so, where it is not the file."""


def read(path: Path) -> str:
    """The text of the file. ConfigError in one line where there is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError([f"{path}: there is no such file; name yours with --config"]) from error
    except OSError as error:
        raise ConfigError([f"{path}: cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError([f"{path}:{line}: not UTF-8 text; save the file as UTF-8"]) from error


def parse(path: Path, text: str) -> dict[str, Any]:
    """The raw table of the file. ConfigError with the line where it is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        at = re.search(r"at line (\d+)", said)
        line = at[1] if at else text.rstrip().count("\n") + 1
        words = next((words for start, words in _SYNTAX if start in said), said)
        raise ConfigError([f"{path}:{line}: {words}"]) from error


def override(
    raw: dict[str, Any], environ: Mapping[str, str]
) -> tuple[dict[str, Any], dict[Place, str], list[Problem]]:
    """The raw table with NEWSWIRE_TABLE__KEY put in, which variable set which place, and those that name nothing."""
    overridden = {**raw}
    variables: dict[Place, str] = {}
    problems = []
    for name in sorted(environ):
        if not name.startswith(PREFIX) or "__" not in name:
            continue
        table, _, key = name.removeprefix(PREFIX).lower().partition("__")
        reason = _no_such(table, key)
        if reason:
            problems.append(Problem((table, key), reason, name))
        elif table in TABLES and isinstance(overridden.get(table, {}), dict):
            overridden[table] = {**overridden.get(table, {}), key: environ[name]}
            variables[table, key] = name
    return overridden, variables, problems


def keys(settings: type[Any]) -> tuple[str, ...]:
    """The keys of a table, in order."""
    return tuple(field.name for field in fields(settings))


def _no_such(table: str, key: str) -> str:
    """Why a variable names nothing; empty too where its table is like none of ours: then it is not for us."""
    if table not in TABLES:
        near = nearest(table, TABLES)
        return f"no such table{meant(_variable(near, key))}" if near else ""
    if key in keys(TABLES[table]):
        return ""
    near = nearest(key, keys(TABLES[table]))
    return f"no such key in [{table}]{meant(near and _variable(table, near))}"


def _variable(table: str, key: str) -> str:
    return f"{PREFIX}{table}__{key}".upper()

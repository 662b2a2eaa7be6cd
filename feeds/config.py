"""config.toml → a frozen Config, or every mistake in it at once, each with its line and what was probably meant.

    read | parse | override (environment) | fit (each key its type, then its check) | names taken twice | settle

Six kinds of value need no library to check them, and a validator's import would cost more than the rest of a start.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from feeds.config_checks import CHECKS, meant, meant_text, nearest
from feeds.config_lines import Place, line_numbers, line_of
from feeds.config_raw import LISTS, TABLES, Problem, keys, override, parse, read
from feeds.errors import ConfigError
from feeds.settings import SAMPLE_AUTHORITY, Config

Values = dict[str, Any]
"""The keys of one table that are right, as its dataclass takes them."""

_SETTINGS = {**TABLES, **LISTS}

_TYPES: Mapping[Any, str] = {
    str: "must be text in quotes",
    int: "must be a whole number",
    float: "must be a number",
    bool: "must be true or false",
    tuple[str, ...]: 'must be a list of texts, as in ["one", "two"]',
}


def load(path: Path, environ: Mapping[str, str] = os.environ) -> Config:
    """The checked config of a TOML file, overridden by NEWSWIRE_TABLE__KEY. ConfigError: every problem at once.

    Paths in it, that of a SQLite file too, are relative to the file's folder, and absolute in the Config.
    """
    text = read(path)
    raw, variables, problems = override(parse(path, text), environ)
    problems += [Problem((name,), _unknown(name, raw[name])) for name in raw if name not in _SETTINGS]
    tables = {name: _fit((name,), raw.get(name, {}), problems) for name in TABLES}
    lists = {name: _fit_list(name, raw.get(name, []), problems) for name in LISTS}
    problems += [problem for name in LISTS for problem in _taken_twice(name, lists[name])]
    if problems:
        raise ConfigError(_lines(path, text, variables, problems))
    made: Values = {name: TABLES[name](**values) for name, values in tables.items()}
    made |= {name: tuple(LISTS[name](**values) for values in several) for name, several in lists.items()}
    return _settled(Config(path=path.absolute(), **made))


def warnings(config: Config) -> tuple[str, ...]:
    """What is allowed but probably not meant, a line each."""
    found = []
    if config.site.authority == SAMPLE_AUTHORITY:
        found.append(
            "[site] authority is still the sample's: ids minted under it cannot be changed later; "
            "set a domain that you own"
        )
    if not config.sources:
        found.append("there are no [[sources]]: nothing will be read")
    gone = [source for source in config.sources if not source.path.exists()]
    found += [f'[[sources]] "{source.name}": {source.path} does not exist' for source in gone]
    return tuple(f"{config.path.name}: {line}" for line in found)


# ── Fit: what is right is returned, what is wrong is noted in `problems` ────────────────────────────────────────


def _fit_list(name: str, raw: Any, problems: list[Problem]) -> list[Values]:
    if isinstance(raw, list):
        return [_fit((name, index), one, problems) for index, one in enumerate(raw)]
    problems.append(Problem((name,), f"[{name}]: there may be several: write [[{name}]]"))
    return []


def _fit(place: Place, raw: Any, problems: list[Problem]) -> Values:
    name = str(place[0])
    if not isinstance(raw, dict):
        problems.append(Problem((name,), f"{name}: must be a table: write {_bracketed(name)}"))
        return {}
    settings = _SETTINGS[name]
    hints = get_type_hints(settings)
    values: Values = {}
    for key, given in raw.items():
        value, reason = _fit_value(name, key, hints.get(key), given)
        if reason:
            problems.append(Problem((*place, key), reason))
        else:
            values[key] = value
    problems += [
        Problem((*place, field.name), f"is missing; each of [[{name}]] needs one")
        for field in fields(settings)
        if field.default is MISSING and field.name not in raw
    ]
    return values


def _fit_value(table: str, key: str, hint: Any, given: Any) -> tuple[Any, str]:
    """The value, and what is wrong with it or empty. No hint: there is no such key."""
    if hint is None:
        return None, _no_such(table, key)
    kind = str if hint is Path else hint
    value = _of_kind(kind, given)
    if value is None:
        return None, _wrong_type(kind, given)
    check = CHECKS.get((table, key))
    return Path(value) if hint is Path else value, check(value) if check else ""


def _of_kind(kind: Any, given: Any) -> Any:
    """The value as its field has it; None where it is of another kind. The environment gives numbers as texts."""
    if kind is str:
        return given if isinstance(given, str) else None
    if kind is bool:
        return (
            {"true": True, "false": False}.get(str(given).lower()) if isinstance(given, (bool, str)) else None
        )
    if kind in (int, float):
        return _number(kind, given)
    if kind == tuple[str, ...]:
        right = isinstance(given, list) and all(isinstance(one, str) for one in given)
        return tuple(given) if right else None
    return given if given in _choices(kind) else None


def _number(kind: type[int] | type[float], given: Any) -> int | float | None:
    if isinstance(given, bool) or not isinstance(given, (int, float, str)):
        return None
    try:
        value = kind(given)
        return value if math.isfinite(value) and (isinstance(given, str) or value == given) else None
    except (ValueError, OverflowError):
        return None


def _wrong_type(kind: Any, given: Any) -> str:
    if kind in _TYPES:
        return f"{_TYPES[kind]}, not {_shown(given)}"
    choices = [choice for choice in _choices(kind) if choice]
    words = " or ".join(f'"{choice}"' for choice in choices)
    return f"must be {words}, not {_shown(given)}{meant_text(nearest(str(given), choices))}"


def _shown(given: Any) -> str:
    as_written = isinstance(given, (str, bool, list, dict))  # TOML's dates have no quotes
    text = json.dumps(given, ensure_ascii=False, default=str) if as_written else str(given)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _choices(kind: Any) -> tuple[str, ...]:
    if get_origin(kind) is Literal:
        return get_args(kind)
    return tuple(choice for inner in get_args(kind) for choice in _choices(inner))


def _no_such(table: str, key: str) -> str:
    elsewhere = [name for name in _SETTINGS if key in keys(_SETTINGS[name])]
    near = nearest(key, keys(_SETTINGS[table]))
    if elsewhere and not near:
        return f"no such key here; it belongs in {_bracketed(elsewhere[0])}"
    return f"no such key{meant(near)}"


def _unknown(name: str, given: Any) -> str:
    """What to say of a name at the top of the file that is no table of ours."""
    near = nearest(name, _SETTINGS)
    if isinstance(given, (dict, list)):
        return f"[{name}]: no such table{meant(near and _bracketed(near))}"
    key = nearest(name, (key for settings in TABLES.values() for key in keys(settings)))
    home = next((table for table in TABLES if key in keys(TABLES[table])), "")
    return f"{name}: stands outside every table{meant(key and f'{key} in [{home}]')}"


def _taken_twice(table: str, several: list[Values]) -> Iterator[Problem]:
    """Names, slugs and aliases that lead to two sources or sections, compared without regard to case."""
    owners: dict[str, int] = {}
    for index, values in enumerate(several):
        claims = [(key, values[key]) for key in ("name", "slug") if values.get(key)]
        claims += [("aliases", alias) for alias in values.get("aliases", ())]
        for key, name in claims:
            owner = owners.setdefault(name.casefold(), index)
            if owner != index:
                first = several[owner].get("name", "")
                yield Problem((table, index, key), f'"{name}" is taken already, by [[{table}]] "{first}"')


# ── Tell ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _lines(path: Path, text: str, variables: Mapping[Place, str], problems: list[Problem]) -> list[str]:
    """A line for each problem: the file's in its order, then the environment's."""
    numbers = line_numbers(text)
    lines = []
    for problem in problems:
        variable = problem.variable or variables.get(problem.place, "")
        number = line_of(numbers, problem.place)
        where = variable or (f"{path}:{number}" if number else f"{path}")
        label = "" if variable else _label(problem.place)
        lines.append((bool(variable), variable or number, f"{where}: {label}{problem.reason}"))
    return [line for *_, line in sorted(lines, key=lambda one: one[:2])]


def _label(place: Place) -> str:
    return f"{_bracketed(str(place[0]))} {place[-1]}: " if len(place) > 1 else ""


def _bracketed(table: str) -> str:
    return f"[[{table}]]" if table in LISTS else f"[{table}]"


# ── Settle ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _settled(config: Config) -> Config:
    """Addresses in one spelling, paths absolute."""
    folder = config.path.parent
    return replace(
        config,
        site=replace(config.site, url=config.site.url.rstrip("/")),
        store=replace(config.store, url=_absolute_store(config.store.url, folder)),
        sources=tuple(replace(source, path=folder / source.path.expanduser()) for source in config.sources),
    )


def _absolute_store(url: str, folder: Path) -> str:
    found = re.fullmatch(r"(sqlite(?:\+\w+)?:///)([^?]+)(.*)", url)
    if not found or found[2] == ":memory:":
        return url
    return f"{found[1]}{folder / found[2]}{found[3]}"

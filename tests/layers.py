"""The layers, and what breaks them: read from the source of a tree, so that an import inside a function counts too,
and one for types alone. tests/test_layers.py holds the tree to them.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LAYERS = (
    ("feeds", "feeds.model", "feeds.settings", "feeds.errors"),
    ("feeds.config", "feeds.config_raw", "feeds.config_lines", "feeds.config_checks",
     "feeds.addresses", "feeds.defaults", "feeds.notice", "feeds.words", "feeds.plain", "feeds.topics",
     "feeds.search_query", "feeds.search_text", "feeds.corrections", "feeds.columns", "feeds.recent"),
    ("feeds.fetch", "feeds.parse", "feeds.normalise", "feeds.decide", "feeds.learning", "feeds.resemblance",
     "feeds.withdrawal",
     "feeds.write", "feeds.lint"),
    ("feeds.store", "feeds.edition"),
    ("feeds.ingest", "feeds.push", "feeds.startup", "feeds.explain", "feeds.explain_view"),
    ("feeds.schedule", "feeds.child"),
    ("feeds.cli", "feeds.__main__", "feeds.service", "feeds.show", "feeds.explaining",
     "feeds.validating"),
)  # fmt: skip
"""From the ground up: a module imports from its own layer and from those before it."""

STAGES = {
    "fetch": ("feeds.fetch",),
    "parse": ("feeds.parse",),
    "normalise": ("feeds.normalise",),
    "decide": ("feeds.decide", "feeds.learning", "feeds.resemblance", "feeds.withdrawal"),
    "write": ("feeds.write",),
    "lint": ("feeds.lint",),
}
"""The one layer whose members never import each other."""

NOT_FOR_WEB = ("feeds.fetch", "feeds.parse", "feeds.normalise")

STARTS_WEB = ("feeds.cli", "feeds.service")
"""feeds knows nothing of serving, but for the commands that start it."""

ONLY = {
    "sqlalchemy": "feeds.store",
    "alembic": "feeds.store",
    "feedgen": "feeds.write._feedgen",
    "apscheduler": "feeds.schedule",
    "flask": "web",
    "werkzeug": "web",
    **dict.fromkeys(
        ("httpx", "httpx2", "requests", "aiohttp", "urllib3", "urllib.request", "http.client"),
        "feeds.fetch.http",
    ),
}
"""Library → the one module or package that imports it."""


class Import(NamedTuple):
    """One import: who, where, what."""

    module: str
    path: str
    line: int
    target: str


def below(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def layer_of(module: str) -> int | None:
    for number, members in enumerate(LAYERS):
        if any(module == member or (member != "feeds" and below(module, member)) for member in members):
            return number
    return None


def stage_of(module: str) -> str:
    return next((name for name, members in STAGES.items() if any(below(module, one) for one in members)), "")


# the imports of a tree


def modules(root: Path) -> dict[str, Path]:
    """Every module of ours below `root`, by its dotted name."""
    paths = [*root.glob("feeds/**/*.py"), *root.glob("web/**/*.py"), *root.glob("run.py")]
    return {module_name(path.relative_to(root)): path for path in sorted(paths)}


def module_name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(root: Path) -> Iterator[Import]:
    ours = modules(root)
    for module, path in ours.items():
        package = module if path.name == "__init__.py" else module.rpartition(".")[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for line, target in targets(node, package):
                yield Import(module, str(path.relative_to(root)), line, known(target, ours))


def targets(node: ast.AST, package: str) -> list[tuple[int, str]]:
    """Lines and dotted names that a statement may import; the last part may be a name within the module."""
    match node:
        case ast.Import():
            return [(node.lineno, alias.name) for alias in node.names]
        case ast.ImportFrom():
            base = ".".join([*upwards(package, node.level), *filter(None, [node.module])])
            return [(node.lineno, f"{base}.{alias.name}") for alias in node.names]
        case ast.Call(func=ast.Name("__import__") | ast.Attribute(attr="import_module") | ast.Name("import_module"),
                      args=[ast.Constant(str(name)), *_]):  # fmt: skip
            return [(node.lineno, name)]
    return []


def upwards(package: str, level: int) -> list[str]:
    parts = package.split(".")
    return parts[: len(parts) - level + 1] if level else []


def known(target: str, ours: dict[str, Path]) -> str:
    """The module of ours that a dotted name is, or is in; any other name as it is."""
    if target.partition(".")[0] not in ("feeds", "web"):
        return target
    name = target
    while name not in ours and "." in name:
        name = name.rpartition(".")[0]
    return name


# the rules: each says what is wrong with an import, or nothing


def has_its_layer(one: Import) -> str | None:
    if below(one.module, "feeds") and layer_of(one.module) is None:
        return f"{one.module} has no layer yet: give it one in tests/test_layers.py"
    return None


def looks_down(one: Import) -> str | None:
    mine, theirs = layer_of(one.module), layer_of(one.target)
    if mine is None or theirs is None or theirs <= mine:
        return None
    return (
        f"{one.target} stands above {one.module}; imports go from {' | '.join(LAYERS[theirs])} down, never up"
    )


def keeps_to_its_stage(one: Import) -> str | None:
    mine, theirs = stage_of(one.module), stage_of(one.target)
    if mine and theirs and mine != theirs:
        return f"{mine} imports {theirs}; {', '.join(STAGES)} never import each other"
    return None


def lint_stands_alone(one: Import) -> str | None:
    ours = below(one.target, "feeds") or below(one.target, "web")
    if below(one.module, "feeds.lint") and ours and not below(one.target, "feeds.lint"):
        return "lint imports nothing of ours, so that it can judge it"
    return None


def web_only_serves(one: Import) -> str | None:
    if below(one.module, "web") and any(below(one.target, stage) for stage in NOT_FOR_WEB):
        return "web never imports fetch, parse or normalise"
    return None


def feeds_does_not_serve(one: Import) -> str | None:
    if below(one.module, "feeds") and below(one.target, "web") and one.module not in STARTS_WEB:
        return f"only {' and '.join(STARTS_WEB)} import web; feeds knows nothing of serving"
    return None


def library_has_one_home(one: Import) -> str | None:
    for library, home in ONLY.items():
        if below(one.target, library) and one.module != "run" and not below(one.module, home):
            return f"only {home} imports {library}"
    return None


def bootstrap_needs_python_alone(one: Import) -> str | None:
    if one.module == "run" and one.target.partition(".")[0] not in sys.stdlib_module_names:
        return "run.py runs before anything is installed: the standard library only"
    return None


RULES = (
    has_its_layer,
    looks_down,
    keeps_to_its_stage,
    lint_stands_alone,
    web_only_serves,
    feeds_does_not_serve,
    library_has_one_home,
    bootstrap_needs_python_alone,
)


def violations(root: Path) -> list[str]:
    """One sentence for each import that breaks a rule: file, line, what is imported, the rule."""
    found = (
        f"{one.path}:{one.line}: imports {one.target}: {wrong}"
        for one in imports(root)
        for wrong in (rule(one) for rule in RULES)
        if wrong
    )
    return list(dict.fromkeys(found))

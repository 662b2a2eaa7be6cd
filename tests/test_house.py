"""The rules of the house that no linter knows: sizes, docstrings, errors that vanish, names of the workshop."""

from __future__ import annotations

import ast
import io
import re
import shutil
import subprocess
import tokenize
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.layers import modules

ROOT = Path(__file__).parent.parent

FUNCTION_LINES = 40
FILE_LINES = 300

Function = ast.FunctionDef | ast.AsyncFunctionDef
Defined = Function | ast.ClassDef

WORKSHOP = re.compile(r"(?<![\w.])/" + "work" + r"\b|(?<![\w/.-])" + "shared" + "/")
"""Paths of the place where this was built; no reader has them."""

MAY_NAME_IT = (".ci/run",)


# the rules: each gives (line, what is wrong) of a module's source


parsed = cache(ast.parse)  # each rule reads each module


def module_without_docstring(source: str) -> Iterator[tuple[int, str]]:
    if ast.get_docstring(parsed(source)) is None:
        yield 1, "the module has no docstring that tells its place"


def public_without_docstring(source: str) -> Iterator[tuple[int, str]]:
    for name, node in public(parsed(source), ""):
        if ast.get_docstring(node) is None:
            yield node.lineno, f"{name} is public and has no docstring"


def public(parent: ast.Module | ast.ClassDef, prefix: str) -> Iterator[tuple[str, Defined]]:
    """Functions, classes and their methods without a leading underscore; what stands inside a function is its own."""
    for node in parent.body:
        if isinstance(node, Defined) and not node.name.startswith("_"):
            if not any(ast.unparse(one).endswith(("overload", ".setter")) for one in node.decorator_list):
                yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node, f"{node.name}.")


def long_function(source: str) -> Iterator[tuple[int, str]]:
    lines = code_lines(source)
    for node in ast.walk(parsed(source)):
        if isinstance(node, Function):
            size = len(lines & set(range(node.lineno, (node.end_lineno or node.lineno) + 1)))
            if size > FUNCTION_LINES:
                yield node.lineno, f"{node.name} has {size} code lines, more than {FUNCTION_LINES}"


def long_file(source: str) -> Iterator[tuple[int, str]]:
    size = len(code_lines(source))
    if size > FILE_LINES:
        yield 1, f"the file has {size} code lines, more than {FILE_LINES}"


def swallowed_error(source: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(parsed(source)):
        match node:
            case ast.ExceptHandler(type=caught, body=body) if catches_all(caught) and all(
                map(says_nothing, body)
            ):
                yield node.lineno, "an error of any kind is swallowed"
            case ast.Call(func=ast.Name("suppress") | ast.Attribute(attr="suppress"), args=args):
                if any(catches_all(one) for one in args):
                    yield node.lineno, "an error of any kind is suppressed"


def catches_all(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(catches_all(one) for one in caught.elts)
    return caught is None or (isinstance(caught, ast.Name) and caught.id in ("Exception", "BaseException"))


def says_nothing(statement: ast.stmt) -> bool:
    """Neither raises, nor calls anything, nor keeps the error anywhere."""
    return not any(
        isinstance(node, ast.Raise | ast.Call | ast.Assign | ast.Yield) for node in ast.walk(statement)
    )


def workshop_named(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if found := WORKSHOP.search(line):
            yield number, f"names {found[0]}, a place that nobody else has"


@cache
def code_lines(source: str) -> set[int]:
    """Numbers of the lines that are neither blank nor comment nor docstring."""
    layout = {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENDMARKER,
    }
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in layout:
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines - docstring_lines(parsed(source))


def docstring_lines(tree: ast.Module) -> set[int]:
    """Of the docstrings, those of attributes included: a string that stands alone."""
    return {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }


# the tree keeps them

Rule = Callable[[str], Iterator[tuple[int, str]]]
RULES: tuple[Rule, ...] = (
    module_without_docstring, public_without_docstring, long_function, long_file, swallowed_error,
)  # fmt: skip


def found(rule: Rule, paths: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{line}: {wrong}"
        for path in paths
        for line, wrong in rule(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize("rule", RULES)
def test_every_module_keeps_the_rule(rule):
    paths = list(modules(ROOT).values())
    if rule in (public_without_docstring, long_function):  # a migration is a list, written once
        paths = [path for path in paths if "migrations" not in path.parts]
    if rule is long_file:  # a fitted table is data, a row a sign
        paths = [path for path in paths if path.parent.name != "tables"]
    assert paths
    broken = found(rule, paths)
    assert not broken, "\n" + "\n".join(broken)


def test_no_file_names_the_workshop():
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: which files belong to it is not known")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout  # fmt: skip
    names = [name for name in listed.decode().split("\0") if name and name not in MAY_NAME_IT]
    assert "pyproject.toml" in names
    broken = [
        f"{name}:{line}: {wrong}"
        for name in names
        if (ROOT / name).is_file()
        for line, wrong in workshop_named((ROOT / name).read_text("utf-8", "replace"))
    ]
    assert not broken, "\n" + "\n".join(broken)


# and they bite

DOC = '"""Doc."""\n'


@pytest.mark.parametrize(
    ("rule", "source", "expected"),
    [
        (module_without_docstring, "x = 1\n", [1]),
        (module_without_docstring, "", [1]),
        (module_without_docstring, DOC, []),
        (public_without_docstring, "def f(): ...\n\n\ndef _g(): ...\n", [1]),
        (public_without_docstring, f"class A:\n    {DOC}\n    def f(self): ...\n    def __len__(self): ...\n", [4]),
        (public_without_docstring, f"def f():\n    {DOC}    def inner(): ...\n", []),
        (public_without_docstring, "@overload\ndef f(): ...\n", []),
        (long_function, "def f():\n" + "    x = 1\n" * 40, [1]),
        (long_function, "def f():\n" + "    x = 1\n" * 39, []),
        (long_function, "def f():\n" + f"    {DOC}" + "    # why\n\n" * 50 + "    x = 1\n" * 39, []),
        (long_function, "def f():\n    def g():\n" + "        x = 1\n" * 40, [1, 2]),
        (long_file, "x = 1\n" * 301, [1]),
        (long_file, DOC + "x = 1\n" * 300 + "# why\n\n", []),
        (long_file, "x = '''\n" + "\n" * 299 + "'''\n", [1]),
        (swallowed_error, "try:\n    f()\nexcept Exception:\n    pass\n", [3]),
        (swallowed_error, "try:\n    f()\nexcept:\n    return None\n", [3]),
        (swallowed_error, "for x in y:\n    try:\n        f()\n    except (A, Exception):\n        continue\n", [4]),
        (swallowed_error, "with contextlib.suppress(Exception):\n    f()\n", [1]),
        (swallowed_error, "try:\n    f()\nexcept Exception:\n    log.exception('f')\n", []),
        (swallowed_error, "try:\n    f()\nexcept Exception as e:\n    raise A from e\n", []),
        (swallowed_error, "try:\n    f()\nexcept OSError:\n    pass\n", []),
        (workshop_named, "see /" + "work/x\nhttp://example.org/" + "work\na/shared" + "/b\nshared" + "/data", [1, 4]),
        (workshop_named, "the /" + "workers and /networks\nshared\n.github/workflows", []),
    ],
)  # fmt: skip
def test_the_rule_bites(rule, source, expected):
    assert [line for line, _ in rule(source)] == expected

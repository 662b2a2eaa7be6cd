import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import run

RUN = Path(run.__file__)


# Words


@pytest.mark.parametrize(
    ("words", "extras", "module"),
    [
        ([], "", ["feeds", "run"]),
        (["check"], "", ["feeds", "check"]),
        (["explain", "--json", "a b.txt"], "", ["feeds", "explain", "--json", "a b.txt"]),
        (["--version"], "", ["feeds", "--version"]),
        (["ingest", "test"], "", ["feeds", "ingest", "test"]),
        (["bench", "serve"], "dev,e2e", ["tests.bench", "serve"]),
    ],
)
def test_words_name_a_module_and_what_it_needs(words, extras, module):
    assert run.extras_for(words) == extras
    assert run.module_for(words) == module


@pytest.mark.parametrize("words", [["test"], ["test", "-k", "x"], ["install"]])
def test_what_developers_do_needs_their_extras(words):
    assert run.extras_for(words) == "dev,e2e"


FAST = ("-m", "not e2e and not soak", "-n", "2")
END_TO_END = ("-m", "e2e and not soak")


@pytest.mark.parametrize(
    ("words", "codes", "runs", "code"),
    [
        ([], [0, 0], [FAST, END_TO_END], 0),
        ([], [1, 0], [FAST, END_TO_END], 1),
        ([], [0, 1], [FAST, END_TO_END], 1),
        ([], [0, 5], [FAST, END_TO_END], 5),
        ([], [5, 0], [FAST, END_TO_END], 5),
        ([], [2], [FAST], 2),
        (["-k", "x"], [0], [("-m", "not soak", "-k", "x")], 0),
        (["-k", "x"], [1], [("-m", "not soak", "-k", "x")], 1),
        (["-k", "x"], [5], [("-m", "not soak", "-k", "x")], 0),
        (["--soak"], [5], [("-m", "soak or e2e")], 5),
        (["--soak", "-x"], [0], [("-m", "soak or e2e", "-x")], 0),
    ],
)
def test_the_tests_that_run_and_the_code_that_comes_of_it(monkeypatch, words, codes, runs, code):
    asked = []

    def pytest_is_asked(*words):
        asked.append(words)
        return codes[len(asked) - 1]

    monkeypatch.setenv("NEWSWIRE_SOAK", "")
    monkeypatch.setattr(run, "pytest", pytest_is_asked)
    monkeypatch.chdir(RUN.parent)
    assert run.test(words) == code
    assert asked == runs
    assert os.environ["NEWSWIRE_SOAK"] == ("1" if "--soak" in words else "")


def test_requirements_are_those_of_the_extras(monkeypatch, tmp_path):
    pyproject = tmp_path / "pyproject.toml"
    pyproject.write_text(
        '[project]\ndependencies = ["a>=1"]\n[project.optional-dependencies]\ndev = ["b"]\ne2e = ["c"]\n'
    )
    monkeypatch.setattr(run, "PYPROJECT", str(pyproject))
    assert run.requirements("") == ["a>=1"]
    assert run.requirements("dev,e2e") == ["a>=1", "b", "c"]


def test_what_is_required_is_pinned():
    names = {re.split(r"[<>=\[]", one)[0].lower() for one in run.requirements("dev,e2e")}
    pins = [line for line in Path(run.CONSTRAINTS).read_text().splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins)
    assert names <= {pin.partition("==")[0].lower() for pin in pins}


# Old Pythons


def test_an_old_python_can_parse_the_file():
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_old_python_is_told_so():
    code = "import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_path(sys.argv[1], run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code, RUN], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "newswire: needs Python 3.11 or newer, this is 3.9\n"


# A whole file is a whole package


def test_a_package_is_whole_while_its_files_stand(tmp_path):
    (tmp_path / "one-1.dist-info").mkdir()
    record = tmp_path / "one-1.dist-info" / "RECORD"
    assert not run.has_its_files(str(tmp_path), str(record))
    record.write_text('one.py,sha256=x,3\n"a,b.py",,\n__pycache__/one.cpython-311.pyc,,\n')
    (tmp_path / "one.py").touch()
    assert not run.has_its_files(str(tmp_path), str(record))
    (tmp_path / "a,b.py").touch()
    assert run.has_its_files(str(tmp_path), str(record))

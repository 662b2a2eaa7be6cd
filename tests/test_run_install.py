"""run.py for real: it installs a small project, whose requirements are wheels beside it: no network is needed."""

import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

import run

pytestmark = pytest.mark.e2e

RUN = Path(run.__file__)

INSTALLING = "newswire: installing into .venv (once; about a minute)\n"

PROGRAM = """\
import os, sys, time
import tiny
print(os.getpid(), os.getcwd(), os.environ.get("NEWSWIRE_CONFIG", "-"), *sys.argv[1:], sep="|", flush=True)
if sys.argv[1] == "sleep":
    time.sleep(60)
sys.exit(int(sys.argv[2]) if sys.argv[1] == "exit" else 0)
"""

NO_PIP_OF_ITS_OWN = """\
#!/bin/sh
case "$*" in
    *--without-pip*) ;;
    "-m venv"*) echo "The virtual environment was not created: ensurepip is not available."; exit 1 ;;
esac
"""
"""What Debian's Python does without python3-venv."""

NO_PIP_AT_ALL = (
    NO_PIP_OF_ITS_OWN
    + """\
case "$*" in "-m pip"*) echo "$0: No module named pip"; exit 1 ;; esac
"""
)

AS_IF_FROM = """\
import runpy, sys
sys._base_executable = sys.argv[1]
sys.argv = sys.argv[2:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
"""Runs run.py as if another interpreter had been called."""


def _wrapped(folder: Path, lines: str) -> str:
    """A Python that obeys the lines first: its path."""
    path = folder / "python3"
    path.write_text(f'{lines}exec "{run.base_python()}" "$@"\n')
    path.chmod(0o755)
    return str(path)


def _wheel(folder: Path, name: str) -> str:
    """A wheel with one module, as small as a wheel can be: its requirement."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}.py", "")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        wheel.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{info}/RECORD", f"{name}.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")
    return f"{name} @ {path.as_uri()}"


def _require(home: Path, *requirements: str) -> None:
    listed = ", ".join(f'"{one}"' for one in requirements)
    (home / "pyproject.toml").write_text(f'[project]\nname = "small"\ndependencies = [{listed}]\n')


def _argv(home: Path, python: str, *words: str) -> list[str | Path]:
    as_if_from = ["-c", AS_IF_FROM, python] if python else []
    return [sys.executable, *as_if_from, home / "run.py", *words]


def _call(
    home: Path, *words: str, python: str = "", cwd: Path | None = None, environ: Mapping[str, str] = {}
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        _argv(home, python, *words),
        capture_output=True, text=True, check=False, cwd=cwd or home, env=_environ(environ), timeout=100,
    )  # fmt: skip


def _environ(more: Mapping[str, str] = {}) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("NEWSWIRE_", "PIP_", "PYTHON"))
    }
    return {**kept, "PIP_NO_INDEX": "1", **more}


def _stamp(home: Path) -> Path:
    return home / ".venv" / "newswire.stamp"


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> Path:
    """A small project that is not installed, in a folder with a space in its name."""
    home = tmp_path_factory.mktemp("small project é")
    shutil.copy(RUN, home)
    (home / "constraints.txt").write_text("tiny==1.0\n")
    (home / "feeds").mkdir()
    (home / "feeds" / "__init__.py").touch()
    (home / "feeds" / "__main__.py").write_text(PROGRAM)
    wheels = tmp_path_factory.mktemp("wheels")
    _wheel(wheels, "more")
    _require(home, _wheel(wheels, "tiny"))
    return home


@pytest.fixture(scope="module")
def quick(tmp_path_factory) -> str:
    """A Python without ensurepip: it makes a venv in a tenth of the time. Empty where it could not install."""
    has_pip = subprocess.run([run.base_python(), "-m", "pip", "--version"], capture_output=True, check=False)
    return _wrapped(tmp_path_factory.mktemp("quick"), NO_PIP_OF_ITS_OWN) if has_pip.returncode == 0 else ""


@pytest.fixture(scope="module")
def installed_once(bare, tmp_path_factory, quick) -> Path:
    home = Path(shutil.copytree(bare, tmp_path_factory.mktemp("installed") / "small project"))
    done = _call(home, "exit", "7", python=quick)
    assert (done.returncode, done.stderr) == (7, INSTALLING)
    return home


@pytest.fixture
def home(installed_once, tmp_path) -> Path:
    """The project, installed, in a folder that it has been moved to since."""
    return Path(shutil.copytree(installed_once, tmp_path / "moved since", symlinks=True))


def test_a_first_start_installs(bare, tmp_path):
    home = Path(shutil.copytree(bare, tmp_path / "small project"))
    done = _call(home, "exit", "7")
    assert (done.returncode, done.stderr) == (7, INSTALLING)
    assert done.stdout.endswith("|exit|7\n")
    again = _call(home, "exit", "7")
    assert (again.returncode, again.stderr) == (7, "")


def test_a_second_start_only_starts(home):
    before = _stamp(home).read_bytes()
    done = _call(home, "exit", "3")
    assert (done.returncode, done.stderr) == (3, "")
    assert _stamp(home).read_bytes() == before


def _imported(*argv: str | Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *argv],
        capture_output=True,
        text=True,
        check=True,
        env=_environ(),
    )
    return {
        line.rpartition("|")[2].strip()
        for line in done.stderr.splitlines()
        if line.startswith("import time:")
    }


def test_a_second_start_imports_nothing(home):
    assert _imported(home / "run.py", "exit", "0") - _imported("-c", "pass") == set()


def test_the_program_is_the_process_that_was_started(home):
    with subprocess.Popen(
        [sys.executable, home / "run.py", "sleep"], stdout=subprocess.PIPE, text=True, env=_environ()
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline().startswith(f"{program.pid}|")
        program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=20) == -signal.SIGTERM


def test_from_another_folder_the_config_is_the_project_s(home, tmp_path):
    done = _call(home, "explain", "a.txt", cwd=tmp_path)
    assert done.stdout.partition("|")[2] == f"{tmp_path}|{home}/config.toml|explain|a.txt\n"


def test_a_config_where_the_user_stands_comes_first(home, tmp_path):
    (tmp_path / "config.toml").touch()
    assert _call(home, "check", cwd=tmp_path).stdout.partition("|")[2] == f"{tmp_path}|-|check\n"


def test_a_config_that_the_user_names_stays(home, tmp_path):
    done = _call(home, "check", cwd=tmp_path, environ={"NEWSWIRE_CONFIG": "mine.toml"})
    assert done.stdout.partition("|")[2] == f"{tmp_path}|mine.toml|check\n"


def test_what_lies_where_the_user_stands_is_not_imported(home, tmp_path):
    (tmp_path / "feeds.py").write_text("raise SystemExit(9)")
    assert _call(home, "exit", "0", cwd=tmp_path).returncode == 0


def test_the_command_is_in_the_venv(home, tmp_path):
    (tmp_path / "newswire").symlink_to(home / ".venv" / "bin" / "newswire")
    done = subprocess.run(
        [tmp_path / "newswire", "exit", "4"], check=False, capture_output=True, env=_environ()
    )
    assert done.returncode == 4


def _lose_the_interpreter(home: Path) -> None:
    shutil.rmtree(home / ".venv" / "bin")


def _lose_a_module(home: Path) -> None:
    [module] = home.glob(".venv/lib/*/site-packages/tiny.py")
    module.unlink()


def _lose_what_a_package_lists(home: Path) -> None:
    [record] = home.glob(".venv/lib/*/site-packages/tiny-*/RECORD")
    record.unlink()


def _lose_nothing(home: Path) -> None:
    assert (home / ".venv").is_dir()


@pytest.mark.parametrize(
    ("harm", "whole"),
    [
        (_lose_nothing, True),
        (_lose_the_interpreter, False),
        (_lose_a_module, False),
        (_lose_what_a_package_lists, False),
    ],
)
def test_what_is_gone_is_seen(monkeypatch, home, harm, whole):
    monkeypatch.setattr(run, "VENV", str(home / ".venv"))
    monkeypatch.setattr(run, "PYTHON", str(home / ".venv" / "bin" / "python"))
    site = _stamp(home).read_text().partition("\n")[0]
    harm(home)
    with (home / "run.py").open() as lock:
        assert run.is_whole(site, lock.fileno()) is whole


def test_what_is_not_whole_is_made_anew(home, quick):
    _lose_a_module(home)
    done = _call(home, "exit", "5", python=quick)
    assert (done.returncode, done.stderr) == (5, INSTALLING)
    assert _call(home, "exit", "5").stderr == ""


def test_a_cut_off_stamp_is_none(home, quick):
    _stamp(home).write_bytes(_stamp(home).read_bytes()[:40])
    assert _call(home, "exit", "5", python=quick).stderr == INSTALLING


def test_a_new_requirement_is_added(home, quick):
    [wheel] = re.findall(r'"(tiny @ .*)"', (home / "pyproject.toml").read_text())
    _require(home, wheel, wheel.replace("tiny", "more"))
    done = _call(home, "exit", "0", python=quick)
    assert (done.returncode, done.stderr) == (0, "newswire: bringing .venv up to date\n")
    assert len(list(home.glob(".venv/lib/*/site-packages/more.py"))) == 1


def test_without_a_network_it_says_so_and_spoils_nothing(home, quick):
    before, asked = _stamp(home).read_bytes(), (home / "pyproject.toml").read_text()
    _require(home, "newswire-has-no-such-part")
    nowhere = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "1"}
    done = _call(home, "exit", "0", python=quick, environ=nowhere)
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert first == "newswire: bringing .venv up to date"
    assert second.startswith("newswire: cannot install: pip cannot reach its package index: [Errno ")
    assert _stamp(home).read_bytes() == before
    (home / "pyproject.toml").write_text(asked)
    assert (_call(home, "exit", "6").returncode, _call(home, "exit", "6").stderr) == (6, "")


def test_what_pip_says_is_shown_when_it_fails(home, quick):
    _require(home, "newswire-has-no-such-part")
    done = _call(home, "exit", "0", python=quick)
    assert done.returncode == 1
    assert "ERROR: No matching distribution found for newswire-has-no-such-part" in done.stderr
    assert done.stderr.endswith("\nnewswire: cannot install: pip failed, see above\n")


def test_without_ensurepip_the_pip_outside_installs(home, quick):
    if not quick:
        pytest.skip("this Python has no pip of its own")
    shutil.rmtree(home / ".venv")
    done = _call(home, "exit", "8", python=quick)
    assert (done.returncode, done.stderr) == (8, INSTALLING)
    assert list(home.glob(".venv/lib/*/site-packages/pip")) == []
    assert _call(home, "exit", "8").stderr == ""


def test_without_any_pip_it_says_what_to_do(home, tmp_path):
    shutil.rmtree(home / ".venv")
    done = _call(home, "exit", "8", python=_wrapped(tmp_path, NO_PIP_AT_ALL))
    assert done.returncode == 1
    assert done.stderr.splitlines()[1:] == [
        "newswire: cannot install: this Python has no pip and no ensurepip (Debian: apt-get install python3-venv)"
    ]


def _start(home: Path, python: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        _argv(home, python, "exit", "0"),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=_environ(),
    )  # fmt: skip


def test_of_two_at_once_one_installs_and_one_waits(home, quick):
    shutil.rmtree(home / ".venv")
    both = [_start(home, quick), _start(home, quick)]
    said = sorted(one.communicate(timeout=100)[1] for one in both)
    assert [one.returncode for one in both] == [0, 0]
    assert said == [
        "newswire: another run.py is installing; waiting for it\n",
        INSTALLING,
    ]


def test_a_killed_install_is_done_anew(home, quick):
    shutil.rmtree(home / ".venv")
    with _start(home, quick) as first:
        assert first.stderr is not None
        assert first.stderr.readline().startswith("newswire: installing")
        first.kill()
    done = _call(home, "exit", "2", python=quick)
    assert done.returncode == 2
    assert done.stderr.endswith(INSTALLING)
    assert _call(home, "exit", "2").stderr == ""

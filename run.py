#!/usr/bin/env python3
"""The only bootstrap: on a machine with nothing but Python 3.11, `python3 run.py` serves.

    python3 run.py                 the service (newswire run)
    python3 run.py WORDS…          the newswire command: check, ingest, explain FILE… (FILE as seen from your folder)
    python3 run.py test [WORDS…]   the tests, fast ones first; WORDS go to pytest; --soak: the long ones
    python3 run.py bench [WORDS…]  the benchmarks
    python3 run.py install         only installs, with what tests and benchmarks need

It makes .venv beside itself, installs what pyproject.toml and constraints.txt name, once, and becomes the program,
whose signals and exit codes are its own. Exit 1: cannot install, and why; 2: this Python is too old.

Only dependencies are installed. The project itself is put on the path by a line in site-packages, not built:
building needs a back end from the network, writes into the source tree, and gives nothing more.
"""

# An old Python 3 must be able to parse all of this file, or it would not get as far as the line that says so.
# A second start must import nothing that the interpreter has not imported by itself: no hashlib, subprocess, pathlib.
import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.stderr.write("newswire: needs Python 3.11 or newer, this is {}.{}\n".format(*sys.version_info))
    sys.exit(2)

HERE = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(HERE, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "newswire.stamp")
LOCK = os.path.join(HERE, ".venv.lock")
PYPROJECT = os.path.join(HERE, "pyproject.toml")
CONSTRAINTS = os.path.join(HERE, "constraints.txt")

SERVE, DEVELOP = "", "dev,e2e"
"""The extras of pyproject.toml that are installed."""

FAST, END_TO_END = ("-m", "not e2e and not soak", "-n", "2"), ("-m", "e2e and not soak")
NOTHING_COLLECTED, INTERRUPTED = 5, 2
"""Exit codes of pytest."""

COMMAND = """#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/python" -P -m feeds "$@"
"""
"""`.venv/bin/newswire`, for those who want the bare command on their path."""


def main(words: list[str]) -> int:
    """The exit code, where this process has not become the program."""
    prepare(extras_for(words))
    if words[:1] == ["install"]:
        return 0
    if words[:1] == ["test"]:
        return test(words[1:])
    if not os.path.exists("config.toml"):
        os.environ.setdefault("NEWSWIRE_CONFIG", os.path.join(HERE, "config.toml"))
    # -P: what lies where the user stands (a folder `feeds`, a file `json.py`) is not ours to import.
    return os.execv(PYTHON, [PYTHON, "-P", "-m", *module_for(words)])  # noqa: S606


def extras_for(words: list[str]) -> str:
    """The extras that the words need."""
    return DEVELOP if words[:1] in (["test"], ["bench"], ["install"]) else SERVE


def module_for(words: list[str]) -> list[str]:
    """The module that the words start, and its arguments."""
    if words[:1] == ["bench"]:
        return ["tests.bench", *words[1:]]
    return ["feeds", *(words or ["run"])]


# ── Tests ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test(words: list[str]) -> int:
    """Run the tests from the project's folder: the exit code of pytest, the first that is not 0."""
    os.chdir(HERE)
    if words[:1] == ["--soak"]:
        os.environ["NEWSWIRE_SOAK"] = "1"
        return pytest("-m", "soak or e2e", *words[1:])
    if words:
        code = pytest("-m", "not soak", *words)
        return 0 if code == NOTHING_COLLECTED else code
    first = pytest(*FAST)
    second = first if first == INTERRUPTED else pytest(*END_TO_END)
    return first or second


def pytest(*words: str) -> int:
    """Run pytest once: its exit code. A Ctrl-C is its own to answer; we wait for what it says."""
    import signal
    import subprocess

    child = subprocess.Popen([PYTHON, "-P", "-m", "pytest", *words])
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    code = child.wait()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return code if code >= 0 else 128 - code


# ── Is .venv as it should be? ──────────────────────────────────────────────────────────────────────────────────


def ready(extras: str) -> bool:
    """Whether .venv is as the last whole install left it, and holds what is asked for now."""
    site, moment, python, has, asked = read_stamp()
    if asked != what_is_asked() or extras not in (SERVE, has) or python != os.path.realpath(PYTHON):
        return False
    try:
        folder = os.path.join(VENV, site)
        # A package has come or gone since. A user who could not mend that starts with what there is.
        return moment == str(os.stat(folder).st_mtime_ns) or not os.access(folder, os.W_OK)
    except OSError:
        return False


def read_stamp() -> list[str]:
    """Site-packages (below .venv), its time, the base interpreter, the extras, what was asked; empty: no stamp."""
    try:
        with open(STAMP, encoding="utf-8", errors="surrogateescape") as file:
            noted = file.read().split("\n", 4)
    except OSError:
        noted = []
    return noted if len(noted) == 5 else ["", "", "", "", ""]


def what_is_asked() -> str:
    """Both files whole and not their digest: importing hashlib would cost more than all the rest."""
    texts = []
    for path in (PYPROJECT, CONSTRAINTS):
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    return "\n".join(texts)


# ── Make it so ─────────────────────────────────────────────────────────────────────────────────────────────────


class CannotInstallError(Exception):
    """Why, in one line."""


class NoNetworkError(CannotInstallError):
    """Nothing has been changed: pip fetches everything before it installs anything."""


def prepare(extras: str) -> None:
    """Install what is missing, one process at a time. SystemExit 1 with one line where that cannot be."""
    try:
        if ready(extras):
            return
        with open(LOCK, "a", encoding="utf-8") as lock:
            wait_for(lock.fileno())
            if not ready(extras):
                install(extras, lock.fileno())
    except CannotInstallError as error:
        sys.exit(f"newswire: cannot install: {error}")
    except (OSError, ValueError, ImportError) as error:
        sys.exit(f"newswire: cannot install into {VENV}: {error}")
    except KeyboardInterrupt:
        say("install cut off; the next start does it anew")
        sys.exit(130)


def wait_for(lock: int) -> None:
    """Hold the lock until this process, and whatever it starts, has ended."""
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("another run.py is installing; waiting for it")
        fcntl.flock(lock, fcntl.LOCK_EX)


def install(extras: str, lock: int) -> None:
    """Bring .venv up to date, or make it anew where it is not whole. Meanwhile it has no stamp."""
    stamp = read_stamp()
    whole = is_whole(stamp[0], lock)
    say("bringing .venv up to date" if whole else "installing into .venv (once; about a minute)")
    if os.path.exists(STAMP):
        os.remove(STAMP)
    if not whole:
        make_venv(lock)
    site = site_packages(lock)
    try:
        pip_install(requirements(extras or stamp[3]), site, lock)
    except NoNetworkError:
        if whole:
            write(STAMP, "\n".join(stamp))
        raise
    put_on_path(site)
    moment = str(os.stat(os.path.join(VENV, site)).st_mtime_ns)
    write(STAMP, "\n".join((site, moment, os.path.realpath(PYTHON), extras or stamp[3], what_is_asked())))


def is_whole(site: str, lock: int) -> bool:
    """Whether the interpreter runs, for the Python that `site` is of, and every installed file still stands."""
    if not site or site_packages(lock) != site:
        return False
    folder = os.path.join(VENV, site)
    packages = [name for name in os.listdir(folder) if name.endswith(".dist-info")]
    return all(has_its_files(folder, os.path.join(folder, name, "RECORD")) for name in packages)


def has_its_files(folder: str, record: str) -> bool:
    """Whether the files that a package's RECORD lists are there; byte code may be gone."""
    import csv

    if not os.path.exists(record):
        return False
    with open(record, encoding="utf-8", newline="") as file:
        names = [row[0] for row in csv.reader(file) if row and not row[0].endswith(".pyc")]
    return all(os.path.exists(os.path.join(folder, name)) for name in names)


def make_venv(lock: int) -> None:
    """Make an empty .venv: with its own pip, or without where this Python has no ensurepip (Debian)."""
    for words in (["--clear"], ["--clear", "--without-pip"]):
        code, said = call([base_python(), "-m", "venv", *words, VENV], lock)
        if code == 0:
            return
    last = (said.strip().splitlines() or ["no reason given"])[-1]
    raise CannotInstallError(f"this Python cannot make {VENV}: {last}")


def pip_install(wanted: list[str], site: str, lock: int) -> None:
    """Install the requirements with the pip inside .venv, or the base Python's from outside (pip 22.3 or newer)."""
    pip = [PYTHON, "-m", "pip"]
    if not os.path.isdir(os.path.join(VENV, site, "pip")):
        pip = [base_python(), "-m", "pip", "--python", PYTHON]
    code, said = call([*pip, "install", "--quiet", "--constraint", CONSTRAINTS, *wanted], lock)
    if code == 0:
        return
    if "No module named pip" in said:
        raise CannotInstallError(
            "this Python has no pip and no ensurepip (Debian: apt-get install python3-venv)"
        )
    if "Retry(total=0" in said:
        raise NoNetworkError(f"pip cannot reach its package index{why_unreached(said)}")
    sys.stderr.write(said)
    raise CannotInstallError("pip failed, see above")


def why_unreached(said: str) -> str:
    """The system's own word for it, among pip's many."""
    import re

    causes = re.findall(r"\[Errno [^\]]+\] [\w ]+", said)
    return f": {causes[-1]}" if causes else ""


def requirements(extras: str) -> list[str]:
    """What pyproject.toml names: the dependencies and those of the extras."""
    import tomllib

    with open(PYPROJECT, "rb") as file:
        project = tomllib.load(file)["project"]
    optional = project.get("optional-dependencies", {})
    named = [project.get("dependencies", []), *(optional.get(name, []) for name in extras.split(","))]
    return [one for group in named for one in group]


def put_on_path(site: str) -> None:
    """Let .venv find the project, by a way that stays right when the whole folder is moved."""
    folder = os.path.join(VENV, site)
    write(os.path.join(folder, "newswire.pth"), os.path.relpath(HERE, folder) + "\n")
    command = os.path.join(VENV, "bin", "newswire")
    write(command, COMMAND)
    os.chmod(command, 0o755)  # noqa: S103


def site_packages(lock: int) -> str:
    """Where .venv's interpreter keeps packages, relative to .venv; empty where it does not run."""
    if not os.path.exists(PYTHON):
        return ""
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    code, said = call([PYTHON, "-I", "-c", where], lock)
    return os.path.relpath(said.strip(), VENV) if code == 0 else ""


def base_python() -> str:
    """The interpreter outside any venv: .venv itself may be the one that runs this, and is about to be cleared."""
    return getattr(sys, "_base_executable", "") or sys.executable


def call(argv: list[str], lock: int) -> tuple[int, str]:
    """Exit code and output of a command that keeps the lock, so that it counts even where we are killed."""
    from subprocess import DEVNULL, PIPE, STDOUT, run

    # The user's pip settings hold (an index, a proxy, certificates), but for those that say where to install.
    elsewhere = ("PYTHONPATH", "PIP_TARGET", "PIP_PREFIX")
    env = {name: value for name, value in os.environ.items() if name not in elsewhere}
    env |= {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = run(
        argv, check=False, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, env=env, cwd=HERE, pass_fds=[lock]
    )
    return done.returncode, done.stdout.decode(errors="replace")


def write(path: str, text: str) -> None:
    """Write a file whole or not at all."""
    with open(path + ".part", "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write(text)
    os.replace(path + ".part", path)


def say(line: str) -> None:
    """Tell the user; standard output is the program's."""
    sys.stderr.write(f"newswire: {line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The newswire command as tests run it: in this process, which takes no time, or as a shell starts it."""

from __future__ import annotations

import io
import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from feeds.__main__ import main

ROOT = Path(__file__).parent.parent


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def here(*words: str) -> Done:
    """The command, run in this process."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["newswire", *words])
        code = exit_code(main)
    return Done(code, out.getvalue(), err.getvalue())


def exit_code(program: Callable[[], None]) -> int:
    """What a process would end with; a traceback goes where the interpreter would print it."""
    try:
        program()
    except SystemExit as end:
        return int(end.code or 0)
    except Exception:
        traceback.print_exc()
        return 1
    return 0


def in_a_process(*words: str) -> Done:
    """The command, as it is started from a shell."""
    done = subprocess.run(
        [sys.executable, "-m", "feeds", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


EACH_WAY = (pytest.param(here, id="here"), pytest.param(in_a_process, id="process", marks=pytest.mark.e2e))
"""For tests of a command: the fast suite runs it here."""

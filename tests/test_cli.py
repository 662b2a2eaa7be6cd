"""The command line: words in, lines and exit codes out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from feeds import VERSION
from tests.commands import EACH_WAY, Done
from tests.e2e.service import ROOT, write_config
from tests.test_ingest import text


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "seeds").mkdir()
    write_config(tmp_path, 0)
    return tmp_path


@pytest.fixture(params=EACH_WAY)
def newswire(request) -> Callable[..., Done]:
    """What runs a command on the config of a folder."""

    def run(folder: Path, *words: str) -> Done:
        done: Done = request.param(*words, "--config", str(folder / "config.toml"))
        return done

    return run


def test_the_version_is_the_projects():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == VERSION
    done = subprocess.run(
        [sys.executable, "-m", "feeds", "--version"], cwd=ROOT, capture_output=True, check=True
    )
    assert VERSION in done.stdout.decode()


def test_a_word_that_is_no_command_is_used_wrongly(folder, newswire):
    assert newswire(folder, "ingets").returncode == 2


def test_ingest_prints_the_account_and_rejected_the_reason(folder, newswire):
    (folder / "seeds" / "a.txt").write_text(text("Ferry runs at night again", "ferry"))
    (folder / "seeds" / "b.txt").write_text("")
    for path in (folder / "seeds").iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    done = newswire(folder, "ingest", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["source"], report["seen"], report["new"], report["rejected"]) == ("seeds", 2, 1, 1)
    (row,) = map(json.loads, newswire(folder, "rejected", "--json").stdout.splitlines())
    assert (row["name"], row["reason"]) == ("b.txt", "empty")
    assert "b.txt: empty" in newswire(folder, "rejected").stdout
    assert newswire(folder, "rejected", "--retry").stdout.startswith("1 document")
    assert json.loads(newswire(folder, "ingest", "--json").stdout)["rejected"] == 1
    (state,) = map(json.loads, newswire(folder, "sources", "--json").stdout.splitlines())
    assert (state["seen"], state["new"], state["rejected"]) == (3, 1, 2)


def test_ingest_of_an_unknown_source_names_the_known(folder, newswire):
    done = newswire(folder, "ingest", "sedes")
    assert done.returncode == 2
    assert "seeds" in done.stderr


def test_ingest_of_a_missing_folder_fails_and_says_which(folder, newswire):
    (folder / "seeds").rmdir()
    done = newswire(folder, "ingest")
    assert done.returncode == 1
    assert str(folder / "seeds") in done.stdout


def test_check_names_every_mistake_with_its_place(folder, newswire):
    path = folder / "config.toml"
    path.write_text(
        '[site]\ntitel = "x"\nurl = "nowhere"\n\n[server]\nport = 99999\nworkers = "many"\n\n'
        '[[sources]]\nname = "seeds"\npath = "seeds"\nevry_seconds = 5\n'
    )
    done = newswire(folder, "check")
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    for place, word in ((2, "title"), (3, "url"), (6, "port"), (7, "workers"), (12, "every_seconds")):
        assert any(f"config.toml:{place}:" in line and word in line for line in lines), (place, lines)


def test_an_error_is_one_line_and_a_traceback_with_debug(folder, newswire):
    path = folder / "config.toml"
    path.write_text(path.read_text() + '\n[store]\nurl = "sqlite:////dev/null/no.db"\n')
    done = newswire(folder, "sources")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "/dev/null" in done.stderr.splitlines()[-1]
    assert "Traceback" in newswire(folder, "sources", "--debug").stderr


def test_explain_says_why(folder, newswire):
    path = folder / "story.txt"
    path.write_text(text("Ferry runs at night again", "ferry"))
    done = newswire(folder, "explain", "--json", str(path))
    assert done.returncode == 0, done.stderr
    explained = json.loads(done.stdout)
    assert explained["document"] == str(path)
    (item,) = explained["items"]
    assert item["title"] == "Ferry runs at night again"
    assert item["published"] is None
    assert item["why"]["title"]["confidence"] > 0.5
    shown = newswire(folder, "explain", str(path)).stdout
    assert "title      │ Ferry runs at night again" in shown
    assert "\x1b[" not in shown
    assert "\x1b[" in newswire(folder, "explain", "--color", str(path)).stdout


def test_explain_of_an_id_shows_the_kept_article(folder, newswire):
    path = folder / "seeds" / "a.txt"
    path.write_text(text("Ferry runs at night again", "ferry"))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    newswire(folder, "ingest")
    (item,) = json.loads(newswire(folder, "explain", "--json", str(path)).stdout)["items"]
    assert item["id"].startswith("tag:wire.example,2026:")
    (kept,) = json.loads(newswire(folder, "explain", "--json", item["id"]).stdout)["items"]
    assert kept["title"] == item["title"]


def test_explain_of_a_missing_file_names_it(folder, newswire):
    done = newswire(folder, "explain", "nowhere.txt")
    assert done.returncode == 1
    assert "nowhere.txt" in done.stderr


def test_withdraw_takes_an_article_out_and_back_by_id_or_address(folder, newswire):
    (folder / "seeds" / "a.txt").write_text(text("Ferry runs at night again", "ferry"))
    os.utime(folder / "seeds" / "a.txt", (1_700_000_000, 1_700_000_000))
    newswire(folder, "ingest")
    identity = json.loads(newswire(folder, "explain", "--json", str(folder / "seeds" / "a.txt")).stdout)[
        "items"
    ][0]["id"]
    told = json.loads(newswire(folder, "withdraw", identity, "--reason", "It was wrong.", "--json").stdout)
    assert (told["id"], told["reason"]) == (identity, "It was wrong.")
    assert told["withdrawn"].endswith("Z")
    assert "stands in its feeds again" in newswire(folder, "withdraw", identity, "--undo").stdout
    again = newswire(folder, "withdraw", identity, "--undo")
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert newswire(folder, "withdraw", identity).returncode == 2, "readers are told why"

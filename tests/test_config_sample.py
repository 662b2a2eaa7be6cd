"""The sample config.toml: what an editor reads."""

import re
import tomllib
from dataclasses import MISSING, fields
from itertools import pairwise
from pathlib import Path

import pytest

from feeds.config import load
from feeds.config_raw import LISTS, TABLES

SAMPLE = Path(__file__).parent.parent / "config.toml"


def _shown() -> dict[str, list[dict[str, str]]]:
    """Table → each time it stands in the sample: key → value as written, in force or behind a `#`."""
    shown: dict[str, list[dict[str, str]]] = {}
    for line in SAMPLE.read_text(encoding="utf-8").splitlines():
        if header := re.fullmatch(r"\[+(\w+)\]+", line):
            shown.setdefault(header[1], []).append({})
            table = header[1]
        elif setting := re.fullmatch(r"#?(\w+) = (.+)", line):
            shown[table][-1][setting[1]] = setting[2]
    return shown


def test_the_sample_is_good():
    assert [source.name for source in load(SAMPLE, {}).sources] == ["seeds"]


@pytest.mark.parametrize("table", [*TABLES, *LISTS])
def test_the_sample_shows_every_key(table):
    assert list(_shown()[table][0]) == [field.name for field in fields({**TABLES, **LISTS}[table])]


def test_the_sample_shows_no_other_table():
    assert set(_shown()) == {*TABLES, *LISTS}


def test_what_the_sample_does_not_set_it_shows_as_it_is():
    in_force = tomllib.loads(SAMPLE.read_text(encoding="utf-8"))
    for table, kind in {**TABLES, **LISTS}.items():
        first = in_force[table] if table in TABLES else in_force[table][0]
        for field in fields(kind):
            if field.name not in first and field.default is not MISSING:
                written = _shown()[table][0][field.name]
                value = tomllib.loads(f"x = {written}")["x"]
                shown = tuple(value) if isinstance(value, list) else value
                assert shown == field.default, (table, field.name)


def test_the_sample_explains_every_key():
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    names = {field.name for kind in (*TABLES.values(), *LISTS.values()) for field in fields(kind)}
    told = set()
    for above, line in pairwise(lines):
        setting = re.fullmatch(r"#?(\w+) = .+", line)
        if setting and (above.startswith("# ") or re.match(r"#?\w+ = ", above)):
            told.add(setting[1])
    assert names <= told

"""Who may import whom; the rules stand in tests/layers.py. Here: the tree keeps them, and they bite."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.layers import NOT_FOR_WEB, below, modules, violations

ROOT = Path(__file__).parent.parent

NOT_AT_START = (
    "click",
    "rich",
    "alembic",
    "apscheduler",
    "feedparser",
    "trafilatura",
    *NOT_FOR_WEB,
)
"""What a serving worker must not load: time to its first answer, and memory."""

FLASKS_OWN = "click"
"""Flask imports it; what is answered before Flask does without."""


def test_every_import_of_the_tree_keeps_the_layers():
    assert "feeds.model" in modules(ROOT)
    broken = violations(ROOT)
    assert not broken, "\n" + "\n".join(broken)


def test_a_worker_starts_without_what_only_others_need():
    assert loaded("web.worker", "web.front") == set(), "import these where they are first needed"


def test_a_worker_that_has_served_everything_does_without_too():
    serving = [name for name in modules(ROOT) if below(name, "web")]
    late = loaded(*serving, "feeds.store.store", "feeds.store.bell", "feeds.edition", "feeds.write")
    assert late - {FLASKS_OWN} == set(), "a request loads these; import them where they are first needed"


def loaded(*names: str) -> set[str]:
    """Those of NOT_AT_START that a process has loaded once it imported `names`."""
    report = f"import {', '.join(names)}, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", report], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return set(done.stdout.split()) & set(NOT_AT_START)


# that the rules bite: small trees, each with one wrong import

EMPTY = ("feeds.model", "feeds.config", "feeds.fetch", "feeds.parse", "feeds.normalise", "feeds.decide", "feeds.write",
         "feeds.lint.text", "feeds.store", "feeds.ingest", "feeds.schedule", "feeds.cli", "web.front")  # fmt: skip


def tree(root: Path, module: str, text: str) -> Path:
    """A small project with one module that says something."""
    for name in (*EMPTY, module):
        path = root.joinpath(*name.split(".")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if name == module else "")
        for folder in path.relative_to(root).parents[:-1]:
            (root / folder / "__init__.py").touch()
    return root


@pytest.mark.parametrize(
    ("module", "text", "said"),
    [
        (
            "feeds.model",
            "import feeds.config",
            "feeds/model.py:1: imports feeds.config: feeds.config stands above",
        ),
        ("feeds.config", "\n\nfrom feeds.fetch import fetch", "feeds/config.py:3: imports feeds.fetch: "),
        (
            "feeds.fetch.folder",
            "from feeds import parse",
            "fetch imports parse; fetch, parse, normalise, decide",
        ),
        ("feeds.parse.text", "from ..normalise import rules", "parse imports normalise"),
        (
            "feeds.normalise",
            "def f():\n    import feeds.decide",
            "feeds/normalise.py:2: imports feeds.decide",
        ),
        ("feeds.decide", "from feeds.fetch.folder import x", "decide imports fetch"),
        ("feeds.resemblance", "import feeds.write as w", "decide imports write"),
        (
            "feeds.write.rss",
            "import importlib\nimportlib.import_module('feeds.lint')",
            "feeds/write/rss.py:2: imports",
        ),
        (
            "feeds.write",
            "if TYPE_CHECKING:\n    from feeds.store import Store",
            "feeds.store stands above feeds.write",
        ),
        ("feeds.lint", "from feeds.model import Article", "lint imports nothing of ours"),
        ("feeds.lint.rss", "from web import front", "lint imports nothing of ours"),
        ("feeds.edition", "from feeds.ingest import ingest", "feeds.ingest stands above feeds.edition"),
        ("feeds.ingest", "import feeds.schedule", "feeds.schedule stands above feeds.ingest"),
        ("feeds.schedule", "from . import cli", "feeds.cli stands above feeds.schedule"),
        ("feeds.schedule", "import web.front", "only feeds.cli and feeds.service import web"),
        ("feeds.new", "import os", "feeds.new has no layer yet"),
        ("web.pages", "from feeds.normalise import clean", "web never imports fetch, parse or normalise"),
        ("web.pages", "from feeds import fetch", "web never imports fetch, parse or normalise"),
        ("web.pages", "__import__('feeds.parse')", "web never imports fetch, parse or normalise"),
        ("web.pages", "import sqlalchemy", "only feeds.store imports sqlalchemy"),
        ("feeds.edition", "from sqlalchemy.engine import Engine", "only feeds.store imports sqlalchemy"),
        (
            "feeds.write.rss",
            "from feedgen.feed import FeedGenerator",
            "only feeds.write._feedgen imports feedgen",
        ),
        ("feeds.cli", "import apscheduler.schedulers", "only feeds.schedule imports apscheduler"),
        ("feeds.fetch.folder", "import httpx2", "only feeds.fetch.http imports httpx2"),
        ("feeds.cli", "from urllib.request import urlopen", "only feeds.fetch.http imports urllib.request"),
        ("feeds.write", "from flask import Flask", "only web imports flask"),
        ("run", "import click", "run.py:1: imports click: run.py runs before anything is installed"),
        ("run", "from feeds import cli", "run.py runs before anything is installed"),
    ],
)
def test_a_wrong_import_is_named(tmp_path, module, text, said):
    broken = violations(tree(tmp_path, module, text))
    assert any(said in sentence for sentence in broken), broken


@pytest.mark.parametrize(
    ("module", "text"),
    [
        (
            "feeds.fetch.folder",
            "from feeds.fetch import shapes\nfrom feeds.model import Document\nimport os.path",
        ),
        ("feeds.write._feedgen", "import feedgen.entry\nfrom feeds.addresses import absolute"),
        ("feeds.store.engine", "import sqlalchemy\nfrom . import rows\nfrom feeds import decide"),
        ("feeds.schedule", "from apscheduler.schedulers.background import BackgroundScheduler"),
        ("feeds.decide", "from feeds import resemblance"),
        ("feeds.cli", "from web.front import serve\nfrom feeds.fetch import Watch"),
        ("feeds.lint.rss", "from lxml import etree\nfrom feeds.lint import text"),
        ("web.pages", "import flask\nfrom feeds.store import Store\nfrom urllib.parse import urlsplit"),
        ("run", "import os\nimport http.client"),
    ],
)
def test_a_right_import_is_left_alone(tmp_path, module, text):
    assert violations(tree(tmp_path, module, text)) == []

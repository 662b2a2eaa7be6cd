"""A site to measure: a config and a store with 50 stories, whose feed of everything is about 100 kB of RSS."""

from __future__ import annotations

from pathlib import Path

from feeds import config as configuration
from feeds.model import Article, Document, Parsed
from feeds.settings import Config
from feeds.startup import opened
from feeds.store.save import Pass
from feeds.store.store import Store
from tests.bench import copy
from tests.making import NOON

STORIES = 50
FEEDS = ("/rss.xml", "/atom.xml", "/feed.json")

_CONFIG = """
[site]
title = "The Harbour Post"
url = "http://127.0.0.1:8000"

[store]
url = "sqlite:///{folder}/newswire.db"

[server]
workers = 2

[[sources]]
name = "wire"
path = "wire"

[[sections]]
name = "Politics"
"""

_PARAGRAPHS = 4


def lay(folder: Path, stories: int = STORIES) -> Config:
    """The config of a site in this folder, whose store is filled with so many stories."""
    (folder / "wire").mkdir()
    file = folder / "config.toml"
    file.write_text(_CONFIG.format(folder=folder))
    config = configuration.load(file)
    store = opened(config)
    for number in range(stories):
        publish(store, config, article(number))
    store.close()
    return config


def publish(store: Store, config: Config, story: Article) -> None:
    """Commit one story."""
    document = Document(source="wire", name=story.name, data=story.digest.encode(), arrived=NOON)
    store.save([Parsed(document=document, results=(story,))], config, Pass(source="wire"))


def article(number: int) -> Article:
    """The story of a number."""
    text = copy.paragraphs(number)[:_PARAGRAPHS]
    return Article(
        source="wire",
        name=f"{number}.txt",
        title=copy.headline(number),
        authors=(copy.byline(number),),
        sections=("Politics",),
        summary=text[0],
        body_html="".join(f"<p>{paragraph}</p>" for paragraph in text[1:]),
        body_text="\n".join(text),
        minutes=1,
        digest=f"{number:032x}",
    )

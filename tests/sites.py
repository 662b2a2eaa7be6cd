"""A site over a real store, as tests of the pages ask it; and what stands in an HTML text."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from feeds.model import Article
from feeds.settings import Config
from feeds.store import Store
from feeds.store.save import Pass
from tests import making
from web.pages import blueprint

PUBLIC = "https://news.example"


def serve(folder: Path, *articles: Article, **site: str) -> tuple[FlaskClient, Config, Store]:
    settings = making.config(folder, **{"url": PUBLIC, "title": "The Wire"} | site)
    store = making.store(settings)
    if articles:
        store.save(making.each(*articles), settings, Pass(source="wire", backfill=True))
    app = Flask("pages", static_folder=None)
    app.register_blueprint(blueprint(settings, store))
    return app.test_client(), settings, store


def newest(store: Store) -> Article:
    edition = store.edition("all", "", 1)
    assert edition is not None
    return edition.articles[0]


def path_of(store: Store) -> str:
    article = newest(store)
    return f"/article/{article.key}/{article.slug}"


class Elements(HTMLParser):
    """Every start tag with its attributes, and which tags were not closed in order."""

    VOID = frozenset({"meta", "link", "br", "img", "hr", "input"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def alternates(text: str) -> list[tuple[str | None, str | None]]:
    links = Elements(text).named("link")
    return [(link["type"], link["href"]) for link in links if link["rel"] == "alternate"]


ONE = making.article(
    "one.txt", sections=("Politics",), authors=("Ada Ember",), tags=("Harbours",), summary="First.\nSecond."
)

"""The same feed as most apps make it: feedgen at each request, in a Flask view, on the same server."""

from __future__ import annotations

import sys
from pathlib import Path

from feedgen.feed import FeedGenerator
from flask import Flask, Response

from feeds import config as configuration
from feeds.edition import edition
from feeds.model import Edition
from feeds.settings import Config
from feeds.store.store import Store
from web.server import serve


def load(config: Config) -> Flask:
    """The app, for a worker."""
    app, store = Flask("naive"), Store.open(config)

    @app.get("/rss.xml")
    def rss() -> Response:
        shown = edition(store, config, "all", "")
        assert shown is not None
        return Response(generator(config, shown).rss_str(), mimetype="application/rss+xml")

    return app


def generator(config: Config, shown: Edition) -> FeedGenerator:
    """The edition, ready to be rendered by feedgen."""
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.id(shown.facet.feed_id)
    feed.title(config.site.title)
    feed.link(href=config.site.url, rel="alternate")
    feed.description(config.site.title)
    feed.updated(shown.moment)
    for article in shown.articles:
        entry = feed.add_entry(order="append")
        entry.guid(article.id)
        entry.updated(article.updated)
        entry.title(article.title)
        entry.link(href=f"{config.site.url}/article/{article.key}/{article.slug}")
        entry.dc.dc_creator(list(article.authors))
        entry.category([{"term": name} for name in article.sections])
        entry.published(article.published)
        entry.description(article.summary)
        entry.content(article.body_html, type="CDATA")
    return feed


if __name__ == "__main__":
    serve(configuration.load(Path(sys.argv[1])), load)

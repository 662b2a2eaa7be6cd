"""The same feed by Django's syndication framework, on the same server: the best known peer."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

from feeds import config as configuration
from feeds.edition import edition
from feeds.model import Article
from feeds.settings import Config
from feeds.store.store import Store
from web.server import serve

CACHED_SECONDS = 3600


def load(config: Config, *, cached: bool) -> Any:
    """The WSGI app, for a worker: one view; `cached`: as a whole, by Django's own decorator."""
    import django
    from django.conf import settings

    settings.configure(
        ALLOWED_HOSTS=["*"],
        SECRET_KEY="nothing here is secret",
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        USE_TZ=True,
    )
    django.setup()
    settings.ROOT_URLCONF = (_route(config, cached),)
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def _route(config: Config, cached: bool) -> Any:
    from django.urls import path
    from django.views.decorators.cache import cache_page

    view = _feed(config)()
    return path("rss.xml", cache_page(CACHED_SECONDS)(view) if cached else view)


def _feed(config: Config) -> Any:
    from django.contrib.syndication.views import Feed

    store = Store.open(config)

    class Newest(Feed):  # type: ignore[misc]
        title = config.site.title
        link = config.site.url
        description = config.site.title

        def items(self) -> tuple[Article, ...]:
            shown = edition(store, config, "all", "")
            assert shown is not None
            return shown.articles

        def item_title(self, item: Article) -> str:
            return item.title

        def item_description(self, item: Article) -> str:
            return item.body_html

        def item_link(self, item: Article) -> str:
            return f"{config.site.url}/article/{item.key}/{item.slug}"

        def item_guid(self, item: Article) -> str:
            return item.id

        def item_pubdate(self, item: Article) -> Any:
            return item.published

    return Newest


if __name__ == "__main__":
    serve(configuration.load(Path(sys.argv[1])), partial(load, cached="cached" in sys.argv))

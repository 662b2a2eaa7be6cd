"""What each sign weighs on a page of HTML: a table a matter, fitted by `python -m tests.fit`."""

from feeds.parse.html.tables.authors import AUTHORS
from feeds.parse.html.tables.published import PUBLISHED
from feeds.parse.html.tables.title import TITLE

__all__ = ["AUTHORS", "PUBLISHED", "TITLE"]

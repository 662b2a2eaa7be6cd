"""What each sign weighs: a table a matter, fitted on pages of many publishers by `python -m tests.fit`."""

from feeds.parse.text.tables.authors import AUTHORS
from feeds.parse.text.tables.body import BODY
from feeds.parse.text.tables.published import PUBLISHED
from feeds.parse.text.tables.title import TITLE

__all__ = ["AUTHORS", "BODY", "PUBLISHED", "TITLE"]

"""What stands in place of a withdrawn article: the same words in every feed and on every page."""

from __future__ import annotations

NOTICE = "This article has been withdrawn."
NOTICE_LANGUAGE = "en"
WITHDRAWN = "Withdrawn"


def headline(title: str) -> str:
    """The headline of the notice; `title` is empty where the article was forgotten."""
    return f"{WITHDRAWN}: {title}" if title else f"{WITHDRAWN} article"

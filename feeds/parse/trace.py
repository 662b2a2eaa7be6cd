"""What each line of a document was taken for: the marks that `newswire explain` shows beside it.

Derived from the very reading that the item is made of, so that the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Collection

from feeds.errors import DocumentError
from feeds.model import Document, Rejection
from feeds.parse import html, opened, text, trace_html, trace_text
from feeds.parse.marks import Mark


def trace(document: Document, certainty: float = 0.0, learned: Collection[str] = ()) -> tuple[Mark, ...]:
    """The lines of a text, or the blocks of a page, in their order; none for a document that is rejected.

    `certainty`, `learned`: see parse.
    """
    try:
        document = opened(document)[0]
        if html.sniff(document):
            page = html.reading(document, learned)
            return () if isinstance(page, Rejection) else trace_html.marks(page, certainty, learned)
        if text.sniff(document):
            copy = text.reading(document, learned)
            return () if isinstance(copy, Rejection) else trace_text.marks(copy, certainty, learned)
    except DocumentError:
        pass  # the explanation says why it is rejected
    return ()

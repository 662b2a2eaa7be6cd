"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from feeds.model import Article, Edition
from feeds.settings import Config, Content
from feeds.write import _feedgen, _media
from feeds.write._entry import entry_of
from feeds.write._frame import Frame
from feeds.write._head import head_of, moving_of

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
SUFFIX = "atom.xml"
_BARE_TYPE = MEDIA_TYPE.partition(";")[0]
_CLOSING = b"\n" + _feedgen.ATOM_TAIL + b"\n"

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def entry(article: Article, config: Config, content: Content) -> bytes:
    """The article as an `<entry>`, with its own xml:lang where its language is known.

    Before a withdrawn one stands its tombstone (RFC 6721 3): no reader in use reads tombstones alone.
    """
    told = entry_of(article, config, content)
    element = _feedgen.atom_entry(told)
    _media.add_enclosure_link(element, told.picture)
    _media.add(element, told.picture)
    if told.language:
        element.set(_XML_LANG, told.language)
    fragment = _feedgen.fragment(element)
    return _feedgen.fragment(_feedgen.tombstone(told)) + fragment if told.reason else fragment


def frame(edition: Edition, config: Config, content: Content) -> Frame:
    """What stands around the entries, made by `entry`.

    The feed's author is the publication: who speaks where an entry names nobody (RFC 4287 4.1.1).
    """
    head = head_of(edition, config, content, SUFFIX)
    moving = moving_of(edition, config, content, SUFFIX)
    still = _feedgen.atom_head(head, _BARE_TYPE)
    return Frame(still, _feedgen.atom_moving(moving, _BARE_TYPE), b"\n", _CLOSING)

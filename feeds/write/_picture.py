"""An article's picture: as media elements name it, and as a figure at the head of the content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote, urlsplit

from feeds.addresses import safe_url
from feeds.model import Article
from feeds.write._text import one_line

_TYPES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "jpe": "image/jpeg", "jfif": "image/jpeg", "png": "image/png",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "svg": "image/svg+xml", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "heic": "image/heic", "jxl": "image/jxl",
}  # fmt: skip
"""How a file's name ends → its media type."""

_MEDIA_TYPE = re.compile(r"image/[a-z0-9][a-z0-9.+-]{0,60}")
_LARGEST = 100_000
"""Pixels, and so no more than any picture has."""
_NAMING = 9
"""Letters of a file's name from which on it names one picture wherever it stands."""

_SOURCE = re.compile(r"<img\b[^>]*?\bsrc\s*=\s*[\"']?([^\"'>\s]+)", re.IGNORECASE)
_SIZE = re.compile(
    r"(?:[-_.@](?:\d{1,5}x\d{1,5}|[wh]\d{2,5}|\d{2,5}(?:px|w|h)|\dx|scaled|large|medium|small|thumb(?:nail)?"
    r"|e\d{10,}|(?=\d*[a-f])[0-9a-f]{10}))+$"
)
"""How a size, or the mark of one edit of a picture, ends the name of its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What feeds say of a picture: what is not known is empty or None."""

    url: str
    media_type: str
    caption: str
    credit: str
    width: int | None
    height: int | None
    length: int | None
    """Its bytes."""

    @property
    def enclosed(self) -> bool:
        """Whether it may stand as an enclosure: only with its true length and type."""
        return bool(self.media_type and self.length)


def picture_of(article: Article) -> Picture | None:
    """The article's picture, where it has one that every reader can fetch."""
    image = article.image
    url = safe_url(image.url) if image else ""
    if image is None or not url:
        return None
    width, height = _side(image.width), _side(image.height)
    return Picture(
        url=url,
        media_type=_media_type(image.media_type, url),
        caption=one_line(image.caption),
        credit=one_line(image.credit),
        width=width,
        height=height,
        length=image.length if image.length and image.length > 1 else None,
    )


def _side(pixels: int | None) -> int | None:
    return pixels if pixels and 0 < pixels <= _LARGEST else None


def _media_type(stated: str, url: str) -> str:
    if _MEDIA_TYPE.fullmatch(stated):
        return stated
    return _TYPES.get(urlsplit(url).path.rpartition(".")[2].lower(), "")


def illustrated(html: str, picture: Picture | None) -> str:
    """A body with its picture at its head, unless it shows it already. An empty body stays empty."""
    return f"{_figure(picture)}\n{html}" if html and picture and not _shown(html, picture.url) else html


def _figure(picture: Picture) -> str:
    sides = (("width", picture.width), ("height", picture.height))
    size = "".join(f' {name}="{pixels}"' for name, pixels in sides if pixels)
    # What it shows is said below it: said again in `alt`, it would be read out twice.
    image = f'<img src="{escape(picture.url)}" alt=""{size}>'
    told = escape(picture.caption, quote=False)
    if picture.credit and picture.credit.casefold() not in picture.caption.casefold():
        told = f"{told} <small>{escape(picture.credit, quote=False)}</small>".strip()
    return f"<figure>{image}<figcaption>{told}</figcaption></figure>" if told else f"<figure>{image}</figure>"


def _shown(html: str, url: str) -> bool:
    return any(_same(unescape(found), url) for found in _SOURCE.findall(html))


def _same(one: str, other: str) -> bool:
    """Whether two addresses are of one picture, be it in another size or from another host."""
    first, second = _named(one), _named(other)
    if first is None or second is None:
        return one.partition("://")[2] == other.partition("://")[2]
    return first == second or (first[1] == second[1] and len(first[1]) >= _NAMING)


def _named(url: str) -> tuple[str, str] | None:
    """Folder and name of a picture's file, the name without a size; None where it is not a picture by its name."""
    try:
        path = unquote(urlsplit(url).path).lower()
    except ValueError:
        return None
    stem, _, ending = path.rpartition(".")
    if ending not in _TYPES:
        return None
    folder, _, name = stem.rpartition("/")
    return folder, _SIZE.sub("", name)

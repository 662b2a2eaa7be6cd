"""The main picture: what og:image and JSON-LD name, with the caption and credit of the figure that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from feeds.model import Image
from feeds.parse.html.figures import picture
from feeds.parse.html.found import Found
from feeds.parse.html.linked import strings, types_of
from feeds.parse.html.said import Said, is_aside, text_of

_NO_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:logos?|icons?|favicon|fbico|ogp|no-?image|default|placeholder|fallback|sprite|avatar|blank|pixel|spacer"
    r"|(?:og|share|social|site|facebook|fb|twitter|open-?graph)[-_]?(?:image|default|logo|share|card)?)(?:[/_.-]|$)"
    r"|gravatar|\.svg$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"credit|copyright|source|photographer|byline|author|quelle|urheber|licen[cs]e", re.IGNORECASE
)
_SIGN = (
    r"(?:©|\(c\)|photo(?:graph)?(?: (?:by|credit))?:|(?:image )?credit:|image:|foto:|bild:|quelle:|picture:|crédit:"
    r"|fotografía:)\s{0,9}"
)
_CREDITED = re.compile(
    rf"\s{{0,9}}[\[(|–—-]?\s{{0,9}}(?P<credit>{_SIGN}[^\n]{{2,100}}?)[\])]?$", re.IGNORECASE
)
_LEAD = re.compile(_SIGN, re.IGNORECASE)
_DIGITS = re.compile(r"\d+x\d+|-\d{2,4}w?$|@\dx|_\d{2,4}$")
_WORD = 10
"""Letters that two addresses of one picture share."""


def find(said: Said, base: str) -> Found[Image] | None:
    """The main picture; None where the page names and shows none. `base`: what relative addresses are joined to."""
    for source, image in (*_told(said, base),):
        if not _NO_PICTURE.search(urlsplit(image.url).path):
            shown = next((one for one in _shown(said, base) if _same(one.url, image.url)), None)
            sure = 0.97 if shown else 0.85
            return Found(
                _merged(image, shown), "image.find", f"{source}{', shown in a figure' if shown else ''}", sure
            )
    for one in _shown(said, base):
        return Found(one, "image.find", "the first figure of the article", 0.7)
    return None


def _merged(image: Image, shown: Image | None) -> Image:
    if shown is None:
        return image
    return replace(image, caption=shown.caption or image.caption, credit=shown.credit or image.credit)


def _told(said: Said, base: str) -> Iterator[tuple[str, Image]]:
    """(source, picture): og:image, JSON-LD, Twitter's, the image of microdata."""
    meta = said.meta
    for name in ("og:image", "og:image:url", "og:image:secure_url"):
        for text in meta.get(name, ())[:1]:
            if url := _address(text, base):
                width, height = _pixels(said.first("og:image:width")), _pixels(said.first("og:image:height"))
                media_type = said.first("og:image:type").strip().lower()[:100]
                yield name, Image(url=url, width=width, height=height, media_type=media_type)
    for field in ("image", "thumbnailUrl"):
        for node in _list(said.article.get(field))[:3]:
            if image := _of_node(node, said, base):
                yield "JSON-LD", image
    for name in (
        "twitter:image",
        "twitter:image:src",
        "parsely-image-url",
        "sailthru.image.full",
        "thumbnail",
    ):
        for text in meta.get(name, ())[:1]:
            if url := _address(text, base):
                yield name, Image(url=url)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _of_node(node: Any, said: Said, base: str) -> Image | None:
    if isinstance(node, dict) and "url" not in node and "contentUrl" not in node:
        own = node.get("@id")
        node = next(
            (one for one in said.nodes if own and one.get("@id") == own and "imageobject" in types_of(one)),
            node,
        )
    if not isinstance(node, dict):
        url = _address(node, base) if isinstance(node, str) else ""
        return Image(url=url) if url else None
    url = next(
        (found for name in ("url", "contentUrl", "@id") if (found := _address(node.get(name), base))), ""
    )
    if not url:
        return None
    caption = next(iter(strings(node.get("caption")) or strings(node.get("description"))), "")
    credit = next(
        iter(
            strings(node.get("creditText"))
            or strings(node.get("copyrightHolder"))
            or strings(node.get("author"))
        ),
        "",
    )
    return Image(
        url=url,
        caption=caption[:1000],
        credit=credit[:200],
        width=_pixels(node.get("width")),
        height=_pixels(node.get("height")),
        media_type=next(iter(strings(node.get("encodingFormat"))), "").strip().lower()[:100],
    )


def _address(text: Any, base: str) -> str:
    if not isinstance(text, str) or not text.strip() or len(text) > 4000:
        return ""
    try:
        joined = urljoin(base, text.strip())
        parts = urlsplit(joined)
    except ValueError:
        return ""
    return joined if parts.scheme in ("http", "https") and parts.netloc else ""


def _pixels(stated: Any) -> int | None:
    if isinstance(stated, dict):
        stated = stated.get("value")
    match = re.fullmatch(r"\s{0,9}(\d{1,5})(?:\.0+)?(?:px)?\s{0,9}", str(stated or ""))
    return int(match[1]) or None if match else None


def _shown(said: Said, base: str) -> Iterator[Image]:
    """The pictures of the page's figures, with what stands under them."""
    for figure in said.figures:
        if is_aside(figure):
            continue
        for element in figure.iter("img"):
            if found := picture(element, base):
                caption, credit = _caption(figure)
                yield Image(
                    url=found.url,
                    caption=caption,
                    credit=credit,
                    width=found.width or None,
                    height=found.height or None,
                )
                break


def _caption(figure: HtmlElement) -> tuple[str, str]:
    """(caption, credit): the credit is what is marked as one, or stands behind a sign of one."""
    held = next(figure.iter("figcaption"), None)
    if held is None:
        return "", ""
    text = text_of(held)
    for element in held.iter("span", "cite", "small", "em", "p", "div", "a"):
        if _CREDIT.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}"):
            credit = text_of(element)
            if credit and credit in text:
                return text.replace(credit, "", 1).strip(" -–—|()[]"), _LEAD.sub("", credit, count=1)[:200]
    match = _CREDITED.search(text[-120:]) if len(text) < 600 else None
    if match:
        at = len(text) - len(text[-120:]) + match.start()
        return text[:at].strip(), _LEAD.sub("", match["credit"], count=1).strip()[:200]
    return text, ""


def _same(one: str, other: str) -> bool:
    """Whether two addresses are of one picture in other sizes: their file's name says so."""
    first, second = _name(one), _name(other)
    return first == second or (min(len(first), len(second)) > _WORD and (first in second or second in first))


def _name(url: str) -> str:
    path = unquote(urlsplit(url).path).rstrip("/")
    return _DIGITS.sub("", path.rpartition("/")[2].rpartition(".")[0] or path.rpartition("/")[2]).casefold()

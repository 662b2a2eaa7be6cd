"""RSS 2.0 (RSS Advisory Board, 2.0.11): the channel. Its items are judged in `rss_item`."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from feeds.lint import address, dates, extensions, rss_item, structure, text
from feeds.lint.finding import Findings, error, warning
from feeds.lint.media import TYPES
from feeds.lint.text import words
from feeds.lint.xml import line_of, text_of

VERSION = error(
    "rss.version",
    "the version is not exactly 2.0",
    "readers choose a parser by it; 2.0.1 and 2.0.11 are the names of texts, not versions",
    'write <rss version="2.0">',
)
CHANNEL = error(
    "rss.channel",
    "not one channel, and nothing beside it",
    "readers look for rss/channel and take the first",
    "put everything into one <channel>",
)
REQUIRED = error(
    "rss.channel.missing",
    "the channel lacks a required element",
    "RSS 2.0 demands title, link and description of a channel, with text in them",
    "add it",
)
BUILT_MISSING = warning(
    "rss.built.missing",
    "the channel has no lastBuildDate",
    "readers tell by it whether anything changed",
    "write the moment of the feed's newest change",
)
TTL = error(
    "rss.ttl",
    "ttl is not a number of minutes",
    "readers plan their next visit by it",
    "write whole minutes",
)
TTL_MISSING = warning(
    "rss.ttl.missing",
    "the channel has no ttl",
    "readers without HTTP caching ask too often, or too seldom",
    "write the minutes that answers may be cached",
)
EMAIL = error(
    "rss.editor.email",
    "managingEditor or webMaster without an e-mail address",
    "RSS 2.0 gives these elements to e-mail addresses",
    "write `address (name)`, or leave it out",
)
IMAGE = error(
    "rss.image",
    "an image that lacks url, title or link, or has wrong measures",
    "readers show it beside the channel: at most 144 by 400 pixels, with title and link of the channel",
    "complete it, or leave it out",
)
CLOUD = error(
    "rss.cloud",
    "a cloud that lacks an attribute",
    "a reader cannot register with it",
    "give domain, port, path, registerProcedure and protocol",
)
TEXT_INPUT = error(
    "rss.textInput",
    "a textInput that lacks title, description, name or link",
    "RSS 2.0 demands the four",
    "complete it, or leave it out",
)
SKIP = error(
    "rss.skip",
    "skipHours or skipDays that no clock or calendar has",
    "readers may stay away at the wrong time, or for ever",
    "write hours from 0 to 23, days as Monday to Sunday, each once, and not all of them",
)

_REQUIRED = ("title", "link", "description")
_ONCE = words(
    "title link description language copyright managingEditor webMaster pubDate lastBuildDate generator docs "
    "cloud ttl image rating textInput skipHours skipDays"
)
_KNOWN = [*_ONCE, "category", "item"]
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check(root: etree._Element, url: str) -> Findings:
    """What is wrong with an RSS document whose address is `url`, where that is known."""
    if root.get("version") != "2.0":
        yield VERSION.at(line_of(root), repr(root.get("version")))
    channels = root.findall("channel")
    if len(channels) != 1 or len(root) != 1:
        yield CHANNEL.at(
            line_of(root), f"{len(channels)} channels, {len(root) - len(channels)} other elements"
        )
    for channel in channels[:1]:
        for rule in _RULES:
            yield from rule(channel)
        yield from structure.links(channel, url, TYPES["rss"])
        yield from extensions.paging(channel)
        yield from rss_item.items(channel)
        yield from _dates(channel)


def _names(channel: etree._Element) -> Findings:
    yield from structure.children(channel, "", _KNOWN, _ONCE, "channel")
    for name in _REQUIRED:
        yield from structure.missing(channel, name, REQUIRED, f"<{name}>")


def _texts(channel: etree._Element) -> Findings:
    for name in ("title", "description", "copyright", "category"):
        for found in channel.findall(name):
            yield from text.plain(text_of(found), line_of(found), f"channel {name}")


def _link(channel: etree._Element) -> Findings:
    for name in ("link", "docs"):
        for found in channel.findall(name)[:1]:
            if text_of(found):
                yield from address.url(text_of(found), line_of(found), f"channel {name}")


def _language(channel: etree._Element) -> Findings:
    for found in channel.findall("language"):
        yield from text.language(text_of(found), line_of(found), "channel language")


def _ttl(channel: etree._Element) -> Findings:
    found = channel.find("ttl")
    if found is None:
        yield TTL_MISSING.at(line_of(channel))
    elif not (text_of(found).isascii() and text_of(found).isdigit()):
        yield TTL.at(line_of(found), text_of(found))


def _editors(channel: etree._Element) -> Findings:
    for name in ("managingEditor", "webMaster"):
        for found in channel.findall(name):
            if not address.has_email(text_of(found)):
                yield EMAIL.at(line_of(found), f"<{name}> {text_of(found)}")


def _image(channel: etree._Element) -> Findings:
    for image in channel.findall("image"):
        for name in ("url", "title", "link"):
            yield from structure.missing(image, name, IMAGE, f"<{name}>")
        for name in ("url", "link"):
            for found in image.findall(name):
                yield from address.url(text_of(found), line_of(found), f"image {name}")
        for name, most in (("width", 144), ("height", 400)):
            for found in image.findall(name):
                if not _number(text_of(found), 1, most):
                    yield IMAGE.at(line_of(found), f"<{name}> {text_of(found)}")


def _number(written: str, least: int, most: int) -> bool:
    return written.isascii() and written.isdigit() and len(written) < 9 and least <= int(written) <= most


def _cloud(channel: etree._Element) -> Findings:
    for cloud in channel.findall("cloud"):
        for name in ("domain", "port", "path", "registerProcedure", "protocol"):
            if cloud.get(name) is None:
                yield CLOUD.at(line_of(cloud), name)


def _text_input(channel: etree._Element) -> Findings:
    for found in channel.findall("textInput"):
        for name in ("title", "description", "name", "link"):
            yield from structure.missing(found, name, TEXT_INPUT, f"<{name}>")


def _skips(channel: etree._Element) -> Findings:
    for path, good, most in (("skipHours/hour", _is_hour, 23), ("skipDays/day", _is_day, 6)):
        found = channel.findall(path)
        values = [text_of(one) for one in found]
        for one in found:
            if not good(text_of(one)):
                yield SKIP.at(line_of(one), text_of(one))
        if len(set(values)) != len(values) or len(values) > most:
            yield SKIP.at(line_of(found[0]), ", ".join(values))


def _is_hour(written: str) -> bool:
    return _number(written, 0, 23)


def _is_day(written: str) -> bool:
    return written in _DAYS


def _dates(channel: etree._Element) -> Findings:
    built: datetime | None = None
    for name in ("pubDate", "lastBuildDate"):
        for found in channel.findall(name)[:1]:
            built, findings = dates.rfc822(text_of(found), line_of(found))
            yield from findings
    if channel.find("lastBuildDate") is None:
        yield BUILT_MISSING.at(line_of(channel))
    elif built:
        yield from _older(channel, built)


def _older(channel: etree._Element, built: datetime) -> Findings:
    for found in channel.findall("item/pubDate")[: structure.MOST_ENTRIES]:
        moment, _ = dates.rfc822(text_of(found), line_of(found))
        if moment and moment > built:
            yield dates.ORDER.at(
                line_of(found), f"item {text_of(found)}, feed {built:%a, %d %b %Y %H:%M:%S %z}"
            )


_RULES = (_names, _texts, _link, _language, _ttl, _editors, _image, _cloud, _text_input, _skips)

"""Every address the site has, and the ids, keys and slugs that stand in them; all pure functions.

A path starts with `/` and is below the site's address; `absolute` makes a link of it. Nothing here ever
reads a Host header, so that a feed is the same behind any proxy.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b32encode
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import SplitResult, quote, urlencode, urlsplit
from uuid import NAMESPACE_DNS, UUID, uuid5

from feeds.defaults import ARCHIVED, default_content
from feeds.model import Article, Edition, Facet, Search
from feeds.settings import Config, Content

_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_PAIRS = tuple(one + other for one in _BASE62 for other in _BASE62)
_UUID_LENGTH = 36
_KEY_LENGTH = 22
"""62 ** 22 is the first power of 62 beyond 2 ** 128."""

# Latin letters that NFKD does not take apart; `casefold` already makes ss of ß.
_FOLDS = str.maketrans({
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "ng",
    "ŧ": "t", "'": "", "’": "", "ʼ": "",
})  # fmt: skip

REVISIONS = "revisions"
"""Below an article's key: what changed in it. No article's slug."""

_URL_LIMIT = 4_000
_URL_CHARACTERS = "A-Za-z0-9._~:/?!$&'()*+,;=@-"
_plain_url = re.compile(
    rf"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:[/?](?:[{_URL_CHARACTERS}]++|%[0-9A-Fa-f]{{2}})*+)?"
)
_host = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*")
_stray_percent = re.compile(r"%(?![0-9A-Fa-f]{2})")


def page_path(kind: str, slug: str) -> str:
    """The path of a facet's page: `/` for `all`, else `/section/politics`."""
    return "/" if kind == "all" else f"/{kind}/{slug}"


def feed_path(kind: str, slug: str, suffix: str, query: str = "") -> str:
    """The path of a facet's feed: `/rss.xml` for `all`, else `/section/politics/atom.xml`.

    `suffix` names the format; `query` is encoded already and has no `?`.
    """
    path = page_path(kind, slug).rstrip("/") + "/" + suffix
    return f"{path}?{query}" if query else path


def archive_path(kind: str, slug: str, archive: tuple[int, int], suffix: str, query: str = "") -> str:
    """The path of an archive document: `/section/politics/archive/101-200/atom.xml`. `archive`: its ordinals."""
    first, last = archive
    return feed_path(kind, slug, f"archive/{first}-{last}/{suffix}", query)


def archive_before(last: int, archive: tuple[int, int] | None) -> tuple[int, int] | None:
    """The ordinals of the archive document before this one, or before the newest articles of a facet of which
    `last` is the newest ordinal; None where there is none (RFC 5005 4, prev-archive).
    """
    end = last if archive is None else archive[0] - 1
    return (end - (end - 1) % ARCHIVED, end) if end > 0 else None


SEARCH_PATH = "/search"


def search_path(search: Search, suffix: str = "", content: str = "") -> str:
    """The path and query of a search's feed, or of its page where `suffix` names no format.

    Parameters stand in the order of their names, and only those that are not as usual.
    """
    asked = {
        "content": content,
        "page": str(search.page) if search.page > 1 else "",
        "q": search.text,
        "sort": "relevance" if search.by_relevance else "",
    }
    path = f"{SEARCH_PATH}/{suffix}" if suffix else SEARCH_PATH
    return f"{path}?{urlencode({name: value for name, value in asked.items() if value})}"


def article_path(key: str, slug: str) -> str:
    """The path of an article's page: `/article/<key>/<slug>`, or `/article/<key>` without a slug.

    A slug that would be the address of something else of the article is left out.
    """
    return f"/article/{key}/{slug}" if slug and slug != REVISIONS else f"/article/{key}"


def record_path(key: str) -> str:
    """The path of an article as JSON: `/article/<key>.json`."""
    return f"/article/{key}.json"


def revisions_path(key: str) -> str:
    """The path of the page that shows what changed in an article: `/article/<key>/revisions`."""
    return f"/article/{key}/{REVISIONS}"


def absolute(config: Config, path: str) -> str:
    """The public address of a path: `[site] url`, which may have a path of its own, and the path."""
    return config.site.url.rstrip("/") + path


def feed_url(
    config: Config, facet: Facet, suffix: str, content: Content, archive: tuple[int, int] | None = None
) -> str:
    """The canonical public address of a facet's feed, or of an archive document of it.

    Its query names only what differs from the default.
    """
    query = "" if content == default_content(config, facet) else f"content={content}"
    if archive is not None:
        return absolute(config, archive_path(facet.kind, facet.slug, archive, suffix, query))
    return absolute(config, feed_path(facet.kind, facet.slug, suffix, query))


def edition_url(config: Config, edition: Edition, suffix: str, content: Content) -> str:
    """The canonical public address of an edition's feed."""
    if edition.search is None:
        return feed_url(config, edition.facet, suffix, content, edition.archive)
    return search_url(config, edition.search, suffix, content)


def search_url(config: Config, search: Search, suffix: str, content: Content) -> str:
    """The canonical public address of a search's feed."""
    return absolute(config, search_path(search, suffix, "" if content == config.site.content else content))


def page_url(config: Config, article: Article) -> str:
    """The public address of the article's page here."""
    return absolute(config, article_path(article.key, article.slug))


def article_url(config: Config, article: Article) -> str:
    """Where an entry leads: the copy's own address where it has a usable one, else the page here."""
    own = article.url and safe_url(article.url)
    return own or page_url(config, article)


def safe_url(url: str) -> str:
    """An http or https address as every reader can follow it: percent-encoded (RFC 3986), no credentials.

    Empty where the address is of another scheme, is relative, or cannot be mended.
    """
    if len(url) > _URL_LIMIT:
        return ""
    if _plain_url.fullmatch(url):
        return url
    try:
        parts = urlsplit(url.encode("utf-8", "ignore").decode("utf-8").strip())
        place = _place(parts)
    except ValueError:
        return ""
    return _encoded(parts, place) if place and parts.scheme in {"http", "https"} else ""


def _place(parts: SplitResult) -> str:
    """Host and port, in ASCII; empty where there is no host. ValueError where either cannot be one."""
    host = parts.hostname or ""
    host = host if host.isascii() else host.encode("idna").decode("ascii")
    if not _host.fullmatch(host):
        return ""
    bracketed = f"[{host}]" if ":" in host else host
    return bracketed if parts.port is None else f"{bracketed}:{parts.port}"


def _encoded(parts: SplitResult, place: str) -> str:
    path, query, fragment = (
        quote(_stray_percent.sub("%25", part), safe="%/:?!$&'()*+,;=@~")
        for part in (parts.path, parts.query, parts.fragment)
    )
    tail = (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    return f"{parts.scheme}://{place}{path}{tail}"


def prefix(config: Config) -> str:
    """The path in `[site] url`, without a slash at its end; empty where the site owns its whole host."""
    return urlsplit(config.site.url).path.rstrip("/")


@lru_cache(maxsize=8)
def namespace(authority: str) -> UUID:
    """The namespace of every version 5 UUID that an authority mints."""
    return uuid5(NAMESPACE_DNS, authority)


def tag_uri(authority: str, since: str, uuid: UUID) -> str:
    """An id for life: `tag:<authority>,<since>:<uuid>` (RFC 4151 2.1)."""
    return f"tag:{authority},{since}:{uuid}"


def feed_id(authority: str, since: str, kind: str, slug: str) -> str:
    """A facet's id, the same in every format; it says nothing of host, path or format (RFC 4287 4.2.6)."""
    return tag_uri(authority, since, uuid5(namespace(authority), f"feed/{kind}/{slug}"))


def search_id(everything: str, text: str, by_relevance: bool) -> str:
    """The id of a search's feeds, whatever their page: made of the id of the feed of everything, for life as it is."""
    sort = "relevance" if by_relevance else "newest"
    return everything[:-_UUID_LENGTH] + str(uuid5(UUID(everything[-_UUID_LENGTH:]), f"search/{sort}/{text}"))


def article_key(uuid: UUID) -> str:
    """All 128 bits of the UUID in base62: always 22 of `0-9A-Za-z`."""
    pairs = []
    rest = uuid.int
    for _ in range(_KEY_LENGTH // 2):
        rest, pair = divmod(rest, 62 * 62)
        pairs.append(_PAIRS[pair])
    return "".join(reversed(pairs))


def key_of(name: str) -> str:
    """The key of an article by what a person calls it: its `tag:` id, its address here, or the key itself."""
    if name.startswith("tag:"):
        try:
            return article_key(UUID(name[-36:]))
        except ValueError:
            return name
    _, article, rest = name.partition("/article/")
    return rest.partition("/")[0].removesuffix(".json") if article else name


def slugify(text: str, limit: int = 60) -> str:
    """The text as `[a-z0-9-]+` of at most `limit` characters, cut between words where one ends near enough.

    Latin letters lose their accents. Scripts that have no plain Latin form are left out: where nothing
    remains the answer is empty, and the caller falls back to a key or digest.
    """
    plain = text[: limit * 10].lower().replace("'", "")
    if not plain.isascii():
        folded = unicodedata.normalize("NFKD", text[: limit * 10].casefold()).translate(_FOLDS)
        plain = folded.encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) <= limit:
        return slug
    whole, dash, _ = slug[: limit + 1].rpartition("-")
    return whole if dash and len(whole) > limit // 2 else slug[:limit].rstrip("-")


def facet_slug(name: str) -> str:
    """The slug of a section, author, tag or source; never empty, not yet unique (that is the store's matter).

    A name whose letters all fall away (政治, Новости 24) becomes `x-` and eight characters of its digest.
    """
    slug = slugify(name)
    if any(c.isalpha() for c in slug) or (slug and not any(c.isalpha() for c in name)):
        return slug
    same = unicodedata.normalize("NFKC", name).casefold().encode("utf-8", "surrogatepass")
    return "x-" + b32encode(blake2b(same, digest_size=5).digest()).decode("ascii").lower()

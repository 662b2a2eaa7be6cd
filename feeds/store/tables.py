"""The tables, once, for every database that the store can live in.

Times are whole epoch seconds, lists are JSON text: plain columns that SQLite and PostgreSQL hold alike and
that cost nothing to read. A schema changes by a migration at the end of `migrations/versions`;
a test holds that the migrations and this file say the same.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, LargeBinary, MetaData, Table, Text

metadata = MetaData()


def _count(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, default=0)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


state = Table(
    "state",  # one row: the counter that every write takes first, and what the whole store is
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    _text("epoch"),
    _count("change"),
    _count("moment"),
    Column("article", BigInteger, nullable=False, comment="the last article number given"),
    Column("facet", BigInteger, nullable=False, comment="the last facet number given"),
    Column("prepared", Text, nullable=False, comment="digest of all it was prepared for at the last start"),
    Column("signature", Text, nullable=False, comment="what else a body depends on: the render signature"),
    Column(
        "sections", Text, nullable=False, comment="digest of the section map that the articles are filed by"
    ),
    Column("signed", BigInteger, nullable=False, comment="the change that brought the render signature"),
)

commits = Table(
    "commits",  # a row a commit: when its changes were made
    metadata,
    Column("change", BigInteger, primary_key=True, autoincrement=False, comment="the last of its changes"),
    _count("moment"),
)

sources = Table(
    "sources",  # a row a source: when it is due, and its account for ever
    metadata,
    Column("name", Text, primary_key=True),
    Column("due", BigInteger, nullable=False, comment="not to be looked at before"),
    Column(
        "passed",
        BigInteger,
        nullable=True,
        comment="end of its first whole pass: until then it is a backfill",
    ),
    Column("problem", Text, nullable=False, comment="why its last pass failed; empty: it did not"),
    _count("seen"),
    _count("new"),
    _count("updated"),
    _count("unchanged"),
    _count("duplicate"),
    _count("filtered"),
    _count("rejected"),
)

documents = Table(
    "documents",  # a row a document: what a later look is compared with
    metadata,
    Column("source", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    _count("size"),
    Column("mtime_ns", BigInteger, nullable=False, comment="-1: to be read again whatever it looks like"),
    Column("gone", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

sightings = Table(
    "sightings",  # a row a document and entry: its present word on an article
    metadata,
    Column("source", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("article", BigInteger, nullable=False),
    Column("owner", Boolean, nullable=False, comment="false: a duplicate, which never revises"),
    _text("digest"),
    Index("sightings_article", "article"),
    sqlite_with_rowid=False,
)

ledger = Table(
    "ledger",  # a row a known key: where it leads; outlives the texts
    metadata,
    Column("key", LargeBinary(16), primary_key=True),
    Column("article", BigInteger, nullable=False),
    Column("minted", BigInteger, nullable=False, comment="articles whose id was minted under this key"),
    sqlite_with_rowid=False,
)

articles = Table(
    "articles",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    _text("id"),
    Column("key", Text, nullable=False, unique=True),
    _text("slug"),
    _text("source"),
    _text("name"),
    _text("entry"),
    _text("upstream_id"),
    _text("url"),
    _text("title"),
    _text("authors"),
    _text("language"),
    _text("crumbs"),
    _text("sections"),
    _text("tags"),
    _text("summary"),
    _text("body_html"),
    _count("minutes"),
    _text("why"),
    Column("stated", BigInteger, nullable=True, comment="when it was published, as the copy says"),
    Column("stated_updated", BigInteger, nullable=True),
    Column("modified", BigInteger, nullable=True, comment="the file's own time"),
    _text("digest"),
    _text("fingerprint"),
    Column("change", BigInteger, nullable=False, comment="the newest change that touched it"),
    Column("moment", BigInteger, nullable=False, comment="when that change was committed"),
    Column("published", BigInteger, nullable=False, comment="what feeds serve; fixed for life"),
    _text("published_from"),
    Column("updated", BigInteger, nullable=False, comment="the last significant change"),
    _count("rank"),
    Column("renewed", BigInteger, nullable=False, comment="when its rank was last renewed"),
    _count("revision"),
    Column("story", BigInteger, nullable=True, comment="the set of articles that tell the same"),
    Column("withdrawn", BigInteger, nullable=True, comment="moment of the withdrawal"),
    Column("reason", Text, nullable=True, comment="of the withdrawal"),
    Column("pruned", BigInteger, nullable=True, comment="moment its body was forgotten"),
    Column("image", Text, nullable=True, comment="the main picture, as a JSON object"),
    Column("said", BigInteger, nullable=False, comment="the change that brought its present text"),
    Index("articles_change", "change"),
)

revisions = Table(
    "revisions",  # a row a text that an article has held before
    metadata,
    Column("article", BigInteger, primary_key=True),
    Column("revision", BigInteger, primary_key=True, comment="0: its first text"),
    Column("change", BigInteger, nullable=False, comment="the change that brought it"),
    _text("fingerprint"),
    _text("title"),
    _text("authors"),
    _text("summary"),
    _text("body_html"),
    sqlite_with_rowid=False,
)

facets = Table(
    "facets",  # a row a feed: minted once, for life
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    _text("kind"),
    _text("name"),
    Column("name_key", Text, nullable=False, comment="the name as names are compared"),
    _text("slug"),
    _text("feed_id"),
    Column("change", BigInteger, nullable=False, comment="the newest change among its rows: its version"),
    _count("moment"),
    Column("ordinal", BigInteger, nullable=False, comment="the last ordinal given"),
    Column("count", BigInteger, nullable=False, comment="articles that stand in it now"),
    Column(
        "head", BigInteger, nullable=False, comment="the change that brought its name: the head of its feeds"
    ),
    Index("facets_slug", "kind", "slug", unique=True),
    Index("facets_name", "kind", "name_key", unique=True),
    Index("facets_change", "change"),
)

membership = Table(
    "membership",  # a row a joining; never deleted: leaving is a mark
    metadata,
    Column("facet", BigInteger, primary_key=True),
    Column("ordinal", BigInteger, primary_key=True),
    Column("article", BigInteger, nullable=False),
    Column("joined", BigInteger, nullable=False, comment="the change of joining"),
    Column("left", BigInteger, nullable=True, comment="the change of leaving"),
    Column("change", BigInteger, nullable=False, comment="the newest change of this row"),
    Column(
        "rank", BigInteger, nullable=False, comment="of the article; with the ordinal the order of an edition"
    ),
    Index("membership_article", "article"),
    sqlite_with_rowid=False,
)

# All that an edition asks of its places; `left` too, though it is null: SQLite would look for it in the table.
Index(
    "membership_edition",
    membership.c.facet,
    membership.c.rank,
    membership.c.ordinal,
    membership.c.article,
    membership.c.change,
    membership.c.left,
    sqlite_where=membership.c.left.is_(None),
)

# What changed since it joined, for whoever asks what is new since; what joined follows the ordinals.
Index(
    "membership_touched",
    membership.c.facet,
    membership.c.change,
    sqlite_where=membership.c.change > membership.c.joined,
)
# Who left which rank, for the version of a window.
Index(
    "membership_left",
    membership.c.facet,
    membership.c.rank,
    membership.c.change,
    sqlite_where=membership.c.left.is_not(None),
)

recent = Table(
    "recent",  # a row a story, the newest of each source: what furniture is learned from
    metadata,
    Column("source", Text, primary_key=True),
    Column("article", BigInteger, primary_key=True),
    Column("marks", LargeBinary, nullable=False, comment="its lines, 8 bytes each: see feeds/learning.py"),
    Column("opening", LargeBinary, nullable=False, comment="the paragraphs that it opens with"),
    sqlite_with_rowid=False,
)

learned = Table(
    "learned",  # a row a line that is furniture of its source
    metadata,
    Column("source", Text, primary_key=True),
    Column("line", Text, primary_key=True, comment="case-folded, blanks collapsed"),
    Column("stories", BigInteger, nullable=False, comment="so many held it when it was learned"),
    Column("known", BigInteger, nullable=False, comment="of so many that were known"),
    Column("change", BigInteger, nullable=False, comment="the store's newest when it was learned: its age"),
)

rejected = Table(
    "rejected",  # what could not be read, for 30 days
    metadata,
    Column("source", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("entry", Text, primary_key=True),
    _text("reason"),
    _text("detail"),
    _text("digest"),
    _count("size"),
    Column("head", LargeBinary, nullable=False, comment="its first 256 KiB"),
    Column("moment", BigInteger, nullable=False),
)

# The search index. Its words are in FTS5 tables without content, which only SQLite knows: `search_words` as they are
# now, `search_left` of what was taken out of it lately.

search_state = Table(
    "search_state",  # one row
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("format", BigInteger, nullable=False, comment="of the tokens: see feeds/search_text.py"),
    Column("indexed", BigInteger, nullable=False, comment="all changes up to this one are indexed"),
    Column("change", BigInteger, nullable=False, comment="the newest change of the index itself"),
    Column("left", BigInteger, nullable=False, comment="the newest that may have moved any search"),
    Column("departed", BigInteger, nullable=False, comment="rows of search_left"),
    Column(
        "forgetting",
        BigInteger,
        nullable=False,
        comment="1: it holds traces of what is to be forgotten, 2: it is being rewritten without them",
    ),
)

search_entries = Table(
    "search_entries",  # a row an article that can be found
    metadata,
    Column("place", BigInteger, primary_key=True, autoincrement=False, comment="its row of search_words"),
    Column("article", BigInteger, nullable=False),
    Column("change", BigInteger, nullable=False, comment="the change of the index that brought it"),
    Index("search_entries_article", "article", unique=True),
    sqlite_with_rowid=False,
)

search_texts = Table(
    "search_texts",  # a row an article that can be found
    metadata,
    Column("article", BigInteger, primary_key=True, autoincrement=False),
    Column("text", LargeBinary, nullable=False, comment="what was indexed, zlib: needed to take it out"),
)

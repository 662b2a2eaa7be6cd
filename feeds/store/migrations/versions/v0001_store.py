"""The store as it was first made."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "articles",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("upstream_id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("crumbs", sa.Text(), nullable=False),
        sa.Column("sections", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column(
            "stated", sa.BigInteger(), nullable=True, comment="when it was published, as the copy says"
        ),
        sa.Column("stated_updated", sa.BigInteger(), nullable=True),
        sa.Column("modified", sa.BigInteger(), nullable=True, comment="the file's own time"),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False, comment="the newest change that touched it"),
        sa.Column("moment", sa.BigInteger(), nullable=False, comment="when that change was committed"),
        sa.Column("published", sa.BigInteger(), nullable=False, comment="what feeds serve; fixed for life"),
        sa.Column("published_from", sa.Text(), nullable=False),
        sa.Column("updated", sa.BigInteger(), nullable=False, comment="the last significant change"),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("renewed", sa.BigInteger(), nullable=False, comment="when its rank was last renewed"),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("story", sa.BigInteger(), nullable=True, comment="the set of articles that tell the same"),
        sa.Column("withdrawn", sa.BigInteger(), nullable=True, comment="moment of the withdrawal"),
        sa.Column("reason", sa.Text(), nullable=True, comment="of the withdrawal"),
        sa.Column("pruned", sa.BigInteger(), nullable=True, comment="moment its body was forgotten"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("key"),
    )
    op.create_table(
        "documents",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column(
            "mtime_ns", sa.BigInteger(), nullable=False, comment="-1: to be read again whatever it looks like"
        ),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("source", "name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "facets",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False, comment="the name as names are compared"),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("feed_id", sa.Text(), nullable=False),
        sa.Column(
            "change", sa.BigInteger(), nullable=False, comment="the newest change among its rows: its version"
        ),
        sa.Column("moment", sa.BigInteger(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False, comment="the last ordinal given"),
        sa.Column("count", sa.BigInteger(), nullable=False, comment="articles that stand in it now"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("facets_change", "facets", ["change"], unique=False)
    op.create_index("facets_name", "facets", ["kind", "name_key"], unique=True)
    op.create_index("facets_slug", "facets", ["kind", "slug"], unique=True)
    op.create_table(
        "ledger",
        sa.Column("key", sa.LargeBinary(length=16), nullable=False),
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column(
            "minted", sa.BigInteger(), nullable=False, comment="articles whose id was minted under this key"
        ),
        sa.PrimaryKeyConstraint("key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "membership",
        sa.Column("facet", sa.BigInteger(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column("joined", sa.BigInteger(), nullable=False, comment="the change of joining"),
        sa.Column("left", sa.BigInteger(), nullable=True, comment="the change of leaving"),
        sa.Column("change", sa.BigInteger(), nullable=False, comment="the newest change of this row"),
        sa.Column(
            "rank",
            sa.BigInteger(),
            nullable=False,
            comment="rank, published and tie of the article: the order of an edition",
        ),
        sa.Column("published", sa.BigInteger(), nullable=False),
        sa.Column(
            "tie", sa.BigInteger(), nullable=False, comment="the id's first 63 bits: orders as the id does"
        ),
        sa.PrimaryKeyConstraint("facet", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_index("membership_article", "membership", ["article"], unique=False)
    op.create_index(
        "membership_edition",
        "membership",
        ["facet", "rank", "published", "tie", "article"],
        unique=False,
        sqlite_where=sa.text('"left" IS NULL'),
        postgresql_where=sa.text('"left" IS NULL'),
    )
    op.create_table(
        "rejected",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False, comment="its first 256 KiB"),
        sa.Column("moment", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("source", "name", "entry"),
    )
    op.create_table(
        "revisions",
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False, comment="0: its first text"),
        sa.Column("change", sa.BigInteger(), nullable=False, comment="the change that brought it"),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article", "revision"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sightings",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column("owner", sa.Boolean(), nullable=False, comment="false: a duplicate, which never revises"),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source", "name", "entry"),
        sqlite_with_rowid=False,
    )
    op.create_index("sightings_article", "sightings", ["article"], unique=False)
    op.create_table(
        "sources",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False, comment="not to be looked at before"),
        sa.Column(
            "passed",
            sa.BigInteger(),
            nullable=True,
            comment="end of its first whole pass: until then it is a backfill",
        ),
        sa.Column(
            "problem", sa.Text(), nullable=False, comment="why its last pass failed; empty: it did not"
        ),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.Column("new", sa.BigInteger(), nullable=False),
        sa.Column("updated", sa.BigInteger(), nullable=False),
        sa.Column("unchanged", sa.BigInteger(), nullable=False),
        sa.Column("duplicate", sa.BigInteger(), nullable=False),
        sa.Column("filtered", sa.BigInteger(), nullable=False),
        sa.Column("rejected", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "state",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("epoch", sa.Text(), nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("moment", sa.BigInteger(), nullable=False),
        sa.Column("article", sa.BigInteger(), nullable=False, comment="the last article number given"),
        sa.Column("facet", sa.BigInteger(), nullable=False, comment="the last facet number given"),
        sa.Column(
            "prepared",
            sa.Text(),
            nullable=False,
            comment="digest of all it was prepared for at the last start",
        ),
        sa.Column(
            "signature",
            sa.Text(),
            nullable=False,
            comment="what else a body depends on: the render signature",
        ),
        sa.Column(
            "sections",
            sa.Text(),
            nullable=False,
            comment="digest of the section map that the articles are filed by",
        ),
        sa.PrimaryKeyConstraint("id"),
    )

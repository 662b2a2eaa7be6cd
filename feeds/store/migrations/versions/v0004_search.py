"""The search index, and what has changed since it was last brought up to date."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_index("articles_change", "articles", ["change"])
    op.create_table(
        "search_state",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "format", sa.BigInteger(), nullable=False, comment="of the tokens: see feeds/search_text.py"
        ),
        sa.Column(
            "indexed", sa.BigInteger(), nullable=False, comment="all changes up to this one are indexed"
        ),
        sa.Column("change", sa.BigInteger(), nullable=False, comment="the newest change of the index itself"),
        sa.Column(
            "left", sa.BigInteger(), nullable=False, comment="the newest that may have moved any search"
        ),
        sa.Column("departed", sa.BigInteger(), nullable=False, comment="rows of search_left"),
        sa.Column(
            "forgetting",
            sa.BigInteger(),
            nullable=False,
            comment="1: it holds traces of what is to be forgotten, 2: it is being rewritten without them",
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute("INSERT INTO search_state VALUES (1, 0, 0, 0, 0, 0, 0)")
    op.create_table(
        "search_entries",
        sa.Column(
            "place", sa.BigInteger(), autoincrement=False, nullable=False, comment="its row of search_words"
        ),
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column(
            "change", sa.BigInteger(), nullable=False, comment="the change of the index that brought it"
        ),
        sa.PrimaryKeyConstraint("place"),
        sqlite_with_rowid=False,
    )
    op.create_index("search_entries_article", "search_entries", ["article"], unique=True)
    op.create_table(
        "search_texts",
        sa.Column("article", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "text", sa.LargeBinary(), nullable=False, comment="what was indexed, zlib: needed to take it out"
        ),
        sa.PrimaryKeyConstraint("article"),
    )
    # Marks belong to words: without them those of Hindi and Arabic would be torn.
    for name in ("search_words", "search_left"):
        op.execute(
            f"CREATE VIRTUAL TABLE {name} USING fts5(title, body, facets, content='',"
            " tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* M* Co'\")"
        )

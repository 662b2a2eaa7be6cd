"""What is learned of a source's furniture, and the picture of an article."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column(
        "articles",
        sa.Column("image", sa.Text(), nullable=True, comment="the main picture, as a JSON object"),
    )
    op.create_table(
        "recent",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column(
            "marks",
            sa.LargeBinary(),
            nullable=False,
            comment="its lines, 8 bytes each: see feeds/learning.py",
        ),
        sa.Column("opening", sa.LargeBinary(), nullable=False, comment="the paragraphs that it opens with"),
        sa.PrimaryKeyConstraint("source", "article"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "learned",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False, comment="case-folded, blanks collapsed"),
        sa.Column("stories", sa.BigInteger(), nullable=False, comment="so many held it when it was learned"),
        sa.Column("known", sa.BigInteger(), nullable=False, comment="of so many that were known"),
        sa.Column(
            "change",
            sa.BigInteger(),
            nullable=False,
            comment="the store's newest when it was learned: its age",
        ),
        sa.PrimaryKeyConstraint("source", "line"),
    )

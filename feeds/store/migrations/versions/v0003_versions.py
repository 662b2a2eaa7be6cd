"""What a version is of: when each commit was made, when a feed's head changed, who was touched and who left."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "commits",
        sa.Column(
            "change", sa.BigInteger(), autoincrement=False, nullable=False, comment="the last of its changes"
        ),
        sa.Column("moment", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("change"),
    )
    # What was committed before counts as of the last commit: no earlier moment is known for sure.
    op.execute("INSERT INTO commits SELECT change, moment FROM state WHERE change > 0")
    signed = sa.Column(
        "signed",
        sa.BigInteger(),
        nullable=False,
        server_default="0",
        comment="the change that brought the render signature",
    )
    op.add_column("state", signed)
    op.execute("UPDATE state SET signed = change")
    head = sa.Column(
        "head",
        sa.BigInteger(),
        nullable=False,
        server_default="0",
        comment="the change that brought its name: the head of its feeds",
    )
    op.add_column("facets", head)
    op.execute("UPDATE facets SET head = change")
    op.create_index(
        "membership_touched",
        "membership",
        ["facet", "change"],
        sqlite_where=sa.text("change > joined"),
    )
    op.create_index(
        "membership_left",
        "membership",
        ["facet", "rank", "change"],
        sqlite_where=sa.text('"left" IS NOT NULL'),
    )

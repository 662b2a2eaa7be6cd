"""When an article said what it says now: touches of another kind do not move it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    said = sa.Column(
        "said",
        sa.BigInteger(),
        nullable=False,
        server_default="0",
        comment="the change that brought its present text",
    )
    op.add_column("articles", said)
    # Of what was there before, no earlier change is known for sure.
    op.execute("UPDATE articles SET said = change")

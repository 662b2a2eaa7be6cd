"""Articles of the same rank and date stand in an edition as they came; its places are read from the index alone."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.drop_index("membership_edition", "membership")
    op.drop_column("membership", "tie")
    op.create_index(
        "membership_edition",
        "membership",
        ["facet", "rank", "published", "article", "change", "left"],
        unique=False,
        sqlite_where=sa.text('"left" IS NULL'),
    )

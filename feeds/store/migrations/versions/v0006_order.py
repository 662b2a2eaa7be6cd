"""Articles of the same rank stand in an edition as they joined; its places are read from the index alone."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.drop_index("membership_edition", "membership")
    op.drop_column("membership", "tie")
    op.drop_column("membership", "published")
    op.create_index(
        "membership_edition",
        "membership",
        ["facet", "rank", "ordinal", "article", "change", "left"],
        unique=False,
        sqlite_where=sa.text('"left" IS NULL'),
    )

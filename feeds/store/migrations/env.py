"""Alembic's way in: it runs inside the transaction that `feeds.store.migrate` holds."""

from alembic import context

from feeds.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
context.run_migrations()

"""Alembic's folder: `env.py`, and the migrations in their order."""

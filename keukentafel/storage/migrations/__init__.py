"""The history of the schema. Run by Alembic from its folder; imports nothing of this program."""

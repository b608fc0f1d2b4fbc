"""Databases of each kind, and more of them: an export is imported into an empty one."""

from tests.storage.conftest import database, database_url, new_postgres, postgres

__all__ = ["database", "database_url", "new_postgres", "postgres"]

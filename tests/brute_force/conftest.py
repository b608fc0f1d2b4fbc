"""Databases of each kind, as the tests of the tables use them."""

from tests.storage.conftest import database_url, new_postgres, postgres

__all__ = ["database_url", "new_postgres", "postgres"]

"""Tables, the unit of work, repositories, claims, the outbox and migrations (SQLAlchemy 2, async)."""

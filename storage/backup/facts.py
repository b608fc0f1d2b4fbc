"""What a database holds, in figures: a backup and what is read back from it must have the same."""

from __future__ import annotations

from pydantic import AwareDatetime, BaseModel, ConfigDict
from sqlalchemy import Connection, func, inspect, select, table

from storage.base.migrate import revision_of
from storage.uow import UnitOfWork

_REVISIONS = "alembic_version"
_HEAD = "audit_head"
"""A new database has one row: the head of a log without rows."""


class Facts(BaseModel):
    """The version of the tables, their rows, the end of the log of decisions, and the last update."""

    model_config = ConfigDict(frozen=True)
    revision: str
    rows: dict[str, int]
    decisions: int
    last_hash: str
    last_update: AwareDatetime | None

    @property
    def total(self) -> int:
        """Rows of all tables."""
        return sum(self.rows.values())


async def facts_of(uow: UnitOfWork) -> Facts:
    """The facts of a database as of the moment of a unit of work. All rows are counted."""
    connection = await uow.session.connection()
    revision, rows = await connection.run_sync(_counted)
    decisions, last_hash = await uow.audit.head()
    return Facts(
        revision=revision,
        rows=rows,
        decisions=decisions,
        last_hash=last_hash,
        last_update=await uow.updates.last_processed_at(),
    )


def _counted(connection: Connection) -> tuple[str, dict[str, int]]:
    revision = revision_of(connection) or ""
    names = sorted(name for name in inspect(connection).get_table_names() if name != _REVISIONS)
    return revision, {name: _count(connection, name) for name in names}


def _count(connection: Connection, name: str) -> int:
    return connection.execute(select(func.count()).select_from(table(name))).scalar_one()


def filled_tables(connection: Connection) -> list[str]:
    """The tables of a database that hold more than a new database does; no tables, and it is empty too."""
    names = set(inspect(connection).get_table_names()) - {_REVISIONS, _HEAD}
    return sorted(name for name in names if _holds_a_row(connection, name))


def has_tables(connection: Connection) -> bool:
    """Whether a database has any table."""
    return bool(inspect(connection).get_table_names())


def _holds_a_row(connection: Connection, name: str) -> bool:
    query = select(1).select_from(table(name)).limit(1)
    return connection.execute(query).first() is not None

"""What every repository begins with."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession


class Repository:
    """Reads and writes rows of one subject through the session of a unit of work."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

"""A disk on which every other transaction fails at its end: what was decided in it is decided once more."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from tests.harness import OfficeOnTrial


@contextmanager
def shaky_disk(office: OfficeOnTrial) -> Iterator[None]:
    """Within the block the first, third, … commit of the service's writer fails."""
    engine, commits = office.service.database.engine.sync_engine, count()

    def fail(_connection: object) -> None:
        task = asyncio.current_task()
        if task is not None and task.get_name() == "writer" and next(commits) % 2 == 0:
            raise OperationalError("COMMIT", None, OSError("disk I/O error"))

    event.listen(engine, "commit", fail)
    try:
        yield
    finally:
        event.remove(engine, "commit", fail)

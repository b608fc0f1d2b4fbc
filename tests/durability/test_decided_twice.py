"""A decision may be made again after a rollback: the writer repeats what its disk refused."""

from __future__ import annotations

import re
from contextlib import nullcontext
from difflib import unified_diff
from pathlib import Path

from sqlalchemy import func, select

from storage.tables import Service, Table
from tests.handlers import story_of_the_office as the_office
from tests.handlers.story import STORY
from tests.handlers.targets import agree_targets
from tests.harness import copy_of, office_on_trial
from tests.shaky_disk import shaky_disk

_DRAWN = re.compile(r"\b[0-9A-Z]{3,5}-[0-9A-Z]{3,5}\b")
"""Codes of tickets and invitations."""
Seen = tuple[list[str], dict[str, int | None]]


async def lived(database_file: Path, *, shakes: bool) -> Seen:
    """What all phones show after some busy days of an office, line by line, and the rows of each table."""
    async with office_on_trial(database_file) as office:
        async with office.changes() as uow:
            home = (await uow.people.units())[0]
            uow.session.add(Service(code="KTP", name="KTP elektronik", unit_id=home.id))
        await agree_targets(office, ("Melayani permohonan KTP", "permohonan"))
        await office.settle()
        with shaky_disk(office) if shakes else nullcontext():
            for part in STORY[: STORY.index(the_office.a_unit_gets_more_time)]:
                await part(office)
        people = (office.sari, office.budi, office.citra, office.admin, office.stranger)
        shown = [line for person in people for line in _DRAWN.sub("…", person.sees()).splitlines()]
        async with office.service.database.read() as uow:
            tables = Table.metadata.sorted_tables
            rows = {
                each.name: await uow.session.scalar(select(func.count()).select_from(each)) for each in tables
            }
        return shown, rows


async def test_whatever_is_decided_three_times_is_done_and_told_once(database_file: Path) -> None:
    again = copy_of(database_file, database_file.with_name("again.db"))
    shown, rows = await lived(database_file, shakes=False)
    shown_again, rows_again = await lived(again, shakes=True)
    assert "\n".join(unified_diff(shown, shown_again, lineterm="")) == ""
    assert rows_again == rows

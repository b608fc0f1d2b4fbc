"""How often a step of a report asks the database: each statement costs more than what it reads."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event

from tests.harness import OfficeOnTrial

STEPS = (
    ("say", "/lapor", 11),
    ("tap", "Hari ini", 10),
    ("say", "Memeriksa berkas permohonan izin", 6),
    # To begin, claim, know the person and the conversation, and save it: no answer can do with less.
    ("say", "3 berkas", 5),
    ("tap", "2 jam", 5),
    ("tap", "Lewati", 5),
    ("tap", "4 – Baik", 5),
    ("tap", "Kirim", 17),
)
"""What a person does, and how many statements it may take until it is committed."""


async def test_a_step_of_a_report_makes_few_statements(office: OfficeOnTrial) -> None:
    made: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: Any) -> None:
        made.append(statement)

    await office.reports(office.sari)
    engine = office.service.database.engine.sync_engine
    for how, what, most in STEPS:
        await office.settle()
        if how == "say":
            office.sari.says(what)
        else:
            office.sari.taps(what)
        made.clear()
        event.listen(engine, "before_cursor_execute", note)
        await office.service.polling.step(0)
        event.remove(engine, "before_cursor_execute", note)
        assert len(made) <= most, (what, made)

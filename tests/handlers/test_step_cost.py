"""How often a step of a report asks the database: each statement costs more than what it reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from tests.harness import OfficeOnTrial

KEPT_FOR_THE_COMMIT = re.compile(r"(INSERT INTO|UPDATE|DELETE FROM) (dialogs|outbox)")
SAVES = {"/lapor": "INSERT INTO dialogs", "Kirim": "DELETE FROM dialogs"}
"""What a step does to its conversation, where that is no change of it."""

STEPS = (
    ("say", "/lapor", 10),
    ("tap", "Hari ini", 9),
    ("say", "Memeriksa berkas permohonan izin", 5),
    # To claim, know the person and the conversation, and save it: no answer can do with less.
    ("say", "3 berkas", 4),
    ("tap", "2 jam", 4),
    ("tap", "Lewati", 4),
    ("tap", "4 – Baik", 4),
    ("tap", "Kirim", 15),
)
"""What a person does, and how many statements it takes until it is committed."""


@contextmanager
def statements_of(office: OfficeOnTrial) -> Iterator[list[str]]:
    """The statements that are made within the block."""
    made: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: Any) -> None:
        made.append(statement)

    engine = office.service.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield made
    event.remove(engine, "before_cursor_execute", note)


async def test_a_step_of_a_report_makes_few_statements(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    for how, what, number in STEPS:
        await office.settle()
        if how == "say":
            office.sari.says(what)
        else:
            office.sari.taps(what)
        with statements_of(office) as made:
            await office.service.polling.step(0)
        assert len(made) == number, (what, made)


async def test_the_steps_of_a_crowd_are_saved_by_one_statement_a_kind(office: OfficeOnTrial) -> None:
    people = (office.sari, office.budi, office.citra)
    for how, what, _ in STEPS:
        await office.settle()
        for person in people:
            if how == "say":
                person.says(what)
            else:
                person.taps(what)
        with statements_of(office) as made:
            await office.service.polling.step(0)
        kinds = Counter(kind[0] for each in made if (kind := KEPT_FOR_THE_COMMIT.match(each)))
        told = {"INSERT INTO outbox"} if what == "Kirim" else set()
        assert kinds == Counter({SAVES.get(what, "UPDATE dialogs"), *told}), (what, made)
    await office.settle()
    assert all("Laporan terkirim" in person.sees() for person in people)

"""What a process had decided and not said is said by the next one."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.repeat_questions import repeat_questions
from storage.tables import Dialog
from tests.handlers.test_objections import close_semester, objects
from tests.harness import OfficeOnTrial, start_service

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")


@pytest.fixture
async def objected(office: OfficeOnTrial) -> OfficeOnTrial:
    """Sari has objected to the result of her semester."""
    await close_semester(office)
    await objects(office)
    return office


async def test_a_tap_that_decided_is_answered_by_the_next_process(
    objected: OfficeOnTrial, office_database: str
) -> None:
    office, sari = objected, objected.sari
    await office.taps(sari, "Tarik kembali")
    question = sari.last["message_id"]
    sari.taps("Ya, tarik kembali")
    office.playground.faults.switch({"flood_429": True})
    for tap in await office.service.bot.get_updates(offset=0, timeout=0):
        await office.service.intake.take(tap)
    office.service.speaker.begin_shutdown(0)
    await office.service.speaker.wait_idle()
    assert "Ya, tarik kembali" in sari.labels(), "she still sees the question: nobody says that it is done"
    office.playground.faults.switch({"flood_429": False})
    office.service = other = await start_service(office.playground, office_database)
    await repeat_questions(other)
    await office.settle()
    answer = next(each for each in sari.messages if each["message_id"] == question)
    assert "Ditarik kembali" in answer["text"]
    assert "menarik kembali keberatan" in office.budi.sees()
    assert await office.rows(select(Dialog)) == []
    await other.close()


async def test_what_was_said_is_not_said_again(objected: OfficeOnTrial) -> None:
    await objected.taps(objected.sari, "Tarik kembali", "Ya, tarik kembali")
    await objected.says(objected.sari, "/keberatan")
    shown = [each["text"] for each in objected.sari.messages]
    await repeat_questions(objected.service)
    await objected.settle()
    assert [each["text"] for each in objected.sari.messages] == shown

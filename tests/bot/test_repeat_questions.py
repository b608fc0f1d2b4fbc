"""What a process had decided and not said is said by the next one, or when the person writes or taps."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select, text

from bot.repeat_questions import repeat_questions
from storage.tables import Dialog
from tests.handlers.objections import close_semester, objects
from tests.handlers.people import opens_card
from tests.harness import OfficeOnTrial, start_service

QUESTION, ANSWER = "Ya, tarik kembali", "Ditarik kembali"


@pytest.fixture
async def withdrawing(office: OfficeOnTrial) -> OfficeOnTrial:
    """Sari has objected to the result of her semester, and is asked whether she takes that back."""
    await close_semester(office)
    await objects(office)
    await office.taps(office.sari, "Tarik kembali")
    return office


@pytest.fixture
async def unsaid(withdrawing: OfficeOnTrial, office_database: str) -> AsyncIterator[OfficeOnTrial]:
    """She took it back, and the process ended before it could say so; the next one has begun."""
    office = withdrawing
    office.sari.taps(QUESTION)
    office.playground.faults.switch({"flood_429": True})
    for tap in await office.service.bot.get_updates(offset=0, timeout=0):
        await office.service.intake.take(tap)
    office.service.speaker.begin_shutdown(0)
    await office.service.speaker.wait_idle()
    assert QUESTION in office.sari.labels(), "she still sees the question: nobody says that it is done"
    office.playground.faults.switch({"flood_429": False})
    ended, office.service = office.service, await start_service(office.playground, office_database)
    await office.settle()  # Telegram brings the tap again, which counts once
    assert QUESTION in office.sari.labels()
    yield office
    await office.service.close()
    office.service = ended


async def is_answered(office: OfficeOnTrial) -> bool:
    """Whether the question is gone, and its answer is kept no longer."""
    assert QUESTION not in office.sari.labels() and ANSWER in office.sari.sees()
    return await office.rows(select(Dialog)) == []


async def test_the_next_process_says_it(unsaid: OfficeOnTrial) -> None:
    question = unsaid.sari.last["message_id"]
    await repeat_questions(unsaid.service)
    await unsaid.settle()
    assert await is_answered(unsaid)
    answer = next(each for each in unsaid.sari.messages if each["message_id"] == question)
    assert ANSWER in answer["text"], "in place of the question"
    assert "menarik kembali keberatan" in unsaid.budi.sees()


async def test_another_tap_on_the_question_says_it(unsaid: OfficeOnTrial) -> None:
    await unsaid.taps(unsaid.sari, QUESTION)
    assert await is_answered(unsaid)


async def test_who_was_not_reached_for_long_hears_it_with_what_comes_next(unsaid: OfficeOnTrial) -> None:
    unsaid.move_to(2027, 1, 4, 16, 0)
    await unsaid.says(unsaid.sari, "/riwayat")
    assert await is_answered(unsaid)


async def test_a_phone_that_lost_its_access_does_not_get_it(unsaid: OfficeOnTrial) -> None:
    await opens_card(unsaid)
    await unsaid.taps(unsaid.admin, "Putuskan ponsel", "Ya, putuskan")
    await repeat_questions(unsaid.service)
    await unsaid.settle()
    assert ANSWER not in unsaid.sari.sees()
    assert await unsaid.rows(select(Dialog)) == []


async def test_what_was_said_is_kept_no_longer(withdrawing: OfficeOnTrial) -> None:
    await withdrawing.taps(withdrawing.sari, QUESTION)
    assert await is_answered(withdrawing)


async def test_what_was_said_is_no_failure_if_the_database_will_not_forget_it(
    withdrawing: OfficeOnTrial,
) -> None:
    office = withdrawing
    await office.execute(
        text("CREATE TRIGGER keeps BEFORE DELETE ON dialogs BEGIN SELECT RAISE(ABORT, 'no'); END")
    )
    await office.taps(office.sari, QUESTION)
    assert not await is_answered(office)
    assert "Nomor rujukan" not in office.sari.sees()
    await office.execute(text("DROP TRIGGER keeps"))
    await office.says(office.sari, "/riwayat")
    assert "Riwayat" in office.sari.sees()

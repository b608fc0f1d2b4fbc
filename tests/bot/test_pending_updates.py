"""What one person says twice counts once while its answer is on the way, and strangers have their bounds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import pytest

from bot.pace import Pace
from playground.handle import PersonHandle
from storage.tables import ProcessedUpdate
from tests.bot.on_their_way import answers_on_their_way
from tests.harness import SARI, STRANGER, OfficeOnTrial
from tests.shaky_disk import shaky_disk


def heard(person: PersonHandle) -> list[str]:
    """What the bot said, as the phone shows it."""
    return [message["text"] for message in person.messages if message["from"]["is_bot"]]


async def take_in(office: OfficeOnTrial) -> None:
    """Takes in what was sent; the answers may still be on their way."""
    while await office.service.polling.step(0):
        pass


async def test_a_command_repeated_while_its_answer_is_on_the_way_counts_once(office: OfficeOnTrial) -> None:
    await office.settle()
    before, shown = await office.count(ProcessedUpdate), len(heard(office.sari))
    with answers_on_their_way(office, SARI):
        for _ in range(3):
            office.sari.says("/lapor")
            await take_in(office)
    await office.settle()

    (question,) = heard(office.sari)[shown:]
    assert "Pekerjaan tanggal berapa" in question
    assert await office.count(ProcessedUpdate) - before == 3
    await office.says(office.sari, "/lapor")
    assert len(heard(office.sari)) == shown + 2, "asked anew once it is answered"


async def test_a_button_tapped_twice_counts_once_and_both_taps_are_answered(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    office.playground.calls.clear()
    with answers_on_their_way(office, SARI):
        for _ in range(2):
            office.sari.taps("Hari ini")
            await take_in(office)
    await office.settle()
    methods = [call.method for call in office.playground.calls]
    assert methods.count("editMessageText") == 1
    assert methods.count("answerCallbackQuery") == 2
    assert "Apa yang Anda kerjakan" in office.sari.last["text"]


async def test_what_was_said_before_something_else_is_no_repeat(office: OfficeOnTrial) -> None:
    await office.settle()
    shown = len(heard(office.sari))
    with answers_on_their_way(office, SARI):
        for text in ("halo", "hai", "halo"):
            office.sari.says(text)
        await take_in(office)
    await office.settle()
    assert len(heard(office.sari)) == shown + 3


async def test_an_update_that_is_delivered_again_while_it_is_in_hand_is_still_answered(
    office: OfficeOnTrial,
) -> None:
    await office.settle()
    shown = len(heard(office.sari))
    office.sari.says("/lapor")
    (update,) = await office.service.bot.get_updates(offset=0, timeout=0)
    await asyncio.gather(*(office.service.intake.take(update) for _ in range(3)))
    await office.service.speaker.wait_idle()
    assert len(heard(office.sari)) == shown + 1


def steady_disk(_: OfficeOnTrial) -> AbstractContextManager[None]:
    """Nothing fails."""
    return nullcontext()


@pytest.mark.parametrize("disk", [steady_disk, shaky_disk])
async def test_a_loud_stranger_is_answered_five_times_and_told_once(
    office: OfficeOnTrial, disk: Callable[[OfficeOnTrial], AbstractContextManager[None]]
) -> None:
    await office.settle()
    before, shown = await office.count(ProcessedUpdate), len(heard(office.stranger))
    office.service.sender.queue.pace = Pace(per_second=1000, chat_burst=100)
    with answers_on_their_way(office, STRANGER):
        for number in range(20):
            office.stranger.says(f"halo {number}" if number % 2 else f"/nilailayanan {number}")
        with disk(office):
            await take_in(office)
    await office.settle()
    answers = heard(office.stranger)[shown:]
    assert len(answers) == 6
    assert sum("terlalu cepat" in answer for answer in answers) == 1
    assert await office.count(ProcessedUpdate) - before == 20
    await office.says(office.stranger, "halo lagi")
    assert len(heard(office.stranger)) == shown + 7, "heard again once all is answered"


async def test_an_employee_may_send_more_at_once_and_has_bounds_too(office: OfficeOnTrial) -> None:
    await office.settle()
    before, shown = await office.count(ProcessedUpdate), len(heard(office.sari))
    with answers_on_their_way(office, SARI):
        for number in range(30):
            office.sari.says(f"halo {number}")
        await take_in(office)
        # What nobody types so fast is passed over in one go, and delays nobody.
        for number in range(70):
            office.sari.says(f"/lapor {number}")
        office.citra.says("/lapor")
        await take_in(office)
    await office.settle()
    answers = heard(office.sari)[shown:]
    assert len(answers) == 31
    assert sum("tidak tersimpan" in answer for answer in answers) == 1
    assert await office.held(SARI) is None, "what was passed over did nothing"
    assert "Pekerjaan tanggal berapa" in office.citra.sees()
    assert await office.count(ProcessedUpdate) - before == 101
    await office.says(office.sari, "/lapor")
    assert "Pekerjaan tanggal berapa" in office.sari.last["text"]

"""The speaker: answers in order, one live message for a conversation, patience on Telegram's bad days."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import pytest

from bot.pace import Kind, Pace
from bot.queue import Lane
from bot.speaker import AnswerBatch
from domain.notices import Apology, Recipient
from handlers.frame.screen import Screen
from handlers.frame.turn import Answer, Edit, Say
from locales import Html, words_in
from playground import ApiError, Limits
from playground.errors import too_many_requests
from playground.handle import PersonHandle
from playground.people import Json
from storage.tables import Account
from tests.harness import (
    BUDI,
    FRIDAY_MORNING,
    LAST_ANSWERS,
    SARI,
    OfficeOnTrial,
    office_at,
    start_service,
)

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")


def screen(text: str) -> Screen:
    """A message without buttons."""
    return Screen(Html(text))


def say(office: OfficeOnTrial, chat_id: int, *answers: Answer) -> None:
    """Each is the answer to one update of this person."""
    for answer in answers:
        office.service.speaker.speak(AnswerBatch(chat_id, chat_id, None, words_in("id"), (answer,)))


def said(person: PersonHandle) -> list[Json]:
    """The messages of the bot that the phone shows."""
    return [message for message in person.messages if message["from"]["is_bot"]]


async def test_answers_in_a_chat_keep_their_order_and_chats_do_not_wait_for_each_other(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.sari, "/start")
    welcome = office.sari.last["message_id"]
    office.playground.faults.fail_next("editMessageText", too_many_requests(1))
    say(office, SARI, Edit(welcome, screen("nol")), Say(screen("satu")), Say(screen("dua")))
    say(office, BUDI, Say(screen("satu")), Say(screen("dua")))
    await office.playground.until(lambda: len(said(office.budi)) == 2)
    assert len(said(office.sari)) == 1
    await office.service.speaker.wait_idle()
    assert [message["text"] for message in said(office.sari)] == ["nol", "satu", "dua"]
    assert [message["text"] for message in said(office.budi)] == ["satu", "dua"]


async def test_an_answer_keeps_its_place_in_the_chat_from_its_arrival(office: OfficeOnTrial) -> None:
    now, pace = asyncio.get_running_loop().time, Pace()
    office.service.sender.queue.pace = pace
    office.playground.faults.switch({"slow_ms": 100})
    started = now()
    say(office, SARI, Say(screen("satu")), Say(screen("dua")), Say(screen("tiga")))
    await office.service.speaker.wait_idle()
    assert pace.delay_in_chat(SARI, Kind.NOTICE, started + 3.05) > 0
    assert pace.delay_in_chat(SARI, Kind.NOTICE, now() + 3) == 0


async def test_a_conversation_is_one_message_and_typed_answers_go_out_of_the_chat(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.sari, "/lapor")
    question = office.sari.last
    before = len(office.sari.messages)
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "Menyusun laporan keuangan", "3 dokumen")
    await office.taps(office.sari, *LAST_ANSWERS, "Kirim")
    assert len(office.sari.messages) == before
    assert office.sari.last["message_id"] == question["message_id"]
    assert "Laporan terkirim" in office.sari.last["text"]


async def test_a_live_message_that_is_gone_is_followed_by_a_new_one(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    gone = office.sari.last["message_id"]
    await office.service.bot.delete_message(SARI, gone)
    await office.says(office.sari, "Menyusun laporan keuangan")
    new = office.sari.last["message_id"]
    assert new != gone
    await office.says(office.sari, "3 dokumen")
    assert office.sari.last["message_id"] == new
    assert "Berapa lama" in office.sari.last["text"]


async def test_a_question_that_stays_the_same_makes_no_second_message(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    await office.says(office.sari, "/lapor", "kapan-kapan")
    warned = office.sari.last
    assert "⚠️" in warned["text"]
    await office.says(office.sari, "kapan-kapan")
    assert office.sari.last["text"] == warned["text"]
    assert office.sari.sees().count("Pekerjaan tanggal berapa?") == 1
    assert "not modified" not in caplog.text


async def test_an_answer_to_a_tap_that_telegram_has_forgotten_does_not_stop_the_rest(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.sari, "/lapor")
    office.sari.taps("Hari ini")
    office.playground.clock.advance(timedelta(minutes=10))
    await office.settle()
    assert "Apa yang Anda kerjakan" in office.sari.last["text"]


@pytest.mark.parametrize(
    "fault", [too_many_requests(1), ApiError(502, "Bad Gateway")], ids=["flood", "server error"]
)
async def test_a_bad_moment_of_telegram_is_waited_out(office: OfficeOnTrial, fault: ApiError) -> None:
    office.playground.faults.fail_next("sendMessage", fault)
    await office.says(office.sari, "/lapor")
    assert len(said(office.sari)) == 1
    assert "Pekerjaan tanggal berapa" in office.sari.sees()


async def test_a_long_flood_is_waited_out_and_what_was_typed_stays_until_it_is_shown(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    office.playground.faults.fail_next("editMessageText", too_many_requests(1), times=4)
    await office.says(office.sari, "Menyusun laporan keuangan")
    assert "Berapa hasilnya" in office.sari.last["text"]
    assert office.sari.messages[-1] == office.sari.last, "what she typed is in it"
    office.playground.faults.fail_next("editMessageText", too_many_requests(600))
    await office.says(office.sari, "3 dokumen")
    assert office.sari.messages[-1]["text"] == "3 dokumen"


async def test_an_answer_that_telegram_will_never_take_is_apologised_for(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    say(office, SARI, Say(screen("x" * 5000)), Say(screen("dua")))
    await office.service.speaker.wait_idle()
    apology, second = said(office.sari)
    assert "tidak dapat ditampilkan" in apology["text"]
    reference = apology["text"].rsplit(maxsplit=1)[-1]
    assert f"reference {reference}" in caplog.text
    assert second["text"] == "dua"


async def test_a_group_that_the_bot_may_not_write_to_is_not_apologised_to(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    group = office.playground.group("Rapat", [SARI])
    office.playground.faults.fail_next("sendMessage", ApiError(400, "Bad Request: not enough rights"))
    group.says(office.sari, "/lapor")
    await office.settle()
    assert "An answer was not taken" in caplog.text
    assert "reference" not in caplog.text


async def test_what_nobody_would_wait_for_is_dropped_and_the_log_names_no_chat(
    office: OfficeOnTrial, office_database: str, caplog: pytest.LogCaptureFixture
) -> None:
    office.playground.faults.fail_next("sendMessage", too_many_requests(600))
    with caplog.at_level(logging.DEBUG, "bot"):
        await office.says(office.sari, "/lapor")
    assert said(office.sari) == []
    assert "An answer was not taken" in caplog.text
    assert str(SARI) not in " ".join(record.getMessage() for record in caplog.records)
    # After the flood, a person who asks again sees where the conversation is.
    first, office.service = (
        office.service,
        await start_service(office.playground, office_database),
    )
    await office.says(office.sari, "19/11")
    assert "Apa yang Anda kerjakan" in office.sari.sees()
    await office.service.close()
    office.service = first


async def test_who_blocks_the_bot_before_its_answer_is_noted(office: OfficeOnTrial) -> None:
    office.sari.says("/lapor")
    office.sari.blocks()
    bot, intake = office.service.bot, office.service.intake
    offset = office.playground.world.updates.after(0)[0].id
    (update,) = await bot.get_updates(offset=offset, limit=1, timeout=0)
    await intake.take(update)
    await office.service.speaker.wait_idle()
    async with office.service.database.read() as uow:
        account = await uow.session.get_one(Account, SARI)
    assert account.unreachable_since is not None


async def test_a_question_whose_answer_was_lost_does_not_cover_the_confirmation(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "Menyusun laporan keuangan", "3 dokumen")
    await office.taps(office.sari, "2 jam", "Lewati")
    # The summary reaches the phone, but Telegram's answer to it does not reach the bot, which tries again.
    office.playground.faults.fail_next("editMessageText", ApiError(502, "Bad Gateway"), after=True)
    office.sari.taps("4 – Baik")
    await office.service.polling.step(0)
    await office.playground.until(lambda: "Sudah benar?" in office.sari.sees())
    office.sari.taps("Kirim")
    await office.settle()
    assert "Laporan terkirim" in office.sari.sees()
    assert "Sudah benar?" not in office.sari.sees()


async def test_a_group_that_is_closed_to_the_bot_says_nothing_of_a_person(office: OfficeOnTrial) -> None:
    group = office.playground.group("Rapat", [SARI])
    office.playground.faults.fail_next("sendMessage", ApiError(403, "Forbidden: bot was kicked"))
    group.says(office.sari, "/lapor")
    await office.settle()
    async with office.service.database.read() as uow:
        linked = await uow.people.linked(SARI)
    assert linked is not None
    assert linked.account.unreachable_since is None


async def test_who_writes_again_gets_what_was_missed(office: OfficeOnTrial) -> None:
    office.sari.blocks()
    await office.settle()
    async with office.changes() as uow:
        # The message could not be sent while she had blocked the bot; her unblocking was never told.
        uow.outbox.add(Apology("LAMA"), Recipient(employee_id=office.ids[SARI]), FRIDAY_MORNING)
    await office.settle()
    office.playground.phones[SARI].person.blocked = False
    await office.says(office.sari, "/bantuan")
    assert "LAMA" in office.sari.sees()


async def test_an_answer_to_an_employee_goes_before_those_to_a_crowd(office_database: str) -> None:
    async with office_at(office_database, limits=Limits.telegram()) as office:
        await office.settle()
        strangers = range(1001, 1041)
        for number in strangers:
            office.playground.add_person({"id": number, "first_name": f"Warga {number}", "started": True})
            batch = AnswerBatch(number, number, None, words_in("id"), (Say(screen("halo")),), Lane.BULK)
            office.service.speaker.speak(batch)
        office.playground.calls.clear()
        say(office, SARI, Say(screen("halo")))
        await office.service.speaker.wait_idle()
        sent = [call.params["chat_id"] for call in office.playground.calls if call.method == "sendMessage"]
        assert SARI in sent[:5]
        # Nothing was refused: what was sent is what arrived.
        assert sorted(sent) == sorted([SARI, *strangers])


async def test_a_chat_that_was_never_begun_does_not_keep_the_service_from_ending(
    office: OfficeOnTrial,
) -> None:
    speaker = office.service.speaker
    speaker.begin_shutdown(0)
    # Whatever is left is cancelled in the very round of the loop in which this is said.
    asyncio.get_running_loop().call_soon(say, office, SARI, Say(screen("halo")))
    await asyncio.sleep(0)
    await speaker.wait_idle()
    assert said(office.sari) == []

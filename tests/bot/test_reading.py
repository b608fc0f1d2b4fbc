"""What only reads is decided beside the writer: it holds up nobody, and one person cannot make it much."""

from __future__ import annotations

import asyncio
import gc
from datetime import UTC, datetime

import pytest
from sqlalchemy import text as sql
from telegram import Chat, Message, MessageEntity, Update, User

from bot.intake import Intake
from domain.notices import Apology
from handlers.frame.gate import Action
from handlers.frame.room import Command, CommandHandler, Room, WordsHandler
from handlers.frame.rooms import Rooms
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from locales import Html
from storage.tables import ProcessedUpdate
from storage.uow import UnitOfWork
from tests.bot.on_their_way import answers_on_their_way
from tests.harness import BUDI, CITRA, SARI, STRANGER, OfficeOnTrial, must


def written(person: int, number: int, text: str) -> Update:
    """A message as Telegram delivers it."""
    user, chat = User(person, "Penguji", is_bot=False, language_code="id"), Chat(person, Chat.PRIVATE)
    command = MessageEntity(MessageEntity.BOT_COMMAND, 0, len(text))
    now = datetime(2026, 11, 20, 2, tzinfo=UTC)
    return Update(number, message=Message(number, now, chat, from_user=user, text=text, entities=[command]))


async def quick(turn: Turn) -> None:
    turn.say(Screen(Html("Sudah.")))


def intake_with(
    office: OfficeOnTrial,
    handle: CommandHandler,
    write: CommandHandler = quick,
    hear: WordsHandler | None = None,
) -> Intake:
    """The way in to a question of ours, `/baca`, and to `/tulis`, which may write."""
    commands = [
        Command("baca", Action.HELP, handle, hear, reads=True),
        Command("tulis", Action.HELP, write),
    ]
    service = office.service
    rooms = Rooms([*service.rooms.all, Room(commands=commands)])
    intake = Intake(service.database, rooms, service.office, service.clock, service.chats)
    intake.speaker = service.speaker
    return intake


async def test_while_a_question_is_read_everything_else_goes_on(office: OfficeOnTrial) -> None:
    reading, go_on = asyncio.Event(), asyncio.Event()

    async def slow(turn: Turn) -> None:
        assert await turn.uow.people.all()
        reading.set()
        await go_on.wait()
        turn.say(Screen(Html("Selesai dibaca.")))

    intake = intake_with(office, slow)
    await intake.take(written(SARI, 1001, "/baca"))
    await reading.wait()
    for number, person in enumerate((SARI, BUDI), 1002):
        await intake.take(written(person, number, "/tulis"))
    await office.service.speaker.wait_idle()
    assert "Sudah." in office.sari.sees()
    assert "Sudah." in office.budi.sees()
    go_on.set()
    await intake.wait_idle()
    await office.service.speaker.wait_idle()
    assert "Selesai dibaca." in office.sari.sees()
    await intake.writer.close()


async def test_a_conversation_that_begins_while_a_question_waits_comes_below_its_answer(
    office: OfficeOnTrial,
) -> None:
    reading, go_on = asyncio.Event(), asyncio.Event()

    async def slow(turn: Turn) -> None:
        reading.set()
        await go_on.wait()
        turn.say(Screen(Html("Selesai dibaca.")))

    intake = intake_with(office, slow)
    # Two at once are read: the third question waits, and meanwhile its person begins a report.
    for number, person in enumerate((BUDI, CITRA, SARI), 1001):
        await intake.take(written(person, number, "/baca"))
    await reading.wait()
    await office.says(office.sari, "/lapor")
    go_on.set()
    await intake.wait_idle()
    await office.service.speaker.wait_idle()
    assert "Selesai dibaca." in office.sari.sees()
    assert "Nomor rujukan" not in office.sari.sees()
    held = must(await office.held(SARI))
    assert held.step == "date"
    assert "Pekerjaan tanggal berapa" in office.sari.last["text"]
    assert office.sari.sees().count("Pekerjaan tanggal berapa") == 1
    await intake.writer.close()


async def test_a_form_whose_question_is_on_its_way_comes_below_what_is_read_meanwhile(
    office: OfficeOnTrial,
) -> None:
    async def nothing(uow: UnitOfWork) -> None:
        pass

    intake = intake_with(office, quick)
    with answers_on_their_way(office, SARI):
        await office.service.intake.take(written(SARI, 1001, "/lapor"))
        await intake.take(written(SARI, 1002, "/baca"))
        for _ in range(5):  # meanwhile it is read, and the form looked for
            await intake.writer.run(nothing)
    await intake.wait_idle()
    await office.service.speaker.wait_idle()
    assert "Pekerjaan tanggal berapa" in office.sari.last["text"]
    assert office.sari.sees().count("Pekerjaan tanggal berapa") == 1
    await intake.writer.close()


async def test_a_question_that_comes_twice_is_answered_once(office: OfficeOnTrial) -> None:
    intake = intake_with(office, quick)
    for _ in range(2):
        await intake.take(written(SARI, 1001, "/baca"))
        await intake.wait_idle()
        await office.service.speaker.wait_idle()
    assert office.sari.sees().count("Sudah.") == 1
    await intake.writer.close()


async def test_a_question_that_fails_is_set_aside_though_it_is_claimed(office: OfficeOnTrial) -> None:
    async def fails(turn: Turn) -> None:
        raise ValueError("the reading has a fault")

    async def writes(turn: Turn) -> None:
        turn.confirm(Apology("12AB"))

    for number, handle in enumerate((fails, writes), 1001):
        intake = intake_with(office, handle)
        await intake.take(written(SARI, number, "/baca"))
        await intake.wait_idle()
        await intake.writer.close()
    await office.settle()
    assert office.sari.sees().count("Nomor rujukan") == 2
    errors = [failed.error for failed in await office.failed_updates()]
    assert "the reading has a fault" in errors[0]
    assert "only reads" in errors[1], "what it would have changed is not kept"


async def test_the_same_question_asked_again_while_it_waits_is_answered_once(office: OfficeOnTrial) -> None:
    await office.settle()
    before = await office.count(ProcessedUpdate)
    for _ in range(50):
        office.sari.says("/nilai")
    await office.settle()
    assert office.sari.sees().count("Komponen terisi") in (1, 2), (
        "the first, and one for all that waited meanwhile"
    )
    assert await office.count(ProcessedUpdate) - before == 50


async def test_more_questions_than_anybody_reads_are_passed_over_and_that_is_told_once(
    office: OfficeOnTrial,
) -> None:
    await office.settle()
    before = await office.count(ProcessedUpdate)
    for number in range(40):
        office.budi.says(f"/tinjau {number}")
    await office.settle()
    assert office.budi.sees().count("Tidak ada yang menunggu") in range(1, 7)
    assert office.budi.sees().count("Permintaan Anda terlalu cepat") == 1
    assert await office.count(ProcessedUpdate) - before == 40
    await office.says(office.budi, "/tinjau")
    assert "Tidak ada yang menunggu" in office.budi.last["text"], "a moment later all is as before"


async def test_a_question_sees_what_its_person_did_just_before(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui")
    office.budi.taps("5 – Sangat baik")
    office.budi.says("/tinjau")
    await office.settle()
    assert "Tidak ada yang menunggu" in office.budi.sees()


async def test_one_person_is_answered_in_the_order_of_the_questions_while_others_are_answered_too(
    office: OfficeOnTrial,
) -> None:
    go_on = asyncio.Event()

    async def slow_at_first(turn: Turn, argument: str = "") -> None:
        if argument == "lama":
            await go_on.wait()
        turn.say(Screen(Html(f"Dibaca: {argument}.")))

    intake = intake_with(office, slow_at_first, hear=slow_at_first)
    for number, (person, text) in enumerate(
        [(SARI, "/baca lama"), (SARI, "/baca cepat"), (BUDI, "/baca cepat")], 1001
    ):
        await intake.take(written(person, number, text))
    await office.playground.until(lambda: "Dibaca: cepat." in office.budi.sees())
    assert "Dibaca" not in office.sari.sees()
    go_on.set()
    await intake.wait_idle()
    await office.service.speaker.wait_idle()
    assert [message["text"] for message in office.sari.messages[-2:]] == ["Dibaca: lama.", "Dibaca: cepat."]
    await intake.writer.close()


async def test_who_sends_much_waits_behind_their_own_messages_and_nobody_else_does(
    office: OfficeOnTrial,
) -> None:
    decided: list[int] = []

    async def note(turn: Turn) -> None:
        decided.append(turn.actor.telegram_id)

    intake = intake_with(office, quick, note)
    sent = [written(SARI, number, f"/tulis {number}") for number in range(1001, 1021)]
    await asyncio.gather(*map(intake.take, [*sent, written(BUDI, 1021, "/tulis")]))
    assert decided == [SARI, BUDI, *[SARI] * 19], "a turn each before anybody has a second one"
    await intake.writer.close()


async def test_a_crowd_that_asks_does_not_keep_the_process_from_ending(
    office: OfficeOnTrial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.reading._LAST_READS", 0.1)

    async def endless(turn: Turn) -> None:
        await asyncio.Event().wait()

    intake = intake_with(office, endless)
    for number in range(1001, 1101):
        await intake.take(written(STRANGER + number, number, "/baca"))
    async with asyncio.timeout(5):
        await intake.finish()
    await intake.writer.close()


async def test_a_crowd_that_asks_leaves_a_place_to_the_office(office: OfficeOnTrial) -> None:
    go_on = asyncio.Event()

    async def slow_for_strangers(turn: Turn) -> None:
        if turn.actor.is_stranger:
            await go_on.wait()
        turn.say(Screen(Html("Selesai dibaca.")))

    intake = intake_with(office, slow_for_strangers)
    for number in range(1001, 1021):
        await intake.take(written(STRANGER + number, number, "/baca"))
    await intake.take(written(SARI, 1021, "/baca"))
    await office.playground.until(lambda: "Selesai dibaca." in office.sari.sees())
    go_on.set()
    await intake.wait_idle()
    await office.service.speaker.wait_idle()
    await intake.writer.close()


@pytest.mark.sqlite  # the trigger is written for it
async def test_a_database_that_fails_for_a_moment_only_leaves_the_form_above_the_answer(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    await office.says(office.sari, "/lapor")
    await office.execute(
        sql("CREATE TRIGGER full BEFORE UPDATE ON dialogs BEGIN SELECT RAISE(ABORT, 'full'); END")
    )
    await office.says(office.sari, "/riwayat")
    gc.collect()
    assert "could not be shown below" in caplog.text and "never retrieved" not in caplog.text
    await office.execute(sql("DROP TRIGGER full"))
    await office.taps(office.sari, "Hari ini")
    assert "Apa yang Anda kerjakan" in office.sari.sees()

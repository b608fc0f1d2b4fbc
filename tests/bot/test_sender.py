"""The sender on Telegram's bad days: what must arrive arrives, in its turn, and stops nobody else's."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import event, select, update
from sqlalchemy.exc import OperationalError

from bot.metrics import REGISTRY
from bot.outcomes import Outcomes
from bot.pace import Kind, Pace
from bot.queue import Lane
from bot.sender import Sender
from domain.notices import Apology, MenuChanged, Notice, PersonUnreachable, Priority, ReportReminder
from handlers.frame.screen import Screen
from handlers.onboarding.actions import AccountReplaced
from locales import Words
from playground import ApiError, Clock, Limits
from playground.errors import bad_request, too_many_requests
from playground.server import listen
from storage.base.heavy import Here
from storage.base.outages import DatabaseUnavailable
from storage.tables import Outbox
from storage.uow import UnitOfWork
from tests.bot.outbox import forwards, rows, states, write
from tests.harness import (
    ADMIN,
    BUDI,
    CITRA,
    FRIDAY_MORNING,
    LAST_ANSWERS,
    SARI,
    OfficeOnTrial,
    office_at,
    start_service,
)

BAD_GATEWAY = ApiError(502, "Bad Gateway")


@pytest.fixture
async def office(office_database: str) -> AsyncIterator[OfficeOnTrial]:
    """An office whose clock stands: on a busy machine no pause of a second ends by itself."""
    async with office_at(office_database, clock=Clock.standing(FRIDAY_MORNING)) as office:
        yield office


@pytest.fixture(params=["whole seconds", "a timedelta"])
def form_of_retry_after(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library tells `retry_after` in either form, as the environment wishes."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1" if request.param == "a timedelta" else "0")


@pytest.mark.usefixtures("form_of_retry_after")
async def test_a_flood_holds_one_chat_and_nobody_else(office: OfficeOnTrial) -> None:
    office.playground.faults.fail_next("sendMessage", too_many_requests(30))
    await write(office, Apology("AAA"), SARI)
    await office.service.sender.drain()
    await write(office, Apology("BBB"), SARI, BUDI)
    await office.service.sender.step()
    await office.playground.until(lambda: "BBB" in office.budi.sees())
    first, second, other = await rows(office)
    assert (first.state, first.attempts, first.error) == ("pending", 0, "flood, wait 30 s")
    assert first.not_before >= FRIDAY_MORNING + timedelta(seconds=30)
    assert second.state == "pending"
    assert other.chat_id is None
    assert "Nomor rujukan" not in office.sari.sees()


@pytest.mark.usefixtures("form_of_retry_after")
async def test_after_a_flood_the_message_goes_out_again(office: OfficeOnTrial) -> None:
    office.playground.faults.fail_next("sendMessage", too_many_requests(1))
    await write(office, Apology("AAA"), SARI)
    await office.service.sender.drain()
    assert "AAA" not in office.sari.sees()
    forwards(office, seconds=2)
    await office.service.sender.drain()
    assert office.sari.sees().count("AAA") == 1
    assert await states(office) == ["sent"]


async def test_an_error_of_telegram_s_servers_is_tried_again_later_and_later(office: OfficeOnTrial) -> None:
    office.playground.faults.fail_next("sendMessage", BAD_GATEWAY, times=2)
    await write(office, Apology("AAA"), SARI)
    await office.service.sender.drain()
    (row,) = await rows(office)
    first_pause = row.not_before - office.playground.clock.now()
    assert (row.state, row.attempts) == ("pending", 1)
    forwards(office, seconds=3)
    await office.service.sender.drain()
    (row,) = await rows(office)
    assert row.not_before - office.playground.clock.now() > first_pause
    assert "AAA" not in office.sari.sees()
    forwards(office, seconds=10)
    await office.service.sender.drain()
    assert office.sari.sees().count("AAA") == 1


async def test_a_lost_connection_is_waited_out(office: OfficeOnTrial) -> None:
    host, _, port = office.playground.url.removeprefix("http://").partition(":")
    await write(office, Apology("AAA"), SARI)
    await office.playground.stop()
    await office.service.sender.drain()
    (row,) = await rows(office)
    assert (row.state, row.attempts) == ("pending", 1)
    await office.playground.start(listen(host, int(port)))
    forwards(office, seconds=10)
    await office.service.sender.drain()
    assert office.sari.sees().count("AAA") == 1


async def test_after_a_night_without_the_net_it_is_still_tried_twice_an_hour(office: OfficeOnTrial) -> None:
    await write(office, Apology("AAA"), SARI)
    await office.execute(update(Outbox).values(attempts=40))
    forwards(office, hours=14)
    office.playground.faults.fail_next("sendMessage", BAD_GATEWAY)
    await office.service.sender.drain()
    assert await states(office) == ["pending"]
    forwards(office, minutes=35)
    await office.service.sender.drain()
    assert office.sari.sees().count("AAA") == 1


async def test_what_cannot_be_sent_for_days_ends_as_failed(office: OfficeOnTrial) -> None:
    await write(office, Apology("AAA"), SARI)
    office.playground.faults.switch({"server_5xx": True})
    await office.service.sender.drain()
    await office.execute(update(Outbox).values(attempts=140))
    forwards(office, days=4)
    await office.service.sender.drain()
    (row,) = await rows(office)
    assert (row.state, row.error) == ("failed", "Bad Gateway")


async def test_what_is_tried_first_after_days_is_tried_again(office: OfficeOnTrial) -> None:
    await write(office, Apology("AAA"), SARI)
    forwards(office, days=4)
    office.playground.faults.fail_next("sendMessage", BAD_GATEWAY, times=2)
    for _ in range(3):
        await office.service.sender.drain()
        forwards(office, seconds=10)
    assert await states(office) == ["sent"]
    assert office.sari.sees().count("AAA") == 1


async def test_a_message_whose_answer_was_lost_is_sent_again(office: OfficeOnTrial) -> None:
    office.playground.faults.fail_next("sendMessage", BAD_GATEWAY, after=True)
    await write(office, Apology("AAA"), SARI)
    await office.service.sender.drain()
    forwards(office, seconds=5)
    await office.service.sender.drain()
    assert office.sari.sees().count("AAA") == 2
    assert await states(office) == ["sent"]


async def test_what_is_under_way_when_the_service_closes_is_not_sent_again(office: OfficeOnTrial) -> None:
    other = await start_service(office.playground, office.service.settings.database_url)
    office.playground.faults.switch({"slow_ms": 50})
    await write(office, Apology("AAA"), SARI)
    await other.sender.step()
    await other.close()
    await office.service.sender.drain()
    assert await states(office) == ["sent"]
    assert office.sari.sees().count("AAA") == 1


async def test_a_group_that_became_a_supergroup_is_followed(office: OfficeOnTrial) -> None:
    group = office.playground.group("Rapat", [SARI])
    await write(office, Apology("AAA"), chat_id=group.id)
    group.migrates()
    await office.service.sender.drain()
    assert "AAA" in group.messages[-1]["text"]
    assert await states(office) == ["sent"]


async def test_what_telegram_will_never_take_ends_as_failed(office: OfficeOnTrial) -> None:
    office.playground.faults.fail_next("sendMessage", bad_request('message is too long at "AAA"'))
    await write(office, Apology("AAA"), SARI)
    await office.service.sender.drain()
    forwards(office, days=1)
    await office.service.sender.drain()
    (row,) = await rows(office)
    assert (row.state, row.attempts, row.error) == ("failed", 1, "Message is too long at …")
    assert "AAA" not in office.sari.sees()


async def test_a_token_that_is_being_changed_costs_no_message(office: OfficeOnTrial) -> None:
    office.playground.faults.fail_next("sendMessage", ApiError(401, "Unauthorized"))
    await write(office, Apology("AAA"), SARI)
    await office.service.sender.drain()
    assert await states(office) == ["pending"]
    forwards(office, seconds=5)
    await office.service.sender.drain()
    assert office.sari.sees().count("AAA") == 1


async def test_a_notice_that_cannot_be_put_into_words_stops_nobody(office: OfficeOnTrial) -> None:
    await write(office, PersonUnreachable(employee_id=999), SARI)
    await write(office, Apology("AAA"), SARI)
    await write(office, AccountReplaced(office.ids[CITRA]), BUDI)
    async with office.changes() as uow:
        (first, *_) = await uow.session.scalars(select(Outbox).order_by(Outbox.id))
        uow.session.add(Outbox(**columns(first), kind="of a later version", payload={}))
    await office.service.sender.drain()
    assert await states(office) == ["failed", "sent", "sent", "failed"]
    assert "AAA" in office.sari.sees()


def columns(row: Outbox) -> dict[str, object]:
    """What a row says of its recipient and its time."""
    return {
        name: getattr(row, name) for name in ("employee_id", "priority", "state", "created_at", "not_before")
    }


async def test_answers_overtake_reminders_and_telegram_s_limits_are_kept(office_database: str) -> None:
    async with office_at(office_database, limits=Limits.telegram()) as office:
        people = range(1001, 1041)
        for number in people:
            office.playground.add_person({"id": number, "first_name": f"Warga {number}", "started": True})
            await write(office, ReportReminder(office.ids[SARI], date(2026, 11, 20)), chat_id=number)
        await write(office, Apology("AAA"), ADMIN)
        await office.service.sender.drain()
        sent = [call.params["chat_id"] for call in office.playground.calls if call.method == "sendMessage"]
        assert ADMIN in sent[:30]
        # Nothing was refused: what was sent is what arrived.
        assert sorted(sent) == sorted([ADMIN, *people])
        assert set(await states(office)) == {"sent"}
        assert all(office.playground.person(number).messages for number in people)


def sent_to(office: OfficeOnTrial) -> list[int]:
    """The chats of all messages that have arrived, in their order."""
    return [call.params["chat_id"] for call in office.playground.calls if call.method == "sendMessage"]


async def test_a_reminder_overtakes_the_announcements_that_wait(office_database: str) -> None:
    async with office_at(office_database, limits=Limits.telegram()) as office:
        people, reminder = range(1001, 1081), ReportReminder(office.ids[SARI], date(2026, 11, 20))
        for number in (*people, 2000):
            office.playground.add_person({"id": number, "first_name": f"Warga {number}", "started": True})
        for number in people:
            await write(office, reminder, chat_id=number)
        await office.execute(update(Outbox).values(priority=int(Priority.LAST)))
        await office.service.sender.step()
        await write(office, reminder, chat_id=2000)
        arrived = sent_to(office)
        await office.service.sender.drain()
        sent = sent_to(office)
        # Thirty more may be under way when it comes; it leaves with the next thirty of the other lane.
        assert sent.index(2000) <= len(arrived) + 60
        assert sorted(sent) == [*people, 2000]


async def test_a_burst_that_arrives_late_makes_the_next_message_wait_longer(office_database: str) -> None:
    async with office_at(office_database, limits=Limits.telegram()) as office:
        people = range(1001, 1041)
        for number in people:
            office.playground.add_person({"id": number, "first_name": f"Warga {number}", "started": True})
            await write(office, Apology("AAA"), chat_id=number)
        calls = office.playground.calls
        # Connections are being opened: thirty requests leave together and arrive almost a second later.
        office.playground.faults.switch({"slow_ms": 900})
        await office.service.sender.step()
        await office.playground.until(lambda: sum(call.method == "sendMessage" for call in calls) == 30)
        office.playground.faults.switch({"slow_ms": 0})
        await office.service.sender.drain()
        assert set(await states(office)) == {"sent"}


@pytest.mark.parametrize("error", [BAD_GATEWAY, bad_request("chat not found")])
async def test_what_was_not_taken_gives_its_place_back_a_second_later(
    office: OfficeOnTrial, error: ApiError
) -> None:
    for number in range(30):
        await write(office, Apology("AAA"), chat_id=1001 + number)
    office.playground.faults.fail_next("sendMessage", error, times=30)
    await office.service.sender.step()
    await office.service.sender.wait_idle()
    assert "sent" not in await states(office)
    assert office.service.sender.queue.pace.delay_of_all(asyncio.get_running_loop().time() + 1) == 0


async def test_what_waits_for_requests_of_others_is_looked_at_again(office: OfficeOnTrial) -> None:
    sender, now = office.service.sender, asyncio.get_running_loop().time
    sender.queue.pace = Pace()
    answers = [sender.queue.pace.leaves(number, Kind.ANSWER) for number in range(1001, 1031)]
    await write(office, Apology("AAA"), BUDI)
    await sender.step()
    assert "AAA" not in office.budi.sees()
    for answer in answers:
        answer.over(now())
    await sender.drain()
    assert "AAA" in office.budi.sees()


async def test_what_waits_for_an_answer_in_its_chat_is_looked_at_again(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/bantuan")
    sender, now = office.service.sender, asyncio.get_running_loop().time
    sender.queue.pace = Pace()
    answers = [sender.queue.pace.leaves(number, Kind.ANSWER) for number in range(1001, 1031)]
    office.sari.says("/start")
    await office.service.polling.step(0)
    await office.service.intake.wait_idle()
    await write(office, ReportReminder(office.ids[SARI], date(2026, 11, 20)), SARI)
    await sender.drain()
    assert ("belum" in office.sari.sees(), sender.woken.is_set()) == (False, False)
    for answer in answers:
        answer.over(now())
    await office.service.speaker.wait_idle()
    assert sender.woken.is_set()
    await sender.drain()
    assert "belum" in office.sari.sees()


async def test_while_many_wait_for_their_turn_those_behind_them_are_not_read(office: OfficeOnTrial) -> None:
    sender, now = office.service.sender, asyncio.get_running_loop().time
    sender.queue.pace = Pace()
    answers = [sender.queue.pace.leaves(number, Kind.ANSWER) for number in range(1001, 1031)]
    for number in range(2001, 2081):
        office.playground.add_person({"id": number, "first_name": f"Warga {number}", "started": True})
        await write(office, ReportReminder(office.ids[SARI], date(2026, 11, 20)), chat_id=number)
    await sender.step()
    await write(office, Apology("AAA"), BUDI)
    said = office.statements()
    await sender.step()
    assert sum("FROM outbox" in each for each in said) == 1
    for answer in answers:
        answer.over(now())
    await office.playground.until(lambda: "AAA" in office.budi.sees())


async def test_what_arrives_during_a_look_is_not_sent_again(office: OfficeOnTrial) -> None:
    service, now = office.service, asyncio.get_running_loop().time
    service.sender.queue.pace = Pace()
    answers = [service.sender.queue.pace.leaves(number, Kind.ANSWER) for number in range(1001, 1031)]

    async def render(uow: UnitOfWork, notice: Notice, words: Words, chat_id: int) -> Screen:
        if chat_id == 2001 and answers:
            while answers:
                answers.pop().over(now())
            await sender.wait_idle()
        return Screen(words("announce-dropped"))

    sender = Sender(
        service.bot,
        service.database,
        service.intake.writer,
        service.office,
        service.clock,
        service.sender.queue,
        render,
        service.speaker,
        Here(service.database),
        service.chats,
    )
    # Thirty rows are read after the first, two of them for one chat: one place is left, and more are read.
    chats = (2000, 2001, *range(2001, 2041))
    for number in {*chats}:
        office.playground.add_person({"id": number, "first_name": f"Warga {number}", "started": True})
    await write(office, Apology("AAA"), chat_id=chats[0])
    await sender.step()
    for number in chats[1:]:
        await write(office, Apology("AAA"), chat_id=number)
    await sender.drain()
    assert sorted(sent_to(office)) == [*chats]


async def test_a_change_takes_its_place_until_it_is_over(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/start")
    sender, now = office.service.sender, asyncio.get_running_loop().time
    sender.queue.pace = Pace()
    await write(office, Apology("AAA"), SARI)
    async with office.changes() as uow:
        changed = office.sari.last["message_id"]
        await uow.session.execute(
            update(Outbox).where(Outbox.state == "pending").values(edit_message_id=changed)
        )
    for number in range(29):
        sender.queue.pace.leaves(number, Kind.ANSWER)
    started = now()
    office.playground.faults.switch({"slow_ms": 100})
    await sender.step()
    await sender.wait_idle()
    assert "AAA" in office.sari.sees()
    assert sender.queue.pace.delay_of_all(started + 1.05) > 0


async def test_a_confirmation_does_not_wait_for_a_wave_of_messages(office: OfficeOnTrial) -> None:
    await office.settle()
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "Menyusun laporan keuangan", "3 dokumen")
    await office.taps(office.sari, *LAST_ANSWERS)
    for number in range(1001, 1101):
        office.playground.add_person({"id": number, "first_name": f"Warga {number}", "started": True})
        await write(office, ReportReminder(office.ids[SARI], date(2026, 11, 20)), chat_id=number)
    office.sari.taps("Kirim")
    await office.service.polling.step(0)
    await office.service.sender.step()
    await office.playground.until(lambda: "Laporan terkirim" in office.sari.sees())
    # Of one look, in which not all of the wave is read.
    await office.playground.until(lambda: "Menyusun laporan keuangan" in office.budi.sees())
    assert len([each for each in sent_to(office) if 1001 <= each <= 1100]) < 100


async def test_a_confirmation_does_not_wait_for_a_menu_behind_a_crowd(office: OfficeOnTrial) -> None:
    await office.settle()
    sender = office.service.sender
    sender.queue.pace = Pace()

    async def is_answered(stranger: int) -> None:
        async with sender.queue.turn(stranger, Kind.ANSWER, Lane.BULK):
            pass

    crowd = [asyncio.create_task(is_answered(stranger)) for stranger in range(1001, 1101)]
    await write(office, MenuChanged(), SARI)
    await sender.step()
    await write(office, Apology("AAA"), SARI)
    await sender.drain()
    assert "AAA" in office.sari.sees()
    assert not all(answer.done() for answer in crowd)
    for answer in crowd:
        answer.cancel()
    await asyncio.gather(*crowd, return_exceptions=True)


async def test_who_has_hundreds_waiting_does_not_hold_up_the_others(office: OfficeOnTrial) -> None:
    for number in range(150):
        await write(office, Apology(f"NR{number}"), BUDI)
    office.playground.faults.fail_next("sendMessage", too_many_requests(30))
    await office.service.sender.drain()
    await write(office, Apology("CITRA"), CITRA)
    await office.service.sender.step()
    await office.playground.until(lambda: "CITRA" in office.citra.sees())


async def test_messages_to_one_chat_keep_their_order_when_the_first_is_slow(office: OfficeOnTrial) -> None:
    await write(office, Apology("FIRST"), BUDI)
    await write(office, Apology("SECOND"), BUDI)
    office.playground.faults.fail_next("sendMessage", BAD_GATEWAY)
    await office.service.sender.step()
    await office.service.sender.wait_idle()
    assert "SECOND" not in office.budi.sees()


async def test_a_token_that_is_refused_for_a_while_costs_no_message(office: OfficeOnTrial) -> None:
    office.playground.faults.fail_next("sendMessage", ApiError(401, "Unauthorized"))
    await write(office, Apology("AAA"), SARI)
    await office.service.sender.drain()
    assert await states(office) == ["pending"]
    forwards(office, minutes=1)
    await office.service.sender.drain()
    assert await states(office) == ["sent"]
    assert "AAA" in office.sari.sees()


@contextmanager
def full_disk() -> Iterator[None]:
    """Nothing can be written."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.sqlite
async def test_what_cannot_be_written_down_is_not_sent_again(office: OfficeOnTrial) -> None:
    await write(office, Apology("AAA"), SARI)
    sender = office.service.sender
    with full_disk():
        await sender.step()
        await sender.wait_idle()
        for _ in range(3):
            with pytest.raises(DatabaseUnavailable):
                await sender.step()
    await sender.drain()
    assert office.sari.sees().count("AAA") == 1
    assert await states(office) == ["sent"]


@contextmanager
def failing(office: OfficeOnTrial, times: int) -> Iterator[None]:
    """The disk fails so many times when an outcome is written, and at nothing else."""
    engine, left = office.service.database.engine.sync_engine, iter(range(times))

    def fail(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith("UPDATE outbox") and next(left, None) is not None:
            raise OperationalError(statement, None, OSError("disk I/O error"))

    event.listen(engine, "before_cursor_execute", fail)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", fail)


async def test_what_was_sent_does_not_fail_as_writing_that_down_does(office: OfficeOnTrial) -> None:
    await write(office, Apology("AAA"), SARI)
    sender = office.service.sender
    with failing(office, 3):
        await sender.step()
        await sender.wait_idle()
    assert await states(office) == ["pending"]
    await sender.drain()
    assert office.sari.sees().count("AAA") == 1
    assert await states(office) == ["sent"]


async def test_what_cannot_be_sent_nor_be_written_down_stops_nobody(office: OfficeOnTrial) -> None:
    await write(office, Apology("AAA"), SARI)
    office.playground.faults.fail_next("sendMessage", ApiError(409, "Conflict: what nobody expects"))
    with failing(office, 3):
        await office.service.sender.drain()
    assert await states(office) == ["failed"]


async def test_an_outcome_that_is_never_written_stops_nobody(office: OfficeOnTrial) -> None:
    await write(office, Apology("AAA"), SARI)
    sender = office.service.sender
    with failing(office, 6):
        await sender.step()
        await sender.wait_idle()
        await sender.step()
    assert await states(office) == ["failed"]


async def test_an_outcome_that_is_first_owed_during_a_look_is_not_sent_again(office: OfficeOnTrial) -> None:
    sender, writer, now = office.service.sender, office.service.intake.writer, asyncio.get_running_loop().time
    sender.queue.pace = Pace()
    answers = [sender.queue.pace.leaves(number, Kind.ANSWER) for number in range(1001, 1030)]
    await write(office, Apology("AAA"), SARI)
    await write(office, Apology("BBB"), BUDI)
    number_of_first = (await rows(office))[0].id
    released = asyncio.Event()

    async def hold(uow: UnitOfWork) -> None:
        await released.wait()

    def written() -> float:
        return REGISTRY.get_sample_value("kinerja_notices_total", {"outcome": "sent"}) or 0

    with failing(office, 3):
        await sender.step()  # the second row waits for its turn at Telegram
        first = next(task for task in asyncio.all_tasks() if task.get_name() == f"send {number_of_first}")
        await first
    # The look makes up for the first row. Behind it in the writer comes the second row, which was sent
    # meanwhile. Both fail, and only then it is written that the first has failed.
    before = written()
    with failing(office, 7):
        holding: asyncio.Task[None] = asyncio.create_task(writer.run(hold))
        looking = asyncio.create_task(sender.step())
        for answer in answers:
            answer.over(now())
        await office.playground.until(lambda: written() > before)
        released.set()
        await asyncio.gather(holding, looking)
    await sender.drain()
    assert office.budi.sees().count("BBB") == 1
    assert await states(office) == ["failed", "sent"]


@pytest.mark.sqlite
async def test_an_outcome_that_is_written_while_others_are_made_up_for_is_not_written_again(
    office: OfficeOnTrial,
) -> None:
    await write(office, Apology("AAA"), SARI)
    await write(office, Apology("BBB"), BUDI)
    first, second = await rows(office)
    outcomes = Outcomes(office.service.intake.writer, office.service.office, office.service.clock)
    with full_disk(), pytest.raises(DatabaseUnavailable):
        await outcomes.settle(first, "sent")
    settling = asyncio.create_task(outcomes.settle(second, "sent"))
    under_way = {second.id}
    settling.add_done_callback(lambda _: under_way.clear())
    for _ in range(3):
        await asyncio.sleep(0)  # until the writer has begun with the second, and takes the first by itself
    await outcomes.write_those_left(under_way)
    await settling
    assert await states(office) == ["sent", "sent"]


async def test_what_waits_for_a_flood_to_end_does_not_keep_the_service_from_ending(
    office: OfficeOnTrial, office_database: str
) -> None:
    other = await start_service(office.playground, office_database)
    await write(office, Apology("AAA"), SARI)
    other.sender.queue.pace.hold(None, asyncio.get_running_loop().time() + 600)
    await other.sender.step()
    async with asyncio.timeout(5):
        await other.close()
    assert await states(office) == ["pending"]
    await office.service.sender.drain()
    assert await states(office) == ["sent"]
    assert office.sari.sees().count("AAA") == 1

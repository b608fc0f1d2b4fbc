"""Each chat's menu of commands is what its person may do today; only what changed is sent to Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update
from telegram import BotCommandScopeDefault
from telegram.error import RetryAfter

from bot.menus import MenuPublisher
from bot.pace import Kind
from bot.profile import publish_commands
from bot.queue import Lane
from domain.notices import MenuChanged
from domain.people import StandInKind
from domain.periods import Span
from handlers.frame.screen import Menu
from locales import words_in
from playground import ApiError
from storage.tables import Supervision
from tests.bot.outbox import rows
from tests.handlers.people import SIX, invite, joins
from tests.harness import ADMIN, BUDI, CITRA, SARI, STRANGER, OfficeOnTrial, office_on_trial

PUBLIC = ["aduan", "tiket", "nilailayanan", "privasi", "bantuan", "batal"]
DAILY = ["lapor", "tinjau", "tim", "admin", "ringkasan", "persiapan", "izin", "nilai", "riwayat"]
"""What stands before all else."""
_EMPLOYEE = [
    "lapor",
    "ulang",
    "besok",
    "pengingat",
    "izin",
    "jadwal",
    "target",
    "kendala",
    "umpanbalik",
    "dialog",
    "nilai",
    "hasil",
    "keberatan",
    "tindaklanjut",
    "aturan",
    "panduan",
    "nilaidiri",
    "hariini",
    "pekan",
    "riwayat",
    "rekap",
    "ekinerja",
    "atasan",
    "rekan",
    "objektivitas",
    "aduan",
    "tiket",
    "nilailayanan",
    "privasi",
    "bantuan",
    "bahasa",
    "batal",
]
_STAND_IN = [*_EMPLOYEE[:6], "tinjau", "tim", "rapat", *_EMPLOYEE[6:16], "penilaian", *_EMPLOYEE[16:]]
_STAND_IN.insert(_STAND_IN.index("aduan"), "layanan")
_STAND_IN.insert(_STAND_IN.index("objektivitas"), "ringkasan")
_SUPERVISOR = [*_STAND_IN[:27], "delegasi", *_STAND_IN[27:]]
_ADMINISTRATOR = [*_EMPLOYEE[:6], "tinjau", "tim", *_EMPLOYEE[6:23], "delegasi", "rekan"]
_ADMINISTRATOR += [
    "admin",
    "persiapan",
    "ringkasan",
    "perpanjang",
    "pengumuman",
    "ekspor",
    "tutup",
    "objektivitas",
    "ujicoba",
    "kepuasan",
    "kode",
    "layanan",
    "karantina",
    *_EMPLOYEE[25:],
]


def _daily_first(names: list[str]) -> list[str]:
    return [*(each for each in DAILY if each in names), *(each for each in names if each not in DAILY)]


EMPLOYEE, STAND_IN = _daily_first(_EMPLOYEE), _daily_first(_STAND_IN)
SUPERVISOR, ADMINISTRATOR = _daily_first(_SUPERVISOR), _daily_first(_ADMINISTRATOR)


def changes(office: OfficeOnTrial) -> int:
    """How often a menu was changed at Telegram."""
    return sum(call.method in ("setMyCommands", "deleteMyCommands") for call in office.playground.calls)


@pytest.fixture
async def started(office: OfficeOnTrial) -> OfficeOnTrial:
    """An office whose service has published its menus."""
    await publish_commands(office.service)
    await office.settle()
    return office


async def night(office: OfficeOnTrial, day: int) -> None:
    """The menus of a night of November are published."""
    await office.jobs_at(2026, 11, day, 3, 5, only=("menus",))


async def test_everybody_sees_what_they_may_do(started: OfficeOnTrial) -> None:
    assert list(started.stranger.commands) == PUBLIC
    assert list(started.sari.commands) == EMPLOYEE
    assert list(started.budi.commands) == SUPERVISOR
    assert list(started.admin.commands) == ADMINISTRATOR
    assert started.sari.commands["lapor"] == words_in("id").plain("menu-lapor")
    everywhere = await started.service.bot.get_my_commands(BotCommandScopeDefault())
    assert everywhere == (), "nothing is offered in groups"


async def test_what_is_shown_already_is_not_sent_again(started: OfficeOnTrial) -> None:
    before = changes(started)
    await publish_commands(started.service)
    await started.settle()
    assert changes(started) == before
    await night(started, 21)
    assert changes(started) == before


@pytest.mark.sqlite
async def test_menus_wait_for_a_database_that_is_away(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    path = office.service.database.path
    assert path is not None
    away = path.rename(path.with_name("away.db"))
    publishing = asyncio.create_task(publish_commands(office.service))
    while "Menus wait for the database" not in caplog.text:  # noqa: ASYNC110 - a log has no event
        await asyncio.sleep(0)
    away.rename(path)
    await publishing
    await office.settle()
    assert list(office.sari.commands) == EMPLOYEE


async def test_a_menu_speaks_the_language_of_its_person(started: OfficeOnTrial) -> None:
    await started.says(started.sari, "/bahasa")
    await started.taps(started.sari, "English")
    assert started.sari.commands["lapor"] == words_in("en").plain("menu-lapor")
    assert list(started.sari.commands) == EMPLOYEE


async def test_supervision_and_administration_end_over_night(started: OfficeOnTrial) -> None:
    async with started.changes() as uow:
        await uow.session.execute(update(Supervision).values(ends=date(2026, 11, 20)))
        (await uow.people.get(started.ids[ADMIN])).left = date(2026, 11, 20)
    await night(started, 21)
    assert list(started.budi.commands) == EMPLOYEE
    assert "ringkasan" not in started.admin.commands
    await started.says(started.budi, "/tinjau")
    assert started.budi.last["text"] == words_in("id").plain("gate-see-queue")


async def test_who_stands_in_reviews_for_those_days(started: OfficeOnTrial) -> None:
    async with started.changes() as uow:
        days = Span(date(2026, 11, 21), date(2026, 11, 22))
        await uow.stand_ins.appoint(started.ids[BUDI], started.ids[CITRA], StandInKind.PLH, days)
    assert list(started.citra.commands) == EMPLOYEE
    await night(started, 21)
    assert list(started.citra.commands) == STAND_IN
    await night(started, 23)
    assert list(started.citra.commands) == EMPLOYEE


async def test_what_still_waits_for_a_former_supervisor_can_be_reviewed(started: OfficeOnTrial) -> None:
    await started.reports(started.sari)
    await started.execute(update(Supervision).values(ends=date(2026, 11, 20)))
    await night(started, 21)
    of_heads = {"layanan", "ringkasan"}
    assert list(started.budi.commands) == [each for each in STAND_IN if each not in of_heads], (
        "nobody is supervised any more"
    )
    await started.says(started.budi, "/tinjau")
    await started.taps(started.budi, "Setujui", "5 –")
    await night(started, 22)
    assert list(started.budi.commands) == EMPLOYEE


@pytest.fixture
async def newcomers(database_file: Path) -> AsyncIterator[OfficeOnTrial]:
    """An office whose people are in the roster, but have not joined yet."""
    async with office_on_trial(database_file, linked=False) as office:
        await publish_commands(office.service)
        await office.settle()
        yield office


async def test_who_joins_sees_more_and_who_is_replaced_sees_less(newcomers: OfficeOnTrial) -> None:
    office = newcomers
    assert list(office.sari.commands) == PUBLIC
    await joins(office, office.sari, await invite(office, SARI))
    assert list(office.sari.commands) == EMPLOYEE
    await joins(office, office.stranger, await invite(office, SARI), SIX)
    assert list(office.stranger.commands) == EMPLOYEE
    assert list(office.sari.commands) == PUBLIC


async def test_a_late_clearing_leaves_the_menu_of_the_next_person_alone(newcomers: OfficeOnTrial) -> None:
    office = newcomers
    await joins(office, office.stranger, await invite(office, SARI), SIX)
    office.playground.faults.fail_next("deleteMyCommands", ApiError(502, "Bad Gateway"), times=1)
    await joins(office, office.sari, await invite(office, SARI), SIX)
    async with office.changes() as uow:
        citra = await uow.people.get(office.ids[CITRA])
        uow.people.link(citra, STRANGER, "id", office.service.clock.now())
    office.move_to(2026, 11, 20, 12, 0)
    await office.settle()
    assert list(office.stranger.commands) == EMPLOYEE


@pytest.mark.parametrize(
    ("code", "text"), [(400, "Bad Request: chat not found"), (403, "Forbidden: blocked")]
)
async def test_a_refused_menu_is_tried_again_the_next_night(
    office: OfficeOnTrial, code: int, text: str
) -> None:
    office.playground.faults.fail_next("setMyCommands", ApiError(code, text), times=4)
    await night(office, 21)
    assert [row.state for row in await rows(office) if row.kind == MenuChanged.kind] == ["obsolete"] * 4
    async with office.service.database.read() as uow:
        reachable = [each async for each in uow.people.reachable()]
        assert len(reachable) == 4, "that a menu is refused says nothing of messages"
    await night(office, 22)
    assert list(office.budi.commands) == SUPERVISOR


async def test_an_outage_of_telegram_is_waited_out(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 21, 3, 5)
    office.playground.faults.switch({"server_5xx": True})
    await office.service.runner.run("menus", office.service.clock.now())
    await office.service.sender.drain()
    assert list(office.sari.commands) == []
    office.playground.faults.switch({"server_5xx": False})
    office.move_to(2026, 11, 21, 4, 0)
    await office.settle()
    assert list(office.sari.commands) == EMPLOYEE


async def test_a_flood_of_menus_holds_up_menus_alone(office: OfficeOnTrial) -> None:
    queue = office.service.sender.queue
    publisher = MenuPublisher(office.service.bot, queue)
    flood = ApiError(429, "Too Many Requests: retry after 600", retry_after=600)
    office.playground.faults.fail_next("setMyCommands", flood)
    menu = Menu((("lapor", "Lapor"),))
    with pytest.raises(RetryAfter):
        await publisher.publish(SARI, menu, Lane.BULK, lambda: None)
    before = changes(office)
    with pytest.raises(RetryAfter):
        await publisher.publish(BUDI, menu, Lane.BULK, lambda: None)
    assert changes(office) == before, "nobody tries against a flood that is known"
    async with queue.turn(SARI, Kind.ANSWER, Lane.WORK):
        pass

"""One rule says who is an administrator: rights, the Friday digest and notices about others follow it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from domain.notices import Apology
from playground.handle import PersonHandle
from tests.bot.outbox import write
from tests.handlers.digests import digests
from tests.harness import ADMIN, CITRA, SARI, STRANGER, OfficeOnTrial, must, office_on_trial

ALERT = "Pesan kepada Sari Contoh tidak sampai"


@pytest.fixture
async def office(database_file: Path) -> AsyncIterator[OfficeOnTrial]:
    """An office whose settings name somebody who is in no roster, and whose administrator has joined."""
    async with office_on_trial(database_file, admins=(STRANGER,)) as office:
        await office.settle()
        yield office


async def leaves(office: OfficeOnTrial) -> None:
    """The administrator of the roster has left."""
    async with office.changes() as uow:
        (await uow.people.get(office.ids[ADMIN])).left = date(2026, 11, 19)


async def has_joined_not(office: OfficeOnTrial) -> None:
    """The administrator of the roster has no account yet."""
    async with office.changes() as uow:
        account = must(await uow.people.account_of(office.ids[ADMIN]))
        await uow.people.unlink(account)


async def treated_as_administrator(office: OfficeOnTrial, person: PersonHandle) -> list[bool]:
    """Whether a person may ask for the digest, is told of somebody who blocks the bot, and gets Friday's."""
    await office.says(person, "/ringkasan")
    asked = bool(digests(person))
    office.sari.blocks()
    await write(office, Apology("AAA"), SARI)
    await office.settle()
    told = ALERT in person.sees()
    await office.jobs_at(2026, 11, 20, 15, 0, only=("weekly-digest",))
    sent = len(digests(person))
    return [asked, told, sent == asked + 1]


async def test_the_settings_name_no_administrators_once_the_first_has_joined(office: OfficeOnTrial) -> None:
    assert await treated_as_administrator(office, office.stranger) == [False, False, False]


async def test_the_administrator_of_the_roster_is_one_everywhere(office: OfficeOnTrial) -> None:
    assert await treated_as_administrator(office, office.admin) == [True, True, True]


async def test_the_settings_name_administrators_until_the_first_has_joined(office: OfficeOnTrial) -> None:
    await has_joined_not(office)
    assert await treated_as_administrator(office, office.stranger) == [True, True, True]


async def test_an_administrator_who_has_left_is_none_anywhere(office: OfficeOnTrial) -> None:
    await leaves(office)
    assert await treated_as_administrator(office, office.admin) == [False, False, False]


async def test_when_the_last_has_left_the_settings_name_administrators_again(office: OfficeOnTrial) -> None:
    await leaves(office)
    assert await treated_as_administrator(office, office.stranger) == [True, True, True]


async def test_an_account_of_the_settings_is_addressed_as_the_person_it_belongs_to(
    database_file: Path,
) -> None:
    async with office_on_trial(database_file, admins=(SARI,)) as office:
        await has_joined_not(office)
        async with office.service.database.read() as uow:
            now = office.service.clock.now()
            (recipient,) = await uow.administrators.recipients(office.service.office, now)
        assert recipient.employee_id == office.ids[SARI]


async def test_a_person_whom_the_settings_name_decides_what_administrators_decide(
    database_file: Path,
) -> None:
    async with office_on_trial(database_file, admins=(CITRA,)) as office:
        await has_joined_not(office)
        await office.says(office.sari, "/perbaikan baru")
        await office.taps(office.sari, "Nama")
        await office.says(office.sari, "Sari Contoh, S.E.")
        await office.taps(office.sari, "Lewati", "Lewati", "Kirim")
        assert "Menunggu persetujuan Citra Contoh" in office.sari.sees()
        assert "Nama: Sari Contoh → Sari Contoh, S.E." in office.citra.sees()
        await office.says(office.citra, "/tinjau")
        await office.taps(office.citra, "Setujui")
        assert "Data Anda sudah diperbaiki" in office.sari.sees()

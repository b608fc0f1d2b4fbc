"""Erasing the own data: what no duty keeps goes, records and the log of decisions stay whole."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from domain.personal_data import KINDS, ON_REQUEST, Basis
from handlers.privacy.callbacks import EraseTap
from storage.tables import (
    Account,
    AttendanceMark,
    CardRead,
    Entry,
    Outbox,
    Plan,
    ReminderWish,
)
from tests.handlers.people import log_of
from tests.harness import ADMIN, BUDI, SARI, OfficeOnTrial
from tests.jobs.records import reported
from tests.jobs.runners import REMINDERS


async def with_traces(office: OfficeOnTrial) -> None:
    """Sari has reported, was told of it, planned, was somewhere, and set her reminders; so has Budi."""
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "4 – Baik")
    now = office.service.clock.now()
    for who in (office.ids[SARI], office.ids[BUDI]):
        mark = {"date": date(2026, 11, 20), "mark": "in", "at": now, "is_live": False, "distance": 5}
        await office.add(
            Plan(employee_id=who, date=date(2026, 11, 23), activity="Menata arsip", created_at=now),
            ReminderWish(employee_id=who, level="quiet", at=None, review_at=None),
            CardRead(employee_id=who, card="privacy", read_at=now),
            AttendanceMark(employee_id=who, latitude=-6.2, longitude=106.8, accuracy=4.0, **mark),
        )
    office.move_to(2026, 11, 23, 9, 0)
    await office.fills_in(office.sari)


def test_what_goes_on_request_is_kept_by_no_duty() -> None:
    assert {kind.name for kind in KINDS} >= ON_REQUEST
    assert {kind.name for kind in KINDS if kind.kept in ("office", "drafts", "places")} <= ON_REQUEST
    assert {kind.basis for kind in KINDS if kind.name in ON_REQUEST} == {Basis.TASK}


async def test_what_no_duty_keeps_goes_and_records_stay(office: OfficeOnTrial) -> None:
    await with_traces(office)
    before = len(await log_of(office))
    await office.says(office.sari, "/privasi")
    await office.taps(office.sari, "Hapus data saya")
    text = office.sari.sees()
    assert "isian yang belum dikirim dan rencana: 2" in text
    assert "titik lokasi presensi (jamnya tetap): 1" in text
    assert "Tetap disimpan, dengan dasarnya" in text
    assert "arsip, menurut jadwal retensi instansi" in text
    await office.taps(office.sari, "Hapus sekarang")
    assert "sudah dihapus" in office.sari.sees()
    assert "Isian ini dihapus dan tidak dikirim." in office.sari.sees(), "its text and its buttons go too"
    assert await office.held(SARI) is None
    for table in (Plan, ReminderWish, CardRead):
        (left,) = await office.rows(select(table.employee_id))
        assert left == office.ids[BUDI], "of others nothing goes"
    marks = await office.rows(select(AttendanceMark).order_by(AttendanceMark.employee_id))
    assert {mark.employee_id: (mark.latitude, mark.accuracy, mark.distance) for mark in marks} == {
        office.ids[SARI]: (None, None, None),
        office.ids[BUDI]: (-6.2, 4.0, 5),
    }
    old = Outbox.settled_at < office.service.clock.now() - timedelta(days=1)
    told = await office.rows(select(Outbox.employee_id).where(old, Outbox.dedupe_key.is_(None)))
    assert office.ids[SARI] not in told
    assert await office.count(Entry) == 1
    log = await log_of(office)
    assert [row.action for row in log[before:]] == ["erase-own-data"], "whole, and one row longer"
    assert await office.value(select(Account.employee_id).where(Account.telegram_id == SARI)) is not None


async def test_the_account_is_unlinked_when_that_is_wished(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/privasi")
    await office.taps(office.sari, "Hapus data saya", "lepaskan akun")
    assert "tidak lagi terhubung" in office.sari.sees()
    await office.says(office.sari, "/nilai")
    assert "pegawai terdaftar" in office.sari.last["text"]
    await office.says(office.admin, "/privasi")
    await office.taps(office.admin, "Hapus data saya", "lepaskan akun")
    assert "administrator terakhir" in office.admin.sees() + str(office.admin.toasts)
    assert await office.value(select(Account.employee_id).where(Account.telegram_id == ADMIN)) is not None


async def test_a_stranger_is_refused(office: OfficeOnTrial) -> None:
    await with_traces(office)
    for unlinks in (0, 1):
        await office.taps_data(office.stranger, EraseTap(unlinks).pack())
    assert await office.count(Plan) == 2
    assert "erase-own-data" not in [row.action for row in await log_of(office)]


async def test_what_was_told_of_days_that_are_still_open_is_not_told_again(office: OfficeOnTrial) -> None:
    for day in (17, 18, 19, 23):
        await reported(office, SARI, date(2026, 11, day))
    await office.jobs_at(2026, 11, 23, 16, 0, only=REMINDERS)
    assert office.sari.sees().count("Jum, 20 Nov belum dilaporkan") == 1
    await office.says(office.sari, "/privasi")
    await office.taps(office.sari, "Hapus data saya", "Hapus sekarang")
    for moment in ((23, 16, 5), (24, 16, 0)):
        await office.jobs_at(2026, 11, *moment, only=REMINDERS)
    assert office.sari.sees().count("Jum, 20 Nov belum dilaporkan") == 1

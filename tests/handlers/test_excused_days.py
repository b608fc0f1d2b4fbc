"""Days of illness and leave in an objection: named, excused, and scored as if the leave had been known."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from sqlalchemy import select, update

from domain.closing.frozen import records_of, records_text
from domain.objections.deciding import EXCUSED
from domain.objections.evidence import Evidence, NamedDay
from domain.objections.life import Filed
from domain.periods import Period, PeriodKind
from domain.schemes import Scheme
from handlers.frame.callbacks import DialogTap
from handlers.objections import actions
from playground.handle import PersonHandle
from storage.records.schemes import load_scheme
from storage.tables import Attendance, CalendarDay, Entry, Leave, Result, Target
from storage.verifying import verify
from tests.handlers.leave import asks
from tests.handlers.objections import DECISION, REASONS, answers, stored
from tests.handlers.papers import received
from tests.handlers.people import agus_is_above
from tests.handlers.scores import closes, has_approved, score_by
from tests.harness import ADMIN, CITRA, SARI, OfficeOnTrial, must
from tests.jobs.records import absent

DAYS = [date(2026, 12, day) for day in (28, 29, 30, 31)]
"""The working days since Sari and Citra joined."""
EXCUSE = "dikecualikan (sakit, cuti, izin)"
ALL = "Kecualikan 2 hari yang belum dijawab"


async def joined(office: OfficeOnTrial, day: date, *people: int) -> None:
    """Some people joined on a day, and Agus supervises Budi."""
    await agus_is_above(office)
    async with office.changes() as uow:
        for person in people:
            (await uow.people.get(office.ids[person])).joined = day


async def closed_by(office: OfficeOnTrial, scheme: Scheme, since: date = DAYS[0]) -> None:
    """Both reported on two days and were ill on two; of Citra that was known when the period was closed."""
    score_by(office, scheme)
    await joined(office, since, SARI, CITRA)
    statuses = {DAYS[0]: "present", DAYS[1]: "present", DAYS[3]: "late"}
    for person in (SARI, CITRA):
        await has_approved(office, person, DAYS[:2])
        await works_on_targets(office, person)
        who = office.ids[person]
        await office.add(
            *(Attendance(employee_id=who, date=day, status=is_) for day, is_ in statuses.items())
        )
    await absent(office, CITRA, "sakit", DAYS[2], DAYS[3])
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, scheme.period, DAYS[0])
    await office.jobs_at(2027, 1, 4, 9, 5, only=("close",))


async def works_on_targets(office: OfficeOnTrial, person: int) -> None:
    """A person's reports are of a target of the year, beside those of shorter periods."""
    async with office.changes() as uow:
        for period in ("2026-12", "2026-S2", "2026-Q3", "2026"):
            terms = {"period": period, "title": "Berkas", "measure": "berkas", "weight": Decimal(1)}
            target = Target(employee_id=office.ids[person], quantity=Decimal(40), **terms)
            uow.session.add(target)
        await uow.session.flush()
        done = update(Entry).where(Entry.employee_id == office.ids[person])
        await uow.session.execute(done.values(target_id=target.id, volume=Decimal("3.5")))


async def objects(office: OfficeOnTrial, period: str, named: Mapping[str, list[str]]) -> None:
    """Sari names days of some parts of her result."""
    await office.says(office.sari, "/keberatan")
    await office.taps(office.sari, f"Ajukan keberatan: {period}")
    for part, days in named.items():
        await office.taps(office.sari, part)
        assert "Sakit, cuti, atau izin pada hari itu?" in office.sari.last["text"]
        await office.says(office.sari, *days)
        await office.taps(office.sari, "Cukup untuk bagian ini")
    await office.taps(office.sari, "Lanjut ke alasan")
    await office.says(office.sari, REASONS)
    await office.taps(office.sari, "Tanpa bukti", "Kirim")
    await answers(office)


async def decides(office: OfficeOnTrial, person: PersonHandle, *taps: str) -> None:
    """A person begins to change the result, and taps."""
    await office.says(person, "/keberatan")
    await office.taps(person, "Putuskan: Sari Contoh", "Putuskan", "Mengubah hasil", *taps)


async def cards(office: OfficeOnTrial, period: str) -> dict[tuple[int, int], str]:
    """The frozen results, by person and revision, in a log in which nothing is wrong."""
    async with office.service.database.read() as uow:
        found = await verify(uow, [])
        assert found.is_good, found
        closing = must(await uow.closings.of(Period.parse(period)))
        revisions = await uow.closings.revisions(closing.id)
        return {(each.employee_id, each.number): each.card for each in revisions}


async def test_excused_days_score_as_the_leave_of_somebody_whose_leave_was_known(
    office: OfficeOnTrial,
) -> None:
    await closed_by(office, load_scheme("tebingtinggi"))
    await objects(
        office, "Tahun 2026", {"Kedisiplinan pelaporan": ["30/12", "31/12"], "Kehadiran": ["31/12"]}
    )
    await decides(office, office.admin, "1", EXCUSE, "2", EXCUSE, "3", "hadir penuh", "Lanjut ke alasan")
    assert "Kamis, 31 Desember 2026 dipilih dua kali" in office.admin.last["text"]
    await office.taps(office.admin, "3", EXCUSE, "Lanjut ke alasan")
    await office.says(office.admin, DECISION)
    for said in (
        f"Rab, 30 Des: tanpa laporan → {EXCUSE}",
        f"Kam, 31 Des: terlambat → {EXCUSE}",
        "Kehadiran: 62,50 → 100,00",
        "Kedisiplinan pelaporan: 50,00 → 100,00",
        "Nilai: 67,33 → 90,67",
    ):
        assert said in office.admin.sees(), said
    await office.taps(office.admin, "Putuskan")
    assert "Nilai: 67,33 → 90,67" in office.sari.sees()
    found = await cards(office, "2026")
    assert found[office.ids[SARI], 2] == found[office.ids[CITRA], 1] != found[office.ids[SARI], 1]
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Periode lain", "Tahun 2026: 90,67", "Kedisiplinan pelaporan")
    listed = office.sari.last["text"]
    assert "÷ 2" in listed and "29 Des" in listed and "30 Des" not in listed, "the sum and the list agree"


@pytest.mark.parametrize(
    ("scheme", "part", "target"),
    [
        ("gajahmungkur", "Kedisiplinan pelaporan", "Capaian target"),
        ("bungo", "Hari wajib lapor", "Kuantitas kerja"),
    ],
)
async def test_targets_are_due_on_fewer_days_as_with_the_leave(
    office: OfficeOnTrial, scheme: str, part: str, target: str
) -> None:
    in_june = date(2026, 6, 30)
    await closed_by(
        office, load_scheme(scheme).model_copy(update={"min_reported": Fraction(0)}), since=in_june
    )
    await objects(office, "Semester 2 2026", {part: ["30/12", "31/12"]})
    await decides(office, office.admin, "1", EXCUSE, "2", EXCUSE, "Lanjut ke alasan")
    await office.says(office.admin, DECISION)
    assert f"{target}: " in office.admin.sees(), "it changes by less than its last digit"
    await office.taps(office.admin, "Putuskan")
    found = await cards(office, "2026-S2")
    assert found[office.ids[SARI], 2] == found[office.ids[CITRA], 1] != found[office.ids[SARI], 1]


async def test_records_without_a_day_are_named_by_their_numbers(office: OfficeOnTrial) -> None:
    await closed_by(office, load_scheme("gajahmungkur"))
    await office.says(office.sari, "/keberatan")
    await office.taps(office.sari, "Ajukan keberatan: Semester 2 2026", "Capaian target")
    assert "catatan mana? Ketuk nomornya.\n" in office.sari.last["text"], "a target has no date to write"
    await office.taps(office.sari, "Cukup untuk bagian ini", "Penilaian atasan")
    assert "atau tulis tanggalnya" in office.sari.last["text"]


async def test_days_count_also_where_no_component_lists_them_and_leave_may_be_approved_late(
    office: OfficeOnTrial,
) -> None:
    await joined(office, DAYS[0], SARI)
    await has_approved(office, SARI, DAYS[:1])
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, DAYS[0])
    await office.jobs_at(2027, 1, 4, 9, 5, only=("close",))
    await asks(office, office.sari, "Sakit", "31/12/2026", "31/12/2026")
    await office.taps(office.budi, "Setujui")
    await office.says(office.sari, "/keberatan")
    await office.taps(office.sari, "Ajukan keberatan: Semester 2 2026")
    assert {"Penilaian atasan", "Hari wajib lapor"} <= set(office.sari.labels())
    await office.says(office.sari, "/batal")
    await objects(office, "Semester 2 2026", {"Hari wajib lapor": ["30/12", "31/12"]})
    await decides(office, office.admin, "1", EXCUSE, "2", EXCUSE, "Lanjut ke alasan")
    await office.says(office.admin, DECISION)
    for said in ("Hari wajib lapor: 4 → 2", "Predikat: Tidak dapat dinilai → Butuh Perbaikan"):
        assert said in office.admin.sees(), said
    await office.taps(office.admin, "Putuskan")
    assert (office.ids[SARI], 2) in await cards(office, "2026-S2")


async def test_a_day_that_changes_neither_score_nor_grade_changes_the_expected_days(
    office: OfficeOnTrial,
) -> None:
    await joined(office, DAYS[0], SARI)
    await has_approved(office, SARI, DAYS[:1])
    half = {"kind": "izin", "starts": DAYS[2], "ends": DAYS[2], "half": "pagi"}
    await office.add(Leave(employee_id=office.ids[SARI], **half))
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, DAYS[0])
    await office.jobs_at(2027, 1, 4, 9, 5, only=("close",))
    await objects(office, "Semester 2 2026", {"Hari wajib lapor": ["30/12"]})
    await decides(office, office.admin, "1")
    assert "Rab, 30 Des: tanpa laporan (½ hari)" in office.admin.sees()
    await office.taps(office.admin, EXCUSE, "Lanjut ke alasan")
    await office.says(office.admin, DECISION)
    change = "Hari wajib lapor: 3,5 → 3\nNilai dan predikat tetap sama."
    assert change in office.admin.sees()
    await office.taps(office.admin, "Putuskan")
    assert change in office.sari.sees()
    await office.says(office.sari, "/hasil")
    await office.taps(office.sari, "Lembar hasil Anda")
    assert "Hari wajib lapor 3,5 3" in (await received(office, office.sari)).text()


async def test_leave_that_is_approved_after_the_closing_is_not_in_the_records_of_the_result(
    office: OfficeOnTrial,
) -> None:
    await closed_by(office, load_scheme("tebingtinggi"))
    await asks(office, office.sari, "Sakit", "30/12/2026", "31/12/2026")
    await office.taps(office.budi, "Setujui")
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Periode lain", "Tahun 2026: 67,33", "Kedisiplinan pelaporan")
    listed = office.sari.last["text"]
    assert "÷ 4" in listed and "30 Des" in listed, "the sum and the list agree"
    assert "daftar di bawah ini dibekukan: catatan yang datang kemudian tidak mengubahnya" in listed


async def test_one_tap_excuses_the_days_that_are_not_answered(office: OfficeOnTrial) -> None:
    await closed_by(office, load_scheme("tebingtinggi"))
    await objects(
        office, "Tahun 2026", {"Kedisiplinan pelaporan": ["30/12", "31/12"], "Kehadiran": ["31/12"]}
    )
    await decides(office, office.admin)
    assert ALL in office.admin.labels()
    await office.taps(office.admin, "1", "tepat waktu")
    assert ALL not in office.admin.labels(), "one day is left, and two taps excuse it"
    await office.taps(office.admin, "1", "Biarkan seperti semula", ALL)
    assert ALL not in office.admin.labels()
    for said in (
        f"1. ▫️ Kam, 31 Des: tanpa laporan → {EXCUSE}",
        f"2. ▫️ Rab, 30 Des: tanpa laporan → {EXCUSE}",
        f"3. 🟡 Kam, 31 Des: terlambat → {EXCUSE}",
    ):
        assert said in office.admin.sees(), said
    await office.taps(office.admin, "Lanjut ke alasan")
    await office.says(office.admin, DECISION)
    assert f"Kam, 31 Des: terlambat → {EXCUSE}" in office.admin.sees()
    assert "Nilai: 67,33 → 90,67" in office.admin.sees()
    assert (office.ids[SARI], 2) not in await cards(office, "2026")
    await office.taps(office.admin, "Putuskan")
    found = await cards(office, "2026")
    assert found[office.ids[SARI], 2] == found[office.ids[CITRA], 1]


async def test_two_months_of_illness_are_named_by_one_line_and_excused_by_one_tap(
    office: OfficeOnTrial,
) -> None:
    await closed_by(office, load_scheme("tebingtinggi"), since=date(2026, 10, 1))
    spans = ["1/6-30/9", "30/11 - 1/10", "24 sampai 31 Desember"]
    await objects(office, "Tahun 2026", {"Kedisiplinan pelaporan": spans, "Kehadiran": ["1/10-30/11"]})
    evidence = (await stored(office)).life.filed.evidence
    assert {each.day.month for each in evidence.attendance} == {10, 11}
    assert {each.day for each in evidence.days} == {each.day for each in evidence.attendance} | {*DAYS[2:]}
    assert len(evidence.named) > 80, "each day with its attendance"
    await decides(office, office.admin, f"Kecualikan {len(evidence.days)} hari yang belum dijawab")
    await office.taps(office.admin, "Lanjut ke alasan")
    await office.says(office.admin, DECISION)
    assert "Kehadiran: " in office.admin.sees()
    await office.taps(office.admin, "Putuskan")
    assert (office.ids[SARI], 2) in await cards(office, "2026")


async def test_days_that_are_answered_or_that_cannot_be_excused_stay(office: OfficeOnTrial) -> None:
    await closed_by(office, load_scheme("tebingtinggi"))
    days = ["30/12", "31/12"]
    await objects(office, "Tahun 2026", {"Kedisiplinan pelaporan": days, "Kehadiran": days[1:]})
    await decides(office, office.admin, "3", "hadir penuh")
    assert ALL not in office.admin.labels(), "of 31 December one record is answered"
    dialog = must(await office.held(ADMIN))
    await office.taps_data(office.admin, DialogTap(dialog.token, dialog.step, EXCUSED).pack())
    assert must(await office.held(ADMIN)).draft == dialog.draft


@pytest.mark.parametrize("taps", [("1",), ()], ids=["one day", "all days"])
async def test_who_may_not_decide_excuses_no_day(office: OfficeOnTrial, taps: tuple[str, ...]) -> None:
    await closed_by(office, load_scheme("tebingtinggi"))
    await objects(office, "Tahun 2026", {"Kedisiplinan pelaporan": ["30/12", "31/12"]})
    await decides(office, office.admin, *taps)
    dialog = must(await office.held(ADMIN))
    value = DialogTap(dialog.token, dialog.step, EXCUSED).pack()
    for other in (office.sari, office.budi, office.citra):
        await office.taps_data(other, value)
    assert must(await office.held(ADMIN)).draft == dialog.draft
    async with office.changes() as uow:
        objected = await stored(office)
        now, named = office.service.clock.now(), office.ids[CITRA]
        await actions.name_decider(uow, office.service.office, objected, named, None, now)
    await office.taps_data(office.admin, value)
    assert "Maaf, Anda tidak berwenang atas data ini." in office.admin.sees()
    assert (office.ids[SARI], 2) not in await cards(office, "2026")


async def test_what_was_filed_without_the_days_is_not_excused(office: OfficeOnTrial) -> None:
    await closed_by(office, load_scheme("tebingtinggi"))
    async with office.changes() as uow:
        closing = must(await uow.closings.of(Period.parse("2026")))
        filed = Filed(
            reasons=REASONS,
            components=("discipline",),
            evidence=Evidence(days=(NamedDay(day=DAYS[2]),)),
            revision=1,
            told_on=date(2027, 1, 4),
            zone="Asia/Jakarta",
            answer_due=date(2027, 1, 8),
            decide_due=date(2027, 1, 14),
            assessor=None,
            decider=office.ids[ADMIN],
        )
        now = office.service.clock.now()
        assert await uow.objections.file(closing.id, office.ids[SARI], filed, now) is not None
    await decides(office, office.admin, "1")
    assert "Hari tersebut tidak dapat dikecualikan" in office.admin.last["text"]
    assert EXCUSE not in office.admin.labels()
    await office.taps(office.admin, "tepat waktu", "Lanjut ke alasan")
    await office.says(office.admin, DECISION)
    assert "Kedisiplinan pelaporan: 50,00 → 75,00" in office.admin.sees()


async def test_what_is_recorded_after_the_closing_changes_neither_the_days_nor_their_excuse(
    office: OfficeOnTrial,
) -> None:
    """Files of attendance and leave that come late, another calendar, targets that are withdrawn."""
    await closed_by(office, load_scheme("tebingtinggi"))
    who = office.ids[SARI]
    await office.add(Attendance(employee_id=who, date=DAYS[2], status="present"))
    await office.add(CalendarDay(date=DAYS[0], kind="holiday", name="Hari libur"))
    await absent(office, SARI, "sakit", DAYS[1], DAYS[1])
    async with office.changes() as uow:
        gone = update(Target).where(Target.employee_id == who)
        await uow.session.execute(gone.values(withdrawn_at=office.service.clock.now()))
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Periode lain", "Tahun 2026: 67,33", "Kedisiplinan pelaporan")
    assert "÷ 4" in office.sari.last["text"]
    for day in ("Sen, 28 Des: tepat waktu", "Sel, 29 Des: tepat waktu", "Rab, 30 Des: tanpa", "Kam, 31 Des"):
        assert day in office.sari.last["text"], day
    await office.taps(office.sari, "Kembali", "Kehadiran")
    for day in ("Sel, 29 Des: hadir", "Rab, 30 Des: tanpa catatan", "Kam, 31 Des: terlambat"):
        assert day in office.sari.last["text"], day
    await objects(
        office, "Tahun 2026", {"Kedisiplinan pelaporan": ["30/12", "31/12"], "Kehadiran": ["31/12"]}
    )
    await decides(office, office.admin, ALL, "Lanjut ke alasan")
    await office.says(office.admin, DECISION)
    await office.taps(office.admin, "Putuskan")
    found = await cards(office, "2026")
    assert found[who, 2] == found[office.ids[CITRA], 1]


async def test_of_a_result_whose_days_were_not_kept_no_day_is_excused(office: OfficeOnTrial) -> None:
    """It was frozen by an earlier release; its days are listed as the records have them now."""
    await closed_by(office, load_scheme("tebingtinggi"))
    async with office.changes() as uow:
        own = must(await uow.session.scalar(select(Result).where(Result.employee_id == office.ids[SARI])))
        kept = records_of(zlib.decompress(own.records).decode())
        own.records = zlib.compress(records_text(kept._replace(days=None)).encode())
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Periode lain", "Tahun 2026: 67,33", "Kedisiplinan pelaporan")
    assert "Kam, 31 Des: tanpa laporan" in office.sari.last["text"]
    await office.says(office.sari, "/keberatan")
    await office.taps(office.sari, "Ajukan keberatan: Tahun 2026", "Kedisiplinan pelaporan")
    assert "catatan mana?" in office.sari.last["text"]
    assert "mengecualikannya" not in office.sari.last["text"]

"""A change of the rules is told once to whom it concerns, read with a tap, and reminded of."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import func, select

from domain.schemes import turned
from handlers.rules.callbacks import RulesReadTap, RulesRemindTap
from storage.tables import CalendarDay, Leave, Outbox, RulesRead
from tests.handlers.scores import has_approved
from tests.harness import CITRA, SARI, OfficeOnTrial, must

TOLD = "📣 Aturan penilaian berubah"


def turn(office: OfficeOnTrial, **values: str) -> None:
    """The operator puts another scheme in force."""
    served = office.service.office
    dials = {name.replace("_", " "): Fraction(value) for name, value in values.items()}
    object.__setattr__(served, "scheme", turned(served.scheme, dials))


async def told(office: OfficeOnTrial, kind: str = "rules_changed") -> int:
    """How many were told."""
    async with office.service.database.read() as uow:
        query = select(func.count()).where(Outbox.kind == kind, Outbox.state == "sent")
        return int(await uow.session.scalar(query) or 0)


async def test_another_weight_is_told_once_read_with_a_tap_and_who_has_not_is_reminded(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.admin, "/aturan baca")
    assert "Belum ada perubahan aturan" in office.admin.last["text"]
    await office.run_jobs()
    await office.jobs_at(2026, 11, 20, 9, 16)
    assert await told(office) == 0, "the first rules are no change"
    turn(office, weight_citizen="0.8")
    await office.jobs_at(2026, 11, 20, 20, 31)
    assert await told(office) == 0, "nobody is disturbed in the evening"
    for hour in (9, 10):
        await office.jobs_at(2026, 11, 21, hour, 1)
    assert await told(office) == 4, "each is told once"
    message = office.sari.last
    assert TOLD in message["text"]
    assert "• Bobot Penilaian masyarakat: 30% → 53,33%" in message["text"]
    assert "Hari wajib lapor" not in message["text"], "the calendar did not change"
    await office.taps(office.sari, "✅ Sudah saya baca")
    assert "✅ Sudah Anda baca." in office.sari.last["text"]
    await office.taps_data(office.sari, RulesReadTap(2).pack())
    rows = await office.rows(select(RulesRead))
    assert [(row.employee_id, row.version_id) for row in rows] == [(office.ids[SARI], 2)]
    await office.says(office.admin, "/aturan baca")
    assert "Sudah membaca: 1 dari 4 pegawai." in office.admin.last["text"]
    assert "• Budi Contoh" in office.admin.last["text"]
    assert "Sari" not in office.admin.last["text"]
    await office.taps(office.admin, "🔔 Ingatkan 3 pegawai")
    assert "Dapat diingatkan lagi mulai Min, 22 Nov 06.01" in office.admin.last["text"]
    await office.taps_data(office.admin, RulesRemindTap(2).pack())
    assert office.admin.toasts[-2:] == [
        "Pengingat dikirim dalam beberapa menit, pada jam kerja.",
        "Sudah diingatkan.",
    ]
    assert "Dapat diingatkan lagi mulai Min, 22 Nov 06.01" in office.admin.last["text"]
    await office.jobs_at(2026, 11, 21, 10, 20)
    assert await told(office, "rules_reminder") == 3
    assert "Mohon dibaca" in office.citra.last["text"]
    await office.says(office.sari, "/aturan baca")
    assert "hanya untuk administrator" in office.sari.last["text"]


async def test_the_own_score_is_told_by_the_former_and_by_the_new_rules(office: OfficeOnTrial) -> None:
    await has_approved(office, SARI, [date(2026, 11, 18), date(2026, 11, 19)])
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).joined = date(2026, 11, 18)
    await office.run_jobs("find-rules", "tell-rules")
    turn(office, weight_supervisor="0.6")
    for minute in (16, 32):
        office.move_to(2026, 11, 20, 9, minute)
        await office.run_jobs("find-rules", "tell-rules")
    # (0.2 × 60 + 0.5 × 80) ÷ 0.7 = 74.29, and with 0.6: 75.00
    figures = "74,29 – Butuh Perbaikan dengan aturan lama, 75,00 – Baik dengan aturan baru"
    assert figures in office.sari.last["text"]
    assert "Nilai Anda" not in office.citra.last["text"], "she has none yet"
    await office.taps(office.sari, "✅ Sudah saya baca")
    assert figures in office.sari.last["text"], "it stays when it was read"


async def test_a_holiday_is_told_to_those_whose_day_it_is_with_their_days_to_report(
    office: OfficeOnTrial,
) -> None:
    await office.run_jobs("find-rules", "tell-rules")
    async with office.changes() as uow:
        home = must(await uow.people.unit_of(office.ids[SARI], date(2026, 11, 20)))
        friday = date(2026, 12, 4)
        uow.session.add(CalendarDay(date=friday, unit_id=home.id, kind="holiday", name="Hari jadi"))
        uow.session.add(Leave(employee_id=office.ids[CITRA], kind="cuti", starts=friday, ends=friday))
    for minute in (16, 32):
        office.move_to(2026, 11, 20, 9, minute)
        await office.run_jobs("find-rules", "tell-rules")
    assert await told(office) == 2, "Sari and Budi: Citra is on leave then, Agus is of another unit"
    assert "📅 Menjadi hari libur: Jum, 4 Des" in office.sari.last["text"]
    assert "Hari wajib lapor Anda, Semester 2 2026: " in office.sari.last["text"]


async def test_another_title_and_a_new_year_are_no_news(office: OfficeOnTrial) -> None:
    await office.run_jobs("find-rules", "tell-rules")
    served = office.service.office
    name = served.scheme.name.model_copy(update={"id": "Kinerja"})
    object.__setattr__(served, "scheme", served.scheme.model_copy(update={"name": name}))
    for moment in ((2026, 11, 20, 9, 16), (2027, 1, 4, 9, 0), (2027, 1, 4, 9, 16)):
        office.move_to(*moment)
        await office.run_jobs("find-rules", "tell-rules")
    assert await told(office) == 0
    async with office.service.database.read() as uow:
        assert len(await uow.rules.latest(9)) == 1

"""Plans for tomorrow: written, kept, shown by the reminder, and reported with a tap."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from handlers.daily_report.callbacks import PlanTap
from handlers.frame.callbacks import CommandTap
from storage.tables import Plan
from tests.handlers.steps import question, stored
from tests.handlers.targets import agree_targets
from tests.harness import SARI, OfficeOnTrial

MONDAY = date(2026, 11, 23)
TWO = "besok:\n1. Verifikasi 25 berkas KTP 2 jam n4\n2. Rapat <staf>"


async def plans(office: OfficeOnTrial) -> list[tuple[date, str]]:
    """Everybody's plans."""
    async with office.service.database.read() as uow:
        found = await uow.session.scalars(select(Plan).order_by(Plan.id))
        return [(each.date, each.activity) for each in found]


async def to_the_reminder(office: OfficeOnTrial, day: int) -> None:
    """A day of November comes, and its reminder."""
    office.move_to(2026, 11, day, 16, 0)
    await office.run_jobs("remind-report")


async def test_a_line_that_begins_with_tomorrow_is_kept_for_the_next_working_day(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.sari, TWO)
    assert "📌 Rencana Senin, 23 November 2026" in question(office.sari)
    assert "• Rapat <staf>" in question(office.sari)
    assert await plans(office) == [
        (MONDAY, "Verifikasi 25 berkas KTP 2 jam n4"),
        (MONDAY, "Rapat <staf>"),
    ]
    await office.says(office.sari, TWO)
    assert len(await plans(office)) == 2, "what arrives twice is kept once"


async def test_the_reminder_shows_the_plan_and_a_tap_reports_it(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "besok verifikasi 25 berkas KTP 2 jam n4")
    await to_the_reminder(office, 20)
    assert "📌" not in question(office.sari).partition("Masih bisa")[2], "not today's"
    await to_the_reminder(office, 23)
    assert "verifikasi 25 berkas KTP 2 jam n4" in question(office.sari)
    await office.taps(office.sari, "✅ Sudah selesai")
    summary = question(office.sari)
    for said in ("Senin, 23 November 2026", "25 berkas", "⏱ 2 jam", "4 – Baik", "Sudah benar?"):
        assert said in summary
    assert len(await plans(office)) == 1, "it is kept until the report is sent"
    await office.taps(office.sari, "Kirim")
    (entry,) = await stored(office)
    assert (entry.date, entry.minutes, entry.measure) == (MONDAY, 120, "berkas")
    assert await plans(office) == []
    await office.taps_data(office.sari, CommandTap("lapor rencana 1").pack())
    assert await office.held(SARI) is None


async def test_what_a_plan_does_not_say_is_asked_for(office: OfficeOnTrial) -> None:
    await agree_targets(office, ("Melayani permohonan KTP", "permohonan"))
    await office.says(office.sari, "besok Melayani loket KTP")
    await to_the_reminder(office, 23)
    await office.taps(office.sari, "Sudah selesai", "Melayani permohonan KTP")
    await office.says(office.sari, "12", "2 jam")
    await office.taps(office.sari, "4 – Baik", "Kirim")
    (entry,) = await stored(office)
    assert (entry.activity, entry.minutes) == ("Melayani loket KTP", 120)


async def test_what_is_left_is_carried_over(office: OfficeOnTrial) -> None:
    await office.says(office.sari, TWO)
    await to_the_reminder(office, 23)
    await office.taps(office.sari, "Selesai: Verifikasi", "Kirim")
    await to_the_reminder(office, 24)
    assert "Rapat <staf>" in question(office.sari) and "Verifikasi" not in question(office.sari)
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "📌 Rapat")
    assert "Selasa, 24 November 2026" in question(office.sari)
    assert "Rapat <staf>" in question(office.sari)


async def test_a_plan_is_written_from_the_confirmation_and_given_up(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.sari, "Rencana besok")
    assert "Apa rencana Anda besok?" in question(office.sari)
    await office.says(office.sari, "Apel pagi\nRapat staf")
    assert [activity for _, activity in await plans(office)] == ["Apel pagi", "Rapat staf"]
    await office.taps(office.sari, "🗑 Apel pagi")
    assert "Apel pagi" not in question(office.sari) and "Rapat staf" in question(office.sari)
    await office.taps(office.sari, "🗑 Rapat staf")
    assert "Tidak ada rencana lagi untuk Senin, 23 November 2026" in question(office.sari)
    assert await plans(office) == []
    await office.taps_data(office.sari, PlanTap(1).pack())
    assert "Maaf" in office.sari.toasts[-1]


async def test_the_command_takes_a_plan_or_asks_and_shows_those_there_are(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/besok Rapat staf", "/besok")
    assert "Sen, 23 Nov: Rapat staf" in question(office.sari)
    await office.taps(office.sari, "Batal")
    assert "tidak ada rencana yang dicatat" in question(office.sari)
    await office.says(office.sari, "/besok ya")
    assert "minimal 5 huruf" in question(office.sari)


async def test_what_is_no_plan_is_refused_when_asked_too(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/besok", "kemarin rapat 2 jam")
    assert "“kemarin” menyebut hari lain" in office.sari.sees()
    await office.says(office.sari, "saya cuti")
    assert "/izin" in office.sari.sees()
    assert await plans(office) == []
    await office.says(office.sari, "rapat staf")
    assert len(await plans(office)) == 1


async def test_an_absence_is_sent_to_the_room_of_leave(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "besok saya cuti pak")
    assert "/izin" in question(office.sari)
    assert await plans(office) == []


@pytest.mark.parametrize("line", ["besok verifikasi 25 berkas KTP", "Senin depan verifikasi 25 berkas KTP"])
async def test_a_plan_behind_the_command_of_reports_is_a_plan(office: OfficeOnTrial, line: str) -> None:
    await office.says(office.sari, f"/lapor {line}")
    assert "📌 Rencana Senin, 23 November 2026" in question(office.sari)
    assert len(await plans(office)) == 1


@pytest.mark.parametrize("line", ["sakit", "izin keluar", "besok saya cuti pak"])
async def test_an_absence_behind_the_command_of_reports_is_no_report(
    office: OfficeOnTrial, line: str
) -> None:
    await office.says(office.sari, f"/lapor {line}")
    assert "/izin" in question(office.sari)
    assert await office.held(SARI) is None


async def test_several_days_are_no_plan(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "besok sampai lusa")
    assert "“besok sampai lusa” menyebut beberapa hari, jadi belum dicatat" in question(office.sari)
    await office.says(office.sari, "/besok sampai jumat dinas luar")
    assert "“sampai jumat” menyebut beberapa hari" in question(office.sari)
    assert await plans(office) == []


async def test_plans_are_of_their_author_alone(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "besok verifikasi berkas KTP")
    for person in (office.citra, office.budi, office.admin, office.stranger):
        for tap in (PlanTap(1), CommandTap("lapor rencana 1")):
            await office.taps_data(person, tap.pack())
            assert "Maaf" in person.toasts[-1]
        assert "verifikasi berkas KTP" not in person.sees()
    await office.says(office.stranger, "/besok rapat staf")
    assert len(await plans(office)) == 1


async def test_old_plans_are_forgotten(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "besok verifikasi berkas KTP")
    office.move_to(2026, 12, 20, 3, 0)
    await office.run_jobs("retention")
    assert len(await plans(office)) == 1
    office.move_to(2026, 12, 25, 3, 0)
    await office.run_jobs("retention")
    assert await plans(office) == []


async def test_a_plan_behind_the_command_ends_the_form_that_asks_for_it(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/besok", "/besok rapat koordinasi")
    assert "📌 Rencana Senin, 23 November 2026" in question(office.sari)
    assert await office.held(SARI) is None

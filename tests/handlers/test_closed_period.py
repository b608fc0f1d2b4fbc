"""A closed period takes no report, correction, decision, undo or rating; nobody is reminded of it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from domain.cases import CaseState
from domain.errors import Invalid
from domain.periods import Period, PeriodKind, Span
from domain.schemes import Assessor
from domain.scoring import Rating
from handlers.daily_report.callbacks import CorrectTap, EntryTap
from handlers.kit.case_card import CaseTap
from handlers.review.callbacks import QueueOpenTap, QueueRateTap, View
from storage.records.assessments import AnswerKey, Judged
from storage.records.schemes import load_scheme
from storage.tables import Entry
from tests.handlers.albums import arrive, pictures
from tests.handlers.leave import asks, requests
from tests.handlers.scores import closes, score_by
from tests.handlers.targets import agree_targets
from tests.harness import CITRA, SARI, OfficeOnTrial, must
from tests.jobs.records import reported

CLOSED = "Periode Rabu, 1 Juli 2026 sampai Kamis, 31 Desember 2026 sudah ditutup"


async def test_what_was_open_at_midnight_is_locked_by_the_closing(office: OfficeOnTrial) -> None:
    office.move_to(2026, 12, 31, 23, 55)
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "4 – Baik")
    await office.reports(office.citra)
    waits = office.budi.last
    sent = office.citra.last
    async with office.changes() as uow:
        until = office.service.clock.now().replace(year=2027, month=2, day=1)
        await uow.calendars.extend(
            Span(date(2026, 12, 28), date(2026, 12, 31)),
            until,
            "Gangguan jaringan",
            office.service.clock.now(),
        )
    office.move_to(2027, 1, 1, 0, 2)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await office.taps(office.budi, "Urungkan: Sari Contoh (23.55)", message=waits)
    assert CLOSED in office.budi.toasts[-1]
    await office.taps_data(office.budi, CaseTap("entry", 2, 1, "4").pack())
    assert CLOSED in office.budi.toasts[-1]
    await office.says(office.budi, "/tinjau")
    assert "Tidak ada yang menunggu tinjauan Anda" in office.budi.last["text"]
    assert "Urungkan" not in str(office.budi.last.get("reply_markup"))
    citra = office.ids[CITRA]
    for tap in (
        QueueOpenTap(View.ALL, citra, 0, "entry", 2),
        QueueRateTap(View.ALL, citra, 0, top=2, count=1, rating=4),
    ):
        await office.taps_data(office.budi, tap.pack())
        assert CLOSED in office.budi.toasts[-1], "not only that the list has changed"
    await office.taps(office.citra, "Tarik kembali", message=sent)
    assert CLOSED in office.citra.toasts[-1], "refused before it asks whether it is meant"
    assert "Tidak ditinjau lagi" in office.citra.sees()
    assert not {"Ubah", "Tambah bukti", "Tarik kembali"} & set(office.citra.labels())
    await office.says(office.sari, "/lapor", "30/12")
    assert CLOSED in office.sari.sees(), "an extension does not open it again"
    await office.says(office.sari, "/batal", "/lapor")
    await office.taps(office.sari, "Hari ini")
    assert "Apa yang Anda kerjakan" in office.sari.sees()


async def test_both_sides_are_told_what_a_closing_left_undecided(office: OfficeOnTrial) -> None:
    day = date(2026, 12, 30)
    for person, state in (
        (SARI, CaseState.SUBMITTED),
        (SARI, CaseState.RETURNED),
        (SARI, CaseState.APPROVED),
        (CITRA, CaseState.SUBMITTED),
    ):
        await reported(office, person, day, f"Pekerjaan {state}", state=state)
    office.move_to(2027, 1, 4, 9, 0)
    await reported(office, SARI, date(2027, 1, 4))
    await closes(office, PeriodKind.MONTH, day)
    await closes(office, PeriodKind.SEMESTER, day)
    async with office.changes() as uow:
        closing = must(await uow.closings.of(Period.containing(day, PeriodKind.SEMESTER)))
        await uow.closings.revise(closing.id, office.ids[SARI], [], office.service.clock.now())
    await office.jobs_at(2027, 1, 4, 9, 5, only=("close",))
    await office.jobs_at(2027, 1, 4, 9, 10, only=("close",))
    for reader, said in (
        (office.sari, "2 laporan Anda dalam periode ini belum disetujui"),
        (office.citra, "1 laporan Anda dalam periode ini belum disetujui"),
        (office.budi, "2 laporan pegawai yang Anda nilai belum diputuskan"),
    ):
        assert reader.sees().count(said) == 2, "once for each closing"
    assert "laporan Anda dalam" not in office.budi.sees()
    assert "belum diputuskan" not in office.admin.sees() + office.sari.sees()
    assert "permintaan perbaikan data" not in office.admin.sees()


async def test_nothing_is_offered_that_a_closed_period_refuses(office: OfficeOnTrial) -> None:
    day = date(2026, 12, 30)
    for state in (CaseState.SUBMITTED, CaseState.RETURNED, CaseState.APPROVED):
        await reported(office, SARI, day, f"Pekerjaan {state}", state=state)
    await agree_targets(office, ("Melayani permohonan KTP", "permohonan"))
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, day)
    for number in "123":
        await office.says(office.sari, "/riwayat")
        await office.taps(office.sari, number)
        assert not {"Perbaiki", "Ubah", "Tarik kembali"} & set(office.sari.labels()), office.sari.sees()
    await office.taps_data(office.sari, CorrectTap(2).pack())
    assert CLOSED in office.sari.toasts[-1]
    await office.taps_data(office.sari, EntryTap(1, "proof").pack())
    assert CLOSED in office.sari.toasts[-1]
    assert "Tambah bukti" not in office.sari.labels()
    await office.says(office.sari, "/target")
    assert "Hubungkan" not in "".join(office.sari.labels()), "a report is linked to no target any more"
    await office.taps_data(office.budi, CaseTap("entry", 1, 1, "approve").pack())
    assert CLOSED in office.budi.toasts[-1], "before a rating is asked for"
    assert "Setujui" not in office.budi.labels()
    assert "Tidak ditinjau lagi" in office.budi.sees()


async def test_a_report_of_a_period_that_is_over_says_that_it_does_not_count_there(
    office: OfficeOnTrial,
) -> None:
    score_by(office, load_scheme("nasional"))
    said = "sudah berakhir: laporan yang baru dikirim sekarang tidak dihitung dalam nilainya."
    office.move_to(2027, 1, 4, 9, 0)
    await office.says(office.citra, "31/12 rapat 1 jam 2 dokumen n4")
    assert f"🔒 Tahun 2026 {said}" in office.citra.last["text"]
    assert "masih diterima sampai" in office.citra.last["text"]
    assert "nilai disiplin" not in office.citra.last["text"], "it earns none"
    await office.taps(office.citra, "Kirim")
    await office.says(office.citra, "/lapor")
    await office.taps(office.citra, "Hari ini")
    assert said not in office.citra.last["text"]
    office.move_to(2027, 4, 1, 9, 0)
    await office.says(office.sari, "/lapor", "31/3")
    assert f"🔒 Triwulan 1 2027 {said}" in office.sari.last["text"], "the year goes on"


async def test_what_came_in_time_and_is_corrected_later_counts(office: OfficeOnTrial) -> None:
    await reported(office, SARI, date(2026, 12, 31), state=CaseState.RETURNED)
    office.move_to(2027, 1, 4, 9, 0)
    await office.taps_data(office.sari, CorrectTap(1).pack())
    assert "tidak dihitung" not in office.sari.last["text"]


async def test_a_form_that_was_open_says_that_its_day_is_closed(office: OfficeOnTrial) -> None:
    office.move_to(2027, 1, 4, 9, 0)
    await office.says(office.sari, "/lapor", "31/12")
    assert "masih diterima sampai" in office.sari.last["text"]
    await office.says(office.citra, "30/12 rapat 1 jam 2 dokumen n4\n31/12 rapat 1 jam 2 dokumen n4")
    assert "masih diterima sampai" in office.citra.last["text"]
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await office.says(office.sari, "Menyusun laporan bulanan")
    await office.taps(office.citra, "Ubah")
    for person in (office.sari, office.citra):
        assert CLOSED in person.last["text"]
        assert "masih diterima sampai" not in person.last["text"]


async def test_a_form_whose_day_is_locked_meanwhile_says_so(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor", "18/11")
    assert "masih diterima sampai" in office.sari.last["text"]
    office.move_to(2026, 11, 30, 9, 0)
    await office.says(office.sari, "Menyusun laporan bulanan")
    assert "Batas lapor untuk Rabu, 18 November 2026 sudah lewat" in office.sari.last["text"]
    assert "masih diterima" not in office.sari.last["text"]


async def test_a_picture_that_comes_after_the_closing_changes_no_report(office: OfficeOnTrial) -> None:
    office.move_to(2026, 12, 31, 23, 55)
    first, second = pictures(office, "album", "Senam sehat 1 jam n4", 2, SARI)
    await arrive(office, [first])
    await office.taps(office.sari, "Kirim")
    office.move_to(2027, 1, 1, 0, 2)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await arrive(office, [second])
    assert CLOSED in office.sari.sees()
    async with office.service.database.read() as uow:
        assert len(await uow.entries.evidence(1)) == 1


async def test_leave_says_of_which_closed_period_it_changes_nothing(office: OfficeOnTrial) -> None:
    said = "🔒 Semester 2 2026 sudah ditutup: izin ini tidak mengubah hasilnya."
    await asks(office, office.citra, "Cuti", "31/12/2026", "31/12/2026")
    await office.taps(office.budi, "Setujui")
    await asks(office, office.sari, "Sakit", "30/12/2026", "30/12/2026")
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await office.taps(office.budi, "Setujui")
    assert "Izin Anda disetujui" in office.sari.last["text"]
    assert f"{said}\nAgar hasilnya ikut berubah, ajukan keberatan: /keberatan" in office.sari.last["text"]
    assert said in office.budi.last["text"] and "/keberatan" not in office.budi.last["text"]
    await office.says(office.citra, "/izin")
    await office.taps(office.citra, "Cuti")
    assert "sudah ditutup" not in office.citra.last["text"], "it was known when the period was closed"
    await office.says(office.citra, "/izin sakit 29/12 sampai 2/1 demam tinggi")
    assert said in office.citra.last["text"], "before it is sent"
    await office.says(office.citra, "/batal", "/izin wfh 29/12")
    assert said not in office.citra.last["text"]


async def test_an_approval_of_leave_that_a_closed_result_keeps_is_not_undone(office: OfficeOnTrial) -> None:
    office.move_to(2027, 1, 4, 8, 57)
    await asks(office, office.sari, "Sakit", "30/12/2026", "30/12/2026")
    await office.taps(office.budi, "Setujui")
    decided = office.budi.last
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await office.taps(office.budi, "Urungkan", message=decided)
    assert office.budi.toasts[-1] == (
        "Periode dengan hari-hari ini sudah ditutup sejak itu, jadi keputusan ini tetap. Pembuatnya masih "
        "dapat menarik atau mengubahnya."
    )
    assert [each.state for each in await requests(office)] == [CaseState.APPROVED]


async def test_the_queue_says_too_that_a_closed_result_keeps_the_leave(office: OfficeOnTrial) -> None:
    office.move_to(2027, 1, 4, 8, 57)
    await asks(office, office.sari, "Sakit", "30/12/2026", "30/12/2026")
    await asks(office, office.sari, "Sakit", "29/12/2026", "29/12/2026")
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "2", "Setujui")
    decided = office.budi.last
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await office.taps(office.budi, "Urungkan", message=decided)
    assert "Periode dengan hari-hari ini sudah ditutup sejak itu" in office.budi.toasts[-1]
    assert CaseState.APPROVED in {each.state for each in await requests(office)}


async def test_what_of_several_a_closing_locks_is_said_where_the_others_come_back(
    office: OfficeOnTrial,
) -> None:
    office.move_to(2027, 1, 4, 8, 57)
    for day in (date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 4)):
        await reported(office, SARI, day, "Verifikasi berkas", state=CaseState.SUBMITTED)
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "4 – Baik")
    decided = office.budi.last
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await office.taps(office.budi, "Urungkan", message=decided)
    text = office.budi.last["text"]
    assert "Keputusan ditarik kembali, Sari Contoh: 1 laporan." in text
    assert "2 keputusan tetap: periode dengan hari-harinya sudah ditutup sejak itu." in text
    async with office.service.database.read() as uow:
        states = sorted(await uow.session.scalars(select(Entry.state)))
    assert states == [CaseState.APPROVED, CaseState.APPROVED, CaseState.SUBMITTED]


async def test_who_takes_back_or_shortens_leave_hears_that_a_closed_result_keeps_it(
    office: OfficeOnTrial,
) -> None:
    kept = (
        "🔒 Semester 2 2026 sudah ditutup: hasilnya tetap dihitung dengan izin semula dan tidak berubah lagi."
    )
    for person, first in ((office.sari, "30/12/2026"), (office.citra, "30/12/2026")):
        await asks(office, person, "Cuti", first, "5/1/2027")
        await office.taps(office.budi, "Setujui")
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await office.says(office.sari, "/izin")
    await office.taps(office.sari, "Cuti", "Ubah", "Sampai")
    await office.says(office.sari, "4/1")
    assert "sudah ditutup" not in office.sari.last["text"], "the days of the closed period stay"
    await office.taps(office.sari, "Ubah", "Sampai")
    await office.says(office.sari, "30/12")
    assert kept in office.sari.last["text"] and "/keberatan" not in office.sari.last["text"]
    await office.taps(office.sari, "Kirim")
    assert "menjadi: Cuti, Rabu, 30 Desember" in office.budi.last["text"] and kept in office.budi.last["text"]
    await office.says(office.citra, "/izin")
    await office.taps(office.citra, "Cuti", "Tarik kembali")
    assert kept in office.citra.last["text"], "before it is taken back"
    await office.taps(office.citra, "Ya, tarik kembali")
    assert "Izin ditarik kembali" in office.citra.last["text"] and kept in office.citra.last["text"]
    assert kept in office.budi.last["text"]


async def test_who_decides_hears_it_of_the_days_that_are_given_up_alone(office: OfficeOnTrial) -> None:
    for person in (office.sari, office.citra):
        await asks(office, person, "Cuti", "30/12/2026", "5/1/2027")
        await office.taps(office.budi, "Setujui")
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    for person, question, day, is_kept in (
        (office.sari, "Sampai", "4/1", False),
        (office.citra, "Mulai", "4/1", True),
    ):
        await office.says(person, "/izin")
        await office.taps(person, "Cuti", "Ubah", question)
        await office.says(person, day)
        await office.taps(person, "Kirim")
        assert "menjadi: Cuti" in office.budi.last["text"]
        assert ("sudah ditutup: hasilnya tetap" in office.budi.last["text"]) == is_kept, question


async def test_leave_of_the_minutes_in_which_results_are_frozen_may_be_in_them(office: OfficeOnTrial) -> None:
    said = "🔒 Penutupan Semester 2 2026 sudah dimulai: izin ini mungkin tidak lagi mengubah hasilnya."
    office.move_to(2027, 1, 4, 9, 0)
    async with office.changes() as uow:
        own, now = office.service.office, office.service.clock.now()
        await uow.closings.begin(Period.parse("2026-S2"), own.scheme, own.zone, None, None, now)
    await asks(office, office.sari, "Sakit", "30/12/2026", "31/12/2026")
    assert said in office.sari.last["text"]
    await office.taps(office.budi, "Setujui")
    await office.jobs_at(2027, 1, 4, 9, 5, only=("close",))
    await office.says(office.sari, "/izin")
    await office.taps(office.sari, "Sakit")
    assert said in office.sari.last["text"], "the results were read after the approval"
    async with office.service.database.read() as uow:
        found = {
            who: await uow.closings.latest(Period.parse("2026-S2"), office.ids[who]) for who in (SARI, CITRA)
        }
    assert must(found[SARI]).facts.expected_days == must(found[CITRA]).facts.expected_days - 2, "and it is in"


async def test_nobody_is_reminded_of_a_closed_period(office: OfficeOnTrial) -> None:
    await reported(office, CITRA, date(2026, 12, 30))
    office.move_to(2027, 1, 4, 7, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    for hour in (8, 16):
        await office.jobs_at(2027, 1, 4, hour, 5)
    assert "Senin, 4 Januari" in office.sari.sees(), "today is asked for"
    assert "Des" not in office.sari.sees()
    mornings = [each["text"] for each in office.budi.messages if "menunggu tinjauan" in each.get("text", "")]
    assert not mornings
    await office.says(office.budi, "/tim")
    assert "Ingatkan Sari" in "".join(office.budi.labels())
    assert "31 Des" not in office.budi.last["text"], "a day of the closed period cannot be reported any more"


@pytest.mark.parametrize("code", ["2026-S2", "2026-Q4"])
async def test_nothing_of_a_closed_period_is_rated(office: OfficeOnTrial, code: str) -> None:
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    asked = AnswerKey(Period.parse(code), office.ids[SARI], Assessor.SUPERVISOR, "akuntabel")
    now = office.service.clock.now()
    async with office.service.database.unit() as uow:
        with pytest.raises(Invalid, match="period-closed"):
            await uow.assessments.rate(asked, office.ids[CITRA], 4, now)
        with pytest.raises(Invalid, match="period-closed"):
            judged = Judged(office.ids[CITRA], Rating.ABOVE, "Selalu lebih awal")
            await uow.assessments.judge(asked.period, office.ids[SARI], "results", judged, now)
    await office.says(office.budi, "/penilaian")
    assert "Semester 1 2027" in office.budi.last["text"]
    assert "Semester 2 2026" not in office.budi.sees()

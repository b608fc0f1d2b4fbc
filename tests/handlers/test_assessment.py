"""`/penilaian` and `/nilaidiri`: the team, the values and competencies, blind first, and who may."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from sqlalchemy import event, insert, select, update

from domain.feedback import FeedbackKind, Occasion
from domain.periods import Period
from domain.schemes import Assessor, Scheme
from domain.scoring import BERAKHLAK
from domain.survey import Channel
from handlers.assessment.callbacks import CriterionTap, JudgeTap, NoteTap, PersonTap, RateTap, View, Wish
from handlers.frame.callbacks import Callback
from jobs.runner import AlreadyRun
from locales import words_in
from playground.handle import PersonHandle
from storage.records.assessments import AnswerKey
from storage.records.schemes import load_scheme
from storage.tables import (
    ALWAYS,
    FOREVER,
    Assessment,
    Blocker,
    Competency,
    Employee,
    Entry,
    GroupJudgement,
    Response,
    Service,
    ServiceStaff,
    Supervision,
)
from tests.handlers.assessments import answers
from tests.handlers.people import stands_in
from tests.handlers.targets import agree_targets
from tests.harness import ADMIN, BUDI, CITRA, FRIDAY_MORNING, SARI, OfficeOnTrial

NOT_YOURS = words_in("id").plain("gate-not-yours")
PERIOD = "2026-S2"


def score_by(office: OfficeOnTrial, name: str) -> Scheme:
    """The office's scheme is another one, which asks for no share of reported days."""
    scheme = load_scheme(name).model_copy(update={"min_reported": Fraction(0), "min_coverage": Fraction(0)})
    object.__setattr__(office.service.office, "scheme", scheme)
    return scheme


async def requires(office: OfficeOnTrial, *competencies: tuple[str, int]) -> None:
    """Sari's position requires these."""
    async with office.changes() as uow:
        of_sari = update(Employee).where(Employee.id == office.ids[SARI])
        await uow.session.execute(of_sari.values(position="Operator"))
        for name, level in competencies:
            uow.session.add(Competency(position="Operator", competency=name, required=level))


async def kept(office: OfficeOnTrial) -> list[tuple[str, str, int, int]]:
    """The answers: source, criterion, assessor and rating."""
    async with office.service.database.read() as uow:
        rows = await uow.session.scalars(select(Assessment).order_by(Assessment.id))
        return [(row.source, row.criterion, row.assessor_id, row.rating) for row in rows]


async def test_a_team_is_assessed_answer_by_answer_in_one_message(office: OfficeOnTrial) -> None:
    await requires(office, ("Komunikasi <lisan>", 3))
    await office.says(office.budi, "/penilaian")
    assert "Penilaian pegawai · Semester 2 2026" in office.budi.last["text"]
    assert "sampai Kamis, 11 Februari 2027" in office.budi.last["text"]
    assert "▫️ Sari Contoh: perilaku 0/7, kompetensi 0/1" in office.budi.last["text"]
    assert office.budi.labels()[:2] == ["Citra Contoh", "Sari Contoh"]
    messages = len(office.budi.messages)
    await office.taps(office.budi, "Sari Contoh")
    assert "Bahan penilaian" in office.budi.last["text"]
    await office.taps(office.budi, "Mulai menilai")
    shown = office.budi.last["text"]
    assert "1/8 · Berorientasi pelayanan" in shown
    assert "• melakukan perbaikan tiada henti" in shown
    await answers(office, office.budi, 4, 3)
    assert "✅ Tersimpan. Akuntabel: 3 – Kadang-kadang" in office.budi.last["text"]
    assert "3/8 · Kompeten" in office.budi.last["text"]
    await office.says(office.budi, "/penilaian")
    assert "Sari Contoh: perilaku 2/7, kompetensi 0/1" in office.budi.last["text"]
    await office.taps(office.budi, "Sari Contoh", "Lanjutkan menilai")
    await answers(office, office.budi, 5, 4, 4, 3, 5)
    assert "8/8 · Komunikasi <lisan>" in office.budi.last["text"]
    assert "disyaratkan jabatan: 3 – Menengah" in office.budi.last["text"]
    await answers(office, office.budi, 2)
    shown = office.budi.last["text"]
    assert "2. Akuntabel: 3" in shown
    assert "8. Komunikasi <lisan>: 2" in shown
    await office.taps(office.budi, "2")
    assert "Penilaian Anda: 3 – Kadang-kadang" in office.budi.last["text"]
    await office.taps(office.budi, "5 – Selalu")
    assert "2. Akuntabel: 5" in office.budi.last["text"]
    await office.taps(office.budi, "Semua pegawai")
    assert "Lengkap: 1 dari 2 pegawai" in office.budi.last["text"]
    assert "✅ Sari Contoh" in office.budi.last["text"]
    assert len(office.budi.messages) == messages + 2, "the second /penilaian and its answer"
    assert ("supervisor", "akuntabel", office.ids[BUDI], 5) in await kept(office)
    assert len(await kept(office)) == 8


async def test_the_own_assessment_is_shown_after_the_supervisors_answer(office: OfficeOnTrial) -> None:
    await requires(office, ("Komunikasi", 3))
    await office.says(office.sari, "/nilaidiri")
    assert "Penilaian diri · Semester 2 2026" in office.sari.last["text"]
    await office.taps(office.sari, "Mulai menilai")
    assert "Seberapa sering Anda" in office.sari.last["text"]
    await answers(office, office.sari, 5, 5, 5, 5, 5, 5, 5, 1)
    assert "8. Komunikasi: 1" in office.sari.last["text"]
    await office.says(office.budi, "/penilaian")
    await office.taps(office.budi, "Sari Contoh", "Semua jawaban", "8")
    assert "Penilaian dirinya tampil setelah Anda memilih" in office.budi.last["text"]
    assert "Dalam pengembangan" not in office.budi.last["text"]
    assert "diri: " not in office.budi.sees()
    await answers(office, office.budi, 4)
    assert "Penilaian dirinya: 1 – Dalam pengembangan" in office.budi.last["text"]
    await office.taps(office.budi, "Semua jawaban")
    assert "8. Komunikasi: 4 (diri: 1)" in office.budi.last["text"]
    assert "1. Berorientasi pelayanan: –" in office.budi.last["text"]
    assert office.budi.last["text"].count("diri: ") == 1


@pytest.mark.parametrize(("who", "command"), [("sari", "/nilaidiri"), ("budi", "/penilaian")])
async def test_a_rating_that_is_typed_is_asked_back_at_the_question_that_is_open(
    office: OfficeOnTrial, who: str, command: str
) -> None:
    person: PersonHandle = getattr(office, who)
    await office.says(person, command)
    if who == "budi":
        await office.taps(person, "Sari Contoh")
    await office.taps(person, "Mulai menilai", "4 – Sering")
    await office.says(person, "3")
    assert "“3” belum disimpan sebagai nilai" in person.last["text"]
    assert "2/7" in person.last["text"]
    assert len(await kept(office)) == 1
    await office.taps(person, "3 – ")
    assert len(await kept(office)) == 2


async def test_a_note_is_written_beside_an_answer_and_taken_away(office: OfficeOnTrial) -> None:
    await office.says(office.budi, "/penilaian")
    await office.taps(office.budi, "Sari Contoh", "Mulai menilai", "4 – Sering", "Catatan: Berorientasi")
    assert "Tulis catatan singkat" in office.budi.last["text"]
    messages = len(office.budi.messages)
    await office.says(office.budi, "ok")
    assert "minimal 5 huruf" in office.budi.last["text"]
    await office.says(office.budi, "Ramah di <loket>")
    assert "📝 Ramah di <loket>" in office.budi.last["text"]
    assert "Penilaian Anda: 4 – Sering" in office.budi.last["text"]
    await office.taps(office.budi, "2 – Jarang", "Semua jawaban")
    assert "1. Berorientasi pelayanan: 2 📝" in office.budi.last["text"]
    await office.taps(office.budi, "1", "Catatan", "Kembali")
    assert "📝 Ramah di <loket>" in office.budi.last["text"]
    await office.taps(office.budi, "Catatan", "Hapus catatan")
    assert "Ramah" not in office.budi.last["text"]
    assert len(office.budi.messages) <= messages + 2
    await office.taps(office.budi, "Catatan")
    await office.says(office.budi, "/lapor")
    assert [row[3] for row in await kept(office)] == [2]


async def test_scores_take_the_answers_of_the_chat_like_those_of_a_file(office: OfficeOnTrial) -> None:
    score_by(office, "bungo")
    await requires(office, ("Komunikasi", 4), ("Pelayanan publik", 5))
    await office.says(office.sari, "/nilaidiri")
    await office.taps(office.sari, "8")
    await answers(office, office.sari, 5, 5)
    await office.says(office.budi, "/penilaian")
    await office.taps(office.budi, "Sari Contoh", "Semua jawaban", "8")
    await answers(office, office.budi, 3, 2)
    await office.says(office.sari, "/nilai")
    # 0.7 · 3 + 0.3 · 5 = 3.6 of 4; 0.7 · 2 + 0.3 · 5 = 2.9 of 5: (90 + 58) ÷ 2
    assert "74,00" in office.sari.last["text"]
    async with office.service.database.unit() as uow:
        of_chat = select(Assessment.rating).where(
            Assessment.criterion == "Komunikasi", Assessment.source == Assessor.SUPERVISOR
        )
        assert (await uow.session.scalars(of_chat)).all() == [3]


async def test_the_results_are_rated_by_judgement_with_a_reason(office: OfficeOnTrial) -> None:
    score_by(office, "nasional")
    async with office.changes() as uow:
        at = {"submitted_at": FRIDAY_MORNING, "revised_at": FRIDAY_MORNING}
        rated = {"state": "approved", "self_rating": 3, "supervisor_rating": 4, "activity": "Surat"}
        entry = Entry(employee_id=office.ids[SARI], date=date(2026, 11, 20), **at, **rated)
        uow.session.add(entry)
    await office.says(office.budi, "/penilaian")
    assert "Penilaian pegawai · Tahun 2026" in office.budi.last["text"]
    await office.taps(office.budi, "Sari Contoh", "Mulai menilai")
    await answers(office, office.budi, 5, 5, 5, 5, 5, 5, 5)
    assert "Hasil kerja mengikuti angka" in office.budi.last["text"]
    await office.says(office.sari, "/nilai")
    assert "80,00 – sesuai ekspektasi" in office.sari.last["text"]
    await office.taps(office.budi, "Hasil kerja", "Di bawah ekspektasi")
    assert "Tulis alasannya" in office.budi.last["text"]
    assert "80" not in office.budi.last["text"], "nothing is proposed"
    await office.taps(office.budi, "Kembali")
    assert "Hasil kerja mengikuti angka" in office.budi.last["text"]
    await office.taps(office.budi, "Di bawah ekspektasi")
    await office.says(office.budi, "Sasaran utama belum tercapai")
    assert "ditetapkan: di bawah ekspektasi. Sasaran utama belum tercapai" in office.budi.last["text"]
    await office.says(office.sari, "/nilai")
    shown = office.sari.last["text"]
    assert "80,00 – di bawah ekspektasi" in shown
    assert "Ditetapkan atasan, bukan dari angka: Sasaran utama belum tercapai" in shown
    await office.taps(office.budi, "Kembali mengikuti angka")
    assert "kembali mengikuti angka" in office.budi.last["text"]
    async with office.service.database.read() as uow:
        assert (await uow.session.scalars(select(GroupJudgement))).all() == []


async def a_worked_period(office: OfficeOnTrial) -> None:
    """Sari has two targets, reports of which one came back, a blocker, feedback and citizens' responses."""
    sari, budi = office.ids[SARI], office.ids[BUDI]
    await agree_targets(office, ("Melayani <KTP>", "berkas"), ("Menyusun laporan", "dokumen"))
    async with office.changes() as uow:
        home = (await uow.people.units())[0]
        service = Service(code="KTP", name="KTP", unit_id=home.id)
        uow.session.add(service)
        await uow.session.flush()
        staffed = {"service_id": service.id, "employee_id": sari, "starts": ALWAYS, "ends": FOREVER}
        uow.session.add(ServiceStaff(**staffed))
        for number in range(12):
            at = FRIDAY_MORNING - timedelta(days=14 - number)
            entry = Entry(employee_id=sari, date=at.date(), activity=f"Loket <{number}>", self_rating=3)
            entry.state, entry.supervisor_rating = ("returned", None) if number == 11 else ("approved", 4)
            entry.submitted_at = entry.revised_at = at
            entry.target_id, entry.volume, entry.measure = (1, Decimal(number), "berkas")
            uow.session.add(entry)
        for face in (4, 3, 4, 3, 4):
            day = date(2026, 11, 3)
            uow.session.add(Response(service_id=service.id, date=day, channel=Channel.VISIT, quick=face))
            later = date(2026, 11, 10)
            uow.session.add(Response(service_id=service.id, date=later, channel=Channel.VISIT, quick=face))
        steps = {"put_by_id": sari, "date": date(2026, 11, 12), "due": date(2026, 11, 30), "steps": ()}
        await uow.cases.add(Blocker, sari, FRIDAY_MORNING, what="Printer <rusak>", help="TIK", **steps)
        for kind in (FeedbackKind.PRAISE, FeedbackKind.PRAISE, FeedbackKind.ADVICE):
            yesterday, monday = FRIDAY_MORNING - timedelta(days=1), date(2026, 11, 16)
            text = f"Sangat <{kind}>"
            await uow.feedback.give(sari, budi, monday, kind, Occasion.FREE, text, yesterday, answers=False)


async def test_what_there_is_to_read_has_its_number_and_no_proposal(office: OfficeOnTrial) -> None:
    await a_worked_period(office)
    await office.says(office.budi, "/penilaian")
    await office.taps(office.budi, "Sari Contoh")
    shown = office.budi.last["text"]
    for part in (
        "Target: 2",
        "Menyusun laporan: 0 dari 7,81 dokumen, kurang 7,81",
        "Melayani <KTP>: 55 dari 7,81 berkas\n",
        "Dikembalikan: 1 dari 12 laporan yang dikirim\n",
        "Kendala: 1, 1 belum selesai",
        "Umpan balik: 3\n",
        "Suara masyarakat: rata-rata 3,60 dari 4 (5 penilaian)",
    ):
        assert part in shown, shown
    assert "belum cukup" not in shown
    await office.taps(office.budi, "10 laporan utama")
    shown = office.budi.last["text"]
    assert "10 laporan yang paling berpengaruh pada target, dari 11 yang disetujui" in shown
    assert "1. Sen, 16 Nov: Loket <10> · 10 berkas" in shown
    assert "Loket <11>" not in shown, "it came back"
    await office.taps(office.budi, "Bahan penilaian", "Umpan balik")
    assert "saran: 1, apresiasi: 2" in office.budi.last["text"]
    assert "Sen, 16 Nov, Budi Contoh: Sangat <praise>" in office.budi.last["text"]
    await office.taps(office.budi, "Bahan penilaian", "Semua pegawai", "Citra Contoh")
    shown = office.budi.last["text"]
    for part in ("Target: 0", "dari 0 laporan yang dikirim", "Umpan balik: 0", "kurang dari 5 penilaian"):
        assert f"{part} (data belum cukup)" in shown, shown
    assert "Kendala: 0\n" in shown, "of nothing there is no part that is still open"


def everything_about(person: int) -> list[Callback]:
    """Each kind of button about a person."""
    return [
        *(PersonTap(PERIOD, person, view) for view in View),
        CriterionTap(PERIOD, person, "b0"),
        RateTap(PERIOD, person, "b0", 5),
        NoteTap(PERIOD, person, "b0"),
        JudgeTap(PERIOD, person, Wish.ABOVE),
    ]


async def moves_to_citra(office: OfficeOnTrial) -> None:
    """Sari works for Citra from today on."""
    sari, today = office.ids[SARI], FRIDAY_MORNING.date()
    async with office.changes() as uow:
        of_sari = update(Supervision).where(Supervision.employee_id == sari)
        before = {"ends": today - timedelta(days=1)}
        await uow.session.execute(of_sari.values(**before))
        starts = {"starts": today, "ends": date(9999, 12, 31)}
        new = {"employee_id": sari, "supervisor_id": office.ids[CITRA], **starts}
        await uow.session.execute(insert(Supervision).values(**new))


async def test_the_new_supervisor_assesses_who_moved_and_replaces_the_answer(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.budi, "/penilaian")
    await office.taps(office.budi, "Sari Contoh", "Mulai menilai", "2 – Jarang")
    await moves_to_citra(office)
    await office.taps(office.budi, "3 – Kadang")
    assert office.budi.toasts[-1] == NOT_YOURS
    await office.says(office.citra, "/penilaian")
    assert "Sari Contoh: perilaku 1/7" in office.citra.last["text"]
    await office.taps(office.citra, "Sari Contoh", "Semua jawaban", "1")
    assert "Penilaian Budi Contoh: 2 – Jarang" in office.citra.last["text"]
    await office.taps(office.citra, "4 – Sering")
    assert await kept(office) == [("supervisor", "berorientasi_pelayanan", office.ids[CITRA], 4)]
    await office.says(office.budi, "/penilaian")
    assert "Sari" not in "".join(office.budi.labels())


async def test_a_stand_in_goes_on_with_the_supervisors_assessment_and_not_with_the_own(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.budi, "/penilaian")
    await office.taps(office.budi, "Sari Contoh", "Mulai menilai", "4 – Sering")
    await stands_in(office)
    await office.says(office.citra, "/penilaian")
    assert "Sari Contoh" in office.citra.labels()
    assert "Citra Contoh" not in office.citra.labels()
    await office.taps(office.citra, "Sari Contoh", "Lanjutkan menilai", "3 – Kadang")
    found = {row[1]: row[2:] for row in await kept(office)}
    assert found == {
        "berorientasi_pelayanan": (office.ids[BUDI], 4),
        "akuntabel": (office.ids[CITRA], 3),
    }
    for tap in everything_about(office.ids[CITRA]):
        await office.taps_data(office.citra, tap.pack())
        assert office.citra.toasts[-1] == NOT_YOURS


async def all_values(office: OfficeOnTrial, person: int, code: str) -> None:
    """Budi has assessed the seven values of somebody."""
    async with office.changes() as uow:
        for criterion in BERAKHLAK:
            about = AnswerKey(Period.parse(code), office.ids[person], Assessor.SUPERVISOR, criterion)
            await uow.assessments.rate(about, office.ids[BUDI], 4, FRIDAY_MORNING)


async def morning(office: OfficeOnTrial, *day: int) -> list[str]:
    """A morning's reminder is sent; gives those that Budi has had."""
    office.move_to(*day, 8, 1)
    await office.service.runner.run("remind-assessment", office.service.clock.now())
    await office.settle()
    texts = [each.get("text", "") for each in office.budi.messages]
    return [text for text in texts if "pegawai belum lengkap" in text]


async def test_supervisors_are_reminded_once_of_what_is_missing_and_counts(office: OfficeOnTrial) -> None:
    score_by(office, "nasional")
    await requires(office, ("Komunikasi", 3))
    await all_values(office, CITRA, "2026")
    assert await morning(office, 2026, 12, 16) == []
    for day in (17, 18):
        (told,) = await morning(office, 2026, 12, day)
        again = await office.service.runner.run("remind-assessment", office.service.clock.now())
        assert [type(outcome) for outcome in again] == [AlreadyRun]
    assert "Penilaian Tahun 2026: 1 dari 2 pegawai belum lengkap" in told
    assert "Penilaian Triwulan 4 2026: 2 dari 2 pegawai belum lengkap" in told
    assert "belum lengkap" not in office.sari.sees() + office.admin.sees()
    await office.taps(office.budi, "Nilai sekarang")
    assert "Penilaian pegawai · Tahun 2026" in office.budi.last["text"]
    for person, code in ((SARI, "2026"), (SARI, "2026-Q4"), (CITRA, "2026-Q4")):
        await all_values(office, person, code)
    assert len(await morning(office, 2027, 1, 28)) == 1, "only a competency is missing, which has no weight"


async def test_after_six_weeks_a_period_changes_no_more(office: OfficeOnTrial) -> None:
    await office.says(office.budi, "/penilaian")
    await office.taps(office.budi, "Sari Contoh", "Mulai menilai", "4 – Sering")
    office.move_to(2027, 2, 11, 9, 0)
    await office.taps(office.budi, "5 – Selalu")
    assert len(await kept(office)) == 2
    office.move_to(2027, 2, 12, 0, 5)
    await office.taps(office.budi, "1 – Belum")
    assert "sudah ditutup pada Kamis, 11 Februari 2027" in office.budi.toasts[-1]
    assert len(await kept(office)) == 2
    await office.says(office.budi, "/penilaian")
    assert "Semester 1 2027" in office.budi.last["text"]


async def test_who_joined_after_a_period_is_asked_about_the_one_in_which_they_serve(
    office: OfficeOnTrial,
) -> None:
    async with office.changes() as uow:
        of_sari = update(Employee).where(Employee.id == office.ids[SARI])
        await uow.session.execute(of_sari.values(joined=date(2027, 1, 4)))
    office.move_to(2027, 1, 11, 9, 0)
    await office.says(office.sari, "/nilaidiri")
    assert "Penilaian diri · Semester 1 2027" in office.sari.last["text"]
    assert not any("2026" in label for label in office.sari.labels())
    await office.says(office.budi, "/nilaidiri")
    assert "Penilaian diri · Semester 2 2026" in office.budi.last["text"]
    assert "Buka Semester 1 2027" in office.budi.labels()


async def test_forged_answers_change_nothing(office: OfficeOnTrial) -> None:
    sari = office.ids[SARI]
    await requires(office, ("Komunikasi", 3))
    for tap in (
        RateTap(PERIOD, sari, "b7", 3),
        RateTap(PERIOD, sari, "c99", 3),
        RateTap(PERIOD, sari, "b0", 6),
        RateTap(PERIOD, sari, "b0", 0),
        RateTap("2027-S1", sari, "b0", 3),
        RateTap("2026-11", sari, "b0", 3),
        NoteTap(PERIOD, sari, "b0"),
        JudgeTap(PERIOD, sari, Wish.ABOVE),
        RateTap(PERIOD, office.ids[ADMIN], "b0", 3),
        RateTap(PERIOD, 99, "b0", 3),
    ):
        told = len(office.budi.toasts)
        await office.taps_data(office.budi, tap.pack())
        assert len(office.budi.toasts) == told + 1, tap
    assert await kept(office) == []


async def test_a_large_team_is_shown_page_by_page_with_few_statements(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        for number in range(40):
            person = Employee(nip=f"1990{number:014}", name=f"Pegawai {number:02} {'x ' * 99}", role="asn")
            uow.session.add(person)
            await uow.session.flush()
            dates = {"starts": date(2020, 1, 1), "ends": date(9999, 12, 31)}
            uow.session.add(Supervision(employee_id=person.id, supervisor_id=office.ids[BUDI], **dates))
    statements = list[object]()
    engine = office.service.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *said: statements.append(said[2]))
    await office.says(office.budi, "/penilaian")
    assert len([each for each in statements if "assess" in str(each) or "compet" in str(each)]) <= 3
    assert "Lengkap: 0 dari 42 pegawai" in office.budi.last["text"]
    for _ in range(5):
        await office.taps(office.budi, "Berikutnya")
    assert len(office.budi.last["text"].encode("utf-16-le")) < 2 * 4096
    assert "Sari Contoh" in office.budi.last["text"]
    await office.taps(office.budi, "Sebelumnya")
    assert "Pegawai 3" in office.budi.last["text"]

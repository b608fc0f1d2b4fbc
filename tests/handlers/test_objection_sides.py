"""Who may never decide an objection, what no judgement can change, and that others read whose it is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import select

from domain.errors import Invalid
from domain.objections.life import Answered
from domain.people import StandInKind
from domain.periods import PeriodKind, Span
from handlers.objections import actions
from handlers.objections.callbacks import ObjectionTap, View
from storage.records.schemes import load_scheme
from storage.tables import Entry, Evidence
from tests.handlers.assessments import answers as assesses
from tests.handlers.objections import (
    ANSWER,
    DECISION,
    REASONS,
    answers,
    at_the_evidence,
    close_semester,
    objects,
    stored,
)
from tests.handlers.people import agus_is_above
from tests.handlers.scores import closes, has_approved
from tests.harness import BUDI, CITRA, SARI, OfficeOnTrial
from tests.playground.stage import picture


async def test_who_answered_as_a_stand_in_is_not_named_to_decide(office: OfficeOnTrial) -> None:
    lenient = office.service.office.scheme.model_copy(update={"min_reported": Fraction(0)})
    object.__setattr__(office.service.office, "scheme", lenient)
    await has_approved(office, SARI, [date(2026, 12, 30)])
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    async with office.changes() as uow:
        january = Span(date(2027, 1, 1), date(2027, 1, 31))
        await uow.stand_ins.appoint(office.ids[BUDI], office.ids[CITRA], StandInKind.PLH, january)
    await objects(office)
    now, citra = office.service.clock.now(), office.ids[CITRA]
    async with office.changes() as uow:
        answered = Answered(text=ANSWER)
        assert await uow.objections.then(await stored(office), answered, citra, now) is not None
    await office.says(office.admin, "/keberatan")
    await office.taps(office.admin, "1. Tetapkan pemutus")
    await office.says(office.admin, "Contoh")
    assert not [label for label in office.admin.labels() if "Citra" in label]
    with pytest.raises(Invalid, match="objection-decider-side"):
        async with office.changes() as uow:
            await actions.name_decider(uow, office.service.office, await stored(office), citra, None, now)
    assert (await stored(office)).life.deciders == ()


@pytest.mark.parametrize(
    ("least", "offered"), [(Fraction(0), ["Predikat Perilaku kerja"]), (Fraction(1, 2), [])]
)
async def test_no_judgement_is_asked_for_where_it_would_change_nothing(
    office: OfficeOnTrial, least: Fraction, offered: list[str]
) -> None:
    scheme = load_scheme("nasional").model_copy(update={"min_reported": least})
    object.__setattr__(office.service.office, "scheme", scheme)
    await has_approved(office, SARI, [date(2026, 12, 30)])
    office.move_to(2026, 12, 31, 9, 0)
    await office.says(office.budi, "/penilaian")
    await office.taps(office.budi, "Sari Contoh", "Mulai menilai")
    await assesses(office, office.budi, 5, 5, 5, 5, 5, 5, 5)
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.YEAR, date(2026, 12, 31))
    await office.says(office.sari, "/keberatan")
    await office.taps(office.sari, "Ajukan keberatan: Tahun 2026")
    assert [label for label in office.sari.labels() if label.startswith("Predikat")] == offered


async def test_what_others_open_of_an_objection_says_whose_it_is(office: OfficeOnTrial) -> None:
    await close_semester(office)
    (report,) = await office.rows(select(Entry).where(Entry.date == date(2026, 12, 30)))
    await office.add(Evidence(entry_id=report.id, kind="link", url="https://contoh.example/berkas"))
    await at_the_evidence(office)
    office.sari.sends_photo(picture())
    await office.settle()
    await office.taps(office.sari, "Lanjut", "Kirim")
    await office.taps(office.budi, "Buka keberatan", "📊 Hasil")
    assert office.budi.last["text"].startswith("👤 Hasil penilaian Sari Contoh\n📊 ")
    await office.taps(office.budi, "‹ Kembali", "📂 Catatan (1)")
    assert office.budi.last["text"].startswith("📂 Catatan yang disebut Sari Contoh, disalin ")
    await office.taps(office.budi, "📎 Bukti no. 1 (1)")
    assert "📎 Bukti no. 1, keberatan Sari Contoh" in office.budi.last["text"]
    await office.taps_data(office.budi, ObjectionTap(1, View.PROOF, 0, 0).pack())
    assert office.budi.last["caption"] == "📎 Lampiran keberatan Sari Contoh"
    await office.taps_data(office.budi, ObjectionTap(1, View.TEXTS, 0, 0).pack())
    assert office.budi.last["text"] == f"⚖️ Keberatan Sari Contoh, Semester 2 2026\n\nAlasan\n{REASONS}"


async def test_files_of_the_other_side_can_be_neither_forwarded_nor_saved(office: OfficeOnTrial) -> None:
    await close_semester(office)
    await at_the_evidence(office)
    office.sari.sends_photo(picture())
    await office.settle()
    await office.taps(office.sari, "Lanjut", "Kirim")
    await office.taps(office.budi, "Buka keberatan", "Jawab")
    await office.says(office.budi, ANSWER)
    office.budi.sends_photo(picture())
    await office.settle()
    await office.taps(office.budi, "Lanjut", "Kirim")
    for person, protected in ((office.sari, [False, True]), (office.budi, [True, False])):
        await office.taps_data(person, ObjectionTap(1, View.PROOF, 0, 0).pack())
        assert ["has_protected_content" in each for each in person.messages[-2:]] == protected


@pytest.mark.parametrize(
    "said", ["30 dan 31 desember", "penilaian atasan 30, 31 des", "30/12 & 31/12", "30 & 31"]
)
async def test_several_days_are_named_at_once(office: OfficeOnTrial, said: str) -> None:
    await close_semester(office)
    await office.says(office.sari, "/keberatan")
    await office.taps(office.sari, "Ajukan keberatan: Semester 2 2026")
    await office.says(office.sari, said)
    assert "☑️ Penilaian atasan (2)" in office.sari.labels()
    await office.says(office.sari, "28, 30 desember")
    assert "Tidak ada catatan pada Senin, 28 Desember 2026" in office.sari.last["text"]
    assert "☑️ Penilaian atasan (2)" in office.sari.labels(), "nothing is changed"


async def test_a_changed_quarter_says_that_the_year_is_computed_from_the_records(
    office: OfficeOnTrial,
) -> None:
    scheme = load_scheme("nasional").model_copy(update={"min_reported": Fraction(0)})
    object.__setattr__(office.service.office, "scheme", scheme)
    await agus_is_above(office)
    await has_approved(office, SARI, [date(2026, 12, 30), date(2026, 12, 31)])
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.QUARTER, date(2026, 12, 31))
    await office.jobs_at(2027, 1, 4, 9, 5, only=("close",))
    await objects(office, "Triwulan 4 2026")
    await answers(office)
    await office.says(office.admin, "/keberatan")
    await office.taps(office.admin, "Putuskan: Sari Contoh", "Putuskan", "Mengubah hasil", "1")
    await office.taps(office.admin, "5 – Sangat baik", "Lanjut ke alasan")
    await office.says(office.admin, DECISION)
    await office.taps(office.admin, "Putuskan")
    for person in (office.sari, office.budi):
        assert "Hasil Tahun 2026 dihitung dari catatan" in person.sees()

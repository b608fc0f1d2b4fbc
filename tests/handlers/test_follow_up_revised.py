"""What follows from a result that an objection changed: what is new is asked about, once."""

from __future__ import annotations

from datetime import date

from domain.people import StandInKind
from domain.periods import Span
from domain.schemes import Action, FollowUpRule, When
from tests.handlers.objections import DECISION, answers, close_semester, objects
from tests.harness import BUDI, CITRA, OfficeOnTrial

PROMOTED = FollowUpRule(action=Action.PROMOTION, when=When(grade=("Baik",)))
WAITS = "Keputusan Anda tentang usulan tindak lanjut ditunggu untuk 1 dari 2 pegawai"


async def is_changed(office: OfficeOnTrial, rule: FollowUpRule, rating: str) -> None:
    """Sari's result is changed, by a rating of her report, under a scheme with this rule alone."""
    scheme = office.service.office.scheme.model_copy(update={"follow_up": (rule,)})
    object.__setattr__(office.service.office, "scheme", scheme)
    await close_semester(office)
    await office.jobs_at(2027, 1, 4, 9, 16, only=("close", "tell-follow-up"))
    await objects(office)
    await answers(office)
    await office.taps(office.admin, "Buka keberatan", "Putuskan", "Mengubah hasil", "1", rating)
    await office.taps(office.admin, "Lanjut ke alasan")
    await office.says(office.admin, DECISION)
    await office.taps(office.admin, "Putuskan")


async def test_a_promotion_that_an_objection_brings_is_asked_about_and_told(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        days = Span(date(2027, 1, 4), date(2027, 1, 31))
        await uow.stand_ins.appoint(office.ids[BUDI], office.ids[CITRA], StandInKind.PLH, days)
    await is_changed(office, PROMOTED, "5 – Sangat baik")
    assert "Usulan tindak lanjut baru: Promosi – predikat Baik" in office.sari.sees()
    assert office.budi.sees().count(WAITS) == 1
    assert "usulan tindak lanjut ditunggu untuk 1 dari 1 pegawai" in office.citra.sees(), "not for herself"
    await office.taps(office.budi, "Buka tindak lanjut", "Sari Contoh", "Putuskan usulan 1", "Ubah")
    assert "Penghargaan" in office.budi.labels() and "Promosi" not in office.budi.labels(), "no change"
    await office.taps(office.budi, "Kembali", "Putuskan usulan 1")
    appointed = "Yang diterima adalah usulannya; promosi ditetapkan oleh pejabat yang berwenang."
    assert appointed in office.budi.last["text"]
    await office.taps(office.budi, "Terima")
    assert f"✅ Promosi: usulan diterima\n{appointed}" in office.sari.last["text"]


async def test_a_proposal_that_stays_through_an_objection_is_not_asked_about_again(
    office: OfficeOnTrial,
) -> None:
    lowest = FollowUpRule(action=Action.TRAINING, when=When(component="weakest", below=100))
    await is_changed(office, lowest, "3 – Cukup")
    assert "Nilai: 74,29 → 67,14" in office.budi.sees()
    assert office.budi.sees().count(WAITS) == 1, "after the closing"

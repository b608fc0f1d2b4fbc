"""Who may never decide an objection, and what no judgement can change."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from domain.errors import Invalid
from domain.objections.life import Answered
from domain.people import StandInKind
from domain.periods import PeriodKind, Span
from handlers.objections import actions
from storage.records.schemes import load_scheme
from tests.handlers.assessments import answers as assesses
from tests.handlers.objections import ANSWER, objects, stored
from tests.handlers.scores import closes, has_approved
from tests.harness import BUDI, CITRA, SARI, OfficeOnTrial


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

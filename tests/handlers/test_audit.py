"""What is decided in the chat stands in the log: who, what, before and after, and by which right."""

from __future__ import annotations

import json
from datetime import date

from domain.people import StandInKind
from domain.periods import Period, Span
from domain.schemes import Assessor
from domain.scoring import Rating
from storage.records.assessments import AnswerKey, Judged
from storage.tables import FOREVER, Service
from tests.handlers.people import log_of
from tests.harness import BUDI, CITRA, FRIDAY_MORNING, SARI, OfficeOnTrial


async def test_a_decision_and_its_undo_are_logged_without_what_people_wrote(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "08.00-10.00 verifikasi berkas rahasia n4")
    await office.taps(office.sari, "Kirim")
    await office.taps(office.budi, "Setujui", "3 – Cukup", "Urungkan", "Tolak", "Bukan tugas jabatan")
    await office.taps(office.budi, "Kirim")
    rows = await log_of(office)
    budi = f"employee {office.ids[BUDI]}"
    assert [(row.who, row.action, row.right) for row in rows] == [
        (budi, "decide", "review_case by reviewer"),
        (budi, "take-back", "review_case by reviewer"),
        (budi, "decide", "review_case by reviewer"),
    ]
    states = [(json.loads(row.before)["state"], json.loads(row.after)["state"]) for row in rows]
    assert states == [("submitted", "approved"), ("approved", "submitted"), ("submitted", "rejected")]
    assert [json.loads(row.after)["rating"] for row in rows] == [3, None, None]
    assert {row.object.partition("/")[0] for row in rows} == {"entries"}
    assert "rahasia" not in str(rows)
    assert all(len(json.loads(row.after)["content"]) == 64 for row in rows)


async def test_what_is_decided_beside_cases_is_logged_without_texts(office: OfficeOnTrial) -> None:
    day = date(2026, 11, 20)
    async with office.changes() as uow:
        uow.audit.by("employee 1", "assess_person by reviewer")
        budi, citra, sari = (office.ids[each] for each in (BUDI, CITRA, SARI))
        appointed = await uow.stand_ins.appoint(budi, citra, StandInKind.PLH, Span(day, day))
        assert await uow.stand_ins.dismiss(appointed.id)
        await uow.supervisor.assign([sari], citra, day)
        period, judged = Period.parse("2026-S2"), Judged(budi, Rating.ABOVE, "alasan rahasia")
        await uow.assessments.judge(period, sari, "hasil_kerja", judged, FRIDAY_MORNING)
        service = Service(code="KTP", name="KTP elektronik", unit_id=(await uow.people.units())[0].id)
        assert await uow.services.add(service)
        await uow.staffing.add(service.id, sari, day, FOREVER)
        await uow.staffing.say(service.id, day, sari, is_there=True, by=budi, at=FRIDAY_MORNING)
        ((staffed, _),) = await uow.staffing.of(service.id, day)
        await uow.staffing.end(staffed, day)
        await uow.follow_ups.write(1, sari, "saran rahasia", budi, FRIDAY_MORNING)
    rows = await log_of(office)
    assert [row.action for row in rows] == [
        "appoint-stand-in",
        "dismiss-stand-in",
        "assign-supervisor",
        "judge-group",
        "staff-service",
        "say-at-counter",
        "end-staffing",
        "recommend",
    ]
    assert {row.right for row in rows} == {"assess_person by reviewer"}
    assert "rahasia" not in str(rows)


async def test_ratings_by_colleagues_and_tickets_are_not_logged(office: OfficeOnTrial) -> None:
    asked = AnswerKey(Period.parse("2026-S2"), office.ids[SARI], Assessor.PEER, "kerja_sama")
    async with office.changes() as uow:
        await uow.assessments.rate(asked, office.ids[CITRA], 4, FRIDAY_MORNING)
    assert await log_of(office) == []
    assert all("ticket" not in row.object for row in await log_of(office))

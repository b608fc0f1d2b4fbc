"""What is decided in the chat stands in the log: who, what, before and after, and by which right."""

from __future__ import annotations

import json

from domain.audit.rows import Row, findings
from tests.harness import BUDI, OfficeOnTrial


async def log_of(office: OfficeOnTrial) -> list[Row]:
    """The log, which has no fault."""
    async with office.service.database.read() as uow:
        rows = [row async for row in uow.audit.rows()]
        assert list(findings(rows, await uow.audit.head())) == []
    return rows


async def test_a_decision_and_its_undo_are_logged_without_what_people_wrote(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "08.00-10.00 verifikasi berkas rahasia n4")
    await office.taps(office.sari, "Kirim")
    await office.taps(office.budi, "Setujui", "3 – Cukup")
    await office.taps(office.budi, "Urungkan", "Tolak", "Bukan tugas jabatan")
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

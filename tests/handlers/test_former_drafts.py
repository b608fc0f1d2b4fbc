"""Conversations that earlier releases left unfinished go on in this one, from each step and by each button.

`drafts/` holds what each release wrote: a dialog's row and the values of the buttons under its question. A
release that changes a draft or a step adds a file; none is ever changed.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from domain.cases import CaseState
from domain.entries import ReportDraft
from handlers.frame.callbacks import DialogTap
from locales import words_in
from playground.handle import PersonHandle
from storage.tables import Dialog
from tests.handlers.steps import stored
from tests.handlers.test_onboarding import SIX, accounts, invite
from tests.handlers.test_report_targets import agree_targets
from tests.harness import BUDI, SARI, OfficeOnTrial, office_on_trial

Former = dict[str, Any]
FORMER: list[Former] = [
    former
    for file in sorted((Path(__file__).parent / "drafts").glob("*.json"))
    for former in json.loads(file.read_text("utf-8"))
]
REPORTS = [former for former in FORMER if former["flow"] == "report"]
NEW_REPORTS = [former for former in REPORTS if "entry_id" not in former["draft"]]
CORRECTIONS = [former for former in REPORTS if "entry_id" in former["draft"]]
REASONS = [former for former in FORMER if former["flow"] == "reason"]
JOINS = [former for former in FORMER if former["flow"] == "join"]
OUTDATED = words_in("id").plain("dialog-outdated")

SAYS = {"activity": "Menyusun laporan keuangan", "volume": "3 dokumen"}
TAPS = {
    "date": "2026-11-20",
    "calendar": "2026-11-20",
    "target": "none",
    "time": "2 jam",
    "evidence": "done",
    "rating": "4",
    "summary": "send",
    "change": "back",
}


def told(former: Former) -> str:
    """A former conversation as the name of a test."""
    return str(former["about"])


async def lay_down(office: OfficeOnTrial, who: int, former: Former) -> Dialog:
    """The conversation that the earlier release left, and no other."""
    async with office.service.database.unit() as uow:
        for dialog in await uow.dialogs.of(who):
            uow.dialogs.close(dialog)
        now = office.service.clock.now()
        dialog = await uow.dialogs.open(who, former["flow"], former["step"], former["draft"], now)
        await uow.commit()
        return dialog


async def answers(office: OfficeOnTrial, person: PersonHandle, dialog: Dialog, value: str) -> None:
    """A person taps a button under the question of a conversation."""
    await office.taps_data(person, DialogTap(dialog.token, dialog.step, value).pack())


async def goes_on(office: OfficeOnTrial) -> None:
    """Sari answers whatever she is asked until her report is sent."""
    for _ in range(12):
        dialog = await office.held(SARI)
        if dialog is None:
            return
        step = dialog.step.partition(" ")[0]
        if step == "volume" and dialog.draft.get("target_id"):
            await office.says(office.sari, "3")  # in the measure of the target
        elif step in SAYS:
            await office.says(office.sari, SAYS[step])
        else:
            await answers(office, office.sari, dialog, TAPS[step])
    raise AssertionError(f"the report is never sent: {office.sari.sees()}")


async def each_button_works(office: OfficeOnTrial, former: Former) -> None:
    """A tap on each button under the former question is understood."""
    for value in former["buttons"]:
        dialog = await lay_down(office, SARI, former)
        entries, toasts = len(await stored(office)), len(office.sari.toasts)
        await answers(office, office.sari, dialog, value)
        held = await office.held(SARI)
        if value == "send":
            assert held is None and len(await stored(office)) >= entries
        elif value != "cancel":
            assert held is not None and held.token == dialog.token, value
        assert [text for text in office.sari.toasts[toasts:] if text] == [], value
        assert OUTDATED not in office.sari.sees()
        async with office.service.database.read() as uow:
            assert not await uow.updates.failed(), value


async def sends_what_was_said(office: OfficeOnTrial, former: Former) -> None:
    """The former conversation goes on to a report that says what had been said before."""
    await lay_down(office, SARI, former)
    await office.says(office.sari, "/bahasa")
    await goes_on(office)
    draft = ReportDraft.model_validate(former["draft"])
    sent = (await stored(office))[-1]
    assert sent.state == CaseState.SUBMITTED
    for name, value in {
        "activity": draft.activity,
        "time": draft.minutes,
        "rating": draft.self_rating,
    }.items():
        if name in draft.answered and former["step"] != name:
            assert value == {"time": sent.minutes, "rating": sent.self_rating}.get(name, sent.activity)
    async with office.service.database.read() as uow:
        assert len(await uow.entries.evidence(sent.id)) == len(draft.evidence)


@pytest.fixture
async def agreed(office: OfficeOnTrial) -> OfficeOnTrial:
    """An office in which Sari has agreed on two results, as when the drafts were written."""
    await agree_targets(
        office,
        ("Menyusun laporan keuangan bulanan dan triwulanan", "dokumen"),
        ("Melayani permohonan KTP", "permohonan"),
    )
    return office


@pytest.mark.parametrize("former", NEW_REPORTS, ids=told)
async def test_a_report_goes_on(agreed: OfficeOnTrial, former: Former) -> None:
    await each_button_works(agreed, former)
    await sends_what_was_said(agreed, former)


@pytest.mark.parametrize("former", CORRECTIONS, ids=told)
async def test_a_correction_goes_on(office: OfficeOnTrial, former: Former) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Mohon lampirkan daftar hadir")
    await office.taps(office.budi, "Kirim")
    if "send" not in former["buttons"]:
        await each_button_works(office, former)
    await sends_what_was_said(office, former)
    (entry,) = await stored(office)
    assert entry.version == 2


@pytest.mark.parametrize("former", REASONS, ids=told)
async def test_a_reason_is_closed_politely_and_the_card_works(office: OfficeOnTrial, former: Former) -> None:
    await office.reports(office.sari)
    await lay_down(office, BUDI, former)
    await office.says(office.budi, "Mohon lampirkan daftar hadir")
    assert OUTDATED in office.budi.sees()
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Mohon lampirkan daftar hadir")
    await office.taps(office.budi, "Kirim")
    (entry,) = await stored(office)
    assert entry.state == CaseState.RETURNED


@pytest.fixture
async def newcomers(database_file: Path) -> AsyncIterator[OfficeOnTrial]:
    """An office whose people are in the roster, but have not joined yet."""
    async with office_on_trial(database_file, linked=False) as office:
        await office.settle()
        yield office


@pytest.mark.parametrize("former", JOINS, ids=told)
async def test_joining_goes_on(newcomers: OfficeOnTrial, former: Former) -> None:
    await invite(newcomers, SARI)
    await lay_down(newcomers, SARI, former)
    await newcomers.says(newcomers.sari, SIX)
    assert await accounts(newcomers) == {newcomers.ids[SARI]: SARI}


def test_every_kind_of_conversation_is_among_them() -> None:
    assert len(NEW_REPORTS) + len(CORRECTIONS) + len(REASONS) + len(JOINS) == len(FORMER)
    assert all((NEW_REPORTS, CORRECTIONS, REASONS, JOINS))

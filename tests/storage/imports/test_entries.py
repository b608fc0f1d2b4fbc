"""Imported history: targets, reviews, repetitions, and what the chat has done to it since."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import select

from domain.cases import CaseState, Decision
from domain.entries import Report
from domain.people import ActingAs
from storage.base.engine import Database
from storage.imports import import_numbered
from storage.imports.writing import Unwatched
from storage.records.supervision import ActingFor
from storage.tables import AuditHead, Employee, Entry, Target
from tests.harness import changes
from tests.storage.imports.desk import BUDI, CITRA, FRIDAY, ROSTER, SARI, Desk, bad, counts

TARGETS = f"""\
nip,period,title,quantity,unit
{SARI},2026,Melayani KTP,9000,dokumen
{SARI},2026-S2,Melayani KTP,5000,dokumen
{SARI},2026-S1,Melayani KK,5000,dokumen
{CITRA},2026-S2,Melayani akta,500,akta
"""
HEADER = (
    "nip,date,activity,submitted_at,started,ended,target,volume,unit,"
    "self_rating,status,supervisor_rating,reviewer_nip,reviewed_at,note"
)
SENT, REVIEWED = "2026-11-19T16:00:00+07:00", "2026-11-20T08:15:00+07:00"
APPROVED = (
    f"{SARI},2026-11-19,Mencetak KTP,{SENT},08:00,10:30,Melayani KTP,12.5,,"
    f"4,approved,3,{BUDI},{REVIEWED},Rapi"
)
WAITING = f"{SARI},2026-11-19,Rapat,{SENT},,,,,,4,submitted,,,,"


def entries(*rows: str) -> str:
    """A file of these rows."""
    return "\n".join([HEADER, *rows, ""])


async def stored(desk: Desk) -> list[Entry]:
    """All entries in the order in which they came."""
    async with desk.database.read() as uow:
        return list(await uow.session.scalars(select(Entry).order_by(Entry.id)))


async def test_every_column_is_kept(desk: Desk) -> None:
    outcomes = await desk.takes(roster=ROSTER, targets=TARGETS, entries=entries(APPROVED))
    assert counts(outcomes["entries"]) == (1, 0, 0)
    (entry,) = await stored(desk)
    assert (entry.date, entry.activity, entry.self_rating) == (date(2026, 11, 19), "Mencetak KTP", 4)
    assert (entry.started, entry.ended, entry.minutes) == (time(8), time(10, 30), 150)
    assert (entry.volume, entry.measure) == (Decimal("12.5"), "dokumen")
    assert (entry.state, entry.supervisor_rating, entry.note) == ("approved", 3, "Rapi")
    assert entry.submitted_at == entry.revised_at == datetime(2026, 11, 19, 9, tzinfo=UTC)
    assert entry.reviewed_at == datetime(2026, 11, 20, 1, 15, tzinfo=UTC)
    assert await desk.one(select(Employee.nip).where(Employee.id == entry.reviewer_id)) == BUDI
    # Of two targets of this title the one of the shorter period is meant.
    assert await desk.one(select(Target.period).where(Target.id == entry.target_id)) == "2026-S2"


async def test_a_waiting_entry_has_nobody_who_reviewed_it(desk: Desk) -> None:
    row = WAITING.replace("submitted,,", f"submitted,,{BUDI}")
    await desk.takes(roster=ROSTER, entries=entries(row))
    (entry,) = await stored(desk)
    assert (entry.state, entry.reviewer_id) == ("submitted", None)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (APPROVED.replace("Melayani KTP", "Melayani KK"), "has no target 'Melayani KK' for 2026-11-19"),
        (APPROVED.replace("Melayani KTP", "Melayani akta"), "has no target 'Melayani akta'"),
        (APPROVED.replace(BUDI, "197001011995011001"), "reviewer_nip: 197001011995011001 is not"),
        (APPROVED.replace(SARI, "197001011995011001"), "nip: 197001011995011001 is not in the roster"),
    ],
)
async def test_unknown_names_are_bad_rows(desk: Desk, row: str, reason: str) -> None:
    outcomes = await desk.takes(roster=ROSTER, targets=TARGETS, entries=entries(WAITING, row))
    found = bad(outcomes["entries"])
    assert list(found) == [3]
    assert reason in found[3]


async def test_a_later_export_changes_what_has_been_decided_since(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, entries=entries(WAITING))
    decided = WAITING.replace("submitted,,", f"returned,,{BUDI}").removesuffix(",") + ",Lengkapi bukti"
    outcome = (await desk.takes(entries=entries(decided)))["entries"]
    (change,) = outcome.plan.changed
    assert str(change) == (
        f"line 2: change {SARI} 2026-11-19 Rapat: status: submitted → returned;"
        f" reviewer_nip: (none) → {BUDI}; note: (none) → Lengkapi bukti"
    )
    assert counts((await desk.takes(entries=entries(decided)))["entries"]) == (0, 0, 1)


async def test_what_was_decided_in_the_chat_is_not_taken_back(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, entries=entries(WAITING))
    budi = await desk.one(select(Employee.id).where(Employee.nip == BUDI))
    async with changes(desk.database) as uow:
        (entry,) = await uow.session.scalars(select(Entry))
        approval = Decision(CaseState.APPROVED, rating=5)
        assert await uow.cases.decide(entry, entry.version, approval, budi, FRIDAY)
    assert counts((await desk.takes(entries=entries(WAITING)))["entries"]) == (0, 0, 1)
    (entry,) = await stored(desk)
    assert (entry.state, entry.supervisor_rating) == ("approved", 5)
    # The rest of the row still counts.
    assert counts((await desk.takes(entries=entries(WAITING.replace(",4,", ",3,"))))["entries"]) == (0, 1, 0)
    (entry,) = await stored(desk)
    assert (entry.state, entry.self_rating) == ("approved", 3)


async def test_a_decision_of_a_stand_in_stays_one_until_a_file_changes_it(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, entries=entries(WAITING))
    people = {nip: await desk.one(select(Employee.id).where(Employee.nip == nip)) for nip in (BUDI, CITRA)}
    async with changes(desk.database) as uow:
        (entry,) = await uow.session.scalars(select(Entry))
        acting = ActingFor(await uow.people.get(people[BUDI]), ActingAs.PLH)
        approval = Decision(CaseState.APPROVED, rating=5)
        assert await uow.cases.decide(entry, entry.version, approval, people[CITRA], FRIDAY, acting)
    await desk.takes(entries=entries(WAITING.replace(",4,", ",3,")))
    (entry,) = await stored(desk)
    assert (entry.self_rating, entry.acted_for_id, entry.acted_as) == (3, people[BUDI], "plh")
    await desk.takes(entries=entries(WAITING.replace("submitted,,", f"approved,2,{BUDI}")))
    (entry,) = await stored(desk)
    assert (entry.reviewer_id, entry.acted_for_id, entry.acted_as) == (people[BUDI], None, None)


async def test_an_entry_that_was_corrected_in_the_chat_does_not_come_back(desk: Desk) -> None:
    returned = f"{SARI},2026-11-19,Rapat,{SENT},,,,,,4,returned,,{BUDI},{REVIEWED},Kurang jelas"
    await desk.takes(roster=ROSTER, entries=entries(returned))
    async with changes(desk.database) as uow:
        entry = await uow.session.get_one(Entry, (await stored(desk))[0].id)
        corrected = Report(date=date(2026, 11, 18), activity="Rapat anggaran", minutes=60, self_rating=5)
        assert await uow.entries.revise(entry, corrected, FRIDAY)
    assert counts((await desk.takes(entries=entries(returned)))["entries"]) == (0, 0, 1)
    (entry,) = await stored(desk)
    assert (entry.activity, entry.self_rating, entry.state) == ("Rapat anggaran", 5, "submitted")


async def test_how_long_the_work_took_stays_known(desk: Desk) -> None:
    await desk.takes(roster=ROSTER)
    sari = await desk.one(select(Employee.id).where(Employee.nip == SARI))
    async with changes(desk.database) as uow:
        report = Report(date=date(2026, 11, 19), activity="Rapat", minutes=90, self_rating=3)
        await uow.entries.add(sari, report, datetime.fromisoformat(SENT))
    assert counts((await desk.takes(entries=entries(WAITING)))["entries"]) == (0, 1, 0)
    (entry,) = await stored(desk)
    assert (entry.self_rating, entry.minutes) == (4, 90)


async def test_equal_rows_are_several_entries_and_again_they_are_known(desk: Desk) -> None:
    better = WAITING.replace(",4,", ",5,")
    content = entries(WAITING, better, WAITING)
    assert counts((await desk.takes(roster=ROSTER, entries=content))["entries"]) == (3, 0, 0)
    assert counts((await desk.takes(entries=content))["entries"]) == (0, 0, 3)
    assert counts((await desk.takes(entries=entries(better, WAITING, better)))["entries"]) == (0, 1, 2)
    assert sorted(entry.self_rating for entry in await stored(desk)) == [4, 5, 5]


async def test_a_moment_without_an_offset_is_of_the_persons_unit_on_that_date(desk: Desk) -> None:
    roster = (
        "nip,name,unit,timezone,since\n"
        f"{SARI},Sari,Dinas Barat,WITA,2026-01-01\n{SARI},Sari,Dinas Timur,WIT,2026-11-10\n"
    )
    await desk.takes(roster=roster)
    rows = [f"'{SARI},2026-11-{day:02},Melayani,{day:02}/11/2026 15.00,4,submitted\n" for day in (9, 10)]
    entries = f"nip,date,activity,submitted_at,self_rating,status\n{''.join(rows)}"
    assert counts((await desk.takes(entries=entries))["entries"]) == (2, 0, 0)
    async with desk.database.read() as uow:
        sent = (await uow.session.scalars(select(Entry.submitted_at).order_by(Entry.date))).all()
    assert [*sent] == [datetime(2026, 11, 9, 7, tzinfo=UTC), datetime(2026, 11, 10, 6, tzinfo=UTC)]
    assert counts((await desk.takes(entries=entries))["entries"]) == (0, 0, 2)


async def test_nothing_of_a_closed_period_is_changed(desk: Desk) -> None:
    await desk.takes(roster=ROSTER, targets=TARGETS, entries=entries(APPROVED))
    await desk.closes("2026-S2", FRIDAY)
    outcomes = await desk.takes(entries=entries(APPROVED, WAITING, APPROVED.replace("12.5", "13")))
    reason = "{}: 2026-07-01 to 2026-12-31 is closed; its reports and ratings can no longer be changed"
    assert bad(outcomes["entries"]) == dict.fromkeys((3, 4), reason.format("date"))
    rated = f"period,nip,assessor_nip,source,criterion,rating\n2026-10,{SARI},{BUDI},supervisor,loyal,4\n"
    outcomes = await desk.takes(assessments=rated)
    assert bad(outcomes["assessments"]) == {2: reason.format("period")}
    assert len(await stored(desk)) == 1


class ClosesMeanwhile(Unwatched):
    """Another process closes a period while the rows are saved."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin(self, label: str, total: int) -> None:
        """Returns once the period is closed."""
        if label == "entries: saving":
            closing = Thread(target=lambda: asyncio.run(self._close()))
            closing.start()
            closing.join()

    async def _close(self) -> None:
        other = replace(self._desk, database=Database(self._desk.database.url))
        await other.closes("2026-S2", FRIDAY)
        await other.database.close()


async def test_a_period_that_is_closed_while_a_file_is_imported_refuses_its_rows(
    new_postgres: Callable[[], str], tmp_path: Path
) -> None:
    desk = Desk(Database(new_postgres()), tmp_path)
    await desk.takes(roster=ROSTER, targets=TARGETS)
    paths = {"entries": desk.write("entries", entries(APPROVED))}
    async with desk.database.unit() as uow:
        (outcome,) = (await import_numbered(uow, paths, desk.terms(), ClosesMeanwhile(desk))).outcomes
    assert list(bad(outcome)) == [2] and "2026-12-31 is closed" in bad(outcome)[2]
    assert not outcome.may_be_kept
    await desk.database.close()


async def test_a_closing_that_begins_while_an_import_ends_waits_for_it(
    new_postgres: Callable[[], str], tmp_path: Path
) -> None:
    desk = Desk(Database(new_postgres()), tmp_path)
    other = Database(desk.database.url)
    log = select(AuditHead.number).with_for_update(skip_locked=True)
    await desk.takes(roster=ROSTER, targets=TARGETS)
    paths = {"entries": desk.write("entries", entries(APPROVED))}
    async with desk.database.unit() as uow:
        imported = await import_numbered(uow, paths, desk.terms(), Unwatched())
        async with other.unit() as theirs:
            # Who begins a closing needs the end of the log for its commit.
            assert (await theirs.session.scalars(log)).all() == []
        await uow.commit()
    assert imported.number is not None
    async with other.unit() as theirs:
        assert len((await theirs.session.scalars(log)).all()) == 1
    await other.close()
    await desk.database.close()

"""Frozen results as papers read them, and what allowances are worked out from, on both databases."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace
from sqlalchemy import select

from storage.base.engine import Database
from storage.scoring.freezing import scope_at_end
from storage.scoring.loading import load_cohort
from storage.tables import Attendance, Entry
from tests.harness import must
from tests.storage.closings import PERIOD, SCHEME, WIB, close


async def test_results_are_read_in_parts_the_latest_of_everybody_once(database: Database) -> None:
    await close(database)
    async with database.read() as uow:
        everybody = [each async for each in uow.results.latest_of_all(PERIOD)]
        people = [each.employee_id for each in everybody]
        assert people == sorted(set(people)) and len(people) == await uow.results.count(PERIOD)
        assert [each.revision for each in everybody[:4]] == [1, 2, 1, 2]
        parts, last = [], 0
        while part := await uow.results.latest_after(PERIOD, last, 2):
            parts.append(len(part))
            last = part[-1].employee_id
        assert sum(parts) == len(people) and set(parts[:-1]) == {2}
        for each in everybody:
            latest = must(await uow.closings.latest(PERIOD, each.employee_id))
            assert replace(latest, scheme=each.scheme) == each
            assert await uow.results.assessor_of(PERIOD, each.employee_id) == each.assessor_id
            for signatory, who in (
                (each.signatories.supervisor, each.assessor_id),
                (each.signatories.superior, each.superior_id),
            ):
                named = None if who is None else await uow.people.get(who)
                assert (named and named.nip) == (signatory and signatory.nip)
            assert await uow.results.periods_of(each.employee_id) == [PERIOD]
        heads = {each.assessor_id for each in everybody if each.assessor_id}
        assert heads
        for head in heads | {999_999}:
            team = [each.employee_id for each in everybody if each.assessor_id == head]
            assert sorted(each.employee_id for each in await uow.results.assessed_by(PERIOD, head)) == team
        assert await uow.results.latest_after(PERIOD.previous(), 0, 5) == []


async def test_allowances_are_worked_out_from_what_the_records_say(database: Database) -> None:
    await close(database)
    scope = scope_at_end(SCHEME, PERIOD, WIB)
    async with database.read() as uow:
        done = await uow.scoring.work_done(scope)
        entries = [
            each
            for each in await uow.session.scalars(select(Entry))
            if each.state == "approved" and each.date in PERIOD.span
        ]
        minutes = Counter[int]()
        for each in entries:
            minutes[each.employee_id] += each.minutes or 0
        assert {person: work.minutes for person, work in done.items() if work.minutes} == +minutes
        marks = [each for each in await uow.session.scalars(select(Attendance)) if each.date in PERIOD.span]
        assert marks
        assert sum(work.attendance.total() for work in done.values()) == len(marks)
        frame = await load_cohort(uow.session, scope)
        on_leave = [person for person in frame.people if person.leaves]
        assert on_leave
        for person in on_leave:
            without = person._replace(leaves=()).expected_days(PERIOD.span)
            excused = sum(days for kind, days in done[person.id].leave.items() if kind.excuses)
            assert without - person.expected_days(PERIOD.span) == excused, person.name

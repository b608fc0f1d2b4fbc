"""The morning message: waiting reviews, those that waited too long, and corrections to make."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.cases import rings
from domain.escalation import ripe_before, ripe_on
from domain.notices import ReviewReminder
from domain.reminders import RETURNED_TOLD, Level
from handlers.frame.callbacks import CommandTap
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Screen
from handlers.kit.case_actions import acting_for
from handlers.kit.case_counts import counts
from handlers.kit.own_cases import OwnTap
from handlers.review.queue import Waiting, waiting
from locales import Html, in_lines
from storage.tables import CaseColumns

_MOST_CORRECTIONS = 3
"""Buttons that open entries to correct; all of them are in `/riwayat`."""


async def morning(told: Telling, notice: ReviewReminder) -> Screen | None:
    """What waits now; None when nothing does any more. A light wish and the night make no sound."""
    zone, words, person = told.office.zone, told.words, notice.employee_id
    now = told.now.astimezone(zone)
    found = await waiting(told.uow, told.rooms, told.office, person, told.now)
    lines: list[Html] = []
    rows: list[list[Button]] = []
    if found:
        oldest = found[0][1].revised_at.astimezone(zone)
        cases = counts(words, [case for _, case in found])
        lines.append(words("remind-review", cases=cases, since=oldest))
        lines.extend(await _held_up(told, person, found, now.date()))
        rows.append([Button(words.plain("remind-review-button"), CommandTap("tinjau"), style="primary")])
    acts_for = await told.uow.supervision.acts_for(person, now.date())
    overdue = await told.uow.blockers.overdue_at(person, acts_for, now.date())
    if overdue:
        lines.append(words("remind-review-overdue", count=overdue))
    corrections, buttons = await _corrections(told, person)
    lines.extend(corrections)
    if not lines:
        return None
    wish = await told.uow.reminders.wish_of(person)
    is_silent = wish.level is Level.LIGHT or not rings(now, None)
    return Screen(in_lines(lines), [*rows, *buttons], is_silent=is_silent)


async def _held_up(told: Telling, person: int, found: Sequence[Waiting], today: date) -> list[Html]:
    """The supervisors one stands in for, and cases that waited so long that they go further."""
    by_head: dict[int, list[CaseColumns]] = {}
    await told.uow.supervision.read_supervisors({case.supervised_id for _, case in found})
    for kind, case in found:
        if kind.table.by_administrators:
            continue
        head = await told.uow.supervision.deciding(case.supervised_id, case.date, today)
        by_head.setdefault(person if head is None else head.id, []).append(case)
    own = by_head.pop(person, [])
    lines: list[Html] = []
    for cases in by_head.values():
        acting = await acting_for(told.uow, told.office, cases[0], person, told.now)
        if acting is not None:
            said = counts(told.words, cases)
            lines.append(told.words(f"remind-as-{acting.kind}", name=acting.supervisor.name, cases=said))
    return [*lines, *(await _nudge(told, person, own, today))]


async def _nudge(told: Telling, person: int, own: Sequence[CaseColumns], today: date) -> list[Html]:
    """What waits for the supervisor's own word: what the superior may decide by now, and what soon.

    Working days are those of the supervisor's unit, as where a case goes further; no unit, no days.
    """
    unit = await told.uow.people.unit_of(person, today) if own else None
    if unit is None:
        return []
    words, days = told.words, told.office.review_days
    calendar = await told.uow.calendars.of_unit(unit, today.year, told.office.time_rules)
    superior = await told.uow.supervision.supervisor_of(person, today)
    ripe = ripe_before(calendar, today, days.nudge)
    ripened = [case for case in own if case.revised_at < ripe]
    with_superior = await told.uow.escalations.those_of(ripened)
    passed = [case for case in ripened if (case.__tablename__, case.id) in with_superior]
    slow = [case for case in ripened if (case.__tablename__, case.id) not in with_superior]
    lines: list[Html] = []
    if passed and superior is not None:
        said = counts(words, passed)
        lines.append(words("remind-passed", cases=said, days=days.superior, superior=superior.name))
    if slow:
        lines.append(words("remind-slow", cases=counts(words, slow), days=days.nudge))
        if superior is not None:
            goes_on = ripe_on(calendar, min(case.revised_at for case in slow), days.superior)
            day = words.short_day(max(goes_on, today))
            lines.append(words("remind-slow-next", day=day, superior=superior.name))
    return lines


async def _corrections(told: Telling, person: int) -> tuple[list[Html], list[list[Button]]]:
    """The own cases that were returned lately, with buttons that open the first of them."""
    words, since = told.words, told.now - RETURNED_TOLD
    found = [
        (kind, case)
        for kind in told.rooms.cases.values()
        if kind.table.corrected
        for case in await told.uow.cases.returned_of(kind.table, person, since)
    ]
    if not found:
        return [], []
    cases = counts(words, (case for _, case in found))
    buttons = [
        [Button(f"✏️ {kind.about(words, case)}", OwnTap(kind.name, case.id, "show"))]
        for kind, case in found[:_MOST_CORRECTIONS]
    ]
    return [words("remind-corrections", cases=cases)], buttons

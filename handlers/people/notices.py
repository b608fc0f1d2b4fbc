"""Notices about a change that an administrator made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from domain.notices import Notice
from handlers.frame.room import Telling
from handlers.frame.screen import Screen
from handlers.kit.teams import PlaceChanged, TeamChanged
from locales import Words, in_lines

_MOST_NAMED = 10
"""People whose names a supervisor reads in one message."""


class RoleChanged(Notice, kind="role_changed"):
    """To a person and to all administrators: who is an administrator now, or no more."""

    employee_id: int


class ServiceEnds(Notice, kind="service_ends"):
    """To a person and the supervisor: the last day of service, or that none is recorded any more."""

    employee_id: int
    last: str
    """Empty: none."""


class AccountUnlinked(Notice, kind="account_unlinked"):
    """To a chat that was unlinked; it may be in strange hands, so it names nobody."""


async def place_changed(told: Telling, notice: PlaceChanged) -> Screen | None:
    """Unit and supervisor of the date."""
    words, day = told.words, date.fromisoformat(notice.start)
    unit = await told.uow.people.unit_of(notice.employee_id, day)
    head = await told.uow.supervision.supervisor_of(notice.employee_id, day)
    lines = [
        words("people-told-place", day=day),
        words("people-line-unit", name="–" if unit is None else unit.name),
        words("people-line-head", name="–" if head is None else head.name),
    ]
    before = await told.uow.people.unit_of(notice.employee_id, day - timedelta(days=1))
    targets = await told.uow.targets.on(notice.employee_id, day)
    if targets and before is not None and unit is not None and before.id != unit.id:
        lines.append(words("people-told-targets", count=len(targets)))
    return Screen(in_lines(lines))


async def team_changed(told: Telling, notice: TeamChanged) -> Screen | None:
    """Whom the reader supervises from the date on, and whom no longer; as it is when it is sent."""
    words, day = told.words, date.fromisoformat(notice.start)
    reader = await told.uow.people.linked(told.chat_id)
    if reader is None:
        return None
    gained, lost = list[str](), list[str]()
    people = await told.uow.people.many(notice.employee_ids)
    await told.uow.supervision.read_supervisors(notice.employee_ids)
    for each in notice.employee_ids:
        head = await told.uow.supervision.supervisor_of(each, day)
        is_own = head is not None and head.id == reader.employee.id
        (gained if is_own else lost).append(people[each].name)
    lines = [
        words(key, day=day, names=_names(words, names))
        for key, names in (("team-told-gained", gained), ("team-told-lost", lost))
        if names
    ]
    return Screen(in_lines(lines))


def _names(words: Words, names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return words.plain("team-told-more", names=shown, count=more) if more > 0 else shown


async def service_ends(told: Telling, notice: ServiceEnds) -> Screen | None:
    """The last day, to the person or the supervisor; None where it has changed since."""
    reader, person = await told.uow.people.linked(told.chat_id), await told.uow.people.get(notice.employee_id)
    last = "" if person.left is None else person.left.isoformat()
    if reader is None or last != notice.last:
        return None
    key = "people-told-stays" if person.left is None else "people-told-leaves"
    if reader.employee.id != person.id:
        key = f"{key}-head"
    return Screen(told.words(key, name=person.name, day=person.left or ""))


async def role_changed(told: Telling, notice: RoleChanged) -> Screen | None:
    """Who is an administrator now, or no more."""
    person = await told.uow.people.get(notice.employee_id)
    return Screen(told.words(f"people-told-role-{person.role}", name=person.name))


async def unlinked(told: Telling, notice: AccountUnlinked) -> Screen | None:
    """That this chat reaches nothing any more."""
    return Screen(told.words("people-told-unlinked"))

"""Notices about a change that an administrator made."""

from __future__ import annotations

from datetime import date

from domain.notices import Notice
from handlers.frame.room import Telling
from handlers.frame.screen import Screen
from locales import Html


class PlaceChanged(Notice, kind="place_changed"):
    """To a person: another unit or supervisor from a date on; which ones is read when it is sent."""

    employee_id: int
    start: str


class RoleChanged(Notice, kind="role_changed"):
    """To a person and to all administrators: who is an administrator now, or no more."""

    employee_id: int


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
    return Screen(Html("\n".join(lines)))


async def role_changed(told: Telling, notice: RoleChanged) -> Screen | None:
    """Who is an administrator now, or no more."""
    person = await told.uow.people.get(notice.employee_id)
    return Screen(told.words(f"people-told-role-{person.role}", name=person.name))


async def unlinked(told: Telling, notice: AccountUnlinked) -> Screen | None:
    """That this chat reaches nothing any more."""
    return Screen(told.words("people-told-unlinked"))

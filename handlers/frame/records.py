"""The records that rights are about: of a person, of services, a unit, a ticket, or an objection."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from msgspec import Struct

from domain.objections.life import ObjectionLife


class OfPerson(Protocol):
    """A record of a person of the roster."""

    @property
    def employee_id(self) -> int:
        """Whose record it is."""

    @property
    def date(self) -> date:
        """The date that decides who supervises the person."""


class DayOf(Struct, frozen=True):
    """A day of a person, where there is no other record to ask about."""

    employee_id: int
    date: date


class ResultOf(Struct, frozen=True):
    """A frozen result of a person."""

    employee_id: int
    date: date
    """The period's last day."""
    assessor_id: int | None
    """Who signs it as the assessor."""


class FollowUpOf(Struct, frozen=True):
    """What follows from a closed result of a person."""

    employee_id: int
    date: date
    """The period's last day."""
    writer_id: int | None
    """The supervisor who writes it (storage/records/follow_ups.py)."""


class SecondRatingOf(Struct, frozen=True):
    """A report that somebody is asked to rate blind."""

    employee_id: int
    """The second rater."""
    author_id: int
    worked_on: date
    """The date of the report."""
    is_open: bool
    """Whether it is not rated yet, and still the report that was drawn."""
    date: date
    """The last day on which it may be rated."""


class NoticeOf(Struct, frozen=True):
    """A notice about a person's figure of objectivity."""

    employee_id: int
    date: date
    """Today's: who supervised the person earlier has no part in it."""
    is_shown: bool
    """Whether others may look: the person saw it, or has had a week for it."""


class OfService(Struct, frozen=True):
    """A service, all services of a unit, or (no unit) all of the office."""

    unit_id: int | None
    service_id: int | None = None


class OfUnit(Struct, frozen=True):
    """Figures of a unit's people and services, or (no unit) of the whole office."""

    unit_id: int | None


class TicketOf(Struct, frozen=True):
    """A citizen's ticket: the unit that answers (None: the administrators)."""

    unit_id: int | None
    is_escalated: bool
    """Whether its unit let the day pass, so that the head's superior may answer too."""


class ObjectionOf(Struct, frozen=True):
    """An objection in its current state."""

    life: ObjectionLife


Record = ObjectionOf | OfPerson | OfService | OfUnit | TicketOf

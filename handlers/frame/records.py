"""The records that rights are about: of a person, of services, a unit, a ticket, or an objection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.objections.life import ObjectionLife


class OfPerson(Protocol):
    """A record of a person of the roster."""

    @property
    def employee_id(self) -> int:
        """Whose record it is."""

    @property
    def date(self) -> date:
        """The date that decides who supervises the person."""


@dataclass(frozen=True)
class DayOf:
    """A day of a person, where there is no other record to ask about."""

    employee_id: int
    date: date


@dataclass(frozen=True)
class ResultOf:
    """A frozen result of a person."""

    employee_id: int
    date: date
    """The period's last day."""
    assessor_id: int | None
    """Who signs it as the assessor."""


@dataclass(frozen=True)
class FollowUpOf:
    """What follows from a closed result of a person."""

    employee_id: int
    date: date
    """The period's last day."""
    writer_id: int | None
    """The supervisor who writes it (storage/records/follow_ups.py)."""


@dataclass(frozen=True)
class SecondRatingOf:
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


@dataclass(frozen=True)
class NoticeOf:
    """A notice about a person's figure of objectivity."""

    employee_id: int
    date: date
    """Today's: who supervised the person earlier has no part in it."""
    is_shown: bool
    """Whether others may look: the person saw it, or has had a week for it."""


@dataclass(frozen=True)
class OfService:
    """A service, all services of a unit, or (no unit) all of the office."""

    unit_id: int | None
    service_id: int | None = None


@dataclass(frozen=True)
class OfUnit:
    """Figures of a unit's people and services, or (no unit) of the whole office."""

    unit_id: int | None


@dataclass(frozen=True)
class TicketOf:
    """A citizen's ticket: the unit that answers (None: the administrators)."""

    unit_id: int | None
    is_escalated: bool
    """Whether its unit let the day pass, so that the head's superior may answer too."""


@dataclass(frozen=True)
class ObjectionOf:
    """An objection in its current state."""

    life: ObjectionLife


Record = ObjectionOf | OfPerson | OfService | OfUnit | TicketOf

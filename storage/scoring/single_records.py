"""The single records that a score reads of a person."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from domain.periods import Period
from domain.schemes import Assessor
from domain.survey import ResponseGroup, Unsur


class EntryRecord(NamedTuple):
    """An entry of the period."""

    id: int
    date: date
    activity: str
    state: str
    submitted_at: datetime
    self_rating: int
    supervisor_rating: int | None
    target_id: int | None
    volume: Decimal | None


ENTRY_COLUMNS = EntryRecord._fields
"""The columns that are read of an entry: its id and those that are scored (`SCORING_COLUMNS`)."""


class TargetRecord(Struct, frozen=True):
    """An agreed target whose period overlaps the scored one."""

    id: int
    title: str
    measure: str
    period: Period
    quantity: Decimal
    weight: Decimal


class RatingRecord(Struct, frozen=True):
    """One assessor's rating on one criterion, for a period within the scored one."""

    source: Assessor
    assessor: int
    criterion: str
    period: Period
    rating: int
    given_at: datetime | None = None


class ServiceResponses(NamedTuple):
    """Counted responses of one kind to a service that the person staffed on the day; anonymous."""

    day: date
    service: str
    group: ResponseGroup

    @property
    def part(self) -> tuple[str, bool]:
        """The service, and whether all unsur are rated: in which published results they count as well."""
        return self.service, self.group.answered == len(Unsur)

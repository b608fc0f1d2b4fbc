"""Targets and entries from before this service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal

from msgspec import Struct

from domain.cases import CaseState
from domain.duty import Hours
from domain.imports import fields
from domain.imports.table import Column, Layout, Present, nothing_more
from domain.periods import Period
from domain.reasons import Reason, of_column
from domain.targets import TargetKind


class TargetRow(Struct, frozen=True):
    """An agreed result of a person for a period; quantity and weight are above 0."""

    nip: str
    period: Period
    title: str
    quantity: Decimal
    unit: str
    weight: Decimal
    kind: TargetKind
    rencana_aksi: str | None
    parent: str | None
    """The title of a target of the person's supervisor."""


TARGETS = Layout(
    name="targets",
    columns=(
        Column("nip", fields.nip, required=True),
        Column("period", fields.period, required=True),
        Column("title", fields.text, required=True),
        Column("quantity", fields.positive, required=True, is_number=True),
        Column("unit", fields.measure, required=True),
        Column("weight", fields.positive, is_number=True, default=Decimal(1)),
        Column("kind", fields.choice(TargetKind), default=TargetKind.UTAMA),
        Column("rencana_aksi", fields.text),
        Column("parent", fields.text),
    ),
    make=TargetRow,
    check=nothing_more,
    key=("nip", "period", "title"),
    withdraws=True,
)


class EntryRow(Struct, frozen=True):
    """A piece of work, with what its supervisor decided. `target` is a title.

    `submitted_at` decides whether the day was reported on time or late; the late window does not refuse it.
    """

    nip: str
    date: date
    activity: str
    submitted_at: datetime
    started: time | None
    ended: time | None
    target: str | None
    volume: Decimal | None
    unit: str | None
    self_rating: int
    status: CaseState
    supervisor_rating: int | None
    reviewer_nip: str | None
    reviewed_at: datetime | None
    note: str | None

    @property
    def minutes(self) -> int | None:
        """How long the work took, if both ends are known; an end before the start is on the next day."""
        if self.started is None or self.ended is None:
            return None
        return Hours(self.started, self.ended).minutes

    @property
    def is_over_midnight(self) -> bool:
        """Whether the work ended on the day after its start, which only a duty roster can say."""
        return self.started is not None and self.ended is not None and self.ended < self.started


def _check_entry(row: EntryRow, present: Present) -> Iterable[str]:
    if row.date > present.today:
        yield of_column("date", "future", day=row.date)
    if row.submitted_at > present.now:
        yield of_column("submitted_at", "future", day=row.submitted_at)
    if (row.started is None) != (row.ended is None):
        yield Reason("half-of-times")
    elif row.started is not None and row.started == row.ended:
        yield of_column("ended", "not-after", end=row.ended, start=row.started)
    yield from _check_review(row, present)


def _check_review(row: EntryRow, present: Present) -> Iterable[str]:
    approved = row.status is CaseState.APPROVED
    if approved and row.supervisor_rating is None:
        yield Reason("unrated")
    if not approved and row.supervisor_rating is not None:
        yield of_column("supervisor_rating", "rated-too-early", state=fields.fixed_value(row.status, _STATES))
    if row.reviewed_at is not None and row.status is CaseState.SUBMITTED:
        yield of_column("reviewed_at", "not-reviewed")
    if row.reviewed_at is not None and row.reviewed_at > present.now:
        yield of_column("reviewed_at", "future", day=row.reviewed_at)
    if row.reviewer_nip == row.nip:
        yield of_column("reviewer_nip", "reviews-oneself")


_STATES: Mapping[str, str] = {
    CaseState.SUBMITTED: "menunggu",
    CaseState.APPROVED: "disetujui",
    CaseState.RETURNED: "dikembalikan",
    CaseState.REJECTED: "ditolak",
}
"""As papers name them."""

ENTRIES = Layout(
    name="entries",
    columns=(
        Column("nip", fields.nip, required=True),
        Column("date", fields.day, required=True),
        Column("activity", fields.text, required=True),
        Column("submitted_at", fields.moment, required=True),
        Column("started", fields.clock),
        Column("ended", fields.clock),
        Column("target", fields.text),
        Column("volume", fields.amount, is_number=True),
        Column("unit", fields.measure),
        Column("self_rating", fields.rating(5), required=True),
        Column("status", fields.choice(CaseState, **_STATES), required=True),
        Column("supervisor_rating", fields.rating(5)),
        Column("reviewer_nip", fields.nip),
        Column("reviewed_at", fields.moment),
        Column("note", fields.text),
    ),
    make=EntryRow,
    check=_check_entry,
    withdraws=True,
)

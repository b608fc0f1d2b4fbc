"""Public services, and what citizens said about them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import partial

from msgspec import Struct

from domain.imports import fields
from domain.imports.table import Column, Layout, Present, nothing_more
from domain.reasons import Reason, of_column
from domain.survey import Channel, Unsur
from domain.survey_form import answer, official_answer


class ServiceRow(Struct, frozen=True):
    """A service of a unit, and who staffs it; `population` is how many people it serves.

    The staff hold from `since` on; None: from today, of a new service from always.
    """

    code: str
    name: str
    unit: str
    staff_nips: frozenset[str]
    population: int | None
    since: date | None


SERVICES = Layout(
    name="services",
    columns=(
        Column("code", fields.code, required=True),
        Column("name", fields.proper_name, required=True),
        Column("unit", fields.unit, required=True),
        Column("staff_nips", fields.nips, default=frozenset()),
        Column("population", fields.whole, is_number=True),
        Column("since", fields.day_of_career, clears=False),
    ),
    make=ServiceRow,
    check=nothing_more,
    key=("code", "since"),
    withdraws=True,
)


class ResponseKind(StrEnum):
    """What a comment is."""

    PRAISE = "praise"
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"


class CitizenRow(Struct, frozen=True):
    """What a citizen said of a service: a tap on four faces, some of the nine unsur (1..4), or both."""

    service: str
    submitted_at: datetime
    channel: Channel
    quick: int | None
    persyaratan: int | None
    prosedur: int | None
    waktu: int | None
    biaya: int | None
    produk: int | None
    kompetensi: int | None
    perilaku: int | None
    pengaduan: int | None
    sarana: int | None
    comment: str | None
    kind: ResponseKind | None


def _check(row: CitizenRow, present: Present) -> Iterable[str]:
    if row.submitted_at > present.now:
        yield of_column("submitted_at", "future", day=row.submitted_at)
    if row.quick is None and all(getattr(row, unsur.value) is None for unsur in Unsur):
        yield Reason("no-answer")


SURVEY = Layout(
    name="survey",
    columns=tuple(Column(unsur.value, partial(answer, unsur)) for unsur in Unsur),
    make=dict[str, int | None],
    check=nothing_more,
)
"""What the official index (SKM) needs of a survey that was held elsewhere: the unsur by name."""


CITIZEN = Layout(
    name="citizen",
    columns=(
        Column("service", fields.code, required=True),
        Column("submitted_at", fields.moment, required=True),
        Column("channel", fields.choice(Channel, visit="kunjungan", open="terbuka"), required=True),
        Column("quick", fields.rating(4)),
        *(Column(unsur.value, partial(official_answer, unsur)) for unsur in Unsur),
        Column("comment", fields.comment, keeps_lines=True),
        Column(
            "kind",
            fields.choice(
                ResponseKind, praise="pujian", complaint="aduan, pengaduan, keluhan", suggestion="saran"
            ),
        ),
    ),
    make=CitizenRow,
    check=_check,
    withdraws=True,
)

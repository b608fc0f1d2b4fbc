"""Assessments of people by people, and the competencies that positions require."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from domain.imports import fields
from domain.imports.table import Column, Layout, Present, nothing_more
from domain.periods import Period
from domain.reasons import of_column
from domain.schemes import Assessor


class AssessmentRow(Struct, frozen=True):
    """One assessor's rating (1..5) of a person on one criterion for a period."""

    period: Period
    nip: str
    assessor_nip: str
    source: Assessor
    criterion: str
    rating: int
    note: str | None


def _check(row: AssessmentRow, present: Present) -> Iterable[str]:
    if row.period.start > present.today:
        yield of_column("period", "future", day=str(row.period))
    if row.source is Assessor.SELF and row.assessor_nip != row.nip:
        yield of_column("assessor_nip", "own-assessor")
    if row.source is not Assessor.SELF and row.assessor_nip == row.nip:
        source = fields.fixed_value(row.source, _ASSESSORS)
        yield of_column("assessor_nip", "assesses-oneself", source=source)


_ASSESSORS: Mapping[str, str] = {
    Assessor.SELF: "diri, diri sendiri",
    Assessor.SUPERVISOR: "atasan",
    Assessor.PEER: "rekan, rekan kerja",
    Assessor.SUBORDINATE: "bawahan",
}

ASSESSMENTS = Layout(
    name="assessments",
    columns=(
        Column("period", fields.period, required=True),
        Column("nip", fields.nip, required=True),
        Column("assessor_nip", fields.nip, required=True),
        Column("source", fields.choice(Assessor, **_ASSESSORS), required=True),
        Column("criterion", fields.name, required=True),
        Column("rating", fields.rating(5), required=True),
        Column("note", fields.text),
    ),
    make=AssessmentRow,
    check=_check,
    key=("period", "nip", "assessor_nip", "source", "criterion"),
    withdraws=True,
)


class CompetencyRow(Struct, frozen=True):
    """A competency that a position requires, its level (1..5), and the course that teaches it."""

    position: str
    competency: str
    required: int
    course: str | None


COMPETENCIES = Layout(
    name="competencies",
    columns=(
        Column("position", fields.name, required=True),
        Column("competency", fields.name, required=True),
        Column("required", fields.rating(5), required=True),
        Column("course", fields.name),
    ),
    make=CompetencyRow,
    check=nothing_more,
    key=("position", "competency"),
)

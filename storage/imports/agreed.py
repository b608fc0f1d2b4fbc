"""The targets, competencies and assessments files."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports import AssessmentRow, CompetencyRow, Line, Parsed, TargetRow
from domain.schemes import Assessor
from domain.scoring import BERAKHLAK
from storage.imports.known import Known, among
from storage.imports.plan import Plan, Wanted, plan_rows
from storage.tables import Assessment, Competency, Target


async def plan_targets(session: AsyncSession, parsed: Parsed[TargetRow], known: Known) -> Plan:
    """What a targets file would change: one target per person, period and title."""

    def resolve(line: Line[TargetRow]) -> Wanted:
        row = line.row
        key = {"employee_id": known.person(row.nip), "period": row.period.code, "title": row.title}
        values = {"quantity": row.quantity, "measure": row.unit, "weight": row.weight, "kind": row.kind}
        return Wanted(line.number, f"{row.nip} {row.period} {row.title}", key, values)

    plan = Plan()
    wanted = plan.resolve(parsed.lines, resolve)
    people = {row.key["employee_id"] for row in wanted}
    where = among(Target.employee_id, people)
    await plan_rows(session, plan, Target, wanted, parsed.columns, where, headers={"measure": "unit"})
    return plan


async def plan_competencies(session: AsyncSession, parsed: Parsed[CompetencyRow], _known: Known) -> Plan:
    """What a competencies file would change: one row per position and competency."""

    def resolve(line: Line[CompetencyRow]) -> Wanted:
        row = line.row
        key = {"position": row.position, "competency": row.competency}
        values = {"required": row.required, "course": row.course}
        return Wanted(line.number, f"{row.position}, {row.competency}", key, values)

    plan = Plan()
    wanted = plan.resolve(parsed.lines, resolve)
    await plan_rows(session, plan, Competency, wanted, parsed.columns)
    return plan


async def plan_assessments(session: AsyncSession, parsed: Parsed[AssessmentRow], known: Known) -> Plan:
    """What an assessments file would change: one rating per period, person, assessor, source and criterion.

    Criteria are the behaviours, what the office's scheme lets peers rate, and the names of competencies.
    """
    competencies = frozenset(await session.scalars(select(Competency.competency).distinct()))

    def resolve(line: Line[AssessmentRow]) -> Wanted:
        row = line.row
        key = {
            "period": row.period.code,
            "employee_id": known.person(row.nip),
            "assessor_id": known.person(row.assessor_nip, "assessor_nip"),
            "source": row.source,
            "criterion": row.criterion,
        }
        _check_criterion(row, known.terms.peer_criteria, competencies)
        what = f"{row.nip} {row.period} {row.criterion} by {row.source} {row.assessor_nip}"
        return Wanted(line.number, what, key, {"rating": row.rating, "note": row.note})

    plan = Plan()
    wanted = plan.resolve(parsed.lines, resolve)
    people = {row.key["employee_id"] for row in wanted}
    rated = Assessment.period.in_({row.key["period"] for row in wanted})
    where = (rated, among(Assessment.employee_id, people))
    await plan_rows(session, plan, Assessment, wanted, parsed.columns, *where)
    return plan


def _check_criterion(row: AssessmentRow, peer_criteria: frozenset[str], competencies: frozenset[str]) -> None:
    """Raises ValueError when an assessor of this kind does not rate this criterion."""
    own = sorted(peer_criteria) if row.source is Assessor.PEER else BERAKHLAK
    if row.criterion not in own and row.criterion not in competencies:
        raise ValueError(
            f"criterion: {row.criterion!r} is not a known competency and not one of {', '.join(own)}"
        )

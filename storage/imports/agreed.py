"""Imports the targets, competencies and assessments files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.closing.lock import lock_on
from domain.imports import AssessmentRow, CompetencyRow, Line, Parsed, TargetRow
from domain.periods import Period
from domain.reasons import of_column
from domain.schemes import Assessor
from domain.scoring import BERAKHLAK
from storage.imports.known import ImportContext, KnownNames, among
from storage.imports.plan import Plan, PlannedRow, plan_rows, refuse_closed, tell_closed
from storage.tables import Assessment, Competency, Supervision, Target


async def plan_targets(session: AsyncSession, parsed: Parsed[TargetRow], known: KnownNames) -> Plan:
    """What a targets file would change: one target per person, period and title.

    What a file brings is agreed, also where it was withdrawn before.
    """
    people = {known.people[line.row.nip] for line in parsed.lines if line.row.nip in known.people}
    parents = await Parents.load(session, parsed, known, people)

    def resolve(line: Line[TargetRow]) -> PlannedRow:
        row = line.row
        person = known.person(row.nip)
        key = {"employee_id": person, "period": row.period.code, "title": row.title}
        parent = None if line.withdraw else row.parent
        if parent is not None and not parents.has(person, row.period, parent):
            about = {"title": parent, "nip": row.nip, "period": str(row.period)}
            raise ValueError(of_column("parent", "no-parent", **about))
        values = {
            "quantity": row.quantity,
            "measure": row.unit,
            "weight": row.weight,
            "kind": row.kind,
            "rencana_aksi": row.rencana_aksi,
            "parent": row.parent,
            "withdrawn_at": None,
        }
        said = line.said | {"withdrawn_at"}
        what = f"{row.nip} {row.period} {row.title}"
        return PlannedRow(line.number, what, key, values, said, line.withdraw)

    plan = Plan()
    wanted = plan.resolve(parsed.lines, resolve)
    where = among(Target.employee_id, people)
    headers = {"measure": "unit"}
    withdrawal = {"withdrawn_at": known.terms.now}
    await plan_rows(session, plan, Target, wanted, where, headers=headers, withdrawal=withdrawal)
    await tell_closed(session, plan, {line.number: line.row.period.span for line in parsed.lines})
    return plan


class Parents:
    """The targets of supervisors, those of the file itself included."""

    def __init__(
        self, supervisions: Iterable[Supervision], targets: Mapping[int, Iterable[tuple[Period, str]]]
    ) -> None:
        self._held: defaultdict[int, list[Supervision]] = defaultdict(list)
        for held in supervisions:
            self._held[held.employee_id].append(held)
        self._targets = targets

    @classmethod
    async def load(
        cls, session: AsyncSession, parsed: Parsed[TargetRow], known: KnownNames, people: Collection[int]
    ) -> Parents:
        """Reads who supervises some people, and what their supervisors' targets are."""
        if not any(line.row.parent for line in parsed.lines):
            return cls((), {})
        held = list(await session.scalars(select(Supervision).where(among(Supervision.employee_id, people))))
        heads = {each.supervisor_id for each in held}
        targets: defaultdict[int, list[tuple[Period, str]]] = defaultdict(list)
        query = select(Target.employee_id, Target.period, Target.title)
        for head, period, title in await session.execute(query.where(among(Target.employee_id, heads))):
            targets[head].append((Period.parse(period), title))
        for row in (line.row for line in parsed.lines):
            if row.nip in known.people:
                targets[known.people[row.nip]].append((row.period, row.title))
        return cls(held, targets)

    def has(self, employee_id: int, period: Period, title: str) -> bool:
        """Whether a supervisor of the person within the period has a target with this title then."""
        return any(
            own == title and period.overlap(then) is not None
            for held in self._held[employee_id]
            if period.span.clip(held.starts, held.ends) is not None
            for then, own in self._targets.get(held.supervisor_id, ())
        )


async def plan_competencies(session: AsyncSession, parsed: Parsed[CompetencyRow], _known: KnownNames) -> Plan:
    """What a competencies file would change: one row per position and competency."""

    def resolve(line: Line[CompetencyRow]) -> PlannedRow:
        row = line.row
        key = {"position": row.position, "competency": row.competency}
        values = {"required": row.required, "course": row.course}
        return PlannedRow(line.number, f"{row.position}, {row.competency}", key, values, line.said)

    plan = Plan()
    wanted = plan.resolve(parsed.lines, resolve)
    await plan_rows(session, plan, Competency, wanted)
    return plan


async def plan_assessments(session: AsyncSession, parsed: Parsed[AssessmentRow], known: KnownNames) -> Plan:
    """What an assessments file would change: one rating per period, person, assessor, source and criterion.

    Criteria are the behaviours, what the office's scheme lets peers and subordinates rate, and the names of
    competencies.
    """
    competencies = frozenset(await session.scalars(select(Competency.competency).distinct()))

    def resolve(line: Line[AssessmentRow]) -> PlannedRow:
        row = line.row
        key = {
            "period": row.period.code,
            "employee_id": known.person(row.nip),
            "assessor_id": known.person(row.assessor_nip, "assessor_nip"),
            "source": row.source,
            "criterion": row.criterion,
        }
        _check_criterion(row, known.terms, competencies)
        what = f"{row.nip} {row.period} {row.criterion} by {row.source} {row.assessor_nip}"
        values = {"rating": row.rating, "note": row.note}
        return PlannedRow(line.number, what, key, values, line.said, line.withdraw)

    plan = Plan()
    wanted = plan.resolve(parsed.lines, resolve)
    people = {row.key["employee_id"] for row in wanted}
    rated = Assessment.period.in_({row.key["period"] for row in wanted})
    where = (rated, among(Assessment.employee_id, people))
    came = {"given_at": known.terms.now}
    await plan_rows(session, plan, Assessment, wanted, *where, stamps=came)
    periods = {line.number: line.row.period for line in parsed.lines}
    await refuse_closed(session, plan, periods, "period", lock_on)
    return plan


def _check_criterion(row: AssessmentRow, terms: ImportContext, competencies: frozenset[str]) -> None:
    """Raises ValueError when an assessor of this kind does not rate this criterion."""
    own = {
        Assessor.PEER: sorted(terms.peer_criteria),
        Assessor.SUBORDINATE: sorted(terms.subordinate_criteria),
    }.get(row.source, BERAKHLAK)
    if row.criterion not in own and row.criterion not in competencies:
        raise ValueError(of_column("criterion", "no-criterion", criterion=row.criterion, criteria=tuple(own)))

"""A person's records of a period with their scorecard, as the person may see them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from domain.closing.corrections import ReportsOfDay
from domain.errors import Invalid, or_refuse
from domain.office import Office
from domain.people import Nip
from storage.records.closings import Frozen
from storage.scoring.freezing import scope_at_end
from storage.scoring.person_records import PersonRecords
from storage.scoring.repository import PersonScorecard
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork


class Stage(StrEnum):
    """How final a score is."""

    RUNNING = "running"
    OPEN = "open"
    """The period is over and not closed yet: the score is provisional."""
    CLOSING = "closing"
    """The period is locked, and its results are being frozen."""
    LEFT_OUT = "left-out"
    """The period was closed without the person, who was not in the roster in it."""
    RECORDS = "records"
    """Computed from the records for an operator, whether the period is closed or not."""
    FROZEN = "frozen"


class ScoreView(Struct, frozen=True):
    """A person's records of a period and their scorecard; the frozen one of a closed period."""

    records: PersonRecords
    scorecard: PersonScorecard
    stage: Stage
    frozen: Frozen | None = None
    before: Frozen | None = None
    """The revision before the frozen one, which an objection changed."""

    @property
    def scope(self) -> Scope:
        """The scored period."""
        return self.records.scope

    @property
    def is_closed(self) -> bool:
        """Whether the period is closed: who has no grade gets none any more."""
        return self.stage in (Stage.FROZEN, Stage.LEFT_OUT)


async def load_running_score(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> ScoreView:
    """The score of the running period; raises Invalid when the person is not in service in it."""
    return await load_score(uow, Scope.running(office.scheme, now, office.zone), employee_id, now)


async def load_score(
    uow: UnitOfWork, scope: Scope, employee_id: int, now: datetime, revision: int | None = None
) -> ScoreView:
    """The score that a person may see at `now`; of a closed period its latest revision, or the given one.

    Raises Invalid when they are not in service in the period, or there is no such revision.
    """
    stage = await _stage_of(uow, scope, now)
    if stage is Stage.LEFT_OUT:
        revisions = await uow.closings.of_person(scope.period, employee_id)
        shown = [each for each in revisions if revision is None or each.revision <= revision]
        if shown:
            view = await load_frozen_score(uow, shown[-1], now)
            return replace(view, before=shown[-2]) if len(shown) > 1 else view
    records = or_refuse(await uow.scoring.records(scope, employee_id), Invalid("score-no-person"))
    records = records.visible_to_person(now)
    return ScoreView(records, await uow.scoring.scorecard(records), stage)


async def _stage_of(uow: UnitOfWork, scope: Scope, now: datetime) -> Stage:
    """How final the score is of a person without a frozen result."""
    if now < scope.ends_at:
        return Stage.RUNNING
    closing = await uow.closings.of(scope.period)
    if closing is None:
        return Stage.OPEN
    return Stage.CLOSING if closing.closed_at is None else Stage.LEFT_OUT


async def load_frozen_score(uow: UnitOfWork, frozen: Frozen, now: datetime) -> ScoreView:
    """The frozen result by the scheme that it was frozen with, and the records behind it."""
    records = (await records_of_result(uow, frozen)).visible_to_person(now)
    return ScoreView(records, PersonScorecard(records.person, frozen.card), Stage.FROZEN, frozen)


async def records_of_result(uow: UnitOfWork, frozen: Frozen) -> PersonRecords:
    """The records behind a frozen result, with its sums, its days, its targets and its corrections."""
    scope, own = scope_at_end(frozen.scheme, frozen.period, frozen.zone), frozen.signatories.person
    records = await uow.scoring.records_of_result(scope, frozen.employee_id, Nip(own.nip), own.name)
    targets = await uow.scoring.targets([int(each.key) for each in frozen.facts.targets])
    corrections = [each for each in frozen.records.corrections if isinstance(each, ReportsOfDay)]
    counted = {report.entry_id for each in corrections for report in each.after}
    later = await uow.scoring.entries(counted - {each.id for each in records.entries})
    return records.sealed_with(frozen.records, targets, later)

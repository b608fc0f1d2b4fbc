"""Changes a blocker and passes it up: the records."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from domain.blockers import BlockerDraft, LoggedStep, Step
from domain.cases import CaseState
from domain.errors import AlreadyHandled, Invalid
from domain.notices import Notice, Recipient
from domain.office import Office
from handlers.kit.case_actions import put_forward, reviewers, still_waiting
from handlers.kit.days import today_of
from storage.tables import Blocker, Employee
from storage.uow import UnitOfWork

CASE = "blocker"


class BlockerPassed(Notice, kind="blocker_passed"):
    """To its author: the supervisor has passed a blocker up."""

    blocker_id: int
    version: int


async def content_of(
    uow: UnitOfWork,
    office: Office,
    person: Employee,
    draft: BlockerDraft,
    blocker: Blocker | None,
    now: datetime,
) -> dict[str, Any]:
    """What a draft says, by the columns of a blocker; an answer that it replies to is kept as a step.

    Raises Invalid while something is missing.
    """
    if draft.what is None or draft.help is None or draft.due is None:
        raise Invalid("blocker-incomplete")
    # Who supervises the person now is to help, also with a blocker of long ago.
    today = await today_of(uow, office, person.id, now)
    steps = () if blocker is None else blocker.steps
    if blocker is not None and blocker.state == CaseState.RETURNED:
        steps = (*steps, *_answer(office, blocker))
        steps = (*steps, LoggedStep(step=Step.STILL, by=person.id, day=today, text=draft.still))
    said = {"entry_id": draft.entry_id, "what": draft.what, "help": draft.help, "due": draft.due}
    put_by = {} if blocker is not None else {"put_by_id": person.id}
    return {"date": today, **said, "steps": steps, **put_by}


def _answer(office: Office, blocker: Blocker) -> tuple[LoggedStep, ...]:
    if blocker.reviewer_id is None or blocker.reviewed_at is None:
        return ()
    day = office.date_of(blocker.reviewed_at)
    return (LoggedStep(step=Step.ANSWERED, by=blocker.reviewer_id, day=day, text=blocker.note),)


async def pass_up(
    uow: UnitOfWork, office: Office, blocker: Blocker, version: int, by: Employee, now: datetime
) -> str:
    """Passes a blocker on to the superior of the person it waits for, and tells its author; returns the name.

    Raises Invalid when there is nobody above, AlreadyHandled when it waits no longer in this version.
    """
    await still_waiting(uow, blocker, version, by)
    today = office.date_of(now)
    acting = await uow.supervision.acting(by.id, blocker.supervised_id, blocker.date, today)
    passes = by if acting is None else acting.supervisor
    steps = (*blocker.steps, LoggedStep(step=Step.PASSED, by=by.id, day=today))
    if not await uow.cases.revise(blocker, now, put_by_id=passes.id, steps=steps):
        raise AlreadyHandled("review-newer-version")
    found = await reviewers(uow, office, blocker, now)
    if not found:
        raise Invalid("blocker-nobody-above")
    await put_forward(uow, office, blocker, CASE, now)
    author = Recipient(employee_id=blocker.employee_id)
    uow.outbox.add(BlockerPassed(blocker.id, blocker.version), author, now)
    return found[0].employee.name

"""What putting a case forward, deciding it and taking the decision back do to the records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NoReturn

from msgspec.structs import replace

from domain.cases import DECIDED, CaseState, Decision, check_undo, number_of
from domain.errors import AlreadyHandled
from domain.notices import Notice, Priority, Recipient
from domain.office import Office
from handlers.frame.case_kind import CaseKind
from storage.records.supervision import ActingFor, Reviewer
from storage.tables import CaseColumns, Employee
from storage.uow import UnitOfWork


class CaseSubmitted(Notice, kind="case_submitted"):
    """To who reviews it: a case waits."""

    case: str
    case_id: int
    version: int
    is_change: bool = False
    """Whether it waited already, and its author changed it."""

    @property
    def about(self) -> str:
        return f"{self.case}:{self.case_id}:{self.version}"


class QueueChanged(Notice, kind="queue_changed"):
    """To a reviewer: what waits has changed. Edits the live message of the queue, without a sound."""

    begins: bool = False
    """Whether waiting cases get a new message when the chat has no queue."""


class CardDecided(Notice, kind="case_decided", priority=Priority.ANSWER):
    """To the reviewer: a case as it is then, in place of a card that shows what it was."""

    case: str
    case_id: int
    version: int
    """What the card shows."""


class ReasonReceived(Notice, kind="reason_received", priority=Priority.ANSWER):
    """To the reviewer: a return or a rejection is saved; replaces the question why."""

    case: str
    case_id: int


class CaseReviewed(Notice, kind="case_reviewed"):
    """To the author: the reviewer decided, or took the decision back (the state is “submitted” again)."""

    case: str
    case_id: int
    version: int
    state: str

    @property
    def about(self) -> str:
        return f"{self.case}:{self.case_id}:{self.version}"


class SeveralReviewed(Notice, kind="several_reviewed"):
    """To the author: what a reviewer approved at one instant, or that some of it waits again."""

    at: int
    cases: tuple[tuple[str, int, int], ...] = ()
    """Kind, id and version of each."""
    is_correction: bool = False

    @property
    def about(self) -> str:
        return f"several:{self.at}"


async def reviewers(uow: UnitOfWork, office: Office, case: CaseColumns, now: datetime) -> list[Reviewer]:
    """Who may decide a case at an instant: the supervisor of its date and stand-ins, or administrators.

    Nobody decides their own.
    """
    if case.by_administrators:
        found = await uow.administrators.people(office, now)
        return [Reviewer(person) for person in found if person.id != case.employee_id]
    today = office.date_of(now)
    above = await uow.supervision.reviewers_of(case.supervised_id, case.date, today)
    return [each for each in above if each.employee.id != case.employee_id]


async def put_forward(
    uow: UnitOfWork,
    office: Office,
    case: CaseColumns,
    kind: str,
    now: datetime,
    *,
    changed_from: int | None = None,
) -> None:
    """Lets everybody who may decide a case know that it waits: it joins their queues.

    `changed_from` is the version that waited until its author changed it.
    """
    notice = CaseSubmitted(kind, case.id, case.version, is_change=changed_from is not None)
    for reviewer in await reviewers(uow, office, case, now):
        uow.outbox.add(notice, Recipient(employee_id=reviewer.employee.id), now)


async def refresh_queues(
    uow: UnitOfWork,
    office: Office,
    cases: Sequence[tuple[str, CaseColumns]],
    now: datetime,
    *,
    besides: int | None = None,
    waits_again: bool = False,
) -> None:
    """Updates cases, each with its kind, in the queues of everybody who may decide them, except one person.

    With `waits_again` it also reaches people without a queue at the moment. A card whose case waits no longer
    stays in the chat and shows the outcome; it is no queue any more.
    """
    people = {each.employee.id for _, case in cases for each in await reviewers(uow, office, case, now)}
    people |= await _superiors(uow, office, [case for _, case in cases], now)
    over = {
        CaseSubmitted(kind, case.id, case.version).about: CardDecided(kind, case.id, case.version)
        for kind, case in cases
        if case.state != CaseState.SUBMITTED
    }
    others = people - {besides}
    if waits_again:
        for person in others:
            uow.outbox.add(QueueChanged(begins=True), Recipient(employee_id=person), now)
        return
    for queue in await uow.queue_cards.standing(others):
        who, card = Recipient(employee_id=queue.employee_id), queue.message_id
        decided = over.get(queue.shows or "")
        if decided is not None and card is not None:
            await uow.queue_cards.leave(queue.employee_id, card)
            uow.outbox.add(decided, who, now, edit_message_id=card)
        else:
            uow.outbox.add(QueueChanged(), who, now)


async def _superiors(
    uow: UnitOfWork, office: Office, cases: Sequence[CaseColumns], now: datetime
) -> set[int]:
    """Ids of those who may decide any of the cases besides, as it has waited for too long."""
    escalated = await uow.escalations.those_of(cases)
    return {
        each.employee.id
        for case in cases
        if (case.__tablename__, case.id) in escalated
        for each in await uow.supervision.superiors_of(case, office.date_of(now))
    }


async def still_waiting(uow: UnitOfWork, case: CaseColumns, version: int, reviewer: Employee) -> None:
    """Raises AlreadyHandled when the card of a reviewer shows something that no longer waits."""
    if case.state != CaseState.SUBMITTED:
        await tell_who(uow, case, reviewer.id)
    await uow.cases.check_open(case)
    if case.version != version:
        raise AlreadyHandled("review-newer-version")


async def decide(
    uow: UnitOfWork,
    office: Office,
    kind: CaseKind[Any],
    case: CaseColumns,
    version: int,
    decision: Decision,
    reviewer: Employee,
    now: datetime,
) -> None:
    """Writes a decision if the case still waits in this version, and lets its author know.

    Raises AlreadyHandled when somebody, perhaps the same finger, was faster.
    """
    await still_waiting(uow, case, version, reviewer)
    if not await decided_first(uow, office, kind, case, version, decision, reviewer, now):
        fresh = await uow.cases.get(type(case), case.id)
        await tell_who(uow, fresh or case, reviewer.id)
    tell_author(uow, [(kind, case)], now)
    await refresh_queues(uow, office, [(kind.name, case)], now, besides=reviewer.id)


async def decided_first(
    uow: UnitOfWork,
    office: Office,
    kind: CaseKind[Any],
    case: CaseColumns,
    version: int,
    decision: Decision,
    reviewer: Employee,
    now: datetime,
) -> bool:
    """Writes a decision; False, and nothing is done, when somebody was faster. `tell_author` tells it."""
    acting = await acting_for(uow, office, case, reviewer.id, now)
    if not await uow.cases.decide(case, version, decision, reviewer.id, now, acting):
        return False
    if decision.state is CaseState.APPROVED:
        before = await uow.cases.replaced_by(case)
        if before is not None and await uow.cases.withdraw(before, before.version):
            await kind.ended(uow, before)
        await kind.approved(uow, case)
    return True


def tell_author(uow: UnitOfWork, decided: Sequence[tuple[CaseKind[Any], CaseColumns]], now: datetime) -> None:
    """Tells an author what was decided for them at one instant, in one message."""
    ((kind, case), *others) = decided
    notice: Notice = CaseReviewed(kind.name, case.id, case.version, case.state)
    if others:
        cases = tuple((kind.name, case.id, case.version) for kind, case in decided)
        notice = SeveralReviewed(number_of(now), cases)
    uow.outbox.add(notice, Recipient(employee_id=case.employee_id), now)


async def correct_author(
    uow: UnitOfWork,
    back: Sequence[tuple[CaseKind[Any], CaseColumns]],
    decided_at: datetime,
    now: datetime,
) -> None:
    """Corrects what an author was told of decisions of one instant that were taken back."""
    author = back[0][1].employee_id
    several = await uow.outbox.last_about(
        SeveralReviewed, SeveralReviewed(number_of(decided_at)).about, author
    )
    if several is not None:
        notice, told = several
        correction = replace(notice, is_correction=True)
        uow.outbox.add(correction, Recipient(employee_id=author), now, edit_message_id=told)
        return
    for kind, case in back:
        news = CaseReviewed(kind.name, case.id, case.version, CaseState.SUBMITTED)
        told = await uow.outbox.message_of(news, author)
        uow.outbox.add(news, Recipient(employee_id=author), now, edit_message_id=told)


async def acting_for(
    uow: UnitOfWork, office: Office, case: CaseColumns, reviewer_id: int, now: datetime
) -> ActingFor | None:
    """The supervisor a reviewer stands in for on a case; None for supervisors and administrators."""
    found = await reviewers(uow, office, case, now)
    if all(each.employee.id != reviewer_id for each in found):
        found = await uow.supervision.superiors_of(case, office.date_of(now))
    return next((each.acting for each in found if each.employee.id == reviewer_id), None)


async def take_back(
    uow: UnitOfWork,
    office: Office,
    kind: CaseKind[Any],
    case: CaseColumns,
    version: int,
    reviewer: Employee,
    now: datetime,
) -> None:
    """Reopens a case whose decision was a mistake, and corrects what its author was told.

    Raises AlreadyHandled when somebody else decided, when it was too long ago, or when it has moved on.
    """
    if case.state not in DECIDED or case.version != version:
        raise AlreadyHandled("undo-moved-on")
    await uow.cases.check_open(case)
    decided_at = case.reviewed_at
    check_undo(decided_at, case.reviewer_id, reviewer.id, now)
    if decided_at is None or not await waits_again(uow, kind, case, version):
        raise AlreadyHandled("undo-moved-on")
    await correct_author(uow, [(kind, case)], decided_at, now)
    await refresh_queues(uow, office, [(kind.name, case)], now, besides=reviewer.id, waits_again=True)


async def waits_again(uow: UnitOfWork, kind: CaseKind[Any], case: CaseColumns, version: int) -> bool:
    """Undoes a decision that may be undone; False when it moved on. `correct_author` tells it."""
    was_approved = case.state == CaseState.APPROVED
    if not await uow.cases.take_back(case, version):
        return False
    if was_approved:
        await kind.ended(uow, case)
        before = await uow.cases.replaced_by(case)
        if before is not None and await uow.cases.approve_again(before, before.version):
            await kind.approved(uow, before)
    return True


async def tell_who(uow: UnitOfWork, case: CaseColumns, reader_id: int) -> NoReturn:
    """Raises AlreadyHandled with who decided a case that waits no longer, for the person with this id."""
    if case.state == CaseState.WITHDRAWN:
        raise AlreadyHandled("review-withdrawn")
    if case.reviewer_id == reader_id:
        raise AlreadyHandled("review-handled-own")
    reviewer = None if case.reviewer_id is None else await uow.people.get(case.reviewer_id)
    name = reviewer.name if reviewer else "–"
    if case.acted_for_id is None:
        raise AlreadyHandled("review-handled", name=name)
    supervisor = await uow.people.get(case.acted_for_id)
    raise AlreadyHandled(f"review-handled-{case.acted_as}", name=name, supervisor=supervisor.name)

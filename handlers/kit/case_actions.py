"""What putting a case forward, deciding it and taking the decision back do to the records."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, NoReturn

from domain.cases import DECIDED, CaseState, Decision, check_undo
from domain.errors import AlreadyHandled
from domain.notices import Notice, Priority, Recipient
from domain.office import Office
from handlers.frame.case_kind import CaseKind
from storage.records.supervision import Acting, Reviewer
from storage.tables import CaseColumns, Employee
from storage.uow import UnitOfWork


@dataclass(frozen=True)
class CaseSubmitted(Notice):
    """To who reviews it: a case waits."""

    kind: ClassVar[str] = "case_submitted"
    case: str
    case_id: int
    version: int

    @property
    def about(self) -> str:
        return f"{self.case}:{self.case_id}:{self.version}"


@dataclass(frozen=True)
class CardDecided(Notice):
    """To the reviewer: a case as it is then, in place of a card that shows what it was."""

    kind: ClassVar[str] = "case_decided"
    priority: ClassVar[Priority] = Priority.ANSWER
    case: str
    case_id: int
    version: int = 0
    """What the card shows; 0 of an earlier release, which did not say so."""


@dataclass(frozen=True)
class ReasonReceived(Notice):
    """To the reviewer: a return or a rejection is in the books; takes the place of the question why."""

    kind: ClassVar[str] = "reason_received"
    priority: ClassVar[Priority] = Priority.ANSWER
    case: str
    case_id: int


@dataclass(frozen=True)
class CaseReviewed(Notice):
    """To the author: the reviewer decided, or took the decision back (the state is “submitted” again)."""

    kind: ClassVar[str] = "case_reviewed"
    case: str
    case_id: int
    version: int
    state: str = ""
    """Empty of an earlier release: whatever was decided."""

    @property
    def about(self) -> str:
        return f"{self.case}:{self.case_id}:{self.version}"


async def reviewers(uow: UnitOfWork, office: Office, case: CaseColumns, now: datetime) -> list[Reviewer]:
    """Who may decide a case at an instant: the supervisor of its date and stand-ins, or administrators.

    Nobody decides their own.
    """
    if case.by_administrators:
        found = await uow.administrators.people(office, now)
        return [Reviewer(person) for person in found if person.id != case.employee_id]
    today = now.astimezone(office.zone).date()
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
    """Lets everybody who may decide a case know that it waits.

    `changed_from` is the version that waited until its author changed it: the card of it becomes the new one.
    """
    for reviewer in await reviewers(uow, office, case, now):
        person, card = reviewer.employee.id, None
        if changed_from is not None:
            card = await uow.outbox.message_of(CaseSubmitted(kind, case.id, changed_from), person)
        notice = CaseSubmitted(kind, case.id, case.version)
        uow.outbox.add(notice, Recipient(employee_id=person), now, edit_message_id=card)


async def refresh_cards(
    uow: UnitOfWork,
    office: Office,
    case: CaseColumns,
    kind: str,
    now: datetime,
    *,
    not_before: datetime | None = None,
) -> None:
    """Brings the cards of a case's present version up to date, as far as they have been sent."""
    for reviewer in await reviewers(uow, office, case, now):
        person = reviewer.employee.id
        card = await uow.outbox.message_of(CaseSubmitted(kind, case.id, case.version), person)
        if card is not None:
            notice = CardDecided(kind, case.id, case.version)
            uow.outbox.add(
                notice, Recipient(employee_id=person), now, edit_message_id=card, not_before=not_before
            )


async def still_waiting(uow: UnitOfWork, case: CaseColumns, version: int) -> None:
    """Raises AlreadyHandled when a card shows something that no longer waits."""
    if case.state != CaseState.SUBMITTED:
        await tell_who(uow, case)
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
    await still_waiting(uow, case, version)
    if not await decided_first(uow, office, kind, case, version, decision, reviewer, now):
        fresh = await uow.cases.get(type(case), case.id)
        await tell_who(uow, fresh or case)


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
    """Writes a decision and lets the author know; False, and nothing is done, when somebody was faster."""
    acting = await acting_for(uow, office, case, reviewer.id, now)
    if not await uow.cases.decide(case, version, decision, reviewer.id, now, acting):
        return False
    if decision.state is CaseState.APPROVED:
        before = await uow.cases.replaced_by(case)
        if before is not None and await uow.cases.withdraw(before, before.version):
            await kind.ended(uow, before)
        await kind.approved(uow, case)
    notice = CaseReviewed(kind.name, case.id, version, decision.state)
    uow.outbox.add(notice, Recipient(employee_id=case.employee_id), now)
    return True


async def acting_for(
    uow: UnitOfWork, office: Office, case: CaseColumns, reviewer_id: int, now: datetime
) -> Acting | None:
    """For whom a reviewer decides a case as a stand-in; None for the supervisor, and for administrators."""
    found = await reviewers(uow, office, case, now)
    return next((each.acting for each in found if each.employee.id == reviewer_id), None)


@dataclass(frozen=True)
class CardMoved(Notice):
    """To a former reviewer: somebody else decides a case now; takes the place of its card."""

    kind: ClassVar[str] = "card_moved"
    case: str
    case_id: int

    @property
    def about(self) -> str:
        return f"{self.case}:{self.case_id}"


async def hand_over(
    uow: UnitOfWork,
    office: Office,
    case: CaseColumns,
    kind: str,
    former: Collection[int],
    now: datetime,
) -> None:
    """Gives the card of a waiting case to who may decide it now, and takes it from the former reviewers.

    Who has the card already keeps it.
    """
    notice = CaseSubmitted(kind, case.id, case.version)
    present = {each.employee.id for each in await reviewers(uow, office, case, now)}
    for person in present:
        if person not in former:
            card = await uow.outbox.message_of(CardMoved(kind, case.id), person)
            uow.outbox.add(notice, Recipient(employee_id=person), now, edit_message_id=card)
    for person in set(former) - present:
        card = await uow.outbox.message_of(notice, person)
        if card is not None:
            moved = CardMoved(kind, case.id)
            uow.outbox.add(moved, Recipient(employee_id=person), now, edit_message_id=card)


async def take_back(
    uow: UnitOfWork, kind: CaseKind[Any], case: CaseColumns, version: int, reviewer: Employee, now: datetime
) -> None:
    """Lets a case wait again whose decision was a mistake, and corrects what its author was told.

    Raises AlreadyHandled when somebody else decided, when it was too long ago, or when it has moved on.
    """
    if case.state not in DECIDED or case.version != version:
        raise AlreadyHandled("undo-moved-on")
    check_undo(case.reviewed_at, case.reviewer_id, reviewer.id, now)
    if not await waits_again(uow, kind, case, version, now):
        raise AlreadyHandled("undo-moved-on")


async def waits_again(
    uow: UnitOfWork, kind: CaseKind[Any], case: CaseColumns, version: int, now: datetime
) -> bool:
    """Undoes a decision that may be undone and corrects what its author was told; False when it moved on."""
    was_approved = case.state == CaseState.APPROVED
    if not await uow.cases.take_back(case, version):
        return False
    if was_approved:
        await kind.ended(uow, case)
        before = await uow.cases.replaced_by(case)
        if before is not None and await uow.cases.approve_again(before, before.version):
            await kind.approved(uow, before)
    news = CaseReviewed(kind.name, case.id, version, CaseState.SUBMITTED)
    told = await uow.outbox.message_of(news, case.employee_id)
    uow.outbox.add(news, Recipient(employee_id=case.employee_id), now, edit_message_id=told)
    return True


async def tell_who(uow: UnitOfWork, case: CaseColumns) -> NoReturn:
    """Raises AlreadyHandled with who decided a case that waits no longer."""
    if case.state == CaseState.WITHDRAWN:
        raise AlreadyHandled("review-withdrawn")
    reviewer = None if case.reviewer_id is None else await uow.people.get(case.reviewer_id)
    name = reviewer.name if reviewer else "–"
    if case.acted_for_id is None:
        raise AlreadyHandled("review-handled", name=name)
    supervisor = await uow.people.get(case.acted_for_id)
    raise AlreadyHandled(f"review-handled-{case.acted_as}", name=name, supervisor=supervisor.name)

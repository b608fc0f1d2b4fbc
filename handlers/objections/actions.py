"""Files, answers, decides and withdraws objections, and names deciders: the records, and the notices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.closing.corrections import Correction
from domain.closing.notices import FollowUpWaits, ObjectionNews
from domain.errors import AlreadyHandled, Invalid, or_refuse
from domain.notices import Recipient
from domain.objections.deciding import DecisionDraft, ObjectionAnswerDraft, ObjectionDraft, corrections_for
from domain.objections.life import (
    Answered,
    Decided,
    DeciderNamed,
    Filed,
    ObjectionState,
    What,
    Withdrawn,
    due_dates,
)
from domain.objections.news import News
from domain.office import Office
from domain.people import ActingAs
from domain.scoring import Scorecard
from handlers.frame.records import ObjectionOf
from handlers.kit.objecting import ObjectionWindow, result_of
from handlers.objections.offers import evidence_of, offers_of
from storage.follow_ups import asked_by_revision
from storage.records.closings import Frozen
from storage.records.objections import Objected
from storage.records.supervision import Reviewer
from storage.tables import Employee
from storage.uow import UnitOfWork


def right_to(objected: Objected) -> ObjectionOf:
    """What the table of rights is asked about."""
    return ObjectionOf(objected.life)


async def _then(uow: UnitOfWork, objected: Objected, what: What, by: int | None, now: datetime) -> Objected:
    return or_refuse(await uow.objections.then(objected, what, by, now), AlreadyHandled("objection-moved-on"))


def _tell(uow: UnitOfWork, objected: Objected, news: News, people: Iterable[int], now: datetime) -> None:
    for person in dict.fromkeys(people):
        uow.outbox.add(ObjectionNews(objected.id, news), Recipient(employee_id=person), now)


def _ids(reviewers: Iterable[Reviewer]) -> list[int]:
    return [each.employee.id for each in reviewers]


async def _tell_administrators(
    uow: UnitOfWork, office: Office, objected: Objected, news: News, now: datetime
) -> None:
    for recipient in await uow.administrators.recipients(office, now):
        uow.outbox.add(ObjectionNews(objected.id, news), recipient, now)


async def file(
    uow: UnitOfWork,
    office: Office,
    window: ObjectionWindow,
    person: Employee,
    draft: ObjectionDraft,
    now: datetime,
) -> Objected:
    """Files an objection with a copy of the named records; raises Refusal when that is not possible now."""
    if window.why_not is not None:
        raise window.why_not
    if draft.reasons is None:
        raise Invalid("objection-incomplete")
    offers = await offers_of(uow, window.frozen, person.id, now)
    evidence = await evidence_of(uow, offers, draft.keys)
    if not evidence.named and offers.must_name:
        raise Invalid("objection-names-nothing")
    answer_due, decide_due = due_dates(window.calendar, now)
    filed = Filed(
        reasons=draft.reasons,
        components=offers.components(draft.keys),
        evidence=evidence,
        proof=draft.proof,
        revision=window.frozen.revision,
        told_on=window.told_on,
        zone=window.calendar.zone.key,
        answer_due=answer_due,
        decide_due=decide_due,
        assessor=None if window.assessor is None else window.assessor.id,
        decider=None if window.decider is None else window.decider.id,
    )
    number = await uow.objections.file(window.frozen.closing_id, person.id, filed, now)
    objected = None if number is None else await uow.objections.get(number)
    if objected is None:
        raise AlreadyHandled("objection-filed-already")
    today = office.date_of(now)
    deciding = _ids(await uow.objections.deciding(objected.life, today))
    _tell(uow, objected, News.TO_ANSWER, _ids(await uow.objections.answering(objected.life, today)), now)
    waits = objected.life.state is ObjectionState.AWAITS_ANSWER
    _tell(uow, objected, News.TO_HEAR if waits else News.TO_DECIDE, deciding, now)
    if not deciding:
        await _tell_administrators(uow, office, objected, News.NO_DECIDER, now)
    return objected


async def answer(
    uow: UnitOfWork,
    office: Office,
    objected: Objected,
    person: Employee,
    draft: ObjectionAnswerDraft,
    now: datetime,
) -> Objected:
    """Keeps the assessor's answer and lets both the author and who decides know."""
    today = office.date_of(now)
    acted_as = _acting(await uow.objections.answering(objected.life, today), person.id)
    answered = Answered(text=draft.text or "", proof=draft.proof, acted_as=acted_as)
    after = await _then(uow, objected, answered, person.id, now)
    _tell(uow, after, News.ANSWERED, [after.employee_id], now)
    _tell(uow, after, News.TO_DECIDE, _ids(await uow.objections.deciding(after.life, today)), now)
    return after


def _acting(reviewers: Iterable[Reviewer], who: int) -> ActingAs | None:
    found = next((each for each in reviewers if each.employee.id == who), None)
    return found.acting.kind if found is not None and found.acting is not None else None


async def withdraw(uow: UnitOfWork, office: Office, objected: Objected, now: datetime) -> Objected:
    """Withdraws an objection; those who were to answer or decide are told."""
    today = office.date_of(now)
    told = [
        *_ids(await uow.objections.answering(objected.life, today)),
        *_ids(await uow.objections.deciding(objected.life, today)),
    ]
    after = await _then(uow, objected, Withdrawn(), objected.employee_id, now)
    _tell(uow, after, News.WITHDRAWN, told, now)
    return after


async def name_decider(
    uow: UnitOfWork, office: Office, objected: Objected, decider: int, by: int | None, now: datetime
) -> Objected:
    """An administrator names the decider; both sides are told. Raises Invalid for one of them."""
    if decider in objected.life.sides:
        raise Invalid("objection-decider-side")
    after = await _then(uow, objected, DeciderNamed(decider=decider), by, now)
    today = office.date_of(now)
    answering = _ids(await uow.objections.answering(after.life, today))
    _tell(uow, after, News.NAMED, [after.employee_id, *answering], now)
    waits = after.life.state is ObjectionState.AWAITS_ANSWER
    deciding = _ids(await uow.objections.deciding(after.life, today))
    _tell(uow, after, News.TO_HEAR if waits else News.TO_DECIDE, deciding, now)
    return after


# --- the decision ---------------------------------------------------------------------------------------


def outcome(before: Frozen, corrections: Iterable[Correction]) -> Scorecard:
    """The result with corrections applied; raises Invalid when they change nothing or do not fit."""
    kept = before.records
    records = kept._replace(corrections=(*kept.corrections, *corrections))
    try:
        card = records.scored_by(before.scheme)
    except ValueError:
        raise Invalid("objection-does-not-fit") from None
    if records.corrected == before.facts:
        raise Invalid("objection-changes-nothing")
    return card


async def decide(
    uow: UnitOfWork,
    office: Office,
    objected: Objected,
    person: Employee,
    draft: DecisionDraft,
    now: datetime,
) -> Objected:
    """Upholds the result, or writes its next revision; everybody concerned is told."""
    if draft.reasons is None or draft.changes is None:
        raise Invalid("objection-incomplete")
    if len(objected.life.events) != draft.seen:
        raise AlreadyHandled("objection-moved-on")
    today = office.date_of(now)
    deciding = await uow.objections.deciding(objected.life, today)
    told = [objected.employee_id, *_ids(await uow.objections.answering(objected.life, today))]
    if objected.life.answer is not None and objected.life.answer.by is not None:
        told.append(objected.life.answer.by)
    corrections: tuple[Correction, ...] = ()
    revision, asked = None, list[int]()
    if draft.changes:
        evidence = objected.life.filed.evidence
        corrections = corrections_for(evidence, dict(draft.chosen), person.id, draft.reasons)
        before = await result_of(uow, objected)
        card, key = outcome(before, corrections), (objected.closing_id, objected.employee_id)
        asked = await asked_by_revision(uow, *key, before.card, card, today)
        revision = before.revision + 1
    decided = Decided(
        reasons=draft.reasons,
        chosen=draft.chosen if draft.changes else (),
        corrections=corrections,
        revision=revision,
        acted_as=_acting(deciding, person.id),
    )
    after = await _then(uow, objected, decided, person.id, now)
    if corrections:
        await uow.closings.revise(objected.closing_id, objected.employee_id, corrections, now)
    told += [each for each in _ids(deciding) if each != person.id]
    _tell(uow, after, News.DECIDED, told, now)
    for each in asked:
        uow.outbox.add(FollowUpWaits(each, objected.closing_id), Recipient(employee_id=each), now)
    return after

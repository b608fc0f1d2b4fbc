"""What reviewers and authors are told of cases, put into words as things stand when it is sent."""

from __future__ import annotations

from dataclasses import replace

from domain.cases import CaseState, rings
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import actor_of, may
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Screen
from handlers.kit.case_actions import CardDecided, CardMoved, CaseReviewed, CaseSubmitted, ReasonReceived
from handlers.kit.case_card import AnyKind, card
from handlers.kit.own_cases import own_screen
from handlers.kit.reviewers import acting_line
from storage.tables import CaseColumns


async def _known(told: Telling, name: str, case_id: int) -> tuple[AnyKind, CaseColumns] | None:
    kind = told.rooms.case(name)
    case = None if kind is None else await told.uow.cases.get(kind.table, case_id)
    return None if kind is None or case is None else (kind, case)


async def _decides(told: Telling, kind: AnyKind, case: CaseColumns) -> bool:
    """Whether who is told may still decide the case: who no longer does may use none of its buttons."""
    reader = await actor_of(told.uow, told.office, told.chat_id, told.now)
    return await may(told.uow, told.office, reader, kind.action, case, told.now)


async def submitted(told: Telling, notice: CaseSubmitted) -> Screen | None:
    """The card of a case that still waits in this version."""
    known = await _known(told, notice.case, notice.case_id)
    if known is None or known[1].state != CaseState.SUBMITTED or known[1].version != notice.version:
        return None
    kind, case = known
    if not await _decides(told, kind, case):
        return None
    reader = await told.uow.people.linked(told.chat_id)
    if reader is None:
        return await card(told.uow, told.words, kind, case, told.now)
    who = reader.employee.id
    acting = await acting_line(told.uow, told.words, told.office, case, who, told.now)
    screen = await card(told.uow, told.words, kind, case, told.now, acting)
    is_first = await told.uow.outbox.is_first_of_its_hour(notice, who)
    return replace(screen, is_silent=not rings(told.now.astimezone(told.office.zone), is_first=is_first))


async def decided(told: Telling, notice: CardDecided) -> Screen | None:
    """The card as things stand then; None once its author has sent another version."""
    known = await _known(told, notice.case, notice.case_id)
    if known is None or notice.version not in (0, known[1].version):
        return None
    kind, case = known
    screen = await card(told.uow, told.words, kind, case, told.now)
    return screen if await _decides(told, kind, case) else Screen(screen.text)


async def moved(told: Telling, notice: CardMoved) -> Screen | None:
    """That somebody else decides a case now."""
    known = await _known(told, notice.case, notice.case_id)
    if known is None:
        return None
    kind, case = known
    author = await told.uow.people.get(case.employee_id)
    head = await told.uow.supervision.supervisor_of(case.supervised_id, case.date)
    about, to = kind.about(told.words, case), "–" if head is None else head.name
    return Screen(told.words("case-moved", name=author.name, about=about, supervisor=to))


async def reason_received(told: Telling, notice: ReasonReceived) -> Screen | None:
    """Whose work was returned or rejected; it stays in the chat when that is taken back."""
    known = await _known(told, notice.case, notice.case_id)
    if known is None or known[1].state not in (CaseState.RETURNED, CaseState.REJECTED):
        return None
    kind, case = known
    author = await told.uow.people.get(case.employee_id)
    about = kind.about(told.words, case)
    said = told.words(kind.key(f"review-done-{case.state}"), name=author.name, activity=about)
    reader = await told.uow.people.linked(told.chat_id)
    today = told.now.astimezone(told.office.zone).date()
    if reader is None or not await told.uow.supervision.anything_waits(reader.employee.id, today):
        return Screen(said)
    return Screen(said, [[Button(told.words.plain("queue-go-on"), CommandTap("tinjau"))]])


async def reviewed(told: Telling, notice: CaseReviewed) -> Screen | None:
    """What was decided, or that it waits again; None once that has changed or the author sent it again."""
    known = await _known(told, notice.case, notice.case_id)
    if known is None or known[1].version != notice.version:
        return None
    kind, case = known
    if notice.state == case.state == CaseState.SUBMITTED:
        return await own_screen(told, kind, case, told.words(f"reviewed-{kind.name}-submitted"))
    is_so = case.state != CaseState.SUBMITTED and notice.state in ("", case.state)
    return await own_screen(told, kind, case) if is_so else None

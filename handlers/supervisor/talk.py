"""Proposing another supervisor: who, from when on, why; and the correction as a case of administrators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.answers import parse_reason
from domain.cases import CaseState
from domain.errors import Invalid
from domain.notices import MenuChanged
from domain.people import Nip
from domain.periods import Span
from domain.spans import check_within, parse_any_day
from domain.supervisor import SupervisorDraft, check_supervisor, replaced, starts
from handlers.frame.case_kind import CaseKind, CaseText, Reader
from handlers.frame.flow import CHANGE, Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.case_handover import hand_over, waiting_of
from handlers.kit.days import own_today
from handlers.kit.own_cases import put
from handlers.kit.pickers import Day
from handlers.kit.search import Search, people_options
from handlers.kit.slots import Sentence
from handlers.kit.teams import tell_heads
from locales import Html, Words
from storage.tables import SupervisorCorrection
from storage.uow import UnitOfWork


async def _with_supervisor(turn: Turn, draft: SupervisorDraft, value: str) -> SupervisorDraft:
    await _check_above(turn.uow, turn.person.id, int(value), await own_today(turn, draft))
    return draft.answer("supervisor", supervisor_id=int(value))


async def _check_above(uow: UnitOfWork, person_id: int, supervisor_id: int, day: date) -> None:
    check_supervisor(person_id, [supervisor_id, *await uow.supervision.above(supervisor_id, day)])


async def _pages(turn: Turn, draft: SupervisorDraft) -> Span:
    return starts(await own_today(turn, draft))


async def _starting(turn: Turn, draft: SupervisorDraft, day: date) -> SupervisorDraft:
    check_within(day, await _pages(turn, draft), "supervisor-start-out")
    if draft.supervisor_id is not None:
        await _check_above(turn.uow, turn.person.id, draft.supervisor_id, day)
        replaced(await turn.uow.supervisor.held(turn.person.id), draft.supervisor_id, day)
    return draft.answer("start", start=day)


async def _so_far(turn: Turn, draft: SupervisorDraft) -> Sequence[Html]:
    words = turn.words
    lines = [words("supervisor-title")]
    if draft.supervisor_id is not None and "supervisor" in draft.answered:
        proposed = await turn.uow.people.get(draft.supervisor_id)
        lines.append(words("supervisor-line-proposed", name=proposed.name, nip=Nip(proposed.nip).pretty))
    if draft.start is not None and "start" in draft.answered:
        lines.append(words("supervisor-line-start", day=draft.start))
    if draft.reason is not None:
        lines.append(words("supervisor-line-reason", reason=draft.reason))
    return [*lines, Html("")]


async def _send(turn: Turn, dialog: OpenDialog[SupervisorDraft]) -> Screen | None:
    draft, author = dialog.draft, turn.person.id
    if draft.supervisor_id is None or draft.start is None or draft.reason is None:
        raise Invalid("supervisor-incomplete")
    case = await turn.uow.cases.get(SupervisorCorrection, draft.correction_id)
    if case is None and await turn.uow.cases.undecided_of(SupervisorCorrection, author):
        raise Invalid("supervisor-asked-already")
    # The day may have been chosen before the person was.
    await _starting(turn, draft, draft.start)
    content = {"supervisor_id": draft.supervisor_id, "date": draft.start, "reason": draft.reason}
    await put(turn, dialog, CASE, content, case=case)
    return None


SUPERVISOR: Flow[SupervisorDraft] = Flow(
    "supervisor",
    Action.SEE_SUPERVISOR,
    SupervisorDraft,
    slots=[
        Search("supervisor", people_options, _with_supervisor),
        Day(
            "start",
            base=own_today,
            quick=[("report-today", 0)],
            pages=_pages,
            chosen=_starting,
            read=parse_any_day,
        ),
        Sentence("reason", parse_reason),
    ],
    so_far=_so_far,
    summary="supervisor-ask-summary",
    finish=_send,
    about=lambda draft: draft.correction_id,
)


def _about(words: Words, correction: SupervisorCorrection) -> str:
    return words.plain("supervisor-about", day=words.short_day(correction.date))


async def _said(uow: UnitOfWork, words: Words, correction: SupervisorCorrection, reader: Reader) -> CaseText:
    proposed = await uow.people.get(correction.supervisor_id)
    if correction.state == CaseState.APPROVED:
        former = correction.former_id
        head = None if former is None else await uow.people.get(former)
    else:
        head = await uow.supervision.supervisor_of(correction.employee_id, correction.date)
    lines = [
        words("supervisor-line-former", name="–" if head is None else head.name),
        words("supervisor-line-proposed", name=proposed.name, nip=Nip(proposed.nip).pretty),
        words("supervisor-line-start", day=correction.date),
        words("supervisor-line-reason", reason=correction.reason),
    ]
    return CaseText(lines)


async def _change(turn: Turn, correction: SupervisorCorrection) -> None:
    draft = SUPERVISOR.filled(
        correction_id=correction.id,
        supervisor_id=correction.supervisor_id,
        start=correction.date,
        reason=correction.reason,
    )
    await turn.begin(SUPERVISOR, draft, CHANGE)


async def _approved(uow: UnitOfWork, correction: SupervisorCorrection) -> None:
    """Checks again what may have changed since it was sent, and lets the proposed person supervise."""
    await _check_above(uow, correction.employee_id, correction.supervisor_id, correction.date)
    await uow.supervisor.put_in(correction)


async def _hand_over(turn: Turn, correction: SupervisorCorrection) -> None:
    """What waits from the date on goes to who supervises now, with its cards; their menus follow."""
    uow, author = turn.uow, correction.employee_id
    if correction.state == CaseState.APPROVED:
        before = correction.former_id
    elif correction.state == CaseState.SUBMITTED:
        before = correction.supervisor_id
    else:
        return
    today = turn.today
    former: set[int] = set()
    if before is not None:
        under = await uow.supervision.reviewers_under(await uow.people.get(before), author, today)
        former = {each.employee.id for each in under}
    heads = {correction.supervisor_id, correction.former_id}
    await tell_heads(uow, [author], heads, correction.date, turn.now, turn.actor.employee_id)
    for kind, case in await waiting_of(uow, turn.rooms, author, correction.date):
        await hand_over(uow, turn.office, case, kind, former, turn.now)
    for person in heads:
        if person is not None:
            turn.notify(MenuChanged(), person)


CASE: CaseKind[SupervisorCorrection] = CaseKind(
    "superv",
    SupervisorCorrection,
    about=_about,
    said=_said,
    change=_change,
    approved=_approved,
    ended=lambda uow, correction: uow.supervisor.take_out(correction),
    settled=_hand_over,
    action=Action.DECIDE_CORRECTION,
)

"""`/izin`: what, from when to when, why, a summary before it is sent; and the request as a case."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from telegram import Message

from domain.cases import CHANGEABLE, CaseState
from domain.errors import Invalid
from domain.leave import DAYS, MOST_PROOF, AskedLeave, LeaveDraft, RequestKind, parse_leave_reason, wanted
from domain.leave_said import LeaveSaid
from domain.leave_words import draft_said
from domain.notices import StandInProposed
from domain.periods import Period, Span
from handlers.frame.case_kind import CaseKind, CaseText, Reader
from handlers.frame.flow import CHANGE, AskAgain, Flow, OpenDialog, Question
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.days import own_today
from handlers.kit.own_cases import put
from handlers.kit.reminders import settle_reminders
from handlers.kit.slots import Around, Files, Sentence, one_of, text_of
from handlers.kit.spans import span_slots, span_text
from locales import Html, Words
from locales.scores import period_name
from storage.tables import LeaveRequest
from storage.uow import UnitOfWork


def title(words: Words, request: LeaveRequest) -> str:
    """“Cuti, 20–22 November”: one request among others."""
    asked = request.wanted
    return f"{words.plain(f'leave-kind-{asked.kind}')}, {span_text(words, asked.span, asked.half)}"


def leave_lines(words: Words, asked: AskedLeave, reason: str | None, proof: int) -> list[Html]:
    """One line for each thing that is known."""
    return [
        words("leave-line-kind", kind=words(f"leave-kind-{asked.kind}")),
        _dates(words, asked.span, asked.half),
        *([words("leave-line-reason", reason=reason)] if reason else []),
        *([words("entry-line-evidence", count=proof)] if proof else []),
    ]


def _dates(words: Words, span: Span, half: str = "") -> Html:
    days = len(list(span))
    key = "leave-line-dates" if days == 1 else "leave-line-dates-many"
    return words(key, dates=span_text(words, span, half), days=days)


def _may_be_half(draft: LeaveDraft) -> bool:
    return draft.kind is not None and draft.kind.may_be_half


def _is_absence(draft: LeaveDraft) -> bool:
    return draft.kind is None or draft.kind.leave is not None


def _has_reason(draft: LeaveDraft) -> bool:
    """Work modes need none, and keep the one that was written."""
    return _is_absence(draft) or draft.reason is not None


def _may_be_over(draft: LeaveDraft) -> bool:
    """Whether the days may be behind as well as ahead: people who fall ill ask afterwards."""
    return draft.kind is RequestKind.SAKIT


async def _so_far(turn: Turn, draft: LeaveDraft) -> Sequence[Html]:
    """What has been said, and what it overlaps."""
    words = turn.words
    lines = [Html(f"<b>{words('leave-title-change' if draft.request_id else 'leave-title')}</b>")]
    is_dated = {"start", "end"} <= draft.answered
    if not is_dated or draft.kind is None:
        lines.extend(_begun(words, draft))
    if draft.kind is not None and is_dated:
        asked = wanted(draft)
        lines.extend(leave_lines(words, asked, draft.reason, len(draft.proof)))
        for other in await turn.uow.leave.of(turn.person.id, asked.span.start):
            if other.id != draft.request_id and other.date <= asked.span.end:
                about, state = title(words, other), words(f"case-state-{other.state}")
                lines.append(words("leave-overlap", leave=about, state=state))
        for entered in await turn.uow.leave.imported(turn.person.id, asked.span):
            kind = words(f"leave-kind-{entered.kind}")
            lines.append(words("leave-overlap-imported", kind=kind, start=entered.starts, end=entered.ends))
        lines += await _asked_of_closed(turn, draft, asked)
    return [*lines, Html("")]


async def _asked_of_closed(turn: Turn, draft: LeaveDraft, asked: AskedLeave) -> list[Html]:
    """What a request does not change of closed results, or what of them it leaves as it was."""
    request = await turn.uow.cases.get(LeaveRequest, draft.request_id)
    if request is None or request.state != CaseState.APPROVED or not asked.shrinks(request.wanted):
        return await _closed_lines(turn.uow, turn.words, asked, Reader.AUTHOR)
    given_up = _given_up(request, asked)
    return await _kept_lines(turn.uow, turn.words, request, given_up) if given_up else []


def _given_up(request: LeaveRequest, asked: AskedLeave) -> set[date]:
    """The days of a request of which it holds less once it shrinks to what is asked."""
    stays = asked.span if asked.half == request.half else ()
    return {*request.wanted.span} - {*stays}


def _begun(words: Words, draft: LeaveDraft) -> list[Html]:
    """What has been said before both days are known, also the file that came early."""
    lines = []
    if draft.kind is not None:
        lines.append(words("leave-line-kind", kind=words(f"leave-kind-{draft.kind}")))
    if draft.start is not None and "start" in draft.answered:
        if draft.end is not None and "end" in draft.answered:
            lines.append(_dates(words, Span(draft.start, draft.end)))
        else:
            lines.append(words("leave-line-start", day=draft.start))
    elif draft.end is not None and "end" in draft.answered:
        lines.append(words("leave-line-end", day=draft.end))
    if draft.reason:
        lines.append(words("leave-line-reason", reason=draft.reason))
    if draft.proof:
        lines.append(words("entry-line-evidence", count=len(draft.proof)))
    return lines


async def _send(turn: Turn, dialog: OpenDialog[LeaveDraft]) -> Screen | None:
    """Asks for leave, or changes what was asked for; raises Invalid when the same is asked for already."""
    draft, asked = dialog.draft, wanted(dialog.draft)
    request = await turn.uow.cases.get(LeaveRequest, draft.request_id)
    for other in await turn.uow.leave.of(turn.person.id, asked.span.start):
        is_this = request is not None and request.id in (other.id, other.replaces_id)
        if other.wanted == asked and not is_this:
            raise Invalid("leave-asked-already")
    content = {
        "kind": asked.kind,
        "date": asked.span.start,
        "ends": asked.span.end,
        "half": asked.half,
        "reason": draft.reason,
        "proof": draft.proof,
    }
    given_up = None
    if request is not None and asked.shrinks(request.wanted):
        is_all = (request.reason, request.proof) == (draft.reason, draft.proof)
        given_up = _given_up(request, asked) if is_all else None
    await put(turn, dialog, CASE, content, case=request, given_up=given_up)
    await settle_reminders(turn.uow, turn.person.id, await own_today(turn, draft), turn.now)
    return None


class _Kind(Around[LeaveDraft]):
    """The kind; what is written with it answers the questions that follow."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[LeaveDraft]) -> Question:
        return await self._slot.ask(turn, flow, dialog)

    async def hear(
        self, turn: Turn, dialog: OpenDialog[LeaveDraft], message: Message
    ) -> LeaveDraft | AskAgain[LeaveDraft]:
        draft = dialog.draft
        first = draft.start if "start" in draft.answered else None
        read = draft_said(text_of(message), await own_today(turn, draft), first)
        said = read.draft
        if said.kind is None:
            return await super().hear(turn, dialog, message)
        say_unread(turn, read)
        # A last day is of the first one with which it was said.
        is_another = first is not None and said.start not in (None, first)
        known = draft.answered | {"end"} if is_another else draft.answered - {"end"}
        for name in said.answered - known | {"kind"}:
            draft = draft.answer(name, **{name: getattr(said, name)})
        start, end = draft.start, draft.end
        is_wrong = start is not None and end is not None and end not in DAYS.lasts(start)
        return draft.reopen("end") if is_wrong else draft


def say_unread(turn: Turn, said: LeaveSaid) -> None:
    """Says what of the words about a leave is not read as they may be meant."""
    words, kind = turn.words, said.draft.kind
    if said.unread:
        turn.say(Screen(words("leave-reason-short", said=said.unread)))
    if said.is_late:
        turn.say(Screen(words("leave-late")))
    elif said.has_hours:
        turn.say(Screen(words("leave-hours")))
    if said.is_half and kind is not None and not kind.may_be_half:
        turn.say(Screen(words("leave-whole-day", kind=words(f"leave-kind-{kind}"))))


LEAVE: Flow[LeaveDraft] = Flow(
    "leave",
    Action.PUT_FORWARD,
    LeaveDraft,
    slots=[
        _Kind(one_of("kind", RequestKind, "leave-kind", width=2)),
        *span_slots("start", "end", DAYS, own_today, half=_may_be_half, either_way=_may_be_over),
        Sentence("reason", parse_leave_reason, applies=_has_reason),
        Files("proof", MOST_PROOF, applies=_is_absence),
    ],
    so_far=_so_far,
    summary="leave-ask-summary",
    finish=_send,
    about=lambda draft: draft.request_id,
)


async def _said(uow: UnitOfWork, words: Words, request: LeaveRequest, reader: Reader) -> CaseText:
    proof = len(request.proof)
    lines = leave_lines(words, request.wanted, request.reason, proof)
    before = await uow.cases.replaced_by(request) if request.state in CHANGEABLE else None
    replaces = [words("leave-replaces", leave=title(words, before))] if before else []
    approved_at = request.reviewed_at if request.state == CaseState.APPROVED else None
    if request.state == CaseState.WITHDRAWN:
        closed = await _kept_lines(uow, words, request)
    elif request.state != CaseState.REJECTED:
        closed = await _closed_lines(uow, words, request.wanted, reader, approved_at)
    else:
        closed = []
    return CaseText([*lines, *replaces, *closed], proof)


async def _closed_lines(
    uow: UnitOfWork, words: Words, asked: AskedLeave, reader: Reader, approved_at: datetime | None = None
) -> list[Html]:
    """The closed periods whose results do not have this leave, or may not; its author's way to change them.

    What is approved while results are being frozen is in those that are read after that.
    """
    is_closed = any(each.span.overlap(asked.span) for each in await uow.closings.closed())
    if asked.kind.leave is None or not is_closed:
        return []
    lines = []
    for each in await uow.closings.begun_since(asked.span.start):
        if each.starts > asked.span.end or (approved_at is not None and approved_at <= each.begun_at):
            continue
        is_sure = each.closed_at is not None and (approved_at is None or approved_at > each.closed_at)
        key = "leave-closed" if is_sure else "leave-closing"
        lines.append(words(key, period=period_name(words, Period.parse(each.period))))
    return [*lines, words("leave-closed-object")] if lines and reader is Reader.AUTHOR else lines


async def _kept_lines(
    uow: UnitOfWork, words: Words, request: LeaveRequest, given_up: Collection[date] = ()
) -> list[Html]:
    """The closed periods whose results keep an approved leave as it was, of days given up or of all of it."""
    approved_at = request.reviewed_at
    if approved_at is None or request.note or request.reason_code or request.wanted.kind.leave is None:
        return []
    lost, lines = given_up or {*request.wanted.span}, []
    for each in await uow.closings.begun_since(min(lost)):
        is_later = each.closed_at is not None and approved_at > each.closed_at
        if is_later or not any(each.starts <= day <= each.ends for day in lost):
            continue
        is_sure = each.closed_at is not None and approved_at <= each.begun_at
        key = "leave-closed-kept" if is_sure else "leave-closing-kept"
        lines.append(words(key, period=period_name(words, Period.parse(each.period))))
    return lines


async def _change(turn: Turn, request: LeaveRequest) -> None:
    asked = request.wanted
    said = {"half": asked.half, "reason": request.reason, "proof": request.proof}
    days = {"start": asked.span.start, "end": asked.span.end}
    draft = LEAVE.filled(request_id=request.id, kind=asked.kind, **days, **said)
    await turn.begin(LEAVE, draft, CHANGE)


async def _propose_stand_in(turn: Turn, request: LeaveRequest) -> None:
    """Who supervises others is offered to name a stand-in for the days of an approved absence."""
    asked, uow = request.wanted, turn.uow
    if request.state != CaseState.APPROVED or asked.kind.leave is None or asked.half:
        return
    today = turn.today
    is_over = asked.span.end < today
    if not is_over and await uow.supervision.heads(request.employee_id, today):
        turn.notify(StandInProposed(request.id), request.employee_id)


CASE: CaseKind[LeaveRequest] = CaseKind(
    "leave",
    LeaveRequest,
    about=title,
    said=_said,
    change=_change,
    changeable=(*CHANGEABLE, CaseState.APPROVED),
    approved=lambda uow, request: uow.leave.enter(request),
    ended=lambda uow, request: uow.leave.leave_out(request),
    stays=_kept_lines,
    settled=_propose_stand_in,
)

"""Leave: the own requests, their buttons and notices."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from domain.cases import CaseState
from domain.errors import AlreadyHandled, Invalid
from domain.leave import LeaveDraft, RequestKind
from handlers.frame.callbacks import CommandTap
from handlers.frame.case_kind import Reader
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.attachments import show_evidence
from handlers.kit.days import today_of
from handlers.kit.drafts import begin_afresh
from handlers.kit.reviewers import verdict, waits_for
from handlers.leave import actions
from handlers.leave.actions import LeaveChanged
from handlers.leave.case import CASE, LeaveTap, author_rows, title
from handlers.leave.talk import LEAVE, LeaveReceived
from locales import Html, Words
from storage.records.leave import proof_of
from storage.tables import LeaveRequest

_SHOWN_BACK = timedelta(days=31)
_ASK = "baru"
"""What follows the command in the button that asks for another leave."""


async def leave(turn: Turn, argument: str) -> None:
    """The own requests that are not over; asks for leave at once where there are none."""
    today = await today_of(turn.uow, turn.office, turn.person.id, turn.now)
    requests = await turn.uow.leave.of(turn.person.id, today - _SHOWN_BACK)
    if argument == _ASK or not requests:
        await begin_afresh(turn, LEAVE, LeaveDraft(), f"izin {_ASK}")
        return
    words = turn.words
    lines = [
        words("leave-own-line", leave=title(words, each), state=words(f"leave-state-{each.state}"))
        for each in requests
    ]
    rows = [[Button(title(words, each), LeaveTap(each.id, "show"))] for each in requests]
    fresh = Button(words.plain("leave-ask-new"), CommandTap(f"izin {_ASK}"), style="primary")
    turn.say(Screen(Html("\n".join([words("leave-own"), *lines])), [[fresh], *rows]))


async def tapped(turn: Turn, tap: LeaveTap) -> None:
    """Shows, changes or takes back a request of one's own, or shows its documents."""
    request = await turn.uow.cases.get(LeaveRequest, tap.request_id)
    await turn.allow(Action.SEE_LEAVE_PROOF if tap.wish == "proof" else Action.CHANGE_LEAVE, request)
    if request is None:
        raise AlreadyHandled("review-gone")
    turn.refresh = partial(_show_as_it_is, request_id=request.id)
    match tap.wish:
        case "proof":
            author = await turn.uow.people.get(request.employee_id)
            name = turn.words.plain("leave-proof-title", name=author.name, leave=title(turn.words, request))
            show_evidence(turn, name, proof_of(request))
        case "show":
            turn.edit(await _own(turn, request))
        case "change":
            actions.check_open(request)
            await turn.begin(LEAVE, _draft_of(request), "change")
        case "withdraw":
            actions.check_open(request)
            turn.edit(_really(turn.words, request))
        case "really":
            await actions.withdraw(turn.uow, turn.office, request, turn.now)
            turn.edit(await _own(turn, request))
        case _:
            raise Invalid("button-outdated")


async def _show_as_it_is(turn: Turn, request_id: int) -> None:
    request = await turn.uow.cases.get(LeaveRequest, request_id)
    if request is not None:
        turn.edit(await _own(turn, request))


def _really(words: Words, request: LeaveRequest) -> Screen:
    """Whether a request is really to be taken back."""
    yes = Button(words.plain("leave-withdraw-yes"), LeaveTap(request.id, "really"), style="danger")
    no = Button(words.plain("report-back"), LeaveTap(request.id, "show"))
    return Screen(words("leave-withdraw-ask", leave=title(words, request)), [[yes], [no]])


def _draft_of(request: LeaveRequest) -> LeaveDraft:
    return LeaveDraft(
        answered=frozenset(slot.name for slot in LEAVE.slots),
        request_id=request.id,
        kind=RequestKind(request.kind),
        start=request.date,
        end=request.ends,
        half=request.half,
        reason=request.reason,
        proof=proof_of(request),
    )


async def _own(turn: Turn | Telling, request: LeaveRequest) -> Screen:
    """A request as its author sees it."""
    words = turn.words
    waits = request.state == CaseState.SUBMITTED
    head = words("leave-sent" if waits else f"reviewed-leave-{request.state}")
    lines = [head, *await CASE.lines(turn.uow, words, request, Reader.AUTHOR)]
    if waits:
        lines.append(await waits_for(turn.uow, words, turn.office, request, turn.now))
    elif request.reviewer_id is not None:
        lines.append(await verdict(turn.uow, words, request))
    return Screen(Html("\n".join(lines)), author_rows(words, request))


async def received(told: Telling, notice: LeaveReceived) -> Screen | None:
    """What was asked for, and for whose approval it waits."""
    request = await told.uow.cases.get(LeaveRequest, notice.request_id)
    return None if request is None else await _own(told, request)


async def changed(told: Telling, notice: LeaveChanged) -> Screen | None:
    """To who reviews it: what is left of an approved leave."""
    request = await told.uow.cases.get(LeaveRequest, notice.request_id)
    if request is None:
        return None
    author = await told.uow.people.get(request.employee_id)
    key = "leave-withdrawn-told" if request.state == CaseState.WITHDRAWN else "leave-shortened-told"
    return Screen(told.words(key, name=author.name, leave=title(told.words, request)))


ROOM = Room(
    "leave",
    commands=[Command("izin", Action.ASK_LEAVE, leave, aliases=("cuti", "leave"))],
    taps=[Tap(LeaveTap, None, tapped)],
    flows=[LEAVE],
    cases=[CASE],
    notices={LeaveReceived: received, LeaveChanged: changed},
)

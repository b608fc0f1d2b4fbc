"""`/izin` on the phone: what, from when to when, why, and a summary before it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from domain.answers import parse_reason
from domain.errors import Invalid
from domain.leave import (
    ASKED_AHEAD,
    ASKED_BACK,
    MOST_PROOF,
    LeaveDraft,
    RequestKind,
    check_end,
    check_start,
    parse_day,
    wanted,
)
from domain.notices import Notice, Priority
from domain.periods import Span
from handlers.frame.flow import Flow, Talk
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.days import today_of
from handlers.kit.pickers import Day, days_within
from handlers.kit.slots import Choice, Files, Option, Sentence
from handlers.leave import actions
from handlers.leave.case import leave_lines, title
from locales import Html

_HALVES = ("", "pagi", "siang")


@dataclass(frozen=True)
class LeaveReceived(Notice):
    """To the author: the request is in the books; takes the place of the conversation's live message."""

    kind: ClassVar[str] = "leave_received"
    priority: ClassVar[Priority] = Priority.ANSWER
    request_id: int


async def _kinds(turn: Turn, draft: LeaveDraft) -> list[Option]:
    return [Option(turn.words.plain(f"leave-kind-{kind}"), kind) for kind in RequestKind]


async def _with_kind(turn: Turn, draft: LeaveDraft, value: str) -> LeaveDraft:
    return draft.answer("kind", kind=RequestKind(value))


async def _today(turn: Turn, draft: LeaveDraft) -> date:
    return await today_of(turn.uow, turn.office, turn.person.id, turn.now)


async def _first_pages(turn: Turn, draft: LeaveDraft) -> Span:
    today = await _today(turn, draft)
    return Span(today - ASKED_BACK, today + ASKED_AHEAD)


async def _last_pages(turn: Turn, draft: LeaveDraft) -> Span:
    start = draft.start or await _today(turn, draft)
    return Span(start, start + ASKED_AHEAD - timedelta(days=1))


async def _days_from_today(turn: Turn, draft: LeaveDraft, month: date) -> Sequence[date]:
    return days_within(await _first_pages(turn, draft), month)


async def _days_from_start(turn: Turn, draft: LeaveDraft, month: date) -> Sequence[date]:
    return days_within(await _last_pages(turn, draft), month)


async def _starts(turn: Turn, draft: LeaveDraft, day: date) -> LeaveDraft:
    check_start(day, await _today(turn, draft))
    started = draft.answer("start", start=day)
    return started if draft.end is None or draft.end >= day else started.reopen("end")


async def _first_day(turn: Turn, draft: LeaveDraft) -> date:
    return draft.start or await _today(turn, draft)


async def _ends(turn: Turn, draft: LeaveDraft, day: date) -> LeaveDraft:
    check_end(await _first_day(turn, draft), day)
    return draft.answer("end", end=day)


async def _halves(turn: Turn, draft: LeaveDraft) -> list[Option]:
    return [Option(turn.words.plain(f"leave-half-{half or 'whole'}"), half or "whole") for half in _HALVES]


async def _with_half(turn: Turn, draft: LeaveDraft, value: str) -> LeaveDraft:
    return draft.answer("half", half="" if value == "whole" else value)


def _may_be_half(draft: LeaveDraft) -> bool:
    one_day = draft.start is not None and draft.start == draft.end
    return one_day and draft.kind is not None and draft.kind.may_be_half


def _is_absence(draft: LeaveDraft) -> bool:
    return draft.kind is None or draft.kind.leave is not None


async def _so_far(turn: Turn, draft: LeaveDraft) -> Sequence[Html]:
    """What has been said, and what it overlaps."""
    words = turn.words
    head = words("leave-title-change" if draft.request_id else "leave-title")
    lines = [Html(f"<b>{head}</b>")]
    if draft.kind is not None and not {"start", "end"} <= draft.answered:
        lines.append(words("leave-line-kind", kind=words(f"leave-kind-{draft.kind}")))
    if draft.kind is not None and {"start", "end"} <= draft.answered:
        asked = wanted(draft)
        lines.extend(leave_lines(words, asked, draft.reason, len(draft.proof)))
        for other in await turn.uow.leave.of(turn.person.id, asked.span.start):
            if other.id != draft.request_id and other.date <= asked.span.end:
                about, state = title(words, other), words(f"leave-state-{other.state}")
                lines.append(words("leave-overlap", leave=about, state=state))
        for entered in await turn.uow.leave.imported(turn.person.id, asked.span):
            kind = words(f"leave-kind-{entered.kind}")
            lines.append(words("leave-overlap-imported", kind=kind, start=entered.starts, end=entered.ends))
    return [*lines, Html("")]


async def _send(turn: Turn, talk: Talk[LeaveDraft]) -> Screen | None:
    request = await actions.send(turn.uow, turn.office, turn.person, talk.draft, turn.now)
    turn.confirm(LeaveReceived(request.id), edit_message_id=talk.message_id)
    return None


def _parse_reason(text: str) -> str:
    try:
        return parse_reason(text)
    except Invalid as refusal:
        raise Invalid(refusal.key.replace("review-", "leave-"), **refusal.params) from None


LEAVE: Flow[LeaveDraft] = Flow(
    "leave",
    Action.ASK_LEAVE,
    LeaveDraft,
    slots=[
        Choice("kind", _kinds, _with_kind, width=2),
        Day(
            "start",
            base=_today,
            quick=[("report-today", 0), ("leave-tomorrow", 1)],
            pages=_first_pages,
            open_days=_days_from_today,
            chosen=_starts,
            read=parse_day,
        ),
        Day(
            "end",
            base=_first_day,
            quick=[("leave-same-day", 0), ("leave-next-day", 1)],
            pages=_last_pages,
            open_days=_days_from_start,
            chosen=_ends,
            read=parse_day,
        ),
        Choice("half", _halves, _with_half, applies=_may_be_half),
        Sentence("reason", _parse_reason, applies=_is_absence),
        Files("proof", MOST_PROOF, applies=_is_absence),
    ],
    so_far=_so_far,
    summary=lambda turn, draft: turn.words("leave-ask-summary"),
    finish=_send,
    about=lambda draft: draft.request_id,
)

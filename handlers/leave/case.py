"""A request for leave as a case: what its card shows, and how it is told in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.cases import CaseState
from domain.leave import Wanted
from handlers.frame.callbacks import Callback
from handlers.frame.case_kind import CaseKind, Reader
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Rows
from handlers.leave import actions
from locales import Html, Words
from storage.records.leave import wanted_by
from storage.tables import LeaveRequest
from storage.uow import UnitOfWork


@dataclass(frozen=True)
class LeaveTap(Callback, prefix="lv1"):
    """What is wished for a request: show, change, withdraw, really withdraw, or its documents."""

    request_id: int
    wish: str


def dates(words: Words, asked: Wanted) -> Html:
    """“Jumat, 20 November 2026”, with its half, or “20 … – 22 …”."""
    start, end = asked.span.start, asked.span.end
    if start != end:
        return words("leave-dates", start=words.short_day(start), end=words.short_day(end))
    return words(f"leave-date-{asked.half or 'whole'}", day=start)


def title(words: Words, request: LeaveRequest) -> str:
    """“Cuti, 20–22 November”: one request among others."""
    asked = wanted_by(request)
    return f"{words.plain(f'leave-kind-{asked.kind}')}, {dates(words, asked)}"


def leave_lines(words: Words, asked: Wanted, reason: str | None, proof: int) -> list[Html]:
    """One line for each thing that is known."""
    lines = [words("leave-line-kind", kind=words(f"leave-kind-{asked.kind}"))]
    days = len(list(asked.span))
    key = "leave-line-dates" if days == 1 else "leave-line-dates-many"
    lines.append(words(key, dates=dates(words, asked), days=days))
    if reason:
        lines.append(words("leave-line-reason", reason=reason))
    if proof:
        lines.append(words("entry-line-evidence", count=proof))
    return lines


async def _lines(uow: UnitOfWork, words: Words, request: LeaveRequest, reader: Reader) -> Sequence[Html]:
    lines = leave_lines(words, wanted_by(request), request.reason, len(request.proof))
    waits = request.state in (CaseState.SUBMITTED, CaseState.RETURNED)
    if waits and request.replaces_id is not None:
        before = await uow.cases.get(LeaveRequest, request.replaces_id)
        lines.extend([words("leave-replaces", leave=title(words, before))] if before else [])
    return lines


async def _rows(uow: UnitOfWork, words: Words, request: LeaveRequest) -> Rows:
    if not request.proof:
        return []
    return [[Button(words.plain("card-evidence"), LeaveTap(request.id, "proof"))]]


def author_rows(words: Words, request: LeaveRequest) -> Rows:
    """What its author may do with a request that is not over."""
    if request.state in (CaseState.REJECTED, CaseState.WITHDRAWN):
        return []
    change = "correct" if request.state == CaseState.RETURNED else "change"
    return [
        [
            Button(words.plain(f"leave-{change}"), LeaveTap(request.id, "change")),
            Button(words.plain("leave-withdraw"), LeaveTap(request.id, "withdraw")),
        ]
    ]


CASE: CaseKind[LeaveRequest] = CaseKind(
    actions.CASE,
    LeaveRequest,
    Action.REVIEW_LEAVE,
    rated=False,
    about=title,
    lines=_lines,
    rows=_rows,
    author_rows=author_rows,
    approved=actions.approved,
    reopened=actions.reopened,
)

"""One's own cases on the phone: the list, one of them with its buttons, its proof, and taking it back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeVar

from msgspec.structs import replace

from domain.cases import DECIDED, CaseState
from domain.errors import AlreadyHandled, Invalid, or_refuse
from domain.notices import Notice, Priority
from handlers.frame.callbacks import Callback, CommandTap
from handlers.frame.case_kind import CaseKind, Reader
from handlers.frame.flow import D, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from handlers.kit import own_actions
from handlers.kit.attachments import show_evidence
from handlers.kit.case_card import AnyKind, ProofTap, shown
from handlers.kit.own_actions import CaseChanged
from handlers.kit.reviewers import verdict, waits_for
from locales import Html, Words, in_lines
from storage.tables import CaseColumns
from storage.uow import UnitOfWork

R = TypeVar("R", bound=CaseColumns)

NEW = "baru"
"""What follows the command in the button that begins another case."""


class OwnTap(Callback, prefix="ow1"):
    """What its author wishes for a case: show, change, withdraw, really withdraw, or the list."""

    kind: str
    case_id: int
    wish: str


class CaseReceived(Notice, kind="case_received", priority=Priority.ANSWER):
    """To the author: the case is saved; replaces the conversation's live message."""

    case: str
    case_id: int


async def put(
    turn: Turn,
    dialog: OpenDialog[D],
    kind: CaseKind[R],
    content: Mapping[str, Any],
    *,
    case: R | None = None,
    given_up: Collection[date] | None = None,
) -> None:
    """Ends a conversation: sends a case or changes one (`own_actions.send`), and confirms it in its place."""
    sent = await own_actions.send(
        turn.uow, turn.office, kind, turn.person.id, content, turn.now, case=case, given_up=given_up
    )
    turn.confirm(CaseReceived(kind.name, sent.id), edit_message_id=dialog.message_id)


async def own_list(turn: Turn, kind: AnyKind, cases: Sequence[CaseColumns], command: str) -> Screen:
    """One's own cases, each with its state and a button that opens it; `command` begins another."""
    words = turn.words
    lines = own_lines(words, kind, cases) or [words("case-own-none")]
    text = in_lines([words(f"case-own-{kind.name}"), *lines])
    return Screen(text, [*await new_rows(turn, kind, command), *own_rows(words, kind, cases)])


async def new_rows(turn: Turn, kind: AnyKind, command: str) -> Rows:
    """The button that begins another case, for who may put one forward."""
    if not await turn.may(Action.PUT_FORWARD):
        return []
    label = turn.words.plain(f"case-new-{kind.name}")
    return [[Button(label, CommandTap(f"{command} {NEW}"), style="primary")]]


def own_lines(words: Words, kind: AnyKind, cases: Sequence[CaseColumns]) -> list[Html]:
    """A line for each own case, with its state."""
    return [
        words("case-own-line", about=kind.about(words, each), state=words(f"case-state-{each.state}"))
        for each in cases
    ]


def own_rows(words: Words, kind: AnyKind, cases: Sequence[CaseColumns]) -> list[list[Button]]:
    """A button for each own case, which opens it."""
    return [[Button(kind.about(words, each), OwnTap(kind.name, each.id, "show"))] for each in cases]


async def own_screen(
    told: Turn | Telling, kind: AnyKind, case: CaseColumns, title: Html | None = None
) -> Screen:
    """A case as its author sees it: for whose word it waits or what was decided, and what may be done."""
    words, waits = told.words, case.state == CaseState.SUBMITTED
    if title is None:
        title = words(f"case-sent-{kind.name}" if waits else f"reviewed-{kind.name}-{case.state}")
    said, _ = await shown(told.uow, words, kind, case, Reader.AUTHOR)
    lines = [title, *said]
    if waits:
        lines.append(await waits_for(told.uow, words, told.office, case, told.now, kind.key))
    elif case.state in DECIDED:
        lines.append(await verdict(told.uow, words, case, kind.key))
    return Screen(in_lines(lines), await author_rows(told.uow, words, kind, case))


async def author_rows(uow: UnitOfWork, words: Words, kind: AnyKind, case: CaseColumns) -> Rows:
    """What its author may do with a case."""
    if kind.author_rows is not None:
        return await kind.author_rows(uow, words, case)
    if case.state not in kind.changeable or await uow.cases.is_locked(case):
        return []
    change = "correct" if case.state == CaseState.RETURNED else "change"
    return [
        [
            Button(words.plain(f"case-{change}"), OwnTap(kind.name, case.id, "change")),
            Button(words.plain("case-withdraw"), OwnTap(kind.name, case.id, "withdraw")),
        ]
    ]


async def _case_of(
    turn: Turn, name: str, case_id: int, *, to_decide: bool = False
) -> tuple[AnyKind, CaseColumns]:
    """A case for its author and, with `to_decide`, for who decides it."""
    kind = or_refuse(turn.rooms.case(name), Invalid("button-outdated"))
    case = await turn.uow.cases.get(kind.table, case_id)
    is_own = case is not None and case.employee_id == turn.actor.employee_id
    await turn.allow(kind.action if to_decide and not is_own else Action.CHANGE_CASE, case)
    if case is None:
        raise AlreadyHandled("review-gone")
    return kind, case


async def tapped(turn: Turn, tap: OwnTap) -> None:
    """Shows, changes or takes back a case of one's own; a message of the past is brought up to date."""
    kind, case = await _case_of(turn, tap.kind, tap.case_id)
    turn.refresh = partial(_show, kind=kind, case_id=case.id)
    if tap.wish not in ("show", "list"):
        own_actions.check_open(kind, case)
    match tap.wish:
        case "show":
            await _show(turn, kind, case.id)
        case "list" if kind.name in turn.rooms.own_lists:
            turn.edit(await turn.rooms.own_lists[kind.name](turn))
        case "change":
            await kind.change(turn, case)
        case "withdraw":
            turn.edit(await _really(turn, kind, case))
        case "really":
            await own_actions.withdraw(turn.uow, turn.office, kind, case, turn.now)
            await _show(turn, kind, case.id)
        case _:
            raise Invalid("button-outdated")


async def _show(turn: Turn, kind: AnyKind, case_id: int) -> None:
    case = await turn.uow.cases.get(kind.table, case_id)
    if case is not None:
        screen = await own_screen(turn, kind, case)
        turn.edit(replace(screen, rows=[*screen.rows, *_back_rows(turn, kind, case)]))


def _back_rows(turn: Turn, kind: AnyKind, case: CaseColumns) -> Rows:
    if kind.name not in turn.rooms.own_lists:
        return []
    return [[Button(turn.words.plain("queue-back"), OwnTap(kind.name, case.id, "list"))]]


async def _really(turn: Turn, kind: AnyKind, case: CaseColumns) -> Screen:
    """Whether a case is really to be taken back."""
    words = turn.words
    lines = [
        words("case-withdraw-ask", about=kind.about(words, case)),
        *await kind.stays(turn.uow, words, case, ()),
    ]
    yes = Button(words.plain("case-withdraw-yes"), OwnTap(kind.name, case.id, "really"), style="danger")
    no = Button(words.plain("flow-back"), OwnTap(kind.name, case.id, "show"))
    return Screen(in_lines(lines), [[yes], [no]])


async def show_proof(turn: Turn, tap: ProofTap) -> None:
    """Sends the proof of a case into the chat."""
    kind, case = await _case_of(turn, tap.kind, tap.case_id, to_decide=True)
    author = await turn.uow.people.get(case.employee_id)
    about = (kind.proof_title or kind.about)(turn.words, case)
    title = turn.words.plain("evidence-caption", name=author.name, about=about)
    show_evidence(turn, title, await kind.proof(turn.uow, case), case.employee_id)


async def received(told: Telling, notice: CaseReceived) -> Screen | None:
    """What was put forward, and for whose approval it waits."""
    kind = told.rooms.case(notice.case)
    case = None if kind is None else await told.uow.cases.get(kind.table, notice.case_id)
    return None if kind is None or case is None else await own_screen(told, kind, case)


async def changed(told: Telling, notice: CaseChanged) -> Screen | None:
    """To the reviewer: what remains of an approved case after a change."""
    kind = told.rooms.case(notice.case)
    case = None if kind is None else await told.uow.cases.get(kind.table, notice.case_id)
    if kind is None or case is None:
        return None
    author = await told.uow.people.get(case.employee_id)
    key = "case-withdrawn-told" if case.state == CaseState.WITHDRAWN else "case-shrunk-told"
    noun, about = told.words(f"case-noun-{kind.name}"), kind.about(told.words, case)
    lines = [told.words(key, name=author.name, noun=noun, about=about)]
    return Screen(in_lines([*lines, *await kind.stays(told.uow, told.words, case, notice.given_up)]))

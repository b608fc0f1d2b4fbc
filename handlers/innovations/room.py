"""Marking one's own work as an innovation with one sentence, and the reviewer's answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from domain.answers import parse_reason
from domain.cases import NO_REPORT, CaseState, instant_of
from domain.errors import AlreadyHandled
from domain.innovations import InnovationDraft, check_markable
from domain.notices import Notice, Recipient
from handlers.frame.callbacks import CommandTap, carried
from handlers.frame.flow import Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.room import Room, Tap, Telling
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.case_actions import refresh_queues, reviewers
from handlers.kit.case_card import card_for
from handlers.kit.innovations import (
    InnovationDecideTap,
    InnovationTap,
    decide_row,
    innovation_lines,
    is_open,
)
from handlers.kit.slots import Continued
from locales import Html, in_lines
from storage.tables import Entry

_KIND = "entry"


class InnovationMarked(Notice, kind="innovation_marked"):
    """To who reviews it: work that is decided already was marked as an innovation."""

    entry_id: int


class InnovationDecided(Notice, kind="innovation_decided"):
    """To the author: what a reviewer said of the mark."""

    entry_id: int


async def _own(turn: Turn, entry_id: int) -> Entry:
    entry = await turn.case(Entry, entry_id, Action.CHANGE_CASE)
    check_markable(entry.state)
    return entry


async def mark(turn: Turn, tap: InnovationTap) -> None:
    """Asks the author for one sentence."""
    entry = await _own(turn, tap.entry_id)
    await turn.begin(INNOVATION, InnovationDraft(entry_id=entry.id))


async def _so_far(turn: Turn, draft: InnovationDraft) -> Sequence[Html]:
    entry = await turn.uow.cases.get(Entry, draft.entry_id)
    if entry is None:
        return []
    lines = [turn.words("innovation-about", activity=entry.activity)]
    if draft.why:
        lines.append(turn.words("innovation-claimed", why=draft.why))
    return [*lines, Html("")]


async def _send(turn: Turn, dialog: OpenDialog[InnovationDraft]) -> Screen | None:
    entry = await _own(turn, dialog.draft.entry_id)
    uow, office, now = turn.uow, turn.office, turn.now
    await uow.innovations.mark(entry.id, dialog.draft.why or "", now)
    if entry.state == CaseState.SUBMITTED:
        await refresh_queues(uow, office, [(_KIND, entry)], now)
    else:
        for each in await reviewers(uow, office, entry, now):
            uow.outbox.add(InnovationMarked(entry.id), Recipient(employee_id=each.employee.id), now)
    lines = [turn.words("innovation-about", activity=entry.activity)]
    return Screen(in_lines([*lines, *await innovation_lines(uow, turn.words, entry)]))


async def decide(turn: Turn, tap: InnovationDecideTap) -> None:
    """Confirms or denies the mark that was read; the report's card shows it, and any newer mark."""
    entry = await turn.case(Entry, tap.entry_id, Action.REVIEW_CASE)
    turn.refresh = partial(_card, entry=entry)
    if entry.state in NO_REPORT:
        raise AlreadyHandled("innovation-over")
    marked = carried(lambda said: instant_of(int(said)), tap.marked)
    if not await turn.uow.innovations.decide(
        entry.id, marked, turn.person.id, turn.now, is_confirmed=bool(tap.confirms)
    ):
        raise AlreadyHandled("innovation-moved-on")
    turn.notify(InnovationDecided(entry.id), entry.employee_id)
    await turn.uow.queue_cards.touch(turn.person.id, turn.tapped_message_id, turn.now)
    await _card(turn, entry)


async def _card(turn: Turn, entry: Entry) -> None:
    """Puts the report's card as it is now in the place of the tapped message."""
    kind = turn.rooms.case(_KIND)
    if kind is None:
        return
    card = await card_for(turn, kind, entry)
    back = [[Button(turn.words.plain("innovation-queue"), CommandTap("tinjau"))]]
    turn.edit(Screen(card.text, [*card.rows, *back]))


INNOVATION: Flow[InnovationDraft] = Flow(
    "inovasi",
    Action.PUT_FORWARD,
    InnovationDraft,
    slots=[Continued("why", parse_reason)],
    so_far=_so_far,
    summary="inovasi-ask-summary",
    finish=_send,
    retold="why",
    about=lambda draft: draft.entry_id,
)


async def marked(told: Telling, notice: InnovationMarked) -> Screen | None:
    """To who reviews it: what was marked; None once it is decided."""
    entry = await told.uow.cases.get(Entry, notice.entry_id)
    claim = None if entry is None else await told.uow.innovations.of(entry.id)
    if entry is None or claim is None or not is_open(entry, claim):
        return None
    if not await told.may(Action.REVIEW_CASE, entry):
        return None
    author = await told.uow.people.get(entry.employee_id)
    lines = [
        told.words("innovation-told", name=author.name),
        told.words("innovation-about", activity=entry.activity),
        *await innovation_lines(told.uow, told.words, entry),
    ]
    return Screen(in_lines(lines), [decide_row(told.words, claim)])


async def decided(told: Telling, notice: InnovationDecided) -> Screen | None:
    """To the author: whether the innovation was confirmed."""
    entry = await told.uow.cases.get(Entry, notice.entry_id)
    if entry is None:
        return None
    lines = [told.words("innovation-about", activity=entry.activity)]
    return Screen(in_lines([*lines, *await innovation_lines(told.uow, told.words, entry)]))


ROOM = Room(
    taps=[Tap(InnovationTap, None, mark), Tap(InnovationDecideTap, None, decide)],
    flows=[INNOVATION],
    notices={InnovationMarked: marked, InnovationDecided: decided},
)

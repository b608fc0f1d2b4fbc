"""`/umpanbalik`: what was said about one's work and by oneself, requests, and the question about a month."""

from __future__ import annotations

from datetime import date
from functools import partial

from domain.errors import AlreadyHandled, Invalid
from domain.feedback import (
    FeedbackDraft,
    FeedbackKind,
    MonthState,
    Occasion,
    ReplyDraft,
    RequestDraft,
    is_askable,
    month_of,
)
from domain.notices import MonthlySentences
from handlers.feedback import actions, notices
from handlers.feedback.actions import FeedbackAsked, FeedbackGiven, FeedbackReplied
from handlers.feedback.callbacks import FeedbackListTap, FeedbackTap, RequestTap, SentenceTap
from handlers.feedback.screens import has_supervisor, list_screen, month_screen, overview
from handlers.feedback.talk import ASK, GIVE, REPLY, feedback_to_reply
from handlers.frame.callbacks import id_in
from handlers.frame.gate import Action
from handlers.frame.records import DayOf
from handlers.frame.room import Command, Room, Tap
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.asked import named_first, say_later, say_unread
from handlers.kit.days import month_in, period_in
from locales import Html
from storage.tables import Employee, Entry, Feedback

_GIVE, _ASK, _ON_ENTRY = "beri", "minta", "laporan"
"""What follows the command in buttons."""


async def feedback(turn: Turn) -> None:
    """The overview."""
    turn.say(await overview(turn))


async def asked(turn: Turn, said: str) -> bool:
    """Begins the conversation that a button asks for."""
    wish, _, number = said.partition(" ")
    if wish == _ASK:
        await _begin_asking(turn)
    elif wish == _GIVE:
        today = turn.today
        if not await turn.uow.supervision.reviewed_by(turn.person.id, today):
            raise Invalid("feedback-no-people")
        await turn.begin(GIVE, FeedbackDraft())
    elif wish == _ON_ENTRY and (entry_id := id_in(number)) is not None:
        await _begin_on(turn, entry_id)
    else:
        return await _begin_for(turn, said)
    return True


async def _begin_for(turn: Turn, said: str) -> bool:
    """Feedback for the one of the own people whom the words name; other words behind the name are told."""
    people = await turn.uow.supervision.reviewed_by(turn.person.id, turn.today)
    found = named_first(turn, people, _name, said)
    person, rest = found
    if person is None and say_unread(turn):
        await turn.begin(GIVE, FeedbackDraft())
        return True
    if person is None:
        return False
    await turn.allow(Action.GIVE_FEEDBACK_TO, DayOf(person.id, turn.today))
    say_later(turn, rest)
    await turn.begin(GIVE, FeedbackDraft().answer("person", person_id=person.id))
    return True


def _name(person: Employee) -> str:
    return person.name


async def _begin_asking(turn: Turn) -> None:
    await turn.allow(Action.ASK_FEEDBACK)
    if not await has_supervisor(turn):
        raise Invalid("feedback-no-supervisor")
    if await turn.uow.feedback.open_request_of(turn.person.id) is not None:
        raise AlreadyHandled("feedback-asked-already")
    await turn.begin(ASK, RequestDraft())


async def _begin_on(turn: Turn, entry_id: int) -> None:
    entry = await turn.case(Entry, entry_id, Action.GIVE_FEEDBACK_TO)
    known = frozenset({"person", "entry"})
    await turn.begin(GIVE, FeedbackDraft(answered=known, person_id=entry.employee_id, entry_id=entry.id))


async def show_list(turn: Turn, tap: FeedbackListTap) -> None:
    """What was received or given in a period."""
    turn.edit(await list_screen(turn, tap, period_in(tap.period)))


async def wished(turn: Turn, tap: FeedbackTap) -> None:
    """Answers a piece of feedback, or takes one back."""
    piece = await turn.uow.feedback.get(tap.feedback_id)
    await turn.allow(Action.REPLY_FEEDBACK if tap.wish == "reply" else Action.TAKE_BACK_FEEDBACK, piece)
    if piece is None:
        raise AlreadyHandled("feedback-gone")
    match tap.wish:
        case "reply":
            await feedback_to_reply(turn, piece.id)
            await turn.begin(REPLY, ReplyDraft(feedback_id=piece.id))
        case "undo":
            await _take_back(turn, piece)
        case _:
            raise Invalid("button-outdated")


async def _take_back(turn: Turn, piece: Feedback) -> None:
    """Withdraws it; a month's question is open again."""
    person = await turn.uow.people.get(piece.employee_id)
    occasion, month = piece.occasion, month_of(piece.date)
    await actions.take_back(turn.uow, piece, turn.person, turn.now)
    undone = turn.words("feedback-undone", name=person.name)
    if occasion != Occasion.MONTHLY:
        turn.edit(Screen(undone))
        return
    following = await month_screen(turn, turn.person.id, month)
    turn.edit(Screen(Html(f"{undone}\n\n{following.text}"), following.rows))


async def requested(turn: Turn, tap: RequestTap) -> None:
    """Answers a request with one line, or takes it back."""
    request = await turn.uow.feedback.request(tap.request_id)
    if tap.wish == "withdraw":
        await turn.allow(Action.REPLY_FEEDBACK, request)
    else:
        today = turn.today
        about = None if request is None else DayOf(request.employee_id, today)
        await turn.allow(Action.GIVE_FEEDBACK_TO, about)
    turn.refresh = _show_overview
    if request is None or request.closed_at is not None:
        raise AlreadyHandled("feedback-request-closed")
    match tap.wish:
        case "withdraw":
            if not await turn.uow.feedback.withdraw_request(request.id, turn.now):
                raise AlreadyHandled("feedback-request-closed")
            turn.edit(Screen(turn.words("feedback-withdrawn")))
        case "answer":
            known = {"person_id": request.employee_id, "kind": FeedbackKind.NOTE, "occasion": Occasion.ASKED}
            await turn.begin(GIVE, FeedbackDraft.model_validate(known))
        case _:
            raise Invalid("button-outdated")


async def _show_overview(turn: Turn) -> None:
    turn.edit(await overview(turn))


async def sentence(turn: Turn, tap: SentenceTap) -> None:
    """Writes about one person of a month's question, skips one, or skips all."""
    month, own = month_in(tap.month).start, turn.person.id
    turn.refresh = partial(_show_month, month=month)
    if not is_askable(month, turn.today):
        raise AlreadyHandled("feedback-month-over")
    match tap.wish:
        case "write":
            await _write(turn, tap.person, month)
            return
        case "skip":
            await turn.uow.feedback_questions.settle(own, month, tap.person, MonthState.SKIPPED)
        case "all":
            await turn.uow.feedback_questions.skip_all(own, month)
        case "show":
            pass
        case _:
            raise Invalid("button-outdated")
    await _show_month(turn, month)


async def _show_month(turn: Turn, month: date) -> None:
    turn.edit(await month_screen(turn, turn.person.id, month))


async def _write(turn: Turn, person: int, month: date) -> None:
    """Asks for the sentence, as far as the person is still theirs and still asked about."""
    await turn.allow(Action.GIVE_FEEDBACK_TO, DayOf(person, turn.today))
    if person not in await turn.uow.feedback_questions.open_of(turn.person.id, month):
        raise AlreadyHandled("feedback-month-over")
    known = {
        "person_id": person,
        "kind": FeedbackKind.NOTE,
        "occasion": Occasion.MONTHLY,
        "month": month,
    }
    await turn.begin(GIVE, FeedbackDraft.model_validate(known), in_place=True)


ROOM = Room(
    commands=[Command("umpanbalik", Action.SEE_FEEDBACK, feedback, asked, aliases=("feedback",))],
    taps=[
        Tap(FeedbackListTap, Action.SEE_FEEDBACK, show_list, reads=True),
        Tap(FeedbackTap, None, wished),
        Tap(RequestTap, None, requested),
        Tap(SentenceTap, Action.GIVE_FEEDBACK, sentence),
    ],
    flows=[GIVE, ASK, REPLY],
    notices={
        FeedbackGiven: notices.given,
        FeedbackReplied: notices.replied,
        FeedbackAsked: notices.asked,
        MonthlySentences: notices.monthly,
    },
)

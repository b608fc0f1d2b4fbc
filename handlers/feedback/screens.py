"""How feedback looks: the overview, lists by period, what was just given, and the question about a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from domain.answers import shortened
from domain.cases import UNDO_FOR
from domain.feedback import FeedbackKind, Tally, is_askable, month_of
from domain.people import ActingAs
from domain.periods import Period
from handlers.feedback.actions import month_code
from handlers.feedback.callbacks import FeedbackListTap, FeedbackTap, RequestTap, SentenceTap, Side
from handlers.frame.callbacks import CommandTap
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Rows, Screen, in_rows
from handlers.frame.turn import Turn
from handlers.kit.pages import page_of
from handlers.kit.reviewers import stand_in_name
from locales import Html, Words, in_lines
from locales.scores import period_name
from storage.records.feedback import Given
from storage.tables import Entry, Feedback
from storage.uow import UnitOfWork

_PAGE = 5
"""Pieces on a page: what fits on a phone with what was written."""
_MOST_REQUESTS = 8
_LONGEST_NAME = 30
_LONGEST_ACTIVITY = 80


async def giver_name(uow: UnitOfWork, words: Words, feedback: Feedback, giver: str) -> str:
    """Its author, and the supervisor if that was a stand-in."""
    if feedback.acted_for_id is None or feedback.acted_as is None:
        return giver
    head = await uow.people.get(feedback.acted_for_id)
    return stand_in_name(words, giver, ActingAs(feedback.acted_as), head.name)


async def overview(turn: Turn) -> Screen:
    """How much there is of both sides, what waits, and what may be done."""
    words, own = turn.words, turn.person.id
    period = _running(turn)
    about = await turn.uow.feedback.about(own, period.span, turn.now)
    name = period_name(words, period)
    lines = [
        words("feedback-head"),
        words("feedback-received", period=name, tally=_tally(words, about.tally)),
    ]
    rows: list[list[Button]] = []
    if about.given:
        rows.append([_list_button(words, Side.RECEIVED, period)])
    request = await turn.uow.feedback.open_request_of(own)
    if request is not None:
        lines.append(words("feedback-request-waits", day=words.short_day(request.date)))
        rows.append([Button(words.plain("feedback-withdraw"), RequestTap(request.id, "withdraw"))])
    elif await has_supervisor(turn):
        rows.append([Button(words.plain("feedback-ask"), CommandTap("umpanbalik minta"))])
    said, more = await _supervisors(turn, period)
    return Screen(in_lines([*lines, *said]), [*rows, *more])


async def has_supervisor(turn: Turn) -> bool:
    """Whether anybody may give feedback to the person who acts today."""
    today = turn.today
    found = await turn.uow.supervision.reviewers_of(turn.person.id, today, today)
    return turn.actor.in_service and bool(found)


async def _supervisors(turn: Turn, period: Period) -> tuple[list[Html], list[list[Button]]]:
    """What a supervisor has given, who asks, and the months that wait for a sentence."""
    words, own, uow = turn.words, turn.person.id, turn.uow
    today = turn.today
    people = await uow.supervision.reviewed_by(own, today) if turn.actor.in_service else []
    given = await uow.feedback.by(own, period.span)
    if not people and not given:
        return [], []
    tally = Tally.of(each.feedback.kind for each in given)
    lines = [words("feedback-given", period=period_name(words, period), tally=_tally(words, tally))]
    rows: list[list[Button]] = [[_list_button(words, Side.GIVEN, period)]] if given else []
    if people:
        give = Button(words.plain("feedback-give"), CommandTap("umpanbalik beri"), style="primary")
        rows.append([give])
    wanted = await uow.feedback.open_requests([person.id for person in people])
    if wanted:
        lines.append(words("feedback-wanted", count=len(wanted)))
    for each in wanted[:_MOST_REQUESTS]:
        label = words.plain("feedback-answer-of", name=shortened(each.person, _LONGEST_NAME))
        rows.append([Button(label, RequestTap(each.request.id, "answer"))])
    for month in _months(today):
        count = len(await _still_asked(turn, own, month))
        if count:
            label = words.plain("feedback-month-button", month=words.month(month), count=count)
            rows.append([Button(label, SentenceTap(month_code(month), 0, "show"))])
    return lines, rows


def _months(today: date) -> Sequence[date]:
    """The months that may still be asked about."""
    this = month_of(today)
    before = Period.parse(month_code(this)).previous().start
    return [month for month in (before, this) if is_askable(month, today)]


def _list_button(words: Words, side: Side, period: Period) -> Button:
    return Button(words.plain(f"feedback-list-{side.name.lower()}"), FeedbackListTap(side, period.code, 0))


def _running(turn: Turn) -> Period:
    return Period.containing(turn.today, turn.office.scheme.period)


def _tally(words: Words, tally: Tally) -> Html:
    counts = {kind.value: tally.kinds[kind] for kind in FeedbackKind}
    return words("feedback-tally", **counts) if tally.total else words("feedback-tally-none")


# --- lists ----------------------------------------------------------------------------------------------


async def list_screen(turn: Turn, tap: FeedbackListTap, period: Period) -> Screen:
    """A page of the feedback of a period, the latest first, and the periods around it."""
    words, own = turn.words, turn.person.id
    received = tap.side is Side.RECEIVED
    if received:
        given = (await turn.uow.feedback.about(own, period.span, turn.now)).given
    else:
        given = await turn.uow.feedback.by(own, period.span)
    at = page_of(words, given, tap.page, _PAGE, partial(FeedbackListTap, tap.side, period.code))
    first = at.number * _PAGE + 1
    tally = Tally.of(each.feedback.kind for each in given)
    side = tap.side.name.lower()
    lines = [words(f"feedback-{side}", period=period_name(words, period), tally=_tally(words, tally))]
    for number, each in enumerate(at.shown, first):
        who = await giver_name(turn.uow, words, each.feedback, each.giver) if received else each.person
        lines += [Html(""), *_piece(words, each, who, number)]
    replies = in_rows(_reply_buttons(at.shown, first), 5) if received else []
    back = [Button(words.plain("feedback-back"), CommandTap("umpanbalik"))]
    rows = [*replies, *at.rows, *await _periods_around(turn, tap.side, period), back]
    return Screen(in_lines(lines), rows)


def _piece(words: Words, given: Given, who: str, number: int) -> list[Html]:
    """One piece: when, who and what, with its report and the reply."""
    feedback = given.feedback
    day = words.short_day(feedback.date)
    head = words(f"feedback-piece-{feedback.kind}", number=number, day=day, name=who)
    lines = [head, *about_lines(words, feedback, given.entry)]
    if feedback.reply is not None:
        lines.append(words("feedback-line-reply", text=feedback.reply))
    return lines


def about_lines(words: Words, feedback: Feedback, entry: Entry | None) -> list[Html]:
    """What was said, and about which report."""
    lines = [words("feedback-line-text", text=feedback.text)]
    if entry is not None:
        activity = shortened(entry.activity, _LONGEST_ACTIVITY)
        lines.append(words("feedback-line-entry", day=words.short_day(entry.date), activity=activity))
    return lines


def _reply_buttons(shown: Sequence[Given], first: int) -> list[Button]:
    return [
        Button(f"↩️ {number}", FeedbackTap(each.feedback.id, "reply"))
        for number, each in enumerate(shown, first)
        if each.feedback.reply is None
    ]


async def _periods_around(turn: Turn, side: Side, period: Period) -> Rows:
    """To the periods before and after."""
    words, own = turn.words, turn.person.id
    whose = {"about": own} if side is Side.RECEIVED else {"by": own}
    first = await turn.uow.feedback.first_day(**whose)
    periods = []
    if first is not None and first < period.start:
        before = period.previous()
        periods.append(Button(f"‹ {period_name(words, before)}", FeedbackListTap(side, before.code, 0)))
    if period.end < _running(turn).end:
        after = period.next()
        periods.append(Button(f"{period_name(words, after)} ›", FeedbackListTap(side, after.code, 0)))
    return [periods] if periods else []


# --- what was just said -----------------------------------------------------------------------------------


async def given_screen(turn: Turn, feedback: Feedback) -> Screen:
    """That it is kept, when its person reads it, and the way to take it back."""
    words = turn.words
    person = await turn.uow.people.get(feedback.employee_id)
    minutes = int(UNDO_FOR.total_seconds()) // 60
    text = words(f"feedback-kept-{feedback.kind}", name=person.name, text=feedback.text, minutes=minutes)
    label = words.plain("feedback-undo", name=shortened(person.name, _LONGEST_NAME))
    return Screen(text, [[Button(label, FeedbackTap(feedback.id, "undo"))]])


async def replied_screen(turn: Turn, feedback: Feedback) -> Screen:
    """That the reply is on its way."""
    giver = await turn.uow.people.get(feedback.giver_id)
    return Screen(turn.words("feedback-reply-sent", name=giver.name))


# --- the question about a month ---------------------------------------------------------------------------


async def _still_asked(turn: Turn | Telling, reader: int, month: date) -> list[int]:
    """The people a person is asked about, as far as they are still theirs."""
    asked = await turn.uow.feedback_questions.open_of(reader, month)
    if not asked:
        return []
    today = turn.office.date_of(turn.now)
    own = {person.id for person in await turn.uow.supervision.reviewed_by(reader, today)}
    return [person for person in asked if person in own]


async def month_screen(turn: Turn | Telling, reader: int, month: date) -> Screen:
    """The question of the next person; that there is none left where there is none."""
    words = turn.words
    people = await _still_asked(turn, reader, month)
    named = words.month(month)
    if not people or not is_askable(month, turn.office.date_of(turn.now)):
        return Screen(words("feedback-month-done", month=named))
    person = await turn.uow.people.get(people[0])
    code = month_code(month)
    text = words("feedback-month", month=named, count=len(people), name=person.name)
    rows: Rows = [
        [Button(words.plain("feedback-month-write"), SentenceTap(code, person.id, "write"), style="primary")],
        [
            Button(words.plain("feedback-month-skip"), SentenceTap(code, person.id, "skip")),
            Button(words.plain("feedback-month-skip-all"), SentenceTap(code, 0, "all")),
        ],
    ]
    return Screen(text, rows)

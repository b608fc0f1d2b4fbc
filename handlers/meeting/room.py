"""`/rapat`: the page of a month's meeting as picture and PDF, decisions, and what authors agree to show."""

from __future__ import annotations

import re
from functools import partial

from domain.answers import shortened
from domain.cases import CaseState
from domain.errors import AlreadyHandled, Invalid
from domain.meetings import DecisionDraft
from domain.periods import Period, PeriodKind
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, File, Screen
from handlers.frame.turn import Picture, Turn
from handlers.kit.asked import asked_of, begun
from handlers.kit.drafts import begin_afresh
from handlers.kit.own_cases import own_screen
from handlers.meeting import actions
from handlers.meeting.actions import BLOCKER, AskedToShow, DecisionKept, DecisionMade
from handlers.meeting.callbacks import (
    AskToShowTap,
    MeetingFileTap,
    MeetingTap,
    PracticesTap,
    ShowAnswerTap,
)
from handlers.meeting.page import caption, page_in, page_pdf, rows
from handlers.meeting.talk import DECISION, read_line
from locales import in_lines
from reports.meeting_picture import draw
from storage.tables import Blocker, Entry

_MOST_PRACTICES = 10
_MONTH = re.compile(r"\d{4}-\d{2}")


async def show(turn: Turn) -> None:
    """The page of the current month."""
    await _show(turn, actions.usual_month(turn.received_on))


async def of_month(turn: Turn, said: str) -> bool:
    """The page of the month that the words name."""
    today = turn.received_on
    month = asked_of(turn, said, today, "rapat", begun((PeriodKind.MONTH,), today))
    if month is None:
        return False
    await _show(turn, month)
    return True


async def decision(turn: Turn, argument: str = "") -> None:
    """A decision in one line, or the first question of one; a month alone selects the meeting."""
    today, command = turn.received_on, f"keputusan {argument}".strip()
    if _MONTH.fullmatch(argument):
        draft = DecisionDraft(meeting=actions.month_of(argument, today).code)
    else:
        draft = DecisionDraft(meeting=actions.usual_month(today).code)
        if argument:
            draft = await read_line(turn, draft, argument)
            command = "keputusan"
    await begin_afresh(turn, DECISION, draft, command)


async def show_month(turn: Turn, tap: MeetingTap) -> None:
    """The page of another month."""
    await _show(turn, actions.month_of(tap.month, turn.received_on))


async def _show(turn: Turn, month: Period) -> None:
    """Reads the page; the picture is drawn after this turn, in a thread."""
    words, today = turn.words, turn.received_on
    team = await actions.team_of(turn.uow, turn.person.id, month.span, today)
    if not team:
        raise Invalid("meeting-nobody")
    found = await actions.read_page(turn.uow, turn.office, turn.person.id, team, month, today)
    page = page_in(words, turn.office, turn.person.name, month, found)
    text = caption(words, month, found)
    buttons = rows(words, month, is_running=today in month.span)
    turn.answers.append(Picture(lambda: Screen(text, buttons, draw(page))))


async def file(turn: Turn, tap: MeetingFileTap) -> None:
    """The page as PDF, set after this turn."""
    words, now, today = turn.words, turn.received, turn.received_on
    month = actions.month_of(tap.month, today)
    team = await actions.team_of(turn.uow, turn.person.id, month.span, today)
    found = await actions.read_page(turn.uow, turn.office, turn.person.id, team, month, today)
    page = page_in(words, turn.office, turn.person.name, month, found)
    text = words("meeting-file-caption", month=words.month(month.start))
    name = f"{words.plain('meeting-file-prefix')}-{month.code}.pdf"
    turn.toast(words.plain("papers-making"))
    turn.answers.append(Picture(lambda: Screen(text, file=File(name, page_pdf(words, page, now)))))


# --- good practice --------------------------------------------------------------------------------------


async def practices(turn: Turn, tap: PracticesTap) -> None:
    """The innovations and best rated reports of a month, with a button for each author not asked yet."""
    screen = await _practices(turn, actions.month_of(tap.month, turn.received_on))
    if screen is None:
        raise Invalid("meeting-practices-nothing")
    turn.say(screen)


async def _practices(turn: Turn, month: Period) -> Screen | None:
    """None when no report of the team is good practice."""
    words = turn.words
    team = await actions.team_of(turn.uow, turn.person.id, month.span, turn.received_on)
    people = {each.employee.id: each for each in team}
    found = [
        each
        for each in await turn.uow.meetings.practices(people, month.span)
        if people[each.entry.employee_id].on(each.entry.date)
    ][:_MOST_PRACTICES]
    if not found:
        return None
    lines, buttons = [words("meeting-practices-choose", month=words.month(month.start))], []
    for number, (entry, name, shown, innovation) in enumerate(found, 1):
        state = "new" if shown is None else {None: "asked", True: "agreed", False: "refused"}[shown.agreed]
        activity = shortened(entry.activity, 100)
        author = name if innovation is None else words.plain("meeting-innovation-of", name=name)
        lines.append(words(f"meeting-practice-{state}", number=number, name=author, activity=activity))
        if shown is None:
            label = words.plain("meeting-practice-ask", number=number, name=shortened(name, 30))
            buttons.append([Button(label, AskToShowTap(entry.id))])
    return Screen(in_lines(lines), buttons)


async def ask_to_show(turn: Turn, tap: AskToShowTap) -> None:
    """Asks the author of a report, once."""
    entry = await turn.case(Entry, tap.entry_id, Action.REVIEW_CASE)
    turn.refresh = partial(_practices_again, entry=entry)
    if entry.state != CaseState.APPROVED:
        raise AlreadyHandled("review-gone")
    if not await turn.uow.meetings.ask_to_show(entry.id, turn.person.id, turn.now):
        raise AlreadyHandled("meeting-practice-again")
    turn.notify(AskedToShow(entry.id), entry.employee_id)
    name = (await turn.uow.people.get(entry.employee_id)).name
    turn.toast(turn.words.plain("meeting-practice-sent", name=name), alert=True)
    await _practices_again(turn, entry)


async def _practices_again(turn: Turn, entry: Entry) -> None:
    """Says in the list, too, who is asked: for who never sees the toast."""
    screen = await _practices(turn, Period.containing(entry.date, PeriodKind.MONTH))
    if screen is not None:
        turn.edit(screen)


async def answer(turn: Turn, tap: ShowAnswerTap) -> None:
    """What the author says; it may be changed."""
    entry = await turn.case(Entry, tap.entry_id, Action.SEE_OWN_ENTRY)
    if not await turn.uow.meetings.answer(entry.id, agreed=tap.agreed == 1):
        raise AlreadyHandled("review-gone")
    words = turn.words
    key = "meeting-show-yes" if tap.agreed == 1 else "meeting-show-no"
    other = Button(
        words.plain("meeting-show-refuse" if tap.agreed == 1 else "meeting-show-agree"),
        ShowAnswerTap(entry.id, 1 - min(tap.agreed, 1)),
    )
    turn.edit(Screen(words(key, activity=shortened(entry.activity, 200)), [[other]]))


async def asked_to_show(told: Telling, notice: AskedToShow) -> Screen | None:
    """The question; None once it is answered, or the report is no longer approved."""
    words = told.words
    entry = await told.uow.cases.get(Entry, notice.entry_id)
    asked = await told.uow.meetings.practice(notice.entry_id)
    if entry is None or entry.state != CaseState.APPROVED or asked is None or asked.agreed is not None:
        return None
    by = (await told.uow.people.get(asked.asked_by_id)).name
    text = words("meeting-show-ask", name=by, activity=shortened(entry.activity, 300), date=entry.date)
    agree = Button(words.plain("meeting-show-agree"), ShowAnswerTap(entry.id, 1), style="success")
    refuse = Button(words.plain("meeting-show-refuse"), ShowAnswerTap(entry.id, 0))
    return Screen(text, [[agree, refuse]])


# --- decisions ------------------------------------------------------------------------------------------


async def decision_made(told: Telling, notice: DecisionMade) -> Screen | None:
    """To its owner: the decision, with the buttons of a blocker; None when it has moved on."""
    kind = told.rooms.case(BLOCKER)
    blocker = await told.uow.cases.get(Blocker, notice.blocker_id)
    if kind is None or blocker is None or blocker.state != CaseState.RETURNED:
        return None
    return await own_screen(told, kind, blocker, told.words("decision-told"))


async def decision_kept(told: Telling, notice: DecisionKept) -> Screen | None:
    """To who leads the meeting: what was kept, and the way to the next one."""
    words = told.words
    blocker = await told.uow.cases.get(Blocker, notice.blocker_id)
    if blocker is None or blocker.meeting is None:
        return None
    owner = (await told.uow.people.get(blocker.employee_id)).name
    text = words("decision-kept", what=blocker.what, name=owner, due=blocker.due)
    another = CommandTap(f"keputusan {blocker.meeting}")
    return Screen(text, [[Button(words.plain("decision-another"), another)]])


ROOM = Room(
    commands=[
        Command("rapat", Action.LEAD_MEETING, show, of_month, aliases=("meeting",), reads=True),
        Command("keputusan", Action.LEAD_MEETING, decision, decision, aliases=("decision",), in_menu=False),
    ],
    taps=[
        Tap(MeetingTap, Action.LEAD_MEETING, show_month, reads=True),
        Tap(MeetingFileTap, Action.LEAD_MEETING, file, reads=True),
        Tap(PracticesTap, Action.LEAD_MEETING, practices, reads=True),
        Tap(AskToShowTap, None, ask_to_show),
        Tap(ShowAnswerTap, None, answer),
    ],
    flows=[DECISION],
    notices={DecisionMade: decision_made, DecisionKept: decision_kept, AskedToShow: asked_to_show},
)

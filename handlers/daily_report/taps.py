"""What the command and the buttons of reports do: begin one, change one, add proof, take one back."""

from __future__ import annotations

from datetime import date
from functools import partial

from telegram import Message

from domain.answers import clean, parse_activity, shortened
from domain.asked import period_asked
from domain.cases import CaseState
from domain.corrections import field_meant
from domain.entries import Content, ReportDraft
from domain.errors import AlreadyHandled, Invalid
from domain.habits import Past
from domain.plans import absence_answer, is_absence
from domain.report_lines import Kind, read_message, worked_day
from domain.report_lines.words import says_same_again, wants_to_report
from handlers.daily_report import actions, plans
from handlers.daily_report.again import History, draft_like
from handlers.daily_report.callbacks import CorrectTap, EntryTap, ReportAgainTap
from handlers.daily_report.free_text import MOST_ENTRIES, context_of, drafts_of, of_drafts
from handlers.daily_report.offered import COMMAND
from handlers.daily_report.own import own_entry
from handlers.daily_report.proof import PROOF, ProofDraft
from handlers.daily_report.shortcuts import DONE, LIKE, TOLD
from handlers.daily_report.talk import REPORT
from handlers.frame.callbacks import id_in
from handlers.frame.flow import CHANGE
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.days import day_in, is_day
from handlers.kit.drafts import begin_afresh
from handlers.kit.reminders import OF_DAY
from locales import Words
from locales.work import reason_text
from storage.tables import Entry

_LONGEST_REPEATED = 60
"""Letters of an unread line that a sentence repeats."""


async def report(turn: Turn, argument: str = "") -> None:
    """Begins a report: an empty one, one of a frequent activity, of a plan that is done, or of a day."""
    # Who is in no unit is refused before a conversation begins.
    today = await actions.day_reported_now(turn.uow, turn.office, turn.person.id, turn.now)
    await actions.check_may_report(turn.uow, turn.office, turn.person, turn.now)
    kind, _, said = argument.partition(" ")
    draft, named = ReportDraft(), id_in(said)
    is_of_button = (kind in (LIKE, DONE) and named is not None) or (kind == OF_DAY and is_day(said))
    if kind == TOLD and turn.message is None:
        await _told_in_reply(turn)
        return
    if argument and not is_of_button:
        await _told_at_once(turn, argument)
        return
    if kind == LIKE and named is not None:
        entry = await turn.uow.cases.get(Entry, named)
        await turn.allow(Action.CHANGE_CASE, entry)
        if entry is not None:
            past = Past(entry.id, Content.model_validate(entry))
            habit = (await History.load(turn.uow, turn.person.id, today)).habit_of(past)
            draft = await draft_like(turn.uow, turn.office, turn.person, habit.content, today, turn.now)
    if kind == DONE and named is not None:
        draft = await plans.draft_of_plan(turn, named, today)
    if kind == OF_DAY:
        draft = await actions.set_date(turn.uow, turn.office, turn.person, draft, day_in(said), turn.now)
    await begin_afresh(turn, REPORT, draft, f"lapor {argument}".rstrip())


async def _told_at_once(turn: Turn, line: str) -> None:
    """Begins a report with what was written behind the command."""
    context = await context_of(turn)
    heard = read_message(line, context)
    if heard.kind is Kind.PLAN:
        await plans.heard(turn, line)
        return
    if heard.kind is Kind.OTHER and is_absence(line):
        turn.say(Screen(turn.words(absence_answer(line))))
        return
    if heard.kind is Kind.OTHER and not heard.unfinished:
        if (day := _day_alone(line, context.today)) is not None:
            dated = await actions.set_date(turn.uow, turn.office, turn.person, ReportDraft(), day, turn.now)
            await begin_afresh(turn, REPORT, dated, "lapor")
            return
        # One word or a value alone, which behind the command is of a report.
        told = read_message(line, context, has_files=True)
        is_work = any(each.activity or each.values for each in told.readings)
        heard = told if is_work and period_asked(line, context.today) is None else heard
    drafts = [ReportDraft()]
    if heard.kind is Kind.REPORT:
        drafts = await drafts_of(turn, heard, context.today, ())
    elif heard.unfinished:
        drafts = [ReportDraft().answer("activity", activity=parse_activity(heard.unfinished))]
    else:
        said = shortened(clean(line), _LONGEST_REPEATED)
        turn.say(Screen(turn.words("line-no-work", said=said)))
    await begin_afresh(turn, *of_drafts(drafts), "lapor")


async def _told_in_reply(turn: Turn) -> None:
    """Begins a report with the line to which the tapped message replies; what it lacks is asked."""
    context = await context_of(turn)
    heard = read_message(turn.replied_text or "", context, has_files=True)
    told = heard.kind is Kind.REPORT
    drafts = await drafts_of(turn, heard, context.today, ()) if told else [ReportDraft()]
    await begin_afresh(turn, *of_drafts(drafts), COMMAND)


def _day_alone(line: str, today: date) -> date | None:
    """The day that a line is, and nothing else; None for any other line. Raises Invalid for one in doubt."""
    try:
        return worked_day(line, today)
    except Invalid as doubt:
        if doubt.key != "entry-date-invalid":
            raise
        return None


async def again(turn: Turn) -> None:
    """Begins today's report with the last day's work: one summary, sent with one tap."""
    today = await actions.day_reported_now(turn.uow, turn.office, turn.person.id, turn.now)
    last = (await History.load_last_day(turn.uow, turn.person.id, today)).last_day
    if last is None:
        turn.say(Screen(turn.words("again-none")))
        return
    drafts = [
        await draft_like(turn.uow, turn.office, turn.person, Content.model_validate(entry), today, turn.now)
        for entry in last.entries[:MOST_ENTRIES]
    ]
    await begin_afresh(turn, *of_drafts(drafts), "ulang")


async def wanted(turn: Turn, message: Message) -> bool:
    """Begins the last day's work again for “sama seperti kemarin”, and a report for “saya mau lapor”."""
    text = message.text or ""
    if turn.actor.employee is None or not (says_same_again(text) or wants_to_report(text)):
        return False
    await turn.allow(Action.REPORT)
    await (again if says_same_again(text) else report)(turn)
    return True


async def report_again(turn: Turn, tap: ReportAgainTap) -> None:
    """Begins another report."""
    await report(turn)


async def correct(turn: Turn, tap: CorrectTap) -> None:
    """Opens a returned entry for its author to change, at the answer that the reason names."""
    entry = await turn.uow.cases.get(Entry, tap.entry_id)
    await turn.allow(Action.CHANGE_CASE, entry)
    turn.refresh = partial(_show, entry_id=tap.entry_id)
    if entry is None or entry.state != CaseState.RETURNED:
        raise AlreadyHandled("correct-not-returned")
    await actions.still_changeable(turn.uow, entry)
    meant = field_meant(reason_text(turn.words, entry.note, entry.reason_code) or "")
    draft = await actions.draft_of(turn.uow, entry, [slot.name for slot in REPORT.slots])
    slot = None if meant is None else REPORT.slot(meant)
    await turn.begin(REPORT, draft, meant if slot and meant and slot.applies(draft) else CHANGE)


async def own_tapped(turn: Turn, tap: EntryTap) -> None:
    """Changes a report that waits, adds proof to it, or takes it back; one that waits no longer is shown."""
    entry = await turn.case(Entry, tap.entry_id, Action.CHANGE_CASE)
    turn.refresh = partial(_show, entry_id=entry.id)
    if tap.wish != "show":
        await actions.still_changeable(turn.uow, entry)
    match tap.wish:
        case "show":
            await _show(turn, entry.id)
        case "change":
            draft = await actions.draft_of(turn.uow, entry, [slot.name for slot in REPORT.slots])
            await turn.begin(REPORT, draft.model_copy(update={"card_id": turn.tapped_message_id}), CHANGE)
        case "proof":
            await turn.begin(PROOF, ProofDraft(entry_id=entry.id, card_id=turn.tapped_message_id))
        case "withdraw":
            turn.edit(_really(turn.words, entry))
        case "really":
            await actions.withdraw(turn.uow, turn.office, entry, turn.now)
            await _show(turn, entry.id)
        case _:
            raise Invalid("button-outdated")


async def _show(turn: Turn, entry_id: int) -> None:
    entry = await turn.uow.cases.get(Entry, entry_id)
    if entry is None:
        return
    is_late = await actions.came_late(turn.uow, turn.office, entry)
    turn.edit(await own_entry(turn, entry, is_late=is_late))


def _really(words: Words, entry: Entry) -> Screen:
    """Whether a report is really to be taken back."""
    yes = Button(words.plain("entry-withdraw-yes"), EntryTap(entry.id, "really"), style="danger")
    no = Button(words.plain("flow-back"), EntryTap(entry.id, "show"))
    asked = words("entry-withdraw-ask", activity=entry.activity, date=entry.date)
    return Screen(asked, [[yes], [no]])

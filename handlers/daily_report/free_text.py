"""A line, a list, or a photo with a caption, sent outside of a conversation: it may be a report."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from telegram import Message

from domain.answers import (
    begins_decision,
    day_sent,
    decision_said,
    gives_up_form,
    is_aside,
    is_courtesy,
    says_decision,
    says_given_up,
    shortened,
    wants_sent_back,
)
from domain.cases import CaseState
from domain.corrections import says_just_now, sent_corrected
from domain.entries import EvidenceItem, ReportDraft
from domain.errors import Invalid
from domain.people import TimeZone
from domain.periods import Span
from domain.plans import absence_answer, is_absence
from domain.report_lines import Context, EntryReading, Heard, Kind, read_message, worked_day
from domain.report_lines.filling import Agreed, filled, unsure_day
from domain.topics import looks_something_up
from handlers.daily_report import actions, plans
from handlers.daily_report.offered import COMMAND, goes_on, offered
from handlers.daily_report.own import own_entry
from handlers.daily_report.restated import restated
from handlers.daily_report.several import REPORTS, SeveralDraft
from handlers.daily_report.talk import REPORT
from handlers.frame.flow import SUMMARY, AnyFlow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.attachments import attachment_of
from handlers.kit.days import unit_and_calendar
from handlers.kit.drafts import begin_afresh
from locales import Html
from storage.tables import Entry

ALIAS, LONGER = "report", "laporan"
_BEGINS = re.compile(rf"\A\s*/(?:{COMMAND}|{ALIAS}|{LONGER})(?:@\w+)?\b", re.IGNORECASE)
_OTHER_COMMAND = re.compile(r"\s*/[A-Za-z]")
LONGEST = 3_500
"""Letters of a message; Telegram splits a longer text, so that its tail would be taken for a report too."""
_AGREES = re.compile(r"\W*(?:(?:tidak|saya)\s+)*(?:setuju|agree)\b", re.IGNORECASE)
_PICTURES = frozenset({"photo", "video"})
"""What shows work without a word. Other files may be meant otherwise, and a voice message tells it."""
_REPEATED = 60
"""Letters of values that a question for the work repeats."""
_LATELY = timedelta(days=31)
"""Of so many days the newest report is looked for that somebody wants to change or take back."""
MOST_ENTRIES = 10
"""Most entries in one message: they are shown in one preview, and checked before they are sent."""


def said_in(message: Message) -> str:
    """What a message says: its text, or its caption without the command of reports that it may begin with."""
    return message.text or _BEGINS.sub("", message.caption or "").strip()


def is_other_command(message: Message) -> bool:
    """Whether a caption begins with another command than that of reports: it is no work."""
    return message.text is None and _OTHER_COMMAND.match(said_in(message)) is not None


def read_told(text: str, context: Context, *, has_files: bool) -> Heard:
    """A free message, read; an absence below a picture is no work either."""
    return read_message(text, context, has_files=has_files and not is_absence(text))


async def written(turn: Turn, message: Message) -> bool:
    """Begins a report from a message; False when it is no report."""
    proof, text = attachment_of(message), said_in(message)
    if turn.actor.employee is None or is_other_command(message):
        return False
    if len(text) > LONGEST:
        raise Invalid("line-long")
    if proof is not None and not any(map(str.isalnum, text)):
        text = ""
    if proof is None and await _took_back(turn, text):
        return True
    said = decision_said(text) if proof is None else None
    decides = said is not None or (proof is None and begins_decision(text))
    waits = decides and await turn.uow.supervision.anything_waits(turn.person.id, turn.received_on)
    if said is not None and (waits or said.agrees):
        return False
    context = await context_of(turn)
    heard = read_told(text, context, has_files=proof is not None)
    if proof is None and await offered(turn, heard, message, text):
        return True
    if heard.kind is Kind.PLAN:
        await (plans.heard if proof is None else plans.heard_under_picture)(turn, text)
        return True
    evidence = () if proof is None else (proof,)
    if heard.kind is Kind.REPORT:
        await turn.allow(Action.REPORT)
        await actions.check_may_report(turn.uow, turn.office, turn.person, turn.now)
        await begin(turn, await drafts_of(turn, heard, context.today, evidence))
        return True
    if is_absence(text):
        turn.say(Screen(turn.words(absence_answer(text))))
        return True
    if proof is None and not (waits or _is_of_other(text)) and _hinted(turn, heard, message):
        return True
    if proof is None or (message.media_group_id is None and (text or proof.kind not in _PICTURES)):
        return False
    if message.media_group_id is not None and not text and await plans.came_with_plan(turn):
        return True
    await _begin_pictured(turn, proof)
    return True


def _is_of_other(text: str) -> bool:
    """Whether a text that is read as no report is no work at all."""
    if looks_something_up(text) or gives_up_form(text) or says_decision(text) or _AGREES.match(text):
        return True
    return is_aside(text) or is_courtesy(text)


async def _begin_pictured(turn: Turn, proof: EvidenceItem) -> None:
    """Begins with a picture of work: its words may be under one on its way, or are written next."""
    await turn.allow(Action.REPORT)
    await actions.check_may_report(turn.uow, turn.office, turn.person, turn.now)
    draft = ReportDraft().answer("evidence", evidence=(proof,))
    day = await actions.day_reported_now(turn.uow, turn.office, turn.person.id, turn.now)
    draft = await actions.dated(turn.uow, turn.office, turn.person, draft, day, turn.now, None)
    await turn.begin(REPORT, draft)


def _hinted(turn: Turn, heard: Heard, message: Message) -> bool:
    """Says what is missing for a report; the button under work reads its line again, from the reply."""
    said, words = heard.unfinished, turn.words
    if heard.is_ahead and said:
        turn.say(Screen(words("line-ahead", said=said)))
    elif said:
        rows = [[goes_on(turn)]]
        turn.say(Screen(words("line-unfinished", said=said), rows), reply_to=message.message_id)
    elif heard.value:
        turn.say(Screen(words("line-no-activity", said=shortened(heard.value, _REPEATED))))
    return bool(said or heard.value)


async def _took_back(turn: Turn, text: str) -> bool:
    """Answers a wish to change or take back what was sent with the newest report that still waits."""
    corrected = sent_corrected(text)
    if corrected is not None:
        await _correct(turn, await _waiting(turn, ""), corrected)
        return True
    if wants_sent_back(text):
        await show_waiting(turn, text)
        return True
    if says_given_up(text):
        turn.say(Screen(turn.words("cancel-nothing")))
        return True
    return False


async def _correct(turn: Turn, entry: Entry, said: str) -> None:
    """Begins the change of a report that words say; if they say none, shows it with its buttons."""
    draft = await actions.draft_of(turn.uow, entry, [slot.name for slot in REPORT.slots])
    again = await restated(turn, OpenDialog("", SUMMARY, draft, None), said)
    if again is None:
        await show_sent(turn, entry, above="line-sent-below")
        return
    await turn.begin(REPORT, again[0].draft, again[1])


async def show_waiting(turn: Turn, text: str, changed: Entry | None = None) -> None:
    """Shows a report as `_waiting` finds it."""
    await show_sent(turn, await _waiting(turn, text, changed))


async def _waiting(turn: Turn, text: str, changed: Entry | None = None) -> Entry:
    """The newest report of the person that still waits, or the one of the day that a text names.

    `changed` is the one that is being changed. Raises Invalid where none waits.
    """
    said, lately = day_sent(text), Span(turn.today - _LATELY, turn.today)
    day = worked_day(said, (await context_of(turn)).today) if said else None
    sent = await turn.uow.entries.of_days(turn.person.id, lately if day is None else Span(day, day))
    waiting = [each for each in sent if each.state == CaseState.SUBMITTED]
    if changed is not None and day in (None, changed.date):
        waiting = [changed]
    if not waiting:
        raise Invalid("entry-none-waits") if day is None else Invalid("entry-none-waits-of", date=day)
    return waiting[-1]


async def show_sent(turn: Turn, entry: Entry, *, above: str = "") -> None:
    """Shows a report that was sent, with its buttons, below a sentence if one is given."""
    is_late = await actions.came_late(turn.uow, turn.office, entry)
    screen = await own_entry(turn, entry, is_late=is_late)
    turn.say(Screen(Html(f"{turn.words(above)}\n\n{screen.text}"), screen.rows) if above else screen)


async def instead(turn: Turn, message: Message) -> bool:
    """Takes a whole report at the question of an empty form, which ends or waits below the report.

    Where an unfinished report waits, it is asked which of the two goes on; with a picture nothing is taken.
    """
    proof, text = attachment_of(message), said_in(message)
    if not turn.actor.in_service or len(text) > LONGEST or is_other_command(message):
        return False
    if proof is None and (wants_sent_back(text) or sent_corrected(text) is not None):
        # “Salah” alone, or a value, may be about the form that is open.
        return (wants_sent_back(text) or says_just_now(text)) and await _took_back(turn, text)
    context = await context_of(turn)
    heard = read_told(text, context, has_files=proof is not None)
    if heard.kind is not Kind.REPORT:
        return False
    await turn.allow(Action.REPORT)
    drafts = await drafts_of(turn, heard, context.today, () if proof is None else (proof,))
    flow, draft = of_drafts(drafts)
    if proof is not None and await turn.rooms.dialogs.unfinished(turn, flow, draft) is not None:
        return False
    await begin_afresh(turn, flow, draft, COMMAND)
    return True


async def is_untold(turn: Turn, draft: ReportDraft) -> bool:
    """Whether a draft is empty, or has the pictures with which it began and the day that follows from now."""
    if draft == ReportDraft():
        return True
    if not draft.evidence or draft.entry_id is not None or not draft.answered <= {"date", "evidence"}:
        return False
    day = await actions.day_reported_now(turn.uow, turn.office, turn.person.id, turn.now)
    return draft.written is None and draft.plan_id is None and draft.day == day


def of_drafts(drafts: Sequence[ReportDraft]) -> tuple[AnyFlow, ReportDraft | SeveralDraft]:
    """The conversation about the entries of a message."""
    return (REPORT, drafts[0]) if len(drafts) == 1 else (REPORTS, SeveralDraft.of(drafts))


async def begin(turn: Turn, drafts: Sequence[ReportDraft]) -> None:
    """Begins the conversation about the entries of a message."""
    await turn.begin(*of_drafts(drafts))


async def context_of(turn: Turn) -> Context:
    """The data for reading a line; without a unit it has the office's zone (the report is refused later)."""
    today = turn.today
    own = await turn.uow.people.unit_of(turn.person.id, today)
    zone = turn.office.zone if own is None else TimeZone(own.timezone).info
    now = turn.now.astimezone(zone)
    measures = {target.measure for target in await turn.uow.targets.on(turn.person.id, now.date())}
    return Context(now, turn.words.writing.thousands, measures)


async def drafts_of(
    turn: Turn, heard: Heard, today: date, evidence: Collection[EvidenceItem]
) -> list[ReportDraft]:
    """A draft for each entry of a message; the work is of `today` unless it names another day."""
    if len(heard.readings) > MOST_ENTRIES:
        raise Invalid("line-many", most=MOST_ENTRIES, count=len(heard.readings))
    await unit_and_calendar(turn.uow, turn.office, turn.person.id, today)
    return [await _draft(turn, reading, today, evidence) for reading in heard.readings]


async def _draft(
    turn: Turn, reading: EntryReading, today: date, evidence: Collection[EvidenceItem]
) -> ReportDraft:
    """The draft of one entry; its day is today, or that of the night shift, unless the line has another."""
    day, unsure = today, None
    night = await actions.night_shift(turn.uow, turn.office, turn.person.id, turn.now, reading.working_time)
    if reading.date is not None:
        unsure = unsure_day(reading.date)
        day = reading.date.value or today
    if night is not None and (reading.date is None or reading.date.may_be(night.date)):
        day, unsure = night.date, None
    targets = [
        Agreed(target.id, target.title, target.measure)
        for target in await turn.uow.targets.on(turn.person.id, day)
    ]
    draft = filled(ReportDraft(), reading, targets, evidence, turn.words.writing.thousands)
    return await actions.dated(turn.uow, turn.office, turn.person, draft, day, turn.now, unsure)

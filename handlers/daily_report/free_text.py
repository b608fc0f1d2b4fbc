"""A line, a list, or a photo with a caption, sent outside of a conversation: it may be a report."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from telegram import Message

from domain.entries import EvidenceItem, ReportDraft
from domain.errors import Invalid
from domain.report_lines import Context, Heard, Kind, Reading, read_message
from domain.report_lines.filling import Agreed, filled, unsure_day
from handlers.daily_report import actions, plans
from handlers.daily_report.several import REPORTS, SeveralDraft
from handlers.daily_report.talk import REPORT
from handlers.frame.gate import Action
from handlers.frame.turn import Turn
from handlers.kit.attachments import attachment_of
from handlers.kit.days import unit_and_calendar

_LONGEST = 3_500
"""Letters of a message; Telegram splits a longer text, so that its tail would be taken for a report too."""
MOST_ENTRIES = 10
"""Entries of one message: so many are shown in one preview, and read before they are sent."""


async def written(turn: Turn, message: Message) -> bool:
    """Begins a report with what a message says; False when it is no report."""
    proof, text = attachment_of(message), message.text or message.caption or ""
    if turn.actor.employee is None or not text:
        return False
    if len(text) > _LONGEST:
        raise Invalid("line-long")
    context = await _context(turn)
    heard = read_message(text, context, has_files=proof is not None)
    if heard.kind is Kind.OTHER:
        return False
    if heard.kind is Kind.PLAN:
        await plans.heard(turn, text)
        return True
    await turn.allow(Action.REPORT)
    await _begin(turn, heard, context.today, () if proof is None else (proof,))
    return True


async def _context(turn: Turn) -> Context:
    """What reading needs to know; the zone is the office's for who is in no unit, and is refused later."""
    today = turn.now.astimezone(turn.office.zone).date()
    own = await turn.uow.people.unit_of(turn.person.id, today)
    zone = turn.office.zone
    if own is not None:
        _, calendar = await unit_and_calendar(turn.uow, turn.office, turn.person.id, today)
        zone = calendar.zone
    now = turn.now.astimezone(zone)
    measures = {target.measure for target in await actions.targets_on(turn.uow, turn.person.id, now.date())}
    return Context(now, turn.words.writing.thousands, measures)


async def _begin(turn: Turn, heard: Heard, today: date, evidence: Collection[EvidenceItem]) -> None:
    if len(heard.readings) > MOST_ENTRIES:
        raise Invalid("line-many", most=MOST_ENTRIES, count=len(heard.readings))
    await unit_and_calendar(turn.uow, turn.office, turn.person.id, today)
    drafts = [await _draft(turn, reading, today, evidence) for reading in heard.readings]
    if len(drafts) == 1:
        await turn.begin(REPORT, drafts[0])
    else:
        await turn.begin(REPORTS, SeveralDraft.of(drafts))


async def _draft(
    turn: Turn, reading: Reading, today: date, evidence: Collection[EvidenceItem]
) -> ReportDraft:
    """The draft of one entry; its day is today unless the line says another."""
    day, unsure = today, None
    if reading.date is not None:
        unsure = unsure_day(reading.date)
        day = reading.date.value or today
    targets = [
        Agreed(target.id, target.title, target.measure)
        for target in await actions.targets_on(turn.uow, turn.person.id, day)
    ]
    draft = filled(ReportDraft(), reading, targets, evidence, turn.words.writing.thousands)
    return await actions.dated(turn.uow, turn.office, turn.person, draft, day, turn.now, unsure)

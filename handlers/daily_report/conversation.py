"""`/lapor` on the phone: one question at a time, one live message, and a summary before it is sent."""

from __future__ import annotations

from datetime import date

from telegram import Message

from domain.answers import (
    amount_alone,
    parse_activity,
    parse_date,
    parse_volume,
    parse_work_time,
    rating_of,
)
from domain.entries import Draft, EntryState, Field, add_evidence, complete, next_field
from domain.errors import AlreadyHandled, Invalid
from domain.notices import EntryReceived
from domain.periods import Span
from handlers.daily_report import actions, screens
from handlers.daily_report.screens import CALENDAR, CHANGE, SUMMARY
from handlers.frame.callbacks import CorrectTap, ReportAgainTap
from handlers.frame.dialogs import Ask, Dialogs, Done, Flow, Talk
from handlers.frame.gate import Action
from handlers.frame.router import Command, Room, Tap
from handlers.frame.screen import Rows, Screen
from handlers.frame.turn import Turn
from handlers.kit.attachments import attachment_of, links_of
from locales import Html, Language
from storage.tables import Employee, Target

_THOUSANDS: dict[Language, str] = {"id": ".", "en": ","}
"""What groups the digits of a number that could be read both ways."""


def _employee(turn: Turn) -> Employee:
    # The gate has let only people of the roster into this conversation.
    assert turn.actor.employee is not None
    return turn.actor.employee


class ReportFlow(Flow[Draft]):
    """Steps are the fields of an entry, the calendar, the summary, and the choice of what to change."""

    name = "report"
    action = Action.REPORT
    draft_type = Draft

    async def question(self, turn: Turn, talk: Talk[Draft]) -> Screen:
        draft, words = talk.draft, turn.words
        target = await turn.uow.targets.get(draft.target_id) if draft.target_id else None
        step, _, month = talk.step.partition(" ")
        match step:
            case Field.DATE:
                asked, rows = await self._ask_date(turn, talk)
            case "calendar":
                asked, rows = await self._ask_calendar(turn, talk, date.fromisoformat(month))
            case Field.TARGET:
                targets = await self._targets(turn, draft)
                asked = screens.target_question(words, targets)
                rows = screens.target_rows(words, talk, targets)
            case Field.VOLUME if target is not None:
                asked, rows = words("report-ask-volume-target", unit=target.unit), []
            case Field.VOLUME if draft.volume is not None and draft.lacks_unit:
                asked, rows = words("report-ask-unit", volume=draft.volume), screens.rows(words, talk, step)
            case Field.EVIDENCE if draft.evidence:
                asked, rows = words("report-ask-evidence-more"), screens.rows(words, talk, step)
            case "summary":
                asked, rows = (
                    screens.summary_question(words, draft, turn.now),
                    screens.summary_rows(words, talk),
                )
            case _:
                asked, rows = words(f"report-ask-{step}"), screens.rows(words, talk, step)
        return screens.screen(words, draft, target, asked, [*rows, *screens.back_rows(words, talk, step)])

    async def _ask_date(self, turn: Turn, talk: Talk[Draft]) -> tuple[Html, Rows]:
        today = await actions.today_of(turn.uow, turn.office, _employee(turn).id, turn.now)
        told = len(await turn.uow.entries.of_day(_employee(turn).id, today))
        return screens.date_question(turn.words, today, told), screens.date_rows(turn.words, talk, today)

    async def _ask_calendar(self, turn: Turn, talk: Talk[Draft], month: date) -> tuple[Html, Rows]:
        person = _employee(turn)
        today = await actions.today_of(turn.uow, turn.office, person.id, turn.now)
        first = await actions.first_open_day(turn.uow, turn.office, person.id, turn.now)
        month = max(first.replace(day=1), min(month, today.replace(day=1)))
        taken = await actions.open_days(turn.uow, turn.office, person, month, turn.now)
        rows = screens.calendar_rows(turn.words, talk, month, Span(first, today), taken)
        return turn.words("report-ask-calendar"), rows

    async def _targets(self, turn: Turn, draft: Draft) -> list[Target]:
        assert draft.day is not None  # targets are asked for after the date
        return await actions.targets_on(turn.uow, _employee(turn).id, draft.day)

    async def heard(self, turn: Turn, talk: Talk[Draft], message: Message) -> Ask[Draft] | Done:
        draft, text = talk.draft, message.text
        proof = attachment_of(message)
        if proof is not None and (talk.step == Field.EVIDENCE or Field.EVIDENCE in draft.answered):
            # Also the rest of an album that arrives after the question has been answered.
            return talk.ask(talk.step, add_evidence(draft, proof))
        if talk.step == Field.EVIDENCE:
            for link in links_of(message):
                draft = add_evidence(draft, link)
            return talk.ask(talk.step, draft)
        if text is None:
            raise Invalid("report-write-text")
        match talk.step.partition(" ")[0]:
            case Field.DATE | "calendar":
                today = await actions.today_of(turn.uow, turn.office, _employee(turn).id, turn.now)
                return await self._dated(turn, talk, parse_date(text, today))
            case Field.ACTIVITY:
                return _onward(talk, draft.answer(Field.ACTIVITY, activity=parse_activity(text)))
            case Field.VOLUME:
                return await self._counted(turn, talk, text)
            case Field.TIME:
                return _timed(talk, text)
            case Field.RATING:
                return _onward(talk, draft.answer(Field.RATING, rating=rating_of(text)))
            case _:
                raise Invalid("dialog-use-buttons")

    async def _counted(self, turn: Turn, talk: Talk[Draft], text: str) -> Ask[Draft]:
        draft, thousands = talk.draft, _THOUSANDS[turn.words.language]
        target = await turn.uow.targets.get(draft.target_id) if draft.target_id else None
        alone = amount_alone(text, thousands) if target is None else None
        if alone is not None:
            return talk.ask(Field.VOLUME, draft.without_unit(alone))
        volume = parse_volume(
            text,
            unit=target.unit if target else None,
            amount=draft.volume if draft.lacks_unit else None,
            thousands=thousands,
        )
        return _onward(talk, draft.answer(Field.VOLUME, volume=volume.amount, unit=volume.unit))

    async def tapped(self, turn: Turn, talk: Talk[Draft], value: str) -> Ask[Draft] | Done:
        draft = talk.draft
        match talk.step.partition(" ")[0], value:
            case "calendar", "back":
                return talk.ask(Field.DATE, draft)
            case "change", "back":
                return _onward(talk, draft)
            case step, "back" if step in draft.answered:
                return _onward(talk, draft)
            case Field.DATE, "calendar":
                today = await actions.today_of(turn.uow, turn.office, _employee(turn).id, turn.now)
                return talk.ask(f"{CALENDAR} {today.replace(day=1)}", draft)
            case "calendar", value if value.startswith("m"):
                return talk.ask(f"{CALENDAR} {_date(value[1:]).replace(day=1)}", draft)
            case ((Field.DATE | "calendar"), value):
                return await self._dated(turn, talk, _date(value))
            case Field.TARGET, value:
                return _onward(talk, await self._with_target(turn, draft, value))
            case Field.VOLUME, "skip" if draft.target_id is None:
                return _onward(talk, draft.answer(Field.VOLUME, volume=None, unit=None))
            case Field.TIME, value:
                return _timed(talk, value)
            case Field.EVIDENCE, "clear":
                return talk.ask(Field.EVIDENCE, draft.model_copy(update={"evidence": ()}))
            case Field.EVIDENCE, "done":
                return _onward(talk, draft.answer(Field.EVIDENCE))
            case Field.RATING, value:
                return _onward(talk, draft.answer(Field.RATING, rating=rating_of(value)))
            case "summary", _:
                return await self._summary_tapped(turn, talk, value)
            case "change", value if value in set(Field):
                return talk.ask(value, draft)
            case _:
                raise Invalid("dialog-use-buttons")

    async def _dated(self, turn: Turn, talk: Talk[Draft], day: date) -> Ask[Draft]:
        employee = _employee(turn)
        dated = await actions.set_date(turn.uow, turn.office, employee, talk.draft, day, turn.now)
        return _onward(talk, dated)

    async def _with_target(self, turn: Turn, draft: Draft, value: str) -> Draft:
        if value == "none":
            return draft.answer(Field.TARGET, target_id=None)
        for target in await self._targets(turn, draft):
            if str(target.id) == value:
                # A volume is counted in the target's unit: one said in another unit is asked for again.
                counted = draft if draft.unit == target.unit else draft.reopen(Field.VOLUME)
                return counted.answer(Field.TARGET, target_id=target.id)
        raise Invalid("dialog-use-buttons")

    async def _summary_tapped(self, turn: Turn, talk: Talk[Draft], value: str) -> Ask[Draft] | Done:
        match value:
            case "change":
                return talk.ask(CHANGE, talk.draft)
            case "cancel":
                return Done(Screen(turn.words("cancel-done")))
            case "send":
                sent = await actions.submit(
                    turn.uow,
                    turn.office,
                    _employee(turn),
                    complete(talk.draft),
                    entry_id=talk.draft.entry_id,
                    sent_at=turn.now,
                )
                confirmation = EntryReceived(sent.entry.id, late=sent.is_late)
                turn.confirm(confirmation, edit_message_id=turn.tapped_message_id)
                return Done()
            case _:
                raise Invalid("dialog-use-buttons")


def _onward(talk: Talk[Draft], draft: Draft) -> Ask[Draft]:
    return talk.ask(next_field(draft) or SUMMARY, draft)


def _timed(talk: Talk[Draft], text: str) -> Ask[Draft]:
    work = parse_work_time(text)
    timed = talk.draft.answer(Field.TIME, minutes=work.minutes, started=work.started, ended=work.ended)
    return _onward(talk, timed)


def _date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Invalid("dialog-use-buttons") from None


def room(dialogs: Dialogs, flow: ReportFlow) -> Room:
    """The daily report's commands and buttons."""

    async def report(turn: Turn, argument: str) -> None:
        del argument
        # Who is in no unit is refused before a conversation begins.
        await actions.today_of(turn.uow, turn.office, _employee(turn).id, turn.now)
        await dialogs.begin(turn, flow, Field.DATE, Draft())

    async def another(turn: Turn, tap: ReportAgainTap) -> None:
        del tap
        dialog = await turn.uow.dialogs.of(turn.actor.telegram_id)
        if dialog is not None and dialogs.worth_keeping(dialog):
            raise AlreadyHandled("draft-first")
        turn.tapped_message_id = None
        await report(turn, "")

    async def correct(turn: Turn, tap: CorrectTap) -> None:
        entry = await turn.uow.entries.get(tap.entry_id)
        await turn.allow(Action.CORRECT_ENTRY, entry)
        if entry is None or entry.state != EntryState.RETURNED:
            raise AlreadyHandled("correct-not-returned")
        dialog = await turn.uow.dialogs.of(turn.actor.telegram_id)
        turn.tapped_message_id = None
        if dialog is not None and dialogs.worth_keeping(dialog):
            if dialog.flow != flow.name or dialog.draft.get("entry_id") != entry.id:
                raise AlreadyHandled("draft-first")
            await dialogs.show_again(turn, dialog)
            return
        await dialogs.begin(turn, flow, CHANGE, await actions.draft_of(turn.uow, entry))

    return Room(
        commands=[Command("lapor", Action.REPORT, report, aliases=("report",))],
        taps=[Tap(CorrectTap, None, correct), Tap(ReportAgainTap, Action.REPORT, another)],
    )

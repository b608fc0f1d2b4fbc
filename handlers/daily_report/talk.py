"""`/lapor` on the phone: a few questions in one live message, and a summary before it is sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from telegram import Message

from domain.answers import SHORTEST_SENTENCE, clean, parse_activity, parse_work_time, says_none
from domain.answers.folding import fold
from domain.calendar import AsOf
from domain.cases import CaseState
from domain.entries import MOST_EVIDENCE, ReportDraft, complete
from domain.errors import Invalid, or_refuse
from domain.periods import Period, Span
from domain.report_lines import Context, day_ahead, is_list, read_line, worked_day
from domain.report_lines.filling import holds, with_sure
from domain.report_lines.words import is_plan
from handlers.daily_report import actions, screens
from handlers.daily_report.notices import EntryReceived
from handlers.daily_report.restated import restated
from handlers.daily_report.shortcuts import Shortcuts, shortcuts
from handlers.frame.flow import AskAgain, Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.anchors import meanings_of
from handlers.kit.days import first_open_day, own_today, serves_on, zone_of
from handlers.kit.pickers import Day
from handlers.kit.slots import (
    Choice,
    Files,
    Offering,
    Option,
    Rating,
    Sentence,
    text_of,
)
from handlers.kit.work_slots import Amount, TimeSpan
from locales import Html
from locales.scores import period_name
from locales.work import reason_text, work_time
from storage.tables import Entry

_QUICK = (("report-today", 0), ("report-yesterday", -1))
_PART_OF_WORK = frozenset({"line-date-whose", "line-date-ahead", "line-date-night", "line-date-week"})
"""Doubts about a day that may be no day of the work, or that of a night shift."""


async def _reported_today(turn: Turn, draft: ReportDraft) -> Html:
    today = await own_today(turn, draft)
    sent = await turn.uow.entries.sent_for(turn.person.id, today)
    return screens.today_line(turn.words, today, sent)


async def _pages(turn: Turn, draft: ReportDraft) -> Span:
    first = await first_open_day(turn.uow, turn.office, turn.person.id, turn.now)
    return Span(first, await own_today(turn, draft))


async def _open_days(turn: Turn, draft: ReportDraft, month: date) -> set[date]:
    return await actions.open_days(turn.uow, turn.office, turn.person, month, turn.now)


async def _dated(turn: Turn, draft: ReportDraft, day: date) -> ReportDraft:
    return await actions.set_date(turn.uow, turn.office, turn.person, draft, day, turn.now)


async def _targets(turn: Turn, draft: ReportDraft) -> list[Option]:
    if draft.day is None:
        return []
    targets = await turn.uow.targets.on(turn.person.id, draft.day)
    return [Option(target.title, str(target.id)) for target in targets]


async def _with_target(turn: Turn, draft: ReportDraft, value: str) -> ReportDraft:
    if value == "none":
        other = draft.answer("target", target_id=None)
        # A line that names no amount has none, unless a target wants one.
        has_none = draft.written is not None and draft.volume is None and not draft.asked_about("volume")
        return other.answer("volume", volume=None, measure=None) if has_none else other
    target = or_refuse(await turn.uow.targets.get(int(value)), Invalid("dialog-use-buttons"))
    # A volume is counted in the target's measure: one said in another measure is asked for again.
    counted = draft if draft.measure == target.measure else draft.reopen("volume")
    return counted.answer("target", target_id=target.id)


async def _measure_of_target(turn: Turn, draft: ReportDraft) -> str | None:
    target = await turn.uow.targets.get(draft.target_id) if draft.target_id else None
    return target.measure if target else None


async def _so_far(turn: Turn, draft: ReportDraft) -> Sequence[Html]:
    target = await turn.uow.targets.get(draft.target_id) if draft.target_id else None
    entry = await turn.uow.cases.get(Entry, draft.entry_id)
    asked = None
    if entry is not None and entry.state == CaseState.RETURNED:
        asked = reason_text(turn.words, entry.note, entry.reason_code)
    return screens.so_far(turn.words, draft, target, asked, await late_lines(turn, draft))


async def late_lines(turn: Turn, *drafts: ReportDraft) -> list[Html]:
    """That a day is taken no more since it was chosen; else what the first late one costs."""
    late = [each for each in drafts if each.is_late(turn.now)]
    for each in late:
        if (
            refusal := await actions.refusal_of(turn.uow, turn.office, turn.person, each, turn.now)
        ) is not None:
            return [turn.words("report-no-more", why=turn.words(refusal.key, **refusal.params))]
    over = [period for each in drafts if (period := _period_over(turn, each)) is not None]
    told = [turn.words("report-period-over", period=period_name(turn.words, over[0]))] if over else []
    return [*(await _costs(turn, late[0]) if late else []), *told]


async def _costs(turn: Turn, draft: ReportDraft) -> list[Html]:
    """What lateness costs, as long as the day has no report: its first one decides (docs/scoring.md §2)."""
    if draft.day is None:
        return []
    scheme, over = turn.office.scheme, _period_over(turn, draft)
    as_of, rules = AsOf.at(turn.now, turn.office.zone), turn.office.time_rules
    day = await turn.uow.days.state(turn.person.id, draft.day, as_of, rules)
    counts = day.timeliness is None and (over is None or over.kind is not scheme.period)
    return screens.late_lines(turn.words, draft, turn.now, scheme.late_share if counts else None)


def _period_over(turn: Turn, draft: ReportDraft) -> Period | None:
    """The period of a new report's day that has ended: what is sent now does not count in it (§1)."""
    if draft.day is None or draft.entry_id is not None:
        return None
    scheme = turn.office.scheme
    periods = [Period.containing(draft.day, kind) for kind in (scheme.period, scheme.interim) if kind]
    over = (each for each in periods if AsOf.end_of(each.end, turn.office.zone).instant <= turn.now)
    return next(over, None)


async def _days_meant(turn: Turn, draft: ReportDraft) -> list[Option]:
    """The days that the line may have meant; without one, that of the night shift which has just ended."""
    unsure = draft.asked_about("date")
    if unsure is None:
        night = await actions.night_shift(turn.uow, turn.office, turn.person.id, turn.now)
        return [] if night is None else [screens.of_shift(turn.words, night)]
    days, today = [date.fromisoformat(day) for day in unsure.options], await own_today(turn, draft)
    return [Option(_named(turn, day, today), day.isoformat()) for day in days]


def _named(turn: Turn, day: date, today: date) -> str:
    """A day on a button, with the word of the button that it stands for."""
    shown = turn.words.short_day(day)
    for key, distance in _QUICK:
        if day == today + timedelta(days=distance):
            return turn.words.plain("report-day-named", name=turn.words.plain(key), day=shown)
    return shown


async def _times_meant(turn: Turn, draft: ReportDraft) -> list[Option]:
    """The lengths that the line may have meant."""
    unsure = draft.asked_about("time")
    minutes = [parse_work_time(said).minutes for said in unsure.options] if unsure else []
    return [Option(work_time(turn.words, each, None, None), f"{each} menit") for each in minutes]


class Activity(Sentence[ReportDraft]):
    """The activity. Other certain values in the sentence answer the questions that follow."""

    async def hear(
        self, turn: Turn, dialog: OpenDialog[ReportDraft], message: Message
    ) -> ReportDraft | AskAgain[ReportDraft]:
        if says_none(text_of(message)):
            raise Invalid("dialog-aside", said=clean(text_of(message)))
        return await told_work(turn, dialog.draft, text_of(message))


async def told_work(turn: Turn, draft: ReportDraft, text: str) -> ReportDraft:
    """The draft with the work that a sentence tells, and what else it surely says; raises Invalid."""
    thousands, measure = turn.words.writing.thousands, await _measure_of_target(turn, draft)
    now = turn.now.astimezone(await zone_of(turn.uow, turn.office, turn.person.id, turn.now))
    context = Context(now, thousands, () if measure is None else (measure,))
    if is_list(text, context):
        raise Invalid("report-activity-list")
    said = await _agrees(turn, draft, text, context)
    reading = read_line(text, context, {"volume", "time", "rating"} - draft.answered)
    filled, sure = with_sure(draft, reading, measure, thousands)
    words = read_line(text, context, {*sure, *said}).activity if sure or said else text
    if sum(map(str.isalnum, words)) < SHORTEST_SENTENCE:
        return draft.answer(ACTIVITY, activity=parse_activity(text))
    return filled.answer(ACTIVITY, activity=parse_activity(words))


ACTIVITY = "activity"
"""The name of the question for the work."""
_ACTIVITY = Activity(ACTIVITY, parse_activity)


class Target(Choice[ReportDraft]):
    """The target, also by words of its title. Work that is told instead is kept: then it is asked again."""

    async def hear(
        self, turn: Turn, dialog: OpenDialog[ReportDraft], message: Message
    ) -> ReportDraft | AskAgain[ReportDraft]:
        text, draft = text_of(message), dialog.draft
        said = tuple(fold(text).split())
        options = await self._options(turn, draft)
        meant = [each for each in options if said and holds(each.label, said)]
        if len(meant) == 1:
            return await self.tap(turn, dialog, meant[0].value)
        if "activity" in draft.answered or sum(map(str.isalnum, text)) < SHORTEST_SENTENCE:
            return await super().hear(turn, dialog, message)
        told = await _ACTIVITY.hear(turn, dialog, message)
        return told if isinstance(told, AskAgain) else AskAgain(told)


async def _agrees(turn: Turn, draft: ReportDraft, text: str, context: Context) -> Collection[str]:
    """The details besides the work in a sentence about the chosen day; raises Invalid for another day."""
    found = day_ahead(text, context)
    if found is None or draft.day is None:
        return ()
    if found.value == draft.day:
        return ("date",)
    if found.value is None and not is_plan(text) and found.doubt and found.doubt.key in _PART_OF_WORK:
        return ()
    if found.value == context.today:
        night = await actions.night_shift(turn.uow, turn.office, turn.person.id, turn.now)
        if night is not None and night.date == draft.day:
            return ()
    raise Invalid("report-activity-day", written=found.said, date=draft.day)


async def _meanings(turn: Turn, draft: ReportDraft) -> Sequence[Html]:
    """What the ratings mean for such work."""
    target = None if draft.target_id is None else await turn.uow.targets.get(draft.target_id)
    return meanings_of(turn, f"{draft.activity}\n{target.title if target else ''}")


async def _send(turn: Turn, dialog: OpenDialog[ReportDraft]) -> Screen | None:
    draft = dialog.draft
    sent = await actions.submit(
        turn.uow,
        turn.office,
        turn.person,
        complete(draft),
        entry_id=draft.entry_id,
        sent_at=turn.now,
        proof_seen=draft.proof_seen,
    )
    turn.confirm(EntryReceived(sent.entry.id, late=sent.is_late), edit_message_id=dialog.message_id)
    screens.replaced(turn, draft.card_id)
    if draft.plan_id is not None:
        await turn.uow.plans.drop(turn.person.id, draft.plan_id)
    return None


REPORT: Flow[ReportDraft] = Flow(
    "report",
    Action.REPORT,
    ReportDraft,
    slots=[
        Shortcuts(
            Offering(
                Day(
                    "date",
                    base=own_today,
                    quick=_QUICK,
                    pages=_pages,
                    open_days=_open_days,
                    chosen=_dated,
                    intro=_reported_today,
                    read=worked_day,
                    offers=serves_on,
                ),
                _days_meant,
            ),
            shortcuts,
        ),
        Target(
            "target",
            _targets,
            _with_target,
            numbered=True,
            none="report-no-target",
            applies=lambda draft: draft.has_targets,
        ),
        _ACTIVITY,
        Amount("volume", _measure_of_target),
        Offering(TimeSpan("time"), _times_meant),
        Files("evidence", MOST_EVIDENCE),
        Rating("rating", "self_rating", _meanings),
    ],
    so_far=_so_far,
    summary="report-ask-summary",
    finish=_send,
    about=lambda draft: draft.entry_id,
    restated=restated,
)

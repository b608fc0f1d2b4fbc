"""What a change of the rules changes for its reader, in words, and that it was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from fractions import Fraction
from functools import partial

from domain.errors import Invalid
from domain.notices import Notice, Priority, RulesChanged, RulesReminder
from domain.office import Office
from domain.periods import Period
from domain.rule_changes import ReaderChanges
from domain.schemes import Scheme
from domain.scoring import Scorecard
from handlers.frame.callbacks import CommandTap
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Rows, Screen, SlowScreen
from handlers.frame.turn import Turn
from handlers.kit.score_views import load_score
from handlers.rules.callbacks import RulesReadTap
from locales import Html, Words, in_lines
from locales.dials import dial_name, dial_value
from locales.scores import grade_name, period_name, title
from storage.records.rules import rules_of
from storage.rules import concerned
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork

_MOST_DAYS = 6


class RulesWereRead(Notice, kind="rules_were_read", priority=Priority.ANSWER):
    """To a person who has read a change: the message says so, and what changes stays in it."""

    version_id: int


async def changed(told: Telling, notice: RulesChanged) -> SlowScreen | None:
    """What changes for the reader, as things stand; None once it was read."""
    linked = await told.uow.people.linked(told.chat_id)
    if linked is None or linked.employee.id in await told.uow.rules.read_by(notice.version_id):
        return None
    head = "rules-reminder-title" if isinstance(notice, RulesReminder) else "rules-changed-title"
    read = Button(told.words.plain("rules-changed-read"), RulesReadTap(notice.version_id), style="primary")
    rows = [[read], _rules(told.words)]
    return SlowScreen(partial(_read, told, notice.version_id, linked.employee.id, head, [], rows))


async def was_read(told: Telling, notice: RulesWereRead) -> SlowScreen | None:
    """The same without the question."""
    linked = await told.uow.people.linked(told.chat_id)
    if linked is None:
        return None
    foot, rows = [Html(""), told.words("rules-changed-was-read")], [_rules(told.words)]
    return SlowScreen(
        partial(_read, told, notice.version_id, linked.employee.id, "rules-changed-title", foot, rows)
    )


async def _read(
    told: Telling, version_id: int, employee_id: int, head: str, foot: list[Html], rows: Rows, uow: UnitOfWork
) -> Callable[[], Screen] | None:
    """What changes for a reader and their figures by both rules; None when nothing changes for them."""
    lines = await _lines(uow, told.words, told.office, version_id, employee_id, told.now)
    if not lines:
        return None
    return partial(Screen, in_lines([told.words(head), Html(""), *lines, *foot]), rows)


def _rules(words: Words) -> list[Button]:
    return [Button(words.plain("rules-changed-rules"), CommandTap("aturan"))]


async def _lines(
    uow: UnitOfWork, words: Words, office: Office, version_id: int, employee_id: int, now: datetime
) -> list[Html]:
    pair = await uow.rules.pair(version_id)
    found = [] if pair is None else await concerned(uow, office, pair, now, only=[employee_id])
    if pair is None or not found:
        return []
    before, after = (rules_of(each).scheme for each in pair)
    period = Period.containing(office.date_of(now), after.period)
    lines = change_lines(words, before, period, found[0].changes)
    if found[0].changes.scheme.are_there:
        lines += await own_figures(uow, words, office, before, after, employee_id, now)
    return lines


def change_lines(words: Words, before: Scheme, period: Period, changes: ReaderChanges) -> list[Html]:
    """A line for each thing that changes for a reader."""
    lines = [
        words(
            "rules-changed-share",
            title=title(words, each.component.title),
            before=_share(words, each.before),
            after=_share(words, each.after),
        )
        for each in changes.scheme.shares
    ]
    for dial, value in changes.scheme.dials:
        old, new = dial_value(words, dial, dial.value), dial_value(words, dial, value)
        lines.append(words("rules-changed-dial", dial=dial_name(words, before, dial), before=old, after=new))
    lines += [words(f"rules-changed-{each}") for each in changes.scheme.others]
    if changes.free:
        lines.append(words("rules-changed-free", days=_days(words, changes.free)))
    if changes.worked:
        lines.append(words("rules-changed-worked", days=_days(words, changes.worked)))
    if changes.before != changes.after:
        said = {"before": words.figure(changes.before), "after": words.figure(changes.after)}
        lines.append(words("rules-changed-expected", period=period_name(words, period), **said))
    return lines


def _share(words: Words, share: Fraction | None) -> str:
    return words.plain("rules-changed-no-share") if share is None else f"{words.percent(share)}%"


def _days(words: Words, days: Sequence[date]) -> Html:
    shown = Html("; ".join(words.short_day(day) for day in days[:_MOST_DAYS]))
    more = len(days) - _MOST_DAYS
    return words("rules-changed-more", days=shown, count=more) if more > 0 else shown


async def read(turn: Turn, tap: RulesReadTap) -> None:
    """Notes that the person has read it; the message stays, without the question."""
    if await turn.uow.rules.pair(tap.version) is None:
        raise Invalid("button-outdated")
    await turn.uow.rules.note_read(turn.person.id, tap.version, turn.now)
    turn.confirm(RulesWereRead(tap.version), edit_message_id=turn.tapped_message_id)


async def own_figures(
    uow: UnitOfWork,
    words: Words,
    office: Office,
    before: Scheme,
    after: Scheme,
    employee_id: int,
    now: datetime,
) -> list[Html]:
    """A line with both scores of the running period; none where neither gives one, or the periods differ.

    Takes some tens of milliseconds, in a read-only unit of work.
    """
    if before.period is not after.period:
        return []
    scopes = [Scope.running(scheme, now, office.zone) for scheme in (before, after)]
    try:
        cards = [(await load_score(uow, scope, employee_id, now)).scorecard.card for scope in scopes]
    except Invalid:  # not in service in the running period
        return []
    if all(card.grade is None for card in cards):
        return []
    old, new = (_outcome(words, scope.scheme, card) for scope, card in zip(scopes, cards, strict=True))
    said = {"period": period_name(words, scopes[1].period), "day": words.short_day(scopes[1].as_of.day)}
    return [Html(""), words("rules-changed-figures", before=old, after=new, **said)]


def _outcome(words: Words, scheme: Scheme, card: Scorecard) -> str:
    if card.grade is None:
        return words.plain("rules-changed-ungraded")
    grade = grade_name(words, scheme, card.grade)
    return grade if card.score is None else f"{words.score(card.score)} – {grade}"

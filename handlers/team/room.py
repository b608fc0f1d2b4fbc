"""`/tim`: a team's fortnight as a picture, reminding who is missing, and a month as a workbook."""

from __future__ import annotations

from functools import partial

from domain.asked import days_asked
from domain.calendar import AsOf
from domain.cases import rings
from domain.closing.lock import lock_of
from domain.errors import AlreadyHandled, Invalid
from domain.periods import Period, PeriodKind, Span
from domain.team import FORTNIGHT, check_reminder, fortnight_from, fortnight_of, trend
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.records import DayOf
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, File, Screen
from handlers.frame.turn import Picture, Turn
from handlers.kit.asked import named
from handlers.kit.days import month_in
from handlers.kit.reminders import report_button
from handlers.team.actions import (
    OWN,
    BossCoverage,
    PersonReminded,
    assigned,
    members,
    read_coverage,
    read_missing,
    saw_days,
    title_of,
)
from handlers.team.callbacks import MissingTap, RemindTap, TeamFileTap, TeamTap, UnitsTap
from handlers.team.picture import month_xlsx, team_png
from handlers.team.screens import (
    MOST_PEOPLE,
    TARGETS,
    UNITS,
    caption,
    coverage_screen,
    missing_screen,
    rows,
    units_screen,
)
from locales import Html
from storage.records.team import Assigned


async def show_team(turn: Turn) -> None:
    """One's own people; for an administrator without any the units."""
    if await _has_own(turn):
        await _show(turn, OWN, fortnight_of(turn.received_on), 0)
        turn.say(await missing_screen(turn, OWN, 0))
    elif turn.actor.is_admin:
        await _units(turn, "")
    else:
        raise Invalid("team-nobody")


async def asked(turn: Turn, said: str) -> bool:
    """What a button asks for, the own people in some days, or for an administrator the units so named."""
    has_own = await _has_own(turn)
    days = days_asked(said, turn.received_on) if has_own else None
    if said == TARGETS and has_own:
        turn.say(coverage_screen(turn.words, await read_coverage(turn)))
    elif days is not None and await _shown_in(turn, days):
        return True
    elif has_own and (person := await _named(turn, said)) is not None:
        await _show_person(turn, person)
    elif turn.actor.is_admin:
        await _units(turn, "" if said in (UNITS, TARGETS) else said)
    else:
        return False
    return True


async def _shown_in(turn: Turn, days: Span) -> bool:
    """Shows the own people in the fortnight of a day or a week, or sends a month; False for other days."""
    month, fortnight = Period.of_days(days), fortnight_of(days.end)
    if days.start > turn.received_on:
        return False
    if month is not None and month.kind is PeriodKind.MONTH:
        await file(turn, TeamFileTap(OWN, month.code))
    elif days.start in fortnight:
        await _show(turn, OWN, fortnight, 0)
    else:
        return False
    return True


async def _named(turn: Turn, said: str) -> Assigned | None:
    """The one of the own people of the fortnight whom the words name, with the one before."""
    span = fortnight_of(turn.received_on)
    present = {each.employee.id for each in await assigned(turn, OWN, span)}
    both = await assigned(turn, OWN, Span(span.start - FORTNIGHT, span.end))
    people = [each for each in both if each.employee.id in present]
    return named(turn, people, lambda each: each.employee.name, said)


async def _show_person(turn: Turn, person: Assigned) -> None:
    """The present fortnight of one of the own people, and below it what is missing of theirs."""
    words, today, who = turn.words, turn.received_on, person.employee
    span = fortnight_of(today)
    read = await members(
        turn.uow, turn.office, [person], Span(span.start - FORTNIGHT, span.end), turn.received
    )
    saw_days(turn, OWN, read)
    compared = trend(read, span)
    text = caption(words, who.name, span, compared, [])
    buttons = [[Button(words.plain("team-whole"), CommandTap("tim"))]]

    def make() -> Screen:
        return Screen(text, buttons, team_png(words, who.name, span, today, read, 0, compared))

    turn.answers.append(Picture(make))
    turn.say(await missing_screen(turn, OWN, 0, who))


async def _has_own(turn: Turn) -> bool:
    return bool(turn.actor.in_service and await _own_today(turn))


async def _own_today(turn: Turn) -> bool:
    """Whether anybody is of the own team within the present fortnight."""
    return bool(await assigned(turn, OWN, fortnight_of(turn.received_on)))


async def _units(turn: Turn, sought: str) -> None:
    await turn.allow(Action.SEE_ANY_TEAM)
    units = [each for each in await turn.uow.people.units() if sought.casefold() in each.name.casefold()]
    if not units:
        raise Invalid("team-unit-none", sought=sought)
    if len(units) == 1 and sought:
        await _show(turn, units[0].id, fortnight_of(turn.received_on), 0)
        turn.say(await missing_screen(turn, units[0].id, 0))
    else:
        turn.say(units_screen(turn.words, units, 0, turn.received_on))


async def show_units(turn: Turn, tap: UnitsTap) -> None:
    """Another page of the units."""
    units = await turn.uow.people.units()
    turn.edit(units_screen(turn.words, units, tap.page, turn.received_on))


async def show(turn: Turn, tap: TeamTap) -> None:
    """Another page or fortnight; below the present one who is missing."""
    today = turn.received_on
    span = fortnight_from(tap.first, today)
    await _show(turn, tap.unit, span, tap.page)
    if tap.unit != OWN and today in span and not tap.page:
        turn.say(await missing_screen(turn, tap.unit, 0))


async def _show(turn: Turn, unit_id: int, span: Span, page: int) -> None:
    """Reads both fortnights; the picture is drawn after this turn, in a thread."""
    words, today = turn.words, turn.received_on
    both = Span(span.start - FORTNIGHT, span.end)
    title = await title_of(turn, unit_id)
    people = await assigned(turn, unit_id, both)
    read = await members(turn.uow, turn.office, people, both, turn.received)
    shown = [each for each in read if any(day in span for day in each.days)]
    if not shown:
        raise Invalid("team-nobody-then")
    page = min(page, (len(shown) - 1) // MOST_PEOPLE)
    saw_days(turn, unit_id, shown[page * MOST_PEOPLE : (page + 1) * MOST_PEOPLE])
    is_present = unit_id == OWN and today in span
    coverage: list[BossCoverage] = await read_coverage(turn) if is_present else []
    compared = trend(read, span)
    text = caption(words, title, span, compared, coverage)
    buttons = rows(turn, unit_id, span, page, len(shown), bool(coverage))

    def make() -> Screen:
        return Screen(text, buttons, team_png(words, title, span, today, shown, page, compared))

    turn.answers.append(Picture(make))


async def show_missing(turn: Turn, tap: MissingTap) -> None:
    """Another page of people without a report, as of now."""
    turn.edit(await missing_screen(turn, tap.unit, tap.page))


async def remind(turn: Turn, tap: RemindTap) -> None:
    """Reminds a person; each person is reminded once a day at most."""
    uow, words, today = turn.uow, turn.words, turn.received_on
    await turn.allow(Action.REMIND_PERSON, DayOf(tap.employee_id, today))
    turn.refresh = partial(_refreshed, unit_id=tap.unit, page=tap.page)
    found = await read_missing(turn, tap.unit, tap.employee_id)
    absent = found[0] if found else None
    check_reminder(absent)
    if absent is None or not await uow.team.claim_reminder(
        tap.employee_id, today, turn.actor.employee_id, turn.now
    ):
        raise AlreadyHandled("team-remind-already")
    turn.notify(PersonReminded(tap.employee_id, turn.actor.employee_id, absent.open_days), tap.employee_id)
    turn.toast(words.plain("team-reminded", name=absent.member.name))
    await _refreshed(turn, tap.unit, tap.page)


async def _refreshed(turn: Turn, unit_id: int, page: int) -> None:
    turn.edit(await missing_screen(turn, unit_id, page))


async def file(turn: Turn, tap: TeamFileTap) -> None:
    """A month as a workbook, written after this turn."""
    words, office, today = turn.words, turn.office, turn.received_on
    month = month_in(tap.month)
    if month.start > today:
        raise Invalid("button-outdated")
    title = await title_of(turn, tap.unit)
    people = await assigned(turn, tap.unit, month.span)
    if not people:
        raise Invalid("team-nobody-then")
    read = await members(turn.uow, office, people, month.span, turn.received)
    saw_days(turn, tap.unit, read)
    text = words("team-file-caption", title=title, month=words.month(month.start), count=len(read))
    name = f"{words.plain('team-file-prefix')}-{month.code}.xlsx"

    def make() -> Screen:
        content = month_xlsx(words, office, title, month.span, today, read, turn.received)
        return Screen(text, file=File(name, content))

    turn.toast(words.plain("papers-making"))
    turn.answers.append(Picture(make))


async def reminded(told: Telling, notice: PersonReminded) -> Screen | None:
    """The missing reports, and who asks for them; None once none is owed any more."""
    uow, words, office = told.uow, told.words, told.office
    unit = await uow.people.unit_of(notice.employee_id, office.date_of(told.now))
    if unit is None:
        return None
    as_of = AsOf.at(told.now, office.zone)
    calendar = await uow.calendars.of_person(notice.employee_id, unit, as_of.day, office.time_rules)
    span = Span(min(notice.days), max(notice.days))
    states = await uow.days.states(notice.employee_id, span, as_of, office.time_rules)
    closed = await uow.closings.closed()
    owed = [day for day in notice.days if states[day].is_owed and lock_of(day, closed) is None]
    if not owed:
        return None
    shown = Html(", ".join(words.short_day(day) for day in owed))
    if notice.by_id is None:
        text = words("team-told-by-administrator", days=shown)
    else:
        text = words("team-told", days=shown, name=(await uow.people.get(notice.by_id)).name)
    today = calendar.local_date(told.now)
    buttons = [[report_button(words, day, is_today=day == today)] for day in reversed(owed)]
    local = told.now.astimezone(calendar.zone)
    return Screen(text, buttons, is_silent=not rings(local, None))


ROOM = Room(
    commands=[
        Command(
            "tim", Action.SEE_TEAM, show_team, asked, aliases=("team",), spoken=("tim", "team"), reads=True
        )
    ],
    taps=[
        Tap(TeamTap, Action.SEE_TEAM, show, reads=True),
        Tap(MissingTap, Action.SEE_TEAM, show_missing, reads=True),
        Tap(RemindTap, Action.SEE_TEAM, remind),
        Tap(UnitsTap, Action.SEE_ANY_TEAM, show_units, reads=True),
        Tap(TeamFileTap, Action.SEE_TEAM, file, reads=True),
    ],
    notices={PersonReminded: reminded},
)

"""`/hasil`: result sheets of closed periods, one's own and those that one signs as the assessor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from domain.answers import shortened
from domain.errors import Invalid
from domain.periods import Period
from domain.views import Seen
from handlers.frame.gate import Action
from handlers.frame.records import ResultOf
from handlers.frame.room import Command, Room, Tap, Telling, slowly
from handlers.frame.screen import Button, File, Screen, in_rows
from handlers.frame.turn import Picture, Turn
from handlers.kit.asked import asked_of, named
from handlers.kit.days import period_in
from handlers.kit.pages import page_of
from handlers.kit.result_sheet import load_result_sheet, sheet_screen
from handlers.results.actions import OfficePaper, OfficePaperAsked, file_name, read_paper
from handlers.results.callbacks import (
    OfficePaperTap,
    OwnDataTap,
    ResultPeriodsTap,
    ResultPeriodTap,
    ResultSheetTap,
)
from handlers.results.own_data import read_own_data
from locales import Html
from locales.scores import period_name
from storage.records.results import Assessed
from storage.uow import UnitOfWork

_MOST_PEOPLE = 8
_MOST_PERIODS = 12
_LONGEST_NAME = 40


async def show(turn: Turn) -> None:
    """The closed periods; of the only one at once what there is."""
    periods = await _periods(turn)
    if len(periods) == 1:
        turn.say(await _of_period(turn, periods[0], 0, is_only=True))
        return
    turn.say(_periods_screen(turn, periods))


async def asked(turn: Turn, said: str) -> bool:
    """What there is of the closed period that the words name, or the latest sheet of an assessed person."""
    periods = await _periods(turn)
    period = asked_of(turn, said, turn.received_on, "hasil", periods)
    if period is not None:
        turn.say(await _of_period(turn, period, 0))
        return True
    if turn.actor.employee is None:
        return False
    latest = dict[int, tuple[Period, Assessed]]()
    for each in periods[:_MOST_PERIODS]:
        for member in await turn.uow.results.assessed_by(each, turn.actor.employee.id):
            latest.setdefault(member.employee_id, (each, member))
    found = named(turn, [*latest.values()], lambda of_one: of_one[1].name, said)
    if found is None:
        return False
    await make_sheet(turn, ResultSheetTap(found[0].code, found[1].employee_id))
    return True


async def show_periods(turn: Turn, tap: ResultPeriodsTap) -> None:
    """The closed periods, in the message that was tapped."""
    turn.edit(_periods_screen(turn, await _periods(turn)))


async def show_period(turn: Turn, tap: ResultPeriodTap) -> None:
    """What there is of a period."""
    turn.edit(await _of_period(turn, period_in(tap.period), tap.page))


async def make_sheet(turn: Turn, tap: ResultSheetTap) -> None:
    """The sheet of a result; it is typeset after this turn, in a thread."""
    period = period_in(tap.period)
    assessor = await turn.uow.results.assessor_of(period, tap.employee_id)
    # Only administrators are told anything about a person outside of the roster.
    await turn.allow(Action.SEE_RESULT_OF, ResultOf(tap.employee_id, period.end, assessor))
    frozen, sheet = await load_result_sheet(turn.uow, turn.office, period, tap.employee_id)
    turn.toast(turn.words.plain("papers-making"))
    turn.answers.append(Picture(sheet_screen(turn.words, turn.office, frozen, sheet)))


async def make_data(turn: Turn, tap: OwnDataTap) -> None:
    """The own result with its records and its proof: whose it is follows from who taps."""
    data = await read_own_data(turn.uow, period_in(tap.period), turn.person.id)
    is_proved = data.proof is not None and data.proof.root is not None
    text = turn.words(
        f"results-data-caption{'' if is_proved else '-unproved'}",
        period=period_name(turn.words, data.frozen.period),
        revision=data.frozen.revision,
    )
    screen = Screen(text, file=File(data.name(turn.office), data.content))
    turn.answers.append(Picture(lambda: screen))


async def _periods(turn: Turn) -> list[Period]:
    """The periods with anything for the person who asks."""
    results = turn.uow.results
    if turn.actor.is_admin:
        return await results.periods()
    own = set(await results.periods_of(turn.person.id))
    # A supervisor may have come after a period's end, and have no result in it.
    return [
        each
        for each in (await results.periods())[:_MOST_PERIODS]
        if each in own or await results.assessed_by(each, turn.person.id)
    ]


def _periods_screen(turn: Turn, periods: list[Period]) -> Screen:
    words = turn.words
    if not periods:
        office = "-office" if turn.actor.is_admin else ""
        return Screen(words(f"results-none-closed{office}"))
    buttons = [
        Button(period_name(words, each), ResultPeriodTap(each.code, 0)) for each in periods[:_MOST_PERIODS]
    ]
    return Screen(words("results-ask-period"), in_rows(buttons, 2))


async def _of_period(turn: Turn, period: Period, page: int, *, is_only: bool = False) -> Screen:
    words, results, person = turn.words, turn.uow.results, turn.actor.employee
    lines = [words("results-period-title", period=period_name(words, period))]
    rows: list[Sequence[Button]] = []
    if person is not None and period in await results.periods_of(person.id):
        own = ResultSheetTap(period.code, person.id)
        rows.append([Button(words.plain("results-own"), own, style="primary")])
        rows.append([Button(words.plain("results-data"), OwnDataTap(period.code))])
    team = [] if person is None else await results.assessed_by(period, person.id)
    if team:
        lines.append(words("results-team", count=len(team)))
        shown = page_of(words, team, page, _MOST_PEOPLE, lambda to: ResultPeriodTap(period.code, to))
        for each in shown.shown:
            sheet = ResultSheetTap(period.code, each.employee_id)
            rows.append([Button(shortened(each.name, _LONGEST_NAME), sheet)])
        rows.extend(shown.rows)
    if turn.actor.is_admin:
        rows.extend(
            [Button(words.plain(f"results-office-{each}"), OfficePaperTap(period.code, each))]
            for each in OfficePaper
        )
    if not is_only:
        rows.append([Button(words.plain("results-back"), ResultPeriodsTap())])
    return Screen(Html("\n\n".join(lines)), rows)


async def ask_office_paper(turn: Turn, tap: OfficePaperTap) -> None:
    """Has a paper about everybody made when its turn comes."""
    period = period_in(tap.period)
    if period not in await turn.uow.results.periods():
        raise Invalid("results-none")
    turn.saw(Seen.ALL_RESULTS, [None])
    turn.confirm(OfficePaperAsked(period.code, tap.paper))
    turn.toast(turn.words.plain("papers-making"))


async def office_paper(told: Telling, notice: OfficePaperAsked, uow: UnitOfWork) -> Callable[[], Screen]:
    """The paper as a file."""
    period, paper = Period.parse(notice.period), OfficePaper(notice.paper)
    make = await read_paper(uow, told.office, period, paper, told.now)
    text = told.words(f"results-office-{paper}-caption", period=period_name(told.words, period))
    name = file_name(told.office, period, paper)
    return lambda: Screen(text, file=File(name, make()))


ROOM = Room(
    commands=[
        Command(
            "hasil",
            Action.SEE_RESULTS,
            show,
            asked,
            aliases=("results",),
            spoken=("hasil", "results"),
            reads=True,
        )
    ],
    taps=[
        Tap(ResultPeriodsTap, Action.SEE_RESULTS, show_periods, reads=True),
        Tap(ResultPeriodTap, Action.SEE_RESULTS, show_period, reads=True),
        Tap(OfficePaperTap, Action.MAKE_RESULT_PAPERS, ask_office_paper),
        Tap(OwnDataTap, Action.SEE_RESULTS, make_data, reads=True),
        Tap(ResultSheetTap, Action.SEE_RESULTS, make_sheet, reads=True),
    ],
    notices={OfficePaperAsked: slowly(office_paper, Action.MAKE_RESULT_PAPERS)},
)

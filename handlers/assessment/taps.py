"""Commands and taps of assessments: show, save an answer, rate the results by judgement."""

from __future__ import annotations

from telegram import Message

from domain.answers import says_rating
from domain.assessments import open_period, open_periods, served_in
from domain.errors import Invalid, or_refuse
from domain.periods import Period
from domain.schemes import RESULTS, Assessor
from domain.scoring import Rating
from handlers.assessment.callbacks import (
    CriterionTap,
    JudgeTap,
    NoteTap,
    PersonTap,
    RateTap,
    TeamTap,
    View,
    Wish,
)
from handlers.assessment.materials import feedback_screen, materials_screen, works_screen
from handlers.assessment.screens import (
    answers_screen,
    criterion_screen,
    judge_screen,
    rated_news,
    team_screen,
)
from handlers.assessment.sheet import OWN, Reader, Sheet, open_sheet, read_sheets, team_sheets
from handlers.assessment.talk import NOTE, NoteDraft
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.asked import asked_of, named
from locales import Html
from storage.tables import Employee


async def _open_periods(turn: Turn) -> list[Period]:
    """The periods that can be assessed now."""
    closed = await turn.uow.closings.closed()
    return open_periods(turn.office.scheme, turn.today, closed)


async def _open_of(turn: Turn, person: Employee) -> list[Period]:
    """Those of them in which a person serves."""
    return [each for each in await _open_periods(turn) if served_in(each, person.joined, person.left)]


async def team(turn: Turn) -> None:
    """`/penilaian`: the people to assess, and what is missing."""
    period = (await _open_periods(turn))[0]
    turn.say(await _team(turn, period, 0))


async def team_asked(turn: Turn, said: str) -> bool:
    """The people to assess in the period that the words name, or the one of them whose name they are."""
    periods = await _open_periods(turn)
    period = asked_of(turn, said, turn.today, "penilaian", periods)
    if period is not None:
        turn.say(await _team(turn, period, 0))
        return True
    reader = Reader(turn.uow, turn.office.scheme, turn.person.id)
    sheets = await team_sheets(reader, periods[0], turn.today)
    found = named(turn, sheets, lambda sheet: sheet.person.name, said)
    if found is None:
        return False
    await show_person(turn, PersonTap(periods[0].code, found.number, View.MATERIALS))
    return True


async def show_team(turn: Turn, tap: TeamTap) -> None:
    """The team of a period, in the same message."""
    closed = await turn.uow.closings.closed()
    period = open_period(turn.office.scheme, tap.period, turn.today, closed)
    turn.edit(await _team(turn, period, tap.page))


async def _team(turn: Turn, period: Period, page: int) -> Screen:
    today = turn.today
    reader = Reader(turn.uow, turn.office.scheme, turn.person.id)
    sheets = await team_sheets(reader, period, today)
    others = [each for each in await _open_periods(turn) if each != period]
    return team_screen(turn.words, period, sheets, page, others)


async def oneself(turn: Turn) -> None:
    """`/nilaidiri`: the own answers so far."""
    served = await _open_of(turn, turn.person) or await _open_periods(turn)
    turn.say(await _answers(turn, await open_sheet(turn, served[0].code, OWN)))


async def oneself_asked(turn: Turn, said: str) -> bool:
    """The own answers for the period that the words name."""
    period = asked_of(turn, said, turn.today, "nilaidiri", await _open_of(turn, turn.person))
    if period is None:
        return False
    turn.say(await _answers(turn, await open_sheet(turn, period.code, OWN)))
    return True


async def show_person(turn: Turn, tap: PersonTap) -> None:
    """What there is to read about a person, or what was answered."""
    sheet = await open_sheet(turn, tap.period, tap.person)
    match tap.view:
        case View.MATERIALS:
            turn.edit(await materials_screen(turn, sheet))
        case View.WORKS:
            turn.edit(await works_screen(turn, sheet))
        case View.FEEDBACK:
            turn.edit(await feedback_screen(turn, sheet))
        case View.ANSWERS:
            turn.edit(await _answers(turn, sheet))


async def _answers(turn: Turn, sheet: Sheet, news: Html | None = None) -> Screen:
    others = [each for each in await _open_of(turn, sheet.person) if each != sheet.period]
    return await answers_screen(turn, sheet, others, news)


async def show_criterion(turn: Turn, tap: CriterionTap) -> None:
    """One question, with the answer that it has."""
    sheet = await open_sheet(turn, tap.period, tap.person)
    turn.edit(await criterion_screen(turn, sheet, sheet.criterion(tap.code)))


async def rate(turn: Turn, tap: RateTap) -> None:
    """Saves the answer, and shows the next question without one."""
    sheet = await open_sheet(turn, tap.period, tap.person)
    criterion = sheet.criterion(tap.code)
    if not 1 <= tap.rating <= 5:
        raise Invalid("rating-invalid")
    await turn.uow.assessments.rate(sheet.about(criterion), turn.person.id, tap.rating, turn.now)
    sheet = await open_sheet(turn, tap.period, tap.person)
    news = rated_news(turn.words, sheet, criterion)
    following = sheet.next_open(after=criterion.code)
    if following is None:
        turn.edit(await _answers(turn, sheet, news))
    else:
        turn.edit(await criterion_screen(turn, sheet, following, news=news, last=criterion))


async def typed(turn: Turn, message: Message) -> bool:
    """After a rating alone, shows the next question of the one assessment that is begun and not complete."""
    if turn.actor.employee is None or not turn.actor.in_service or not says_rating(message.text or ""):
        return False
    reader = Reader(turn.uow, turn.office.scheme, turn.person.id)
    sheets: list[Sheet] = []
    for period in await _open_of(turn, turn.person):
        sheets += await read_sheets(reader, period, [turn.person], Assessor.SELF)
        sheets += await team_sheets(reader, period, turn.today)
    begun = [each for each in sheets if each.given and each.next_open() is not None]
    if len(begun) != 1:
        return False
    sheet = await open_sheet(turn, begun[0].period.code, begun[0].number)
    following = or_refuse(sheet.next_open(), Invalid("button-outdated"))
    said = turn.words("rating-typed", said=(message.text or "").strip())
    turn.say(await criterion_screen(turn, sheet, following, news=said))
    return True


async def write(turn: Turn, tap: NoteTap) -> None:
    """Asks for a note on an answer."""
    sheet = await open_sheet(turn, tap.period, tap.person)
    given = or_refuse(sheet.given.get(sheet.criterion(tap.code).name), Invalid("assess-rate-first"))
    has_note = bool(given.note)
    draft = NoteDraft(period=tap.period, person=tap.person, code=tap.code, has_note=has_note)
    await turn.begin(NOTE, draft, in_place=True)


async def judge(turn: Turn, tap: JudgeTap) -> None:
    """Asks how the results are rated, then why; or leaves the rating to the figures."""
    sheet = await open_sheet(turn, tap.period, tap.person)
    if sheet.source is not Assessor.SUPERVISOR or turn.office.scheme.matrix is None:
        raise Invalid("button-outdated")
    match tap.wish:
        case Wish.ASK:
            turn.edit(judge_screen(turn.words, sheet))
        case Wish.FIGURES:
            await turn.uow.assessments.judge(sheet.period, sheet.person.id, RESULTS, None, turn.now)
            sheet = await open_sheet(turn, tap.period, tap.person)
            turn.edit(await _answers(turn, sheet, turn.words("assess-judge-figures-done")))
        case _:
            draft = NoteDraft(period=tap.period, person=tap.person, rating=Rating(tap.wish))
            await turn.begin(NOTE, draft, in_place=True)

"""`/kepuasan`: the index of a service, a unit or the office, and the totals of a service by weeks."""

from __future__ import annotations

from domain.disclosure import FEWEST
from domain.errors import Invalid
from domain.notices import IkmFell
from domain.periods import Period, PeriodKind
from domain.satisfaction import quarter_of
from domain.survey_export import ended_quarters
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.frame.screen import LONGEST_CAPTION, Button, File, Screen, cut
from handlers.frame.turn import Picture, SendFile, Turn
from handlers.kit.asked import asked_of, begun, named
from handlers.satisfaction.actions import (
    Place,
    place_of,
    places,
    quarter_from,
    read_behind,
    read_comments,
    read_own_weeks,
    read_results,
    read_weeks,
)
from handlers.satisfaction.callbacks import (
    PromisesTap,
    PromiseTap,
    ResultsCommentsTap,
    ResultsExportTap,
    ResultsFileTap,
    ResultsPhotosTap,
    ResultsPlacesTap,
    ResultsTap,
    ResultsUnitTap,
    ResultsWeeksTap,
)
from handlers.satisfaction.comments import comments_screen
from handlers.satisfaction.export import HEADS, export_rows
from handlers.satisfaction.notices import ikm_fell
from handlers.satisfaction.picture import results_png
from handlers.satisfaction.promises import PROMISE, show_promises, write_promise
from handlers.satisfaction.report import skm_report
from handlers.satisfaction.screens import (
    caption,
    own_weeks_screen,
    places_screen,
    results_rows,
    unit_screen,
    weeks_screen,
)
from reports.skm_report import pdf
from reports.skm_workbook import xlsx
from reports.survey_table import table_xlsx
from storage.sealed_photos import open_photo
from storage.tables import Service, Unit

PHOTOS_AT_ONCE = 10
_FORMS = {"pdf": pdf, "xlsx": xlsx}


async def show(turn: Turn) -> None:
    """What there is to look at; of the only service or unit at once."""
    found = await places(turn.uow, turn.office, turn.actor, turn.received)
    if not found.office and not found.units and found.services:
        await _weeks(turn, found.services[0].id)
        return
    if not found.office and len(found.units) == 1 and not found.services:
        await _unit(turn, found.units[0].id, 0)
        return
    turn.say(places_screen(turn.words, found, 0))


async def asked(turn: Turn, said: str) -> bool:
    """The unit or the service of this name, or a quarter of the office or of the only unit."""
    found = await places(turn.uow, turn.office, turn.actor, turn.received)
    known: list[Unit | Service] = [*found.units, *found.services, *found.of_units]
    place = named(turn, known, lambda each: each.name, said)
    if isinstance(place, Unit):
        await _unit(turn, place.id, 0)
    elif place is not None and place in found.services:
        await _weeks(turn, place.id)
    elif place is not None:
        await show_results(turn, ResultsTap(place.unit_id, place.id, ""))
    if place is not None:
        return True
    if not found.office and len(found.units) != 1:
        return False
    today = turn.received_on
    quarter = asked_of(turn, said, today, "kepuasan", begun((PeriodKind.QUARTER,), today))
    if quarter is not None:
        await show_results(turn, ResultsTap(0 if found.office else found.units[0].id, 0, quarter.code))
    return quarter is not None


async def show_places(turn: Turn, tap: ResultsPlacesTap) -> None:
    """Another page of what there is to look at."""
    found = await places(turn.uow, turn.office, turn.actor, turn.received)
    turn.say(places_screen(turn.words, found, tap.page))


async def show_unit(turn: Turn, tap: ResultsUnitTap) -> None:
    """The services of a unit."""
    await _unit(turn, tap.unit, tap.page)


async def _unit(turn: Turn, unit_id: int, page: int) -> None:
    place = await place_of(turn.uow, unit_id, 0)
    await turn.allow(Action.SEE_RESULTS_OF, place.asked)
    if place.unit is None:
        raise Invalid("button-outdated")
    turn.say(unit_screen(turn.words, place.unit, place, page))


async def _place(turn: Turn, unit_id: int, service_id: int) -> Place:
    """A place whose results may be seen."""
    place = await place_of(turn.uow, unit_id, service_id)
    await turn.allow(Action.SEE_RESULTS_OF, place.asked)
    return place


async def show_results(turn: Turn, tap: ResultsTap) -> None:
    """A quarter; its picture is drawn after this turn."""
    words, today = turn.words, turn.received_on
    place = await _place(turn, tap.unit, tap.service)
    quarter: Period = quarter_from(tap.quarter, today)
    results = await read_results(turn.uow, turn.office, place, quarter, today)
    text, rows = caption(words, results), results_rows(words, results, exports=turn.actor.is_admin)
    if not results.now.n:
        turn.say(Screen(text, rows))
        return

    def make() -> Screen:
        return Screen(text, rows, results_png(words, results))

    turn.answers.append(Picture(make))


async def file(turn: Turn, tap: ResultsFileTap) -> None:
    """The report of a quarter, written after this turn."""
    words, office, now = turn.words, turn.office, turn.received
    place = await _place(turn, tap.unit, tap.service)
    today = office.date_of(now)
    results = await read_results(turn.uow, turn.office, place, quarter_from(tap.quarter, today), today)
    if not results.now.n or tap.form not in _FORMS:
        raise Invalid("button-outdated")
    text, write = caption(words, results), _FORMS[tap.form]
    behind = await read_behind(turn.uow, results, today)

    def make() -> Screen:
        content = write(skm_report(words, office, results, now, behind))
        return Screen(text, file=File(f"skm-{results.quarter.code}.{tap.form}", content))

    turn.toast(words.plain("papers-making"))
    turn.answers.append(Picture(make))


async def export(turn: Turn, tap: ResultsExportTap) -> None:
    """Complete responses of an ended quarter as XLSX, for the national survey."""
    today = turn.received_on
    place = await place_of(turn.uow, tap.unit, tap.service)
    quarter = quarter_from(tap.quarter, today)
    services = [each.id for each in place.services]
    rows = await export_rows(turn.uow, services, ended_quarters(quarter, quarter_of(today)))
    if not rows:
        raise Invalid("satisfaction-export-none", least=FEWEST)
    words = turn.words
    text = words("satisfaction-export-done", n=len(rows), least=FEWEST)

    def make() -> Screen:
        return Screen(text, file=File(f"skm-jawaban-{quarter.code}.xlsx", table_xlsx(HEADS, rows)))

    turn.toast(words.plain("papers-making"))
    turn.answers.append(Picture(make))


async def show_comments(turn: Turn, tap: ResultsCommentsTap) -> None:
    """What citizens wrote."""
    today = turn.received_on
    place = await _place(turn, tap.unit, tap.service)
    results = await read_results(turn.uow, turn.office, place, quarter_from(tap.quarter, today), today)
    turn.say(comments_screen(turn.words, results, tap.page))


async def show_photos(turn: Turn, tap: ResultsPhotosTap) -> None:
    """Photos that came with the comments, some at a time; no more is known of them than of the comments."""
    today = turn.received_on
    place = await _place(turn, tap.unit, tap.service)
    said = await read_comments(turn.uow, place, quarter_from(tap.quarter, today), today)
    shown = said.photos[tap.first : tap.first + PHOTOS_AT_ONCE]
    if not shown:
        raise Invalid("button-outdated")
    for each in shown:
        file_id = open_photo(turn.office.rater_key, each.rater, each.box)
        if file_id is not None:
            text = cut(each.text, LONGEST_CAPTION)
            turn.answers.append(SendFile("photo", file_id, text, is_protected=True))
    end = tap.first + len(shown)
    said_below = turn.words("satisfaction-photos-shown", shown=end, all=len(said.photos))
    following = ResultsPhotosTap(tap.unit, tap.service, tap.quarter, end)
    more = Button(turn.words.plain("page-next"), following)
    turn.say(Screen(said_below, [[more]] if end < len(said.photos) else []))


async def show_weeks(turn: Turn, tap: ResultsWeeksTap) -> None:
    """The totals of a service by weeks."""
    await _weeks(turn, tap.service)


async def _weeks(turn: Turn, service_id: int) -> None:
    place = await place_of(turn.uow, 0, service_id)
    await turn.allow(Action.SEE_WEEKS_OF, place.asked)
    if place.service is None:
        raise Invalid("button-outdated")
    if not await turn.may(Action.SEE_RESULTS_OF, place.asked):
        own = await read_own_weeks(turn.uow, turn.office, turn.person.id, turn.received)
        turn.say(own_weeks_screen(turn.words, own))
        return
    today = turn.received_on
    weeks = await read_weeks(turn.uow, place.service, today)
    turn.say(weeks_screen(turn.words, place.service.name, weeks, turn.office.skm_weight))


ROOM = Room(
    commands=[
        Command(
            "kepuasan",
            Action.SEE_SATISFACTION,
            show,
            asked,
            aliases=("satisfaction", "ikm"),
            spoken=("kepuasan", "ikm"),
            reads=True,
        )
    ],
    taps=[
        Tap(ResultsPlacesTap, Action.SEE_SATISFACTION, show_places, reads=True),
        Tap(ResultsUnitTap, Action.SEE_SATISFACTION, show_unit, reads=True),
        Tap(ResultsTap, Action.SEE_SATISFACTION, show_results, reads=True),
        Tap(ResultsFileTap, Action.SEE_SATISFACTION, file, reads=True),
        Tap(PromisesTap, Action.SEE_SATISFACTION, show_promises, reads=True),
        Tap(PromiseTap, Action.SEE_SATISFACTION, write_promise),
        Tap(ResultsExportTap, Action.EXPORT_RESPONSES, export, reads=True),
        Tap(ResultsCommentsTap, Action.SEE_SATISFACTION, show_comments, reads=True),
        Tap(ResultsPhotosTap, Action.SEE_SATISFACTION, show_photos, reads=True),
        Tap(ResultsWeeksTap, Action.SEE_SATISFACTION, show_weeks, reads=True),
    ],
    flows=[PROMISE],
    notices={IkmFell: ikm_fell},
)

"""Looking after services on the phone: a new one or another name, who staffs it, and when it closes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from telegram import Message

from domain.closing.lock import check_open
from domain.errors import AlreadyHandled, Invalid, or_refuse
from domain.periods import Span
from domain.roster import parse_start
from domain.services import (
    ClosingDraft,
    EndingDraft,
    ServiceDraft,
    StaffDraft,
    check_ahead,
    days_ahead,
    end_days,
    parse_code,
    parse_name,
    parse_population,
    proposed_code,
    staff_days,
)
from domain.spans import check_within, parse_day
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Question, Slot
from handlers.frame.gate import Action
from handlers.frame.records import OfService
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.days import office_today
from handlers.kit.offered import service_of
from handlers.kit.pickers import Day
from handlers.kit.search import MOST_FOUND, Search, by_id, options_by_position
from handlers.kit.slots import Choice, Offering, Option, Sentence, text_of
from handlers.services import actions
from handlers.services.screens import card
from locales import Html
from storage.tables import FOREVER, Service, ServiceStaff


async def managed(turn: Turn, service_id: int) -> Service:
    """The service of a button or a draft, if the person still looks after it."""
    service = await service_of(turn.uow, service_id)
    await turn.allow(Action.MANAGE_SERVICES_OF, actions.of(service))
    return service


# --- a new service, or another name ---------------------------------------------------------------------


class _Code(Slot[ServiceDraft]):
    """The code; one that another service has is refused at once."""

    async def hear(
        self, turn: Turn, dialog: OpenDialog[ServiceDraft], message: Message
    ) -> ServiceDraft | AskAgain[ServiceDraft]:
        return await self.tap(turn, dialog, text_of(message))

    async def tap(
        self, turn: Turn, dialog: OpenDialog[ServiceDraft], value: str
    ) -> ServiceDraft | AskAgain[ServiceDraft]:
        code = parse_code(value)
        if await turn.uow.services.by_code(code) is not None:
            raise Invalid("service-code-taken", code=code)
        return dialog.draft.answer(self.name, code=code)


async def _proposed(turn: Turn, draft: ServiceDraft) -> list[Option]:
    taken = {service.code.upper() for service in await turn.uow.services.all()}
    code = proposed_code(draft.title, taken)
    return [Option(code, code)]


async def _units(turn: Turn, draft: ServiceDraft) -> list[Option]:
    units = await actions.led_units(turn.uow, turn.actor, turn.today)
    return [Option(unit.name, str(unit.id)) for unit in units]


class _Population(Slot[ServiceDraft]):
    """How many people use it, if that is known."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[ServiceDraft]) -> Question:
        question = await super().ask(turn, flow, dialog)
        return Question(question.text, [[dialog.button(turn.words.plain("flow-skip"), "skip")]])

    async def hear(
        self, turn: Turn, dialog: OpenDialog[ServiceDraft], message: Message
    ) -> ServiceDraft | AskAgain[ServiceDraft]:
        return dialog.draft.answer(self.name, population=parse_population(text_of(message)))

    async def tap(
        self, turn: Turn, dialog: OpenDialog[ServiceDraft], value: str
    ) -> ServiceDraft | AskAgain[ServiceDraft]:
        return dialog.draft.answer(self.name, population=None)


async def _service_so_far(turn: Turn, draft: ServiceDraft) -> Sequence[Html]:
    words = turn.words
    lines = [words("service-title-name" if draft.service_id else "service-title")]
    if draft.title:
        lines.append(words("service-line-name", name=draft.title))
    if draft.code:
        lines.append(words("service-line-code", code=draft.code))
    return [*lines, Html("")]


async def _keep(turn: Turn, dialog: OpenDialog[ServiceDraft]) -> Screen | None:
    draft = dialog.draft
    if draft.service_id is None:
        await turn.allow(Action.MANAGE_SERVICES_OF, OfService(draft.unit_id))
        return await card(turn, await actions.create(turn.uow, draft))
    service = await managed(turn, draft.service_id)
    actions.rename(turn.uow, service, draft.title)
    return await card(turn, service)


SERVICE: Flow[ServiceDraft] = Flow(
    "service",
    Action.MANAGE_SERVICES,
    ServiceDraft,
    slots=[
        Sentence("title", parse_name),
        Offering(_Code("code"), _proposed),
        Choice("unit", _units, by_id("unit", "unit_id"), applies=lambda draft: draft.asks_unit),
        _Population("population"),
    ],
    so_far=_service_so_far,
    finish=_keep,
    about=lambda draft: draft.service_id,
)


# --- who staffs it --------------------------------------------------------------------------------------


async def _people(turn: Turn, draft: StaffDraft, sought: str) -> list[Option]:
    """People of the service's unit; by a name that is written, others in service too."""
    uow, today = turn.uow, turn.today
    service = await service_of(uow, draft.service_id)
    if sought:
        found = await uow.people.search(sought, today, MOST_FOUND + 1)
    else:
        found = (await uow.people.of_unit(service.unit_id, today))[:MOST_FOUND]
    return options_by_position(found)


async def _firsts(turn: Turn, draft: StaffDraft) -> Span:
    return staff_days(turn.today, may_look_back=turn.actor.is_admin)


async def _begins(turn: Turn, draft: StaffDraft, day: date) -> StaffDraft:
    check_open(check_within(day, await _firsts(turn, draft)), await turn.uow.closings.closed())
    return draft.answer("first", first=day)


async def _first_of(turn: Turn, draft: StaffDraft) -> date:
    return draft.first or turn.today


async def _lasts(turn: Turn, draft: StaffDraft) -> Span:
    return days_ahead(await _first_of(turn, draft))


async def _ends(turn: Turn, draft: StaffDraft, day: date) -> StaffDraft:
    if day == FOREVER:
        return draft.answer("last", last=None)
    return draft.answer("last", last=check_ahead(day, await _first_of(turn, draft)))


async def _for_good(turn: Turn, draft: StaffDraft) -> list[Option]:
    return [Option(turn.words.plain("staffing-for-good"), FOREVER.isoformat())]


async def _staff_so_far(turn: Turn, draft: StaffDraft) -> Sequence[Html]:
    words, service = turn.words, await service_of(turn.uow, draft.service_id)
    lines = [words("staffing-title", service=service.name)]
    if draft.employee_id is not None:
        lines.append(words("staffing-line-person", name=(await turn.uow.people.get(draft.employee_id)).name))
    if draft.first is not None:
        lines.append(words("staffing-line-first", day=draft.first))
    return [*lines, Html("")]


async def _assign(turn: Turn, dialog: OpenDialog[StaffDraft]) -> Screen | None:
    service = await managed(turn, dialog.draft.service_id)
    await actions.assign(turn.uow, service, dialog.draft)
    return await card(turn, service)


STAFFING: Flow[StaffDraft] = Flow(
    "staffing",
    Action.MANAGE_SERVICES,
    StaffDraft,
    slots=[
        Search("person", _people, by_id("person", "employee_id")),
        Day("first", pages=_firsts, chosen=_begins, read=parse_start),
        Offering(
            Day(
                "last",
                base=_first_of,
                quick=(("span-same-day", 0),),
                pages=_lasts,
                chosen=_ends,
                read=parse_day,
                today=office_today,
            ),
            _for_good,
        ),
    ],
    so_far=_staff_so_far,
    finish=_assign,
    about=lambda draft: draft.service_id,
)


# --- until when somebody staffs it ----------------------------------------------------------------------


async def _row(turn: Turn, draft: EndingDraft) -> ServiceStaff:
    """Who staffs which service, if the person still looks after it."""
    row = or_refuse(await turn.uow.staffing.get(draft.row_id), AlreadyHandled("service-staff-gone"))
    await managed(turn, row.service_id)
    return row


async def _end_pages(turn: Turn, draft: EndingDraft) -> Span:
    return end_days(turn.today, may_look_back=turn.actor.is_admin)


async def _with_last(turn: Turn, draft: EndingDraft, day: date) -> EndingDraft:
    row, pages = await _row(turn, draft), await _end_pages(turn, draft)
    sooner = Span(pages.start, min(pages.end, max(pages.start, row.ends - timedelta(days=1))))
    return draft.answer("last", last=check_within(day, sooner))


async def _ending_so_far(turn: Turn, draft: EndingDraft) -> Sequence[Html]:
    row = await _row(turn, draft)
    service = await service_of(turn.uow, row.service_id)
    name = (await turn.uow.people.get(row.employee_id)).name
    return [turn.words("endstaff-title", name=name, service=service.name), Html("")]


async def _end(turn: Turn, dialog: OpenDialog[EndingDraft]) -> Screen | None:
    row, last = await _row(turn, dialog.draft), dialog.draft.last
    if last is None:
        raise Invalid("button-outdated")
    await actions.end_staff(turn.uow, row, last)
    return await card(turn, await service_of(turn.uow, row.service_id))


ENDING: Flow[EndingDraft] = Flow(
    "endstaff",
    Action.MANAGE_SERVICES,
    EndingDraft,
    slots=[
        Day(
            "last",
            quick=(("report-yesterday", -1), ("report-today", 0)),
            pages=_end_pages,
            chosen=_with_last,
            read=parse_start,
        )
    ],
    so_far=_ending_so_far,
    finish=_end,
    about=lambda draft: draft.row_id,
)


# --- closing --------------------------------------------------------------------------------------------


async def _closings(turn: Turn, draft: ClosingDraft) -> Span:
    return days_ahead(turn.today)


async def _closes(turn: Turn, draft: ClosingDraft, day: date) -> ClosingDraft:
    return draft.answer("day", day=check_ahead(day, turn.today))


async def _closing_so_far(turn: Turn, draft: ClosingDraft) -> Sequence[Html]:
    service = await service_of(turn.uow, draft.service_id)
    return [turn.words("closeservice-title", service=service.name), Html("")]


async def _close(turn: Turn, dialog: OpenDialog[ClosingDraft]) -> Screen | None:
    service = await managed(turn, dialog.draft.service_id)
    actions.close_from(turn.uow, service, dialog.draft.day)
    return await card(turn, service)


CLOSING: Flow[ClosingDraft] = Flow(
    "closeservice",
    Action.MANAGE_SERVICES,
    ClosingDraft,
    slots=[Day("day", pages=_closings, chosen=_closes, read=parse_day)],
    so_far=_closing_so_far,
    finish=_close,
    about=lambda draft: draft.service_id,
)

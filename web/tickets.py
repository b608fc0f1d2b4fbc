"""`/tiket`: praise, complaints and suggestions in a browser; a ticket is opened by its number.

The number is the only key: nothing is stored about the writer, and a page without it shows nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from domain.errors import AlreadyHandled, Invalid, Refusal
from domain.ticket_texts import number_from, parse_number
from domain.tickets import TicketKind
from handlers.frame.gate import Action
from handlers.tickets import actions
from locales import Words
from storage.base.outages import DatabaseUnavailable
from storage.uow import UnitOfWork
from web.devices import Device, device_of, remember
from web.door import Door, host_of, sentence, status_of
from web.pages import page
from web.ticket_screens import SEARCH, Desk, by_number_page, form_page, path_of, ticket_page, write_page
from web.visitor_limit import VisitorLimit

_LONGEST_NUMBER = 40
_NEW = "tiket"
_STEPS = ("/tambah", "/terjawab", "/buka")


class TicketPages:
    """The pages, and how much visitors guessed lately."""

    def __init__(self, door: Door) -> None:
        self._door, self._office = door, door.office
        self._guesses = VisitorLimit()

    def routes(self) -> list[Route]:
        """The desk, and the page of a ticket with what its writer may do."""
        found = [Route(f"/{_NEW}", self.desk, methods=["GET", "POST"])]
        for step in ("", *_STEPS):
            endpoint = partial(self.ticket, step)
            found.append(Route(f"/{_NEW}/{{number}}{step}", endpoint, methods=["GET", "POST"]))
        return found

    # --- writing ----------------------------------------------------------------------------------------

    async def desk(self, request: Request) -> Response:
        """The field for a number and the form for a new ticket, or what comes of them."""
        words, device = self._door.words(request), device_of(request)
        typed = request.query_params.get("nomor", "")[:_LONGEST_NUMBER].strip()
        if request.method == "GET" and typed:
            return self._way_to(words, typed)
        try:
            if request.method == "POST":
                response = await self._write(request, words, device)
            else:
                response = write_page(await self._desk(request, words, device, {}))
        except DatabaseUnavailable:
            return self._down(words)
        remember(response, device, self._office.public_url)
        return response

    def _way_to(self, words: Words, typed: str) -> Response:
        """To the ticket of a number, however it was typed."""
        try:
            number = parse_number(typed)
        except Invalid as refusal:
            return by_number_page(words, self._office, sentence(words, refusal), 404, typed)
        return RedirectResponse(path_of(words, self._office, f"/{number}"), 303)

    async def _write(self, request: Request, words: Words, device: Device) -> Response:
        fields: Mapping[str, str] = {}
        try:
            fields = await self._door.fields(request)
            if SEARCH in fields:
                return write_page(await self._desk(request, words, device, fields))
            self._door.check(request, device, _NEW, fields)
            number = await self._door.save(partial(self._keep, words, fields))
        except Refusal as refusal:
            return await self._refused_text(request, words, device, fields, refusal)
        except DatabaseUnavailable:
            return await self._refused_text(request, words, device, fields, Invalid("page-down"))
        return RedirectResponse(path_of(words, self._office, f"/{number}", baru="1"), 303)

    async def _keep(self, words: Words, fields: Mapping[str, str], uow: UnitOfWork) -> str:
        await self._door.allow(uow, words, Action.WRITE_TICKET)
        kind, about, text = (fields.get(name, "") for name in ("jenis", "layanan", "kata"))
        # A form that comes twice with the same words is one ticket: its number follows from them.
        form = repr((fields.get("tanda", ""), kind, about, text))
        number = number_from(self._office.rater_key, form)
        if await uow.tickets.by_number(number) is not None:
            return number
        if kind not in set(TicketKind):
            raise Invalid("page-ticket-no-kind")
        service_id = int(about) if about.isdecimal() and len(about) < 10 and int(about) else None
        ticket = await actions.write(
            uow, self._office, service_id, TicketKind(kind), text, self._door.now(), number=number
        )
        return ticket.number

    async def _refused_text(
        self, request: Request, words: Words, device: Device, fields: Mapping[str, str], refusal: Refusal
    ) -> Response:
        try:
            desk = await self._desk(request, words, device, fields)
        except DatabaseUnavailable:
            desk = Desk(words, self._office, self._door.mark(device, _NEW), typed=fields)
        said = sentence(words, refusal)
        return write_page(replace(desk, said=said, status=status_of(refusal)))

    async def _desk(self, request: Request, words: Words, device: Device, typed: Mapping[str, str]) -> Desk:
        today = self._office.date_of(self._door.now())
        async with self._door.database.read() as uow:
            services = [each for each in await uow.services.all() if each.is_open_on(today)]
        chosen = next((each for each in services if each.code == request.query_params.get("layanan")), None)
        mark = self._door.mark(device, _NEW)
        about = {"layanan": str(chosen.id)} if chosen else {}
        pairs = tuple((service.id, service.name) for service in services)
        return Desk(words, self._office, mark, services=pairs, typed={**about, **typed})

    # --- by the number ----------------------------------------------------------------------------------

    async def ticket(self, step: str, request: Request) -> Response:
        """How a ticket stands, or what comes of a form that its writer sent."""
        words, device, now = self._door.words(request), device_of(request), self._door.now()
        typed = request.path_params["number"][:_LONGEST_NUMBER]
        if self._guesses.exceeds_limit(host_of(request), now):
            return await self._barred(request, words, device, typed, step)
        try:
            number = parse_number(typed)
            if request.method == "POST":
                response = await self._take(request, words, device, number, step)
            elif step:
                response = RedirectResponse(path_of(words, self._office, f"/{number}"), 303)
            else:
                response = await self._show(request, words, device, number)
        except Refusal as refusal:
            self._guesses.count(host_of(request), now)
            return by_number_page(words, self._office, sentence(words, refusal), 404, typed)
        except DatabaseUnavailable:
            return self._down(words)
        remember(response, device, self._office.public_url)
        return response

    async def _show(
        self,
        request: Request,
        words: Words,
        device: Device,
        number: str,
        refusal: Refusal | None = None,
        typed: Mapping[str, str] | None = None,
    ) -> Response:
        """A ticket; what was `typed` to one that takes nothing any more begins a new one."""
        async with self._door.database.read() as uow:
            await self._door.allow(uow, words, Action.FOLLOW_TICKET)
            found = await actions.find(uow, number)
            progress = await actions.progress_of(uow, self._office, found, self._door.now())
        if progress.is_over and typed and typed.get("kata"):
            begun = {"kata": typed["kata"], "layanan": str(found.service_id or 0)}
            return await self._refused_text(
                request, words, device, begun, AlreadyHandled("ticket-reopen-over")
            )
        wanted = request.query_params.get("hal", "")
        desk = Desk(
            words,
            self._office,
            self._door.mark(device, f"{_NEW}/{number}"),
            typed=typed or {},
            is_new="baru" in request.query_params,
            part=int(wanted) if wanted.isdecimal() and len(wanted) < 4 else None,
        )
        if refusal is not None:
            desk = replace(desk, said=sentence(words, refusal), status=status_of(refusal))
        return ticket_page(desk, progress)

    async def _take(self, request: Request, words: Words, device: Device, number: str, step: str) -> Response:
        fields: Mapping[str, str] = {}
        try:
            fields = await self._door.fields(request)
            self._door.check(request, device, f"{_NEW}/{number}", fields)
            await self._door.save(partial(self._step, words, number, step, fields.get("kata", "")))
        except Refusal as refusal:
            return await self._show(request, words, device, number, refusal, fields)
        except DatabaseUnavailable:
            mark = self._door.mark(device, f"{_NEW}/{number}")
            desk = Desk(words, self._office, mark, typed=fields, said=words("page-down"), status=503)
            return form_page(desk, number, step)
        return RedirectResponse(path_of(words, self._office, f"/{number}"), 303)

    async def _step(self, words: Words, number: str, step: str, text: str, uow: UnitOfWork) -> None:
        await self._door.allow(uow, words, Action.FOLLOW_TICKET)
        found, now = await actions.find(uow, number), self._door.now()
        if step == "/terjawab":
            await actions.confirm(uow, self._office, found, now)
        elif step == "/tambah":
            await actions.add(uow, self._office, found, text, now)
        else:
            await actions.reopen(uow, self._office, found, text, now)

    async def _barred(
        self, request: Request, words: Words, device: Device, number: str, step: str
    ) -> Response:
        """Nothing is looked up for a network that guesses; what one of its people typed comes back."""
        said, fields = words("page-guessing"), await self._door.typed(request)
        if not fields.get("kata"):
            return by_number_page(words, self._office, said, 429, number)
        mark = self._door.mark(device, f"{_NEW}/{number}")
        return form_page(Desk(words, self._office, mark, typed=fields, said=said, status=429), number, step)

    def _down(self, words: Words) -> Response:
        title = words.plain("page-ticket-title")
        return page(words, title, self._office.name, [words("page-down")], 503)

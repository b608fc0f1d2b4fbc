"""The page's edge: ``/play/...`` for the browser, ``/clock`` for the bot, and the static files."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from playground.desk import Desk
from playground.errors import ApiError, RefusedError
from playground.files import RECORDINGS, Upload
from playground.people import Json
from playground.phone import Phone

PAGE = Path(__file__).parent / "page"
_LONGEST_CLOCK_WAIT = 60.0
_RELOAD = 'data: {"type":"reload"}\n\n'


def create_web(desk: Desk) -> Starlette:
    """The Starlette application of the page."""
    edge = _Web(desk)
    person = "/play/people/{person:int}"
    routes = [
        Route("/", edge.index),
        Route("/clock", edge.clock_wait),
        Route("/play/state", edge.state),
        Route("/play/events", edge.events),
        Route("/play/violations", edge.violations),
        Route("/play/file/{file_id}", edge.file),
        Route("/play/clock", edge.clock, methods=["POST"]),
        Route("/play/faults", edge.faults, methods=["POST"]),
        Route("/play/process", edge.process, methods=["POST"]),
        Route("/play/tour", edge.tour, methods=["POST"]),
        *(
            Route(f"{person}/{name}", edge.person_route(act), methods=["POST"])
            for name, act in edge.person_acts().items()
        ),
        Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
    ]
    handlers: Any = {RefusedError: _refused, ApiError: _refused, HTTPException: _refused}
    return Starlette(routes=routes, exception_handlers=handlers)


def _refused(_: Request, error: Exception) -> Response:
    """Every error is one sentence."""
    if isinstance(error, RefusedError):
        return JSONResponse(error.json(), error.status)
    if isinstance(error, HTTPException):
        return JSONResponse({"error": error.detail}, error.status_code)
    return JSONResponse({"error": str(error)}, 400)


PersonAct = Callable[[Phone, Request], Awaitable[Json]]


class _Web:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._world = desk.world

    # --- reading ----------------------------------------------------------------------------------

    async def index(self, _: Request) -> Response:
        return FileResponse(PAGE / "index.html")

    async def state(self, _: Request) -> Response:
        return JSONResponse(self._desk.state())

    async def violations(self, _: Request) -> Response:
        return JSONResponse({"violations": dict(self._world.checker.violations)})

    async def file(self, request: Request) -> Response:
        try:
            stored = self._world.files.get(request.path_params["file_id"])
        except ApiError:
            raise RefusedError("There is no such file.", 404) from None
        return Response(stored.content, media_type=stored.mime_type)

    async def events(self, request: Request) -> Response:
        since = request.query_params.get("since") or request.headers.get("last-event-id") or "0"
        if not since.isdigit():
            raise RefusedError('"since" is the number of an event.')
        stream = self._stream(int(since))
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    async def _stream(self, seen: int) -> AsyncIterator[str]:
        log = self._world.events
        if log.forgot(seen):
            yield _RELOAD
            seen = log.last_id
        counts: Json = {}
        while True:
            for number, event in log.since(seen):
                yield f"id: {number}\ndata: {json.dumps(event)}\n\n"
                seen = number
            if counts != (counts := self._desk.counts()):
                yield f"data: {json.dumps({'type': 'counts', **counts})}\n\n"
            if not await log.wait(seen):
                return

    async def clock_wait(self, request: Request) -> Response:
        """A bot waits here for the clock to move."""
        clock, query = self._world.clock, request.query_params
        try:
            after = int(query.get("after", "-1"))
            seconds = min(float(query.get("timeout", "0")), _LONGEST_CLOCK_WAIT)
        except ValueError:
            raise RefusedError('"after" and "timeout" are numbers.') from None
        await clock.wait(after, seconds)
        return JSONResponse(
            {
                "offset_seconds": clock.offset_seconds,
                "version": clock.version,
                "now": clock.now().isoformat(),
            }
        )

    # --- switching --------------------------------------------------------------------------------

    async def clock(self, request: Request) -> Response:
        given, clock = await _object(request), self._world.clock
        if isinstance(seconds := given.get("advance_seconds"), int):
            clock.advance(timedelta(seconds=seconds))
        elif isinstance(given.get("to"), str):
            try:
                moment = datetime.fromisoformat(given["to"])
            except ValueError:
                raise RefusedError(f'"{given["to"]}" is no moment in ISO 8601.') from None
            clock.move_to(moment if moment.tzinfo else moment.replace(tzinfo=clock.zone))
        else:
            raise RefusedError('Give "advance_seconds" or "to".')
        return JSONResponse(self._desk.clock_json())

    async def faults(self, request: Request) -> Response:
        self._desk.switch_faults(await _object(request))
        return JSONResponse(self._world.faults.json())

    async def process(self, request: Request) -> Response:
        await self._desk.process.act(str((await _object(request)).get("action")))
        return JSONResponse(self._desk.process.json())

    async def tour(self, request: Request) -> Response:
        self._desk.steer_tour(str((await _object(request)).get("action")))
        return JSONResponse(self._desk.tour_json())

    # --- what people do ---------------------------------------------------------------------------

    def person_route(self, act: PersonAct) -> Callable[[Request], Awaitable[Response]]:
        """The route of one act, for the person in the path."""

        async def route(request: Request) -> Response:
            phone = self._desk.phones.get(request.path_params["person"])
            if phone is None:
                raise RefusedError("There is no such person.", 404)
            return JSONResponse(await act(phone, request))

        return route

    def person_acts(self) -> dict[str, PersonAct]:
        """The acts by the last part of their path."""
        return {
            "say": self._say,
            "edit": self._edit,
            "tap": self._tap,
            "photo": self._photo,
            "document": self._document,
            **{kind: self._recording(kind) for kind in RECORDINGS},
            "contact": self._contact,
            "location": self._location,
            "start": self._start,
            "block": self._switch(lambda phone, on: phone.block() if on else phone.unblock()),
            "offline": self._switch(lambda phone, on: phone.go_offline() if on else phone.come_online()),
            "open": self._switch(lambda phone, on: phone.show(on=on)),
        }

    def _shown(self, message: Json) -> Json:
        return {"message": self._world.shown(message)}

    async def _say(self, phone: Phone, request: Request) -> Json:
        given = await _object(request)
        reply_to = given.get("reply_to_message_id")
        return self._shown(phone.say(str(given.get("text") or ""), int(reply_to) if reply_to else None))

    async def _edit(self, phone: Phone, request: Request) -> Json:
        given = await _object(request)
        return self._shown(phone.edit(_integer(given, "message_id"), str(given.get("text") or "")))

    async def _tap(self, phone: Phone, request: Request) -> Json:
        given = await _object(request)
        return phone.tap(*(_integer(given, name) for name in ("message_id", "row", "col")))

    async def _photo(self, phone: Phone, request: Request) -> Json:
        files, caption = await _form(request)
        return {"messages": [self._world.shown(m) for m in phone.send_photos(files, caption)]}

    async def _document(self, phone: Phone, request: Request) -> Json:
        files, caption = await _form(request)
        if not files:
            raise _no_file()
        return self._shown(phone.send_document(files[0], caption))

    def _recording(self, kind: str) -> PersonAct:
        async def send(phone: Phone, request: Request) -> Json:
            files, caption = await _form(request)
            if not files:
                raise _no_file()
            return self._shown(phone.send_recording(kind, files[0], caption))

        return send

    async def _contact(self, phone: Phone, _: Request) -> Json:
        return self._shown(phone.share_contact())

    async def _location(self, phone: Phone, request: Request) -> Json:
        given = await _object(request)
        places = [given.get(name) for name in ("latitude", "longitude")]
        if not all(isinstance(place, int | float) for place in places):
            raise RefusedError('"latitude" and "longitude" are degrees.')
        accuracy = given.get("horizontal_accuracy")
        if not isinstance(accuracy, int | float | None):
            raise RefusedError('"horizontal_accuracy" is in metres.')
        latitude, longitude = map(float, places)  # type: ignore[arg-type]
        return self._shown(phone.share_location(latitude, longitude, accuracy=accuracy))

    async def _start(self, phone: Phone, request: Request) -> Json:
        return self._shown(phone.start(str((await _object(request)).get("payload") or "")))

    def _switch(self, act: Callable[[Phone, bool], None]) -> PersonAct:
        async def switch(phone: Phone, request: Request) -> Json:
            on = (await _object(request)).get("on")
            if not isinstance(on, bool):
                raise RefusedError('"on" is true or false.')
            act(phone, on)
            return {"person": phone.person.json()}

        return switch


def _no_file() -> RefusedError:
    return RefusedError("There is no file to send.", indonesian="Tidak ada berkas untuk dikirim.")


async def _object(request: Request) -> Json:
    """The JSON object of the body; an empty body is an empty object."""
    body = await request.body()
    try:
        given = json.loads(body) if body else {}
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise RefusedError("The body must be a JSON object.")
    return given


async def _form(request: Request) -> tuple[list[Upload], str]:
    """The files of a form in their order, and its caption."""
    files: list[Upload] = []
    caption = ""
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, str):
                caption = value if name == "caption" else caption
            else:
                content_type = value.content_type or ""
                files.append(Upload(await value.read(), value.filename or name, content_type))
    return files, caption


def _integer(given: Json, name: str) -> int:
    value = given.get(name)
    if not isinstance(value, int):
        raise RefusedError(f'"{name}" is a whole number.')
    return value

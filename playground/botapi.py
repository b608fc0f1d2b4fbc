"""The bot's edge: ``/bot<token>/<method>`` and ``/file/bot<token>/<path>`` as plain ASGI, without detours."""

import asyncio
import contextlib
import inspect
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, unquote

from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive, Scope, Send

from playground.errors import ApiError, bad_request
from playground.files import RECORDINGS, Upload
from playground.methods import METHODS
from playground.methods.registry import Call, Method
from playground.methods.updates import RawResult
from playground.refused import shows_something
from playground.world import RecordedCall, World

Json = dict[str, Any]
_JSON = b"application/json"
_OK = b'{"ok":true,"result":'
_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    **{kind: f"there is no {kind.replace('_', ' ')} in the request" for kind in RECORDINGS},
    "file_id": "file_id not specified",
    "user_id": "invalid user_id specified",
}
_MAY_BE_EMPTY = frozenset({"url", "callback_query_id"})  # setWebhook without an address deletes the webhook
_CHECKED_OBJECTS = (
    "reply_markup",
    "entities",
    "caption_entities",
    "link_preview_options",
    "reply_parameters",
    "media",
    "commands",
    "scope",
    "menu_button",
)


class BotApi:
    """The ASGI application of the bot's side; `heard` is called at each call of the bot."""

    def __init__(self, world: World, token: str, heard: Callable[[], None]) -> None:
        self._world = world
        self._token = token
        self._heard = heard
        world.webhook.reply = self.call_from_webhook

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        if path.startswith("/file/"):
            await self._download(path, send)
            return
        token, _, name = path.removeprefix("/bot").partition("/")
        try:
            if token != self._token:
                raise _unknown_token(token)
            self._heard()
            params, files = await _parameters(scope, receive)
            if (delay := self._world.faults.delay) and await _leaves(receive, within=delay):
                return
            body = await self.call(name, params, files)
        except ClientDisconnect:  # it gave up before all was sent, as on a busy machine: half a call is none
            return
        except ApiError as error:
            await _answer(send, error.code, json.dumps(error.body()).encode())
            return
        await _answer(send, 200, b"%s%s}" % (_OK, body))

    async def call(self, name: str, params: Json, files: dict[str, Upload]) -> bytes:
        """Carry out a method and return its result as JSON; ApiError when Telegram refuses."""
        world, lower = self._world, name.lower()
        method = METHODS.get(lower)
        if method is None:
            raise ApiError(404, "Not Found: method not found")
        result = await self._answered(method, params, files)
        if world.faults.active:
            world.faults.afterwards(lower)
        if isinstance(result, RawResult):
            return result
        if world.strict and method.returns is not None:
            world.checker.check_result(method.name, result, method.returns)
        return json.dumps(result, separators=(",", ":")).encode()

    async def _answered(self, method: Method, params: Json, files: dict[str, Upload]) -> Any:
        """The method's result; what a person misses by a refusal is counted until it is made good."""
        world, lower = self._world, method.name.lower()
        try:
            if world.faults.active:
                world.faults.before(lower, sends=method.sends)
            _require(method, params, files)
            if world.strict:
                self._record(method, params)
            result = method.handler(world, Call(params, files))
            if inspect.isawaitable(result):
                result = await result
        except ApiError as error:
            if shows_something(lower, sends=method.sends):
                world.refused.note(lower, params, error)
                world.events.nudge()
            raise
        if shows_something(lower, sends=method.sends):
            world.refused.settle(lower, params)
        return result

    async def call_from_webhook(self, content_type: str, body: bytes) -> None:
        """The answer of a webhook: a method in it is like a call, but nobody hears of its failure."""

        async def receive() -> Message:
            return {"type": "http.request", "body": body}

        headers = [(b"content-type", content_type.encode("latin-1"))]
        with contextlib.suppress(ApiError):
            params, files = await _parameters(
                {"type": "http", "headers": headers, "query_string": b""}, receive
            )
            if name := params.pop("method", None):
                await asyncio.sleep(self._world.faults.delay)
                await self.call(str(name), params, files)

    def _record(self, method: Method, params: Json) -> None:
        """Keep the call, and note what in it the Bot API does not know."""
        world = self._world
        if method.name != "getUpdates":
            world.calls.append(RecordedCall(method.name, params))
        world.checker.check_params(method.name, params)
        call = Call(params)
        for name in _CHECKED_OBJECTS:
            if params.get(name):
                with contextlib.suppress(ApiError):  # what cannot be read, the method itself refuses
                    world.checker.check_object(method.name, name, call.json(name, "unreadable"))

    async def _download(self, path: str, send: Send) -> None:
        token, _, rest = path.removeprefix("/file/bot").partition("/")
        stored = self._world.files.at(unquote(rest)) if token == self._token else None
        if stored is None:
            error = _unknown_token(token) if token != self._token else ApiError(404, "Not Found")
            await _answer(send, error.code, json.dumps(error.body()).encode())
            return
        await _answer(send, 200, stored.content, b"application/octet-stream")


def _require(method: Method, params: Json, files: dict[str, Upload]) -> None:
    """ApiError 400 when a parameter is missing that PTB's signature calls for."""
    for name in method.signature.required:
        if name not in _MAY_BE_EMPTY and not params.get(name) and name not in files:
            raise bad_request(_MISSING.get(name, f'parameter "{name}" is required'))


def _unknown_token(token: str) -> ApiError:
    return ApiError(401, "Unauthorized") if ":" in token else ApiError(404, "Not Found")


async def _parameters(scope: Scope, receive: Receive) -> tuple[Json, dict[str, Upload]]:
    """Of the query and of the body, whichever of the three encodings that has."""
    try:
        return await _decoded(scope, receive)
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    except MultiPartException:
        raise bad_request("can't parse multipart/form-data") from None


async def _decoded(scope: Scope, receive: Receive) -> tuple[Json, dict[str, Upload]]:
    query = scope["query_string"]
    params: Json = dict(parse_qsl(query.decode(), keep_blank_values=True, errors="strict")) if query else {}
    content_type = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    if content_type.startswith(b"multipart/form-data"):
        return await _multipart(params, scope, receive)
    body = await _body(receive)
    if not body:
        return params, {}
    if content_type.startswith(_JSON):
        try:
            given = json.loads(body)
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(given, dict):
            raise bad_request("expected JSON object")
        params.update(given)
    else:
        params.update(parse_qsl(body.decode(), keep_blank_values=True, errors="strict"))
    return params, {}


async def _leaves(receive: Receive, within: float) -> bool:
    """Whether the client goes away in these seconds; what it asked for must not happen to its successor."""
    try:
        async with asyncio.timeout(within):
            while (await receive())["type"] != "http.disconnect":
                pass
    except TimeoutError:
        return False
    return True


async def _body(receive: Receive) -> bytes:
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body"):
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
    return body


async def _multipart(params: Json, scope: Scope, receive: Receive) -> tuple[Json, dict[str, Upload]]:
    files: dict[str, Upload] = {}
    async with Request(scope, receive).form(max_part_size=1024 * 1024) as form:
        for name, value in form.multi_items():
            if isinstance(value, str):
                params[name] = value
            else:
                files[name] = Upload(await value.read(), value.filename or name, value.content_type or "")
    return params, files


async def _answer(send: Send, status: int, body: bytes, content_type: bytes = _JSON) -> None:
    headers = [(b"content-type", content_type), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

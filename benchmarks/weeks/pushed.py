"""Telegram's requests to the webhook of a process on the machine, which take time and may be cut."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp

from benchmarks.weeks.faults import Fault
from benchmarks.weeks.wire import WAY, SlowWire
from playground.http_client import Answer
from playground.updates import UpdateQueue


@dataclass
class PushedTo:
    """Carries updates to an application in this process."""

    app: ASGIApp
    path: str
    wire: SlowWire
    """The other way: what takes time there does so here."""
    waiting: UpdateQueue
    """What Telegram has not brought."""

    async def post(self, body: bytes, headers: dict[str, str]) -> Answer:
        """What the application answers; OSError where the request or its answer is lost."""
        wire, faults = self.wire, self.wire.faults
        await asyncio.sleep(wire.chance.uniform(*WAY))
        fault = faults.of_push()
        if fault is Fault.CUT_BEFORE:
            raise ConnectionResetError("the connection was cut")
        following = self._behind(body)
        if following is not None and faults.overtakes():
            # Over another connection; Telegram brings it once more in its turn.
            await self._ask(following, headers)
        answer = await self._ask(body, headers)
        if fault is Fault.AGAIN:
            await self._ask(body, headers)
        await asyncio.sleep(faults.lateness() if fault is Fault.LATE else wire.chance.uniform(*WAY))
        if fault is Fault.CUT_AFTER:
            raise ConnectionResetError("the answer did not come")
        return answer

    def close(self) -> None:
        """There is nothing to close."""

    def _behind(self, body: bytes) -> bytes | None:
        """The update that waits in the chat behind this one."""
        number = json.loads(body)["update_id"]
        here, *behind = self.waiting.after(number - 1)
        return next((each.payload for each in behind if each.lane == here.lane), None)

    async def _ask(self, body: bytes, headers: dict[str, str]) -> Answer:
        """One request by the interface that every server calls an application with (ASGI)."""
        said: list[dict[str, Any]] = []
        coming = [{"type": "http.request", "body": body, "more_body": False}]
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "POST",
            "path": self.path,
            "query_string": b"",
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        }

        async def receive() -> Any:
            return coming.pop() if coming else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            said.append(message)

        self.wire.updates += 1
        await self.app(scope, receive, send)
        begun, *parts = said
        self.wire.trace.add("webhook", body.decode(), begun["status"])
        return Answer(begun["status"], "text/plain", 0, b"".join(each.get("body", b"") for each in parts))

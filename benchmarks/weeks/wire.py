"""The bot's calls on their way to Telegram and back, with a note of each message that Telegram took."""

from __future__ import annotations

import asyncio
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from structlog.contextvars import get_contextvars
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData

from benchmarks.simulate.stage import Wire
from benchmarks.weeks.faults import Fault, Faults
from benchmarks.weeks.trace import Trace

SENDS = frozenset({"sendMessage", "sendPhoto", "sendDocument", "sendLocation"})
WAY = (0.01, 0.06)
"""Seconds to Telegram, and as many back."""


@dataclass
class Taken:
    """What became of one row of the outbox at Telegram."""

    times: int = 0
    """Messages of it that Telegram took."""
    calls: int = 0
    """Calls for it that Telegram carried out, a change of a message among them."""
    excused: int = 0
    """Of these, how many the service could not know of: it was killed, or the answer was lost."""
    texts: list[str] = field(default_factory=list)
    """What these calls showed."""


@dataclass
class SlowWire(Wire):
    """A wire that takes time, in which a process can be killed."""

    trace: Trace = field(kw_only=True)
    chance: Random = field(kw_only=True)
    faults: Faults = field(kw_only=True)
    rows: defaultdict[int, Taken] = field(default_factory=lambda: defaultdict(Taken))
    """By the id of the row."""
    texts: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """All that the bot wrote into a chat, and what it changed there, oldest first."""
    calls: Counter[str] = field(default_factory=Counter)
    """Calls that Telegram carried out, by method."""
    updates: int = 0
    """Updates that Telegram gave, some of them again."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: object, **__: object
    ) -> tuple[int, bytes]:
        """One call of the Bot API: status and body as Telegram answers."""
        name = url.rpartition("/")[2]
        await asyncio.sleep(self.chance.uniform(*WAY))
        fault = self.faults.of_call()
        if fault is Fault.CUT_BEFORE:
            raise NetworkError("the connection was cut")
        if fault in (Fault.FLOOD, Fault.ERROR):
            refused = self.faults.refusal(fault)
            self.trace.add(name, fault)
            return refused.code, json.dumps(refused.body()).encode()
        status, body = await super().do_request(url, method, request_data)
        if name == "getUpdates" and status == 200:
            given = self.faults.given(json.loads(body)["result"])
            body = json.dumps({"ok": True, "result": given}, separators=(",", ":")).encode()
        self._note(name, request_data, status, body, is_lost=fault is Fault.CUT_AFTER)
        await asyncio.sleep(self.faults.lateness() if fault is Fault.LATE else self.chance.uniform(*WAY))
        if fault is Fault.CUT_AFTER:
            raise TimedOut("the answer did not come")
        return status, body

    def excuse(self, pending: Iterable[int]) -> None:
        """The process was killed before it knew that these rows, which it has not settled, had been taken."""
        for row in pending:
            if row in self.rows:
                self.rows[row].excused = self.rows[row].times

    def _note(self, name: str, data: RequestData | None, status: int, body: bytes, *, is_lost: bool) -> None:
        """What Telegram did; `is_lost`: the bot will not hear of it."""
        self.calls[name] += 1
        params: dict[str, Any] = {} if data is None else dict(data.parameters)
        row = get_contextvars().get("message")
        self.updates += body.count(b'{"update_id":')
        if name != "getUpdates" or body != b'{"ok":true,"result":[]}':
            self.trace.add(name, row or "", json.dumps(params, sort_keys=True), status, body.decode())
        if status == 200 and "text" in params:
            self.texts[int(params["chat_id"])].append(params["text"])
        if status == 200 and row is not None:
            self.rows[row].calls += 1
            self.rows[row].times += name in SENDS
            self.rows[row].excused += name in SENDS and is_lost
            self.rows[row].texts += [params["text"]] if "text" in params else []

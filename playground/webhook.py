"""Delivery of updates to the bot's webhook: in order per chat, repeated until it answers 2xx."""

import asyncio
import http.client
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

from playground.clock import Clock
from playground.errors import bad_request
from playground.http_client import Answer, HttpClient
from playground.updates import Update, UpdateQueue

Json = dict[str, Any]
DEFAULT_CONNECTIONS = 40
MAXIMAL_CONNECTIONS = 100
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LONGEST_DELAY_SECONDS = 60.0
Reply = Callable[[str, bytes], Awaitable[None]]


class Client(Protocol):
    """What carries updates to one address."""

    async def post(self, body: bytes, headers: dict[str, str]) -> Answer:
        """Send and wait for the answer; OSError, EOFError or TimeoutError when there is none."""

    def close(self) -> None:
        """Close the connections at rest."""


def check_url(url: str) -> None:
    """ApiError 400 unless it is an address to deliver to (plain http too, as with an own Bot API server)."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad_request("invalid webhook URL specified")


@dataclass(frozen=True)
class Target:
    """Where the updates go, and how many may be under way at once."""

    url: str
    secret: str
    max_connections: int


class Webhook:
    """Takes updates from the queue to `target`. `first_delay` seconds pass before the first repetition,
    twice as many before each further one. `reply` is called with the content type and the body of an answer,
    which may be a method to carry out. `client` makes what carries updates to an address, over so many
    connections at once."""

    def __init__(
        self,
        updates: UpdateQueue,
        clock: Clock,
        first_delay: float,
        client: Callable[[str, int], Client] = HttpClient,
    ) -> None:
        self.target: Target | None = None
        self.first_delay = first_delay
        self._updates = updates
        self._clock = clock
        self.reply: Reply | None = None
        self._make_client = client
        self._client: Client | None = None
        self._loop: asyncio.AbstractEventLoop  # that of `start`
        self._lanes: dict[int, deque[Update]] = {}
        self._taken_up_to = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self.refusals: Counter[int] = Counter()
        """How often the bot answered with each status that is no 2xx."""
        self._last_error: tuple[int, str] | None = None

    async def start(self, target: Target) -> None:
        """Deliver to `target` from now on, beginning with what waits."""
        if target == self.target:
            return
        await self.stop()
        self.target, self._loop = target, asyncio.get_running_loop()
        self._client = self._make_client(target.url, target.max_connections)
        self._updates.watch(self._distribute)
        self._distribute()

    async def stop(self) -> None:
        """Deliver no more; what was not confirmed stays in the queue."""
        self.target = None
        self._updates.watch(None)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        self._lanes.clear()
        self._taken_up_to = 0
        self._last_error = None
        if self._client is not None:
            self._client.close()
            self._client = None

    def info(self) -> Json:
        """The Bot API's WebhookInfo (without allowed_updates)."""
        info: Json = {
            "url": self.target.url if self.target else "",
            "has_custom_certificate": False,
            "pending_update_count": self._updates.pending_count,
        }
        if self.target is not None:
            info["max_connections"] = self.target.max_connections
            if self._last_error is not None:
                info["last_error_date"], info["last_error_message"] = self._last_error
        return info

    def _distribute(self) -> None:
        """Give each new update to the lane of its chat; a lane is worked off by one task."""
        for update in self._updates.after(self._taken_up_to):
            self._taken_up_to = update.id
            lane = self._lanes.get(update.lane)
            if lane is not None:
                lane.append(update)
                continue
            self._lanes[update.lane] = deque([update])
            task = self._loop.create_task(self._work_off(update.lane))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _work_off(self, lane: int) -> None:
        waiting = self._lanes[lane]
        while waiting:
            await self._deliver(waiting[0])
            waiting.popleft()
        del self._lanes[lane]

    async def _deliver(self, update: Update) -> None:
        delay = self.first_delay
        while self._updates.holds(update.id):
            answer = await self._attempt(update)
            if answer is not None and 200 <= answer.status < 300:
                self._updates.confirm(update.id)
                await self._carry_out(answer)
                return
            if answer is not None:
                self.refusals[answer.status] += 1
                reason = http.client.responses.get(answer.status, "")
                self._note_error(f"Wrong response from the webhook: {answer.status} {reason}")
            pause = min(delay, _LONGEST_DELAY_SECONDS)
            if answer is not None and answer.retry_after:
                pause = answer.retry_after
            await asyncio.sleep(pause)
            delay *= 2

    async def _attempt(self, update: Update) -> Answer | None:
        assert self._client is not None and self.target is not None  # tasks end before these go
        headers = {"Content-Type": "application/json"}
        if self.target.secret:
            headers[SECRET_HEADER] = self.target.secret
        self._updates.handed_out(update.id)
        try:
            return await self._client.post(update.payload, headers)
        except (OSError, TimeoutError, EOFError, ValueError) as error:
            self._note_error(f"Connection failed: {error}")
            return None

    def _note_error(self, message: str) -> None:
        self._last_error = (self._clock.unix(), message)

    async def _carry_out(self, answer: Answer) -> None:
        """A method in the body of the answer is a call whose result nobody sees."""
        if answer.body and self.reply is not None:
            await self.reply(answer.content_type, answer.body)

"""The queue of updates to the bot: numbered without gaps, kept for 24 hours, taken by polling or webhook."""

import asyncio
import json
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from playground.clock import Clock
from playground.errors import ApiError

RETENTION_SECONDS = 24 * 3600
FIRST_UPDATE_ID = 700_000_001
MAXIMAL_TIMEOUT = 50
# What a bot receives only when it asks for it by name.
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True)
class Update:
    """One update: `lane` is the chat or person within which the order holds."""

    id: int
    kind: str
    lane: int
    created: int
    payload: bytes


class UpdateQueue:
    """What the bot has not confirmed yet, oldest first."""

    def __init__(self, clock: Clock, on_change: Callable[[], None]) -> None:
        self._clock = clock
        self._on_change = on_change
        self._pending: OrderedDict[int, Update] = OrderedDict()
        self._next_id = FIRST_UPDATE_ID
        self._given: set[int] = set()
        self._allowed: frozenset[str] | None = None
        self._poll: asyncio.Future[None] | None = None
        self._wake_webhook: Callable[[], None] | None = None

    @property
    def allowed(self) -> list[str]:
        """The kinds asked for by the last getUpdates or setWebhook; empty for the usual ones."""
        return sorted(self._allowed or ())

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Remember which kinds are wanted from now on; None changes nothing."""
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    def put(self, kind: str, content: dict[str, Any], lane: int) -> int | None:
        """Queue an update and return its id; None when the bot does not want this kind."""
        wanted = kind in self._allowed if self._allowed is not None else kind not in _ON_REQUEST
        if not wanted:
            return None
        number = self._next_id
        self._next_id += 1
        payload = json.dumps({"update_id": number, kind: content}, separators=(",", ":")).encode()
        self._pending[number] = Update(number, kind, lane, self._clock.unix(), payload)
        self._wake()
        self._on_change()
        return number

    def after(self, number: int) -> list[Update]:
        """What is not confirmed, not older than 24 hours and numbered above `number`, oldest first."""
        self._forget_old()
        newer: list[Update] = []
        for update in reversed(self._pending.values()):
            if update.id <= number:
                break
            newer.append(update)
        return newer[::-1]

    def holds(self, number: int) -> bool:
        """Whether the update still waits to be confirmed."""
        self._forget_old()
        return number in self._pending

    @property
    def pending_count(self) -> int:
        """How many wait to be confirmed."""
        return len(self._pending)

    @property
    def unacknowledged(self) -> int:
        """How many of these were already given to the bot."""
        return len(self._given)

    @property
    def is_polled(self) -> bool:
        """Whether a getUpdates waits for the next update."""
        return self._poll is not None

    def confirm(self, number: int) -> None:
        """Forget one update: the webhook answered 2xx."""
        if self._pending.pop(number, None) is not None:
            self._given.discard(number)
            self._on_change()

    def handed_out(self, number: int) -> None:
        """Note that the update was given to the bot."""
        self._given.add(number)
        self._on_change()

    def clear(self) -> None:
        """Drop everything that waits."""
        self._pending.clear()
        self._given.clear()
        self._on_change()

    def watch(self, wake: Callable[[], None] | None) -> None:
        """Call `wake` at each new update (the webhook), or no more with None."""
        self._wake_webhook = wake

    async def poll(self, offset: int, limit: int, timeout_seconds: int) -> list[bytes]:
        """getUpdates: confirm what is below `offset`, then wait for something to return.

        ApiError 409 when another poll or setWebhook takes over meanwhile.
        """
        self.interrupt("other getUpdates request; make sure that only one bot instance is running")
        self._confirm_below(offset)
        found = self._take(limit)
        if found or timeout_seconds <= 0:
            return found
        self._poll = asyncio.get_running_loop().create_future()
        mine = self._poll
        self._on_change()
        try:
            async with asyncio.timeout(min(timeout_seconds, MAXIMAL_TIMEOUT)):
                await mine
        except TimeoutError:
            return []
        finally:
            if self._poll is mine:
                self._poll = None
        return self._take(limit)

    def interrupt(self, by: str) -> None:
        """End a waiting poll with 409."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(ApiError(409, f"Conflict: terminated by {by}"))
        self._poll = None

    def release(self) -> None:
        """Let a waiting poll return, at the end of the server's life."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        if self._wake_webhook is not None:
            self._wake_webhook()

    def _take(self, limit: int) -> list[bytes]:
        self._forget_old()
        taken: list[bytes] = []
        for number, update in self._pending.items():
            if len(taken) == limit:
                break
            taken.append(update.payload)
            self._given.add(number)
        if taken:
            self._on_change()
        return taken

    def _confirm_below(self, offset: int) -> None:
        """A negative offset counts from the end, as in Telegram."""
        if offset < 0:
            keep = list(self._pending)[offset:]
            offset = keep[0] if keep else 0
        self._drop_while(lambda update: update.id < offset)

    def _forget_old(self) -> None:
        oldest = self._clock.unix() - RETENTION_SECONDS
        self._drop_while(lambda update: update.created < oldest)

    def _drop_while(self, condition: Callable[[Update], bool]) -> None:
        """Forget updates from the oldest on, as long as `condition` holds."""
        dropped = False
        while self._pending and condition(next(iter(self._pending.values()))):
            number, _ = self._pending.popitem(last=False)
            self._given.discard(number)
            dropped = True
        if dropped:
            self._on_change()
